//! Files that were hashed once come in with their size and time; as long as both stay the
//! same, their hash is known. The notes are of this machine and no other's: what they say
//! changes no output, only how soon it is known to be right.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, Metadata};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::manifest::File;

/// The file in the output folder.
pub(super) const NAME: &str = ".communique/stamps";

/// What is known of files by their path in the output folder.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    notes: Mutex<BTreeMap<String, (String, File)>>,
}

/// The digest that others can check with `sha256sum`.
pub fn digest(bytes: &[u8]) -> File {
    let mut sha256 = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(sha256, "{byte:02x}").expect("a string takes all");
    }
    File { sha256, size: bytes.len() as u64 }
}

impl Stamps {
    /// Reads the notes; what cannot be read is hashed again.
    pub(super) fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        let notes = text.lines().filter_map(|line| {
            let mut parts = line.splitn(4, ' ');
            let (time, size, sha256) = (parts.next()?, parts.next()?, parts.next()?);
            let file = File { sha256: sha256.to_owned(), size: size.parse().ok()? };
            Some((parts.next()?.to_owned(), (time.to_owned(), file)))
        });
        Self { notes: Mutex::new(notes.collect()) }
    }

    /// The notes as text.
    pub(super) fn print(&self) -> String {
        let notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        let line = |(path, (time, file)): (&String, &(String, File))| {
            format!("{time} {} {} {path}\n", file.size, file.sha256)
        };
        notes.iter().map(line).collect()
    }

    /// The digest of a file, read anew only where its size or time is another.
    pub(super) fn digest(&self, full: &Path, path: &str) -> Option<File> {
        let time = time(&fs::metadata(full).ok()?)?;
        {
            let notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, file)) = notes.get(path).filter(|(own, _)| *own == time) {
                return Some(file.clone());
            }
        }
        let file = digest(&fs::read(full).ok()?);
        self.keep(path, time, file.clone());
        Some(file)
    }

    /// Notes a file that was written just now.
    pub(super) fn note(&self, full: &Path, path: &str, file: &File) {
        if let Some(time) = fs::metadata(full).ok().as_ref().and_then(time) {
            self.keep(path, time, file.clone());
        }
    }

    fn keep(&self, path: &str, time: String, file: File) {
        let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.insert(path.to_owned(), (time, file));
    }
}

/// When the file was changed, and how large it is; where the system says it, also when and
/// in which place it was put there, which nobody can set back.
fn time(metadata: &Metadata) -> Option<String> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let (seconds, nanos) = (since.as_secs(), since.subsec_nanos());
    Some(format!("{seconds}.{nanos:09}/{}{}", metadata.len(), inode(metadata)))
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("/{}.{:09}/{}", metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> String {
    String::new()
}
