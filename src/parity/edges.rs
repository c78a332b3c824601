//! What stands above and below the text of each page, against the tree.

use super::pdf::Tagged;
use super::piece::{COUNT, NUMBER};
use super::tree::{Medium, aside};
use super::word::{self, Package, Unreadable};
use super::{Finding, each, other};
use crate::document::{Content, Document, Inline, SignatureLayout};

/// Header and footer of a page, without spaces, with [`NUMBER`] and [`COUNT`].
fn expected(document: &Document, medium: Medium, is_first: bool) -> [String; 2] {
    let furniture = &document.furniture;
    let text = |part: &[Inline]| aside(document, part, medium);
    let mark = |part: &Option<Vec<Inline>>| text(part.as_deref().unwrap_or_default());
    let mut header = mark(&furniture.classification) + &mark(&furniture.draft_mark);
    if !is_first {
        header += &(text(&furniture.header_start) + &text(&furniture.header_end));
    }
    let footer = text(&furniture.footer_start) + &text(&furniture.footer_end);
    [header, footer].map(|text| without_space(&text))
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// In a PDF they are artifacts, and nothing else is.
pub(super) fn pdf(document: &Document, pdf: &Tagged) -> Vec<Finding> {
    let mut out = vec![];
    let count = pdf.pages.len().to_string();
    let heads = heads(document);
    for (index, page) in pdf.pages.iter().enumerate() {
        let number = (index + 1).to_string();
        let printed = |text: String| text.replace(COUNT, &count).replace(NUMBER, &number);
        let edges = expected(document, Medium::Pdf, index == 0).map(printed);
        let of = |kinds: &[&str]| -> String {
            let own = page.artifacts.iter();
            let own = own.filter(|(own, _)| kinds.contains(&own.as_str()));
            own.map(|(_, text)| without_space(text)).collect()
        };
        let mut hold = |what: &str, expected: &str, found: &str| {
            if expected != found {
                let pages = vec![index + 1];
                out.push(other(Medium::Pdf, what, expected, found, pages));
            }
        };
        hold("the header", &edges[0], &of(&["Header"]));
        hold("the footer", &edges[1], &of(&["Footer"]));
        let known = ["Header", "Footer"];
        let rest = page.artifacts.iter();
        let rest = rest.filter(|(own, _)| !known.contains(&own.as_str()));
        // Dots lead to the numbers of pages in a table of contents.
        let is_leader = |text: &str| text.chars().all(|c| c == '.');
        let rest = rest.map(|(_, text)| without_space(text));
        let rest: String = rest.filter(|text| !is_leader(text)).collect();
        // What heads a table stands again on each of its pages.
        let rest = heads.iter().fold(rest, |rest, head| rest.replace(head, ""));
        hold("text beside the text", "", &(rest + &without_space(&page.stray)));
    }
    out
}

/// Between two PDFs of a document: what is no text of it, page by page.
pub(super) fn between(expected: &Tagged, found: &Tagged) -> Vec<Finding> {
    let mut out = vec![];
    let all = |pdf: &Tagged, index: usize| -> String {
        let Some(page) = pdf.pages.get(index) else { return "no page".to_owned() };
        let artifacts = page.artifacts.iter().map(|(_, text)| without_space(text));
        artifacts.collect::<String>() + &without_space(&page.stray)
    };
    for index in 0..expected.pages.len().max(found.pages.len()) {
        let (own, theirs) = (all(expected, index), all(found, index));
        if own != theirs {
            let what = "text beside the text";
            out.push(other(Medium::Pdf, what, &own, &theirs, vec![index + 1]));
        }
    }
    out
}

/// What stands in the heads of tables, without spaces, the longest first.
fn heads(document: &Document) -> Vec<String> {
    let mut out = vec![];
    let text = |cells: &mut dyn Iterator<Item = &Vec<Inline>>| -> String {
        cells.map(|cell| without_space(&aside(document, cell, Medium::Pdf))).collect()
    };
    each(&document.blocks, &mut |block| match &block.content {
        Content::Table(table) => {
            let cells = table.head.iter().flat_map(|row| &row.cells);
            out.push(text(&mut cells.map(|cell| &cell.content)));
        }
        Content::Signatures(own) if own.layout == SignatureLayout::Table => {
            out.push(text(&mut own.heads.iter()));
        }
        _ => {}
    });
    out.retain(|head| !head.is_empty());
    out.sort_by_key(|head| std::cmp::Reverse(head.len()));
    out
}

/// In a Word file they are parts, of the first page and of the others.
pub(super) fn word(
    document: &Document,
    package: &Package,
) -> Result<Vec<Finding>, Unreadable> {
    let mut out = vec![];
    let edges = package.edges()?;
    for (is_header, is_first, part) in &edges {
        let index = usize::from(!is_header);
        let expected = &expected(document, Medium::Word, *is_first)[index];
        let found = without_space(&word::aside(package, part)?);
        if *expected != found {
            let what = match (is_header, is_first) {
                (true, true) => "the header of the first page",
                (true, false) => "the header of later pages",
                (false, true) => "the footer of the first page",
                (false, false) => "the footer of later pages",
            };
            out.push(other(Medium::Word, what, expected, &found, vec![]));
        }
    }
    if edges.is_empty() {
        let texts = [true, false].map(|first| expected(document, Medium::Word, first));
        let expected = texts.concat().concat();
        if !expected.is_empty() {
            out.push(other(Medium::Word, "headers and footers", &expected, "", vec![]));
        }
    }
    Ok(out)
}
