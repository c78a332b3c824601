//! What the table looks like to Word: languages, directions, the row that is repeated.

use std::fs;
use std::io::{Cursor, Read};

use communique::diagnostic::{LanguageTag, Origin};
use communique::model::Step;
use communique::returned;
use communique::translation::{Head, Standing, Unit};

use super::whole::{STOCK, table};
use crate::cli::{run, shown};
use crate::returned::cases::copy;
use crate::support::repository;

/// A part of the table of a text and its translation.
fn parts(language: &str, translation: &str) -> impl Fn(&str) -> String {
    let [source, target] = ["en", language].map(|tag| LanguageTag::new(tag).unwrap());
    let head = Head { package: "lunch.json".to_owned(), source, target };
    let unit = Unit {
        origin: Origin::root(&head.package).child("title"),
        document: "conclusions".to_owned(),
        name: "title".to_owned(),
        source: "Lunch".to_owned(),
        target: Some(translation.to_owned()),
        standing: Standing::Translated(Step::With),
    };
    let bytes = table(&head, &[unit], &STOCK);
    move |name| part(&bytes, name)
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The style of a name.
fn style<'a>(styles: &'a str, id: &str) -> &'a str {
    let start = styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
    let end = styles[start..].find("</w:style>").unwrap();
    &styles[start..start + end]
}

#[test]
fn each_column_is_in_its_language() {
    for (language, tag, translation) in [
        ("sq", "sq-AL", "Drekë"),
        ("sr-Cyrl", "sr-Cyrl-RS", "Ручак"),
        ("he", "he-IL", "ארוחה בסופיה"),
    ] {
        let from_right = language == "he";
        let part = parts(language, translation);
        let (styles, body) = (part("word/styles.xml"), part("word/document.xml"));
        let [left, right] =
            ["TranslationSource", "TranslationTarget"].map(|id| style(&styles, id));
        assert!(left.contains("<w:lang w:val=\"en-GB\""), "{left}");
        assert!(right.contains(&format!("<w:lang w:val=\"{tag}\"")), "{right}");
        assert!(!left.contains("<w:bidi/>"), "{left}");
        assert_eq!(right.contains("<w:bidi/>"), from_right, "{right}");
        assert_eq!(body.contains("<w:rtl/>"), from_right, "{body}");
        assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
        assert!(body.contains(&format!("<w:lang w:val=\"{tag}\"")), "{body}");
    }
}

#[test]
fn a_name_says_the_form_unless_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/translations/record"), folder.path());
    let forms: [(&str, &[&str], &[u8]); 5] = [
        ("a.docx", &[], b"PK"),
        ("b.DOCX", &[], b"PK"),
        ("c.xlf", &[], b"<?xml"),
        ("d.docx", &["--format", "xliff"], b"<?xml"),
        ("e", &["--format", "docx"], b"PK"),
    ];
    for (name, more, wanted) in forms {
        let args =
            ["translations", "export", "lunch.json", "--root", ".", "--lang", "sq"];
        let args = [&args[..], &["-o", name], more].concat();
        let output = run(folder.path(), &args);
        assert!(output.status.success(), "{}", shown(&output));
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.starts_with(wanted), "{name}");
    }
}

#[test]
fn the_line_under_the_title_is_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/translations/record"), folder.path());
    let path = folder.path().join("lunch.json");
    let text = fs::read_to_string(&path).unwrap();
    let name = r#""Lunch &\n\n\\<Co> **[here](#facts)** [^a]{{town}}""#;
    fs::write(&path, text.replace(r#""Lunch in Sofia""#, name)).unwrap();
    let args = ["translations", "export", "lunch.json", "--root", ".", "--lang", "sq"];
    let output = run(folder.path(), &[&args[..], &["-o", "a.docx"]].concat());
    assert!(output.status.success(), "{}", shown(&output));
    let bytes = fs::read(folder.path().join("a.docx")).unwrap();
    let wanted = ">Lunch &amp; &lt;Co&gt; here town · lunch.json<";
    for name in ["word/document.xml", "docProps/core.xml"] {
        let text = part(&bytes, name);
        assert!(text.contains(wanted), "{text}");
    }
}

#[test]
fn a_table_is_no_draft_and_a_draft_no_table() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/translations/record"), folder.path());
    let runs: [(&[&str], &str); 4] = [
        (
            &["translations", "export", "lunch.json", "--lang", "sq", "-o", "t.docx"],
            "texts",
        ),
        (&["build", "lunch.json", "--format", "docx", "--out", "."], "made"),
        (
            &["merge", "t.docx", "--into", "lunch.json"],
            "`communique translations import`",
        ),
        (&["translations", "import", "lunch/conclusions.en.docx"], "`communique merge`"),
    ];
    for (args, wanted) in runs {
        let told = shown(&run(folder.path(), args));
        assert!(told.contains(wanted), "{args:?}\n{told}");
    }
}

#[test]
fn links_that_touch_are_no_change_of_the_left_column() {
    let [source, target] = ["en", "sq"].map(|tag| LanguageTag::new(tag).unwrap());
    let head = Head { package: "lunch.json".to_owned(), source, target };
    let unit = Unit {
        origin: Origin::root(&head.package).child("title"),
        document: "conclusions".to_owned(),
        name: "title".to_owned(),
        source: "[a](https://x.y/z)[b](https://x.y/z)".to_owned(),
        target: None,
        standing: Standing::Missing,
    };
    let bytes = table(&head, &[unit], &STOCK);
    let own = returned::worksheet("a.docx", &bytes).unwrap();
    assert_eq!(own.units[0].target, Ok(None));
}
