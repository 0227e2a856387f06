//! How numbers are shown in a spreadsheet of OpenDocument: a style for each way in which any of them is.

use std::collections::BTreeSet;

use super::open_document::{Attributes, Xml};
use tavle_pages::Spreadsheet;
use tavle_pages::data::spreadsheet::{Number, NumberLook, Value};

/// What the names of the styles begin with: those of numbers in rows, and of those below them.
const NUMBER: &str = "number";
pub const TOTAL: &str = "total";

/// The styles of the numbers of a spreadsheet, no two of which are the same: below the rows or not, how many decimals, and
/// what stands around them.
pub struct Styles(BTreeSet<(bool, usize, NumberLook)>);

impl Styles {
    pub fn of(sheet: &Spreadsheet) -> Self {
        let own = sheet.rows.iter().flatten().filter_map(|value| match value {
            Value::Number(number) => Some((false, number)),
            _ => None,
        });
        let totals = sheet.totals.iter().flat_map(|total| &total.numbers).map(|(_, number)| (true, number));
        let style = |(is_total, number): (bool, &Number)| (is_total, number.digits.decimals(), number.look.clone());
        Self(own.chain(totals).map(style).collect())
    }

    /// The name of the style of a number.
    pub fn name(&self, number: &Number, is_total: bool) -> String {
        let wanted = (is_total, number.digits.decimals(), number.look.clone());
        let n = self.0.range(..&wanted).count();
        name(n, is_total)
    }

    /// Writes the styles: how each shows a number, and by `cell` how its cells look otherwise.
    pub fn write(&self, xml: &mut Xml, cell: impl Fn(&mut Xml, &str, Attributes<'_>)) {
        for (n, (is_total, decimals, look)) in self.0.iter().enumerate() {
            let (name, format) = (name(n, *is_total), format!("format-{n}"));
            // A whole number of which nothing more is known needs no format, and whoever writes decimals into its place sees
            // them.
            if *decimals == 0 && !look.is_grouped {
                cell(xml, &name, &[]);
                continue;
            }
            data_style(xml, &format, *decimals, look);
            cell(xml, &name, &[("style:data-style-name", &format)]);
        }
    }
}

fn name(n: usize, is_total: bool) -> String {
    format!("{}-{n}", if is_total { TOTAL } else { NUMBER })
}

fn data_style(xml: &mut Xml, name: &str, decimals: usize, look: &NumberLook) {
    let decimals = decimals.to_string();
    let number = [
        ("number:decimal-places", &*decimals),
        ("number:min-decimal-places", &*decimals),
        ("number:min-integer-digits", "1"),
        ("number:grouping", if look.is_grouped { "true" } else { "false" }),
    ];
    let element = if look.is_percent { "number:percentage-style" } else { "number:number-style" };
    xml.element(element, &[("style:name", name)], |xml| {
        around(xml, &look.before);
        xml.empty("number:number", &number);
        around(xml, &look.after);
    });
}

fn around(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.text("number:text", &[], text);
    }
}
