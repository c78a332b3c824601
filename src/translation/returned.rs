//! What a file says that a translator sends back.

use super::content::Content;
use super::head::{Head, Identity};
use super::review::Held;

/// A file that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub head: Head,
    pub units: Vec<ReturnedUnit>,
    /// What is in it and belongs to no text, or is no more in it.
    pub loose: Vec<Held>,
    pub remarks: Vec<Remark>,
}

/// What somebody says of a text beside its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where the text stands; none where it is said of the file.
    pub name: Option<String>,
    /// Empty where nobody is named.
    pub author: String,
    /// The words that it is about.
    pub quote: String,
    pub text: String,
}

/// A text that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedUnit {
    /// Where it stands, as [`Head::name`] says.
    pub name: String,
    /// Of what it was made; none where the file lost that.
    pub identity: Option<Identity>,
    /// The translation, none where there is none yet; or why it cannot be read.
    pub target: Result<Option<Content>, String>,
    pub work: Work,
}

/// How far whoever translates says to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    Initial,
    Translated,
    /// Read by somebody else, or more.
    Reviewed,
}
