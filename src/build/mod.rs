//! Paths come in; the documents of the packages there come to stand in the output folder.
//! Knows files, and neither terminals nor the clock nor the environment.

mod base;
mod folder;
mod name;
mod output;

pub use base::base;
pub use folder::{fonts, templates};
pub use name::{key, safe, slug};
pub use output::Output;
