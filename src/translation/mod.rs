//! A package and its translations → changes for `amend` that mark of which source each
//! translation was made. Touches no files.

mod mark;

pub use mark::{Field, Marked, mark};

/// Whether a value is that above, or stands in it, by their JSON Pointers.
fn within(pointer: &str, above: &str) -> bool {
    let rest = pointer.strip_prefix(above);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
