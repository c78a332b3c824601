//! Abbreviations that the list lacks, and entries of the list that nothing uses.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::markdown::PieceKind;
use crate::model::{Block, BlockType, DocumentRecord, Package};

use super::parts::{self, Part};
use super::passage::{Passage, Passages};

pub(super) fn check(d: &mut Diagnostics, package: &Package, passages: &Passages<'_>) {
    if package.abbreviations.is_empty() {
        return;
    }
    for (document, passages) in package.documents.iter().zip(&passages.documents) {
        if prints_list(document) {
            missing(d, package, passages);
        }
    }
    // A shared file lists abbreviations for other packages, too.
    for (name, meaning) in &package.abbreviations {
        let own = meaning.origin.file == package.origin.file;
        let used = passages
            .all()
            .any(|passage| !is_list(passage) && has_word(&passage.visible(), name));
        if own && !used {
            let message = format!("no text uses the abbreviation `{name}`");
            let diagnostic = Diagnostic::warning("data/abbreviation/unused", message);
            let diagnostic = diagnostic.at(Place::Key(meaning.origin.clone()));
            d.push(diagnostic.hint("remove it, or write it in a text"));
        }
    }
}

fn prints_list(document: &DocumentRecord) -> bool {
    let wanted = document.abbreviations_list.as_ref().is_some_and(|list| list.value);
    let is_block = |part: Part<'_>| match part {
        Part::Block(Block::Generated(block)) => {
            block.kind.value == BlockType::Abbreviations
        }
        _ => false,
    };
    wanted || parts::of(document).into_iter().any(is_block)
}

/// Whether a text is an entry of the list itself.
fn is_list(passage: &Passage<'_>) -> bool {
    passage.origin.pointer.starts_with("/abbreviations/")
}

/// Whether a text has a word, not only as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric)
            && !after.is_some_and(|c| c.is_alphanumeric() && c != 's')
    })
}

fn missing(d: &mut Diagnostics, package: &Package, passages: &[Passage<'_>]) {
    let mut seen = BTreeSet::new();
    for passage in passages {
        for piece in passage.pieces() {
            let PieceKind::Text(text) = &piece.kind else { continue };
            // Text in capitals throughout has no abbreviations to be seen.
            if !text.chars().any(char::is_lowercase) {
                continue;
            }
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                if looks_abbreviated(word)
                    && !package.abbreviations.contains_key(word)
                    && seen.insert(word.to_owned())
                {
                    let at = passage.string.find(word).unwrap_or(piece.range.start);
                    let message = format!("the list of abbreviations lacks `{word}`");
                    let diagnostic =
                        Diagnostic::warning("data/abbreviation/missing", message)
                            .at(passage.place(&(at..at + word.len())))
                            .hint("add it to `abbreviations`");
                    d.push(diagnostic);
                }
            }
        }
    }
}

/// Two capitals or more and nothing else, and no Roman number.
fn looks_abbreviated(word: &str) -> bool {
    word.chars().count() >= 2
        && word.chars().all(char::is_uppercase)
        && !word.chars().all(|c| "IVXLCDM".contains(c))
}
