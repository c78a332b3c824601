//! All tests, one module per area.

mod fonts;
mod language;
mod style;
mod templates;
