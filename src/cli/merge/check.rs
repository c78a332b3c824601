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
use crate::model::{TextValue, Visit};

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
        if refuse_forms(&case, &outcome, &texts, tools, options) {
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

/// Holds back what the form of a value cannot say: marks of Markdown in a plain string,
/// which would be printed with them, and another language in a text that is the same in all.
/// Says whether there was any.
fn refuse_forms(
    case: &Case,
    outcome: &Outcome,
    texts: &BTreeMap<String, String>,
    tools: &Tools<'_>,
    options: &mut Options,
) -> bool {
    let languages = case.copies.iter().map(|own| own.returned.draft.language.as_str());
    let languages: BTreeSet<&str> = languages.collect();
    let is_text = |edit: &&Edit| edit.kind == EditKind::Text;
    let input = Input::Amended(case.package.1.clone(), shown(case, texts));
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    let Some(loaded) = tools.load(&case.root, &input, &mut sources, &mut d) else {
        return false;
    };
    let default = loaded.default_language();
    let is_foreign = !languages.iter().any(|own| merge::is_of(own, default.as_str()));
    let marks = "bold, italic and links cannot be said here: change the words alone";
    let tongue = format!(
        "the record has one text for all languages here, and the draft is in {}: give the \
         text its languages first",
        languages.iter().map(|own| format!("`{own}`")).collect::<Vec<_>>().join(", ")
    );
    let mut forms: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    loaded.package.walk(&mut |visit| match visit {
        Visit::String(own) => {
            forms.insert((&own.origin.file, &own.origin.pointer), marks);
        }
        // A name is the same in all languages; the text of a document is not.
        Visit::Text(own)
            if is_foreign
                && matches!(own.value, TextValue::Plain(_))
                && own.origin.pointer.starts_with("/documents/") =>
        {
            forms.insert((&own.origin.file, &own.origin.pointer), &tongue);
        }
        _ => {}
    });
    let mut is_new = false;
    for edit in outcome.edits.iter().filter(is_text) {
        let file = case.shown(&edit.file);
        let Some(why) = forms.get(&(file.as_str(), edit.pointer.as_str())) else {
            continue;
        };
        if *why == marks && !is_marked(&edit.after) {
            continue;
        }
        let spot = (edit.file.clone(), edit.pointer.clone());
        is_new |= options.refused.insert(spot, (*why).to_owned()).is_none();
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
