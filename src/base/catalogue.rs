//! The words of the messages, in a few files for each language.
//!
//! A file is read when a message is not found in those before it, so a run without problems never reads their words.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::locale::Locale;
use super::message::{Arg, Message};
use super::plural::{Plural, fill};
use crate::message;

/// The languages that have a catalogue, and the files it is in, those first that most runs need. The first language
/// stands in for all others.
const FILES: [(&str, &[&str]); 1] = [(
    "en",
    &[
        include_str!("../messages/en/summary.yaml"),
        include_str!("../messages/en/command.yaml"),
        include_str!("../messages/en/diagnostics.yaml"),
    ],
)];

/// How many names of a list are shown.
pub(super) const MOST_NAMES: usize = 12;

/// All messages in one language.
pub struct Catalogue {
    locale: Locale,
    files: Box<[File]>,
}

struct File {
    text: &'static str,
    entries: OnceLock<HashMap<Box<str>, Entry>>,
}

impl File {
    fn entries(&self) -> &HashMap<Box<str>, Entry> {
        let read = || serde_yaml::from_str(self.text);
        self.entries.get_or_init(|| read().unwrap_or_else(|error| unreachable!("the tests read it too: {error}")))
    }
}

/// The words for one key.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    /// What is wrong, and what to do about it, with the same slots.
    Advised {
        message: Words,
        help: Words,
    },
    Plain(Words),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(Box<str>),
    /// By the number in the slot `n`.
    Plural(Plural),
}

impl Catalogue {
    /// The catalogue of the language with this tag.
    pub fn of(tag: &str) -> &'static Self {
        static READ: [OnceLock<Catalogue>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let language = tag.split('-').next().unwrap_or(tag);
        let n = FILES.iter().position(|(known, _)| *known == language).unwrap_or(0);
        READ[n].get_or_init(|| {
            let (tag, files) = FILES[n];
            let files = files.iter().map(|&text| File { text, entries: OnceLock::new() });
            Self { locale: Locale::new(tag), files: files.collect() }
        })
    }

    /// The one in the language in which the command speaks.
    pub fn own() -> &'static Self {
        Self::of("en")
    }

    /// A message in words, on one line; its key where there are no words for it.
    pub fn text(&self, message: &Message) -> String {
        let text = match self.entry(message.key()) {
            Some(Entry::Advised { message: words, .. } | Entry::Plain(words)) => self.fill(words, message),
            None => message.key().to_owned(),
        };
        match message.own_context() {
            Some(context) => self.text(&message!("list.context", context = context.clone(), message = text)),
            None => text,
        }
    }

    /// What to do about it: the message's own advice, or else that of the catalogue.
    pub fn help(&self, message: &Message) -> Option<String> {
        if let Some(help) = message.own_help() {
            return Some(self.text(help));
        }
        match self.entry(message.key())? {
            Entry::Advised { help, .. } => Some(self.fill(help, message)),
            Entry::Plain(_) => None,
        }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.files.iter().find_map(|file| file.entries().get(key))
    }

    fn fill(&self, words: &Words, message: &Message) -> String {
        let args: Vec<(&str, String)> = message.args().iter().map(|(name, arg)| (&**name, self.arg(arg))).collect();
        let slots: Vec<(&str, &str)> = args.iter().map(|(name, arg)| (*name, arg.as_str())).collect();
        let words = match words {
            Words::One(words) => words,
            Words::Plural(forms) => match message.args().get("n") {
                Some(Arg::Number(n)) => forms.form(*n, self.locale.plural(*n)),
                _ => &forms.other,
            },
        };
        fill(words, &slots)
    }

    fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Number(number) => number.to_string(),
            Arg::Text(text) => text.replace(['\n', '\r'], " "),
            Arg::Names(names) => self.list(names),
            Arg::Message(message) => self.text(message),
        }
    }

    /// Names as they stand in a sentence.
    fn list(&self, names: &[Box<str>]) -> String {
        // "and 1 more" would be no shorter than the name.
        let is_long = names.len() > MOST_NAMES + 1;
        let shown = names.iter().take(if is_long { MOST_NAMES } else { names.len() });
        let mut items: Vec<String> = shown.map(|name| self.text(&message!("list.name", name))).collect();
        if is_long {
            items.push(self.text(&message!("list.more", n = names.len() - MOST_NAMES)));
        }
        let last = items.pop();
        let first = items.into_iter().reduce(|first, next| self.text(&message!("list.next", first, next)));
        match (first, last) {
            (Some(first), Some(last)) => self.text(&message!("list.last", first, last)),
            (None, Some(only)) => only,
            (_, None) => self.text(&message!("list.none")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::names;

    #[test]
    fn a_message_is_put_into_words_with_its_help() {
        let english = Catalogue::of("en");
        let unit = message!("unknown-unit", name = "a\nb").help(message!("help.did-you-mean", name = "c"));
        assert_eq!(english.text(&unit), "`a b` is not a unit");
        assert_eq!(english.help(&unit).as_deref(), Some("did you mean `c`?"));
        let depth = message!("yaml-depth", n = 12usize).context(message!("context.in-folder", folder = "data"));
        assert!(english.text(&depth).starts_with("in the folder `data`: lists and records"));
        assert!(english.help(&depth).is_some());
        assert_eq!(english.help(&message!("unknown-unit", name = "a")), None);
    }

    #[test]
    fn a_number_chooses_the_form() {
        let spaces = |n: usize| Catalogue::of("en-IE").text(&message!("part.spaces", n));
        assert_eq!((spaces(1), spaces(4)), ("1 space".into(), "4 spaces".into()));
    }

    #[test]
    fn names_make_a_list_that_ends() {
        let all: Vec<String> = (1..=30).map(|n| n.to_string()).collect();
        let list = |count: usize| {
            let names = names(all[..count].iter().cloned());
            Catalogue::of("en").text(&message!("help.known-here", names)).replace("known here: ", "")
        };
        assert_eq!((list(1), list(3)), ("`1`".into(), "`1`, `2` and `3`".into()));
        assert!(list(13).ends_with("`12` and `13`"), "{}", list(13));
        assert!(list(30).ends_with("`11`, `12` and 18 more"), "{}", list(30));
    }

    #[test]
    fn a_language_without_a_catalogue_has_english() {
        assert_eq!(Catalogue::of("xx").text(&message!("no-title")), "the text has no title");
    }
}
