//! Folders of the user's own come in: templates that override the program's, and fonts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::fonts::Fonts;
use crate::model::nearest;
use crate::templates::{self, Templates};

/// The bundled templates, and those of a folder over them.
pub fn templates(folder: Option<&Path>, diagnostics: &mut Diagnostics) -> Templates {
    let mut templates = Templates::bundled();
    let Some(folder) = folder else { return templates };
    for path in files(folder, diagnostics) {
        let relative = path.strip_prefix(folder).unwrap_or(&path);
        let name = slashes(relative);
        let shown = slashes(&path);
        if !is_template(&name) {
            diagnostics.extend(not_used(&name, &shown));
            continue;
        }
        if name.starts_with("typst/") && templates::bundled(&name).is_none() {
            diagnostics.extend(near(&name, &shown));
        }
        match fs::read_to_string(&path) {
            Ok(text) => templates.insert(&name, &shown, &text),
            Err(error) => diagnostics.push(unreadable(&shown, &error)),
        }
    }
    templates
}

/// The bundled fonts, and those of the folders before them.
pub fn fonts(folders: &[PathBuf], diagnostics: &mut Diagnostics) -> Fonts {
    let mut fonts = Fonts::bundled();
    for folder in folders {
        for path in files(folder, diagnostics) {
            let suffix = path.extension().unwrap_or_default().to_ascii_lowercase();
            if !["ttf", "otf", "ttc", "otc"].iter().any(|font| suffix == *font) {
                continue;
            }
            let shown = slashes(&path);
            match fs::read(&path).map(|bytes| fonts.add(bytes)) {
                Ok(true) => {}
                Ok(false) => diagnostics.push(no_font(&shown)),
                Err(error) => diagnostics.push(unreadable(&shown, &error)),
            }
        }
    }
    fonts
}

/// All files below a folder, in the order of their names.
fn files(folder: &Path, diagnostics: &mut Diagnostics) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next)
            .and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        match entries {
            Err(error) => diagnostics.push(unreadable(&slashes(&next), &error)),
            Ok(entries) => {
                for entry in entries {
                    let hidden = entry.file_name().to_string_lossy().starts_with('.');
                    match entry.file_type() {
                        _ if hidden => {}
                        Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                        _ if entry.path().is_file() => found.push(entry.path()),
                        _ => {}
                    }
                }
            }
        }
    }
    found.sort();
    found
}

/// Whether a file of a folder is one that the program can use.
fn is_template(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    match parts[..] {
        ["kinds", file] => file.ends_with(".md.j2"),
        ["lang", file] => file.ends_with(".ftl"),
        ["typst", file] => file.ends_with(".typ") || file.ends_with(".typ.j2"),
        _ => templates::bundled(name).is_some(),
    }
}

/// A file that looks like a template and stands where none is looked for.
fn not_used(name: &str, shown: &str) -> Diagnostics {
    let suffixes = [".j2", ".ftl", ".typ"];
    if !suffixes.iter().any(|suffix| name.ends_with(suffix)) {
        return Diagnostics::default();
    }
    let mut diagnostics = near(name, shown);
    if diagnostics.iter().next().is_none() {
        let message = format!("`{shown}` is not used");
        diagnostics.push(Diagnostic::warning("template/name", message).hint(
            "kinds are `kinds/*.md.j2`, languages `lang/*.ftl`, looks `typst/*.typ`",
        ));
    }
    diagnostics
}

/// A file that has nearly the name of one that it could stand over.
fn near(name: &str, shown: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let bundled = Templates::bundled();
    let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let same = || bundled.list().into_iter().find(|own| file(own) == file(name));
    if let Some(own) = nearest(name, bundled.list().into_iter()).or_else(same) {
        let message = format!("`{shown}` stands over no file of the program's");
        let diagnostic = Diagnostic::warning("template/name", message);
        diagnostics.push(diagnostic.hint(format!("did you mean `{own}`?")));
    }
    diagnostics
}

pub(super) fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("file/unreadable", format!("`{path}` cannot be read ({error})"))
        .at(Place::File(path.into()))
}

fn no_font(path: &str) -> Diagnostic {
    Diagnostic::warning("font/file", format!("`{path}` holds no font that can be used"))
        .at(Place::File(path.into()))
}
