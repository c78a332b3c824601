//! The PDF and the Word file say what the tree says: the same words in the same order.

pub(crate) mod piece;
pub(crate) mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use communique::diagnostic::LanguageTag;
use communique::document::{
    Block, Content, Furniture, Inline, Item, List, Marker, Scope, Style, letter_anchors,
};
use communique::fonts::Fonts;

use self::piece::{Look, Pieces};
use self::words::{Medium, aside, body, split};
use crate::docx::shown;
use crate::outputs::{self, Output, all, joint};
use crate::samples;

fn in_pdf(output: &Output) -> Pieces {
    output.pdf().tree.pieces(&output.pdf().language())
}

fn in_word(output: &Output) -> Pieces {
    shown::body(output.word())
}

/// Where two texts begin to differ.
fn difference(expected: &str, found: &str) -> Option<String> {
    let (expected, found) = (split(expected), split(found));
    if expected == found {
        return None;
    }
    let same = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let near = |words: &[&str]| {
        let from = same.saturating_sub(3).min(words.len());
        words[from..words.len().min(from + 12)].join(" ")
    };
    Some(format!("should be …{}…\n      but is …{}…", near(&expected), near(&found)))
}

/// Holds a medium against the tree: the words, and what is meant by them.
fn compare(output: &Output, medium: Medium) -> Option<String> {
    let expected = body(output, medium);
    let found = match medium {
        Medium::Pdf => in_pdf(output),
        Medium::Word => in_word(output),
    };
    if let Some(text) = difference(&expected.text(), &found.text()) {
        return Some(format!("{}, {medium:?}\n   {text}", output.name));
    }
    let language = output.document.language.as_str();
    let (expected, found) = (expected.looks(language), found.looks(language));
    (expected != found).then(|| {
        let missing: Vec<_> =
            expected.iter().filter(|own| !found.contains(own)).collect();
        let added: Vec<_> = found.iter().filter(|own| !expected.contains(own)).collect();
        format!("{}, {medium:?}\n {missing:?}\n not {added:?}", output.name)
    })
}

/// Where the files of a document say something else than its tree.
pub(crate) fn differences(output: &Output) -> Vec<String> {
    let media = [Medium::Pdf, Medium::Word];
    media.into_iter().filter_map(|medium| compare(output, medium)).collect()
}

#[test]
fn both_files_say_what_the_tree_says() {
    let every = all().iter().chain(joint());
    let wrong: Vec<String> = every.flat_map(differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_item_speaks_its_own_language() {
    let mut document = samples::letter(2);
    let words = |text: &str| samples::p(Style::Body, text);
    let foreign = Block { language: LanguageTag::new("sl"), ..words("Prva točka.") };
    let items = [foreign, words("The second.")].map(|block| Item {
        origin: None,
        anchor: None,
        label: samples::label(Scope::List, Marker::Dash, "–", 1),
        blocks: vec![block],
    });
    let list = Content::List(List { marker: Marker::Dash, items: items.to_vec() });
    document.blocks.push(samples::block(list));
    let output = outputs::written("items", document, &Fonts::bundled());
    assert_eq!(differences(&output), [""; 0]);
}

#[test]
fn the_documents_hold_every_look() {
    let looks: Vec<Look> = all()
        .iter()
        .flat_map(|own| body(own, Medium::Word).looks(own.document.language.as_str()))
        .map(|(_, look)| look)
        .collect();
    assert!(looks.iter().any(|look| look.strong && look.emphasis));
    assert!(looks.iter().any(|look| look.link.is_some()));
    assert!(looks.iter().any(|look| look.language == "sr"));
}

/// The text of header and footer on a page, without spaces.
pub(crate) fn edges(
    output: &Output,
    furniture: &Furniture,
    medium: Medium,
    has_running_head: bool,
) -> [String; 2] {
    let text = |part: &[Inline]| aside(&output.document, part, medium);
    let mark = |part: &Option<Vec<Inline>>| text(part.as_deref().unwrap_or_default());
    let mut header = mark(&furniture.classification) + &mark(&furniture.draft_mark);
    if has_running_head {
        header += &(text(&furniture.header_start) + &text(&furniture.header_end));
    }
    let footer = text(&furniture.footer_start) + &text(&furniture.footer_end);
    [header, footer].map(|text| without_space(&text))
}

pub(crate) fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn head_and_foot_of_a_pdf_are_artifacts_on_every_page() {
    for output in all().iter().chain(joint()) {
        let reader = output.pdf();
        assert_eq!(reader.pages.len(), output.pages.count, "{}", output.name);
        for (furniture, pages) in letters(output) {
            let count = pages.len().to_string();
            for (index, page) in reader.pages[pages].iter().enumerate() {
                let number = (index + 1).to_string();
                let printed =
                    |text: String| text.replace("##", &count).replace('#', &number);
                let edges = edges(output, furniture, Medium::Pdf, index > 0);
                let [header, footer] = edges.map(printed);
                let of = |kind: &str| -> String {
                    let own = page.artifacts.iter().filter(|(own, _)| own == kind);
                    own.map(|(_, text)| without_space(text)).collect()
                };
                assert_eq!(of("Header"), header, "{} page {number}", output.name);
                assert_eq!(of("Footer"), footer, "{} page {number}", output.name);
                assert_eq!(page.stray, "", "{} page {number}", output.name);
            }
        }
    }
}

/// The furniture of a document with its pages, or of each of its letters.
fn letters(output: &Output) -> Vec<(&Furniture, Range<usize>)> {
    let letters: Vec<_> = output.document.letters().collect();
    if letters.is_empty() {
        return vec![(&output.document.furniture, 0..output.pages.count)];
    }
    let pages = |number: usize| {
        let [begin, end] = letter_anchors(number).map(|own| output.pages.of[&own]);
        begin as usize - 1..end as usize
    };
    let numbered = letters.into_iter().zip(1..);
    numbered.map(|(letter, number)| (&letter.furniture, pages(number))).collect()
}

#[test]
fn head_and_foot_of_a_word_file_are_for_the_first_page_and_the_others() {
    for output in all() {
        let package = output.word();
        for number in 1..=3 {
            let parts =
                ["header", "footer"].map(|name| format!("word/{name}{number}.xml"));
            if !package.parts.contains_key(&parts[0]) {
                assert_eq!(number, 3, "{}", output.name);
                continue;
            }
            let texts = parts.map(|part| without_space(&shown::aside(package, &part)));
            assert_eq!(
                texts,
                edges(output, &output.document.furniture, Medium::Word, number > 1),
                "{}",
                output.name
            );
        }
    }
}

/// The strings that a text is made of.
fn leaves<'a>(list: &'a [Inline], out: &mut Vec<&'a str>) {
    for inline in list {
        match inline {
            Inline::Text(text) | Inline::Placeholder(text) => out.push(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => leaves(content, out),
            Inline::Datum(datum) => leaves(&datum.content, out),
            Inline::Reference { .. }
            | Inline::NoteMark { .. }
            | Inline::LineBreak
            | Inline::PageNumber
            | Inline::PageCount => {}
        }
    }
}

#[test]
fn every_datum_stands_in_both() {
    let mut missing = BTreeSet::new();
    for output in all() {
        let package = output.word();
        let parts = package.parts.keys();
        let asides: String = parts
            .filter(|part| {
                part.starts_with("word/header") || part.starts_with("word/footer")
            })
            .map(|part| shown::aside(package, part))
            .collect();
        let reader = output.pdf();
        let pages = reader.pages.iter().flat_map(|page| &page.artifacts);
        let artifacts: String = pages.map(|(_, text)| text.as_str()).collect();
        let word =
            split(&(shown::body(package).text() + &asides)).join(" ").to_lowercase();
        let pdf = split(&(reader.tree.text() + &artifacts)).join(" ").to_lowercase();
        output.document.data(&mut |datum| {
            let mut texts = vec![];
            leaves(&datum.content, &mut texts);
            for text in texts {
                let text = split(text).join(" ").to_lowercase();
                for (medium, found) in [("PDF", &pdf), ("Word", &word)] {
                    if !found.contains(&text) {
                        missing.insert(format!(
                            "{}: {} ({medium}) {text}",
                            output.name, datum.origin.pointer
                        ));
                    }
                }
            }
        });
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
