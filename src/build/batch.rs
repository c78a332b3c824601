//! Jobs and what was made before come in; what each job came to goes out: nothing to do,
//! files written, or mistakes. Knows no terminal.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;

use super::agreement::agreement;
use super::key::{PROGRAM, Surroundings, key, values};
use super::make::{Made, Maker, Prepared};
use super::manifest::{Entry, Inputs, Manifest};
use super::output::Output;
use super::plan::{Format, Job, count};
use super::read::{Loaded, digest};
use super::stopwatch::Stage;
use crate::diagnostic::Diagnostics;

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

/// Why files are not, or may not be, as they would be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A file is not there.
    Missing(String),
    /// A file has other bytes than were written.
    Altered(String),
    /// What they are made from is another.
    Changed(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "`{path}` is missing"),
            Self::Altered(path) => write!(f, "`{path}` is not what was made"),
            Self::Changed(words) => f.write_str(words),
        }
    }
}

/// How a job ended.
#[derive(Debug)]
pub enum Result {
    /// All is as it would be made now.
    Same(Entry),
    /// Written, with what is known of each file.
    Made(Entry, Vec<Made>),
    /// Not as it would be made now.
    Stale,
    /// There were mistakes.
    Failed,
    /// A file could not be written.
    NotWritten(String, io::Error),
}

impl Batch<'_> {
    /// Does a job.
    pub fn job(&self, index: usize) -> Outcome {
        let job = &self.jobs[index];
        let loaded = &self.packages[job.package];
        let mut diagnostics = Diagnostics::default();
        let mut reasons = vec![];
        let sound = loaded.is_sound(&loaded.package.documents[job.document]);
        let prepared = match sound {
            true => self.maker.prepare(loaded, job, &mut diagnostics),
            false => None,
        };
        let result = match &prepared {
            Some(prepared) => {
                self.prepared(loaded, job, prepared, &mut reasons, &mut diagnostics)
            }
            None => Result::Failed,
        };
        // What is of another record says something else, of course.
        let is_other = reasons.iter().any(|own| matches!(own, Reason::Changed(_)));
        if let (Mode::Check, Some(prepared)) = (self.mode, &prepared)
            && !is_other
        {
            let formats = Format::ALL.map(|(_, format)| format);
            let formats = formats.into_iter().filter(|format| self.maker.has(*format));
            let document = &prepared.document;
            diagnostics.extend(agreement(self.output, document, &job.path, formats));
        }
        Outcome { result, reasons, diagnostics }
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
                let inputs = self.inputs(loaded, entry.inputs.values.clone());
                return Result::Same(Entry { inputs, ..entry.clone() });
            }
        }
        let values = values(loaded, job, prepared);
        let inputs = self.inputs(loaded, values);
        if reasons.is_empty() {
            let words = changes(before.map(|entry| &entry.inputs), &inputs);
            reasons.extend(words.into_iter().map(Reason::Changed));
        }
        if self.mode == Mode::Check && before.is_some() {
            return Result::Stale;
        }
        let Some(made) = self.maker.make(loaded, job, prepared, d) else {
            return Result::Failed;
        };
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
        let of = count(loaded);
        let entry = Entry { key, package, of, inputs, outputs, pages, warned };
        if self.mode == Mode::Check {
            // Nothing is known of what stands there but its bytes.
            *reasons = unlike(self.output, &entry);
            return if reasons.is_empty() { Result::Same(entry) } else { Result::Stale };
        }
        // The bytes are on the disk; they need not wait for their turn in memory.
        let made = made.into_iter().map(|file| Made { bytes: vec![], ..file }).collect();
        Result::Made(entry, made)
    }

    fn inputs(&self, loaded: &Loaded, values: BTreeMap<String, String>) -> Inputs {
        let Surroundings { templates, fonts, options } = self.surroundings.clone();
        let files = loaded.files().clone();
        Inputs { program: PROGRAM.to_owned(), options, templates, fonts, files, values }
    }
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
    let mut entries = manifest.jobs.values().filter(|entry| entry.package == package);
    let Some(first) = entries.next() else { return false };
    let same = |entry: &Entry| {
        let Inputs { program, options, templates, fonts, .. } = &entry.inputs;
        let now = (&around.options, &around.templates, &around.fonts);
        !entry.warned
            && program == PROGRAM
            && (options, templates, fonts) == now
            && entry.inputs.files == first.inputs.files
            && entry.of == first.of
    };
    let count = 1 + entries.clone().count();
    let files = || {
        first.inputs.files.iter().all(|(path, hash)| {
            fs::read(root.join(path)).is_ok_and(|bytes| digest(&bytes) == *hash)
        })
    };
    count == first.of && same(first) && entries.all(same) && files()
}

/// What is another than before, in words.
fn changes(before: Option<&Inputs>, now: &Inputs) -> Vec<String> {
    let Some(before) = before else { return vec!["it was not made before".to_owned()] };
    let mut out = vec![];
    let facts = [
        ("the program is another version", &before.program, &now.program),
        ("the options changed", &before.options, &now.options),
        ("templates changed", &before.templates, &now.templates),
        ("the fonts changed", &before.fonts, &now.fonts),
    ];
    for (words, before, now) in facts {
        if before != now {
            out.push(words.to_owned());
        }
    }
    for (place, hash) in &now.values {
        match before.values.get(place) {
            None => out.push(format!("`{}` is new", name(place))),
            Some(own) if own != hash => out.push(format!("`{}` changed", name(place))),
            Some(_) => {}
        }
    }
    for place in before.values.keys().filter(|place| !now.values.contains_key(*place)) {
        out.push(format!("`{}` is gone", name(place)));
    }
    if out.is_empty() {
        let files = now
            .files
            .iter()
            .filter(|(path, hash)| before.files.get(*path) != Some(*hash));
        out.extend(files.map(|(path, _)| format!("`{path}` changed")));
    }
    if out.is_empty() {
        out.push("a fact that it shows changed its place".to_owned());
    }
    out
}

/// A pointer as people write it: `meeting.endDate`, `documents.0.subject.en`.
fn name(place: &str) -> String {
    let (file, pointer) = place.split_once('#').unwrap_or(("", place));
    let path = pointer.trim_start_matches('/').replace('/', ".");
    let path = path.replace("~1", "/").replace("~0", "~");
    if file.is_empty() { path } else { format!("{file}: {path}") }
}
