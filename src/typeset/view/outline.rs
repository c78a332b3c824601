//! Headings and bookmarks: what a reader leaps to.

use minijinja::{Value, context};

use super::{Writer, unmarked};
use crate::document::{
    Block, Content, Inline, Label, Letter, Paragraph, Scope, Style, text_of,
};
use crate::style::Role;
use crate::typeset::sheet;

/// Whether lines of a style head what follows them: a letter's subject, its enclosures.
pub(super) fn is_heading(style: Style) -> bool {
    matches!(style, Style::Subject | Style::SmallHeading)
}

/// A bookmark for what is no heading: the title.
pub(super) fn bookmark(block: &Block) -> Option<Value> {
    let Content::Paragraph(own) = &block.content else { return None };
    let text = (own.style == Style::Title).then(|| text_of(&own.content))?;
    Some(unmarked(context! { kind => "bookmark", level => 1, text }))
}

/// The bookmark of one of several letters: whom it is to.
pub(super) fn of_letter(letter: &Letter, title: &str) -> Value {
    let text = addressee(&letter.blocks).unwrap_or_else(|| title.to_owned());
    unmarked(context! { kind => "bookmark", level => 1, text })
}

/// The first line of an address.
fn addressee(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match &block.content {
        Content::Paragraph(own) if own.style == Style::Address => {
            Some(text_of(&own.content))
        }
        Content::Group { blocks, .. } => addressee(blocks),
        Content::Beside { start, end } => addressee(start).or_else(|| addressee(end)),
        Content::Parallel(own) => {
            addressee(&own.first).or_else(|| addressee(&own.second))
        }
        _ => None,
    })
}

/// The bookmark of an annex's heading: with the label that stands above it.
pub(super) fn of_annex(above: &Block, block: &Block) -> Option<String> {
    match (&above.content, &block.content) {
        (Content::Paragraph(label), Content::Heading { content, .. })
            if label.style == Style::AnnexLabel =>
        {
            let label = text_of(&label.content);
            Some(format!("{}. {}", label.trim_end_matches('.'), text_of(content)))
        }
        _ => None,
    }
}

impl Writer<'_> {
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
            label => label.map(|label| label.text.clone()),
            step => self.sheet.step(Scope::Headings, label.map(|l| l.text.as_str())),
            ..self.heads(Role::Heading(level), text)
        }
    }

    /// A line that is a heading of the first level, whatever it looks like.
    pub(super) fn line(&mut self, line: &Paragraph) -> Value {
        self.level = 1;
        let none = Value::from(());
        context! { label => none, ..self.heads(Role::Style(line.style), &line.content) }
    }

    /// Of several letters, each has one bookmark, and its headings have none.
    fn heads(&mut self, role: Role, text: &[Inline]) -> Value {
        context! {
            kind => "heading",
            role => sheet::name(role),
            level => self.level,
            text => self.inlines(text),
            annex => Value::from(()),
            bookmarked => self.letter.is_none(),
        }
    }
}
