//! Templates: the compiled-in files of `templates/` and a folder of the user's own that
//! overrides them file by file. Reads no file: the user's are handed in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../templates/", $path)))),*]
    };
}

/// The compiled-in files by their path within `templates/`. A test holds the list against
/// the folder.
const BUNDLED: &[(&str, &str)] = files![
    "kinds/conclusions.md.j2",
    "kinds/declaration.md.j2",
    "kinds/letter.md.j2",
    "lang/bg.ftl",
    "lang/bs.ftl",
    "lang/cnr.ftl",
    "lang/en.ftl",
    "lang/hr.ftl",
    "lang/mk.ftl",
    "lang/ro.ftl",
    "lang/sl.ftl",
    "lang/sq.ftl",
    "lang/sr-Cyrl.ftl",
    "lang/sr-Latn.ftl",
    "typst/blocks.typ.j2",
    "typst/communique.typ",
    "typst/inlines.typ.j2",
    "typst/main.typ.j2",
    "typst/sheet.typ.j2",
];

/// All templates of a run.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    own: BTreeMap<String, Own>,
}

#[derive(Debug, Clone)]
struct Own {
    file: Arc<str>,
    text: Arc<str>,
}

impl Templates {
    /// Only what is compiled in.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// Takes a file of the user's in: under its path within the folder, such as
    /// `kinds/note-verbale.md.j2`, and the name by which diagnostics call it.
    pub fn insert(&mut self, path: &str, file: &str, text: &str) {
        let own = Own { file: file.into(), text: text.into() };
        self.own.insert(path.to_owned(), own);
    }

    /// The text of a template.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.own.get(path).map(|own| &*own.text).or_else(|| bundled(path))
    }

    /// What diagnostics call a template: the user's file, or `templates/…` in the program.
    pub fn file(&self, path: &str) -> Arc<str> {
        match self.own.get(path) {
            Some(own) => Arc::clone(&own.file),
            None => format!("templates/{path}").into(),
        }
    }

    /// Whether the user's folder gives it, and another than the program has.
    pub fn is_own(&self, path: &str) -> bool {
        self.own.get(path).is_some_and(|own| bundled(path) != Some(&*own.text))
    }

    /// The kinds of documents that have a template.
    pub fn kinds(&self) -> BTreeSet<String> {
        let name = |path: &str| {
            Some(path.strip_prefix("kinds/")?.strip_suffix(".md.j2")?.to_owned())
        };
        self.list().into_iter().filter_map(name).collect()
    }

    /// A template's mistake as a diagnostic with its place.
    pub fn mistake(&self, error: &minijinja::Error) -> Diagnostic {
        let kind = || error.kind().to_string();
        let detail = error.detail().map_or_else(kind, str::to_owned);
        let mut diagnostic =
            Diagnostic::error("template/failed", format!("in a template: {detail}"));
        if let Some(name) = error.name() {
            let file = self.file(name);
            diagnostic = diagnostic.at(match error.range() {
                Some(range) => Place::Span { file, range },
                None => Place::File(file),
            });
        }
        diagnostic
    }

    /// The paths of all templates, in alphabetical order.
    pub fn list(&self) -> Vec<&str> {
        let own = self.own.keys().map(String::as_str);
        let mut paths: Vec<&str> =
            BUNDLED.iter().map(|(path, _)| *path).chain(own).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}

/// A compiled-in file.
pub fn bundled(path: &str) -> Option<&'static str> {
    BUNDLED.iter().find(|(own, _)| *own == path).map(|(_, text)| *text)
}
