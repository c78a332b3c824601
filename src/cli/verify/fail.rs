//! Why a file cannot be judged → what is said of it.

use std::path::Path;

use super::{Tally, shown};
use crate::cli::extract;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::parity::{pdf, word};
use crate::verify::Failure;

fn at(path: &Path, code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, message).at(Place::File(shown(path).into()))
}

impl Tally<'_> {
    /// Tells why a PDF cannot be held against its record.
    pub(super) fn failure(&mut self, path: &Path, failure: Failure) {
        match failure {
            Failure::Missing(missing) => self.fail(extract::told(path, missing)),
            Failure::Unreadable(why) => self.unreadable(path, why),
            Failure::Standards(why) => {
                let message = format!("it says to keep standards that are none ({why})");
                self.fail(at(path, "verify/standards", message));
            }
            Failure::Record(mistakes, sources) => {
                let first = mistakes.iter().find(|own| own.code != "usage/filter");
                let why =
                    first.map_or_else(String::new, |own| format!(" ({})", own.message));
                let message = format!("its record gives no document any more{why}");
                let hint = "it may need its own `--templates`, or another version";
                self.report.sources.extend(sources);
                let mut all = Diagnostics::default();
                all.push(at(path, "verify/record", message).hint(hint));
                self.report.show(all);
            }
        }
    }

    /// Tells why a PDF cannot be read.
    pub(super) fn unreadable(&mut self, path: &Path, why: pdf::Unreadable) {
        let diagnostic = match why {
            pdf::Unreadable::Missing(missing) => extract::told(path, missing),
            pdf::Unreadable::Untagged => {
                let message = "this PDF has no tags that say in which order it is read";
                let hint = "printers to PDF leave them out";
                at(path, "verify/untagged", message.into()).hint(hint)
            }
            pdf::Unreadable::TooMuch(what) => {
                at(path, "verify/size", format!("this PDF has too many {what}"))
            }
            pdf::Unreadable::Broken(why) => {
                let message = format!("what this PDF says cannot be read ({why})");
                at(path, "verify/broken", message)
            }
        };
        self.fail(diagnostic);
    }

    /// Tells why a Word file cannot be read.
    pub(super) fn no_word(&mut self, path: &Path, why: word::Unreadable) {
        let (code, message) = match why {
            word::Unreadable::NoWord => ("verify/form", "this is no Word file".into()),
            word::Unreadable::Encrypted => {
                ("verify/encrypted", "this Word file is encrypted".into())
            }
            word::Unreadable::TooMuch(what) => {
                ("verify/size", format!("this Word file has too many {what}"))
            }
            word::Unreadable::Missing(part) => {
                ("verify/broken", format!("this Word file has no `{part}`"))
            }
            word::Unreadable::Broken(why) => {
                ("verify/broken", format!("this Word file cannot be read ({why})"))
            }
        };
        self.fail(at(path, code, message));
    }
}
