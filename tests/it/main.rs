//! All tests, one module per area.

mod base;
mod cases;
mod cli;
mod compose;
mod contract;
mod docx;
mod fonts;
mod language;
mod locale;
mod markdown;
mod pdf;
mod samples;
mod style;
mod support;
mod templates;
