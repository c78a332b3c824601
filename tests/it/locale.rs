//! Dates, lists and orders by language: `locale/<tag>.txt` holds what each must say.

use std::path::Path;

use communique::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Origin};
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

/// The languages of the program.
fn bundled() -> Vec<String> {
    let name =
        |path: &str| Some(path.strip_prefix("lang/")?.strip_suffix(".ftl")?.to_owned());
    Templates::bundled().list().into_iter().filter_map(name).collect()
}

fn date(text: &str) -> Date {
    let mut parts = text.split('-');
    let mut number = || parts.next().map(|part| part.parse::<u16>().expect("a number"));
    let year = number().expect("a year");
    let mut small = || number().map(|n| u8::try_from(n).expect("a month or day"));
    let (month, day) = (small(), small());
    Date { origin: Origin::root("test"), year, month, day }
}

/// What is said to several: `greet excellency feminine 2`.
fn greeting(locale: &Locale, value: &str) -> Result<String, Box<Diagnostic>> {
    let parts: Vec<&str> = value.split(' ').collect();
    let [rank, gender, count] = parts[..] else { panic!("a rank, a gender, a count") };
    let count = count.parse().expect("a count");
    let values = [
        ("rank", Value::Text(rank)),
        ("gender", Value::Text(gender)),
        ("count", Value::Number(count)),
    ];
    locale.word("salutation-several", &values)
}

/// What signatories say to addressees: `close excellencies 1 2`.
fn closing(locale: &Locale, value: &str) -> Result<String, Box<Diagnostic>> {
    let parts: Vec<&str> = value.split(' ').collect();
    let [rank, signing, addressed] = parts[..] else { panic!("a rank and two counts") };
    let number = |text: &str| Value::Number(text.parse().expect("a count"));
    let values = [
        ("rank", Value::Text(rank)),
        ("signatories", number(signing)),
        ("addressees", number(addressed)),
    ];
    locale.word("close", &values)
}

/// Lines such as `countries 2-4,22-24 = # countries`, with `#` for each of these counts.
fn forms_of(locale: &Locale, counts: &str, answer: &str) {
    for part in counts.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.parse::<i64>().expect("a count");
        for count in number(first)..=number(last) {
            let values = [("count", Value::Number(count))];
            let said = locale.word("attendance-countries", &values).expect("a message");
            let wanted = answer.replace('#', &count.to_string());
            assert_eq!(said.replace('\u{a0}', "~"), wanted, "{}", locale.language());
        }
    }
}

/// Lines such as `title 2013-03-11/2013-03-12 = 11–12 March 2013`. `~` is a space at which
/// no line is broken.
#[test]
fn each_table_of_dates_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/locale");
    for tag in bundled() {
        assert!(folder.join(format!("{tag}.txt")).exists(), "{tag} has no table");
    }
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
                "when" => match value.split_once('/') {
                    Some((a, b)) => locale.when(&date(a), Some(&date(b))),
                    None => locale.when(&date(value), None),
                },
                "day" => locale.day(&date(value)),
                "time" => locale.time(value),
                "moment" => locale.date(&date(value), Form::Title).and_then(|date| {
                    let values =
                        [("date", Value::Text(&date)), ("time", Value::Text("12:00"))];
                    locale.word("date-and-time", &values)
                }),
                "greet" => greeting(&locale, value),
                "close" => closing(&locale, value),
                "countries" => {
                    forms_of(&locale, value, answer);
                    continue;
                }
                "adopted" => {
                    let place =
                        [("place", Value::Text(value)), ("when", Value::Text(""))];
                    let kind = [
                        ("where", Value::Text("place")),
                        ("kind", Value::Text("letter")),
                    ];
                    locale.word("adoption-adopted", &[place, kind].concat())
                }
                "number" => locale.meeting_number(value.parse().expect("a number")),
                "form" => {
                    let (key, gender) = value.split_once(' ').expect("a name, a gender");
                    locale.word(key, &[("gender", Value::Text(gender))])
                }
                "zone" => {
                    let (name, day) = value.split_once(' ').expect("a zone and a day");
                    locale.time_zone(name, &date(day))
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
            let said = said.expect("a message").replace('\u{a0}', "~");
            assert_eq!(said, answer, "{}: {question}", path.display());
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

/// Which file a language has its words from, if any.
#[test]
fn a_tag_leads_to_the_file_in_its_letters() {
    let templates = Templates::bundled();
    let january = |tag: &str| {
        let tag = LanguageTag::new(tag).expect("a language tag");
        let mut diagnostics = Diagnostics::default();
        let locale = Locale::new(&tag, &templates, &mut diagnostics)?;
        assert_eq!(locale.language(), &tag);
        Some(locale.day(&date("2013-01-07")).expect("a message").replace('\u{a0}', " "))
    };
    let table = [
        ("en-GB", Some("Monday, 7 January 2013")),
        ("sr", Some("Понедељак, 7. јануар 2013.")),
        ("sr-RS", Some("Понедељак, 7. јануар 2013.")),
        ("sr-Cyrl-ME", Some("Понедељак, 7. јануар 2013.")),
        ("sr-ME", Some("Ponedeljak, 7. januar 2013.")),
        ("sr-Latn-RS", Some("Ponedeljak, 7. januar 2013.")),
        ("cnr-ME", Some("Ponedjeljak, 7. januar 2013.")),
        ("cnr-Latn", Some("Ponedjeljak, 7. januar 2013.")),
        ("bs-BA", Some("Ponedjeljak, 7. januar 2013.")),
        ("bs-Latn", Some("Ponedjeljak, 7. januar 2013.")),
        ("ro-MD", Some("Luni, 7 ianuarie 2013")),
        ("sq-XK", Some("E hënë, 7 janar 2013")),
        // Nothing is said in letters that were not asked for.
        ("cnr-Cyrl", None),
        ("bs-Cyrl", None),
        ("mk-Latn", None),
        ("tlh", None),
    ];
    for (tag, said) in table {
        assert_eq!(january(tag).as_deref(), said, "{tag}");
    }
}

#[test]
fn a_count_has_the_form_of_its_language() {
    let said = |tag: &str, count: i64| {
        let count = [("count", Value::Number(count))];
        let said = locale(tag).word("attendance-countries", &count).expect("a message");
        said.replace('\u{a0}', " ")
    };
    for (tag, count, answer) in [
        ("hr", 1, "zastupljena 1 država"),
        ("hr", 3, "zastupljene 3 države"),
        ("hr", 11, "zastupljeno 11 država"),
        ("cnr", 2, "zastupljene 2 države"),
        ("sr-Cyrl", 21, "заступљена 21 држава"),
        ("sl", 2, "zastopani 2 državi"),
        ("sl", 4, "zastopane 4 države"),
        ("sl", 5, "zastopanih 5 držav"),
        ("ro", 1, "o țară reprezentată"),
        ("ro", 12, "12 țări reprezentate"),
        ("ro", 20, "20 de țări reprezentate"),
        ("mk", 21, "застапена 21 држава"),
        ("bg", 10, "представени 10 държави"),
        ("sq", 1, "një vend i përfaqësuar"),
    ] {
        assert_eq!(said(tag, count), answer, "{tag}");
    }
}

#[test]
fn a_stop_after_the_year_goes_before_a_comma_where_the_language_wants_it_so() {
    let title = |tag: &str| {
        let own = locale(tag);
        let date = own.date(&date("2013-03-11"), Form::Title).expect("a message");
        own.before_comma(&date).replace('\u{a0}', " ")
    };
    assert_eq!(title("sr-Latn"), "11. mart 2013");
    assert_eq!(title("hr"), "11. ožujka 2013.");
    assert_eq!(title("bg"), "11 март 2013 г.");
}
