//! Words that can be found, with the language of each part of them.

use std::fmt::Write;

use crate::table::{Content, History, Item, StatusMention, UnitMention};
use tavle_markup::Phrase;

/// What stands between two parts of a passage that say different things.
const BETWEEN: &str = " · ";

/// Words without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Passage<'a> {
    pub pieces: Vec<Piece<'a>>,
}

/// Words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece<'a> {
    pub words: String,
    /// The language's tag, where it is another than the page's.
    pub lang: Option<&'a str>,
}

impl<'a> Passage<'a> {
    /// A phrase as a passage.
    pub fn of(phrase: &Phrase<'a>) -> Self {
        let mut passage = Self::default();
        passage.phrase(phrase);
        passage
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.words.trim().is_empty())
    }

    /// All words, whatever their language.
    pub fn words(&self) -> String {
        self.pieces.iter().map(|piece| piece.words.as_str()).collect()
    }

    /// Adds words directly after those before.
    pub fn add(&mut self, words: &str, lang: Option<&'a str>) {
        match self.pieces.last_mut() {
            Some(last) if last.lang == lang => last.words.push_str(words),
            _ if words.is_empty() => {}
            _ => self.pieces.push(Piece { words: words.to_owned(), lang }),
        }
    }

    /// Adds a phrase directly after the words before.
    pub fn phrase(&mut self, phrase: &Phrase<'a>) {
        match phrase {
            Phrase::Plain { text, lang } => self.add(text, *lang),
            Phrase::Marked { lang, .. } => self.add(&phrase.words(), *lang),
            Phrase::Time { words, .. } => self.add(words, None),
            Phrase::Link { words, .. } => self.phrase(words),
            Phrase::All(all) => all.iter().for_each(|one| self.phrase(one)),
        }
    }

    /// Adds another passage, apart from the words before.
    pub fn part(&mut self, other: Self) {
        if other.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.add(BETWEEN, None);
        }
        other.pieces.iter().for_each(|piece| self.add(&piece.words, piece.lang));
    }

    /// Adds what stands in a cell. A status is left out but for what is said beside it: it has a field of its own.
    pub fn content(&mut self, content: &Content<'a>) {
        match content {
            Content::Empty | Content::Letters(_) | Content::Count(..) => {}
            Content::Phrase(phrase) => self.part(Self::of(phrase)),
            Content::Phrases(all) => all.iter().for_each(|one| self.part(Self::of(one))),
            Content::Work(work) => work.phrases().for_each(|one| self.part(Self::of(one))),
            Content::Units(all) => self.part(units(all)),
            Content::Roles(roles) => {
                for (role, all) in roles {
                    let mut passage = Self::default();
                    passage.phrase(role);
                    passage.add(": ", None);
                    units(all).pieces.iter().for_each(|piece| passage.add(&piece.words, piece.lang));
                    self.part(passage);
                }
            }
            Content::When(time) => {
                self.part(Self::of(&time.time));
                if let Some(why) = &time.why {
                    self.part(Self::of(why));
                }
            }
            Content::Status(status) => self.note(status),
            Content::Number(_, words)
            | Content::Rating { written: words, .. }
            | Content::Money { written: words, .. } => self.part(Self::of(&Phrase::plain(words.clone()))),
            Content::Items(items) => items.iter().for_each(|one| self.item(one)),
            Content::History(history) => self.history(history),
        }
    }

    /// What was reported, without how far it was: that is found by how far it is now.
    fn history(&mut self, history: &History<'a>) {
        for report in &history.reports {
            self.item(&Item { status: None, ..report.clone() });
        }
    }

    fn note(&mut self, status: &StatusMention<'a>) {
        if let Some(note) = &status.note {
            self.part(Self::of(note));
        }
    }

    fn item(&mut self, item: &Item<'a>) {
        let mut passage = Self::default();
        let mut next = |phrase: &Phrase<'a>| {
            if !passage.is_empty() {
                passage.add(", ", None);
            }
            passage.phrase(phrase);
        };
        if let Some(time) = &item.time {
            next(&time.time);
        }
        item.body.iter().chain(&item.text).for_each(&mut next);
        for (word, fact) in &item.facts {
            let mut label = String::new();
            let _ = write!(label, "{word}: ");
            next(&Phrase::All(vec![Phrase::plain(label), fact.clone()]));
        }
        self.part(passage);
        if let Some(status) = &item.status {
            self.note(status);
        }
        if let Some(history) = &item.history {
            self.history(history);
        }
    }
}

/// Units as a list, each with its note.
pub fn units<'a>(all: &[UnitMention<'a>]) -> Passage<'a> {
    let mut passage = Passage::default();
    for (n, mention) in all.iter().enumerate() {
        if n > 0 {
            passage.add(", ", None);
        }
        passage.phrase(&mention.name);
        if let Some(note) = &mention.note {
            passage.add(" (", None);
            passage.phrase(note);
            passage.add(")", None);
        }
    }
    passage
}
