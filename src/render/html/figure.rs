//! Figures as SVG, each with its title and description, and the same data as a table beside it.

use super::table;
use crate::pages::exhibit::figure::Figure;
use crate::schema::Strings;

pub fn figure(figure: &Figure<'_>, strings: &Strings, out: &mut String) {
    table::table(&figure.table, strings, out);
}
