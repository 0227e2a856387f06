//! The tree as a figure, with the same as a table beside it.

use super::branch::{Branch, Tree};
use crate::context::PageContext;
use crate::exhibit::Anchors;
use crate::exhibit::figure::{Drawing, Figure, Labels, Leaf, Words};
use crate::exhibit::more;
use crate::facts;
use crate::table::{Cell, Column, Content, Group, Row, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_schema::fill;

/// How many boxes are drawn below one, and how many in all: the tree as a list has the others.
const MOST_BELOW: usize = 12;
const MOST_DRAWN: usize = 200;

/// The trees as a figure; nothing where there is nothing in them.
pub fn figure<'a>(
    trees: &[Tree<'a>],
    caption: Phrase<'a>,
    at: PageContext<'a>,
    anchors: &mut Anchors<'a>,
) -> Option<Figure<'a>> {
    let mut room = MOST_DRAWN;
    let leaves: Vec<Leaf<'a>> =
        trees.iter().flat_map(|tree| &tree.branches).filter_map(|branch| leaf(branch, &mut room, at)).collect();
    if leaves.is_empty() {
        return None;
    }
    let localized = at.localized;
    let strings = localized.strings();
    let id = anchors.take("figure-connections");
    let labels = ["narrow", "wide", "broad"].map(|form| Labels {
        title: anchors.take(format!("{id}-{form}-title")),
        description: anchors.take(format!("{id}-{form}-text")),
    });
    let (objectives, contributions) = counted(trees);
    let title = caption.words().into_owned();
    let slots = [
        ("title", title.as_str()),
        ("objectives", &localized.count(objectives, &strings.counts.objectives)),
        ("contributions", &localized.count(contributions, &strings.counts.contributions)),
    ];
    let source = facts::sources(trees.iter().map(|tree| localized.site.set(tree.data)));
    let table = table(trees, &source, caption.clone(), at, anchors);
    Some(Figure {
        id,
        labels,
        source,
        caption,
        drawing: Some(Drawing::Tree(leaves)),
        description: fill(&strings.figures.connections, &slots),
        is_rtl: localized.locale().is_rtl(),
        notes: Vec::new(),
        table,
        shows_table: false,
        moves_with_day: trees.iter().flat_map(|tree| &tree.branches).any(Branch::depends_on_day),
    })
}

fn leaf<'a>(branch: &Branch<'a>, room: &mut usize, at: PageContext<'a>) -> Option<Leaf<'a>> {
    *room = room.checked_sub(1)?;
    let mut children: Vec<Leaf<'a>> =
        branch.children.iter().take(MOST_BELOW).filter_map(|child| leaf(child, room, at)).collect();
    let left = branch.left + branch.children.len() - children.len();
    if left > 0 {
        let title = Words { text: more(left, at).into(), lang: None };
        children.push(Leaf { title, below: None, children: Vec::new() });
    }
    let notes = branch.notes.iter().map(|note| Words { text: note.clone().into(), lang: None });
    let time = branch.when.as_ref().and_then(|when| Words::of(&when.time));
    let status = branch.status.as_ref();
    let state = status.and_then(|status| Words::of(&status.word)).into_iter();
    let late = status.and_then(|status| status.late()).map(plain);
    let below: Vec<Words<'a>> = notes.chain(time).chain(state).chain(late).collect();
    Some(Leaf { title: Words::of(&branch.title)?, below: Words::joined(below), children })
}

fn plain(text: &str) -> Words<'_> {
    Words { text: text.into(), lang: None }
}

/// How many objectives stand in the trees, and how many times something else does.
fn counted(trees: &[Tree<'_>]) -> (usize, usize) {
    fn add(branch: &Branch<'_>, is_top: bool, counts: &mut (usize, usize)) {
        match branch.is_objective {
            true => counts.0 += usize::from(branch.id.is_some()),
            // At the top stands nothing else but areas.
            false => counts.1 += usize::from(!is_top),
        }
        counts.1 += branch.left;
        branch.children.iter().for_each(|child| add(child, false, counts));
    }
    let mut counts = (0, 0);
    trees.iter().flat_map(|tree| &tree.branches).for_each(|branch| add(branch, true, &mut counts));
    counts
}

/// Each objective with what serves it, a row for each.
fn table<'a>(
    trees: &[Tree<'a>],
    source: &str,
    caption: Phrase<'a>,
    at: PageContext<'a>,
    anchors: &mut Anchors<'a>,
) -> Table<'a> {
    let strings = at.localized.strings();
    let words = &strings.connections;
    let as_text = Phrase::plain(strings.figures.as_text.as_ref());
    let columns = [
        ("objective", words.objective.as_ref()),
        ("contribution", words.contribution.as_ref()),
        ("plan", words.plan.as_ref()),
        ("when", strings.fields.when.as_ref()),
        ("status", strings.fields.status.as_ref()),
    ];
    let mut rows = Vec::new();
    trees.iter().flat_map(|tree| &tree.branches).for_each(|branch| below(branch, at, &mut rows));
    Table {
        id: anchors.take_table("table-connections"),
        class: "connections",
        source: source.to_owned(),
        caption: Phrase::All(vec![caption, Phrase::plain(" – "), as_text]),
        columns: columns.map(|(key, title)| Column::new(key, Phrase::plain(title))).into(),
        groups: vec![Group { rows, ..Group::default() }],
        totals: Vec::new(),
        legend: Vec::new(),
        legend_title: None,
        marks: Vec::new(),
        choices: None,
        rows_by_day: false,
    }
}

/// The rows of what stands below a branch.
fn below<'a>(branch: &Branch<'a>, at: PageContext<'a>, rows: &mut Vec<Row<'a>>) {
    if branch.is_objective && branch.id.is_some() {
        rows.extend(branch.children.iter().map(|child| row(branch, child.title.clone(), Some(child))));
        if branch.left > 0 {
            rows.push(row(branch, Phrase::plain(more(branch.left, at)), None));
        }
        if branch.children.is_empty() && branch.left == 0 {
            rows.push(row(branch, Phrase::plain(branch.notes.join(", ")), None));
        }
    }
    branch.children.iter().for_each(|child| below(child, at, rows));
}

fn row<'a>(objective: &Branch<'a>, contribution: Phrase<'a>, of: Option<&Branch<'a>>) -> Row<'a> {
    let plan = of.and_then(|one| one.of.clone()).map_or(Content::Empty, Content::Phrase);
    let when = of.and_then(|one| one.when.clone()).map_or(Content::Empty, Content::When);
    // How far an objective is, its notes say.
    let status = of.map_or(Content::Empty, |one| match (&one.status, one.notes.is_empty()) {
        (Some(status), _) => Content::Status(status.clone()),
        (None, false) => Content::Phrase(Phrase::plain(one.notes.join("; "))),
        (None, true) => Content::Empty,
    });
    let contents = [Content::Phrase(objective.title.clone()), Content::Phrase(contribution), plan, when, status];
    let cell = |(column, content)| Cell { column, rows: 1, is_header: column == 0, content, id: None };
    Row { id: None, cells: contents.into_iter().enumerate().map(cell).collect(), filter_keys: RowFilterKeys::default() }
}
