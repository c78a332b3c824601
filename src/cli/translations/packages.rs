//! The packages whose texts are translated, and the files that they consist of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::amend::{Change, amend};
use crate::build::{self, Input, Loaded};
use crate::cli::exit::Exit;
use crate::cli::input::working_tree;
use crate::cli::look::{FontArgs, TemplateArgs};
use crate::cli::report::Report;
use crate::cli::terminal::Terminal;
use crate::cli::trial::{Tools, put};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place, Severity, Sources};
use crate::translation::Field;

/// What packages are read with.
#[derive(Debug, clap::Args)]
pub(super) struct ReadArgs {
    /// Nothing outside this folder is read or written [default: the working tree]
    #[arg(long, value_name = "FOLDER")]
    pub(super) root: Option<PathBuf>,
    #[command(flatten)]
    pub(super) templates: TemplateArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

/// A package, its file and the texts of all files that it consists of.
pub(super) struct Read {
    pub(super) loaded: Loaded,
    pub(super) path: PathBuf,
    pub(super) sources: Sources,
}

impl ReadArgs {
    /// The folder that nothing may be read or written outside of.
    pub(super) fn root(&self, paths: &[PathBuf]) -> PathBuf {
        let root = self.root.clone().unwrap_or_else(|| working_tree(paths));
        root.canonicalize().unwrap_or(root)
    }
}

/// Reads packages; what is wrong with them is told, but not what only should be looked at.
pub(super) fn read(
    root: &Path,
    paths: &[PathBuf],
    tools: &Tools<'_>,
    report: &mut Report<'_>,
) -> Vec<Read> {
    let mut found = Diagnostics::default();
    let files = build::find(paths, &mut found);
    report.show(found);
    let mut out = vec![];
    for path in files {
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        let input = Input::File(path.clone());
        let loaded = tools.load(root, &input, &mut sources, &mut d);
        report.sources.extend(sources.clone());
        let mut errors = Diagnostics::default();
        let all = d.iter().filter(|own| own.severity == Severity::Error);
        all.for_each(|own| errors.push(own.clone()));
        report.show(errors);
        out.extend(loaded.map(|loaded| Read { loaded, path, sources }));
    }
    out
}

/// The files with the changes, by their paths from the root.
pub(super) fn amended(
    sources: &Sources,
    changes: &BTreeMap<String, Vec<Change>>,
    d: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (file, own) in changes {
        let Some(source) = sources.get(file) else { continue };
        match amend(&source.text, own) {
            Ok(text) => _ = texts.insert(file.clone(), text),
            Err(error) => {
                let message = format!("the changes cannot be written ({error})");
                let place = Place::File(file.as_str().into());
                d.push(Diagnostic::error("merge/internal", message).at(place));
            }
        }
    }
    texts
}

/// Writes files, by their paths from the root.
pub(super) fn write(
    root: &Path,
    texts: &BTreeMap<String, String>,
    terminal: &Terminal,
) -> Result<(), Exit> {
    for (file, text) in texts {
        put(&root.join(file), text.as_bytes(), terminal)?;
        terminal.say(&format!("wrote {file}"));
    }
    Ok(())
}

/// That nothing is translated into a language.
pub(super) fn unspoken(language: &LanguageTag) -> Diagnostic {
    let message = format!("no document is made in `{language}`");
    Diagnostic::error("usage/language", message)
        .hint("`languages` of a document names those that it is made in")
}

/// A language, as an argument.
pub(super) fn language(text: &str) -> Result<LanguageTag, String> {
    let wanted = "a language tag looks like `en` or `sr-Cyrl`";
    LanguageTag::new(text).ok_or_else(|| wanted.to_owned())
}

/// A field, as an argument: `/documents/0/title` of a package, `shared.json#/people/x` of
/// another file.
pub(super) fn field(text: &str) -> Result<Field, String> {
    let (file, pointer) = match text.split_once('#') {
        Some((file, pointer)) => (Some(file.to_owned()), pointer),
        None => (None, text),
    };
    match pointer.is_empty() || pointer.starts_with('/') {
        true => Ok(Field { file, pointer: pointer.to_owned() }),
        false => {
            Err("a field is a pointer such as `/documents/0/title`, behind its file \
                      and `#` where it is not the package's"
                .to_owned())
        }
    }
}
