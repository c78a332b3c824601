//! One Word file with everybody's changes, tracked under their names, and with conflicts
//! and comments at the side.

use std::path::Path;

use super::check;
use super::files::{Case, bytes};
use crate::build::{self, Format, Input, Maker, Options as Making};
use crate::cli::report::{Report, many};
use crate::cli::terminal::Terminal;
use crate::cli::trial::Tools;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources};
use crate::docx::{self, Identity, Said, Stock};
use crate::merge::{self, Accept, Options};
use crate::returned::{self, Draft};

/// The file, and what is in it as a comment only.
pub(super) struct Consolidated {
    pub(super) bytes: Vec<u8>,
    missed: Vec<Said>,
    /// How much is no change that could be tracked.
    conflicts: usize,
    held: usize,
    loose: usize,
}

/// The file of all changes that a path has, if nobody has saved it since.
pub(super) fn known(path: &Path) -> Option<Draft> {
    returned::redline(&bytes(path).ok()?)
}

/// Makes the file of the one document that the copies are of.
pub(super) fn make(
    cases: &[Case],
    path: &Path,
    tools: &Tools<'_>,
    report: &mut Report<'_>,
) -> Option<Consolidated> {
    let mut d = Diagnostics::default();
    let made = drawn(cases, path, tools, report, &mut d);
    report.show(d);
    made
}

fn drawn(
    cases: &[Case],
    path: &Path,
    tools: &Tools<'_>,
    report: &mut Report<'_>,
    d: &mut Diagnostics,
) -> Option<Consolidated> {
    let mut documents: Vec<(&str, &str)> = cases
        .iter()
        .flat_map(|case| &case.copies)
        .map(|copy| (&*copy.returned.draft.document, &*copy.returned.draft.language))
        .collect();
    documents.sort_unstable();
    documents.dedup();
    let ([case], [(document, language)]) = (cases, documents.as_slice()) else {
        let shown = path.to_string_lossy();
        let message =
            format!("`{shown}` can hold one document, and the files are of several");
        d.push(Diagnostic::error("usage/consolidated", message));
        return None;
    };
    if let Some(known) = known(path)
        && (known.document != *document || known.language != *language)
    {
        let shown = path.to_string_lossy();
        let other = &known.document;
        let message = format!("`{shown}` has the changes of `{other}`");
        let diagnostic = Diagnostic::error("usage/consolidated", message);
        d.push(diagnostic.hint("name a new Word file for those of this document"));
        return None;
    }
    let mut options =
        Options { accept: vec![Accept::All], credits: true, ..Options::default() };
    let outcome = check::merge(case.clone(), &mut options, tools, report).outcome;
    let redline = merge::redline(&outcome, &|file| case.shown(file));
    let input = Input::File(case.package.1.clone());
    let loaded = tools.load(&case.root, &input, &mut Sources::default(), d)?;
    let mut packages = [loaded];
    let jobs = build::plan_all(&mut packages, None, d);
    let is_own = |job: &&build::Job| {
        let record = &packages[0].package.documents[job.document];
        record.id.value == *document && job.edition().to_string() == *language
    };
    let job = jobs.iter().find(is_own)?;
    let making = Making { formats: [Format::Docx].into(), ..Making::default() };
    let maker = Maker::new(tools.templates, tools.fonts, &making, d);
    let prepared = maker.prepare(&packages[0], job, d)?;
    let (_, document) = prepared.copies.first()?;
    let package = packages[0].path().to_owned();
    let identity = Identity { package, base: prepared.base };
    let stock = Stock::new(tools.fonts);
    let drawn = docx::draw_with(
        document,
        &prepared.brand,
        &stock,
        &identity,
        &docx::Options::default(),
        &redline,
    );
    match drawn.and_then(|(package, missed)| Ok((package.zip()?, missed))) {
        Ok((bytes, missed)) => Some(Consolidated {
            bytes,
            missed,
            conflicts: outcome.conflicts.len(),
            held: outcome.held.len(),
            loose: outcome.loose.len(),
        }),
        Err(error) => {
            d.push(error);
            None
        }
    }
}

impl Consolidated {
    /// Says what is in the file that was written, and how.
    pub(super) fn say(&self, path: &Path, terminal: &Terminal) {
        let shown = path.to_string_lossy().replace('\\', "/");
        terminal.say(&format!("wrote {shown}"));
        let counts = [
            (self.conflicts, "conflict"),
            (self.held, "change that is not written"),
            (self.loose, "text that no value holds"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = counts
            .map(|(count, word)| match word {
                "conflict" => many(count, word),
                _ if count == 1 => format!("1 {word}"),
                "text that no value holds" => {
                    format!("{count} texts that no value holds")
                }
                _ => format!("{count} changes that are not written"),
            })
            .collect();
        if !words.is_empty() {
            terminal.say(&format!("  as comments only: {}", words.join(", ")));
        }
        for own in &self.missed {
            let text = own.text.replace('\n', " ⏎ ");
            terminal.say(&format!(
                "  as a comment only, by {}: {}#{} {text}",
                own.author, own.file, own.pointer
            ));
        }
    }
}
