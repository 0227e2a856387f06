//! Several strings in one piece of memory.
//!
//! A site has hundreds of thousands of short texts, each in some languages. One string for all of a text's languages
//! takes half of what a list of strings does, and is made in one go.

use memchr::{memchr, memchr_iter};

/// The sign between two parts, which stands in no text: Unicode calls it "unit separator", and no output may have it.
const SEPARATOR: u8 = b'\x1f';

/// Strings that are kept as one. It has at least one part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Joined(Box<str>);

impl Joined {
    /// All parts, in their order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        split(&self.0)
    }

    /// The part with this index; nothing if there are not so many.
    pub fn part(&self, index: usize) -> Option<&str> {
        self.parts().nth(index)
    }

    /// The only part, if there is but one.
    pub fn single(&self) -> Option<&str> {
        memchr(SEPARATOR, self.0.as_bytes()).is_none().then_some(&self.0)
    }
}

impl<'p> FromIterator<&'p str> for Joined {
    fn from_iter<I: IntoIterator<Item = &'p str>>(parts: I) -> Self {
        let mut all = JoinedBuf::default();
        parts.into_iter().for_each(|part| all.push(part));
        all.finish()
    }
}

/// A [`Joined`] that grows part by part.
#[derive(Debug, Default)]
pub struct JoinedBuf {
    all: String,
    has_parts: bool,
}

impl JoinedBuf {
    /// Room for strings of this many bytes in all.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { all: String::with_capacity(bytes), has_parts: false }
    }

    /// Adds a part, without the sign that stands between parts.
    pub fn push(&mut self, part: &str) {
        if std::mem::replace(&mut self.has_parts, true) {
            self.all.push(char::from(SEPARATOR));
        }
        self.all.extend(split(part));
    }

    /// The parts so far.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        split(&self.all).filter(|_| self.has_parts)
    }

    /// Whether there is no part yet.
    pub fn is_empty(&self) -> bool {
        !self.has_parts
    }

    /// The strings as they are kept.
    pub fn finish(self) -> Joined {
        Joined(self.all.into())
    }
}

/// The parts of a string, which are many where it has the sign between parts, and else only itself.
fn split(all: &str) -> impl Iterator<Item = &str> {
    let mut ends = memchr_iter(SEPARATOR, all.as_bytes()).chain([all.len()]);
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = ends.next()?;
        let part = all.get(start..end);
        start = end + 1;
        part
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_out_as_they_went_in_without_the_sign_between_them() {
        let all: Joined = ["da", "", "a\u{1f}b"].into_iter().collect();
        assert_eq!(all.parts().collect::<Vec<_>>(), ["da", "", "ab"]);
        assert_eq!((all.part(1), all.part(3), all.single()), (Some(""), None, None));
        let one: Joined = ["same"].into_iter().collect();
        assert_eq!(one.single(), Some("same"));
    }
}
