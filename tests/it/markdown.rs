//! Inline Markdown of the record: what it means, and that nothing is lost.

use communique::markdown::{Piece, PieceKind, parse};
use proptest::prelude::*;

/// Pieces in one line, as a case's expectation is written.
fn show(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match &piece.kind {
        PieceKind::Text(text) => text.clone(),
        PieceKind::Strong(content) => format!("<b>{}</b>", show(content)),
        PieceKind::Emphasis(content) => format!("<i>{}</i>", show(content)),
        PieceKind::Link { url, content } => format!("<a {url}>{}</a>", show(content)),
        PieceKind::Reference { anchor } => format!("<ref {anchor}>"),
        PieceKind::Note { id } => format!("<note {id}>"),
        PieceKind::Placeholder(text) => format!("<missing {text}>"),
        PieceKind::LineBreak => "<br>".to_owned(),
    };
    pieces.iter().map(one).collect()
}

#[test]
fn each_line_of_the_table_reads_as_it_says() {
    for case in include_str!("markdown.txt").lines().filter(|line| line.contains(" => "))
    {
        let (text, expected) = case.split_once(" => ").expect("filtered");
        let text = text.replace("\\n", "\n");
        assert_eq!(show(&parse(&text).pieces), expected, "{text}");
    }
}

#[test]
fn raw_html_is_reported_and_kept_as_text() {
    let parsed = parse("a <b>bold</b> word");
    assert_eq!(parsed.findings.len(), 2);
    assert_eq!(show(&parsed.pieces), "a <b>bold</b> word");
}

#[test]
fn pieces_know_their_place() {
    let text = "é **b**[^1] {{x}} end";
    for piece in parse(text).pieces {
        let expected = match piece.kind {
            PieceKind::Text(content) => content,
            PieceKind::Strong(_) => "**b**".to_owned(),
            PieceKind::Note { .. } => "[^1]".to_owned(),
            PieceKind::Placeholder(_) => "{{x}}".to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(text[piece.range], expected);
    }
}

#[test]
fn deep_nesting_neither_overflows_nor_loses_text() {
    let parsed = parse(&format!("{}x{}", "*_".repeat(5_000), "_*".repeat(5_000)));
    assert!(show(&parsed.pieces).contains('x'));
}

proptest! {
    #[test]
    fn text_without_marks_comes_out_as_it_went_in(
        text in "[^\\\\*_\\[\\]{}<>\r\n\\x00]{0,60}",
    ) {
        prop_assert_eq!(show(&parse(&text).pieces), text);
    }

    #[test]
    fn any_string_is_read_without_panic(text in "\\PC{0,40}|[*_\\[\\]^(){}<>#!`& \n\\\\a]{0,40}") {
        let parsed = parse(&text);
        for piece in &parsed.pieces {
            prop_assert!(text.get(piece.range.clone()).is_some());
        }
    }
}
