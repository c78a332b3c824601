//! Text within a paragraph.

use crate::diagnostic::{LanguageTag, Origin};

/// A piece of text within a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    /// Important: bold.
    Strong(Vec<Self>),
    /// Stressed: italic.
    Emphasis(Vec<Self>),
    /// Shown in capitals; the text keeps its own case.
    Capitals(Vec<Self>),
    Link {
        target: Target,
        content: Vec<Self>,
    },
    /// The printed number of another place: `12`, `3 (a)`.
    Reference {
        anchor: String,
        text: String,
    },
    /// Footnote mark; `note` indexes [`super::Document::notes`].
    NoteMark {
        note: usize,
        mark: String,
    },
    /// Something not known yet, printed highlighted: `[reference number]`. The text has
    /// no brackets; writers add them.
    Placeholder(String),
    LineBreak,
    /// A passage in another language than its surroundings.
    Foreign {
        language: LanguageTag,
        content: Vec<Self>,
    },
    /// What one value of the record says.
    Datum(Datum),
    /// Number of this page. Only in furniture.
    PageNumber,
    /// Number of pages. Only in furniture.
    PageCount,
}

/// The text that one value of the record gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    pub origin: Origin,
    /// `false` where the text is computed from the value (a date, a country's name) and
    /// cannot be edited in place.
    pub editable: bool,
    pub content: Vec<Inline>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `http`, `https` or `mailto`.
    Url(String),
    /// The anchor of a block.
    Anchor(String),
}

/// The text as a reader sees it, without marks of notes; a line break is a space, a
/// placeholder stands in square brackets.
pub fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Reference { text, .. } => out.push_str(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => collect(content, out),
            Inline::Datum(datum) => collect(&datum.content, out),
            Inline::Placeholder(text) => {
                out.push('[');
                out.push_str(text);
                out.push(']');
            }
            Inline::LineBreak => out.push(' '),
            Inline::NoteMark { .. } | Inline::PageNumber | Inline::PageCount => {}
        }
    }
}
