//! Where the package of a draft is, and the files that it names.

use std::path::{Component, Path, PathBuf};

use serde_json::Value as Json;

use super::Args;
use crate::build;
use crate::cli::input::working_tree;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::returned::Draft;

/// Where the package of a draft is, and the folder that it may not leave.
pub(super) fn package_of(
    args: &Args,
    draft: &Draft,
) -> Result<(PathBuf, PathBuf), Diagnostic> {
    let given: Vec<PathBuf> = args.into.iter().cloned().collect();
    let root = args.root.clone().unwrap_or_else(|| working_tree(&given));
    let root = root.canonicalize().unwrap_or(root);
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let text = |path: &Path| match path.is_file() {
        true => std::fs::read_to_string(path).ok(),
        false => None,
    };
    let fits = |path: &PathBuf| {
        let text = text(path).unwrap_or_default();
        has_document(json(&text).as_ref(), &draft.document)
    };
    // What is no JSON at all has a mistake that whoever reads it shall tell.
    let is_broken = |path: &Path| text(path).is_some_and(|own| json(&own).is_none());
    match &args.into {
        Some(path) if path.is_file() && (fits(path) || is_broken(path)) => {
            return Ok((root, real(path)));
        }
        Some(path) if path.exists() && !path.is_dir() => {
            let shown = path.to_string_lossy().replace('\\', "/");
            let document = &draft.document;
            let message = format!("the document `{document}` is not in `{shown}`");
            return Err(other(&draft.package, message));
        }
        Some(path) if !path.exists() => {
            let shown = path.to_string_lossy();
            let message = format!("there is no package `{shown}`");
            return Err(Diagnostic::error("returned/other-package", message));
        }
        _ => {}
    }
    let straight = root.join(&draft.package);
    if args.into.is_none() && (fits(&straight) || is_broken(&straight)) {
        return Ok((root, real(&straight)));
    }
    let folder = args.into.clone().unwrap_or_else(|| root.clone());
    let found = build::find(&[folder], &mut Diagnostics::default());
    let mut found: Vec<PathBuf> = found.into_iter().filter(fits).collect();
    let name = draft.package.rsplit('/').next().unwrap_or_default();
    if found.len() > 1 {
        found.retain(|path| path.file_name().is_some_and(|own| own == name));
    }
    match found.as_slice() {
        [only] => Ok((root, real(only))),
        _ => {
            let message =
                format!("the document `{}` is in no package here", draft.document);
            Err(other(&draft.package, message))
        }
    }
}

pub(super) fn other(package: &str, message: String) -> Diagnostic {
    Diagnostic::error("returned/other-package", message)
        .hint(format!("the draft was made from `{package}`"))
        .hint("name the package with `--into`")
}

pub(super) fn has_document(package: Option<&Json>, id: &str) -> bool {
    package.is_some_and(|own| document(own, id).is_some())
}

/// The text of a package as JSON, if it is any.
pub(in crate::cli) fn json(text: &str) -> Option<Json> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// Which of a package's documents has an id.
pub(in crate::cli) fn document(package: &Json, id: &str) -> Option<usize> {
    let documents = package.get("documents")?.as_array()?;
    documents.iter().position(|own| own.get("id").and_then(Json::as_str) == Some(id))
}

pub(super) fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = out.pop(),
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}
