//! Lists: items with their marks, counted.

use super::context::{Composer, block, join, paragraph};
use crate::document::{
    Block, Content, Inline, Item, Label, List, Marker, Numbering, Scope, Style,
};
use crate::locale::{Form, alpha, roman};
use crate::model::{self, ListBlock, ListMarker};

/// Counts the items of one list.
pub(super) struct Counter {
    sequence: u32,
    level: u8,
    marker: Marker,
    value: u32,
}

impl Counter {
    /// A count that begins anew.
    pub fn new(composer: &Composer, marker: Marker, level: u8) -> Self {
        Self { sequence: composer.new_sequence(), level, marker, value: 0 }
    }

    /// The next item's label.
    pub fn next(&mut self) -> Label {
        self.value += 1;
        let (before, after) = affixes(self.marker);
        Label {
            text: format!("{before}{}{after}", digits(self.marker, self.value)),
            numbering: Numbering {
                sequence: self.sequence,
                level: self.level,
                marker: self.marker,
                value: self.value,
                affixes: (before.to_owned(), after.to_owned()),
                with_parents: false,
                scope: Scope::List,
            },
        }
    }
}

/// What stands around a number.
pub(super) fn affixes(marker: Marker) -> (&'static str, &'static str) {
    match marker {
        Marker::Decimal | Marker::UpperRoman | Marker::UpperAlpha => ("", "."),
        Marker::LowerAlpha | Marker::LowerRoman => ("(", ")"),
        Marker::Bullet | Marker::Dash | Marker::None => ("", ""),
    }
}

/// A number, or the mark itself.
pub(super) fn digits(marker: Marker, value: u32) -> String {
    match marker {
        Marker::Bullet => "•".to_owned(),
        Marker::Dash => "–".to_owned(),
        Marker::None => String::new(),
        Marker::Decimal => value.to_string(),
        Marker::LowerAlpha => alpha(value),
        Marker::UpperAlpha => alpha(value).to_uppercase(),
        Marker::UpperRoman => roman(value),
        Marker::LowerRoman => roman(value).to_lowercase(),
    }
}

/// The mark that the record names.
pub(super) fn marker(marker: ListMarker) -> Marker {
    match marker {
        ListMarker::Bullet => Marker::Bullet,
        ListMarker::Dash => Marker::Dash,
        ListMarker::Decimal => Marker::Decimal,
        ListMarker::LowerAlpha => Marker::LowerAlpha,
        ListMarker::LowerRoman => Marker::LowerRoman,
        ListMarker::UpperRoman => Marker::UpperRoman,
        ListMarker::UpperAlpha => Marker::UpperAlpha,
        ListMarker::None => Marker::None,
    }
}

/// The mark one level below, where the record names none: 1., (a), (i) as the United
/// Nations number; dashes under bullets.
pub(super) fn below(marker: Marker) -> Marker {
    match marker {
        Marker::Bullet => Marker::Dash,
        Marker::UpperRoman | Marker::UpperAlpha => Marker::Decimal,
        Marker::Decimal => Marker::LowerAlpha,
        Marker::LowerAlpha => Marker::LowerRoman,
        Marker::Dash | Marker::LowerRoman => Marker::Bullet,
        Marker::None => Marker::None,
    }
}

impl Composer {
    /// A list of the record, at a level from 0.
    pub fn list(&self, list: &ListBlock, level: u8) -> Block {
        let marker = list.marker.as_ref().map_or(Marker::Bullet, |own| marker(own.value));
        let content = Content::List(self.items(&list.items, marker, level));
        Block {
            origin: Some(list.origin.clone()),
            anchor: list.id.as_ref().map(|id| id.value.clone()),
            language: None,
            content,
        }
    }

    /// Items with those below them.
    pub fn items(&self, items: &[model::Item], marker: Marker, level: u8) -> List {
        let mut counter = Counter::new(self, marker, level);
        let items = items
            .iter()
            .map(|item| {
                let label = counter.next();
                Item {
                    origin: Some(item.origin.clone()),
                    anchor: item.id.as_ref().map(|id| id.value.clone()),
                    label,
                    blocks: self.item(item, marker, level),
                }
            })
            .collect();
        List { marker, items }
    }

    fn item(&self, item: &model::Item, above: Marker, level: u8) -> Vec<Block> {
        let mut blocks = vec![];
        blocks.extend(paragraph(Style::Body, self.optional(item.text.as_ref())));
        blocks.extend(paragraph(Style::Small, self.duties(item)));
        if !item.items.is_empty() {
            let own = item
                .marker
                .as_ref()
                .map_or_else(|| below(above), |own| marker(own.value));
            let list = self.items(&item.items, own, level.saturating_add(1));
            blocks.push(block(Content::List(list)));
        }
        blocks
    }

    /// Whom a recommendation is for and until when.
    fn duties(&self, item: &model::Item) -> Vec<Inline> {
        let mut parts = vec![];
        if !item.addressees.is_empty() {
            let names = self.parties(&item.addressees);
            parts.push(self.sentence("label-addressees", &[("names", names)]));
        }
        if let Some(deadline) = &item.deadline {
            let date = self.pending_date(deadline, Form::Title);
            parts.push(self.sentence("label-deadline", &[("date", date)]));
        }
        join(parts, " · ")
    }
}
