//! Things that are written as one value: a text, a number or a truth value.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};

use tavle_base::{Message, message};

/// A value, as it is written.
#[derive(Clone, Copy, Debug)]
pub enum Scalar<'a> {
    /// Never only blanks.
    Text(&'a str),
    /// A whole number.
    Whole(&'a str),
    Decimal(&'a str),
    Bool(&'a str),
}

/// Reads one value. `wanted` is the key of the words for what is wanted where there is something else than a value.
pub fn scalar<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    wanted: &'static str,
    read: impl FnOnce(Scalar<'_>) -> Result<T, Message>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(ScalarVisitor { wanted, read })
}

struct ScalarVisitor<F> {
    wanted: &'static str,
    read: F,
}

impl<T, F: FnOnce(Scalar<'_>) -> Result<T, Message>> Visitor<'_> for ScalarVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.wanted)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        match text.trim().is_empty() {
            true => Err(empty_value()),
            false => (self.read)(Scalar::Text(text)).map_err(E::custom),
        }
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        (self.read)(Scalar::Whole(&number.to_string())).map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        (self.read)(Scalar::Whole(&number.to_string())).map_err(E::custom)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        (self.read)(Scalar::Decimal(&number.to_string())).map_err(E::custom)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
        (self.read)(Scalar::Bool(&value.to_string())).map_err(E::custom)
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        Err(empty_value())
    }
}

/// The diagnostic for a key without a value.
pub fn empty_value<E: de::Error>() -> E {
    E::custom(message!("empty-value"))
}
