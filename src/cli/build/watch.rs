//! `build --watch`: builds, and builds again whenever a file that counts changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Args, STOP, once};
use crate::build::{MANIFEST, Output};
use crate::cli::exit::Exit;
use crate::cli::report::many;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;

/// How long nothing must happen before a build begins: editors save in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// How long it may go on happening.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is looked whether somebody pressed Ctrl-C.
const LOOK: Duration = Duration::from_millis(100);

/// Folders, and whether all below them is watched too.
type Watched = BTreeSet<(PathBuf, bool)>;

/// Builds until somebody presses Ctrl-C.
pub(super) fn watch(args: &Args, terminal: &Terminal) -> Exit {
    let (sender, events) = channel();
    let watcher = notify::recommended_watcher(move |event| {
        // Where nobody listens any more, the program is at its end.
        let _ = sender.send(event);
    });
    let mut watcher = match watcher {
        Ok(watcher) => watcher,
        Err(error) => return cannot(terminal, &error),
    };
    let mut watched = Watched::new();
    loop {
        // Watched before it is read: what changes meanwhile is built after.
        follow(&mut watcher, &mut watched, args);
        once(args, terminal);
        follow(&mut watcher, &mut watched, args);
        if watched.is_empty() {
            let message = "none of the paths is there to be watched";
            let diagnostic = Diagnostic::error("usage/watch", message);
            return terminal.fail(Exit::Usage, diagnostic);
        }
        let folders = many(watched.len(), "folder");
        terminal.say(&format!("watching {folders}; Ctrl-C ends it"));
        match changed(&events, args) {
            Some(paths) => {
                let first = paths.first().map(|path| path.display().to_string());
                let more = match paths.len() {
                    0 | 1 => String::new(),
                    many => format!(" and {} more", many - 1),
                };
                terminal.say(&format!("\n{}{more} changed", first.unwrap_or_default()));
            }
            None => return Exit::Done,
        }
    }
}

fn cannot(terminal: &Terminal, error: &notify::Error) -> Exit {
    let message = format!("files cannot be watched ({error})");
    terminal.fail(Exit::Files, Diagnostic::error("usage/watch", message))
}

/// Watches what is read: the paths, the folders of templates and fonts, and, by what the
/// manifest says, the folders of all files that were taken in.
fn follow(watcher: &mut RecommendedWatcher, watched: &mut Watched, args: &Args) {
    let mut wanted = Watched::new();
    for path in args.input.paths().iter().chain(args.templates.folder()) {
        wanted.insert(around(path));
    }
    wanted.extend(args.fonts.folders().iter().map(|path| around(path)));
    let root = args.input.root();
    let manifest = Output::new(&args.out).manifest().ok().flatten().unwrap_or_default();
    let files = manifest.notes.values().flat_map(|note| note.files.keys());
    wanted.extend(files.map(|file| around(&root.join(file))));
    // A folder that was removed and made again is another one.
    watched.retain(|(folder, _)| folder.exists());
    for (folder, deep) in wanted {
        let within = watched.iter().any(|(other, all)| {
            folder == *other && *all >= deep || *all && folder.starts_with(other)
        });
        let mode =
            if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if !within && watcher.watch(&folder, mode).is_ok() {
            watched.insert((folder, deep));
        }
    }
}

/// The folder to watch for a path, and whether with all below it.
fn around(path: &Path) -> (PathBuf, bool) {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match path.parent() {
        Some(parent) if !path.is_dir() => (parent.to_owned(), false),
        _ => (path, true),
    }
}

/// Waits until files changed and nothing happens any more; none after Ctrl-C.
fn changed(
    events: &Receiver<notify::Result<Event>>,
    args: &Args,
) -> Option<Vec<PathBuf>> {
    let out = args.out.canonicalize().unwrap_or_else(|_| args.out.clone());
    let mut paths: Vec<PathBuf> = vec![];
    let mut begin = Instant::now();
    let mut last = begin;
    loop {
        if STOP.load(Ordering::Relaxed) {
            return None;
        }
        if !paths.is_empty() && (last.elapsed() >= QUIET || begin.elapsed() >= PATIENCE) {
            return Some(paths);
        }
        let wait = if paths.is_empty() { LOOK } else { QUIET };
        match events.recv_timeout(wait) {
            Ok(Ok(event)) if counts(&event.kind) => {
                let own = event
                    .paths
                    .into_iter()
                    .filter(|path| !path.starts_with(&out) && is_read(path));
                for path in own {
                    if paths.is_empty() {
                        begin = Instant::now();
                    }
                    last = Instant::now();
                    if !paths.contains(&path) {
                        paths.push(path);
                    }
                }
            }
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Whether a file of this name may be read: a record, a table, a template, a picture, a
/// font; or a folder, which has no suffix as a rule.
fn is_read(path: &Path) -> bool {
    const READ: [&str; 14] = [
        "json", "csv", "tsv", "jsonl", "j2", "ftl", "typ", "svg", "png", "jpg", "jpeg",
        "ttf", "otf", "ttc",
    ];
    let hidden =
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let Some(suffix) = path.extension() else { return !hidden };
    let suffix = suffix.to_string_lossy().to_lowercase();
    path.file_name() != Some(MANIFEST.as_ref()) && READ.contains(&&*suffix)
}

/// Whether an event may mean another content: not that a file was read.
fn counts(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => *kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
