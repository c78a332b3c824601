//! One record in all languages: each edition says in both files what language it is in, and
//! its words stand in no other language's letters.

use communique::document::text_of;
use communique::document::{Content, Style};

use crate::docx::read::attribute;
use crate::outputs::{Output, all};

/// The language in a PDF, and in a Word file, which knows no Montenegrin.
const EDITIONS: [(&str, &str); 11] = [
    ("bg", "bg-BG"),
    ("bs", "bs-Latn-BA"),
    ("cnr", "sr-Latn-ME"),
    ("en", "en-GB"),
    ("hr", "hr-HR"),
    ("mk", "mk-MK"),
    ("ro", "ro-RO"),
    ("sl", "sl-SI"),
    ("sq", "sq-AL"),
    ("sr-Cyrl", "sr-Cyrl-RS"),
    ("sr-Latn", "sr-Latn-RS"),
];

fn editions(case: &str) -> Vec<(&'static Output, (&'static str, &'static str))> {
    let prefix = format!("tests/cases/languages-{case} ");
    let own = |tag: &str| {
        let row = EDITIONS.iter().find(|(own, _)| *own == tag);
        *row.unwrap_or_else(|| panic!("{tag} is in the table"))
    };
    let found = all().iter().filter(|output| output.name.starts_with(&prefix));
    found.map(|output| (output, own(output.document.language.as_str()))).collect()
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c))
}

fn is_latin(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && c < '\u{250}')
}

#[test]
fn each_edition_names_its_language_in_both_files() {
    for case in ["conclusions", "letter", "declaration"] {
        let editions = editions(case);
        assert_eq!(editions.len() % EDITIONS.len(), 0, "{case} is in all languages");
        assert!(!editions.is_empty(), "{case}");
        for (output, (tag, word)) in editions {
            assert_eq!(output.pdf().language(), tag, "{}", output.name);
            let metadata = output.metadata();
            let said = format!("<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li>");
            assert!(metadata.contains(&said), "{}", output.name);
            let styles = output.word().xml("word/styles.xml");
            let lang = styles.descendants().find(|node| node.tag_name().name() == "lang");
            let lang = lang.expect("the defaults have a language");
            assert_eq!(attribute(lang, "val"), Some(word), "{}", output.name);
            let core = output.word().text("docProps/core.xml");
            let said = format!("<dc:language>{tag}</dc:language>");
            assert!(core.contains(&said), "{}", output.name);
        }
    }
}

/// What the program says itself has no letter of another script.
#[test]
fn each_edition_is_in_its_letters() {
    for (output, (tag, _)) in editions("declaration") {
        let cyrillic = ["bg", "mk", "sr-Cyrl"].contains(&tag);
        for block in &output.document.blocks {
            let Content::Paragraph(own) = &block.content else { continue };
            let text = text_of(&own.content);
            assert_eq!(is_cyrillic(&text), cyrillic, "{}: {text}", output.name);
            let is_title = own.style == Style::Event;
            assert!(!is_title || is_latin(&text) != cyrillic, "{}: {text}", output.name);
        }
    }
}
