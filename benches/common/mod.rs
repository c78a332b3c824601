//! What the benchmarks share.

pub(crate) mod floor;
pub(crate) mod meter;
pub(crate) mod record;
