//! The outline of a PDF, against the headings of its text.

use super::pdf::{Element, Tagged};
use super::tree::Medium;
use super::{Finding, each, other};
use crate::document::{Content, Document, Letter, Style, text_of};

/// The outline of a PDF names its headings and its title; what heads an annex, with the
/// label that stands above it. Of several letters it names the addressees alone.
pub(super) fn outline(document: &Document, pdf: &Tagged) -> Option<Finding> {
    let mut labels = annexes(document).into_iter();
    let all = pdf.tree.all().into_iter();
    let heading = |own: &Element| match own.heading_level() {
        Some(level) => Some(match labels.next().flatten() {
            Some(label) => (1, format!("{label}. {}", own.title())),
            None => (level.into(), own.title()),
        }),
        None => (own.kind == "Title").then(|| (1, own.title())),
    };
    let headings: Vec<(usize, String)> = match document.letters().next() {
        Some(_) => document.letters().map(|own| (1, to(own, document))).collect(),
        None => all.filter_map(heading).collect(),
    };
    // Ends of lines are spaces in an outline.
    let flat = |list: &[(usize, String)]| -> Vec<(usize, String)> {
        let one = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        list.iter().map(|(level, text)| (*level, one(text))).collect()
    };
    let shown = |list: &[(usize, String)]| {
        let lines = list.iter().map(|(level, title)| format!("{level} {title}"));
        lines.collect::<Vec<_>>().join(", ")
    };
    (flat(&headings) != flat(&pdf.outline)).then(|| {
        let (expected, found) = (shown(&headings), shown(&pdf.outline));
        other(Medium::Pdf, "the outline", &expected, &found, vec![])
    })
}

/// Whom a letter is to: the first line of its first address.
fn to(letter: &Letter, document: &Document) -> String {
    let mut lines = vec![];
    each(&letter.blocks, &mut |block| {
        if let Content::Paragraph(own) = &block.content
            && own.style == Style::Address
        {
            lines.push(text_of(&own.content));
        }
    });
    lines.into_iter().next().unwrap_or_else(|| document.info.title.clone())
}

/// The labels of annexes, of each heading the one above it.
fn annexes(document: &Document) -> Vec<Option<String>> {
    let (mut out, mut above) = (vec![], None);
    each(&document.blocks, &mut |block| match &block.content {
        Content::Paragraph(own) if own.style == Style::AnnexLabel => {
            above = Some(text_of(&own.content).trim_end_matches('.').to_owned());
        }
        Content::Heading { .. } => out.push(above.take()),
        Content::Paragraph(own) => {
            above = None;
            let is_heading = matches!(own.style, Style::Subject | Style::SmallHeading);
            out.extend(is_heading.then_some(None));
        }
        _ => above = None,
    });
    out
}
