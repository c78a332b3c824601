//! Merges, and reads the record as it would be: what would make it wrong is held back and
//! told with the reason.

use std::collections::BTreeMap;
use std::path::Path;

use super::Merged;
use super::files::Case;
use crate::amend;
use crate::build::{
    self, Filter, Format, Input, Loaded, Maker, Options as Making, Reader, Stopwatch,
};
use crate::cli::input::working_tree;
use crate::cli::report::Report;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Sources};
use crate::fonts::Fonts;
use crate::merge::{self, Options, Outcome};
use crate::returned::{self, Draft};
use crate::templates::Templates;

/// What documents are read and made with.
pub(super) struct Tools<'a> {
    pub(super) templates: &'a Templates,
    pub(super) fonts: &'a Fonts,
}

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
        let before =
            before.get_or_insert_with(|| tools.errors(&case, &BTreeMap::new()).0);
        let (after, sources) = tools.errors(&case, &texts);
        let fresh: Vec<&Diagnostic> =
            after.iter().filter(|own| !same(before, own)).collect();
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

/// Whether a mistake was there before; its place may have moved.
fn same(before: &[Diagnostic], own: &Diagnostic) -> bool {
    before.iter().any(|old| old.code == own.code && old.message == own.message)
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

impl Tools<'_> {
    /// The errors of a case's package if some of its files said something else.
    fn errors(
        &self,
        case: &Case,
        texts: &BTreeMap<String, String>,
    ) -> (Vec<Diagnostic>, Sources) {
        let files = texts.iter().map(|(file, text)| (case.shown(file), text.clone()));
        let path = case.package.1.clone();
        let input = Input::Amended(path, files.collect());
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        let _ = self.load(&case.root, &input, &mut sources, &mut d);
        let errors = d.iter().filter(|own| own.severity == Severity::Error);
        (errors.cloned().collect(), sources)
    }

    /// Reads a package.
    pub(super) fn load(
        &self,
        root: &Path,
        input: &Input,
        sources: &mut Sources,
        d: &mut Diagnostics,
    ) -> Option<Loaded> {
        let reader = Reader {
            root,
            templates: self.templates,
            fonts: self.fonts,
            languages: &[],
            strict: false,
            stopwatch: &Stopwatch::default(),
        };
        reader.read(input, sources, d)
    }

    /// The drafts that packages make now.
    pub(super) fn drafts(&self, path: &Path, root: Option<&Path>) -> Vec<Draft> {
        let paths = [path.to_owned()];
        let root = root.map_or_else(|| working_tree(&paths), Path::to_owned);
        let mut d = Diagnostics::default();
        let mut drafts = vec![];
        for path in build::find(&paths, &mut d) {
            let input = Input::File(path);
            let Some(loaded) = self.load(&root, &input, &mut Sources::default(), &mut d)
            else {
                continue;
            };
            let packages = [loaded];
            let Ok(jobs) = build::plan(&packages, &Filter::default(), None) else {
                continue;
            };
            let options = Making { formats: [Format::Docx].into(), ..Making::default() };
            let maker = Maker::new(self.templates, self.fonts, &options, &mut d);
            for job in &jobs {
                let made =
                    maker.prepare(&packages[0], job, &mut d).and_then(|prepared| {
                        maker.make(&packages[0], job, &prepared, &mut d)
                    });
                for file in made.into_iter().flatten() {
                    drafts
                        .extend(returned::draft(&file.path, &file.bytes).ok().flatten());
                }
            }
        }
        drafts
    }
}
