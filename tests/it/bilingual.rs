//! A document in two languages side by side: nothing of either is lost, what says the same
//! stands in one row, and what is said once for both is said in both.

use std::collections::{BTreeMap, BTreeSet};

use communique::compose::pair;
use communique::document::{Block, Content, Document, Inline, Parallel, text_of};
use communique::fonts::Fonts;
use communique::returned::{After, Returned};
use serde_json::json;

use crate::agreement::differences;
use crate::outputs::{self, Output, all, named};
use crate::returned::edit::Draft;

const DECLARATION: &str = "tests/cases/bilingual-declaration declaration en+mk";

/// The documents of the cases in all languages, each with the next language's.
fn neighbours() -> Vec<(&'static str, Document)> {
    let mut editions: BTreeMap<String, Vec<&Output>> = BTreeMap::new();
    for output in all().iter().filter(|own| own.name.contains("/languages-")) {
        let (id, _) = output.name.rsplit_once(' ').expect("the language comes last");
        editions.entry(id.to_owned()).or_default().push(output);
    }
    let pairs = editions.values().flat_map(|list| list.windows(2));
    let made: Vec<_> = pairs
        .map(|own| {
            let [first, second] = [own[0], own[1]].map(|one| one.document.clone());
            (&*own[0].name, pair(first, second))
        })
        .collect();
    assert!(made.len() > 30, "{}", made.len());
    made
}

fn rows(document: &Document) -> impl Iterator<Item = &Parallel> {
    document.blocks.iter().filter_map(|block| match &block.content {
        Content::Parallel(row) => Some(row),
        _ => None,
    })
}

#[test]
fn any_two_languages_say_the_same_in_both_files() {
    let fonts = Fonts::bundled();
    let mut wrong = vec![];
    for (name, document) in neighbours() {
        let name = format!("{name} and {}", document.edition());
        wrong.extend(differences(&outputs::written(&name, document, &fonts)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_columns_hold_all_values_of_both() {
    let values = |document: &Document| {
        let mut out = BTreeSet::new();
        document.data(&mut |datum| {
            out.insert(datum.origin.clone());
        });
        out
    };
    let all = all().iter().filter(|own| own.document.beside.is_none());
    let editions: BTreeMap<&str, &Output> = all.map(|own| (&*own.name, own)).collect();
    let first = editions["tests/cases/languages-declaration declaration en"];
    let second = editions["tests/cases/languages-declaration declaration sr-Cyrl"];
    let both = pair(first.document.clone(), second.document.clone());
    let mut each = values(&first.document);
    each.extend(values(&second.document));
    assert_eq!(values(&both), each);
}

#[test]
fn names_of_places_and_counts_are_of_one_column_alone() {
    for (name, document) in neighbours() {
        let (mut anchors, mut sequences) =
            (BTreeSet::new(), [(); 2].map(|()| BTreeSet::new()));
        for row in rows(&document) {
            for (column, blocks) in [&row.first, &row.second].into_iter().enumerate() {
                for block in blocks {
                    let anchor = block.anchor.clone().into_iter();
                    anchor.for_each(|own| assert!(anchors.insert(own), "{name}"));
                    let label = match &block.content {
                        Content::Paragraph(own) => own.label.as_ref(),
                        Content::Heading { label, .. } => label.as_ref(),
                        Content::List(list) => list.items.first().map(|own| &own.label),
                        _ => None,
                    };
                    sequences[column].extend(label.map(|own| own.numbering.sequence));
                }
            }
        }
        let [first, second] = sequences;
        assert!(first.is_disjoint(&second), "{name}");
    }
}

#[test]
fn a_note_has_one_mark_and_both_texts() {
    let document = &named(DECLARATION).document;
    let marks: Vec<&str> = document.notes.iter().map(|own| own.mark.as_str()).collect();
    assert_eq!(marks, ["1", "2", "*"]);
    let text = text_of(&document.notes[0].content);
    assert!(text.contains("October 2012") && text.contains("октомври 2012"), "{text}");
    // What is the same in both stands there once.
    assert_eq!(text_of(&document.notes[1].content), "OJ L 101, 15.4.2011, p. 1.");
}

#[test]
fn who_signs_is_told_once_across_both_columns() {
    let document = &named(DECLARATION).document;
    let signed = |block: &Block| match &block.content {
        Content::Signatures(own) => Some(own.clone()),
        _ => None,
    };
    let signed: Vec<_> = document.blocks.iter().filter_map(signed).collect();
    let [signed] = &signed[..] else { panic!("{} times", signed.len()) };
    let names: Vec<String> = signed.list.iter().map(|own| text_of(&own.name)).collect();
    assert_eq!(
        names,
        ["H.E.\u{a0}Ilir Hoxha Н.Е.\u{a0}Илир Хоџа", "Ana Novak Ана Новак"]
    );
}

#[test]
fn what_has_no_partner_stands_beside_nothing() {
    let edition = |tag: &str| {
        let name = format!("tests/cases/languages-conclusions conclusions {tag}");
        named(&name).document.clone()
    };
    let (first, mut second) = (edition("en"), edition("mk"));
    let is_list = |block: &Block| matches!(block.content, Content::List(_));
    let place = second.blocks.iter().position(is_list).expect("there is a list");
    second.blocks.remove(place);
    let count = rows(&pair(first.clone(), second.clone()))
        .filter(|row| row.second.is_empty() && row.first.iter().all(is_list))
        .count();
    assert_eq!(count, 1);
    let document = pair(second, first);
    let alone = |row: &&Parallel| row.first.is_empty();
    assert_eq!(rows(&document).filter(alone).count(), 1);
    let output = outputs::written("alone", document, &Fonts::bundled());
    assert_eq!(differences(&output), [""; 0]);
}

#[test]
fn a_row_that_is_other_or_in_another_language_is_found() {
    let output = named(DECLARATION);
    let found = |change: &dyn Fn(&mut Parallel)| {
        let mut document = output.document.clone();
        let row = document.blocks.iter_mut().find_map(|block| match &mut block.content {
            Content::Parallel(row) if row.first.len() == 1 => Some(row),
            _ => None,
        });
        change(row.expect("there is a row"));
        let files = communique::parity::Files {
            pdf: Some(output.pdf()),
            word: Some(output.word()),
        };
        let found = communique::parity::compare(&document, files).expect("can be read");
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        for medium in ["PDF", "Word file"] {
            assert!(told.iter().any(|own| own.contains(medium)), "{medium}: {told:#?}");
        }
    };
    found(&|row| std::mem::swap(&mut row.first, &mut row.second));
    found(&|row| row.second.clear());
    found(&|row| row.language = communique::diagnostic::LanguageTag::new("sq").unwrap());
}

#[test]
fn a_foot_says_once_what_is_the_same() {
    let document = &named(DECLARATION).document;
    let foot = &document.furniture.footer_start;
    assert_eq!(
        text_of(foot),
        "declaration · 12 March 2013 / 12\u{a0}март 2013\u{a0}година"
    );
    let is_foreign = |inline: &&Inline| matches!(inline, Inline::Foreign { .. });
    assert_eq!(foot.iter().filter(is_foreign).count(), 1);
}

/// Paragraphs of many lengths, so that rows part at many places of a page; what leads to a
/// list, and notes behind.
#[test]
fn rows_go_on_on_the_next_page() {
    for length in (1600..4800).step_by(400) {
        let words = |word: &str| word.repeat(length / word.len());
        let text = |en: &str, mk: &str| json!({ "en": en, "mk": mk });
        let record = json!({
            "schemaVersion": "0.1",
            "meeting": { "id": "m", "name": text("Meeting", "Состанок"), "startDate": "2013-03-11" },
            "footnotes": { "n": { "text": text("A note.", "Белешка.") } },
            "documents": [{
                "type": "conclusions",
                "id": "c",
                "title": text("Conclusions", "Заклучоци"),
                "bilingual": ["en+mk"],
                "sections": [{ "blocks": [
                    { "type": "paragraph", "text": text(&words("some words "), &words("некои зборови ")) },
                    { "type": "list", "items": [{ "text": text("An item[^n].", "Точка[^n].") }] },
                    { "type": "paragraph", "text": text("The end.", "Крај.") },
                ] }],
            }],
        });
        let made = outputs::of_record(&record.to_string()).expect("has no mistake");
        let both = made.iter().find(|own| own.document.beside.is_some());
        let both = both.expect("is made in both");
        assert!(both.pages.count > 1 || length < 3200, "{length}");
        assert_eq!(differences(both), [""; 0], "{length}");
    }
}

/// What somebody left of the declaration in two columns.
fn returned(edit: &str) -> Returned {
    let mut draft = Draft::new(&named(DECLARATION).files.docx);
    draft.edit(edit);
    Returned::read("left.docx", &draft.bytes(), None).expect("can be read")
}

#[test]
fn edits_of_both_columns_come_back() {
    let reading = returned(
        "replace: no country of the region => no country in the region\n\
         replace: објавува еднаш годишно => објавува двапати годишно",
    )
    .reading(&|_| true);
    let edited = reading.fields.iter().filter(|own| matches!(own.after, After::Text(_)));
    let found: Vec<&str> = edited.map(|own| own.pointer.as_str()).collect();
    let expected = [
        "/documents/0/preamble/1/text/en",
        "/documents/0/operative/0/clauses/1/items/1/text/mk",
    ];
    assert_eq!(found, expected);
    assert!(reading.lists.is_empty() && reading.homeless.is_empty());
}

#[test]
fn an_item_that_one_column_lacks_is_neither_moved_nor_removed() {
    let reading =
        returned("delete: keep figures that can be compared").reading(&|_| true);
    assert!(reading.lists.is_empty(), "{:?}", reading.lists);
    let gone =
        reading.fields.iter().filter(|own| own.pointer.ends_with("items/1/text/en"));
    assert_eq!(gone.count(), 1);
}

#[test]
fn new_text_of_one_column_is_told_and_given_no_place() {
    let reading = returned(
        "after: name a contact point => <w:p><w:r><w:t>new words</w:t></w:r></w:p>",
    )
    .reading(&|_| true);
    assert!(reading.lists.is_empty(), "{:?}", reading.lists);
    let texts: Vec<&str> = reading.homeless.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(texts, ["new words"]);
}
