//! Values that several documents share: which others a change alters.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::Merged;
use crate::build::{self, Input};
use crate::cli::trial::Tools;
use crate::compose::Clerk;
use crate::diagnostic::{Diagnostics, Sources};

/// Each shared value that changes, with the other documents that print it.
pub(super) fn altered(merged: &Merged, tools: &Tools<'_>) -> Vec<(String, Vec<String>)> {
    let case = &merged.case;
    let (package, path) = &case.package;
    let is_shared = |file: &str, pointer: &str| {
        file != package || !pointer.starts_with("/documents/")
    };
    let edits = merged.outcome.edits.iter();
    let edits = edits.filter(|edit| is_shared(&edit.file, &edit.pointer));
    let spots: BTreeSet<(String, String)> =
        edits.map(|edit| (case.shown(&edit.file), edit.pointer.clone())).collect();
    if spots.is_empty() {
        return vec![];
    }
    let own: BTreeSet<&str> =
        case.copies.iter().map(|copy| copy.returned.draft.document.as_str()).collect();
    let mut found: BTreeMap<(String, String), Vec<String>> =
        spots.iter().map(|spot| (spot.clone(), vec![])).collect();
    let mut d = Diagnostics::default();
    let clerk = Clerk::new(tools.templates);
    let mut paths = build::find(std::slice::from_ref(&case.root), &mut d);
    let is_own = |other: &PathBuf| other.canonicalize().is_ok_and(|other| other == *path);
    paths.retain(|other| !is_own(other));
    paths.insert(0, path.clone());
    for (number, path) in paths.into_iter().enumerate() {
        let input = Input::File(path);
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        let Some(loaded) = tools.load(&case.root, &input, &mut sources, &mut d) else {
            continue;
        };
        let reads = |file: &String| loaded.files().contains_key(file);
        if !spots.iter().any(|(file, _)| reads(file)) {
            continue;
        }
        let mut packages = [loaded];
        let jobs = build::plan_all(&mut packages, None, &mut d);
        for job in jobs {
            let id = &packages[0].package.documents[job.document].id.value;
            if number == 0 && own.contains(id.as_str()) {
                continue;
            }
            let composed =
                build::compose(&packages[0], &job, &clerk, tools.fonts, &mut d);
            let Some((document, _)) = composed else { continue };
            let mut prints = BTreeSet::new();
            document.data(&mut |datum| {
                let spot =
                    (datum.origin.file.to_string(), datum.origin.pointer.to_string());
                if spots.contains(&spot) {
                    prints.insert(spot);
                }
            });
            for spot in prints {
                found.entry(spot).or_default().push(job.path.clone());
            }
        }
    }
    found
        .into_iter()
        .map(|((file, pointer), own)| (format!("{file}#{pointer}"), own))
        .collect()
}
