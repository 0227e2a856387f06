//! What stands behind the `?` of a destination: how data is turned that is put on a page.

use super::dataset::DataSet;
use super::embed::{Asked, Embed, LATE, NO_STATUS, View};
use super::link::Written;
use super::unit::Units;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{Diagnostic, Message, message};
use tavle_schema::ColumnOutput;

/// Turns an embedding by one `key=value` of its query.
pub fn turn(
    embed: &mut Embed,
    key: &str,
    value: &str,
    (set, units): (&DataSet, &Units),
    written: &Written<'_>,
) -> Result<(), Box<Diagnostic>> {
    let unknown = |word: &str, message: Message, known: &mut dyn Iterator<Item = &str>| {
        Box::new(Diagnostic::error(written.part(word), message.help(did_you_mean(word, known))))
    };
    match key {
        "view" => {
            embed.view = View::find(value).ok_or_else(|| {
                unknown(value, message!("unknown-view", word = value), &mut View::ALL.into_iter().map(View::word))
            })?;
        }
        "unit" => {
            let mut problems = Vec::new();
            embed.unit = units.resolve(value, || written.part(value), &mut problems);
            if let Some(problem) = problems.pop() {
                return Err(Box::new(problem));
            }
        }
        "columns" => {
            for name in value.split(',') {
                let found = set.columns.iter().position(|column| column.key.as_ref() == name);
                let column = found.ok_or_else(|| {
                    let mut keys = set.columns.iter().map(|column| column.key.as_ref());
                    unknown(name, message!("unknown-field", word = name), &mut keys)
                })?;
                if !set.columns[column].is_shown(ColumnOutput::Page) {
                    let message = message!("hidden-column", word = name);
                    return Err(Box::new(Diagnostic::error(written.part(name), message)));
                }
                embed.columns.push(column);
            }
        }
        "status" => {
            for word in value.split(',') {
                let asked = Asked::find(word, &set.statuses).ok_or_else(|| {
                    let mut words = set.statuses.ids().chain([NO_STATUS, LATE]);
                    unknown(word, message!("unknown-status", word), &mut words)
                })?;
                embed.states.push(asked);
            }
        }
        _ => {
            let known = &mut ["view", "unit", "columns", "status"].into_iter();
            return Err(unknown(key, message!("unknown-key.of-embed", word = key), known));
        }
    }
    Ok(())
}
