//! How many rows are in each state, as bars: one for each group and one for all of them.

use super::drawing::Drawing;
use super::drawing::Drawn;
use super::lanes::{Share, Shares, Sign};
use super::words::Words;
use crate::context::{LocalizedSite, PageContext};
use crate::exhibit::context::ExhibitContext;
use crate::exhibit::summary::{by_top, counted, states, word};
use tavle_markup::Phrase;
use tavle_model::dataset::Counted;
use tavle_schema::{State, fill};

/// The rows of a data set, by its groups.
pub fn shares<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let (set, localized) = (context.set, context.at.localized);
    let rows = counted(context);
    let mut bars: Vec<Share<'a>> = by_top(set, &rows)
        .into_iter()
        .filter_map(|(top, members)| {
            share(Words::of(&context.at.text(&set.groups[top as usize].title))?, &members, context.at)
        })
        .collect();
    if bars.len() != 1 {
        bars.extend(share(Words::of(&Phrase::plain(localized.strings().fields.total.as_ref()))?, &rows, context.at));
    }
    drawn(bars, &rows, caption, localized)
}

/// Some rows as a bar; nothing for none.
pub fn share<'a>(title: Words<'a>, rows: &[Counted<'_>], at: PageContext<'a>) -> Option<Share<'a>> {
    let localized = at.localized;
    let all = State::ALL.into_iter().map(Some).chain([None]);
    let parts: Vec<(Option<State>, usize, String)> = all
        .map(|state| (state, rows.iter().filter(|row| row.state() == state).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| (state, count, localized.locale().integer(count as i64)))
        .collect();
    let lateness = || rows.iter().map(|row| row.lateness(at.today()));
    let late = lateness().filter(|one| one.is_late()).count();
    let late = (late > 0).then(|| format!("{} {}", localized.locale().integer(late as i64), localized.strings().late));
    (!parts.is_empty()).then(|| Share { title, parts, late, lateness: lateness().max().unwrap_or_default() })
}

/// The bars of all these rows as a drawing; nothing where none of them has a state.
pub fn drawn<'a>(
    bars: Vec<Share<'a>>,
    rows: &[Counted<'_>],
    caption: &Phrase<'a>,
    localized: LocalizedSite<'a>,
) -> Option<Drawn<'a>> {
    let strings = localized.strings();
    let most = bars.iter().map(|bar| bar.parts.iter().map(|(_, count, _)| count).sum()).max()?;
    let states = states(rows);
    if states.is_empty() {
        return None;
    }
    let key = states.into_iter().map(|state| (Sign::State(state), word(state, strings))).collect();
    let said: Vec<String> = bars.iter().map(|bar| said(bar, localized)).collect();
    let title = caption.words();
    let description =
        fill(&strings.figures.shares, &[("title", title.trim_end_matches('.')), ("groups", &said.join("; "))]);
    let moves_with_day = bars.iter().any(|bar| bar.lateness.depends_on_day());
    let drawing = Drawing::Shares(Shares { bars, most, key });
    Some(Drawn { drawing, description, notes: Vec::new(), moves_with_day })
}

/// A bar in words: "Housing: 3 completed, 1 in progress".
fn said(bar: &Share<'_>, localized: LocalizedSite<'_>) -> String {
    let strings = localized.strings();
    let parts = bar.parts.iter().map(|(state, _, count)| format!("{count} {}", word(*state, strings).to_lowercase()));
    let all: Vec<String> = parts.chain(bar.late.clone()).collect();
    format!("{}: {}", bar.title.text, all.join(", "))
}
