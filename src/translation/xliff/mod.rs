//! Texts for translators as XLIFF 2.1 (OASIS), and what comes back of it.

mod part;
mod read;
mod write;

pub use part::Parts;
pub use read::read;
pub use write::write;

/// The version that is written; its namespace is that of 2.0.
const VERSION: &str = "2.1";
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
