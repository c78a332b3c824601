//! Paths come in; the documents of the packages there come to stand in the output folder.
//! Knows files, and neither terminals nor the clock nor the environment.

mod base;
mod find;
mod folder;
mod glyph;
mod make;
mod name;
mod output;
mod place;
mod plan;
mod read;
mod settled;

pub use base::base;
pub use find::find;
pub use folder::{fonts, templates};
pub use make::{Made, Maker, Options, compose};
pub use name::{key, safe, slug};
pub use output::Output;
pub use plan::{Filter, Format, Job, plan};
pub use read::{Input, Loaded, Reader};
