//! Data on a page: a table, a list or a figure.

use super::{figure, list, table};
use crate::pages::Exhibit;
use crate::schema::Strings;

pub fn exhibit(exhibit: &Exhibit<'_>, strings: &Strings, out: &mut String) {
    match exhibit {
        Exhibit::Table(shown) => table::table(shown, strings, out),
        Exhibit::List(shown) => list::list(shown, strings, out),
        Exhibit::Figure(shown) => figure::figure(shown, strings, out),
    }
}
