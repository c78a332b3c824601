//! Two PDFs of a document come in: the one that its record gives, and one that somebody has;
//! where that says, holds, does or shows something else goes out.

use std::collections::BTreeMap;

use blake3::Hash;

use super::differ::differences;
use super::pdf::{Drawn, Extra, Found, Tagged, Touch, Widget};
use super::tree::{self, Medium};
use super::{Finding, SIGNATURE, edges, finding, lost, on_pages, other, page_of, pages};
use crate::document::Document;
use crate::signed::{Field, State};

/// Properties that people read, beside the title.
const PROPERTIES: [(&str, &str); 4] = [
    ("Title", "the title among the properties"),
    ("Author", "the author among the properties"),
    ("Subject", "the subject among the properties"),
    ("Keywords", "the keywords among the properties"),
];

/// Where a PDF says something else than another of the same document.
pub fn between(document: &Document, expected: &Tagged, found: &Tagged) -> Vec<Finding> {
    let page = |entry| page_of(document, Some(expected), None, entry);
    let body = tree::body(document, Medium::Pdf, &page);
    let own = expected.tree.pieces(&expected.language());
    let theirs = found.tree.pieces(&found.language());
    let pages = pages(found);
    let mut out = vec![];
    for one in differences(&own, &theirs) {
        let on = on_pages(&pages, &one.found_at);
        out.push(finding(Medium::Pdf, &body, one, on));
    }
    out.extend(lost(found));
    out.extend(edges::between(expected, found));
    upon(expected, found, &mut out);
    let mut hold = |what: &str, own: &str, theirs: &str| {
        if own != theirs {
            out.push(other(Medium::Pdf, what, own, theirs, vec![]));
        }
    };
    for (key, what) in PROPERTIES {
        let [own, theirs] =
            [expected, found].map(|own| own.info(key).unwrap_or_default());
        hold(what, &own, &theirs);
    }
    let [own, theirs] = [expected, found].map(Tagged::statements);
    let said = |all: &BTreeMap<String, String>, name: &str| {
        all.get(name).cloned().unwrap_or_default()
    };
    for name in own.keys().chain(theirs.keys().filter(|name| !own.contains_key(*name))) {
        let what = format!("the {name} in the metadata");
        hold(&what, &said(&own, name), &said(&theirs, name));
    }
    let outline = |own: &Tagged| {
        let entries = own.outline.iter();
        let entries = entries.map(|(level, title)| format!("{level} {title}"));
        entries.collect::<Vec<_>>().join(", ")
    };
    hold("the outline", &outline(expected), &outline(found));
    let replacements = |own: &Tagged| {
        let all = own.tree.all().into_iter();
        let texts = all.filter_map(|own| own.property("Alt").map(str::to_owned));
        texts.collect::<Vec<_>>().join("; ")
    };
    hold("the text for pictures", &replacements(expected), &replacements(found));
    out
}

/// What lies upon pages. A field for a signature that has no room on its page may be new.
fn upon(expected: &Tagged, found: &Tagged, out: &mut Vec<Finding>) {
    let count = |all: &Tagged| {
        let mut counts: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for own in all.annotations.iter().filter(|(_, kind)| kind != SIGNATURE) {
            *counts.entry(own.clone()).or_default() += 1;
        }
        counts
    };
    let what = "what lies upon the text";
    let own = count(expected);
    for ((page, kind), count) in count(found) {
        if count > own.get(&(page, kind.clone())).copied().unwrap_or_default() {
            let found = format!("{kind} annotation");
            out.push(other(Medium::Pdf, what, "", &found, vec![page + 1]));
        }
    }
    let is_there = |list: &[Widget], own: &Widget| list.iter().any(|one| one.is_at(own));
    let signature = |own: &Widget| format!("a field `{}`", own.name);
    for own in found.widgets.iter().filter(|own| !is_there(&expected.widgets, own)) {
        if !own.is_hidden() {
            let pages = vec![own.page + 1];
            out.push(other(Medium::Pdf, what, "", &signature(own), pages));
        }
    }
    for own in expected.widgets.iter().filter(|own| !is_there(&found.widgets, own)) {
        out.push(other(Medium::Pdf, what, &signature(own), "", vec![own.page + 1]));
    }
}

/// Fields that are filled with something and that nobody signed, or not so.
pub fn filled(expected: &Drawn, found: &Drawn, fields: &[Field]) -> Vec<Finding> {
    let has_none = |name: &str| {
        let own = fields.iter().find(|own| own.name == name);
        let signature = own.and_then(|own| own.signature.as_ref());
        signature.is_none_or(|own| own.state == State::Nothing)
    };
    let is_other = |name: &&String| {
        expected.fields.get(*name) != found.fields.get(*name) && has_none(name)
    };
    let told = |name: &String| {
        let (what, found) = ("a field that nobody signed", format!("`{name}`, filled"));
        other(Medium::Pdf, what, "empty", &found, vec![])
    };
    expected.fields.keys().filter(is_other).map(told).collect()
}

/// Pages on which something else is drawn, by hashes of what is drawn on each.
pub fn repainted(expected: &[Hash], found: &[Hash]) -> Vec<Finding> {
    let count = expected.len().max(found.len());
    let other_than = |index: &usize| expected.get(*index) != found.get(*index);
    let told = |index| {
        let (what, pages) = ("what is drawn beside the text", vec![index + 1]);
        other(Medium::Pdf, what, "as it was made", "another", pages)
    };
    (0..count).filter(other_than).map(told).collect()
}

/// What a file does or carries that the file that was made does not.
pub fn added(expected: &Found, found: &Found) -> Vec<Finding> {
    let more = |(extra, count): &(&Extra, &usize)| {
        **count > expected.get(*extra).copied().unwrap_or_default()
    };
    let told = |(extra, _): (&Extra, &usize)| {
        let (what, name) = match extra {
            Extra::Action(name) => ("an action", name),
            Extra::Attachment(name) => ("an attachment", name),
        };
        other(Medium::Pdf, what, "none", name, vec![])
    };
    found.iter().filter(more).map(told).collect()
}

/// What updates of a file touched that signing does not need.
pub fn meddled(touched: Vec<Touch>) -> Vec<Finding> {
    let told = |own: Touch| {
        let found = format!("{}: {}", own.what, own.name);
        let what = "what signing leaves alone";
        other(Medium::Pdf, what, "as it was made", &found, vec![])
    };
    touched.into_iter().map(told).collect()
}
