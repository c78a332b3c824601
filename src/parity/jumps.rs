//! Links from one place of a document to another, against the tree. Texts are the same by
//! then, so that places are.

use std::collections::BTreeMap;

use super::pdf::Tagged;
use super::tree::{Body, Medium};
use super::word::Shown;
use super::{Finding, on_pages};

/// How many letters of a place are shown.
const SHOWN: usize = 30;

/// In a PDF a link leads to a page.
pub(super) fn pdf(body: &Body, pdf: &Tagged, pages: &[usize], out: &mut Vec<Finding>) {
    let found: BTreeMap<usize, Option<usize>> = pdf.tree.jumps().into_iter().collect();
    let page = |page: Option<usize>| match page {
        Some(page) => format!("page {page}"),
        None => "nowhere".to_owned(),
    };
    for (at, to) in &body.jumps {
        let last = pages.len().saturating_sub(1);
        let expected = to.and_then(|to| pages.get(to.min(last)).copied());
        let own = found.get(at).copied().flatten().map(|page| page + 1);
        if expected != own {
            let texts = (page(expected), page(own));
            out.push(finding(Medium::Pdf, body, *at, texts, pages));
        }
    }
}

/// In a Word file it leads to a bookmark, and that stands before a letter.
pub(super) fn word(body: &Body, shown: &Shown, pages: &[usize], out: &mut Vec<Finding>) {
    let found: BTreeMap<usize, Option<usize>> = shown.jumps.iter().copied().collect();
    let text: Vec<char> =
        body.pieces.text().chars().filter(|c| !c.is_whitespace()).collect();
    let place = |to: Option<usize>| match to {
        Some(to) => text.iter().skip(to).take(SHOWN).collect(),
        None => "nowhere".to_owned(),
    };
    for (at, to) in &body.jumps {
        let own = found.get(at).copied().flatten();
        if *to != own {
            let texts = (place(*to), place(own));
            out.push(finding(Medium::Word, body, *at, texts, pages));
        }
    }
}

fn finding(
    medium: Medium,
    body: &Body,
    at: usize,
    (expected, found): (String, String),
    pages: &[usize],
) -> Finding {
    let range = at..at + 1;
    Finding {
        medium,
        what: "where a link leads to".to_owned(),
        origin: body.value(&range).cloned(),
        expected,
        found,
        pages: on_pages(pages, &range),
    }
}
