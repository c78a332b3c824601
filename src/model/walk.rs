//! A part of the record comes in; its leaves are met one by one, none left out.

use indexmap::IndexMap;

use super::block::{Block, Required};
use super::brand::{Families, SignatureFieldsRecord};
use super::code::ByCountry;
use super::date::Date;
use super::decode::{At, Leaf};
use super::document::Reference;
use super::letter::{CopyTo, Enclosure};
use super::measure::Free;
use super::table::TableRow;
use super::text::{Pending, Placeholder, Text};
use crate::diagnostic::LanguageTag;

/// What is met on a walk.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'a> {
    Text(&'a Text),
    /// In place of something other than a text.
    Placeholder(&'a Placeholder),
    Date(&'a Date),
    /// An id, a path, an address: not for readers as it is.
    String(&'a At<String>),
    /// The language of what it stands beside, or one that is named.
    Language(&'a At<LanguageTag>),
}

/// Something whose leaves can be met, in the order of the format.
pub(super) trait Walk {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>));
}

impl Walk for Text {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Text(self));
    }
}

impl Walk for Date {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Date(self));
    }
}

impl<T: Leaf> Walk for At<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        T::visit(self, visit);
    }
}

impl<T: Walk> Walk for Pending<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::Known(value) => value.walk(visit),
            Self::Placeholder(placeholder) => visit(Visit::Placeholder(placeholder)),
        }
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.iter().for_each(|value| value.walk(visit));
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.iter().for_each(|value| value.walk(visit));
    }
}

impl<T: Walk> Walk for Required<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.0.walk(visit);
    }
}

impl<K, T: Walk> Walk for IndexMap<K, T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.values().for_each(|value| value.walk(visit));
    }
}

impl<T: Walk> Walk for ByCountry<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.0.walk(visit);
    }
}

impl Walk for Families {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.0.walk(visit);
    }
}

impl Walk for SignatureFieldsRecord {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::Whether(value) => value.walk(visit),
            Self::Asked(asked) => asked.walk(visit),
        }
    }
}

impl Walk for Free {
    fn walk<'a>(&'a self, _: &mut dyn FnMut(Visit<'a>)) {}
}

impl Walk for Block {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::Paragraph(block) => block.walk(visit),
            Self::Quote(block) => block.walk(visit),
            Self::List(block) => block.walk(visit),
            Self::Table(block) => block.walk(visit),
            Self::Generated(block) => block.walk(visit),
        }
    }
}

impl Walk for TableRow {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.cells.walk(visit);
    }
}

impl Walk for Reference {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::One(text) => text.walk(visit),
            Self::Several(list) => list.walk(visit),
        }
    }
}

impl Walk for Enclosure {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::Text(text) => text.walk(visit),
            Self::Titled(enclosure) => enclosure.walk(visit),
        }
    }
}

impl Walk for CopyTo {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::Text(text) => text.walk(visit),
            Self::Addressee(addressee) => addressee.walk(visit),
        }
    }
}
