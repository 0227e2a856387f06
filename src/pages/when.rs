//! When something is, in words.

use crate::base::locale::Locale;
use crate::schema::{When, WhenStrings};
pub fn words<T>(_: &When<T>, _: &Locale, _: &WhenStrings, _: impl Fn(&T) -> String) -> String {
    "when".into()
}
pub fn iso<T>(_: &When<T>) -> Option<String> {
    None
}
