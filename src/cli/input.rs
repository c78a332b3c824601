//! The options on what is read, and the reading: paths in, packages out.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::report::Report;
use super::terminal::Terminal;
use crate::build::{self, Combine, Filter, Input, Job, Loaded, Reader, Stopwatch};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag};
use crate::fonts::Fonts;
use crate::model::Edition;
use crate::templates::Templates;

/// Whether a file is called a Word file.
pub(super) fn is_word(path: &Path) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case("docx"))
}

/// Whether a file is called a PDF.
pub(super) fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case("pdf"))
}

/// What is read, and which of its documents count.
#[derive(Debug, clap::Args)]
pub(super) struct InputArgs {
    /// Packages, or folders of packages; `-` reads one from standard input
    #[arg(value_name = "PATHS", default_value = "data")]
    paths: Vec<PathBuf>,
    /// Nothing outside this folder is read [default: the working tree]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// Only the document with this id; may be given several times
    #[arg(long = "document", value_name = "ID", help_heading = "Which documents")]
    documents: Vec<String>,
    /// Only documents of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND", help_heading = "Which documents")]
    kinds: Vec<String>,
    /// Only in this language (`sr` means both scripts), or, as `en+mk`, in two side by side;
    /// `all` means all; may be given several times
    #[arg(
        long = "lang",
        value_name = "TAG",
        value_parser = Edition::parse,
        help_heading = "Which documents"
    )]
    editions: Vec<Edition>,
    /// Take warnings for errors
    #[arg(long)]
    pub(super) strict: bool,
}

/// What all packages of a run share.
pub(super) struct Shared<'a> {
    pub(super) templates: &'a Templates,
    pub(super) fonts: &'a Fonts,
    pub(super) stopwatch: Stopwatch,
}

impl<'a> Shared<'a> {
    /// Without measuring how long things take.
    pub(super) fn new(templates: &'a Templates, fonts: &'a Fonts) -> Self {
        Self { templates, fonts, stopwatch: Stopwatch::default() }
    }
}

/// Packages and what is made of them.
pub(super) struct Plan {
    /// Nothing outside this folder was read.
    pub(super) root: PathBuf,
    /// The paths that were given, without links.
    sought: Vec<PathBuf>,
    /// The packages that were found, by their path from the root, whether they could be
    /// read or not.
    pub(super) tried: BTreeSet<String>,
    /// Those of them that have a mistake, whosever it is.
    pub(super) mistaken: BTreeSet<String>,
    pub(super) packages: Vec<Loaded>,
    pub(super) jobs: Vec<Job>,
}

impl Plan {
    /// Whether a package was looked for, by its path from the root.
    pub(super) fn seeks(&self, package: &str) -> bool {
        let path = self.root.join(package).canonicalize();
        path.is_ok_and(|path| self.sought.iter().any(|own| path.starts_with(own)))
    }

    /// The packages that could not be read.
    pub(super) fn unread(&self) -> BTreeSet<String> {
        let read = |path: &&String| self.packages.iter().any(|own| own.path() == **path);
        self.tried.iter().filter(|path| !read(path)).cloned().collect()
    }
}

/// In place of a tag: every language that a document is made in.
const ALL: &str = "all";

impl InputArgs {
    /// Whether all languages are wanted by name.
    pub(super) fn names_all(&self) -> bool {
        self.editions.iter().any(|own| own.to_string() == ALL)
    }

    /// The editions that are wanted; none wants all.
    fn wishes(&self) -> &[Edition] {
        if self.names_all() { &[] } else { &self.editions }
    }

    /// What is read.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Whether standard input is.
    pub(super) fn is_stdin(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-")
    }

    /// The folder that nothing may be read outside of.
    pub(super) fn root(&self) -> PathBuf {
        self.root.clone().unwrap_or_else(|| working_tree(&self.paths))
    }

    pub(super) fn filter(&self) -> Filter {
        Filter {
            documents: self.documents.clone(),
            kinds: self.kinds.clone(),
            editions: self.wishes().to_vec(),
        }
    }

    /// Reads packages, reports what is wrong with them, and plans their documents. What
    /// `keep` knows to be as it was, by its root and path from there, is not read, unless
    /// something is asked for by name.
    pub(super) fn plan(
        &self,
        combine: Option<Combine>,
        shared: &Shared<'_>,
        report: &mut Report<'_>,
        keep: &mut dyn FnMut(&Path, &str) -> bool,
    ) -> Result<Plan, Exit> {
        let mut diagnostics = Diagnostics::default();
        let mut inputs = self.inputs(&mut diagnostics, report.terminal)?;
        let root = self.root();
        let real = root.canonicalize().unwrap_or_else(|_| root.clone());
        let mut tried = BTreeSet::new();
        let all = self.filter().is_empty();
        inputs.retain(|input| match input {
            Input::File(path) => {
                let path = path.canonicalize().ok();
                let path = path.as_deref().and_then(|path| path.strip_prefix(&real).ok());
                let shown = path.map(|path| path.to_string_lossy().replace('\\', "/"));
                let Some(shown) = shown else { return true };
                let is_kept = all && keep(&real, &shown);
                tried.insert(shown);
                !is_kept
            }
            Input::Text(_) | Input::Amended(..) => true,
        });
        let languages = self.wishes().iter().flat_map(Edition::languages);
        let languages: Vec<LanguageTag> = languages.cloned().collect();
        let reader = Reader {
            root: &root,
            templates: shared.templates,
            fonts: shared.fonts,
            languages: &languages,
            strict: self.strict,
            stopwatch: &shared.stopwatch,
        };
        let (mut packages, mut mistaken) = (vec![], BTreeSet::new());
        for input in &inputs {
            let mut own = Diagnostics::default();
            let loaded = reader.read(input, &mut report.sources, &mut own);
            if let Some(loaded) = loaded {
                if own.has_errors() {
                    mistaken.insert(loaded.path().to_owned());
                }
                packages.push(loaded);
            }
            diagnostics.extend(own);
        }
        report.show(diagnostics);
        let mut colliding = Diagnostics::default();
        match build::plan(&mut packages, &self.filter(), combine, &mut colliding) {
            Ok(jobs) => {
                report.show(colliding);
                let told = packages.iter().filter(|own| own.collides());
                mistaken.extend(told.map(|own| own.path().to_owned()));
                let sought =
                    self.paths.iter().filter_map(|path| path.canonicalize().ok());
                let sought = sought.collect();
                Ok(Plan { root, sought, tried, mistaken, packages, jobs })
            }
            Err(diagnostics) => {
                let wish = diagnostics.iter().all(|own| own.code == "usage/filter");
                let wish = wish && diagnostics.has_errors() && report.errors == 0;
                report.show(diagnostics);
                Err(if wish { Exit::Usage } else { Exit::Errors })
            }
        }
    }

    fn inputs(
        &self,
        d: &mut Diagnostics,
        terminal: &Terminal,
    ) -> Result<Vec<Input>, Exit> {
        if !self.is_stdin() {
            let files = build::find(&self.paths, d);
            return Ok(files.into_iter().map(Input::File).collect());
        }
        let fail = |message: String| {
            Err(terminal.fail(Exit::Usage, Diagnostic::error("usage/stdin", message)))
        };
        if self.paths.len() > 1 {
            return fail(
                "standard input (`-`) cannot be read beside other paths".to_owned(),
            );
        }
        // One byte more than is allowed tells that it was too much.
        let limit = crate::load::FILE_SIZE + 1;
        let mut bytes = vec![];
        match std::io::stdin().lock().take(limit).read_to_end(&mut bytes) {
            Ok(_) => Ok(vec![Input::Text(bytes)]),
            Err(error) => fail(format!("standard input cannot be read ({error})")),
        }
    }
}

/// The folder that paths may not leave: the repository around them, wherever the program is
/// called. Where they are in none, or there are none, that around the current folder, or the
/// current folder itself; where paths are not in it, the one that is around them.
pub(super) fn working_tree(paths: &[PathBuf]) -> PathBuf {
    let mut paths = paths.iter().filter_map(|path| path.canonicalize().ok()).peekable();
    let mut around: Option<PathBuf> = None;
    for path in paths.by_ref() {
        let folder = if path.is_dir() { &path } else { path.parent().unwrap_or(&path) };
        around = Some(match around {
            None => folder.to_owned(),
            Some(other) => common(&other, folder),
        });
    }
    if let Some(own) = around.as_deref().and_then(repository) {
        return own.to_owned();
    }
    let current = std::env::current_dir().unwrap_or_else(|_| ".".into());
    let tree = repository(&current).unwrap_or(&current).to_owned();
    let tree = tree.canonicalize().unwrap_or(tree);
    around.filter(|own| !own.starts_with(&tree)).unwrap_or(tree)
}

fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

fn common(a: &Path, b: &Path) -> PathBuf {
    let parts = a.components().zip(b.components()).take_while(|(a, b)| a == b);
    parts.map(|(part, _)| part).collect()
}
