//! Who has which role in a row.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Text;
use tavle_base::{keywords, message};

/// Who has a role: the id of a unit, or `{ unit: id, role?, note? }`, or one of several with `{ either: [ids], role?, note? }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// The ids of units in files of the kind `units`: one, or all those of which one has the role.
    pub units: Box<[Box<str>]>,
    /// Whether they stand under `either:`.
    pub is_either: bool,
    /// What the unit does in the role, as in "author".
    pub role: Option<Text>,
    /// A few words on the role, as in "if needed".
    pub note: Option<Text>,
}

impl UnitRef {
    fn alone(unit: &str) -> Self {
        Self { units: Box::new([unit.into()]), is_either: false, role: None, note: None }
    }
}

impl<'de> Deserialize<'de> for UnitRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            unit: Option<Box<str>>,
            either: Option<Box<[Box<str>]>>,
            role: Option<Text>,
            note: Option<Text>,
        }

        struct FormVisitor;

        impl<'de> Visitor<'de> for FormVisitor {
            type Value = UnitRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.unit")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<UnitRef, E> {
                match id.is_empty() {
                    true => Err(super::empty_value()),
                    false => Ok(UnitRef::alone(id)),
                }
            }

            fn visit_unit<E: de::Error>(self) -> Result<UnitRef, E> {
                Err(super::empty_value())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<UnitRef, A::Error> {
                let Full { unit, either, role, note } = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                match (unit, either) {
                    (Some(unit), None) => Ok(UnitRef { role, note, ..UnitRef::alone(&unit) }),
                    (None, Some(units)) if units.len() > 1 => Ok(UnitRef { units, is_either: true, role, note }),
                    (None, Some(_)) => Err(de::Error::custom(message!("either-of-one"))),
                    (Some(_), Some(_)) => Err(de::Error::custom(message!("unit-and-either"))),
                    (None, None) => Err(de::Error::custom(message!("no-unit"))),
                }
            }
        }
        deserializer.deserialize_any(FormVisitor)
    }
}

impl JsonSchema for UnitRef {
    fn schema_name() -> Cow<'static, str> {
        "UnitRef".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        let id = json_schema!({ "type": "string", "minLength": 1 });
        json_schema!({
            "anyOf": [
                id,
                {
                    "type": "object",
                    "properties": { "unit": id, "role": text, "note": text },
                    "required": ["unit"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": {
                        "either": { "type": "array", "items": id, "minItems": 2 },
                        "role": text,
                        "note": text
                    },
                    "required": ["either"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

keywords! {
    /// The roles that every site has, in the order in which they are shown.
    pub enum Role {
        Responsible = "responsible",
        Coordinator = "coordinator",
        Decides = "decides",
        Partners = "partners",
        Consulted = "consulted",
        Informed = "informed",
    }
}

/// Defines a struct whose records may name units in the six roles.
///
/// Serde cannot both flatten a struct of roles into a record and refuse unknown keys, so the fields are written
/// out by this macro.
///
/// `with reports` adds the reports of a row. Files could name columns and roles of their own before there were any, so
/// `reports` is not among [`FIELDS`]: where a file or the site has a role of that name, that is what rows have under it.
///
/// [`FIELDS`]: crate::DataFile::FIELDS
macro_rules! with_roles {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(with $reports:ident)? { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(extend("additionalProperties" = true))]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            $(#[serde(default)] pub $reports: Box<[$crate::Report]>,)?
            #[serde(default)]
            pub responsible: $crate::Many<$crate::UnitRef>,
            #[serde(default)]
            pub coordinator: $crate::Many<$crate::UnitRef>,
            #[serde(default)]
            pub decides: $crate::Many<$crate::UnitRef>,
            #[serde(default)]
            pub partners: $crate::Many<$crate::UnitRef>,
            #[serde(default)]
            pub consulted: $crate::Many<$crate::UnitRef>,
            #[serde(default)]
            pub informed: $crate::Many<$crate::UnitRef>,
            pub number: Option<$crate::RowNumber>,
            #[serde(default)]
            pub also: $crate::Many<$crate::Text>,
            #[serde(default)]
            pub serves: $crate::Many<Box<str>>,
            #[serde(default)]
            pub related: $crate::Many<$crate::Relation>,
            #[serde(default, rename = "_own")]
            #[schemars(skip)]
            pub own: $crate::OwnValues,
        }

        impl $name {
            /// The keys of its own fields.
            pub const FIELDS: &'static [&'static str] =
                &[$(stringify!($field),)* "number", "also", "serves", "related"];

            /// What it has beside the fields of its kind.
            pub fn take_common(&mut self) -> $crate::RowCommon {
                $crate::RowCommon {
                    number: self.number.take(),
                    also: std::mem::take(&mut self.also),
                    serves: std::mem::take(&mut self.serves),
                    related: std::mem::take(&mut self.related),
                    own: std::mem::take(&mut self.own),
                }
            }

            /// The units in each role, in the order of [`Role::ALL`](crate::Role::ALL).
            pub fn take_roles(&mut self) -> [Box<[$crate::UnitRef]>; 6] {
                [
                    std::mem::take(&mut self.responsible.0),
                    std::mem::take(&mut self.coordinator.0),
                    std::mem::take(&mut self.decides.0),
                    std::mem::take(&mut self.partners.0),
                    std::mem::take(&mut self.consulted.0),
                    std::mem::take(&mut self.informed.0),
                ]
            }
        }
    };
}
pub(crate) use with_roles;
