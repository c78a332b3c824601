//! `communique extract`: the record that a PDF or Word file carries.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build;
use crate::carried::{self, Missing};
use crate::diagnostic::{Diagnostic, Place};
use crate::load;

/// Give the record back that a PDF carries
///
/// Byte for byte as it was put in, also from a file that was signed or saved again since.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// PDFs that communique made
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A folder to write each record to, under the name of its file; otherwise one record
    /// goes to standard output
    #[arg(long, short, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    if args.out.is_none() && args.files.len() > 1 {
        let message = "standard output takes one record";
        let diagnostic = Diagnostic::error("usage/stdout", message);
        return terminal.fail(Exit::Usage, diagnostic.hint("name a folder with `--out`"));
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

fn write(folder: &Path, file: &Path, record: &[u8], terminal: &Terminal) -> Exit {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{}.json", build::safe(&name, "record"));
    let path = folder.join(&name);
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
    carried::record(&bytes).map_err(|missing| Box::new(told(path, missing)))
}

/// The bytes of a file, not more than are looked into.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let too_large =
        fs::metadata(path).is_ok_and(|own| own.len() > carried::FILE_SIZE as u64);
    if too_large {
        return Err(Box::new(told(path, Missing::TooLarge)));
    }
    let mut bytes = vec![];
    let read = load::open(path).and_then(|mut own| own.read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| {
        let message = format!("`{shown}` cannot be read ({error})");
        let diagnostic = Diagnostic::error("file/unreadable", message);
        Box::new(diagnostic.at(Place::File(shown.into())))
    })
}

/// Why a PDF gives no record.
pub(super) fn told(path: &Path, missing: Missing) -> Diagnostic {
    let shown = path.to_string_lossy().replace('\\', "/");
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
