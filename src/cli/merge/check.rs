//! Merges, and reads the record as it would be: what would make it wrong is held back and
//! told with the reason.

use std::collections::{BTreeMap, BTreeSet};

use super::Merged;
use super::files::Case;
use crate::amend;
use crate::build::Input;
use crate::cli::report::Report;
use crate::cli::trial::{Tools, is_known};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Sources};
use crate::markdown::{self, Piece, PieceKind};
use crate::merge::{self, Edit, EditKind, Options, Outcome};
use crate::model::Visit;

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
    let mut before: Option<Vec<Diagnostic>> = None;
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
        let merged = |texts| Merged {
            case: case.clone(),
            outcome: outcome.clone(),
            texts,
            shared: vec![],
        };
        if texts.is_empty() {
            return merged(texts);
        }
        if refuse_marks(&case, &outcome, &texts, tools, options) {
            continue;
        }
        let before =
            before.get_or_insert_with(|| errors(&case, &BTreeMap::new(), tools).0);
        let (after, sources) = errors(&case, &texts, tools);
        let fresh: Vec<&Diagnostic> =
            after.iter().filter(|own| !is_known(before, own)).collect();
        if fresh.is_empty() {
            return merged(texts);
        }
        if !refuse(&case, &outcome, &fresh, options) {
            report.sources.extend(sources);
            let mut diagnostics = Diagnostics::default();
            fresh.into_iter().for_each(|own| diagnostics.push(own.clone()));
            report.show(diagnostics);
            return merged(BTreeMap::new());
        }
    }
    let outcome = merge_case(&case, options);
    Merged { case, outcome, texts: BTreeMap::new(), shared: vec![] }
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
            let within = |pointer: &str| {
                let rest = origin.pointer.strip_prefix(pointer);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let own = |file: &str| *case.shown(file) == *origin.file;
            let hit = outcome
                .edits
                .iter()
                .filter(|edit| own(&edit.file) && within(&edit.pointer));
            let Some(edit) = hit.max_by_key(|edit| edit.pointer.len()) else { continue };
            let spot = (edit.file.clone(), edit.pointer.clone());
            is_new |= options.refused.insert(spot, mistake.message.clone()).is_none();
        }
    }
    is_new
}

/// Holds back texts with marks of Markdown where the record has plain strings, which would
/// be printed with them; says whether there were any.
fn refuse_marks(
    case: &Case,
    outcome: &Outcome,
    texts: &BTreeMap<String, String>,
    tools: &Tools<'_>,
    options: &mut Options,
) -> bool {
    let is_marked = |edit: &&Edit| match markdown::parse(&edit.after).pieces.as_slice() {
        [] => false,
        [Piece { kind: PieceKind::Text(text), .. }] => *text != edit.after,
        _ => true,
    };
    let is_text = |edit: &&Edit| edit.kind == EditKind::Text;
    let marked = outcome.edits.iter().filter(is_text).filter(is_marked);
    let mut marked: Vec<_> =
        marked.map(|edit| (edit.file.clone(), edit.pointer.clone())).collect();
    if marked.is_empty() {
        return false;
    }
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    let input = Input::Amended(case.package.1.clone(), shown(case, texts));
    let loaded = tools.load(&case.root, &input, &mut sources, &mut d);
    let mut plain = BTreeSet::new();
    if let Some(loaded) = &loaded {
        loaded.package.walk(&mut |visit| {
            if let Visit::String(own) = visit {
                plain.insert((
                    own.origin.file.to_string(),
                    own.origin.pointer.to_string(),
                ));
            }
        });
    }
    marked.retain(|(file, pointer)| plain.contains(&(case.shown(file), pointer.clone())));
    let why = "bold, italic and links cannot be said here: change the words alone";
    let mut is_new = false;
    for spot in marked {
        is_new |= options.refused.insert(spot, why.to_owned()).is_none();
    }
    is_new
}

/// Changed files by their paths from the root.
fn shown(case: &Case, texts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    texts.iter().map(|(file, text)| (case.shown(file), text.clone())).collect()
}

/// The errors of a case's package if some of its files said something else.
fn errors(
    case: &Case,
    texts: &BTreeMap<String, String>,
    tools: &Tools<'_>,
) -> (Vec<Diagnostic>, Sources) {
    tools.errors(&case.root, &case.package.1, shown(case, texts))
}
