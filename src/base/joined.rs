//! Several strings in one piece of memory.
//!
//! A site has hundreds of thousands of short texts, each in some languages. One string for all of a text's languages
//! takes half of what a list of strings does, and is made in one go.

/// The sign between two parts, which stands in no text: Unicode calls it "unit separator", and no output may have it.
const SEPARATOR: char = '\u{1f}';

/// Strings that are kept as one. It has at least one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined(Box<str>);

impl Joined {
    /// All parts, in their order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split(SEPARATOR)
    }

    /// The part with this index; nothing if there are not so many.
    pub fn part(&self, index: usize) -> Option<&str> {
        self.parts().nth(index)
    }

    /// The only part, if there is but one.
    pub fn single(&self) -> Option<&str> {
        (!self.0.contains(SEPARATOR)).then_some(&self.0)
    }
}

impl<S: AsRef<str>> FromIterator<S> for Joined {
    fn from_iter<I: IntoIterator<Item = S>>(parts: I) -> Self {
        let mut all = JoinedBuf::default();
        for part in parts {
            all.push(part.as_ref());
        }
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
    /// Adds a part, without the sign that stands between parts.
    pub fn push(&mut self, part: &str) {
        if std::mem::replace(&mut self.has_parts, true) {
            self.all.push(SEPARATOR);
        }
        match part.contains(SEPARATOR) {
            true => self.all.extend(part.split(SEPARATOR)),
            false => self.all.push_str(part),
        }
    }

    /// The parts so far.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.all.split(SEPARATOR).filter(|_| self.has_parts)
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
