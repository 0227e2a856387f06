//! Things that are written short, as one value, where there is nothing more to say, and as a record otherwise.

/// Decodes a type that is written short or as a record, and gives its schema.
///
/// `$short` is the schema of the short form. The fields of the record follow: those that must be there (with the type that
/// stands for theirs in the schema, if it is another), those that may, and the field of a row that takes the values in the
/// file's own columns; then the value that they make, and the visits of
/// a [`Visitor`](serde::de::Visitor) for all forms. Among these, `full(map)` reads the record.
macro_rules! short_or_record {
    (
        $name:ident, $wanted:literal, $short:expr,
        { $($must:ident: $must_type:ty $(as $must_schema:ty)?),+; $($may:ident: $may_type:ty),* $(; $own:ident)? } => $make:expr,
        { $($visits:tt)* }
    ) => {
        const _: () = {
            #[derive(serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Full {
                $($must: $must_type,)+
                $($may: Option<$may_type>,)*
                $(#[serde(default, rename = "_own")] $own: $crate::OwnValues,)?
            }

            fn full<'de, A: serde::de::MapAccess<'de>>(map: A) -> Result<$name, A::Error> {
                let map = serde::de::value::MapAccessDeserializer::new(map);
                let Full { $($must,)+ $($may,)* $($own,)? } = serde::Deserialize::deserialize(map)?;
                Ok($make)
            }

            struct FormVisitor;

            impl<'de> serde::de::Visitor<'de> for FormVisitor {
                type Value = $name;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str($wanted)
                }

                $($visits)*
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_any(FormVisitor)
                }
            }
        };

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let short: fn(&mut schemars::SchemaGenerator) -> schemars::Schema = $short;
                let short = short(generator);
                schemars::json_schema!({
                    "anyOf": [
                        short,
                        {
                            "type": "object",
                            "properties": {
                                $(stringify!($must): generator.subschema_for::<$crate::short::schema_type!($must_type $(, $must_schema)?)>(),)+
                                $(stringify!($may): generator.subschema_for::<$may_type>()),*
                            },
                            "required": [$(stringify!($must)),+],
                            "additionalProperties": ([$(stringify!($own),)? ""].len() > 1)
                        }
                    ]
                })
            }
        }
    };
}
pub(super) use short_or_record;

macro_rules! schema_type {
    ($type:ty) => {
        $type
    };
    ($type:ty, $schema:ty) => {
        $schema
    };
}
pub(super) use schema_type;

/// Decodes a type that is written either as a text alone or as a record with a text and optional fields.
///
/// A mapping is a record if its first key is one of the record's fields, else a text in several languages.
macro_rules! text_or_record {
    ($name:ident, $wanted:literal, $text:ident, { $($field:ident: $type:ty),* $(; $own:ident)? }) => {
        super::short::short_or_record! {
            $name, $wanted, |generator| generator.subschema_for::<Text>(),
            { $text: Text; $($field: $type),* $(; $own)? } => $name { $text, $($field,)* $($own,)? },
            {
                fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                    let $text = Text::deserialize(de::value::StrDeserializer::new(text))?;
                    Ok($name { $text, $($field: None,)* $($own: $crate::OwnValues::default(),)? })
                }

                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                    let first: Option<Box<str>> = map.next_key()?;
                    let is_field = |key: &str| {
                        [stringify!($text), $(stringify!($field),)* $(concat!("_", stringify!($own)))?].contains(&key)
                    };
                    let is_record = first.as_deref().is_some_and(is_field);
                    let map = super::text::Peeked { first, rest: map };
                    if is_record {
                        return full(map);
                    }
                    let $text = Text::deserialize(de::value::MapAccessDeserializer::new(map))?;
                    Ok($name { $text, $($field: None,)* $($own: $crate::OwnValues::default(),)? })
                }

                super::text::refuse_all_but_text!();
            }
        }
    };
}
pub(super) use text_or_record;
