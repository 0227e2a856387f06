//! The statuses and roles of a site, and of a file that names some itself: read from what is written, with what is wrong.

use std::sync::Arc;

use super::cursor::PathCursor;
use super::roles::{NamedRole, Roles};
use super::statuses::{LATE, NO_STATUS, NamedStatus, Statuses};
use super::text::Text;
use super::text_reader::TextReader;
use super::unit::{bad_name, is_name};
use tavle_base::diagnostic::{did_you_mean, nearest};
use tavle_base::{Diagnostic, Lang, Message, message, names};
use tavle_schema::{self as schema, Kind, OwnRole, OwnStatus, Role, State, StatusColour, StatusLook};

/// How many statuses, and how many roles, a file may name: each stands in the key of every chart.
const MOST: usize = 50;

/// The most characters of the letter of a role.
const LONGEST_LETTER: usize = 3;

/// The statuses and roles by which rows are read.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub statuses: Arc<Statuses>,
    pub roles: Arc<Roles>,
    /// Whether those of `site.yaml` could not all be read, so that one that is not here may be there.
    pub is_incomplete: bool,
}

impl Vocabulary {
    /// With what one file names over it. `kind` is that of a data set: in its rows, no role may have the key of another field.
    pub fn with(
        &self,
        statuses: Box<[OwnStatus]>,
        roles: Box<[OwnRole]>,
        kind: Option<Kind>,
        texts: &mut TextReader<'_>,
    ) -> Self {
        let mut all = self.clone();
        if !statuses.is_empty() {
            all.statuses = Arc::new(with_statuses(&self.statuses, statuses, texts));
        }
        if !roles.is_empty() {
            all.roles = Arc::new(with_roles(&self.roles, roles, kind, texts));
        }
        all
    }
}

fn with_statuses(known: &Statuses, written: Box<[OwnStatus]>, texts: &mut TextReader<'_>) -> Statuses {
    let top = PathCursor::TOP.key("statuses");
    let mut all = known.clone();
    let mut ids: Vec<Box<str>> = Vec::new();
    too_many(written.len(), "statuses", &top, texts);
    for (n, status) in written.into_iter().take(MOST).enumerate() {
        let cursor = top.index(n);
        check_id(&status.id, &ids, &cursor, texts, |id| {
            [NO_STATUS, LATE].contains(&id).then(|| message!("bad-id.of-status", id))
        });
        ids.push(status.id.clone());
        let state = State::find(&status.id);
        let counts_as = match (state, status.counts_as) {
            (Some(state), _) => state,
            (None, Some(counts_as)) => counts_as,
            (None, None) => {
                refuse(message!("no-counts-as", id = &status.id), &cursor, texts);
                State::InProgress
            }
        };
        let own = StatusLook::of(counts_as);
        let of_colour = |colour: StatusColour| State::find(colour.word());
        let is_other = [
            ("counts_as", status.counts_as.is_some_and(|own| own != counts_as)),
            ("shape", status.shape.is_some_and(|shape| shape != own.shape)),
            ("colour", status.colour.is_some_and(|colour| of_colour(colour) != Some(counts_as))),
        ];
        if let (Some(_), Some((key, _))) = (state, is_other.into_iter().find(|(_, is_other)| *is_other)) {
            refuse(message!("only-renamed", id = &status.id, key), &cursor.key(key), texts);
            continue;
        }
        let look = StatusLook { shape: status.shape.unwrap_or(own.shape), colour: status.colour.unwrap_or(own.colour) };
        let title = Some(texts.name(status.title, &cursor.key("title")));
        all.put(NamedStatus { id: status.id, title, also: Box::default(), counts_as, look });
    }
    all
}

fn with_roles(known: &Roles, written: Box<[OwnRole]>, kind: Option<Kind>, texts: &mut TextReader<'_>) -> Roles {
    let top = PathCursor::TOP.key("roles");
    let mut all = known.clone();
    let mut ids: Vec<Box<str>> = Vec::new();
    let mut letters: Vec<Text> = Vec::new();
    too_many(written.len(), "roles", &top, texts);
    let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    let field_of = |id: &str| kinds.iter().find(|kind| kind.fields().contains(&id) || id == "status" || id == "when");
    for (n, role) in written.into_iter().take(MOST).enumerate() {
        let cursor = top.index(n);
        check_id(&role.id, &ids, &cursor, texts, |id| {
            field_of(id).map(|kind| message!("bad-id.of-role", id, kind = kind.word()))
        });
        ids.push(role.id.clone());
        let is = Role::find(&role.id);
        if is.is_none() && role.letter.is_none() {
            refuse(message!("no-letter", id = &role.id), &cursor, texts);
        }
        let letter = role.letter.map(|letter| {
            let cursor = cursor.key("letter");
            let letter = texts.name(in_every_language(letter), &cursor);
            if letter.strings().any(|letter| letter.chars().count() > LONGEST_LETTER) {
                refuse(message!("long-letter", n = LONGEST_LETTER), &cursor, texts);
            }
            let is_same = |other: &Text| texts.languages.all().any(|lang| other.str(lang) == letter.str(lang));
            if letters.iter().any(is_same) {
                refuse(message!("duplicate-letter", letter = letter.str(Lang::DEFAULT)), &cursor, texts);
            }
            letters.push(letter.clone());
            (letter, texts.place(&cursor))
        });
        let title = Some(texts.name(role.title, &cursor.key("title")));
        all.put(NamedRole { id: role.id, title, letter, is });
    }
    all
}

/// A letter is seldom another in another language.
fn in_every_language(letter: schema::Text) -> schema::Text {
    match &letter {
        schema::Text::Plain(letter) => schema::Text::Tagged([("*", &**letter)].into_iter().collect()),
        schema::Text::Tagged(_) => letter,
    }
}

fn too_many(written: usize, key: &str, top: &PathCursor<'_>, texts: &mut TextReader<'_>) {
    if written > MOST {
        refuse(message!("too-many-names", key, n = MOST), &top.index(MOST), texts);
    }
}

/// Says what is wrong with an id: as a name, as the id of several, or by itself.
fn check_id(
    id: &str,
    before: &[Box<str>],
    cursor: &PathCursor<'_>,
    texts: &mut TextReader<'_>,
    problem: impl Fn(&str) -> Option<Message>,
) {
    let cursor = cursor.key("id");
    let place = texts.place(&cursor);
    if !is_name(id) {
        texts.diagnostics.push(bad_name(id, place));
    } else if before.iter().any(|known| **known == *id) {
        texts.diagnostics.push(Diagnostic::error(place, message!("duplicate-id.name", id)));
    } else if let Some(message) = problem(id) {
        texts.diagnostics.push(Diagnostic::error(place, message));
    }
}

/// That a word is no status, with those that there are.
pub fn unknown_status(word: &str, statuses: &Statuses) -> Message {
    let lower = word.to_lowercase();
    let is_called = |status: &&NamedStatus| {
        status.title.as_ref().is_some_and(|title| title.strings().any(|own| own.to_lowercase() == lower))
    };
    let meant = statuses.all().map(|(_, status)| status).find(is_called);
    let meant = meant.map(|status| message!("help.did-you-mean", name = &status.id));
    match statuses.all().all(|(_, status)| status.is_state()) {
        true => message!("unknown-status", word).help(meant.or_else(|| did_you_mean(word, statuses.ids()))),
        false => {
            let near = || nearest(word, statuses.ids()).map(|name| message!("help.did-you-mean", name));
            message!("unknown-status.of-list", word, statuses = names(statuses.ids())).help(meant.or_else(near))
        }
    }
}

fn refuse(message: Message, cursor: &PathCursor<'_>, texts: &mut TextReader<'_>) {
    texts.diagnostics.push(Diagnostic::error(texts.place(cursor), message));
}
