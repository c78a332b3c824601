//! All tests, one module per area.

mod contract;
mod fonts;
mod language;
mod style;
mod support;
mod templates;
