//! A document comes in; which values of the record it shows goes out.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

use crate::diagnostic::Origin;
use crate::document::Document;

/// The values that a document shows, by their places.
#[derive(Debug)]
pub struct Shown<'a> {
    pub(super) document: &'a Document,
    /// Pointer and file.
    places: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Shown<'a> {
    /// Those of a document.
    pub fn new(document: &'a Document) -> Self {
        let mut places = BTreeSet::new();
        document.data(&mut |datum| {
            places.insert((&*datum.origin.pointer, &*datum.origin.file));
        });
        Self { document, places }
    }

    /// Whether a value is shown itself.
    pub(super) fn has(&self, origin: &Origin) -> bool {
        self.places.contains(&(&*origin.pointer, &*origin.file))
    }

    /// What is shown below a value, by what follows its pointer.
    pub(super) fn below<'s>(
        &'s self,
        origin: &'s Origin,
    ) -> impl Iterator<Item = &'s str> {
        let (pointer, file) = (&*origin.pointer, &*origin.file);
        let rest = self.places.range((Excluded((pointer, file)), Unbounded));
        let below = rest.map_while(move |(other, own)| {
            other.strip_prefix(pointer).map(|rest| (rest, *own == file))
        });
        below.filter(|(_, is_own)| *is_own).filter_map(|(rest, _)| rest.strip_prefix('/'))
    }
}
