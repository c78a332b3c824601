//! Documents made by hand, for the tests of both writers: together they hold every node of
//! the tree.

mod conclusions;
mod declaration;
mod letter;

pub(crate) use conclusions::conclusions;
pub(crate) use declaration::declaration;
pub(crate) use letter::{letter, signature};

use communique::brand::{Brand, ImageFormat, Logo};
use communique::diagnostic::{LanguageTag, Origin};
use communique::document::{
    Block, Content, Datum, Document, Furniture, Info, Inline, Item, Label, List, Marker,
    Note, Numbering, Paragraph, Scope, Style, Words,
};

/// The brand of the samples, with a logo.
pub(crate) fn brand() -> Brand {
    Brand {
        logo: Some(Logo {
            data: (*include_bytes!("logo.svg")).into(),
            format: ImageFormat::Svg,
            alt: "Ten seats around a table, the sign of the network".into(),
            height: 14.0,
            aspect: 1.0,
        }),
        ..Brand::default()
    }
}

pub(crate) fn document(kind: &str, title: &str, blocks: Vec<Block>) -> Document {
    Document {
        language: LanguageTag::new("en").unwrap(),
        beside: None,
        copy: None,
        info: Info {
            meeting: "sofia-2013".into(),
            id: kind.into(),
            kind: kind.into(),
            title: title.into(),
            subject: Some("Network of National Coordinators".into()),
            author: Some("Secretariat of the network".into()),
            keywords: vec!["Brdo Process".into(), "NATC".into()],
            reference: Some("NATC/2013/07".into()),
            version: Some("0.2".into()),
            status: "draft".into(),
            date: (2013, 3, 12),
        },
        furniture: Furniture {
            letterhead: None,
            header_start: text(
                "Meeting of the National Anti-Trafficking Coordinators, Sofia",
            ),
            header_end: text(title),
            footer_start: text("NATC/2013/07 · version 0.2 · 12 March 2013"),
            footer_end: vec![
                Inline::Text("Page ".into()),
                Inline::PageNumber,
                Inline::Text(" of ".into()),
                Inline::PageCount,
            ],
            draft_mark: Some(text("DRAFT")),
            draft_origin: None,
            classification: Some(text("LIMITED")),
        },
        blocks,
        notes: vec![],
        words: Words { contents: vec![Inline::Text("Contents".into())] },
    }
}

/// Inline text: `**strong**`, `_stressed_`, `[[placeholder]]`, `^1` the first footnote,
/// `|` a new line.
pub(crate) fn text(source: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find(['*', '_', '[', '^', '|']) {
        let (before, from) = rest.split_at(start);
        if !before.is_empty() {
            out.push(Inline::Text(before.into()));
        }
        let between = |open: &str, close: &str| {
            let inner = from.strip_prefix(open)?;
            let end = inner.find(close)?;
            Some((inner[..end].to_owned(), &inner[end + close.len()..]))
        };
        if let Some((inner, after)) = between("**", "**") {
            out.push(Inline::Strong(vec![Inline::Text(inner)]));
            rest = after;
        } else if let Some((inner, after)) = between("_", "_") {
            out.push(Inline::Emphasis(vec![Inline::Text(inner)]));
            rest = after;
        } else if let Some((inner, after)) = between("[[", "]]") {
            out.push(Inline::Placeholder(inner));
            rest = after;
        } else if let Some(after) = from.strip_prefix('^') {
            let note: usize = after[..1].parse().unwrap();
            out.push(Inline::NoteMark { note: note - 1, mark: note.to_string() });
            rest = &after[1..];
        } else {
            out.push(match &from[..1] {
                "|" => Inline::LineBreak,
                other => Inline::Text(other.into()),
            });
            rest = &from[1..];
        }
    }
    if !rest.is_empty() {
        out.push(Inline::Text(rest.into()));
    }
    out
}

/// Text that comes from a value of the record.
pub(crate) fn datum(pointer: &str, source: &str) -> Vec<Inline> {
    vec![Inline::Datum(Datum {
        origin: origin(pointer),
        editable: true,
        content: text(source),
    })]
}

pub(crate) fn origin(pointer: &str) -> Origin {
    Origin { file: "data/sofia.json".into(), pointer: pointer.into(), language: None }
}

pub(crate) fn block(content: Content) -> Block {
    Block { origin: None, anchor: None, language: None, content }
}

pub(crate) fn anchored(anchor: &str, block: Block) -> Block {
    Block { anchor: Some(anchor.into()), ..block }
}

pub(crate) fn p(style: Style, source: &str) -> Block {
    block(Content::Paragraph(Paragraph {
        style,
        label: None,
        content: text(source),
        keep_with_next: false,
    }))
}

pub(crate) fn body(source: &str) -> Block {
    p(Style::Body, source)
}

/// A paragraph that introduces what follows.
pub(crate) fn lead(source: &str) -> Block {
    block(Content::Paragraph(Paragraph {
        style: Style::Body,
        label: None,
        content: text(source),
        keep_with_next: true,
    }))
}

pub(crate) fn numbered(style: Style, label: Label, source: &str) -> Block {
    block(Content::Paragraph(Paragraph {
        style,
        label: Some(label),
        content: text(source),
        keep_with_next: false,
    }))
}

pub(crate) fn heading(level: u8, label: Option<&str>, source: &str) -> Block {
    let label =
        label.map(|label| self::label(Scope::Headings, Marker::Decimal, label, 1));
    block(Content::Heading { level, label, content: text(source) })
}

pub(crate) fn label(scope: Scope, marker: Marker, text: &str, value: u32) -> Label {
    Label {
        text: text.into(),
        numbering: Numbering {
            sequence: 1,
            level: 0,
            marker,
            value,
            affixes: (String::new(), ".".into()),
            with_parents: false,
            scope,
        },
    }
}

pub(crate) fn list(marker: Marker, items: &[&str]) -> Block {
    nested(marker, items.iter().map(|item| (*item, vec![])).collect())
}

pub(crate) fn nested(marker: Marker, items: Vec<(&str, Vec<Block>)>) -> Block {
    let items = items
        .into_iter()
        .zip(1..)
        .map(|((source, more), value)| {
            let letter = char::from(b'a' + u8::try_from(value - 1).unwrap());
            let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];
            let text = match marker {
                Marker::Bullet => "•".to_owned(),
                Marker::Dash => "–".to_owned(),
                Marker::Decimal => format!("{value}."),
                Marker::LowerAlpha => format!("({letter})"),
                Marker::UpperAlpha => format!("{}.", letter.to_ascii_uppercase()),
                Marker::LowerRoman => format!("({})", roman[value as usize - 1]),
                Marker::UpperRoman => {
                    format!("{}.", roman[value as usize - 1].to_uppercase())
                }
                Marker::None => String::new(),
            };
            let mut blocks = vec![body(source)];
            blocks.extend(more);
            Item {
                origin: None,
                anchor: None,
                label: label(Scope::List, marker, &text, value),
                blocks,
            }
        })
        .collect();
    block(Content::List(List { marker, items }))
}

pub(crate) fn note(id: &str, mark: &str, fixed: bool, source: &str) -> Note {
    Note { id: id.into(), mark: mark.into(), fixed, origin: None, content: text(source) }
}
