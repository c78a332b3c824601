//! A document's tree, its PDF and its Word file come in; where a file says something else
//! than the tree goes out: other words, numbers, marks of notes, links, languages, levels of
//! headings; more, or less. Where neither does, both files say the same.
//!
//! The readers of both files know nothing of how they are made.

pub mod differ;
pub mod pdf;
pub mod piece;
pub mod tree;
pub mod word;

mod between;
mod edges;
mod jumps;
mod outline;
mod pictures;

use std::fmt;

pub use between::{added, between, filled, meddled, repainted};
use differ::{Difference, differences};
use pdf::Tagged;
use tree::{Body, Medium};
use word::{Package, Shown};

use crate::diagnostic::Origin;
use crate::document::{Block, Content, Document, Style};

/// A place where a file says something else than it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub medium: Medium,
    /// What is other, in words: `the text`, `the header of page 2`.
    pub what: String,
    /// The value of the record that stands there, where one does.
    pub origin: Option<Origin>,
    pub expected: String,
    pub found: String,
    /// The pages of the PDF that it is on, from 1.
    pub pages: Vec<usize>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { medium, what, expected, found, pages, .. } = self;
        match &pages[..] {
            [] => {}
            [page] => write!(f, "on page {page} ")?,
            [first, .., last] => write!(f, "on pages {first} to {last} ")?,
        }
        write!(f, "{what} of the {medium} is {found:?} and should be {expected:?}")
    }
}

impl fmt::Display for Medium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Word => "Word file",
        })
    }
}

/// How much was compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Places where a value of the record stands.
    pub data: usize,
    pub words: usize,
    pub headings: usize,
    pub notes: usize,
    pub pages: usize,
}

/// What a document is held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Files<'a> {
    pub pdf: Option<&'a Tagged>,
    pub word: Option<&'a Package>,
}

/// How much there is to compare.
pub fn counts(document: &Document, files: Files<'_>) -> Counts {
    let mut out = Counts { notes: document.notes.len(), ..Counts::default() };
    document.data(&mut |_| out.data += 1);
    let body = tree::body(document, Medium::Pdf, &|_| None);
    out.words = piece::words(&body.pieces.text()).len();
    let headings = body.parts.iter().filter(|(part, _)| *part == tree::Part::Heading);
    out.headings = headings.count();
    out.pages = files.pdf.map_or(0, |pdf| pdf.pages.len());
    out
}

/// Holds the files of a document against its tree.
///
/// # Errors
///
/// Where a part of the Word file cannot be read.
pub fn compare(
    document: &Document,
    files: Files<'_>,
) -> Result<Vec<Finding>, word::Unreadable> {
    let shown = files.word.map(word::body).transpose()?;
    let mut out = vec![];
    if let Some(pdf) = files.pdf {
        pdf_findings(document, pdf, shown.as_ref(), &mut out);
    }
    if let (Some(package), Some(shown)) = (files.word, &shown) {
        word_findings(document, package, shown, files.pdf, &mut out)?;
    }
    pictures::hold(document, files.pdf, shown.as_ref(), &mut out);
    Ok(out)
}

/// What a field for a signature is called among what stands upon a page.
const SIGNATURE: &str = "Widget";

/// Tags that speak of what is on no page.
fn lost(pdf: &Tagged) -> Option<Finding> {
    let found = format!("{} pieces that are on no page", pdf.lost);
    let told =
        || other(Medium::Pdf, "what the tags name", "on its pages", &found, vec![]);
    (pdf.lost > 0).then(told)
}

fn pdf_findings(
    document: &Document,
    pdf: &Tagged,
    shown: Option<&Shown>,
    out: &mut Vec<Finding>,
) {
    let page = |entry| page_of(document, Some(pdf), shown, entry);
    let body = tree::body(document, Medium::Pdf, &page);
    let found = pdf.tree.pieces(&pdf.language());
    let pages = pages(pdf);
    for own in differences(&body.pieces, &found) {
        let on = on_pages(&pages, &own.found_at);
        out.push(finding(Medium::Pdf, &body, own, on));
    }
    let is_same = out.is_empty();
    if is_same {
        jumps::pdf(&body, pdf, &pages, out);
    }
    out.extend(outline::outline(document, pdf));
    // On which pages each of several letters stands, the text says.
    if body.copies.is_empty() || is_same {
        out.extend(edges::pdf(document, pdf, &body.copies, &pages));
    }
    for (page, kind) in &pdf.annotations {
        // Fields to sign in hold no text of the document.
        if kind != SIGNATURE {
            let found = format!("{kind} annotation");
            let pages = vec![page + 1];
            out.push(other(Medium::Pdf, "what lies upon the text", "", &found, pages));
        }
    }
    out.extend(lost(pdf));
    let language = document.language.as_str();
    let own = pdf.language();
    if own != language {
        out.push(other(Medium::Pdf, "the language", language, &own, vec![]));
    }
    let title = pdf.info("Title").unwrap_or_default();
    if title != document.info.title {
        let expected = &document.info.title;
        out.push(other(
            Medium::Pdf,
            "the title among the properties",
            expected,
            &title,
            vec![],
        ));
    }
}

fn word_findings(
    document: &Document,
    package: &Package,
    shown: &Shown,
    pdf: Option<&Tagged>,
    out: &mut Vec<Finding>,
) -> Result<(), word::Unreadable> {
    let page = |entry| page_of(document, pdf, Some(shown), entry);
    let body = tree::body(document, Medium::Word, &page);
    // A Word file has no pages of its own; those of the PDF say where to look.
    let pages = pdf.map(pages).unwrap_or_default();
    let texts = differences(&body.pieces, &shown.pieces);
    if texts.is_empty() {
        jumps::word(&body, shown, &pages, out);
    }
    for own in texts {
        let on = on_pages(&pages, &own.expected_at);
        out.push(finding(Medium::Word, &body, own, on));
    }
    out.extend(edges::word(document, package, shown)?);
    for name in &shown.unknown {
        out.push(other(Medium::Word, "what is not understood", "", name, vec![]));
    }
    for name in package.actions()? {
        out.push(other(Medium::Word, "an action", "none", &name, vec![]));
    }
    let language = document.language.as_str();
    let own = package.property("language").unwrap_or_default();
    if own != language {
        out.push(other(Medium::Word, "the language", language, &own, vec![]));
    }
    let title = package.property("title").unwrap_or_default();
    if title != document.info.title {
        let expected = &document.info.title;
        out.push(other(
            Medium::Word,
            "the title among the properties",
            expected,
            &title,
            vec![],
        ));
    }
    Ok(())
}

fn finding(medium: Medium, body: &Body, own: Difference, pages: Vec<usize>) -> Finding {
    let origin = body.value(&own.expected_at).cloned();
    let Difference { expected, found, meant, .. } = own;
    let what = match meant {
        None => "the text".to_owned(),
        Some(words) => format!("what is meant by “{words}”"),
    };
    Finding { medium, what, origin, expected, found, pages }
}

/// A finding that is no value's.
fn other(
    medium: Medium,
    what: &str,
    expected: &str,
    found: &str,
    pages: Vec<usize>,
) -> Finding {
    let (what, expected, found) =
        (what.to_owned(), expected.to_owned(), found.to_owned());
    Finding { medium, what, origin: None, expected, found, pages }
}

/// The page of every letter of a PDF, from 1.
pub fn pages(pdf: &Tagged) -> Vec<usize> {
    pdf.tree.places().into_iter().map(|(page, _)| page + 1).collect()
}

/// The first and the last page of a stretch.
pub fn on_pages(pages: &[usize], letters: &std::ops::Range<usize>) -> Vec<usize> {
    let last = pages.len().saturating_sub(1);
    let at = |index: usize| pages.get(index.min(last)).copied();
    let ends = [at(letters.start), at(letters.end.saturating_sub(1).max(letters.start))];
    let mut out: Vec<usize> = ends.into_iter().flatten().collect();
    out.dedup();
    out
}

/// Meets all blocks, in the order of reading.
pub fn each<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match &block.content {
            Content::List(list) => {
                list.items.iter().for_each(|item| each(&item.blocks, visit));
            }
            Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                each(blocks, visit);
            }
            Content::Beside { start, end } => {
                each(start, visit);
                each(end, visit);
            }
            Content::Parallel(row) => {
                each(&row.first, visit);
                each(&row.second, visit);
            }
            Content::Letter(letter) => each(&letter.blocks, visit),
            _ => {}
        }
    }
}

/// The page that an entry of the table of contents must name: where the PDF has its
/// heading. Without a PDF nobody knows, and what the Word file says is let stand.
pub fn page_of(
    document: &Document,
    pdf: Option<&Tagged>,
    shown: Option<&Shown>,
    entry: usize,
) -> Option<String> {
    let Some(pdf) = pdf else { return shown?.pages.get(entry).cloned() };
    let (mut anchors, mut entries) = (vec![], vec![]);
    each(&document.blocks, &mut |block| match &block.content {
        Content::Heading { .. } => anchors.push(block.anchor.as_deref()),
        Content::Paragraph(own)
            if matches!(own.style, Style::Subject | Style::SmallHeading) =>
        {
            anchors.push(None);
        }
        Content::Contents(own) => entries.extend(own.iter().map(|own| &*own.anchor)),
        _ => {}
    });
    let anchor = *entries.get(entry)?;
    let number = anchors.iter().position(|own| *own == Some(anchor))?;
    let all = pdf.tree.all();
    let mut headings = all.into_iter().filter(|own| own.heading_level().is_some());
    let (page, _) = headings.nth(number)?.places().first().copied()?;
    Some((page + 1).to_string())
}
