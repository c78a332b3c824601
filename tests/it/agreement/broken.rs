//! What is broken in a file is found: one thing at a time, in one file or the other.

use communique::document::{Block, Content, Document, Furniture, Inline, Letter, Target};
use communique::parity::{self, Files, Finding};

use crate::outputs::{self, Output};

/// What is found where the files are those of the tree, and the tree says another thing.
fn found(name: &str, change: impl FnOnce(&mut Document)) -> Vec<Finding> {
    let output: &Output = outputs::named(name);
    let mut document = output.document.clone();
    change(&mut document);
    assert_ne!(document, output.document, "nothing was changed");
    let files = Files { pdf: Some(output.pdf()), word: Some(output.word()) };
    parity::compare(&document, files).expect("can be read")
}

/// Found in both files, in these words.
fn both(name: &str, change: impl FnOnce(&mut Document), words: &str) -> Vec<Finding> {
    let found = found(name, change);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    for medium in ["PDF", "Word file"] {
        let is = |own: &&String| own.contains(medium) && own.contains(words);
        assert!(told.iter().any(|own| is(&own)), "no `{words}` ({medium}): {told:#?}");
    }
    found
}

/// The first text that a change wants to be its own.
fn first(list: &mut [Inline], change: &mut dyn FnMut(&mut Inline) -> bool) -> bool {
    list.iter_mut().any(|inline| {
        change(inline)
            || match inline {
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Capitals(content)
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => first(content, change),
                Inline::Datum(datum) => first(&mut datum.content, change),
                _ => false,
            }
    })
}

fn within(blocks: &mut [Block], change: &mut dyn FnMut(&mut Inline) -> bool) -> bool {
    blocks.iter_mut().any(|block| match &mut block.content {
        Content::Paragraph(own) => first(&mut own.content, change),
        Content::Heading { content, .. } => first(content, change),
        Content::List(list) => {
            list.items.iter_mut().any(|item| within(&mut item.blocks, change))
        }
        Content::Group { blocks, .. } => within(blocks, change),
        Content::Quote { blocks, cite } => {
            within(blocks, change) || cite.iter_mut().any(|own| first(own, change))
        }
        Content::Facts(facts) => {
            facts.iter_mut().any(|own| first(&mut own.value, change))
        }
        Content::Table(table) => {
            let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.any(|cell| first(&mut cell.content, change))
        }
        _ => false,
    })
}

fn once(document: &mut Document, mut change: impl FnMut(&mut Inline) -> bool) {
    assert!(within(&mut document.blocks, &mut change), "nothing fits");
}

const CONCLUSIONS: &str = "data/sofia-2013/conclusions";
const MARKS: &str = "samples/marks-conclusions";

#[test]
fn another_word_is_found_with_its_field_and_page() {
    let change = |document: &mut Document| {
        once(document, |own| match own {
            Inline::Text(text) if text.contains("objectives of this") => {
                *text = text.replace("objectives of this", "aims of this");
                true
            }
            _ => false,
        });
    };
    let found = both(CONCLUSIONS, change, "objectives of this first");
    assert_eq!(found.len(), 2, "{found:#?}");
    for own in found {
        let origin = own.origin.expect("a field");
        assert!(origin.pointer.starts_with("/documents/0/"), "{origin}");
        assert!(own.expected.contains("aims of this"), "{}", own.expected);
        assert_eq!(own.pages, [1]);
    }
}

#[test]
fn less_and_more_are_found() {
    both(CONCLUSIONS, |own| _ = own.blocks.pop(), "should be");
    let more = |own: &mut Document| own.blocks.push(own.blocks[3].clone());
    both(CONCLUSIONS, more, "should be");
    let order = |own: &mut Document| own.blocks.swap(4, 5);
    both(CONCLUSIONS, order, "should be");
}

#[test]
fn another_number_is_found() {
    let change = |document: &mut Document| {
        let label =
            document.blocks.iter_mut().find_map(|block| match &mut block.content {
                Content::List(list) => Some(&mut list.items[0].label),
                _ => None,
            });
        label.expect("there is a list").text = "7.".into();
    };
    both(CONCLUSIONS, change, "7.");
}

#[test]
fn another_meaning_of_the_same_words_is_found() {
    let plain = |own: &mut Inline| match own {
        Inline::Strong(content) => {
            *own = Inline::Emphasis(content.clone());
            true
        }
        _ => false,
    };
    both(CONCLUSIONS, |document| once(document, plain), "should be \"italic in `en`\"");
    let elsewhere = |own: &mut Inline| match own {
        Inline::Link { target: Target::Url(url), .. } => {
            *url = "https://example.org/elsewhere".into();
            true
        }
        _ => false,
    };
    both("samples/marks-letter", |document| once(document, elsewhere), "/elsewhere");
    let foreign = |own: &mut Inline| match own {
        Inline::Foreign { language, .. } => {
            *language = communique::diagnostic::LanguageTag::new("mk").unwrap();
            true
        }
        _ => false,
    };
    both(MARKS, |document| once(document, foreign), "in `mk`");
    let mark = |own: &mut Inline| match own {
        Inline::NoteMark { mark, .. } => {
            *mark = "9".into();
            true
        }
        _ => false,
    };
    both(MARKS, |document| once(document, mark), "9");
}

#[test]
fn another_level_is_found() {
    let deeper = |document: &mut Document| {
        let mut headings = document.blocks.iter_mut().filter_map(|block| {
            let Content::Heading { level, .. } = &mut block.content else { return None };
            Some(level)
        });
        *headings.nth(1).expect("there are two") += 1;
    };
    both(CONCLUSIONS, deeper, "a heading of level 2");
    let plain = |document: &mut Document| {
        let title = document.blocks.iter_mut().find_map(|own| match &mut own.content {
            Content::Paragraph(own)
                if own.style == communique::document::Style::Title =>
            {
                Some(own)
            }
            _ => None,
        });
        title.expect("a title").style = communique::document::Style::Subtitle;
    };
    both(CONCLUSIONS, plain, "the title in `en`");
}

#[test]
fn a_link_to_another_place_is_found() {
    let mut anchors = vec![];
    let output: &Output = outputs::named(MARKS);
    parity::each(&output.document.blocks, &mut |block| {
        if let Content::Heading { .. } = &block.content {
            anchors.extend(block.anchor.clone());
        }
    });
    let last = anchors.last().expect("there are headings").clone();
    let change = |document: &mut Document| {
        let entries = document.blocks.iter_mut().find_map(|own| match &mut own.content {
            Content::Contents(entries) => Some(entries),
            _ => None,
        });
        entries.expect("a table of contents")[0].anchor = last;
    };
    let found = found(MARKS, change);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|own| own.contains("Word file")), "{told:#?}");
    let nowhere = |document: &mut Document| {
        once(document, |own| match own {
            Inline::Reference { anchor, .. } => {
                *anchor = "nowhere".into();
                true
            }
            _ => false,
        });
    };
    both(MARKS, nowhere, "where a link leads to");
}

#[test]
fn another_header_footer_title_or_language_is_found() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    both(CONCLUSIONS, |own| own.furniture.header_end = text("Other"), "the header");
    both(CONCLUSIONS, |own| own.furniture.footer_start = text("Other"), "the footer");
    both(CONCLUSIONS, |own| own.furniture.draft_mark = Some(text("DRAFT")), "DRAFT");
    both(CONCLUSIONS, |own| own.info.title = "Other".into(), "the title among");
    let language = communique::diagnostic::LanguageTag::new("sl").unwrap();
    both(CONCLUSIONS, |own| own.language = language, "the language");
}

/// What is found where one of several letters says another thing.
fn joint(change: impl FnOnce(&mut Letter)) -> Vec<Finding> {
    let output = outputs::joint().iter().find(|own| {
        let count = own.document.letters().count();
        count > 1 && own.pages.count >= 2 * count
    });
    let output = output.expect("letters of several pages");
    let mut document = output.document.clone();
    let letter = match &mut document.blocks[1].content {
        Content::Letter(letter) => letter,
        other => panic!("no letter: {other:?}"),
    };
    change(letter);
    assert_ne!(document, output.document, "nothing was changed");
    let files = Files { pdf: Some(output.pdf()), word: Some(output.word()) };
    parity::compare(&document, files).expect("can be read")
}

#[test]
fn what_is_other_in_one_of_several_letters_is_found() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    let edge = |change: fn(&mut Furniture, Vec<Inline>)| {
        let found = joint(|own| change(&mut own.furniture, text("Other")));
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|own| own.contains("of the PDF")), "{told:#?}");
        assert!(told.iter().any(|own| own.contains("of letter 2")), "{told:#?}");
        assert!(!told.iter().any(|own| own.contains("of letter 1")), "{told:#?}");
    };
    edge(|own, text| own.header_end = text);
    edge(|own, text| own.footer_start = text);
    edge(|own, text| own.draft_mark = Some(text));
    let found = joint(|own| _ = own.blocks.pop());
    assert!(found.iter().any(|own| own.medium == parity::tree::Medium::Pdf));
    assert!(found.iter().any(|own| own.medium == parity::tree::Medium::Word));
}

#[test]
fn what_counts_the_pages_of_another_letter_is_found() {
    let mut tried = 0;
    for output in outputs::joint() {
        let wrong = |from: &str, to: &str| {
            let mut word = output.word().0.clone();
            let is_edge =
                |name: &str| ["/header", "/footer"].iter().any(|own| name.contains(own));
            for (_, bytes) in word.parts.iter_mut().filter(|(name, _)| is_edge(name)) {
                let text = String::from_utf8(bytes.clone()).expect("is UTF-8");
                *bytes = text.replace(from, to).into_bytes();
            }
            (word.parts != output.word().0.parts).then_some(word)
        };
        let pairs = [("SECTIONPAGES", "NUMPAGES"), ("_letter_2", "_letter_1")];
        for word in pairs.into_iter().filter_map(|(from, to)| wrong(from, to)) {
            tried += 1;
            let files = Files { pdf: Some(output.pdf()), word: Some(&word) };
            let found = parity::compare(&output.document, files).expect("can be read");
            let is = |own: &Finding| own.what.starts_with("the number of pages in");
            assert!(found.iter().any(is), "{}: {found:#?}", output.name);
        }
    }
    assert!(tried > 0, "no letter counts its pages");
}
