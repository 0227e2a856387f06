//! How much data one text shows. All of it stands on one page, so a short text could ask for more than there is memory.

use crate::chapter::Version;
use crate::destination::Destination;
use crate::embed::{MOST_CELLS, View, chart_cells};
use crate::scope::Scope;
use tavle_base::{Diagnostic, Place, message};

/// The most rows of data sets that one text shows. Each embed counts with all rows of its set: to find those that it shows,
/// all of them are looked at. One set alone may have more.
const MOST_ROWS: usize = 100_000;

/// The errors of the first embeds of a text that are too much, of which the `destinations` of its links are given.
pub fn too_much(version: &Version, destinations: &[Destination], scope: &Scope<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let (mut rows, mut cells) = (Amount::default(), Amount::default());
    for (link, destination) in version.document.links.iter().zip(destinations) {
        let Destination::Embed(embed) = destination else { continue };
        let set = &scope.data[embed.data.index()];
        let mut error = |message| {
            problems.push(Diagnostic::error(Place::bytes(version.file, link.span.clone()), message));
        };
        if rows.passes(set.rows.len().min(MOST_ROWS), MOST_ROWS) {
            error(message!("too-many-embeds.rows", n = MOST_ROWS));
        }
        if embed.view == View::Raci {
            let shown = embed.rows(set, (scope.units, scope.mentions), None).map(|row| &set.rows[row]);
            if cells.passes(chart_cells(shown), MOST_CELLS) {
                error(message!("too-many-embeds.chart", n = MOST_CELLS));
            }
        }
    }
    problems
}

/// A sum that grows.
#[derive(Default)]
struct Amount(usize);

impl Amount {
    /// Adds to it; whether it was at most `most` before and no longer is.
    fn passes(&mut self, more: usize, most: usize) -> bool {
        let before = self.0;
        self.0 += more;
        before <= most && self.0 > most
    }
}
