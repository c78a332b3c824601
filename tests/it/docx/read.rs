//! A Word file in, its parts out; what cannot be read is a mistake of the program.

use std::collections::BTreeMap;
use std::ops::Deref;

use communique::parity::word;
use roxmltree::Document;

pub(crate) use communique::parity::word::{
    R, Relation, W, all, attribute, child, is, value,
};

/// A Word file.
pub(crate) struct Package(pub(crate) word::Package);

impl Deref for Package {
    type Target = word::Package;

    fn deref(&self) -> &word::Package {
        &self.0
    }
}

impl Package {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(word::Package::new(bytes).expect("is a Word file"))
    }

    /// The text of a part.
    pub(crate) fn text(&self, part: &str) -> &str {
        let bytes = self.parts.get(part).unwrap_or_else(|| panic!("there is no {part}"));
        std::str::from_utf8(bytes).expect("is UTF-8")
    }

    /// A part as XML.
    pub(crate) fn xml(&self, part: &str) -> Document<'_> {
        self.0.xml(part).unwrap_or_else(|why| panic!("{part}: {why:?}"))
    }

    /// What a part relates to.
    pub(crate) fn relations(&self, part: &str) -> BTreeMap<String, Relation> {
        self.0.relations(part).unwrap_or_else(|why| panic!("{part}: {why:?}"))
    }

    /// The text that Word shows.
    pub(crate) fn shown(&self) -> String {
        word::body(self).expect("can be read").pieces.text()
    }
}
