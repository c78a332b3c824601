//! The PDF and the Word file say what the tree says: the same words in the same order, and
//! the same is meant by them. That the proof finds what is wrong, `broken` says.

mod broken;
mod hostile;

use std::collections::BTreeSet;

use communique::diagnostic::LanguageTag;
use communique::document::{Block, Content, Inline, Item, List, Marker, Scope, Style};
use communique::fonts::Fonts;
use communique::parity::piece::{Link, Look, split};
use communique::parity::tree::{Medium, body};
use communique::parity::{self, Files, word};

use crate::outputs::{self, Output, all, joint};
use crate::samples;

/// Where the files of a document say something else than its tree.
pub(crate) fn differences(output: &Output) -> Vec<String> {
    let files = Files { pdf: Some(output.pdf()), word: Some(output.word()) };
    let found = parity::compare(&output.document, files).expect("can be read");
    found.iter().map(|own| format!("{}: {own} {:?}", output.name, own.origin)).collect()
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

/// The engine says no script in a PDF.
#[test]
fn a_passage_says_its_script() {
    let mut document = samples::letter(2);
    let text = |text: &str| Inline::Text(text.into());
    let foreign = |tag: &str, words: &str| Inline::Foreign {
        language: LanguageTag::new(tag).unwrap(),
        content: vec![text(words)],
    };
    let content = vec![
        text("As in "),
        foreign("sr-Latn", "Zajednička izjava"),
        text(", "),
        foreign("sr-Cyrl-ME", "Заједничка изјава"),
        text(" and "),
        foreign("hr", "Zajednička izjava"),
        text("."),
    ];
    let mut paragraph = samples::p(Style::Body, "");
    let Content::Paragraph(own) = &mut paragraph.content else { unreachable!() };
    own.content = content;
    document.blocks.push(paragraph);
    let output = outputs::written("scripts", document, &Fonts::bundled());
    assert_eq!(differences(&output), [""; 0]);
    let pieces = output.pdf().tree.pieces("en");
    let said = pieces.looks("en").into_iter().map(|(words, look)| (words, look.language));
    let said: Vec<_> = said.collect();
    for (words, language) in [("Zajedničkaizjava", "sr-Latn"), ("Заједничкаизјава", "sr")]
    {
        assert!(said.contains(&(words.into(), language.into())), "{said:?}");
    }
}

#[test]
fn the_documents_hold_every_look() {
    let looks: Vec<Look> = all()
        .iter()
        .flat_map(|own| {
            let body = body(&own.document, Medium::Word, &|_| None);
            body.pieces.looks(own.document.language.as_str())
        })
        .map(|(_, look)| look)
        .collect();
    assert!(looks.iter().any(|look| look.strong && look.emphasis));
    assert!(looks.iter().any(|look| matches!(look.link, Some(Link::Outside(_)))));
    assert!(looks.iter().any(|look| look.link == Some(Link::Within)));
    assert!(looks.iter().any(|look| look.heading == Some(0)));
    assert!(looks.iter().any(|look| look.heading == Some(3)));
    assert!(looks.iter().any(|look| look.is_mark));
    assert!(looks.iter().any(|look| look.language == "sr"));
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
            .map(|part| word::aside(package, part).expect("can be read").pieces.text())
            .collect();
        let reader = output.pdf();
        let pages = reader.pages.iter().flat_map(|page| &page.artifacts);
        let artifacts: String = pages.map(|(_, text)| text.as_str()).collect();
        let word = split(&(package.shown() + &asides)).join(" ").to_lowercase();
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
