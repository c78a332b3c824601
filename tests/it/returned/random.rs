//! Any text that can be changed in the record can be changed in Word: what is merged is
//! just that.

use std::collections::BTreeMap;

use communique::amend::amend;
use communique::markdown::{self, Piece, PieceKind};
use communique::merge::{self, Copy, Now, Options, Outcome};
use communique::returned::Returned;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::made::{Files, edited, files, word};

/// Texts of each document that can be edited in place.
const FIELDS: [(&str, &str); 15] = [
    ("letter", "/documents/0/subject/en"),
    ("letter", "/documents/0/salutation"),
    ("letter", "/documents/0/body/0"),
    ("letter", "/documents/0/body/1"),
    ("letter", "/documents/0/body/2"),
    ("letter", "/documents/0/body/3/items/1"),
    ("letter", "/documents/0/body/3/items/2"),
    ("letter", "/documents/0/body/4/text"),
    ("letter", "/documents/0/footnotes/stock/text"),
    ("letter", "/documents/0/signatories/0/office"),
    ("letter", "/documents/0/enclosures/1"),
    ("conclusions", "/documents/1/sections/0/heading"),
    ("conclusions", "/documents/1/sections/0/blocks/1/rows/1/1/text"),
    ("conclusions", "/documents/1/sections/0/blocks/2/cite"),
    ("declaration", "/documents/2/operative/0/clauses/1/text"),
];

/// Of these, those that are bold on paper.
const BOLD: [&str; 2] = ["/documents/0/subject/en", "/documents/1/sections/0/heading"];

/// What somebody does to a text: at which word, and what.
#[derive(Debug, Clone)]
enum Deed {
    Insert(String),
    Replace(String),
    Delete,
    Bold,
    Italic,
    Link,
}

fn deed() -> impl Strategy<Value = Deed> {
    let word = "[A-Za-zčšžЖאם0-9حა][A-Za-zčšžЖאם0-9حა*_\\[\\]\\\\<&!{}()#.,;~-]{0,8}";
    prop_oneof![
        3 => word.prop_map(Deed::Insert),
        3 => word.prop_map(Deed::Replace),
        2 => Just(Deed::Delete),
        1 => Just(Deed::Bold),
        1 => Just(Deed::Italic),
        1 => Just(Deed::Link),
    ]
}

/// A word as text of Markdown, all signs escaped.
fn escaped(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text with a deed done to a word that is nothing but text; nothing where there is none.
fn done(text: &str, at: usize, deed: &Deed) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_plain = |word: &str| {
        word.len() > 1
            && !word.contains(['*', '_', '[', ']', '{', '}', '(', ')', '<', '\\'])
    };
    let plain: Vec<usize> = (0..words.len()).filter(|i| is_plain(words[*i])).collect();
    // The last word holds the sign that may end a text.
    let at = *plain.get(at % plain.len().max(1)).filter(|at| **at + 1 < words.len())?;
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    // Within bold or a link, marks of its own would mean something else.
    let before = words[..at].join(" ");
    if before.matches("**").count() % 2 == 1
        || before.matches('[').count() > before.matches(']').count()
    {
        return None;
    }
    let own = words[at].clone();
    let bare = own.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    if bare.is_empty() || !bare.starts_with(char::is_alphanumeric) {
        return None;
    }
    let tail = own[bare.len()..].to_owned();
    match deed {
        Deed::Insert(new) => words[at] = format!("{own} {}", escaped(new)),
        Deed::Replace(new) => words[at] = escaped(new),
        Deed::Delete => _ = words.remove(at),
        Deed::Bold => words[at] = format!("**{bare}**{tail}"),
        Deed::Italic => words[at] = format!("*{bare}*{tail}"),
        Deed::Link => words[at] = format!("[{bare}](https://example.org/a){tail}"),
    }
    Some(words.join(" "))
}

/// What a text says, each sign with how it looks; of white space nobody sees that.
fn said(text: &str) -> Vec<String> {
    fn walk(pieces: &[Piece], look: &str, out: &mut Vec<String>) {
        for piece in pieces {
            match &piece.kind {
                PieceKind::Text(text) => out.extend(text.chars().map(|c| match c {
                    ' ' => " ".to_owned(),
                    c => format!("{look}{c}"),
                })),
                PieceKind::Strong(inner) => walk(inner, &format!("{look}b"), out),
                PieceKind::Emphasis(inner) => walk(inner, &format!("{look}i"), out),
                PieceKind::Link { url, content } => {
                    walk(content, &format!("{look}<{url}>"), out);
                }
                other => out.push(format!("{other:?}")),
            }
        }
    }
    let mut out = vec![];
    walk(&markdown::parse(text).pieces, "", &mut out);
    out
}

fn merged(copies: &[(&str, &[u8])], files: &Files) -> Outcome {
    let copies: Vec<Copy> = copies
        .iter()
        .map(|(label, bytes)| Copy {
            label: (*label).to_owned(),
            returned: Returned::read(label, bytes, None).expect("can be read"),
        })
        .collect();
    let mut now = Now::default();
    for (name, text) in files {
        now.insert(name, text).expect("is JSON");
    }
    merge::merge(&copies, &now, &Options::default())
}

fn with(files: &Files, pointer: &str, text: &str) -> Files {
    let mut files = files.clone();
    let own = files.get_mut("meeting.json").unwrap();
    let change = communique::amend::Change::Replace {
        path: pointer.to_owned(),
        value: Value::from(text),
    };
    *own = amend(own, &[change]).unwrap();
    files
}

fn applied(files: &Files, outcome: &Outcome) -> Files {
    let mut files = files.clone();
    for (name, changes) in &outcome.changes {
        let text = amend(&files[name], changes).expect("can be done");
        files.insert(name.clone(), text);
    }
    files
}

fn at(files: &Files, pointer: &str) -> String {
    let json: Value = serde_json::from_str(&files["meeting.json"]).unwrap();
    json.pointer(pointer).and_then(Value::as_str).unwrap().to_owned()
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
}

#[test]
fn a_change_of_any_text_comes_back_as_that_change_alone() {
    let sent: BTreeMap<&str, Vec<u8>> = ["letter", "conclusions", "declaration"]
        .map(|document| (document, word(&files(), document).unwrap()))
        .into();
    let deeds = (0..FIELDS.len(), 0..20_usize, deed());
    let judged = runner(150).run(&deeds, |(field, place, deed)| {
        let (document, pointer) = FIELDS[field];
        let files = files();
        // In a line that is bold all over, bold is nothing that anybody sees.
        if matches!(deed, Deed::Bold) && BOLD.contains(&pointer) {
            return Ok(());
        }
        let Some(text) = done(&at(&files, pointer), place, &deed) else { return Ok(()) };
        let wanted = with(&files, pointer, &text);
        // What `check` refuses nobody can be sent.
        let Ok(left) = word(&wanted, document) else { return Ok(()) };
        let outcome = merged(&[("a", &edited(&sent[document], &left))], &files);
        let own = applied(&files, &outcome);
        prop_assert_eq!(said(&at(&own, pointer)), said(&text), "{:?}", outcome.edits);
        let back = with(&own, pointer, &at(&files, pointer));
        prop_assert_eq!(&back, &files, "nothing else changed");
        prop_assert!(outcome.loose.is_empty() && outcome.held.is_empty());
        // What is made of it says the same: it comes back as nothing.
        let again = word(&own, document).expect("can be made");
        let outcome = merged(&[("a", &again)], &own);
        prop_assert!(outcome.is_empty(), "{:?}", outcome);
        Ok(())
    });
    judged.unwrap();
}

#[test]
fn a_change_beside_words_of_other_scripts_comes_back_alone() {
    const POINTER: &str = "/documents/0/body/1";
    const TEXT: &str = "We thanked דוד כהן, Minister, **محمد** بن *علي* 25 and ნინო (ბერიძე) \
        with Արամ in 2015; שר התחבורה wrote, 3 times.";
    let files = with(&files(), POINTER, TEXT);
    let sent = word(&files, "letter").unwrap();
    assert!(merged(&[("a", &sent)], &files).is_empty());
    let judged = runner(100).run(&(0..20_usize, deed()), |(place, deed)| {
        let Some(text) = done(TEXT, place, &deed) else { return Ok(()) };
        let wanted = with(&files, POINTER, &text);
        let Ok(left) = word(&wanted, "letter") else { return Ok(()) };
        let outcome = merged(&[("a", &edited(&sent, &left))], &files);
        let own = applied(&files, &outcome);
        prop_assert_eq!(said(&at(&own, POINTER)), said(&text), "{:?}", outcome.edits);
        prop_assert_eq!(&with(&own, POINTER, TEXT), &files, "nothing else changed");
        prop_assert!(outcome.loose.is_empty() && outcome.held.is_empty());
        Ok(())
    });
    judged.unwrap();
}

#[test]
fn the_order_of_copies_means_nothing() {
    let sent = word(&files(), "letter").unwrap();
    let one = (0..11_usize, 0..20_usize, deed());
    let deeds = (one, (0..11_usize, 0..20_usize, deed()));
    let judged = runner(60).run(&deeds, |(one, other)| {
        let files = files();
        let mut copies = vec![];
        for (field, place, deed) in [one, other] {
            let (_, pointer) = FIELDS[field];
            let Some(text) = done(&at(&files, pointer), place, &deed) else {
                return Ok(());
            };
            let Ok(left) = word(&with(&files, pointer, &text), "letter") else {
                return Ok(());
            };
            copies.push(edited(&sent, &left));
        }
        let there = merged(&[("a", &copies[0]), ("b", &copies[1])], &files);
        let back = merged(&[("b", &copies[1]), ("a", &copies[0])], &files);
        prop_assert_eq!(&there.changes, &back.changes);
        let count = |own: &Outcome| own.conflicts.len();
        prop_assert_eq!(count(&there), count(&back));
        Ok(())
    });
    judged.unwrap();
}
