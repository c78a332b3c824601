//! Dates, lists and orders by language: `locale/<tag>.txt` holds what each must say.

use std::path::Path;

use communique::diagnostic::{Diagnostics, LanguageTag, Origin};
use communique::locale::{Form, Locale, Value, alpha, roman};
use communique::model::Date;
use communique::templates::Templates;

fn locale(tag: &str) -> Locale {
    let mut diagnostics = Diagnostics::default();
    let tag = LanguageTag::new(tag).expect("a language tag");
    let locale = Locale::new(&tag, &Templates::bundled(), &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 0, "{:?}", diagnostics.iter().next());
    locale.expect("the language has a file")
}

fn date(text: &str) -> Date {
    let mut parts = text.split('-');
    let mut number = || parts.next().map(|part| part.parse::<u16>().expect("a number"));
    let year = number().expect("a year");
    let mut small = || number().map(|n| u8::try_from(n).expect("a month or day"));
    let (month, day) = (small(), small());
    Date { origin: Origin::root("test"), year, month, day }
}

/// Lines such as `title 2013-03-11/2013-03-12 = 11–12 March 2013`.
#[test]
fn each_table_of_dates_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/locale");
    for entry in std::fs::read_dir(folder).expect("the folder of tables") {
        let path = entry.expect("an entry").path();
        let locale = locale(&path.file_stem().expect("a name").to_string_lossy());
        for line in std::fs::read_to_string(&path).expect("a table").lines() {
            let Some((question, answer)) = line.split_once(" = ") else { continue };
            let (kind, value) = question.split_once(' ').expect("a kind and a value");
            let said = match kind {
                "list" => {
                    let names: Vec<String> = value.split('/').map(String::from).collect();
                    locale.list(&names)
                }
                "order" => {
                    let mut names: Vec<&str> = value.split('/').collect();
                    names.sort_by(|a, b| locale.compare(a, b));
                    Ok(names.join("/"))
                }
                _ => {
                    let form = if kind == "title" { Form::Title } else { Form::Text };
                    match value.split_once('/') {
                        Some((a, b)) => locale.range(&date(a), Some(&date(b)), form),
                        None => locale.date(&date(value), form),
                    }
                }
            };
            assert_eq!(
                said.expect("a message"),
                answer,
                "{}: {question}",
                path.display()
            );
        }
    }
}

#[test]
fn plurals_follow_the_language() {
    let one = locale("en").word("enclosures", &[("count", Value::Number(1))]);
    let two = locale("en").word("enclosures", &[("count", Value::Number(2))]);
    assert_eq!(one.expect("a message"), "Enclosure");
    assert_eq!(two.expect("a message"), "Enclosures");
}

#[test]
fn a_missing_message_is_named_with_its_file() {
    let error = locale("en").word("no-such-message", &[]).expect_err("no message");
    assert_eq!(error.message, "the language en has no message `no-such-message`");
}

#[test]
fn a_language_without_a_file_is_an_error_that_names_the_others() {
    let mut diagnostics = Diagnostics::default();
    let tag = LanguageTag::new("tlh").expect("a tag");
    assert!(Locale::new(&tag, &Templates::bundled(), &mut diagnostics).is_none());
    let error = diagnostics.iter().next().expect("an error");
    assert_eq!(error.code, "lang/unknown");
}

#[test]
fn counts_in_letters_and_roman_numerals() {
    assert_eq!([1, 26, 27, 702, 703].map(alpha), ["a", "z", "aa", "zz", "aaa"]);
    assert_eq!(
        [1, 4, 9, 14, 40, 1990].map(roman),
        ["I", "IV", "IX", "XIV", "XL", "MCMXC"]
    );
}
