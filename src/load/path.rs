//! Paths that the user or the record names come in; files within the root go out, and
//! nothing else.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::mistake;
use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};

/// A file within the root.
pub(super) struct Found {
    /// Without links; where it is read.
    pub(super) path: PathBuf,
    /// From the root, with `/`; how messages name it.
    pub(super) shown: String,
}

/// The root itself, without links.
pub(super) fn root(root: &Path, diagnostics: &mut Diagnostics) -> Option<PathBuf> {
    let found = fs::canonicalize(root).ok().filter(|path| path.is_dir());
    if found.is_none() {
        let shown = root.to_string_lossy();
        let place = Place::File(shown.as_ref().into());
        diagnostics.push(mistake::unreadable(place, &shown, "it is not a folder"));
    }
    found
}

/// The file that the user named.
pub(super) fn given(
    root: &Path,
    path: &Path,
    shown: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Found> {
    let place = Place::File(shown.into());
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        Err(error) => {
            diagnostics.push(absent(place, shown, path, &error));
            return None;
        }
    };
    let Some(relative) = within(root, &path) else {
        diagnostics.push(mistake::outside(place, shown));
        return None;
    };
    regular(&path, place, shown, diagnostics)?;
    Some(Found { shown: relative, path })
}

/// The file that the record names at `origin`, relative to the file that names it.
pub(super) fn named(
    root: &Path,
    origin: &Origin,
    target: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Found> {
    let place = Place::Value(origin.clone());
    if target.is_empty() {
        diagnostics.push(mistake::no_path(place));
        return None;
    }
    let drive = target.as_bytes().get(1) == Some(&b':');
    let absolute = target.starts_with(['/', '\\']) || drive;
    if absolute || target.contains("://") || target.contains('\\') {
        diagnostics.push(match absolute {
            true => mistake::absolute(place, target),
            false if target.contains("://") => mistake::address(place, target),
            false => mistake::backslash(place, target),
        });
        return None;
    }
    let folder = Path::new(&*origin.file).parent().unwrap_or(Path::new(""));
    let Some(relative) = normal(&folder.join(target)) else {
        diagnostics.push(mistake::outside(place, target));
        return None;
    };
    let full = root.join(&relative);
    let path = match fs::canonicalize(&full) {
        Ok(path) => path,
        Err(error) => {
            let absent = absent(place, target, &full, &error);
            let silent = absent.hints.is_empty() && absent.code == "file/missing";
            let hint = "paths go from the folder of the file that names them";
            diagnostics.push(if silent { absent.hint(hint) } else { absent });
            return None;
        }
    };
    if within(root, &path).is_none() {
        diagnostics.push(mistake::outside(place, target));
        return None;
    }
    regular(&path, place, target, diagnostics)?;
    Some(Found { path, shown: relative.to_string_lossy().replace('\\', "/") })
}

/// A file that cannot be found, or not be come at.
fn absent(place: Place, shown: &str, path: &Path, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => {
            mistake::unreadable(place, shown, "it is a link that leads nowhere")
        }
        io::ErrorKind::NotFound => mistake::missing(place, shown, near(path)),
        _ => mistake::unreadable(place, shown, &error.to_string()),
    }
}

/// The path without `.` and `..`; `None` if it leads above its beginning.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => out.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                if !out.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(out)
}

fn within(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?;
    Some(relative.to_string_lossy().replace('\\', "/"))
}

/// Folders, pipes and devices cannot be read as a file.
fn regular(
    path: &Path,
    place: Place,
    shown: &str,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        diagnostics.push(mistake::unreadable(place, shown, "it is not a file"));
    }
    is_file.then_some(())
}

/// A file beside the missing one with almost its name.
fn near(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .map(|other| (strsim::jaro_winkler(&name, &other), other))
        .filter(|(likeness, _)| *likeness >= 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
        .map(|(_, other)| other)
}
