//! `communique templates`: what there is, what it says, a copy to change.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::exit::Exit;
use super::look::TemplateArgs;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::nearest;
use crate::templates::Templates;

/// List, show or copy the templates
///
/// A template of your own goes into a folder under the same path, and the folder is named
/// with `--templates`. `kinds/NAME.md.j2` makes a new kind of document, `NAME`.
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List the paths of all templates
    List {
        #[command(flatten)]
        look: TemplateArgs,
    },
    /// Print a template
    Show {
        /// Its path: `kinds/letter.md.j2`
        path: String,
        #[command(flatten)]
        look: TemplateArgs,
    },
    /// Copy templates into a folder, to change them there
    Eject {
        /// Their paths; all if none is given
        paths: Vec<String>,
        /// Where to
        #[arg(long, value_name = "FOLDER", default_value = "templates")]
        to: PathBuf,
        /// Overwrite files that are there
        #[arg(long)]
        force: bool,
    },
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    match &args.verb {
        Verb::List { look } => list(look, terminal),
        Verb::Show { path, look } => show(path, look, terminal),
        Verb::Eject { paths, to, force } => eject(paths, to, *force, terminal),
    }
}

fn list(look: &TemplateArgs, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let templates = look.read(&mut diagnostics);
    let mut text = String::new();
    for path in templates.list() {
        text.push_str(path);
        if templates.is_own(path) {
            text.push_str(&format!("\t{}", templates.file(path)));
        }
        text.push('\n');
    }
    terminal.give(text.as_bytes());
    terminal.check(&diagnostics)
}

fn show(path: &str, look: &TemplateArgs, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let templates = look.read(&mut diagnostics);
    let Some(text) = templates.get(path) else {
        terminal.check(&diagnostics);
        return terminal.fail(Exit::Usage, unknown(path, &templates));
    };
    terminal.give(text.as_bytes());
    terminal.check(&diagnostics)
}

fn eject(paths: &[String], to: &Path, force: bool, terminal: &Terminal) -> Exit {
    let templates = Templates::bundled();
    let all = templates.list();
    let paths: Vec<&str> = match paths {
        [] => all,
        some => some.iter().map(String::as_str).collect(),
    };
    if let Some(path) = paths.iter().find(|path| templates.get(path).is_none()) {
        return terminal.fail(Exit::Usage, unknown(path, &templates));
    }
    let there = paths.iter().map(|path| to.join(path)).find(|file| file.exists());
    if let Some(file) = there.filter(|_| !force) {
        let shown = file.display();
        let diagnostic =
            Diagnostic::error("output/exists", format!("`{shown}` is there already"))
                .hint("`--force` overwrites it, `--to FOLDER` copies to another folder");
        return terminal.fail(Exit::Usage, diagnostic);
    }
    for path in paths {
        let file = to.join(path);
        let text = templates.get(path).unwrap_or_default();
        if let Err(error) = write(&file, text) {
            return terminal.fail(Exit::Files, not_written(&file, &error));
        }
        terminal.say(&format!("wrote {}", file.display()));
    }
    terminal.say(&format!("build with `--templates {}`", to.display()));
    Exit::Done
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    fs::File::create(file)?.write_all(text.as_bytes())
}

/// A file that the system does not let us write.
pub(super) fn not_written(file: &Path, error: &io::Error) -> Diagnostic {
    let shown = file.to_string_lossy().replace('\\', "/");
    let message = format!("`{shown}` cannot be written ({error})");
    Diagnostic::error("output/write", message).at(Place::File(shown.into()))
}

fn unknown(path: &str, templates: &Templates) -> Diagnostic {
    let message = format!("there is no template `{path}`");
    let diagnostic = Diagnostic::error("usage/template", message);
    match nearest(path, templates.list().into_iter()) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic.hint("`communique templates list` shows all"),
    }
}
