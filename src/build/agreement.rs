//! A document and its files come in, those that stand in the output folder or those that
//! are about to; where a file says something else than the document goes out as mistakes.
//! Files that are not there are told of elsewhere.

use super::make::Made;
use super::output::Output;
use super::plan::Format;
use crate::carried;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::Document;
use crate::parity::pdf::{self, Tagged};
use crate::parity::tree::Medium;
use crate::parity::word::{self, Package};
use crate::parity::{Files, Finding, compare};

/// Holds the files of a document that stand in the folder against it.
pub(super) fn stored(
    output: &Output,
    document: &Document,
    path: &str,
    formats: impl Iterator<Item = Format>,
) -> Diagnostics {
    let mut proof = Proof::new(output, path);
    for format in formats {
        let most = match format {
            Format::Pdf => carried::FILE_SIZE,
            Format::Docx => word::FILE_SIZE,
            Format::Typst => continue,
        };
        match output.read(&format!("{path}.{format}"), most) {
            Ok(bytes) => bytes.iter().for_each(|own| proof.take(format, own)),
            Err(error) => proof.lost(format, &error.to_string()),
        }
    }
    proof.compare(document)
}

/// Holds the files of a document that were made and not yet written against it.
pub(super) fn made(
    output: &Output,
    document: &Document,
    path: &str,
    files: &[Made],
) -> Diagnostics {
    let mut proof = Proof::new(output, path);
    files.iter().for_each(|file| proof.take(file.format, &file.bytes));
    proof.compare(document)
}

/// What was read of the files of a document.
struct Proof<'a> {
    output: &'a Output,
    path: &'a str,
    pdf: Option<Tagged>,
    word: Option<Package>,
    diagnostics: Diagnostics,
}

impl<'a> Proof<'a> {
    fn new(output: &'a Output, path: &'a str) -> Self {
        let (pdf, word, diagnostics) = Default::default();
        Self { output, path, pdf, word, diagnostics }
    }

    fn take(&mut self, format: Format, bytes: &[u8]) {
        match format {
            Format::Pdf => match Tagged::new(bytes) {
                Ok(pdf) => self.pdf = Some(pdf),
                Err(why) => self.lost(format, &no_pdf(why)),
            },
            Format::Docx => match Package::new(bytes) {
                Ok(word) => self.word = Some(word),
                Err(why) => self.lost(format, &no_word(why)),
            },
            Format::Typst => {}
        }
    }

    /// A file that cannot be read.
    fn lost(&mut self, format: Format, why: &str) {
        let shown = self.output.shown(&format!("{}.{format}", self.path));
        let message = format!("what `{shown}` says cannot be read ({why})");
        let diagnostic = Diagnostic::error("parity/unreadable", message);
        self.diagnostics.push(diagnostic.at(Place::File(shown.into())));
    }

    fn compare(mut self, document: &Document) -> Diagnostics {
        let files = Files { pdf: self.pdf.as_ref(), word: self.word.as_ref() };
        match compare(document, files) {
            Ok(findings) => findings.into_iter().for_each(|own| {
                self.diagnostics.push(told(self.output, self.path, own));
            }),
            Err(why) => self.lost(Format::Docx, &no_word(why)),
        }
        self.diagnostics
    }
}

fn told(output: &Output, path: &str, finding: Finding) -> Diagnostic {
    let format = match finding.medium {
        Medium::Pdf => Format::Pdf,
        Medium::Word => Format::Docx,
    };
    let file = Place::File(output.shown(&format!("{path}.{format}")).into());
    let diagnostic = Diagnostic::error("parity/different", finding.to_string());
    match finding.origin {
        Some(origin) => diagnostic.at(Place::Value(origin)).at_with(file, "the file"),
        None => diagnostic.at(file),
    }
}

fn no_pdf(why: pdf::Unreadable) -> String {
    match why {
        pdf::Unreadable::Missing(carried::Missing::Broken(why))
        | pdf::Unreadable::Broken(why) => why,
        pdf::Unreadable::Missing(carried::Missing::Encrypted) => "it is encrypted".into(),
        pdf::Unreadable::Missing(_) => "it is no PDF".into(),
        pdf::Unreadable::Untagged => "it has no tags".into(),
        pdf::Unreadable::TooMuch(what) => format!("it has too many {what}"),
    }
}

fn no_word(why: word::Unreadable) -> String {
    match why {
        word::Unreadable::NoWord => "it is no Word file".into(),
        word::Unreadable::Encrypted => "it is encrypted".into(),
        word::Unreadable::TooMuch(what) => format!("it has too many {what}"),
        word::Unreadable::Missing(part) => format!("it has no `{part}`"),
        word::Unreadable::Broken(why) => why,
    }
}
