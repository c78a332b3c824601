//! The manifest of the output folder while a build goes on: what was there before, what is
//! kept without being read, what comes to stand there.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::build::{
    self, Job, Loaded, Manifest, Output, Part, Surroundings, is_unchanged, key, unlike,
};
use crate::cli::input::Plan;
use crate::cli::report::Report;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// The manifest and what is done to it.
pub(in crate::cli) struct Ledger {
    pub(in crate::cli) before: Manifest,
    after: Manifest,
    /// Jobs of packages that nothing has changed for.
    kept: BTreeSet<String>,
    /// Jobs that no record makes any more.
    orphans: BTreeSet<String>,
    /// How many jobs were done since the file was written.
    unsaved: usize,
    /// The paths of all jobs, also those of other parts.
    planned: BTreeSet<String>,
    /// What was read of packages, until all their jobs are done.
    pending: BTreeMap<String, Pending>,
}

/// What a package was made from, and its jobs that are not done yet.
struct Pending {
    files: BTreeMap<String, String>,
    undone: BTreeSet<String>,
}

/// After how many jobs the file is written while the work goes on.
const SAVE: usize = 64;

impl Ledger {
    /// Reads what is there; a manifest that cannot be used is told and not trusted.
    pub(in crate::cli) fn open(
        output: &Output,
        none: bool,
        report: &mut Report<'_>,
    ) -> Self {
        let before = match output.manifest() {
            _ if none => Manifest::default(),
            Ok(found) => found.unwrap_or_default(),
            Err(why) => {
                let shown = output.shown(build::MANIFEST);
                let message = format!("`{shown}` cannot be used ({why})");
                let mut diagnostics = Diagnostics::default();
                diagnostics.push(
                    Diagnostic::warning("output/manifest", message)
                        .at(Place::File(shown.into()))
                        .hint("all documents are made again, and it is written anew"),
                );
                report.show(diagnostics);
                Manifest::default()
            }
        };
        let after = before.clone();
        let (kept, orphans, planned, pending) = Default::default();
        Self { before, after, kept, orphans, unsaved: 0, planned, pending }
    }

    /// Whether a package and all its files are as they were, so that it need not be read;
    /// where they have to be `proven` to agree, that must be known.
    pub(in crate::cli) fn keeps(
        &mut self,
        (package, root): (&str, &Path),
        output: &Output,
        around: &Surroundings,
        proven: bool,
    ) -> bool {
        let entries = || {
            let all = self.before.jobs.iter();
            all.filter(|(_, entry)| entry.package == package)
        };
        let same = is_unchanged(&self.before, package, root, around)
            && entries().all(|(_, entry)| {
                (entry.agrees || !proven) && unlike(output, entry).is_empty()
            });
        if same {
            let paths: Vec<String> = entries().map(|(path, _)| path.clone()).collect();
            self.kept.extend(paths);
        }
        same
    }

    /// Whether a job that is to be done has the name of one that is kept; then nothing is
    /// kept, so that both are told of.
    pub(in crate::cli) fn collides(&mut self, jobs: &[Job]) -> bool {
        let taken: BTreeSet<String> = self.kept.iter().map(|path| key(path)).collect();
        let found = jobs.iter().any(|job| taken.contains(&key(&job.path)));
        if found {
            self.kept.clear();
        }
        found
    }

    /// Learns what is made from now on; `all` where nothing was left out by a wish.
    pub(in crate::cli) fn planned(&mut self, plan: &Plan, all: bool) {
        let Plan { root, packages, jobs, tried, mistaken, .. } = plan;
        for (index, package) in packages.iter().enumerate() {
            let path = package.path();
            // What was read is no longer what was made from it.
            self.after.notes.remove(path);
            if all && !mistaken.contains(path) {
                let own = jobs.iter().filter(|job| job.package == index);
                let undone = own.map(|job| job.path.clone()).collect();
                let files = package.files().clone();
                self.pending.insert(path.to_owned(), Pending { files, undone });
            }
        }
        let planned: BTreeSet<&str> = jobs.iter().map(|job| job.path.as_str()).collect();
        // A name that a mistake spoils is no other document's.
        let known = packages
            .iter()
            .filter(|own| build::is_known(own) && !mistaken.contains(own.path()));
        let read: BTreeSet<&str> = known.map(Loaded::path).collect();
        let jobs = self.before.jobs.iter();
        let unmade = jobs.filter(|(path, _)| {
            !planned.contains(&***path) && !self.kept.contains(*path)
        });
        for (path, entry) in unmade {
            let package = &entry.package;
            // What was looked for and is no package any more; what is broken is one.
            let gone = all && !tried.contains(package) && plan.seeks(package);
            let known = all && read.contains(&**package);
            if known || gone || !root.join(package).exists() {
                self.orphans.insert(path.clone());
            }
        }
        self.planned = planned.into_iter().map(str::to_owned).collect();
    }

    /// The build is a part of a whole: its manifest has its own jobs alone.
    pub(in crate::cli) fn part(&mut self, part: Part, output: &Output) {
        // What this machine did before it was stopped.
        let own = output.part(&part).unwrap_or_default();
        self.before.jobs.extend(own.jobs);
        let notes = std::mem::take(&mut self.after.notes);
        let known = self.before.jobs.iter();
        let known = known.filter(|(path, _)| part.undone.contains(*path));
        let jobs = known.map(|(path, entry)| (path.clone(), entry.clone())).collect();
        self.after = Manifest { jobs, part: Some(part), notes };
    }

    /// Takes in how a job ended. Now and then what is known is written, so that what was
    /// made is not made again when the machine dies; the more is known, the less often.
    pub(in crate::cli) fn outcome(
        &mut self,
        path: &str,
        result: build::Result,
        output: &Output,
    ) {
        self.unsaved += usize::from(matches!(result, build::Result::Made(..)));
        if let build::Result::Same(entry) | build::Result::Made(entry, _) = result {
            self.done(path, &entry.package);
            self.after.jobs.insert(path.to_owned(), entry);
            if let Some(part) = &mut self.after.part {
                part.undone.remove(path);
            }
        }
        if self.unsaved >= SAVE.max(self.after.jobs.len() / 4) {
            self.unsaved = 0;
            // What cannot be written now is told at the end, if it still cannot.
            let _ = output.keep(&self.after);
        }
    }

    /// A job of a package is done; after the last, the package need not be read again until
    /// something changes.
    fn done(&mut self, path: &str, package: &str) {
        let Some(pending) = self.pending.get_mut(package) else { return };
        pending.undone.remove(path);
        if pending.undone.is_empty()
            && let Some(own) = self.pending.remove(package)
        {
            self.after.notes.entry(package.to_owned()).or_default().files = own.files;
        }
    }

    /// Jobs that are kept without being read.
    pub(in crate::cli) fn kept(&self) -> &BTreeSet<String> {
        &self.kept
    }

    /// Jobs that no record makes any more.
    pub(in crate::cli) fn orphans(&self) -> Vec<String> {
        self.orphans.iter().cloned().collect()
    }

    /// Takes a job out.
    pub(in crate::cli) fn drop(&mut self, path: &str) {
        self.after.jobs.remove(path);
    }

    /// Files that jobs made before, in formats that are not wanted any more.
    pub(in crate::cli) fn left(&self) -> Vec<(String, String)> {
        let jobs = self.after.jobs.iter();
        let left = jobs.flat_map(|(path, entry)| {
            entry.left.keys().map(|file| (path.clone(), file.clone()))
        });
        left.collect()
    }

    /// Takes a file of another format out of a job.
    pub(in crate::cli) fn forget(&mut self, path: &str, file: &str) {
        if let Some(entry) = self.after.jobs.get_mut(path) {
            Arc::make_mut(entry).left.remove(file);
        }
    }

    /// Whether `clean` would remove a file.
    pub(in crate::cli) fn may_remove(&self, file: &str) -> bool {
        let jobs = self.before.jobs.values();
        jobs.into_iter()
            .any(|own| own.outputs.contains_key(file) || own.left.contains_key(file))
    }

    /// Whether the manifest in the folder is what a build would write now. What was proven
    /// only now does not stand there.
    pub(in crate::cli) fn is_written(&self, output: &Output) -> bool {
        let mut written = self.after.clone();
        for (path, entry) in &mut written.jobs {
            let before = self.before.jobs.get(path);
            if before.is_some_and(|before| before.agrees != entry.agrees) {
                Arc::make_mut(entry).agrees = before.is_some_and(|before| before.agrees);
            }
        }
        self.is_nothing() || output.has(&written)
    }

    /// Files in the folder that no job makes.
    pub(in crate::cli) fn extra(&self, output: &Output) -> Vec<String> {
        let live =
            self.after.jobs.iter().filter(|(path, _)| !self.orphans.contains(*path));
        let known: BTreeSet<&String> =
            live.flat_map(|(_, entry)| entry.outputs.keys()).collect();
        let is_of_other_part = |path: &str| {
            let mut stems = path.match_indices('.').map(|(at, _)| &path[..at]);
            self.after.part.is_some() && stems.any(|stem| self.planned.contains(stem))
        };
        // Certificates of `verify` may stand beside what they are of.
        let is_known = |path: &String| match path.strip_suffix(".parity.json") {
            Some(stem) => {
                known.contains(&format!("{stem}.pdf")) || is_of_other_part(stem)
            }
            None => known.contains(path) || is_of_other_part(path),
        };
        output.files().into_iter().filter(|path| !is_known(path)).collect()
    }

    /// Writes the manifest.
    pub(in crate::cli) fn close(&self, output: &Output) -> io::Result<()> {
        if self.is_nothing() { Ok(()) } else { output.keep(&self.after) }
    }

    fn is_nothing(&self) -> bool {
        let nothing = self.after.jobs.is_empty() && self.before.jobs.is_empty();
        nothing && self.after.part.is_none()
    }
}
