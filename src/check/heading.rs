//! Headings: empty ones, levels that are left out; parts that are empty or nested deeper
//! than readers, and Word, can follow.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::model::{DocumentRecord, Text, TextValue};

use super::parts::{self, Part};

/// Levels of headings; Word and PDF have six.
const SECTIONS: usize = 6;
/// Levels of lists; Word has nine.
const ITEMS: usize = 8;

pub(super) fn check(d: &mut Diagnostics, document: &DocumentRecord, whole: bool) {
    document.title.iter().for_each(|title| empty(d, title, "title"));
    for part in parts::of(document) {
        match part {
            Part::Section(section, depth, around) => {
                if depth == SECTIONS + 1 {
                    d.push(too_deep(&section.origin, "sections", SECTIONS));
                }
                let Some(heading) = &section.heading else {
                    if whole && section.blocks.is_empty() && section.sections.is_empty() {
                        let message = "this section has neither heading nor text";
                        let diagnostic =
                            Diagnostic::warning("data/section/empty", message);
                        d.push(diagnostic.at(Place::Value(section.origin.clone())));
                    }
                    continue;
                };
                empty(d, heading, "heading");
                if depth > around + 1 {
                    d.push(skipped(heading, depth, around));
                }
            }
            Part::Annex(annex) => empty(d, &annex.title, "title"),
            Part::Operative(part) => {
                part.heading.iter().for_each(|heading| empty(d, heading, "heading"));
            }
            Part::Item(item, depth) if depth == ITEMS + 1 => {
                d.push(too_deep(&item.origin, "lists", ITEMS));
            }
            Part::Item(..) | Part::Block(_) | Part::Clause(_) => {}
        }
    }
}

fn empty(d: &mut Diagnostics, text: &Text, what: &str) {
    if matches!(text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, _) in text.strings() {
        if string.trim().is_empty() {
            let message = format!("this {what} is empty");
            let placeholder = "say what is missing: `{ \"placeholder\": \"…\" }`";
            let hint = match what {
                "title" => format!("write it, or {placeholder}"),
                _ => format!("leave it out, or {placeholder}"),
            };
            let diagnostic = Diagnostic::error("data/heading/empty", message)
                .at(Place::Value(origin.clone()))
                .hint(hint);
            d.push(diagnostic);
        }
    }
}

fn skipped(heading: &Text, depth: usize, around: usize) -> Diagnostic {
    let message = match around {
        0 => format!("the first heading is of level {depth}"),
        _ => format!("a heading of level {depth} follows one of level {around}"),
    };
    Diagnostic::warning("data/heading/skipped", message)
        .at(Place::Value(heading.origin.clone()))
        .hint("give the section around it a heading, or move this one out of it")
}

fn too_deep(origin: &Origin, what: &str, limit: usize) -> Diagnostic {
    let message = format!("{what} are nested more than {limit} deep");
    Diagnostic::error("data/nesting", message)
        .at(Place::Value(origin.clone()))
        .hint("set some of it apart; Word and PDF have no more levels")
}
