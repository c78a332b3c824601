//! Paths come in; the documents of the packages there come to stand in the output folder.
//! Knows files, and neither terminals nor the clock nor the environment.

mod agreement;
mod attached;
mod base;
mod batch;
mod columns;
mod crew;
mod find;
mod folder;
mod glyph;
mod key;
mod make;
mod manifest;
mod name;
mod notes;
mod output;
mod pattern;
mod place;
mod plan;
mod read;
mod reason;
mod row;
mod rows;
mod settled;
mod shard;
mod spot;
mod stamp;
mod stopwatch;

pub use base::base;
pub use batch::{Batch, Mode, Outcome, Result, is_unchanged, unlike};
pub use crew::work;
pub use find::find;
pub use folder::{fonts, templates};
pub use key::{PROGRAM, Surroundings, looks};
pub use make::{Made, Maker, Options, Prepared, compose};
pub use manifest::{Entry, File, Manifest, NAME as MANIFEST, Part, join};
pub use name::{key, safe, slug};
pub use notes::{Note, Notes};
pub use output::{Output, replace};
pub use plan::{Copies, Filter, Format, Job, is_known, plan};
pub use read::{Input, Loaded, Reader};
pub use reason::Reason;
pub use shard::{Shard, share};
pub use stamp::digest;
pub use stopwatch::{Stage, Stopwatch};
