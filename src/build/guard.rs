//! An output folder comes in; the right to write there goes out, which one build has at a
//! time. The parts of a build that machines share may write side by side.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::shard::Shard;

/// Where the locks stand in the folder.
const FOLDER: &str = ".communique";
/// The lock of a whole build; parts share it.
const WHOLE: &str = "whole.lock";

/// The right to write to a folder, until it is dropped.
///
/// The system forgets a lock when a process ends, however it ends. What the file of a lock
/// holds tells whether it ended well: if not, half-written files may be left, and the next
/// whole build removes them.
#[derive(Debug)]
pub struct Guard {
    folder: PathBuf,
    /// What is held, the lock of its own last.
    held: Vec<File>,
}

impl Guard {
    /// Waits until nobody else writes to the folder; `wait` is called if that is not at
    /// once. Where the file system knows no locks, or the folder cannot be written, there
    /// is nothing to wait for: what is written there then is told by itself.
    pub fn new(folder: &Path, part: Option<Shard>, wait: impl Fn()) -> Self {
        let mut guard = Self { folder: folder.to_owned(), held: vec![] };
        // What cannot be locked is written without a lock.
        let _ = guard.take(part, wait);
        guard
    }

    fn take(&mut self, part: Option<Shard>, wait: impl Fn()) -> io::Result<()> {
        let locks = self.folder.join(FOLDER);
        fs::create_dir_all(&locks)?;
        let whole = open(&locks.join(WHOLE))?;
        hold(&whole, part.is_some(), &wait)?;
        self.held.push(whole);
        if let Some(Shard { number, of }) = part {
            let own = open(&locks.join(format!("part-{number}-of-{of}.lock")))?;
            hold(&own, false, &wait)?;
            self.held.push(own);
        } else if ended_badly(&locks) {
            sweep(&self.folder);
        }
        match self.held.last_mut() {
            Some(own) => own.write_all(b"at work\n"),
            None => Ok(()),
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(own) = self.held.last() {
            let _ = own.set_len(0);
        }
        self.held.clear();
        // A build that wrote nothing leaves nothing.
        let locks = self.folder.join(FOLDER);
        let names = fs::read_dir(&locks).into_iter().flatten().flatten();
        if names.into_iter().all(|entry| is_lock(&entry.path())) {
            let _ = fs::remove_file(locks.join(WHOLE));
            let _ = fs::remove_dir(locks);
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)
}

/// Takes a lock, alone or with others.
fn hold(file: &File, shared: bool, wait: &impl Fn()) -> io::Result<()> {
    let tried = if shared { file.try_lock_shared() } else { file.try_lock() };
    match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            wait();
            if shared { file.lock_shared() } else { file.lock() }
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn is_lock(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix == "lock")
}

/// Whether a build before this one did not come to its end; it is forgotten then.
fn ended_badly(locks: &Path) -> bool {
    let mut found = false;
    for entry in fs::read_dir(locks).into_iter().flatten().flatten() {
        let path = entry.path();
        if is_lock(&path) && entry.metadata().is_ok_and(|own| own.len() > 0) {
            found = true;
            let _ = open(&path).and_then(|file| file.set_len(0));
        }
    }
    found
}

/// Removes files that were begun and never moved to their places.
fn sweep(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() && super::output::is_begun(&name) => {
                    let _ = fs::remove_file(entry.path());
                }
                _ => {}
            }
        }
    }
}
