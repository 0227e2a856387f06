//! What a value says in words, wherever it stands: a number, a time, a status, what was chosen.

use super::amount;
use crate::context::{LocalizedSite, PageContext};
use crate::own_names;
use crate::table::{Content, StatusMention, TimeMention};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{Column, DataSet, Money, OwnColumn, Status, Timing, Value};
use tavle_model::spec::Rated;
use tavle_model::text::Text;
use tavle_routes::OutputKind;
use tavle_schema::{KindWord, When};

/// What the file says of a column of its own, with its key.
pub fn own_column(column: &Column) -> Option<(&str, &OwnColumn)> {
    column.own.as_deref().map(|own| (&*column.key, own))
}

/// A value; of a part of a row nothing, since it is more than a value.
pub fn value<'a>(
    value: &'a Value,
    (set, column): (&'a DataSet, Option<(&'a str, &'a OwnColumn)>),
    at: PageContext<'a>,
) -> Content<'a> {
    match value {
        Value::Text(text) => Content::Phrase(at.text(text)),
        Value::Texts(texts) => Content::Phrases(texts.iter().map(|text| at.text(text)).collect()),
        Value::Items(_) => Content::Empty,
        Value::When(timing) => Content::When(time(timing, at)),
        Value::Status(own) => Content::Status(status(set, own, Lateness::Never, at)),
        Value::Rating(rated) => {
            Content::Number(usize::from(rated.value).into(), at.localized.locale().integer(rated.value.into()))
        }
        // It stands in columns of its own.
        Value::Indicator(_) => Content::Empty,
        Value::Number(number) => {
            let written =
                amount::written(number, &amount::pattern(column.map(|(_, own)| own), at.localized), at.localized);
            Content::Number(number.clone(), written)
        }
        Value::Money(money) => {
            let Money { amount, currency } = &**money;
            let written = amount::written(amount, &amount::of_currency(currency.code(), at.localized), at.localized);
            Content::Money { value: amount.clone(), currency: currency.code(), written }
        }
        Value::Choices(chosen) => {
            let choices = column.map_or(&[][..], |(_, own)| &own.choices);
            let key = column.map_or("", |(key, _)| key);
            let titles = chosen.iter().filter_map(|n| choices.get(usize::from(*n))).map(|one| {
                let page = at.localized.site.chosen.find(key, &one.id);
                let page = page.and_then(|id| at.to(&OutputKind::Choice(id, at.localized.lang)));
                at.text(&one.title).unlinked().linked(page)
            });
            let mut titles: Vec<Phrase<'a>> = titles.collect();
            match titles.len() {
                1 => Content::Phrase(titles.remove(0)),
                _ => Content::Phrases(titles),
            }
        }
        Value::YesNo(is_yes) => {
            let words = &at.localized.strings().answers;
            Content::Phrase(Phrase::plain(if *is_yes { &*words.yes } else { &*words.no }))
        }
    }
}

/// A value on a scale with the word for its step, as in "4 – Large".
pub fn rating(words: &KindWord, column: &str, rated: Rated, localized: LocalizedSite<'_>) -> String {
    let value = localized.locale().integer(rated.value.into());
    words.rating(column, rated.step).map_or(value.clone(), |word| format!("{value} – {word}"))
}

/// A time, with what it was before it was moved.
pub fn time<'a>(timing: &'a Timing, at: PageContext<'a>) -> TimeMention<'a> {
    time_of(&timing.when, timing, at)
}

/// One of the times of a list, or the time that there is, with what was before it was moved.
pub fn time_of<'a>(when: &'a When<Text>, timing: &'a Timing, at: PageContext<'a>) -> TimeMention<'a> {
    TimeMention {
        when,
        time: at.time(when),
        was: timing.was.as_ref().map(|was| at.time(was)),
        why: timing.why.as_ref().map(|why| at.text(why)),
    }
}

/// How far something is, in words.
pub fn status<'a>(set: &'a DataSet, status: &'a Status, lateness: Lateness, at: PageContext<'a>) -> StatusMention<'a> {
    let (named, localized) = (set.statuses.get(status.id), at.localized);
    StatusMention {
        status: named,
        order: set.statuses.all().take_while(|(id, _)| *id < status.id).count(),
        word: own_names::status(Some(named), localized),
        note: status.note.as_ref().map(|note| at.text(note)),
        lateness,
        late_word: &localized.strings().late,
        is_derived: false,
        history: None,
    }
}
