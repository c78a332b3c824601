//! All tests, one module per area.

#![allow(clippy::unwrap_used, reason = "a test that unwraps in vain has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "a variable tells a test to write what it would compare"
)]

mod accessibility;
mod agreement;
mod amend;
mod base;
mod bilingual;
mod carried;
mod cases;
mod cli;
mod compose;
mod contract;
mod diff;
mod docx;
mod editions;
mod fields;
mod floors;
mod folder;
mod fonts;
mod garbage;
mod invalid;
mod joint;
mod language;
mod locale;
mod manual;
mod markdown;
mod outputs;
mod pdf;
mod returned;
mod sameness;
mod samples;
mod seal;
mod shows;
mod strings;
mod style;
mod support;
mod templates;
mod threads;
mod translations;
mod verify;
mod words;
