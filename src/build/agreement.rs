//! A document and the files that stand in the output folder come in; where a file says
//! something else than the document goes out as mistakes. Files that are not there are
//! told of elsewhere.

use super::output::Output;
use super::plan::Format;
use crate::carried;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::Document;
use crate::parity::pdf::{self, Tagged};
use crate::parity::tree::Medium;
use crate::parity::word::{self, Package};
use crate::parity::{Files, Finding, compare};

/// Holds the files of a document against it.
pub(super) fn agreement(
    output: &Output,
    document: &Document,
    path: &str,
    formats: impl Iterator<Item = Format>,
) -> Diagnostics {
    let mut d = Diagnostics::default();
    let (mut pdf, mut word) = (None, None);
    for format in formats {
        let file = format!("{path}.{format}");
        match format {
            Format::Pdf => {
                let bytes = output.read(&file, carried::FILE_SIZE);
                pdf = bytes.and_then(|bytes| match Tagged::new(&bytes) {
                    Ok(pdf) => Some(pdf),
                    Err(why) => {
                        d.push(unreadable(output, &file, &no_pdf(why)));
                        None
                    }
                });
            }
            Format::Docx => {
                let bytes = output.read(&file, word::FILE_SIZE);
                word = bytes.and_then(|bytes| match Package::new(&bytes) {
                    Ok(word) => Some(word),
                    Err(why) => {
                        d.push(unreadable(output, &file, &no_word(why)));
                        None
                    }
                });
            }
            Format::Typst => {}
        }
    }
    match compare(document, Files { pdf: pdf.as_ref(), word: word.as_ref() }) {
        Ok(findings) => {
            findings.into_iter().for_each(|own| d.push(told(output, path, own)));
        }
        Err(why) => {
            let file = format!("{path}.docx");
            d.push(unreadable(output, &file, &no_word(why)));
        }
    }
    d
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

fn unreadable(output: &Output, file: &str, why: &str) -> Diagnostic {
    let shown = output.shown(file);
    let message = format!("what `{shown}` says cannot be read ({why})");
    Diagnostic::error("parity/unreadable", message).at(Place::File(shown.into()))
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
