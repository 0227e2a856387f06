//! What is visible: decided by [`Audience::sees`] and nowhere else.
//!
//! A [`Site`](super::Site) holds only what is visible, so nothing after the model can show anything else. Of what has
//! expired it keeps the address and the day ([`Withdrawn`]), and of the rest the path and the reason ([`Hidden`]), so
//! that a link to it can become plain text.

use std::collections::HashMap;

use jiff::civil::Date;

use super::spec::Spec;
use super::text::Text;
use tavle_base::{Diagnostic, FileId, KeyPath, Place, message};
use tavle_schema::{Day, FrontMatter, Head, Publication};

/// For whom the site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    /// The day for which the site is made.
    pub as_of: Date,
    /// Whether drafts, and what is to be published later, are shown as well.
    pub drafts: bool,
}

/// Why something is not visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// The file cannot be used, and that has been reported.
    Invalid,
    Draft,
    /// It is published on this day.
    Scheduled(Date),
    /// It has not been shown since this day.
    Expired(Date),
    /// It is a chapter that its publication does not list.
    Unlisted,
    /// It is data that no page shows, and that does not say `public: true`.
    Unused,
}

impl Hidden {
    /// The day on which it is published, where that is the only reason.
    pub fn published_on(self) -> Option<Date> {
        match self {
            Self::Scheduled(day) => Some(day),
            _ => None,
        }
    }
}

/// What an author says of when a file is visible.
#[derive(Clone, Copy, Debug, Default)]
pub struct Publishing {
    draft: bool,
    publish: Option<Day>,
    expires: Option<Day>,
}

impl From<&Head> for Publishing {
    fn from(head: &Head) -> Self {
        Self { draft: head.draft, publish: head.publish, expires: head.expires }
    }
}

impl From<&FrontMatter> for Publishing {
    fn from(front: &FrontMatter) -> Self {
        Self { draft: front.draft, publish: front.publish, expires: front.expires }
    }
}

impl From<&Publication> for Publishing {
    fn from(publication: &Publication) -> Self {
        Self { draft: publication.draft, publish: publication.publish, expires: publication.expires }
    }
}

impl Publishing {
    /// The diagnostic for a file that expires before it is published.
    pub fn problem(self, file: FileId) -> Option<Diagnostic> {
        let (Some(publish), Some(expires)) = (self.publish, self.expires) else { return None };
        (expires.0 <= publish.0).then(|| {
            let place = |key| Place::value(file, KeyPath::top().key(key));
            Diagnostic::error(place("expires"), message!("never-shown", expires = expires.to_string()))
                .related(place("publish"), message!("note.published"))
        })
    }
}

impl Audience {
    /// Whether something is visible by what its author says of it; else why not.
    pub fn sees(self, publishing: impl Into<Publishing>) -> Result<(), Hidden> {
        let Publishing { draft, publish, expires } = publishing.into();
        if draft && !self.drafts {
            return Err(Hidden::Draft);
        }
        match (publish, expires) {
            (Some(Day(day)), _) if day > self.as_of && !self.drafts => Err(Hidden::Scheduled(day)),
            (_, Some(Day(day))) if day <= self.as_of => Err(Hidden::Expired(day)),
            _ => Ok(()),
        }
    }

    /// Whether a data set is visible: by what its head says, and because a page shows it, because it says that it is
    /// public, or because it is a glossary. `shown` says whether the pages that show it are visible.
    pub fn sees_data(self, head: &Head, spec: &Spec, shown: &Shown) -> Result<(), Hidden> {
        let own = self.sees(head);
        match shown {
            _ if head.public || spec.is_glossary => own,
            Shown::Visibly => own,
            // What was never visible has no address to keep.
            Shown::Hidden(hidden) => match own {
                Err(Hidden::Draft | Hidden::Scheduled(_)) => own,
                _ => Err(*hidden),
            },
            Shown::Nowhere => Err(own.err().filter(|own| !matches!(own, Hidden::Expired(_))).unwrap_or(Hidden::Unused)),
        }
    }
}

/// What became of the pages that show a data set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// No page shows it.
    #[default]
    Nowhere,
    /// Only pages that are hidden themselves.
    Hidden(Hidden),
    /// At least one page that is visible.
    Visibly,
}

impl Shown {
    /// The same once another page shows it too. Of hidden pages the one that was visible last counts, so that the
    /// address of data that was public stays.
    #[must_use]
    pub fn also(self, other: Self) -> Self {
        match (self, other) {
            (Self::Visibly, _) | (_, Self::Visibly) => Self::Visibly,
            (Self::Hidden(a), Self::Hidden(b)) => Self::Hidden(match (a, b) {
                (Hidden::Expired(a), Hidden::Expired(b)) => Hidden::Expired(a.max(b)),
                (expired @ Hidden::Expired(_), _) | (_, expired @ Hidden::Expired(_)) => expired,
                (a, b) => a.max(b),
            }),
            (hidden @ Self::Hidden(_), Self::Nowhere) | (Self::Nowhere, hidden) => hidden,
        }
    }
}

/// What is not visible, by its path: `data/….yaml`, `content/…` without language and `.md`, and publications' folders.
pub type HiddenPaths = HashMap<Box<str>, Hidden>;

/// What is not part of the site, as far as that must be known.
#[derive(Debug, Default)]
pub struct LeftOut {
    pub hidden: HiddenPaths,
    pub withdrawn: Vec<Withdrawn>,
}

/// The address of something that has expired. Nothing of what it said is left but the address.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// The file that says so.
    pub file: FileId,
    pub address: Former,
    /// Since when it has not been shown.
    pub day: Date,
    /// What its author says about that.
    pub text: Option<Text>,
}

/// Where something stood while it was visible.
#[derive(Clone, Debug)]
pub enum Former {
    /// A publication, chapter or page: what follows the language in the address, one a language, as in `plan/status`.
    Text(Vec<Box<str>>),
    /// A data set: its path below `data/`, without `.yaml`.
    Data(Box<str>),
}
