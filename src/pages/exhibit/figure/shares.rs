//! How many rows are in each state, as bars: one for each group and one for all of them.

use super::{Drawing, Drawn, Sign, Words};
use crate::model::dataset::Row;
use crate::pages::edition::Edition;
use crate::pages::exhibit::{Turning, is_late};
use crate::pages::phrase::Phrase;
use crate::schema::{State, fill};

/// Bars of states, each as long as the rows that it stands for.
#[derive(Clone, Debug)]
pub struct Shares<'a> {
    pub bars: Vec<Share<'a>>,
    /// What the longest bar stands for.
    pub most: usize,
    pub key: Vec<(Sign, &'a str)>,
}

/// The rows of a group.
#[derive(Clone, Debug)]
pub struct Share<'a> {
    pub title: Words<'a>,
    /// The states that there are, each with its number of rows and that number in the language's digits.
    pub parts: Vec<(State, usize, String)>,
    /// How many rows are late, in words; nothing for none.
    pub late: Option<String>,
}

/// The rows of a data set, by its groups.
pub fn shares<'a>(turning: &Turning<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let (set, edition) = (turning.set, turning.at.edition);
    let rows: Vec<&Row> = turning.rows().into_iter().map(|r| &set.rows[r]).collect();
    let tops = (0..set.groups.len() as u32).filter(|n| set.groups[*n as usize].parent.is_none());
    let mut bars: Vec<Share<'a>> = tops
        .filter_map(|top| {
            let is_in = |row: &&&Row| row.group.is_some_and(|own| set.lineage(own).any(|at| at == top));
            let members: Vec<&Row> = rows.iter().filter(is_in).copied().collect();
            share(Words::of(&turning.at.text(&set.groups[top as usize].title))?, &members, edition)
        })
        .collect();
    if bars.len() != 1 {
        bars.extend(share(Words::of(&Phrase::plain(edition.strings().fields.total.as_ref()))?, &rows, edition));
    }
    drawn(bars, &rows, caption, edition)
}

/// Some rows as a bar; nothing where none of them has a state.
pub fn share<'a>(title: Words<'a>, rows: &[&Row], edition: Edition<'a>) -> Option<Share<'a>> {
    let count = |state| rows.iter().filter(|row| state_of(row) == Some(state)).count();
    let parts: Vec<(State, usize, String)> = State::ALL
        .into_iter()
        .map(|state| (state, count(state), edition.locale().integer(count(state) as i64)))
        .filter(|(_, count, _)| *count > 0)
        .collect();
    let late = rows.iter().filter(|row| is_late(row, edition.as_of())).count();
    let late = (late > 0).then(|| format!("{} {}", edition.locale().integer(late as i64), edition.strings().late));
    (!parts.is_empty()).then_some(Share { title, parts, late })
}

/// The bars of all these rows as a drawing.
pub fn drawn<'a>(bars: Vec<Share<'a>>, rows: &[&Row], caption: &Phrase<'a>, edition: Edition<'a>) -> Option<Drawn<'a>> {
    let strings = edition.strings();
    let most = bars.iter().map(|bar| bar.parts.iter().map(|(_, count, _)| count).sum()).max()?;
    let key = State::ALL.into_iter().filter(|state| rows.iter().any(|row| state_of(row) == Some(*state)));
    let key = key.map(|state| (Sign::State(state), strings.states.word(state))).collect();
    let said: Vec<String> = bars.iter().map(|bar| said(bar, edition)).collect();
    let title = caption.words();
    let description =
        fill(&strings.figures.shares, &[("title", title.trim_end_matches('.')), ("groups", &said.join("; "))]);
    Some(Drawn { drawing: Drawing::Shares(Shares { bars, most, key }), description, notes: Vec::new() })
}

fn state_of(row: &Row) -> Option<State> {
    row.status.as_ref().map(|own| own.state)
}

/// A bar in words: "Housing: 3 completed, 1 in progress".
fn said(bar: &Share<'_>, edition: Edition<'_>) -> String {
    let states = &edition.strings().states;
    let parts = bar.parts.iter().map(|(state, _, count)| format!("{count} {}", states.word(*state).to_lowercase()));
    let all: Vec<String> = parts.chain(bar.late.clone()).collect();
    format!("{}: {}", bar.title.text, all.join(", "))
}
