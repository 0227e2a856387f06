//! The languages of a site, known by their order in `site.yaml`. The first is the default.

/// One of the site's languages, as an index into [`Languages`]; so small that it is copied everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub u8);

impl Lang {
    /// The language the site is written in first.
    pub const DEFAULT: Self = Self(0);

    /// The index into lists that have one element a language.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The languages of a site: their BCP 47 tags in lower case, the default first. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages {
    tags: Vec<Box<str>>,
}

impl Languages {
    /// The languages with these tags; `None` if there is none, or more than 255.
    pub fn new(tags: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Self> {
        let tags: Vec<Box<str>> = tags.into_iter().map(|tag| tag.as_ref().into()).collect();
        (!tags.is_empty() && tags.len() <= usize::from(u8::MAX)).then_some(Self { tags })
    }

    /// How many there are; at least one.
    pub fn count(&self) -> usize {
        self.tags.len()
    }

    /// All of them, in the site's order.
    pub fn all(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.tags.len() as u8).map(Lang)
    }

    /// The tag of a language, as in `da`.
    pub fn tag(&self, lang: Lang) -> &str {
        &self.tags[lang.index()]
    }

    /// All tags, in the site's order.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(AsRef::as_ref)
    }

    /// The language with this tag.
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.tags.iter().position(|known| known.as_ref() == tag).map(|index| Lang(index as u8))
    }
}
