//! Official meeting documents, as PDF and as Word files, from one JSON record.
//!
//! The line of data: `load` → `check` → `compose` → `document` → `typeset` and `pdf`,
//! or `docx` → `build`. Imports go down this list only; `ARCHITECTURE.md` draws it.

pub mod accessibility;
pub mod amend;
pub mod brand;
pub mod build;
pub mod carried;
pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod docx;
pub mod fonts;
pub mod load;
pub mod locale;
pub mod markdown;
pub mod memo;
pub mod merge;
pub mod model;
pub mod parity;
pub mod pdf;
pub mod record;
pub mod returned;
pub mod signed;
pub mod standards;
pub mod style;
pub mod templates;
pub mod translation;
pub mod typeset;
pub mod verify;
mod xml;
