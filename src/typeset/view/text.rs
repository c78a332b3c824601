//! Paragraphs, headings, lists and the table of contents.

use minijinja::{Value, context};

use super::extent::headings;
use super::{ANCHOR, Writer};
use crate::document::{
    ContentsEntry, Inline, Item, Label, List, Marker, Paragraph, Scope, Style,
};
use crate::style::Role;
use crate::typeset::sheet;

impl<'a> Writer<'a> {
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, keep: bool) -> Value {
        let role = match paragraph.style {
            Style::Body => self.body,
            style => Role::Style(style),
        };
        let label = paragraph.label.as_ref();
        let scope = label.map_or(Scope::Paragraphs, |label| label.numbering.scope);
        context! {
            kind => "paragraph",
            role => sheet::name(role),
            text => self.inlines(&paragraph.content),
            label => label.map(|label| label.text.clone()),
            step => self.sheet.step(scope, label.map(|label| label.text.as_str())),
            keep => keep || paragraph.keep_with_next,
        }
    }

    /// A heading looks as its level says; its tag skips no level, as PDF/UA demands.
    pub(super) fn heading(
        &mut self,
        level: u8,
        label: Option<&Label>,
        text: &[Inline],
    ) -> Value {
        let level = level.clamp(1, 6);
        self.level = level.min(self.level + 1);
        context! {
            kind => "heading",
            role => sheet::name(Role::Heading(level)),
            level => self.level,
            text => self.inlines(text),
            label => label.map(|label| label.text.clone()),
            step => self.sheet.step(Scope::Headings, label.map(|l| l.text.as_str())),
        }
    }

    pub(super) fn list(&mut self, list: &'a List, keep: bool) -> Value {
        let labels = list.items.iter().map(|item| item.label.text.as_str());
        let step = match list.marker {
            Marker::None => 0.0,
            _ => self.sheet.step(Scope::List, labels),
        };
        // A list of a lower level that stands in no other belongs to a numbered paragraph.
        let lower = list.items.first().is_some_and(|item| item.label.numbering.level > 0);
        let indent = match self.body {
            Role::ListItem => 0.0,
            _ if lower => self.sheet.paragraph_step,
            _ => 0.0,
        };
        let outer = std::mem::replace(&mut self.body, Role::ListItem);
        let items: Value = list.items.iter().map(|item| self.item(item)).collect();
        self.body = outer;
        context! {
            kind => "list",
            counted => !matches!(list.marker, Marker::Bullet | Marker::Dash | Marker::None),
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
                context! {
                    level => entry.level.max(1),
                    anchor => format!("{ANCHOR}{}", entry.anchor),
                    text => entry.text.clone(),
                }
            })
            .collect();
        let title = self.document.words.contents.clone();
        self.level = self.level.max(1);
        context! { kind => "contents", title, entries => values, real }
    }
}
