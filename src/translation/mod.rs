//! Texts of a package and their translations: marks of which source a translation was made
//! from, texts for translators to work on, and what comes back of them. Is handed texts and
//! gives texts, touches no files.

mod mark;

pub use mark::{Field, Marked, mark};

/// Whether a value is that above, or stands in it, by their JSON Pointers.
fn within(pointer: &str, above: &str) -> bool {
    let rest = pointer.strip_prefix(above);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
