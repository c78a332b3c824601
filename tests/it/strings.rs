//! Whatever strings a record holds, they come out as they went in: in the PDF, in the Word
//! file, in every place, and none of them becomes markup.

use communique::document::{Document, Inline};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::agreement;
use crate::outputs::{self, Output};

/// Markdown that says nothing but this string.
fn escaped(string: &str) -> String {
    let escape = |c: char| match c {
        c if c.is_ascii_punctuation() => vec!['\\', c],
        c => vec![c],
    };
    string.chars().flat_map(escape).collect()
}

/// A record with one text in every place; a version is a plain string.
fn everywhere(text: &str, string: &str) -> Value {
    json!({
        "schemaVersion": "0.1",
        "brand": { "fonts": { "embed": false } },
        "meeting": { "name": text, "startDate": "2013-03-11", "chair": "p",
            "location": { "addressLocality": text } },
        "people": { "p": { "familyName": text, "positions": [{ "role": text }] } },
        "organizations": { "o": { "name": text, "address": { "streetAddress": text } } },
        "footnotes": { "n": { "text": text } },
        "documents": [
            {
                "type": "conclusions", "id": "c", "title": text, "version": string,
                "sections": [{ "heading": text, "blocks": [
                    text,
                    "x[^n]",
                    { "type": "quote", "text": text, "cite": text },
                    { "type": "list", "items": [text, { "text": text, "items": [text] }] },
                    { "type": "table", "caption": text, "columns": [{ "label": text }],
                      "rows": [[text]], "note": text },
                ] }],
                "signatories": [{ "person": "p", "office": text }],
            },
            {
                "type": "letter", "id": "l", "subject": text, "reference": text,
                "letterhead": { "mode": "organization", "organizations": ["o"] },
                "addressees": [{ "person": "p" }], "salutation": text,
                "body": [text, { "type": "paragraph", "text": text }],
                "complimentaryClose": text, "signatories": [{ "person": "p" }],
                "copies": [text], "enclosures": [text],
            },
        ],
    })
}

/// How often a document prints a string as one datum.
fn count(document: &Document, string: &str) -> usize {
    let mut count = 0;
    document.data(&mut |datum| {
        count += usize::from(datum.content == [Inline::Text(string.to_owned())]);
    });
    count
}

/// The kinds of all elements: what is left without the text.
fn kinds(output: &Output) -> Vec<String> {
    output.pdf().tree.all().into_iter().map(|element| element.kind.clone()).collect()
}

/// Letters of the languages of South-Eastern Europe with and without accents of their own,
/// every sign of ASCII, quotation marks, dashes, spaces that do not break.
const CHARACTERS: &str = "([ -~]|[a-zA-Zà-öø-ÿĀ-ňŌ-žșțȘȚ]|[А-Яа-яЁ-Џѐ-џ]|[Α-ΡΣ-Ωα-ώ]\
    |[“”„‚‘’«»‹›–—…•†‡§€№\u{a0}\u{202f}\u{2011}]|[aeszсзнα]\u{301}|[oк]\u{300}){1,40}";

/// Words of the scripts that have faces of their own, beside others and numbers, with signs
/// between them. Of signs that one face in a line from the right has and the other has not,
/// the engine turns the order round in the text of a PDF: they are left out, and so are
/// Arabic digits.
const SCRIPTS: &str = "(([א-ת]{1,6}|[ء-غف-ي]{1,6}|[ა-ჰ]{1,6}|[Ա-Ֆա-ֆ]{1,6}|[a-zšж]{1,5}|[0-9]{1,4})\
    ( | |, |\\. | – | / |-|: )){1,16}";

/// Marks of Markdown in any order, and what they may stand around.
const MARKDOWN: &str = "(\\*\\*|\\*|_|\\[|\\]|\\(https://example\\.org\\)|\\[\\^n\\]|\\\\|\\{\\{|\\}\\}\
    |\n|`|#|&amp;|~|[a-c]| [d-f]){1,24}";

/// A string as a record has it: composed, without spaces that nobody sees.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    format!("a{}z", words.join(" ")).nfc().collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_string_comes_out_as_it_went_in(text in CHARACTERS) {
        let string = tidy(&text);
        let outputs = outputs::of_record(&everywhere(&escaped(&string), &string).to_string());
        let outputs = outputs.unwrap_or_else(|said| panic!("{said}"));
        let plain = outputs::of_record(&everywhere("plain", "plain").to_string()).expect("is right");
        for (output, plain) in outputs.iter().zip(&plain) {
            // Also in a place that a plain word has: nothing is left out, nothing added.
            let expected = count(&plain.document, "plain");
            prop_assert!(expected >= 11);
            prop_assert_eq!(count(&output.document, &string), expected);
            prop_assert_eq!(agreement::differences(output), Vec::<String>::new());
            prop_assert_eq!(kinds(output), kinds(plain));
            let package = output.word();
            for part in package.parts.keys().filter(|part| part.ends_with(".xml")) {
                package.xml(part);
            }
        }
    }

    #[test]
    fn every_script_is_written_as_it_is_read(text in SCRIPTS, record in SCRIPTS) {
        let (string, record) = (tidy(&text), tidy(&record));
        let record = everywhere(&escaped(&format!("{record} {string}")), &string);
        let outputs = outputs::of_record(&record.to_string());
        for output in outputs.unwrap_or_else(|said| panic!("{said}")) {
            prop_assert_eq!(agreement::differences(&output), Vec::<String>::new());
        }
    }

    #[test]
    fn whatever_a_text_means_both_files_say_the_same(text in MARKDOWN) {
        let outputs = outputs::of_record(&everywhere(&tidy(&text), "1").to_string());
        for output in outputs.iter().flatten() {
            prop_assert_eq!(agreement::differences(output), Vec::<String>::new());
        }
    }
}
