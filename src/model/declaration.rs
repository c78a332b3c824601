//! What declarations add to documents: clauses, parts, reservations, adoption.

use super::code::CountryCode;
use super::date::Date;
use super::decode::At;
use super::list::{Item, ListMarker};
use super::macros::{choice, record};
use super::text::{Pending, Text};

record! {
    /// A clause of a preamble or of an operative part.
    closed struct Clause {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The participle or the verb, printed in the lead style.
        lead: Option<Text>,
        /// The text, without the punctuation at its end.
        text: Text,
        /// What stands before the items below.
        marker: Option<At<ListMarker>>,
        /// Sub-clauses.
        items: Vec<Item>,
    }
}

record! {
    /// A part of the operative text.
    closed struct Part {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The heading.
        heading: Option<Text>,
        /// The clauses.
        clauses: Vec<Clause>,
    }
}

record! {
    /// How a preamble is set.
    closed struct PreambleStyle {
        /// How lead words are set. Default: italic.
        lead: Option<At<Lead>>,
        /// What ends a clause. Default: a comma.
        terminator: Option<At<PreambleTerminator>>,
        /// What stands before a clause. Default: none.
        marker: Option<At<ListMarker>>,
    }
}

record! {
    /// How operative parts are set.
    closed struct OperativeStyle {
        /// How lead words are set. Default: italic.
        lead: Option<At<Lead>>,
        /// How clauses are numbered. Default: continuous.
        numbering: Option<At<ClauseNumbering>>,
        /// What ends a clause. Default: a full stop.
        terminator: Option<At<OperativeTerminator>>,
    }
}

record! {
    /// A reservation or an alignment.
    closed struct Reservation {
        /// Code of the country that makes it.
        country: Option<At<CountryCode>>,
        /// What it says.
        text: Option<Text>,
    }
}

record! {
    /// How, where and when a declaration was adopted.
    closed struct Adoption {
        /// What was done.
        verb: Option<At<AdoptionVerb>>,
        /// Where.
        place: Option<Text>,
        /// When, or a placeholder.
        date: Option<Pending<Date>>,
        /// The last day, where it took several.
        end_date: Option<Date>,
        /// The sentence; {{place}} and {{date}} are filled in.
        formula: Option<Text>,
        /// The sentence on authentic languages.
        languages_clause: Option<Text>,
    }
}

choice! {
    /// How lead words are set.
    enum Lead {
        Italic = "italic",
        Uppercase = "uppercase",
        Plain = "plain",
        Bold = "bold",
    }
}

choice! {
    /// How clauses are numbered.
    enum ClauseNumbering {
        None = "none",
        Continuous = "continuous",
        ByPart = "byPart",
    }
}

choice! {
    /// What was done.
    enum AdoptionVerb {
        Adopted = "adopted",
        Endorsed = "endorsed",
        Signed = "signed",
        Done = "done",
    }
}

choice! {
    /// What ends a clause of a preamble.
    enum PreambleTerminator {
        Comma = ",",
        Semicolon = ";",
        None = "",
    }
}

choice! {
    /// What ends a clause of an operative part.
    enum OperativeTerminator {
        Semicolon = ";",
        FullStop = ".",
        None = "",
    }
}
