//! What stands above and below the text of each page, against the tree.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::pdf::Tagged;
use super::piece::{COUNT, NUMBER, Pieces};
use super::tree::{Medium, aside};
use super::word::{self, Package, Section, Shown, Unreadable};
use super::{Finding, each, other};
use crate::document::{Content, Document, Furniture, Inline, SignatureLayout};

/// Header and footer of a page, with [`NUMBER`] and [`COUNT`].
fn expected(
    document: &Document,
    furniture: &Furniture,
    medium: Medium,
    is_first: bool,
) -> [Pieces; 2] {
    let marks = [&furniture.classification, &furniture.draft_mark];
    let mut header: Vec<Inline> =
        marks.into_iter().flatten().flatten().cloned().collect();
    if !is_first {
        header
            .extend(furniture.header_start.iter().chain(&furniture.header_end).cloned());
    }
    let footer = furniture.footer_start.iter().chain(&furniture.footer_end);
    [header, footer.cloned().collect()].map(|text| aside(document, &text, medium))
}

/// How many letters are in which language, one after the other.
fn tongues(pieces: &Pieces) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = vec![];
    for (range, look) in pieces.stretches() {
        match out.last_mut() {
            Some((language, count)) if *language == look.language => {
                *count += range.len()
            }
            _ => out.push((look.language, range.len())),
        }
    }
    out
}

/// As in `en, mk, en`.
fn listed(tongues: &[(String, usize)]) -> String {
    let tags: Vec<&str> = tongues.iter().map(|(language, _)| language.as_str()).collect();
    tags.join(", ")
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What stands around each letter, where there are several; else around the document.
pub(super) fn furnitures(document: &Document) -> Vec<&Furniture> {
    let letters: Vec<_> = document.letters().map(|own| &own.furniture).collect();
    if letters.is_empty() { vec![&document.furniture] } else { letters }
}

/// The pages of each letter, from 0: up to that on which the next one begins.
fn spans(count: usize, copies: &[Range<usize>], pages: &[usize]) -> Vec<Range<usize>> {
    let begin = |own: &Range<usize>| pages.get(own.start).map_or(count, |page| page - 1);
    let mut begins: Vec<usize> = copies.iter().map(begin).collect();
    // What stands before the first letter would be of none.
    match begins.first_mut() {
        Some(first) => *first = 0,
        None => begins.push(0),
    }
    let ends = begins.iter().copied().skip(1).chain([count]);
    begins.iter().copied().zip(ends).map(|(begin, end)| begin..end).collect()
}

/// In a PDF they are artifacts, and nothing else is. Each of several letters (`copies`)
/// counts its own pages.
pub(super) fn pdf(
    document: &Document,
    pdf: &Tagged,
    copies: &[Range<usize>],
    pages: &[usize],
) -> Vec<Finding> {
    let mut out = vec![];
    let heads = heads(document);
    let spans = spans(pdf.pages.len(), copies, pages);
    for (furniture, span) in furnitures(document).into_iter().zip(spans) {
        sides(document, pdf, (furniture, span), &heads, &mut out);
    }
    out
}

fn sides(
    document: &Document,
    pdf: &Tagged,
    (furniture, span): (&Furniture, Range<usize>),
    heads: &[String],
    out: &mut Vec<Finding>,
) {
    let count = span.len().to_string();
    for index in span.clone() {
        let page = &pdf.pages[index];
        let number = index - span.start + 1;
        let printed = |text: String| {
            text.replace(COUNT, &count).replace(NUMBER, &number.to_string())
        };
        // As artifacts, which nobody reads out, they say no language.
        let edges = expected(document, furniture, Medium::Pdf, number == 1);
        let edges = edges.map(|own| printed(without_space(&own.text())));
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
        let text = |cell: &Vec<Inline>| aside(document, cell, Medium::Pdf).text();
        cells.map(|cell| without_space(&text(cell))).collect()
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

/// What a part says, what it counts, and what in it is not understood.
type Aside = (Pieces, BTreeSet<String>, BTreeSet<String>);

/// In a Word file they are parts, of the first page and of the others. Each of several
/// letters has sections of its own.
pub(super) fn word(
    document: &Document,
    package: &Package,
    shown: &Shown,
) -> Result<Vec<Finding>, Unreadable> {
    let sections = package.sections()?;
    let furnitures = furnitures(document);
    let is_joint = document.letters().next().is_some();
    let groups = groups(&sections, is_joint);
    let mut out = vec![];
    if groups.len() != furnitures.len() {
        let [own, theirs] = [furnitures.len(), groups.len()].map(|own| own.to_string());
        let what = "how many letters count their own pages";
        out.push(other(Medium::Word, what, &own, &theirs, vec![]));
        return Ok(out);
    }
    let mut asides: BTreeMap<&str, Aside> = BTreeMap::new();
    for (letter, (furniture, group)) in furnitures.into_iter().zip(groups).enumerate() {
        let texts =
            [true, false].map(|first| expected(document, furniture, Medium::Word, first));
        let ends = |index: usize| shown.sections.get(index).copied();
        let last = group.end.saturating_sub(1);
        let begin = last.checked_sub(1).and_then(ends).unwrap_or(0);
        let range = begin..ends(last).unwrap_or(shown.pieces.letters);
        let is_right = |field: &str| match field {
            "NUMPAGES" => !is_joint,
            "SECTIONPAGES" => is_joint && group.len() == 1,
            _ => {
                let name = field.split_whitespace().nth(1).unwrap_or_default();
                let at = shown.bookmarks.get(name);
                is_joint && at.is_some_and(|at| range.start < *at && *at <= range.end)
            }
        };
        for index in group.clone() {
            for (is_header, kind, part) in kinds(&sections[index]) {
                let is_first = kind == "first" && index == group.start;
                let should = &texts[usize::from(!is_first)][usize::from(!is_header)];
                let (said, counts, unknown) = match part {
                    None => Default::default(),
                    Some(part) => match asides.get(part) {
                        Some(own) => own.clone(),
                        None => {
                            let Shown { pieces, counts, mut unknown, pictures, .. } =
                                word::aside(package, part)?;
                            if !pictures.is_empty() {
                                unknown.insert("drawing".to_owned());
                            }
                            let own = (pieces, counts, unknown);
                            asides.entry(part).or_insert(own).clone()
                        }
                    },
                };
                let (own, found) =
                    [should, &said].map(|own| without_space(&own.text())).into();
                let mut what = match (is_header, is_first) {
                    (true, true) => "the header of the first page",
                    (true, false) => "the header of later pages",
                    (false, true) => "the footer of the first page",
                    (false, false) => "the footer of later pages",
                }
                .to_owned();
                if is_joint {
                    what.push_str(&format!(" of letter {}", letter + 1));
                }
                let (spoken, speaks) = [should, &said].map(tongues).into();
                if own != found {
                    out.push(other(Medium::Word, &what, &own, &found, vec![]));
                } else if spoken != speaks {
                    let what = format!("the languages of {what}");
                    let (own, theirs) = (listed(&spoken), listed(&speaks));
                    out.push(other(Medium::Word, &what, &own, &theirs, vec![]));
                }
                for name in &unknown {
                    let what = format!("what is not understood in {what}");
                    out.push(other(Medium::Word, &what, "", name, vec![]));
                }
                if let Some(wrong) = counts.iter().find(|own| !is_right(own)) {
                    let what = format!("the number of pages in {what}");
                    out.push(other(Medium::Word, &what, "its own", wrong, vec![]));
                }
            }
        }
    }
    // Sections of one letter have much in common.
    let mut told: Vec<Finding> = vec![];
    for own in out {
        if !told.contains(&own) {
            told.push(own);
        }
    }
    Ok(told)
}

/// The sections of each letter: where pages are counted from 1, the next begins.
fn groups(sections: &[Section], is_joint: bool) -> Vec<Range<usize>> {
    let begins: Vec<usize> = match is_joint {
        true => (0..sections.len()).filter(|index| sections[*index].restarts).collect(),
        false => vec![0],
    };
    let ends = begins.iter().copied().skip(1).chain([sections.len()]);
    begins.iter().copied().zip(ends).map(|(begin, end)| begin..end).collect()
}

/// The headers and footers that the pages of a section have; none where there should be
/// one, and the section names no part.
fn kinds(section: &Section) -> Vec<(bool, &str, Option<&str>)> {
    let mut out = vec![];
    for is_header in [true, false] {
        for kind in ["default", "first", "even"] {
            let part = section.edges.get(&(is_header, kind.to_owned()));
            let is_wanted = match kind {
                "first" => section.has_first,
                "default" => true,
                _ => part.is_some(),
            };
            if is_wanted {
                out.push((is_header, kind, part.map(String::as_str)));
            }
        }
    }
    out
}
