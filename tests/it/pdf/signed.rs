//! How signatures end pages, however many there are and however long the text before them
//! is: no signatory is parted or stands alone, the text above comes along, and no page is
//! left half empty for it.

use std::collections::BTreeSet;

use communique::document::{
    Content, Document, Signature, SignatureLayout, Signatures, Style,
};
use communique::fonts::Fonts;
use communique::pdf::{Engine, Layout};
use typst::layout::Transform;

use super::frames::texts;
use super::source;
use crate::samples::{self, block, p, text};

/// In points: what a page of A4 has between the margins of 25 mm, and where that begins.
const PAGE: f64 = 841.9 - 2.0 * TOP;
const TOP: f64 = 25.0 * 72.0 / 25.4;

/// How many sign.
const COUNTS: [usize; 18] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 25, 40];

/// The longest text before them, in paragraphs.
const LONGEST: usize = 14;

const LAYOUTS: [SignatureLayout; 3] =
    [SignatureLayout::Blocks, SignatureLayout::Table, SignatureLayout::List];

fn signatory(index: usize, office: &str) -> Signature {
    Signature {
        name: text(&format!("sig-{index}")),
        office: vec![text(office)],
        country: Some(text("Slovenia")),
        ..samples::signature(index % 13)
    }
}

/// A letter, or a declaration, of so many paragraphs and signatories.
fn document(layout: SignatureLayout, paragraphs: usize, count: usize) -> Document {
    let letter = layout == SignatureLayout::Blocks;
    let office = match count % 3 {
        0 => "State Secretary at the Ministry of the Interior, ".repeat(3),
        _ => "National Coordinator".to_owned(),
    };
    let (style, line) = if letter {
        (Style::Body, "We have the honour to write to you about what we wrote. ")
    } else {
        (Style::Clause, "to do what we said that we would do before the year ends. ")
    };
    let mut blocks = match letter {
        true => vec![p(Style::Address, "Director"), p(Style::Subject, "subject")],
        false => vec![p(Style::Title, "Declaration"), p(Style::Enacting, "declare:")],
    };
    let body = |index: usize| p(style, &format!("body-{index} {}", line.repeat(4)));
    blocks.extend((0..paragraphs).map(body));
    let close = if letter { Style::Closing } else { Style::Adoption };
    blocks.push(p(close, "close"));
    let list = (0..count).map(|index| signatory(index, &office)).collect();
    let heads = match layout {
        SignatureLayout::Table => ["Country", "Name", "Signature"].map(text).to_vec(),
        _ => vec![],
    };
    blocks.push(block(Content::Signatures(Signatures { layout, heads, list })));
    samples::document("letter", "Pages", blocks)
}

/// What is on a page: how far down it goes, and the words that tell parts from each other.
#[derive(Debug, Default)]
struct Page {
    foot: f64,
    words: BTreeSet<String>,
}

impl Page {
    fn count(&self, part: &str) -> usize {
        self.words.iter().filter(|word| word.starts_with(part)).count()
    }

    fn fill(&self) -> f64 {
        (self.foot - TOP) / PAGE
    }
}

fn pages(layout: &Layout<'_>) -> Vec<Page> {
    let page = |page: &typst_layout::Page| {
        let mut own = Page::default();
        texts(&page.frame, Transform::identity(), &mut |text, at| {
            if (TOP..TOP + PAGE).contains(&at.y.to_pt()) {
                own.foot = own.foot.max(at.y.to_pt());
                own.words.extend(text.text.split(' ').map(str::to_owned));
            }
        });
        own
    };
    layout.paged().pages().iter().map(page).collect()
}

/// What is wrong with how the pages end.
fn wrong(layout: SignatureLayout, pages: &[Page], count: usize) -> Vec<String> {
    let mut out = vec![];
    let mut hold = |holds: bool, what: &str| {
        if !holds {
            out.push(what.to_owned());
        }
    };
    let signed: Vec<usize> =
        (0..pages.len()).filter(|at| pages[*at].count("sig-") > 0).collect();
    let [first, last] = [signed.first(), signed.last()].map(|at| *at.expect("some sign"));
    let on = |at: usize| pages[at].count("sig-");
    hold(signed.iter().map(|at| on(*at)).sum::<usize>() == count, "not all are there");
    hold(pages[first].count("close") == 1, "the line above them stands elsewhere");
    hold(pages[first].count("body-") > 0, "no text is on the page where they begin");
    if layout == SignatureLayout::Table {
        hold(count < 2 || on(first) > 1, "one row comes alone");
    }
    hold(first == last || on(last) > 1, "one is left alone");
    for (index, page) in pages[..last].iter().enumerate() {
        hold(
            page.fill() >= 0.5,
            &format!("page {index} is filled to {:.2}", page.fill()),
        );
    }
    // So few take less than half a page.
    hold(count > 4 || first == last, "few are parted");
    out
}

#[test]
fn signatures_end_pages_well_however_many_there_are() {
    let engine = Engine::new(&Fonts::bundled());
    let mut mistakes = vec![];
    for (index, count) in COUNTS.into_iter().enumerate() {
        for (turn, layout) in LAYOUTS.into_iter().enumerate() {
            // Every length is met with some count in every layout.
            for paragraphs in
                [1 + (index * 5 + turn) % LONGEST, 1 + (index * 3 + turn * 4) % LONGEST]
            {
                let document = document(layout, paragraphs, count);
                let source = source(&document);
                let set = engine.set(&source).expect("can be set");
                for what in wrong(layout, &pages(&set), count) {
                    mistakes.push(format!("{layout:?}, {paragraphs}, {count}: {what}"));
                }
            }
        }
    }
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}
