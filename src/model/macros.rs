//! Macros that say a type of the record once: the type, its reading, the names of its
//! fields and its JSON Schema come out.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value};

use super::decode::Members;

/// An object of the record. `closed`: other members are mistakes; `open`: they get a
/// warning. Field names are written in camelCase in the record, or as given behind `=`.
/// Documentation comments become descriptions in the schema.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $members:ident struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::model::macros::fields! {
            $(#[doc = $doc])*
            $members struct $name { $($fields)* }
        }

        impl $crate::model::decode::Decode for $name {
            fn decode(
                node: &std::sync::Arc<$crate::record::Node>,
                cx: &mut $crate::model::decode::Context<'_>,
            ) -> Option<Self> {
                Self::read(node, Self::fields(), cx)
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }
    };
}

/// As `record`, without the implementation of `Decode`: for objects with a short form or
/// with fields that depend on one another.
macro_rules! fields {
    (
        $(#[doc = $doc:literal])*
        $members:ident struct $name:ident {
            $(
                $(#[doc = $note:literal])*
                $field:ident $(= $json:literal)? : $type:ty,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// Where it stands.
            pub origin: $crate::diagnostic::Origin,
            $( $(#[doc = $note])* pub $field: $type, )*
        }

        impl $name {
            /// The names of all fields, as written in the record.
            pub fn fields() -> &'static [String] {
                static NAMES: std::sync::LazyLock<Vec<String>> =
                    std::sync::LazyLock::new(|| vec![
                        $( $crate::model::macros::field_name!($field $(= $json)?) ),*
                    ]);
                &NAMES
            }

            /// Meets all leaves, in the order of the format.
            pub fn walk<'a>(&'a self, visit: &mut dyn FnMut($crate::model::Visit<'a>)) {
                $crate::model::walk::Walk::walk(self, visit);
            }

            /// Reads the fields of an object in which `allowed` members may stand.
            fn read(
                node: &std::sync::Arc<$crate::record::Node>,
                allowed: &[String],
                cx: &mut $crate::model::decode::Context<'_>,
            ) -> Option<Self> {
                let members = $crate::model::macros::members!($members);
                let object =
                    $crate::model::decode::Object::new(node, members, allowed, cx)?;
                let mut names = Self::fields().iter();
                $(
                    let $field = object.field::<$type>(
                        names.next().expect("there is a name for each field"),
                        cx,
                    );
                )*
                Some(Self { origin: node.origin.clone(), $( $field: $field?, )* })
            }
        }

        impl $crate::model::walk::Walk for $name {
            fn walk<'a>(&'a self, visit: &mut dyn FnMut($crate::model::Visit<'a>)) {
                $( $crate::model::walk::Walk::walk(&self.$field, visit); )*
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(
                generator: &mut schemars::SchemaGenerator,
            ) -> schemars::Schema {
                $crate::model::macros::object_schema(
                    &[$($doc),*],
                    $crate::model::macros::members!($members),
                    Self::fields(),
                    vec![$((
                        &[$($note),*] as &[&str],
                        <$type as $crate::model::decode::Decode>::schema(generator),
                        <$type as $crate::model::decode::Decode>::absent().is_none(),
                    )),*],
                )
            }
        }
    };
}

/// A value out of a list of words.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        enum $name:ident {
            $( $(#[doc = $note:literal])* $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[doc = $note])* $variant, )+
        }

        impl $name {
            /// All words, as written in the record.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word, as written in the record.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            /// What a word of the record stands for.
            pub fn named(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )+ _ => None }
            }
        }

        impl $crate::model::decode::Leaf for $name {
            fn read(
                node: &std::sync::Arc<$crate::record::Node>,
                cx: &mut $crate::model::decode::Context<'_>,
            ) -> Option<Self> {
                let value = node.as_str().and_then(Self::named);
                if value.is_none() {
                    let mistake = $crate::model::mistake::choice(node, Self::WORDS);
                    cx.diagnostics.push(mistake);
                }
                value
            }

            fn schema() -> schemars::Schema {
                schemars::json_schema!({ "enum": Self::WORDS })
            }
        }
    };
}

/// The name of a field as written in the record.
macro_rules! field_name {
    ($field:ident) => {
        $crate::model::macros::camel(stringify!($field))
    };
    ($field:ident = $json:literal) => {
        String::from($json)
    };
}

macro_rules! members {
    (closed) => {
        $crate::model::decode::Members::Closed
    };
    (open) => {
        $crate::model::decode::Members::Open
    };
}

pub(super) use {choice, field_name, fields, members, record};

/// `family_name` as `familyName`.
pub(super) fn camel(snake: &str) -> String {
    let mut camel = String::with_capacity(snake.len());
    for (index, part) in snake.split('_').enumerate() {
        let (first, rest) = part.split_at(part.len().min(1));
        match index {
            0 => camel.push_str(first),
            _ => camel.push_str(&first.to_ascii_uppercase()),
        }
        camel.push_str(rest);
    }
    camel
}

/// The schema of an object: description, fields with theirs, and what else may stand there.
pub(super) fn object_schema(
    doc: &[&str],
    members: Members,
    names: &[String],
    fields: Vec<(&[&str], Schema, bool)>,
) -> Schema {
    let mut properties = Map::new();
    let mut required = vec![];
    for (name, (doc, schema, must)) in names.iter().zip(fields) {
        let mut schema = match members {
            Members::Closed => schema,
            Members::Open => json_schema!({ "anyOf": [schema, true] }),
        };
        describe(&mut schema, doc);
        properties.insert(name.clone(), schema.to_value());
        if must {
            required.push(Value::from(name.as_str()));
        }
    }
    let mut schema = json_schema!({ "type": "object" });
    describe(&mut schema, doc);
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("properties".into(), properties.into());
    if members == Members::Closed {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema
}

/// Adds a description made of the lines of a documentation comment.
pub(super) fn describe(schema: &mut Schema, doc: &[&str]) {
    let lines: Vec<_> = doc.iter().map(|line| line.trim()).collect();
    if !lines.is_empty() {
        schema.insert("description".into(), lines.join(" ").into());
    }
}
