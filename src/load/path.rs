//! Paths that the user or the record names come in; files within the root go out, and
//! nothing else.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::mistake;
use crate::diagnostic::{Diagnostics, Origin, Place};

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
    let Ok(path) = fs::canonicalize(path) else {
        diagnostics.push(mistake::missing(place, shown, near(path)));
        return None;
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
    let drive = target.as_bytes().get(1) == Some(&b':');
    let odd = target.contains(['\\', '\0']) || target.contains("://");
    if target.starts_with('/') || drive || odd {
        diagnostics.push(mistake::absolute(place, target));
        return None;
    }
    let folder = Path::new(&*origin.file).parent().unwrap_or(Path::new(""));
    let Some(relative) = normal(&folder.join(target)) else {
        diagnostics.push(mistake::outside(place, target));
        return None;
    };
    let full = root.join(&relative);
    let Ok(path) = fs::canonicalize(&full) else {
        diagnostics.push(mistake::missing(place, target, near(&full)));
        return None;
    };
    if within(root, &path).is_none() {
        diagnostics.push(mistake::outside(place, target));
        return None;
    }
    regular(&path, place, target, diagnostics)?;
    Some(Found { path, shown: relative.to_string_lossy().replace('\\', "/") })
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
