//! Lists → paragraphs in the list styles, each with its level.

use docx_rs::DocumentChild;

use super::{Context, Line, Writer};
use crate::document::{Content, Item, List, Marker, Scope, Style};

/// The levels of Word's own list styles.
pub(in crate::docx) const DEPTH: usize = 5;

/// The style of an item with a marker, at a level from 0.
pub(in crate::docx) fn style(marker: Marker, level: usize) -> String {
    let name = match marker {
        Marker::Bullet => "ListBullet",
        Marker::Dash => "ListDash",
        Marker::None => "List",
        _ => "ListNumber",
    };
    at(name, level)
}

fn at(name: &str, level: usize) -> String {
    match level.min(DEPTH - 1) {
        0 => name.into(),
        level => format!("{name}{}", level + 1),
    }
}

impl Writer<'_> {
    /// A list; lists in it stand one level deeper.
    pub(super) fn list(
        &mut self,
        list: &List,
        context: Context,
        out: &mut Vec<DocumentChild>,
    ) {
        for (index, item) in list.items.iter().enumerate() {
            let keep = context.keep && index + 1 == list.items.len();
            self.item(item, Context { keep, ..context }, out);
        }
    }

    fn item(&mut self, item: &Item, context: Context, out: &mut Vec<DocumentChild>) {
        let level = match item.label.numbering.scope {
            Scope::List => usize::from(item.label.numbering.level).max(context.depth),
            _ => context.depth,
        };
        let marker = item.label.numbering.marker;
        let (first, rest) = match item.blocks.split_first() {
            Some((block, rest)) => match &block.content {
                Content::Paragraph(paragraph) => (Some((block, paragraph)), rest),
                _ => (None, item.blocks.as_slice()),
            },
            None => (None, item.blocks.as_slice()),
        };
        let own = first.map(|(_, paragraph)| paragraph.style);
        let own = own.filter(|style| *style != Style::Body);
        let numbering = self.number(Some(&item.label), own.is_none());
        let content = first.map_or(vec![], |(_, own)| self.text(&own.content));
        let anchor = first.and_then(|(block, _)| block.anchor.as_deref());
        let content = self.anchored(anchor, content);
        let content = self.anchored(item.anchor.as_deref(), content);
        let style = match own {
            Some(own) => super::block::style(own).into(),
            None => style(marker, level),
        };
        let keep = first.is_some_and(|(_, own)| own.keep_with_next)
            || context.keep && rest.is_empty();
        let start = out.len();
        out.push(Line::new(&style, content).numbered(numbering).keep(keep).block());
        if let Some(language) = first.and_then(|(block, _)| block.language.as_ref()) {
            self.speak(language, &mut out[start..]);
        }
        for block in rest {
            let continued = CONTINUED[level.min(DEPTH - 1)];
            let style = context.style.or(Some(continued));
            let inner = Context { depth: level + 1, keep: false, style, ..context };
            self.blocks(std::slice::from_ref(block), inner, out);
        }
    }
}

/// The style of small text in an item, at a level from 0.
pub(super) fn note(level: usize) -> &'static str {
    NOTES[level.min(DEPTH - 1)]
}

const NOTES: [&str; DEPTH] =
    ["ListNote", "ListNote2", "ListNote3", "ListNote4", "ListNote5"];

/// The styles of what follows in an item, for every level.
const CONTINUED: [&str; DEPTH] =
    ["ListContinue", "ListContinue2", "ListContinue3", "ListContinue4", "ListContinue5"];
