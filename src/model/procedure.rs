//! How a document comes to be: procedure, versions, editorial notes.

use super::date::Date;
use super::decode::At;
use super::macros::{choice, record};
use super::text::{Pending, Text};

record! {
    /// How a document is adopted.
    closed struct Procedure {
        /// At the meeting, in writing, or by silence.
        kind = "type": Option<At<ProcedureType>>,
        /// When the procedure opens: a date, or date and time.
        opens: Option<At<String>>,
        /// When it ends: a date, or date and time, or a placeholder.
        deadline: Option<Pending<At<String>>>,
        /// To whom objections go.
        contact: Option<Text>,
        /// How it ended.
        outcome: Option<At<Outcome>>,
    }
}

record! {
    /// A version of a document.
    closed struct HistoryEntry {
        /// The version.
        version: Option<At<String>>,
        /// Its date.
        date: Option<Date>,
        /// Who made it: person or organisation id, or a name.
        author: Option<At<String>>,
        /// What changed.
        note: Option<Text>,
    }
}

record! {
    /// A note for those who work on the document; not printed.
    closed struct EditorialNote {
        /// Which place of the document.
        at: Option<At<String>>,
        /// What kind of note.
        kind: Option<At<EditorialKind>>,
        /// The note.
        note: Option<At<String>>,
        /// Who wrote it, where it came from a comment.
        author: Option<At<String>>,
        /// When: a date, or date and time.
        date: Option<At<String>>,
    }
}

choice! {
    /// How a document is adopted.
    enum ProcedureType {
        AtMeeting = "atMeeting",
        Written = "written",
        Silence = "silence",
    }
}

choice! {
    /// How a procedure ended.
    enum Outcome {
        Pending = "pending",
        Agreed = "agreed",
        Broken = "broken",
    }
}

choice! {
    /// What an editorial note is about.
    enum EditorialKind {
        Sic = "sic",
        NotInSource = "notInSource",
        Verify = "verify",
        Choice = "choice",
    }
}
