//! What a machine knows of its own files: which files each package was made from, with
//! their hashes, so that a package that nothing changed in need not be read. The notes
//! stand beside the outputs, are no output, and are good only with the jobs they were
//! written with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::manifest::{Entry, Manifest};

/// The file in the output folder; git does not see its folder.
pub(super) const NAME: &str = ".communique/read.json";
/// What keeps git from seeing the folder.
pub(super) const IGNORE: (&str, &str) = (".communique/.gitignore", "*\n");

/// What packages were made from, by their path from the root.
pub type Notes = BTreeMap<String, Note>;

/// What one package was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// A hash of what the manifest says of its jobs.
    jobs: String,
    /// Hashes of all files that were read, by their path from the root.
    pub files: BTreeMap<String, String>,
}

/// Reads the notes; where there are none, everything is read.
pub(super) fn read(folder: &Path) -> Notes {
    let text = fs::read(folder.join(NAME)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

/// The notes as text, with hashes of what a manifest says.
pub(super) fn print(manifest: &Manifest) -> String {
    let mut notes = manifest.notes.clone();
    let mut jobs = jobs(manifest);
    notes.retain(|package, note| {
        let hash = jobs.remove(package.as_str());
        note.jobs = hash.unwrap_or_default();
        !note.jobs.is_empty()
    });
    let text = serde_json::to_string_pretty(&notes).expect("plain data is JSON");
    format!("{text}\n")
}

/// Takes out the notes that were not written with a manifest's jobs.
pub(super) fn fit(manifest: &mut Manifest) {
    let mut notes = std::mem::take(&mut manifest.notes);
    let jobs = jobs(manifest);
    notes.retain(|package, note| jobs.get(package.as_str()) == Some(&note.jobs));
    manifest.notes = notes;
}

/// A hash for each package of all that is said of its jobs.
fn jobs(manifest: &Manifest) -> BTreeMap<&str, String> {
    let mut hashers: BTreeMap<&str, blake3::Hasher> = BTreeMap::new();
    for (path, entry) in &manifest.jobs {
        let Entry { key, of, copy, outputs, left, pages, warned, agrees, .. } = &**entry;
        let said = format!(
            "{path:?} {key} {of} {copy:?} {outputs:?} {left:?} {pages:?} {warned} {agrees}\n"
        );
        hashers.entry(&entry.package).or_default().update(said.as_bytes());
    }
    let hash = |hasher: blake3::Hasher| hasher.finalize().to_hex()[..32].to_owned();
    hashers.into_iter().map(|(package, hasher)| (package, hash(hasher))).collect()
}
