//! Who has which role in a row.

use schemars::json_schema;
use serde::de::{self, MapAccess};

use super::Text;
use tavle_base::keywords;

/// A unit that has a role: its id, or `{ unit: id, note: text }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// The id of a unit in a file of the kind `units`.
    pub unit: Box<str>,
    /// A few words on the role, as in "if needed".
    pub note: Option<Text>,
}

super::short::short_or_record! {
    UnitRef, "wanted.unit", |_| json_schema!({ "type": "string", "minLength": 1 }),
    { unit: Box<str>; note: Text } => UnitRef { unit, note },
    {
        fn visit_str<E: de::Error>(self, id: &str) -> Result<UnitRef, E> {
            match id.is_empty() {
                true => Err(super::empty_value()),
                false => Ok(UnitRef { unit: id.into(), note: None }),
            }
        }

        fn visit_unit<E: de::Error>(self) -> Result<UnitRef, E> {
            Err(super::empty_value())
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<UnitRef, A::Error> {
            full(map)
        }
    }
}

keywords! {
    /// The roles that a unit can have in a row, in the order in which they are shown.
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
macro_rules! with_roles {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(extend("additionalProperties" = true))]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
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
            #[serde(default, rename = "_own")]
            #[schemars(skip)]
            pub own: $crate::OwnValues,
        }

        impl $name {
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
