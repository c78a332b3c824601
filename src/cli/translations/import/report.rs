//! What came of files, for people and for scripts.

use std::fmt::Write;

use serde_json::{Value as Json, json};

use super::Imported;
use crate::cli::merge::excerpt;
use crate::cli::report::many;
use crate::translation::Remark;

/// Writes a line; a string takes any.
macro_rules! line {
    ($out:expr, $($arg:tt)*) => {
        writeln!($out, $($arg)*).expect("a string takes any text")
    };
}

/// The report as text.
pub(super) fn text(all: &[Imported], is_written: bool) -> String {
    let mut out = String::new();
    for own in all {
        let (head, review) = (&own.returned.head, &own.review);
        line!(out, "{}: {} to {}, {}", own.name, head.source, head.target, own.package);
        heading(&mut out, "Changes", review.revised.len());
        for own in &review.revised {
            line!(out, "  {}", own.origin);
            let before = own.before.as_deref().unwrap_or_default();
            line!(out, "    {}", excerpt(before, &own.after));
            if own.is_simplified {
                line!(out, "    bold or italic of it could not be said");
            }
        }
        heading(&mut out, "In step as they are", review.confirmed.len());
        for origin in &review.confirmed {
            line!(out, "  {origin}");
        }
        heading(&mut out, "Not written", review.held.len());
        for own in &review.held {
            line!(out, "  {}", own.name);
            if let Some(after) = &own.after {
                let before = own.before.as_deref().unwrap_or_default();
                line!(out, "    {}", excerpt(before, after));
            }
            line!(out, "    {}", own.why);
        }
        heading(&mut out, "Remarks", own.returned.remarks.len());
        for own in &own.returned.remarks {
            line!(out, "  {}", remark(own));
        }
        line!(out, "\n{}", summary(own, is_written));
    }
    out
}

/// What somebody says, of which text.
fn remark(own: &Remark) -> String {
    let mut out = own.name.clone().unwrap_or_else(|| "the file".to_owned());
    if !own.quote.is_empty() {
        out.push_str(&format!(" “{}”", own.quote));
    }
    if !own.author.is_empty() {
        out.push_str(&format!(", {}", own.author));
    }
    format!("{out}: {}", own.text.replace('\n', " "))
}

fn heading(out: &mut String, text: &str, count: usize) {
    if count > 0 {
        line!(out, "\n{text}");
    }
}

fn summary(own: &Imported, is_written: bool) -> String {
    let review = &own.review;
    let counts = [
        (review.revised.len(), "change", ""),
        (review.confirmed.len(), "translation", " in step as they are"),
        (review.held.len(), "text", " not written"),
        (review.open, "text", " without a translation"),
        (review.same, "text", " as before"),
    ];
    let words = counts.into_iter().filter(|(count, ..)| *count > 0);
    let words = words.map(|(count, word, rest)| format!("{}{rest}", many(count, word)));
    let words = words.collect::<Vec<_>>().join(", ");
    match (words.is_empty(), review.changes.is_empty(), is_written) {
        (true, ..) => "there is nothing in it".to_owned(),
        (_, true, _) => words,
        (.., true) => format!("{words}; written"),
        (.., false) => format!("{words}; nothing is written without `--write`"),
    }
}

/// The report as JSON.
pub(super) fn json(all: &[Imported], is_written: bool) -> String {
    let files: Vec<Json> = all.iter().map(|own| file(own, is_written)).collect();
    let report = json!({ "files": files });
    let text = serde_json::to_string_pretty(&report).expect("JSON can be written");
    format!("{text}\n")
}

fn file(own: &Imported, is_written: bool) -> Json {
    let (head, review) = (&own.returned.head, &own.review);
    let edits = review.revised.iter().map(|own| {
        json!({
            "value": own.origin.to_string(),
            "before": own.before,
            "after": own.after,
            "isSimplified": own.is_simplified,
        })
    });
    let held = review.held.iter().map(|own| {
        json!({
            "value": own.name,
            "before": own.before,
            "after": own.after,
            "why": own.why,
        })
    });
    let remarks = own.returned.remarks.iter().map(|own| {
        json!({
            "value": own.name,
            "author": own.author,
            "quote": own.quote,
            "text": own.text,
        })
    });
    let confirmed = review.confirmed.iter().map(ToString::to_string);
    json!({
        "file": own.name,
        "package": own.package,
        "source": head.source.to_string(),
        "target": head.target.to_string(),
        "written": is_written && !review.changes.is_empty(),
        "patch": review.changes,
        "edits": edits.collect::<Vec<_>>(),
        "inStep": confirmed.collect::<Vec<_>>(),
        "notWritten": held.collect::<Vec<_>>(),
        "remarks": remarks.collect::<Vec<_>>(),
        "withoutTranslation": review.open,
        "asBefore": review.same,
    })
}
