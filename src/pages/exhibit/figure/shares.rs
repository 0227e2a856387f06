//! How many rows are in each state, as bars: one for each group and one for all of them.

use super::drawing::Drawing;
use super::drawing::Drawn;
use super::lanes::{Share, SharePart, Shares, Sign};
use super::words::Words;
use crate::context::{LocalizedSite, PageContext};
use crate::exhibit::context::ExhibitContext;
use crate::exhibit::summary::{Statused, by_top};
use crate::own_names;
use tavle_markup::Phrase;
use tavle_model::statuses::NamedStatus;
use tavle_schema::fill;

/// The rows of a data set, by its groups.
pub fn shares<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let (set, localized) = (context.set, context.at.localized);
    let rows = context.counted();
    let all = Statused::of_set(set, &rows);
    let mut bars: Vec<Share<'a>> = by_top(set, &rows)
        .into_iter()
        .filter_map(|(top, members)| {
            let title = Words::of(&context.at.text(&set.groups[top as usize].title))?;
            share(title, &Statused::of_set(set, &members), context.at)
        })
        .collect();
    if bars.len() != 1 {
        bars.extend(share(Words::of(&Phrase::plain(localized.strings().fields.total.as_ref()))?, &all, context.at));
    }
    drawn(bars, &all, caption, localized)
}

/// The rows of a data set, by the periods for which anything was reported, the oldest first.
pub fn by_period<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let set = context.set;
    let rows = context.reporters();
    let each: Vec<_> =
        context.periods.iter().map(|period| (*period, Statused::in_period(set, &rows, *period))).collect();
    let bars = each.iter().filter_map(|(period, members)| {
        let title = Words::of(&context.at.localized.time(&period.when()))?;
        share(title, members, context.at)
    });
    let bars = bars.collect();
    // All statuses that anything had in any of them are in the key.
    let all = Statused::together(set, each.into_iter().map(|(_, members)| members));
    drawn(bars, &all, caption, context.at.localized)
}

/// Some rows as a bar; nothing for none.
pub fn share<'a>(title: Words<'a>, rows: &Statused<'a>, at: PageContext<'a>) -> Option<Share<'a>> {
    let localized = at.localized;
    // Rows without a status count also where none has any: other bars may have some.
    let without = rows.count(None);
    let with = rows.statuses().into_iter().flatten().map(|status| (Some(status), rows.count(Some(status))));
    let parts: Vec<SharePart<'a>> = with
        .chain((without > 0).then_some((None, without)))
        .map(|(status, count)| SharePart {
            look: status.map(|status| status.look),
            word: own_names::status(status, localized),
            count,
            number: localized.locale().integer(count as i64),
        })
        .collect();
    let late = rows.late(at);
    let late = (late > 0).then(|| localized.count(late, &localized.strings().counts.late));
    (!parts.is_empty()).then(|| Share { title, parts, late, lateness: rows.lateness(at) })
}

/// The bars of all these rows as a drawing; nothing where none of them has a state.
pub fn drawn<'a>(
    bars: Vec<Share<'a>>,
    rows: &Statused<'a>,
    caption: &Phrase<'a>,
    localized: LocalizedSite<'a>,
) -> Option<Drawn<'a>> {
    let strings = localized.strings();
    let most = bars.iter().map(|bar| bar.parts.iter().map(|part| part.count).sum()).max()?;
    let statuses = rows.statuses();
    if statuses.is_empty() {
        return None;
    }
    let sign = |status: Option<&'a NamedStatus>| {
        (Sign::Status(status.map(|status| status.look)), own_names::status(status, localized))
    };
    let key = statuses.into_iter().map(sign).collect();
    let said: Vec<String> = bars.iter().map(said).collect();
    let title = caption.words();
    let description =
        fill(&strings.figures.shares, &[("title", title.trim_end_matches('.')), ("groups", &said.join("; "))]);
    let moves_with_day = bars.iter().any(|bar| bar.lateness.depends_on_day());
    let drawing = Drawing::Shares(Shares { bars, most, key });
    Some(Drawn { drawing, description, notes: Vec::new(), moves_with_day })
}

/// A bar in words: "Housing: 3 completed, 1 in progress".
fn said(bar: &Share<'_>) -> String {
    let parts = bar.parts.iter().map(|part| format!("{} {}", part.count, part.word.words().to_lowercase()));
    let all: Vec<String> = parts.chain(bar.late.clone()).collect();
    format!("{}: {}", bar.title.text, all.join(", "))
}
