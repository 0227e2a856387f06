//! Who has which role in a row.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Text;

/// A unit that has a role: its id, or `{ unit: id, note: text }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// The id of a unit in a file of the kind `units`.
    pub unit: Box<str>,
    /// A few words on the role, as in "if needed".
    pub note: Option<Text>,
}

impl<'de> Deserialize<'de> for UnitRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct UnitRefVisitor;
        impl<'de> Visitor<'de> for UnitRefVisitor {
            type Value = UnitRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.unit")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<UnitRef, E> {
                if id.is_empty() {
                    return Err(super::empty_value());
                }
                Ok(UnitRef { unit: id.into(), note: None })
            }

            fn visit_unit<E: de::Error>(self) -> Result<UnitRef, E> {
                Err(super::empty_value())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<UnitRef, A::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields, expecting = "wanted.unit-record")]
                struct Full {
                    unit: Box<str>,
                    note: Option<Text>,
                }
                let full = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(UnitRef { unit: full.unit, note: full.note })
            }
        }
        deserializer.deserialize_any(UnitRefVisitor)
    }
}

impl JsonSchema for UnitRef {
    fn schema_name() -> Cow<'static, str> {
        "UnitRef".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "properties": { "unit": { "type": "string" }, "note": generator.subschema_for::<Text>() },
                    "required": ["unit"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

/// The roles that a unit can have in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Responsible,
    Coordinator,
    Decides,
    Partners,
    Consulted,
    Informed,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Responsible, Self::Coordinator, Self::Decides, Self::Partners, Self::Consulted, Self::Informed];

    /// The key under which the role is written.
    pub fn key(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Coordinator => "coordinator",
            Self::Decides => "decides",
            Self::Partners => "partners",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
        }
    }
}

/// Defines a struct whose records may name units in the six roles.
///
/// Serde cannot both flatten a struct of roles into a record and refuse unknown keys, so the fields are written
/// out by this macro.
macro_rules! with_roles {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            #[serde(default)]
            pub responsible: $crate::schema::Many<$crate::schema::UnitRef>,
            #[serde(default)]
            pub coordinator: $crate::schema::Many<$crate::schema::UnitRef>,
            #[serde(default)]
            pub decides: $crate::schema::Many<$crate::schema::UnitRef>,
            #[serde(default)]
            pub partners: $crate::schema::Many<$crate::schema::UnitRef>,
            #[serde(default)]
            pub consulted: $crate::schema::Many<$crate::schema::UnitRef>,
            #[serde(default)]
            pub informed: $crate::schema::Many<$crate::schema::UnitRef>,
        }

        impl $name {
            /// The units in each role, in the order of [`Role::ALL`](crate::schema::Role::ALL).
            pub fn take_roles(&mut self) -> [Box<[$crate::schema::UnitRef]>; 6] {
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
