//! All tests, one module per area.

mod fonts;
mod style;
