//! `communique extract`: the record that a PDF or Word file carries.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::input::is_word;
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build;
use crate::carried::{self, Missing};
use crate::diagnostic::{Diagnostic, Place};
use crate::returned;

/// Give the record back that a PDF or Word file carries
///
/// Byte for byte as it was put in, also from a file that was signed or saved again since. A
/// PDF has all that its document was made from; a Word file what its document shows, by the
/// files that it came from.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// PDFs and Word files that communique made
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A folder to write each record to, under the name of its file (`letter.json` of
    /// `letter.pdf`, `letter.docx.json` of `letter.docx`); otherwise one record goes to
    /// standard output
    #[arg(long, short, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    if args.out.is_none() && args.files.len() > 1 {
        let message = "standard output takes one record";
        let diagnostic = Diagnostic::error("usage/stdout", message);
        return terminal.fail(Exit::Usage, diagnostic.hint("name a folder with `--out`"));
    }
    let mut names = BTreeSet::new();
    let twice = args.files.iter().map(|file| name(file)).find(|own| {
        // Some file systems do not tell them apart.
        !names.insert(own.to_lowercase())
    });
    if let Some(twice) = twice.filter(|_| args.out.is_some()) {
        let message = format!("two records would be written to `{twice}`");
        let diagnostic = Diagnostic::error("usage/names", message);
        let hint = "take files of one name one by one, into folders of their own";
        return terminal.fail(Exit::Usage, diagnostic.hint(hint));
    }
    let mut exit = Exit::Done;
    for file in &args.files {
        match record(file) {
            Err(diagnostic) => exit = exit.max(terminal.fail(Exit::Errors, *diagnostic)),
            Ok(record) => match &args.out {
                None => terminal.give(&record),
                Some(folder) => exit = exit.max(write(folder, file, &record, terminal)),
            },
        }
    }
    exit
}

/// What the record of a file is called.
fn name(file: &Path) -> String {
    let name = match is_word(file) {
        true => file.file_name(),
        false => file.file_stem(),
    };
    let name = name.unwrap_or_default().to_string_lossy();
    format!("{}.json", build::safe(&name, "record"))
}

fn write(folder: &Path, file: &Path, record: &[u8], terminal: &Terminal) -> Exit {
    let name = name(file);
    let path = folder.join(&name);
    // A record that people work on may have that name.
    if path.exists() && !fs::read(&path).is_ok_and(|own| own == record) {
        let message = format!("`{}` is there already, and is another", path.display());
        let diagnostic = Diagnostic::error("output/exists", message);
        let hint = "name another folder, or move the file away";
        return terminal.fail(Exit::Files, diagnostic.hint(hint));
    }
    let written = fs::create_dir_all(folder)
        .and_then(|()| build::Output::new(folder).write(&name, record));
    match written {
        Ok(_) => {
            terminal.give(format!("{}\n", path.display()).as_bytes());
            Exit::Done
        }
        Err(error) => terminal.fail(Exit::Files, not_written(&path, &error)),
    }
}

/// The record that a file carries, or why there is none.
fn record(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = read(path)?;
    if is_word(path) {
        let draft = returned::draft(&shown(path), &bytes)?;
        return draft.map(|own| own.text.into_bytes()).ok_or_else(|| no_record(path));
    }
    carried::record(&bytes).map_err(|missing| Box::new(told(path, missing)))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Why a Word file gives no record.
pub(super) fn no_record(path: &Path) -> Box<Diagnostic> {
    let message = "this Word file carries no record";
    let diagnostic = Diagnostic::error("carried/none", message);
    let hint =
        "`build --clean` and `build --combine` leave it out, and other programs may";
    Box::new(diagnostic.at(Place::File(shown(path).into())).hint(hint))
}

/// Opens what is a file: a device may never end, and a pipe never begin.
pub(super) fn open(path: &Path) -> io::Result<File> {
    match fs::metadata(path)?.is_file() {
        true => File::open(path),
        false => Err(io::Error::other("it is no file")),
    }
}

/// The bytes of a file, not more than are looked into.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |why: String| {
        let shown = shown(path);
        let message = format!("`{shown}` cannot be read ({why})");
        let diagnostic = Diagnostic::error("file/unreadable", message);
        Box::new(diagnostic.at(Place::File(shown.into())))
    };
    let most = carried::FILE_SIZE as u64;
    let mut bytes = vec![];
    open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(error.to_string()))?;
    match bytes.len() as u64 > most {
        true => Err(Box::new(told(path, Missing::TooLarge))),
        false => Ok(bytes),
    }
}

/// Why a PDF gives no record.
pub(super) fn told(path: &Path, missing: Missing) -> Diagnostic {
    let shown = shown(path);
    let fail = |code, message: String, hint: &str| {
        let diagnostic = Diagnostic::error(code, message);
        let diagnostic = diagnostic.at(Place::File(shown.as_str().into()));
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        hint.into_iter().fold(diagnostic, Diagnostic::hint)
    };
    match missing {
        Missing::NoPdf => fail("carried/form", "this is no PDF".into(), ""),
        Missing::TooLarge => {
            let most = carried::FILE_SIZE / 1024 / 1024;
            fail("carried/size", format!("this file has more than {most} MiB"), "")
        }
        Missing::Encrypted => {
            let hint = "open it with its password and save it without";
            fail("carried/encrypted", "this PDF is encrypted".into(), hint)
        }
        Missing::Broken(why) => {
            let hint = "it may be cut off; fetch it again from where it came from";
            fail("carried/broken", format!("this PDF cannot be read ({why})"), hint)
        }
        Missing::Nothing => {
            let hint = "PDF/A-2, `build --no-attach` and `build --combine` leave it out; so do \
                 printers to PDF";
            fail("carried/none", "this PDF carries no record".into(), hint)
        }
        Missing::Others(names) => {
            let names: Vec<_> =
                names.iter().take(8).map(|name| format!("`{name}`")).collect();
            let message = format!("this PDF carries no record, but {}", names.join(", "));
            fail("carried/none", message, "communique did not make it")
        }
        Missing::Several => {
            let hint = "several PDFs may have been joined; take them one by one";
            fail("carried/several", "this PDF carries several records".into(), hint)
        }
        Missing::TooMuch => {
            let message = "this PDF has too many streams of objects";
            fail("carried/size", message.into(), "it was not made by communique")
        }
        Missing::NoRecord => {
            let message = "what it carries as the record is none: it makes no documents";
            fail("carried/broken", message.into(), "communique did not make it")
        }
        Missing::NoJson => {
            fail("carried/broken", "what it carries as the record is no JSON".into(), "")
        }
        Missing::Unpacked(why) => fail(
            "carried/broken",
            format!("the record in it cannot be unpacked ({why})"),
            "",
        ),
    }
}
