//! Paragraphs, headings, lists and the table of contents.

use minijinja::{Value, context};

use super::extent::headings;
use super::{ANCHOR, Writer};
use crate::document::{ContentsEntry, Item, List, Marker, Paragraph, Scope, Style};
use crate::style::Role;
use crate::typeset::sheet;

impl<'a> Writer<'a> {
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, keep: bool) -> Value {
        let role = match paragraph.style {
            Style::Body => self.body,
            style => Role::Style(style),
        };
        let label = paragraph.label.as_ref();
        let step = label.map_or(0.0, |label| {
            let numbering = &label.numbering;
            let longest = self.longest.get(&numbering.sequence).copied();
            let step = self.sheet.step(numbering.scope, longest);
            self.hang = self.sheet.paragraph_step.max(step);
            step
        });
        context! {
            kind => "paragraph",
            role => sheet::name(role),
            text => self.inlines(&paragraph.content),
            label => label.map(|label| label.text.clone()),
            step,
            keep => keep || paragraph.keep_with_next,
            in_column => self.in_column,
        }
    }

    pub(super) fn list(&mut self, list: &'a List, keep: bool) -> Value {
        let labels = list.items.iter().map(|item| item.label.text.as_str());
        let step = self.sheet.step(Scope::List, labels);
        let counted =
            !matches!(list.marker, Marker::Bullet | Marker::Dash | Marker::None);
        let level = list.items.first().map_or(0, |item| item.label.numbering.level);
        // One of a lower level that stands in no other belongs to a numbered paragraph.
        let indent = if !self.in_list && level > 0 { self.hang } else { 0.0 };
        let outer = (self.body, self.in_list);
        (self.body, self.in_list) = (Role::ListItem, true);
        let items: Value = list.items.iter().map(|item| self.item(item)).collect();
        (self.body, self.in_list) = outer;
        context! {
            kind => "list",
            counted,
            items,
            step,
            indent,
            keep,
        }
    }

    fn item(&mut self, item: &'a Item) -> Value {
        let mark = self.mark(item.origin.as_ref());
        let anchor = item.anchor.as_deref().and_then(|anchor| self.anchor(anchor));
        let blocks = self.blocks(&item.blocks);
        context! { mark, anchor, label => item.label.text.clone(), blocks }
    }

    pub(super) fn contents(&mut self, entries: &[ContentsEntry]) -> Value {
        let headings = headings(self.document);
        let real = entries.iter().all(|entry| headings.contains(&entry.anchor.as_str()));
        let values: Value = entries
            .iter()
            .filter(|entry| self.anchors.contains(entry.anchor.as_str()))
            .map(|entry| {
                let language = entry.language.as_ref();
                context! {
                    level => entry.level.max(1),
                    anchor => format!("{ANCHOR}{}", entry.anchor),
                    text => entry.text.clone(),
                    language => language.map(|own| self.tongues.value(own)),
                }
            })
            .collect();
        let document = self.document;
        let title = self.inlines(&document.words.contents);
        self.level = self.level.max(1);
        context! { kind => "contents", title, entries => values, real }
    }
}
