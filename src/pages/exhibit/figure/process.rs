//! A process as a figure: a course of steps, or a centre and what stands around it.

use super::drawing::Drawing;
use super::drawing::Drawn;
use super::drawing::Node;
use super::words::Words;
use super::words::sentence;
use crate::exhibit::cells::units;
use crate::exhibit::context::ExhibitContext;
use crate::table::Content;
use tavle_markup::Phrase;
use tavle_model::dataset::{Held, Row, RowTitle};
use tavle_model::roles::RoleId;
use tavle_model::text::Text;
use tavle_schema::Role;

/// A course. What happens in a step is in the column with the key `below`.
pub fn flow<'a>(context: &ExhibitContext<'a, '_>, below: &str, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let mut nodes = nodes(context, |row| text(context, row, below).or_else(|| holders(context, row)))?;
    for (number, node) in (1..).zip(&mut nodes) {
        node.number = Some(context.at.localized.locale().digits(number));
    }
    let strings = context.at.localized.strings();
    let description = sentence(&strings.figures.flow, caption, &[("steps", &titles(&nodes, &strings.and))]);
    Some(Drawn { drawing: Drawing::Flow(nodes), description, notes: Vec::new(), moves_with_day: false })
}

pub fn hub<'a>(context: &ExhibitContext<'a, '_>, centre: &'a Text, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let around = nodes(context, |row| holders(context, row))?;
    let centre = Words::of(&context.at.text(centre))?;
    let strings = context.at.localized.strings();
    let slots = [("centre", centre.text.as_ref()), ("steps", &titles(&around, &strings.and))];
    let description = sentence(&strings.figures.hub, caption, &slots);
    Some(Drawn { drawing: Drawing::Hub { centre, around }, description, notes: Vec::new(), moves_with_day: false })
}

/// The steps that are shown, with what is said below each; nothing if there are none.
fn nodes<'a>(context: &ExhibitContext<'a, '_>, below: impl Fn(&'a Row) -> Option<Words<'a>>) -> Option<Vec<Node<'a>>> {
    let nodes: Vec<Node<'a>> = context
        .rows()
        .into_iter()
        .filter_map(|r| {
            let row: &'a Row = &context.set.rows[r];
            let title = title(context, row)?;
            Some(Node { number: None, title, below: below(row) })
        })
        .collect();
    (!nodes.is_empty()).then_some(nodes)
}

/// What a row is called.
pub fn title<'a>(context: &ExhibitContext<'a, '_>, row: &'a Row) -> Option<Words<'a>> {
    match context.set.row_title(row) {
        RowTitle::Text(text) => Words::of(&context.at.text(text)),
        RowTitle::Id(id) => Some(Words { text: id.into(), lang: None }),
    }
}

/// What happens in a step.
fn text<'a>(context: &ExhibitContext<'a, '_>, row: &'a Row, column: &str) -> Option<Words<'a>> {
    Words::of(&context.at.text(context.set.text(row, column)?))
}

/// Who takes a step: those responsible for it, else those in the first role that anyone has.
fn holders<'a>(context: &ExhibitContext<'a, '_>, row: &'a Row) -> Option<Words<'a>> {
    const FIRST: [Role; 6] =
        [Role::Responsible, Role::Partners, Role::Coordinator, Role::Decides, Role::Consulted, Role::Informed];
    let others = context.set.roles.others().map(|(id, _)| id);
    let mut all = FIRST.into_iter().map(RoleId::of).chain(others).map(|role| units(row, Held::Role(role), context.at));
    let mentions = all.find_map(|content| match content {
        Content::Units(mentions) => Some(mentions),
        _ => None,
    })?;
    Words::joined(mentions.iter().filter_map(|mention| Words::of(&mention.name)).collect())
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
