//! What stands on which page: the places of the characters in the PDF against the parts
//! of the tree. What holds for all documents, whatever they look like.

use std::collections::BTreeSet;
use std::ops::Range;

use communique::document::{Document, Style};
use communique::parity::page_of;
use communique::parity::tree::{Medium, Part, body};

use crate::outputs::{self, Output, all};
use crate::samples;

/// Text whose baselines are nearer than this stands in one line.
const LINE: f32 = 6.0;

/// A document's text: its parts, and page and height of every character.
struct Placed<'a> {
    output: &'a Output,
    parts: Vec<(Part, Range<usize>)>,
    places: Vec<(usize, f32)>,
    /// Whether a character belongs to a note, which stands at the foot.
    is_note: Vec<bool>,
}

impl<'a> Placed<'a> {
    fn new(output: &'a Output) -> Self {
        let places = output.pdf().tree.places();
        let (document, pdf) = (&output.document, output.pdf());
        let page = |entry| page_of(document, Some(pdf), None, entry);
        let parts = body(document, Medium::Pdf, &page).parts;
        let mut is_note = vec![false; places.len()];
        for (_, range) in parts.iter().filter(|(part, _)| *part == Part::Note) {
            is_note[range.clone()].fill(true);
        }
        Self { output, parts, places, is_note }
    }

    /// The places of a stretch without its notes.
    fn of(&self, range: &Range<usize>) -> Vec<(usize, f32)> {
        let own = range.clone().filter(|index| !self.is_note[*index]);
        own.map(|index| self.places[index]).collect()
    }

    fn pages(&self, range: &Range<usize>) -> BTreeSet<usize> {
        self.of(range).into_iter().map(|(page, _)| page).collect()
    }

    /// The page of what comes behind a stretch.
    fn next(&self, range: &Range<usize>) -> Option<usize> {
        let rest = range.end..self.places.len();
        self.of(&rest).first().map(|(page, _)| *page)
    }
}

/// What a part must keep to.
type Rule = fn(&Placed<'_>, Part, &Range<usize>);

const RULES: [Rule; 4] = [
    stands_with_what_follows,
    signs_whole_and_in_company,
    is_a_whole_row,
    leaves_two_lines,
];

fn judge(output: &Output) {
    let placed = Placed::new(output);
    for (part, range) in &placed.parts {
        RULES.iter().for_each(|rule| rule(&placed, *part, range));
    }
}

#[test]
fn pages_end_where_they_may() {
    all().iter().for_each(judge);
}

#[test]
fn pages_end_where_they_may_wherever_that_is() {
    let every = |step| (0..48).step_by(step);
    let short = every(2).map(|lines| lower(samples::letter(5), lines));
    let long = every(3).map(|lines| lower(samples::declaration(), lines));
    let headings = every(12).map(|lines| lower(samples::conclusions(), lines));
    outputs::printed(short.chain(long).chain(headings)).iter().for_each(judge);
}

/// A document whose text begins some lines further down.
fn lower(mut document: Document, lines: usize) -> Document {
    let line = samples::p(Style::Body, "A line.");
    document.blocks.splice(0..0, std::iter::repeat_n(line, lines));
    document
}

fn stands_with_what_follows(placed: &Placed<'_>, part: Part, range: &Range<usize>) {
    if matches!(part, Part::Heading | Part::Lead) {
        let last = placed.of(range).last().map(|(page, _)| *page);
        let next = placed.next(range);
        let name = &placed.output.name;
        assert!(next.is_none() || next == last, "{name}: {part:?} {range:?}");
    }
}

fn signs_whole_and_in_company(placed: &Placed<'_>, part: Part, range: &Range<usize>) {
    if part != Part::Signature {
        return;
    }
    let pages = placed.pages(range);
    let name = &placed.output.name;
    assert!(pages.len() <= 1, "{name}: a signatory stands on {pages:?}");
    // Other text comes before them on the page where they begin.
    let first = placed.parts.iter().find(|(part, _)| *part == Part::Signature);
    let (_, first) = first.expect("there is one");
    let page = placed.pages(first).first().copied();
    let before = placed.pages(&(0..first.start)).last().copied();
    assert!(before.is_none() || before == page, "{name}: signatures begin a page");
}

/// But long rows may break.
fn is_a_whole_row(placed: &Placed<'_>, part: Part, range: &Range<usize>) {
    if part == Part::Row && range.len() <= 700 {
        let pages = placed.pages(range);
        assert!(pages.len() <= 1, "{}: a row stands on {pages:?}", placed.output.name);
    }
}

fn leaves_two_lines(placed: &Placed<'_>, part: Part, range: &Range<usize>) {
    let pages = placed.pages(range);
    if !matches!(part, Part::Paragraph(_) | Part::Lead) || pages.len() < 2 {
        return;
    }
    for page in pages {
        let own = placed.of(range).into_iter().filter(|(own, _)| *own == page);
        let (mut lines, mut last) = (0, f32::INFINITY);
        for (_, height) in own {
            lines += usize::from(last - height > LINE);
            last = last.min(height);
        }
        let name = &placed.output.name;
        assert!(lines >= 2, "{name}: one line alone on page {page}, {range:?}");
    }
}
