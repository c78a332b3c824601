//! What is kept of a record: its own strings and values in other arrays and objects, and a
//! little that is added. Serialized as JSON, members in their order.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::ser::{Serialize, Serializer};

use crate::record::Value;

/// What is kept of a value.
pub(super) enum Cut<'a> {
    /// No string.
    Value(&'a Value),
    Text(Cow<'a, str>),
    Yes,
    Array(Vec<Self>),
    Object(Vec<(&'a str, Self)>),
}

impl<'a> Cut<'a> {
    /// A member of an object, put last if it is not there.
    pub(super) fn member(
        &mut self,
        key: &'a str,
        otherwise: impl FnOnce() -> Self,
    ) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        let at = members.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
            members.push((key, otherwise()));
            members.len() - 1
        });
        Some(&mut members[at].1)
    }

    /// All strings of the record in it, also those that stand for something.
    pub(super) fn words(&self, out: &mut BTreeSet<&'a str>) {
        match self {
            Self::Text(Cow::Borrowed(text)) => _ = out.insert(text),
            Self::Array(elements) => elements.iter().for_each(|own| own.words(out)),
            Self::Object(members) => members.iter().for_each(|(_, own)| own.words(out)),
            Self::Value(_) | Self::Text(Cow::Owned(_)) | Self::Yes => {}
        }
    }
}

impl Serialize for Cut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Yes => serializer.serialize_bool(true),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, own)| (key, own)))
            }
        }
    }
}
