//! Texts of a package and their translations: marks of which source a translation was made
//! from, texts for translators to work on, and what comes back of them. Is handed texts and
//! gives texts, touches no files.

mod codes;
mod content;
mod head;
mod language;
mod mark;
mod name;
mod returned;
mod review;
mod signs;
mod spell;
mod tree;
mod unit;
mod written;
pub mod xliff;

pub use content::{Content, Fixed, Look, Span, SpanKind};
pub use head::{Head, Identity, said};
pub use language::{edition, sources};
pub use mark::{Field, Marked, mark};
pub use returned::{Remark, Returned, ReturnedUnit, Work};
pub use review::{Earlier, Held, Review, Revised, review};
pub use signs::{Cut, Signs};
pub use spell::plain;
pub use unit::{Standing, Unit, Units, Wish, units};
