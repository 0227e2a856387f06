//! A process as a figure: a course of steps, or a centre and what stands around it.

use super::{Drawing, Drawn, Node, Words, sentence};
use crate::model::dataset::{Held, Row, RowTitle};
use crate::model::text::Text;
use crate::pages::exhibit::Turning;
use crate::pages::phrase::Phrase;
use crate::schema::Role;

pub fn flow<'a>(turning: &Turning<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let mut nodes = nodes(turning, |row| text(turning, row).or_else(|| units(turning, row)))?;
    for (number, node) in (1..).zip(&mut nodes) {
        node.number = Some(turning.at.edition.locale().digits(number));
    }
    let strings = turning.at.edition.strings();
    let description = sentence(&strings.figures.flow, caption, &[("steps", &titles(&nodes, &strings.and))]);
    Some(Drawn { drawing: Drawing::Flow(nodes), description, notes: Vec::new(), moves_with_day: false })
}

pub fn hub<'a>(turning: &Turning<'a, '_>, centre: &'a Text, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let around = nodes(turning, |row| units(turning, row))?;
    let centre = Words::of(&turning.at.text(centre))?;
    let strings = turning.at.edition.strings();
    let slots = [("centre", centre.text.as_ref()), ("steps", &titles(&around, &strings.and))];
    let description = sentence(&strings.figures.hub, caption, &slots);
    Some(Drawn { drawing: Drawing::Hub { centre, around }, description, notes: Vec::new(), moves_with_day: false })
}

/// The steps that are shown, with what is said below each; nothing if there are none.
fn nodes<'a>(turning: &Turning<'a, '_>, below: impl Fn(&'a Row) -> Option<Words<'a>>) -> Option<Vec<Node<'a>>> {
    let nodes: Vec<Node<'a>> = turning
        .rows()
        .into_iter()
        .filter_map(|r| {
            let row: &'a Row = &turning.set.rows[r];
            let title = title(turning, row)?;
            Some(Node { number: None, title, below: below(row) })
        })
        .collect();
    (!nodes.is_empty()).then_some(nodes)
}

/// What a row is called.
pub fn title<'a>(turning: &Turning<'a, '_>, row: &'a Row) -> Option<Words<'a>> {
    match turning.set.row_title(row) {
        RowTitle::Text(text) => Words::of(&turning.at.text(text)),
        RowTitle::Id(id) => Some(Words { text: id.into(), lang: None }),
    }
}

/// What happens in a step.
fn text<'a>(turning: &Turning<'a, '_>, row: &'a Row) -> Option<Words<'a>> {
    Words::of(&turning.at.text(turning.set.text(row, "text")?))
}

/// Who takes a step: those responsible for it, else those in the first role that anyone has.
fn units<'a>(turning: &Turning<'a, '_>, row: &'a Row) -> Option<Words<'a>> {
    const FIRST: [Role; 6] =
        [Role::Responsible, Role::Partners, Role::Coordinator, Role::Decides, Role::Consulted, Role::Informed];
    let of = |role| row.roles.iter().filter(move |holder| holder.held == Held::Role(role));
    let role = FIRST.into_iter().find(|role| of(*role).next().is_some())?;
    Words::joined(of(role).filter_map(|holder| Words::of(&turning.at.unit(holder.unit))).collect())
}

/// The titles in running text: "a, b and c".
fn titles(nodes: &[Node<'_>], and: &str) -> String {
    listed(nodes.iter().map(|node| node.title.text.as_ref()), and)
}

/// Several names in running text: "a, b and c".
pub fn listed<'t>(names: impl Iterator<Item = &'t str>, and: &str) -> String {
    let phrases = names.map(Phrase::plain).collect();
    Phrase::listed(phrases, and).words().into_owned()
}
