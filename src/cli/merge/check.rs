//! Merges, and reads the record as it would be: what would make it wrong is held back and
//! told with the reason.

use std::collections::{BTreeMap, BTreeSet};

use super::files::Case;
use super::{Merged, alike};
use crate::amend;
use crate::build::Loaded;
use crate::cli::report::Report;
use crate::cli::trial::{Tools, Tried, is_known};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, is_within};
use crate::markdown::{self, Piece, PieceKind};
use crate::merge::{self, EditKind, Options, Outcome, Tongue};
use crate::model::{Text, TextValue, Visit};

/// How often changes are held back before no more is tried.
const TRIES: usize = 20;

/// Merges the copies of a case.
fn merge_case(case: &Case, options: &Options) -> Outcome {
    merge::merge(&case.copies, &case.now, options)
}

/// Merges, and holds back what would make the record wrong.
pub(super) fn merge(
    case: Case,
    options: &mut Options,
    tools: &Tools<'_>,
    report: &mut Report<'_>,
) -> Merged {
    let before = tried(&case, &BTreeMap::new(), tools);
    options.tongue = before.loaded.as_ref().map(|own| tongue(&case, own));
    for _ in 0..TRIES {
        let outcome = merge_case(&case, options);
        let mut texts = BTreeMap::new();
        for (file, changes) in &outcome.changes {
            let Some(text) = case.now.text(file) else { continue };
            match amend::amend(text, changes) {
                Ok(changed) => _ = texts.insert(file.clone(), changed),
                Err(error) => {
                    let mut diagnostics = Diagnostics::default();
                    let place = Place::File(case.shown(file).into());
                    let message = format!("the changes cannot be written ({error})");
                    diagnostics
                        .push(Diagnostic::error("merge/internal", message).at(place));
                    report.show(diagnostics);
                }
            }
        }
        let merged = |texts, alike| Merged {
            case: case.clone(),
            outcome: outcome.clone(),
            texts,
            shared: vec![],
            alike,
            prefers_theirs: false,
        };
        if texts.is_empty() {
            return merged(texts, vec![]);
        }
        let after = tried(&case, &texts, tools);
        if after
            .loaded
            .as_ref()
            .is_some_and(|own| refuse_marks(&case, &outcome, own, options))
        {
            continue;
        }
        let is_new = |own: &&Diagnostic| !is_known(&before.errors, own);
        let fresh: Vec<&Diagnostic> = after.errors.iter().filter(is_new).collect();
        if fresh.is_empty() {
            let loaded = after.loaded.as_ref();
            let alike = loaded.map(|own| alike::places(&case, &outcome, own));
            return merged(texts, alike.unwrap_or_default());
        }
        if !refuse(&case, &outcome, &fresh, options) {
            report.sources.extend(after.sources);
            let mut diagnostics = Diagnostics::default();
            fresh.into_iter().for_each(|own| diagnostics.push(own.clone()));
            report.show(diagnostics);
            return merged(BTreeMap::new(), vec![]);
        }
    }
    let outcome = merge_case(&case, options);
    Merged {
        case,
        outcome,
        texts: BTreeMap::new(),
        shared: vec![],
        alike: vec![],
        prefers_theirs: false,
    }
}

/// Holds back the changes that mistakes point to; says whether there were any.
fn refuse(
    case: &Case,
    outcome: &Outcome,
    mistakes: &[&Diagnostic],
    options: &mut Options,
) -> bool {
    let mut is_new = false;
    for mistake in mistakes {
        for (place, _) in &mistake.places {
            let (Place::Value(origin) | Place::Key(origin) | Place::Within(origin, _)) =
                place
            else {
                continue;
            };
            let own = |file: &str| *case.shown(file) == *origin.file;
            let hit = outcome.edits.iter().filter(|edit| {
                own(&edit.file) && is_within(&origin.pointer, &edit.pointer)
            });
            let Some(edit) = hit.max_by_key(|edit| edit.pointer.len()) else { continue };
            let spot = (edit.file.clone(), edit.pointer.clone());
            is_new |= options.refused.insert(spot, mistake.message.clone()).is_none();
        }
    }
    is_new
}

/// The texts of a record that are the same in all languages. A name is; the text of a
/// document is in the language of plain strings.
fn tongue(case: &Case, loaded: &Loaded) -> Tongue {
    let names: BTreeMap<String, &str> =
        case.now.files().map(|file| (case.shown(file), file)).collect();
    let mut texts = BTreeSet::new();
    loaded.package.walk(&mut |visit| {
        if let Visit::Text(Text { origin, value: TextValue::Plain(_), .. }) = visit
            && origin.pointer.starts_with("/documents/")
            && let Some(file) = names.get(&*origin.file)
        {
            texts.insert(((*file).to_owned(), origin.pointer.to_string()));
        }
    });
    Tongue { language: loaded.default_language(), texts }
}

/// Holds back texts with marks of Markdown where the record has plain strings, which would
/// be printed with them; says whether there were any.
fn refuse_marks(
    case: &Case,
    outcome: &Outcome,
    loaded: &Loaded,
    options: &mut Options,
) -> bool {
    let mut plain = BTreeSet::new();
    loaded.package.walk(&mut |visit| {
        if let Visit::String(own) = visit {
            plain.insert((&*own.origin.file, &*own.origin.pointer));
        }
    });
    let why = "bold, italic and links cannot be said here: change the words alone";
    let mut is_new = false;
    for edit in outcome.edits.iter().filter(|edit| edit.kind == EditKind::Text) {
        let file = case.shown(&edit.file);
        if plain.contains(&(file.as_str(), edit.pointer.as_str()))
            && is_marked(&edit.after)
        {
            let spot = (edit.file.clone(), edit.pointer.clone());
            is_new |= options.refused.insert(spot, why.to_owned()).is_none();
        }
    }
    is_new
}

/// Whether a text means something else than it says.
fn is_marked(text: &str) -> bool {
    match markdown::parse(text).pieces.as_slice() {
        [] => false,
        [Piece { kind: PieceKind::Text(own), .. }] => own != text,
        _ => true,
    }
}

/// A case's package as it would be if some of its files said something else.
fn tried(case: &Case, texts: &BTreeMap<String, String>, tools: &Tools<'_>) -> Tried {
    let files = texts.iter().map(|(file, text)| (case.shown(file), text.clone()));
    tools.tried(&case.root, &case.package.1, files.collect())
}
