//! A publication: what stands on its cover, and its chapters.

use std::fmt;

use schemars::json_schema;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{CellTime, Contact, Correction, Day, Many, PublicationPrint, ReviewEvery, Text, When};
use tavle_base::message;

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    pub title: Text,
    pub subtitle: Option<Text>,
    pub kind: Text,
    pub description: Option<Text>,
    pub slug: Option<Text>,
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    pub adopted: Option<Adopted>,
    pub valid: Option<CellTime>,
    pub version: Option<Text>,
    pub owner: Option<Box<str>>,
    pub contact: Option<Contact>,
    pub reviewed: Option<Day>,
    pub review_every: Option<ReviewEvery>,
    #[serde(default)]
    pub replaces: Many<Text>,
    #[serde(default)]
    pub superseded_by: Many<Text>,
    /// The objectives that it serves.
    #[serde(default)]
    pub serves: Many<Box<str>>,
    pub handbooks: Option<Vec<PublicationPrint>>,
    #[serde(default)]
    pub draft: bool,
    pub publish: Option<Day>,
    pub expires: Option<Day>,
    pub withdrawn: Option<Text>,
    pub updated: Option<Day>,
    #[serde(default)]
    pub sealed: bool,
    #[serde(default)]
    pub corrections: Vec<Correction>,
    pub chapters: Vec<ChapterEntry>,
}

/// When something was adopted, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Adopted {
    pub when: When,
    /// When it was to be adopted before that was moved.
    pub was: Option<When>,
    pub why: Option<Text>,
    /// The id of the unit that adopted it.
    pub body: Option<Box<str>>,
}

impl From<When> for Adopted {
    fn from(when: When) -> Self {
        Self { when, was: None, why: None, body: None }
    }
}

super::short::short_or_record! {
    Adopted, "wanted.adopted", |generator| generator.subschema_for::<When>(),
    { when: When; was: When, why: Text, body: Box<str> } => Adopted { when, was, why, body },
    {
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Adopted, E> {
            let when = When::deserialize(de::value::StrDeserializer::new(text))?;
            Ok(Adopted::from(when))
        }

        fn visit_u64<E: de::Error>(self, year: u64) -> Result<Adopted, E> {
            let when = When::deserialize(de::value::U64Deserializer::new(year))?;
            Ok(Adopted::from(when))
        }

        fn visit_unit<E: de::Error>(self) -> Result<Adopted, E> {
            Err(super::empty_value())
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Adopted, A::Error> {
            full(map)
        }
    }
}

/// A chapter's name, or a part with chapters.
#[derive(Clone, Debug, PartialEq)]
pub enum ChapterEntry {
    Chapter(Box<str>),
    Part { title: Text, chapters: Vec<Box<str>> },
}

impl ChapterEntry {
    /// The names of the chapters.
    pub fn names(&self) -> &[Box<str>] {
        match self {
            Self::Chapter(name) => std::slice::from_ref(name),
            Self::Part { chapters, .. } => chapters,
        }
    }
}

super::short::short_or_record! {
    ChapterEntry, "wanted.chapter-or-part", |_| json_schema!({ "type": "string" }),
    { part: Text, chapters: Vec<InPart> as Vec<String>; } => ChapterEntry::Part {
        title: part,
        chapters: chapters.into_iter().map(|InPart(name)| name).collect(),
    },
    {
        fn visit_str<E: de::Error>(self, name: &str) -> Result<ChapterEntry, E> {
            match name.is_empty() {
                true => Err(super::empty_value()),
                false => Ok(ChapterEntry::Chapter(name.into())),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ChapterEntry, A::Error> {
            full(map)
        }

        super::text::refuse_all_but_text!();
    }
}

/// The name of a chapter in a part, which holds no other parts.
struct InPart(Box<str>);

impl<'de> Deserialize<'de> for InPart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = InPart;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.chapter")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<InPart, E> {
                Ok(InPart(name.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<InPart, A::Error> {
                Err(de::Error::custom(message!("part-in-part")))
            }

            super::text::refuse_all_but_text!();
        }
        deserializer.deserialize_any(NameVisitor)
    }
}
