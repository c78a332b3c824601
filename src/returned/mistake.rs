//! Why a returned file cannot be read, in words.

use crate::diagnostic::{Diagnostic, Place};

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mistake {
    /// It is something else.
    OtherFormat(&'static str),
    /// It has a password.
    Encrypted,
    /// It is damaged: how.
    Broken(String),
    /// A part is not there.
    Missing(String),
    /// It is larger than any letter: in what.
    TooLarge(String),
    /// What it says of the record is of a later version than this program.
    Newer(String),
    /// What it says of the record is damaged: how.
    Record(String),
}

impl Mistake {
    /// The mistake as a message about the file with a name.
    pub(super) fn told(self, name: &str) -> Diagnostic {
        let error = |code, message: String, hint: &str| {
            let place = Place::File(name.into());
            Diagnostic::error(code, message).at(place).hint(hint)
        };
        match self {
            Self::OtherFormat(kind) => error(
                "returned/format",
                format!("this is no Word file (.docx), but {kind}"),
                "open it in a word processor and save it as Word document (.docx)",
            ),
            Self::Encrypted => error(
                "returned/encrypted",
                "the file is protected by a password".into(),
                "open it with the password, take the protection away, and save it",
            ),
            Self::Broken(how) => error(
                "returned/broken",
                format!("the file is damaged ({how})"),
                "ask for it again, or let a word processor repair and save it",
            ),
            Self::Missing(what) => error(
                "returned/incomplete",
                format!("the file has no {what}"),
                "ask for it again, or let a word processor repair and save it",
            ),
            Self::TooLarge(what) => error(
                "returned/too-large",
                format!("the file is not read, because {what}"),
                "no document of this program is near that; save it anew without what \
                 was put in",
            ),
            Self::Newer(version) => error(
                "returned/newer",
                format!(
                    "the file was made by a later version of the program \
                     (its record is of version {version})"
                ),
                "use the version that made it, or a later one",
            ),
            Self::Record(how) => error(
                "returned/record",
                format!("the record in the file is damaged ({how})"),
                "copy the text into a draft that is made anew, and return that",
            ),
        }
    }
}
