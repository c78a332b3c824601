//! Jobs and what was made before come in; what each job came to goes out: nothing to do,
//! files written, or mistakes. Knows no terminal.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::Arc;

use super::agreement;
use super::key::{PROGRAM, Surroundings, key, own_values, values};
use super::make::{Made, Maker};
use super::manifest::{Entry, File, Inputs, Manifest};
use super::output::Output;
use super::plan::{Copies, Format, Job, count};
use super::prepare::Prepared;
use super::read::{Loaded, digest};
use super::reason::{Reason, changes};
use super::stopwatch::Stage;
use crate::diagnostic::Diagnostics;
use crate::memo::Memo;
use crate::model::Edition;

/// What is done, and what with.
pub struct Batch<'a> {
    pub maker: &'a Maker<'a>,
    pub packages: &'a [Loaded],
    pub jobs: &'a [Job],
    pub output: &'a Output,
    /// What the folder held before.
    pub before: &'a Manifest,
    pub surroundings: &'a Surroundings,
    pub mode: Mode,
    /// Whether files are read back, so that it is known that they say the same.
    pub proves: bool,
    /// What all copies of a letter share, by package, document and edition.
    letters: Memo<(usize, usize, Edition), Inputs>,
}

/// What is done with a job that has something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Its files are written.
    Build,
    /// Its files are written, even where nothing changed.
    Force,
    /// Nothing is written; it is said what would be, and whether what stands there says
    /// what the record says.
    Check,
}

/// What a job came to.
#[derive(Debug)]
pub struct Outcome {
    pub result: Result,
    /// Why the job was done.
    pub reasons: Vec<Reason>,
    pub diagnostics: Diagnostics,
}

/// How a job ended.
#[derive(Debug)]
pub enum Result {
    /// All is as it would be made now.
    Same(Arc<Entry>),
    /// Written, with what is known of each file.
    Made(Arc<Entry>, Vec<Made>),
    /// Not as it would be made now.
    Stale,
    /// There were mistakes.
    Failed,
    /// A file could not be written.
    NotWritten(String, io::Error),
}

impl<'a> Batch<'a> {
    /// Jobs with all that doing them takes.
    pub fn new(
        (packages, jobs): (&'a [Loaded], &'a [Job]),
        maker: &'a Maker<'a>,
        output: &'a Output,
        before: &'a Manifest,
        surroundings: &'a Surroundings,
        mode: Mode,
    ) -> Self {
        let (letters, proves) = (Memo::default(), mode == Mode::Check);
        Self {
            maker,
            packages,
            jobs,
            output,
            before,
            surroundings,
            mode,
            proves,
            letters,
        }
    }

    /// The same, and files that are made are proven to agree before they are written.
    #[must_use]
    pub fn proving(self) -> Self {
        Self { proves: true, ..self }
    }

    /// Does a job.
    pub fn job(&self, index: usize) -> Outcome {
        let job = &self.jobs[index];
        let loaded = &self.packages[job.package];
        let mut diagnostics = Diagnostics::default();
        let mut reasons = vec![];
        let prepared = match loaded.is_sound(job) {
            true => self.maker.prepare(loaded, job, &mut diagnostics),
            false => None,
        };
        let result = match &prepared {
            Some(prepared) => {
                self.prepared(loaded, job, prepared, &mut reasons, &mut diagnostics)
            }
            None => Result::Failed,
        };
        let result = match &prepared {
            Some(prepared) if self.proves => {
                self.proven(job, prepared, result, &reasons, &mut diagnostics)
            }
            _ => result,
        };
        Outcome { result, reasons, diagnostics }
    }

    /// Holds what stands in the folder against its record, where it is not known to agree.
    fn proven(
        &self,
        job: &Job,
        prepared: &Prepared,
        result: Result,
        reasons: &[Reason],
        d: &mut Diagnostics,
    ) -> Result {
        // What is of another record says something else, of course.
        let is_other = reasons.iter().any(|own| matches!(own, Reason::Changed(_)));
        let is_known = match &result {
            Result::Same(entry) => entry.agrees,
            Result::Made(..) => true,
            _ => is_other || self.mode != Mode::Check,
        };
        let Some(document) = (!is_known).then(|| prepared.document(job)).flatten() else {
            return result;
        };
        let formats = Format::ALL.map(|(_, format)| format);
        let formats = formats.into_iter().filter(|format| self.maker.has(*format));
        let stopwatch = self.maker.stopwatch();
        let found = stopwatch.time(Stage::Prove, || {
            agreement::stored(self.output, &document, &job.path, formats)
        });
        let agrees = !found.has_errors();
        d.extend(found);
        match result {
            Result::Same(entry) => {
                Result::Same(Arc::new(Entry { agrees, ..(*entry).clone() }))
            }
            other => other,
        }
    }

    fn prepared(
        &self,
        loaded: &Loaded,
        job: &Job,
        prepared: &Prepared,
        reasons: &mut Vec<Reason>,
        d: &mut Diagnostics,
    ) -> Result {
        let key = key(loaded, prepared, self.surroundings);
        let before = self.before.jobs.get(&job.path);
        if self.mode == Mode::Force {
            reasons.push(Reason::Changed("it was asked for".to_owned()));
        } else if let Some(entry) = before.filter(|entry| entry.key == key) {
            reasons.extend(unlike(self.output, entry));
            if reasons.is_empty() {
                let inputs = match &entry.copy {
                    Some(_) => self.letter(loaded, job),
                    None => Arc::new(self.inputs(job, entry.inputs.values.clone())),
                };
                return Result::Same(Arc::new(Entry { inputs, ..(**entry).clone() }));
            }
        }
        let (inputs, copy) = self.sources(loaded, job, prepared);
        if reasons.is_empty() {
            let before = before.map(|entry| (&*entry.inputs, entry.copy.as_ref()));
            let words = changes(before, (&inputs, copy.as_ref()));
            reasons.extend(words.into_iter().map(Reason::Changed));
        }
        if self.mode == Mode::Check && before.is_some() {
            return Result::Stale;
        }
        let Some(made) = self.maker.make(loaded, job, prepared, d) else {
            return Result::Failed;
        };
        let agrees = self.proves && self.mode != Mode::Check;
        if agrees && !self.agrees(job, prepared, &made, d) {
            return Result::Failed;
        }
        let mut outputs = BTreeMap::new();
        for file in &made {
            let written = match self.mode {
                Mode::Check => Ok(super::stamp::digest(&file.bytes)),
                Mode::Build | Mode::Force => self
                    .maker
                    .stopwatch()
                    .time(Stage::Write, || self.output.write(&file.path, &file.bytes)),
            };
            match written {
                Ok(digest) => _ = outputs.insert(file.path.clone(), digest),
                Err(error) => return Result::NotWritten(file.path.clone(), error),
            }
        }
        let pages = made.iter().find_map(|file| file.pages);
        let warned = loaded.warned() || d.iter().next().is_some();
        let package = loaded.path().to_owned();
        let of = count(loaded, self.maker.combines());
        let left = before.map(|entry| leftovers(entry, &outputs)).unwrap_or_default();
        let entry = Entry {
            key,
            package,
            of,
            inputs,
            copy,
            outputs,
            left,
            pages,
            warned,
            agrees,
        };
        if self.mode == Mode::Check {
            // Nothing is known of what stands there but its bytes.
            *reasons = unlike(self.output, &entry);
            return match reasons.is_empty() {
                true => Result::Same(Arc::new(entry)),
                false => Result::Stale,
            };
        }
        // The bytes are on the disk; they need not wait for their turn in memory.
        let made = made.into_iter().map(|file| Made { bytes: vec![], ..file }).collect();
        Result::Made(Arc::new(entry), made)
    }

    /// Whether files that were made say what the record says.
    fn agrees(
        &self,
        job: &Job,
        prepared: &Prepared,
        made: &[Made],
        d: &mut Diagnostics,
    ) -> bool {
        let Some(document) = prepared.document(job) else { return false };
        let found = self.maker.stopwatch().time(Stage::Prove, || {
            agreement::made(self.output, &document, &job.path, made)
        });
        let agrees = !found.has_errors();
        d.extend(found);
        agrees
    }

    /// What a job is made from, and what of it is the copy's own where it is one.
    fn sources(
        &self,
        loaded: &Loaded,
        job: &Job,
        prepared: &Prepared,
    ) -> (Arc<Inputs>, Option<BTreeMap<String, String>>) {
        if job.copies == Copies::None {
            let document = prepared.copies.first().map(|(_, document)| document);
            let values = document.map(|own| values(loaded, job, own));
            return (Arc::new(self.inputs(job, values.unwrap_or_default())), None);
        }
        let letter = self.letter(loaded, job);
        let own = own_values(loaded, job, prepared, &letter.values);
        (letter, Some(own))
    }

    /// What all copies of a letter share: what it would show without a recipient.
    fn letter(&self, loaded: &Loaded, job: &Job) -> Arc<Inputs> {
        let key = (job.package, job.document, job.edition());
        self.letters.get(&key, |_| {
            let plain = Job { copies: Copies::None, ..job.clone() };
            let document = self.maker.compose(loaded, &plain);
            let values = document.map(|own| values(loaded, &plain, &own));
            self.inputs(job, values.unwrap_or_default())
        })
    }

    fn inputs(&self, job: &Job, values: BTreeMap<String, String>) -> Inputs {
        let Surroundings { templates, fonts, options, .. } = self.surroundings.clone();
        let templates = templates.of(&job.path);
        Inputs { program: PROGRAM.to_owned(), options, templates, fonts, values }
    }
}

/// What was made for a job before and is not made any more.
fn leftovers(before: &Entry, outputs: &BTreeMap<String, File>) -> BTreeMap<String, File> {
    let all = before.outputs.iter().chain(&before.left);
    let left = all.filter(|(path, _)| !outputs.contains_key(*path));
    left.map(|(path, file)| (path.clone(), file.clone())).collect()
}

/// In which ways files are not as they were made.
pub fn unlike(output: &Output, entry: &Entry) -> Vec<Reason> {
    let mut out = vec![];
    for (path, file) in &entry.outputs {
        match output.digest(path) {
            None => out.push(Reason::Missing(path.clone())),
            Some(own) if own != *file => out.push(Reason::Altered(path.clone())),
            Some(_) => {}
        }
    }
    out
}

/// Whether nothing that a package was made from has changed, so that it need not be read.
pub fn is_unchanged(
    manifest: &Manifest,
    package: &str,
    root: &std::path::Path,
    around: &Surroundings,
) -> bool {
    let mut entries = manifest.jobs.iter().filter(|(_, entry)| entry.package == package);
    let Some(first) = entries.next() else { return false };
    let of = first.1.of;
    let same = |(path, entry): (&String, &Arc<Entry>)| {
        let Inputs { program, options, templates, fonts, .. } = &*entry.inputs;
        let now = (&around.options, &around.templates.of(path), &around.fonts);
        !entry.warned
            && program == PROGRAM
            && (options, templates, fonts) == now
            && entry.of == of
    };
    let count = 1 + entries.clone().count();
    let Some(note) = manifest.notes.get(package) else { return false };
    let files = || {
        note.files.iter().all(|(path, hash)| {
            fs::read(root.join(path)).is_ok_and(|bytes| digest(&bytes) == *hash)
        })
    };
    count == of && same(first) && entries.all(same) && files()
}
