//! Texts of a package and their translations: marks of which source a translation was made
//! from, texts for translators to work on, and what comes back of them. Is handed texts and
//! gives texts, touches no files.

mod codes;
mod content;
mod head;
mod mark;
mod name;
mod returned;
mod review;
mod spell;
mod tree;
mod unit;
pub mod xliff;

pub use head::{Head, Identity};
pub use mark::{Field, Marked, mark};
pub use returned::{Returned, ReturnedUnit, Work};
pub use review::{Held, Review, Revised, review};
pub use unit::{Standing, Unit, Units, Wish, units};

/// Whether a value is that above, or stands in it, by their JSON Pointers.
fn within(pointer: &str, above: &str) -> bool {
    let rest = pointer.strip_prefix(above);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
