//! Rows over two scales as a figure: each row is put into the field of its two steps.

use super::drawing::{Drawing, Drawn};
use super::scales::{Field, Grid, Point, Scale};
use super::words::{Words, sentence};
use crate::exhibit::cells;
use crate::exhibit::context::ExhibitContext;
use crate::exhibit::row_name;
use crate::facts;
use tavle_markup::Phrase;
use tavle_model::dataset::RecordTarget;
use tavle_model::spec::Axes;
use tavle_schema::Rating;

pub fn grid<'a>(context: &ExhibitContext<'a, '_>, axes: &Axes, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let (set, at) = (context.set, context.at);
    let localized = at.localized;
    let own = localized.strings().kinds.of(set.spec.kind);
    let scale = |key: &str| -> Option<Scale<'a>> {
        let steps = (1..=Rating::MOST).map(|step| cells::rating(own, key, Rating(step).into(), localized)).collect();
        Some(Scale { title: Words::of(&Phrase::plain(localized.strings().field(set.spec.kind, key)?))?, steps })
    };
    let field = |across: u8, up: u8| {
        let level = (axes.rate)(up, across).step;
        Field { level, word: own.rating(axes.level, level).unwrap_or_default(), numbers: Vec::new() }
    };
    let line = |up: u8| (1..=Rating::MOST).map(|across| field(across, up)).collect();
    let mut fields: Vec<Vec<Field<'a>>> = (1..=Rating::MOST).map(line).collect();
    let mut points = Vec::new();
    for r in context.rows() {
        let row = &set.rows[r];
        let (across, up) = (set.rating(row, axes.across)?.step, set.rating(row, axes.up)?.step);
        // The same in every view, also where not all rows are shown.
        let own = row.number.as_deref().map(str::to_owned);
        let number = own.unwrap_or_else(|| localized.locale().digits(r as i64 + 1));
        fields[usize::from(up - 1)][usize::from(across - 1)].numbers.push(number.clone());
        let href = at.row(context.embed.data, RecordTarget::Row(r as u32)).map(|to| at.link(&to));
        points.push(Point { number, title: row_name::full_name(set, row, at).linked(href) });
    }
    let grid = Grid { across: scale(axes.across)?, up: scale(axes.up)?, fields, points };
    let count = localized.count(grid.points.len(), facts::plural(localized, set.spec));
    let (up, across) = (grid.up.title.text.to_lowercase(), grid.across.title.text.to_lowercase());
    let slots = [("count", count.as_str()), ("up", &up), ("across", &across), ("levels", &grid.levels())];
    let description = sentence(&localized.strings().figures.grid, caption, &slots);
    let has_points = !grid.points.is_empty();
    has_points.then(|| Drawn { drawing: Drawing::Grid(grid), description, notes: Vec::new(), moves_with_day: false })
}
