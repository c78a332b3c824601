//! Where lines begin: behind their numbers, in their lists, between their own margins.

use communique::document::{Content, Document, Marker, Scope, Style};
use communique::fonts::Fonts;
use communique::pdf::Engine;
use communique::style::Sheet;
use typst::layout::Transform;

use super::frames::texts;
use super::source;
use crate::samples::{self, block, body, heading, list, nested, p};

/// Enough for several lines.
fn long(word: &str) -> String {
    format!("{word} ").repeat(60)
}

/// How far each line begins from the margin, and its text; a number is a line of its own.
fn lines(document: &Document) -> Vec<(f64, String)> {
    let engine = Engine::new(&Fonts::bundled());
    let source = source(document);
    let layout = engine.set(&source).expect("can be set");
    let margin = samples::brand().page.start * 72.0 / 25.4;
    let mut out = vec![];
    for page in layout.paged().pages() {
        texts(&page.frame, Transform::identity(), &mut |text, at| {
            out.push((at.x.to_pt() - margin, text.text.to_string()));
        });
    }
    out
}

/// Where the lines that say a word begin.
fn starts(lines: &[(f64, String)], word: &str) -> Vec<f64> {
    let own = lines.iter().filter(|(_, text)| text.contains(word));
    own.map(|(start, _)| *start).collect()
}

#[track_caller]
fn all_at(starts: &[f64], place: f64) {
    assert!(!starts.is_empty(), "there is no such text");
    let near = starts.iter().all(|start| (start - place).abs() < 0.6);
    assert!(near, "{starts:?} should be {place}");
}

#[test]
fn lines_begin_where_the_sheet_says() {
    let sheet = Sheet::new(&samples::brand());
    let step = sheet.list_step;
    let deep = vec![list(Marker::None, &["inner"])];
    let below = vec![list(Marker::Bullet, &["dotted"])];
    let blocks = vec![
        heading(1, Some("1."), &long("headed")),
        body("flush"),
        nested(Marker::None, vec![("outer", deep)]),
        nested(Marker::LowerRoman, vec![("roman", below)]),
        p(Style::Reservation, &long("reserved")),
    ];
    let lines = lines(&samples::document("conclusions", "Indents", blocks));
    let headed = starts(&lines, "headed");
    assert!(headed.len() > 1, "the heading has one line");
    all_at(&headed, sheet.heading_step);
    all_at(&starts(&lines, "flush"), 0.0);
    // Without marks, the indent alone shows the levels.
    all_at(&starts(&lines, "outer"), step);
    all_at(&starts(&lines, "inner"), 2.0 * step);
    // A longer number takes more room, and what stands below it comes along.
    let roman = sheet.step(Scope::List, ["(i)"]);
    all_at(&starts(&lines, "dotted"), roman + step);
    all_at(&starts(&lines, "reserved"), sheet.quote_indent);
}

#[test]
fn addressees_stand_apart() {
    let address = |name: &str| {
        let style = Style::Address;
        block(Content::Group { style, blocks: vec![p(style, name), p(style, "Sofia")] })
    };
    let one = samples::document("letter", "One", vec![address("first")]);
    let two = vec![address("first"), address("second")];
    let two = samples::document("letter", "Two", two);
    let engine = Engine::new(&Fonts::bundled());
    let heights = |document: &Document| {
        let source = source(document);
        let layout = engine.set(&source).expect("can be set");
        let mut out = vec![];
        let page = &layout.paged().pages()[0];
        texts(&page.frame, Transform::identity(), &mut |text, at| {
            if ["first", "second", "Sofia"].contains(&text.text.as_str()) {
                out.push(at.y.to_pt());
            }
        });
        out
    };
    assert_eq!(heights(&one).len(), 2);
    let heights = heights(&two);
    let sheet = Sheet::new(&samples::brand());
    let line = heights[1] - heights[0];
    let gap = heights[2] - heights[1] - line;
    assert!((gap - sheet.address_gap).abs() < 0.1, "{gap} between two addressees");
}
