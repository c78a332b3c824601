//! `communique check --lang all`: how far each document is in each of its languages, as a
//! table, or with `--message-format json` as one object a line.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::terminal::{MessageFormat, Terminal};
use crate::build::{Job, Loaded};
use crate::check::{Coverage, coverage};
use crate::diagnostic::Origin;

/// One document in one language, or in two side by side.
struct Row<'a> {
    path: &'a str,
    language: String,
    found: Coverage,
}

impl<'a> Row<'a> {
    fn of(packages: &[Loaded], job: &'a Job) -> Self {
        let package = &packages[job.package].package;
        let (edition, document) = (job.edition(), &package.documents[job.document]);
        let mut found = Coverage::default();
        for language in edition.languages() {
            let own = coverage(package, document, language);
            found.texts += own.texts;
            found.fallback.extend(own.fallback);
            found.missing.extend(own.missing);
            found.behind.extend(own.behind);
            found.unmarked.extend(own.unmarked);
        }
        Self { path: &job.path, language: edition.to_string(), found }
    }
}

/// Writes to standard output what `jobs` are made of.
pub(super) fn show(packages: &[Loaded], jobs: &[Job], terminal: &Terminal) {
    let rows: Vec<Row<'_>> = jobs.iter().map(|job| Row::of(packages, job)).collect();
    let text = match terminal.format {
        MessageFormat::Json => rows.iter().map(|row| object(row) + "\n").collect(),
        _ => table(&rows),
    };
    terminal.give(text.as_bytes());
}

/// How many there are, in words that are easy to pass over where there are none.
fn count(count: usize, languages: &BTreeSet<&str>) -> String {
    let languages: Vec<&str> = languages.iter().copied().collect();
    match (count, languages.as_slice()) {
        (0, _) => "–".to_owned(),
        (count, []) => count.to_string(),
        (count, languages) => format!("{count} ({})", languages.join(", ")),
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let head = [
        "document",
        "language",
        "texts",
        "fallback",
        "missing",
        "out of step",
        "unmarked",
    ]
    .map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let Row { path, language, found } = row;
        let used = found.fallback.iter().map(|(_, used)| used.as_str()).collect();
        let none = BTreeSet::new();
        [
            (*path).to_owned(),
            language.clone(),
            found.texts.to_string(),
            count(found.fallback.len(), &used),
            count(found.missing.len(), &none),
            count(found.behind.len(), &none),
            count(found.unmarked.len(), &none),
        ]
    });
    let lines: Vec<[String; 7]> = std::iter::once(head).chain(cells).collect();
    let width = |column: usize| {
        let widths = lines.iter().map(|line| line[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: [usize; 7] = std::array::from_fn(width);
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(widths).enumerate();
        let cells = cells.map(|(column, (cell, width))| match column {
            2 => format!("{cell:>width$}"),
            _ => format!("{cell:width$}"),
        });
        let cells: Vec<String> = cells.collect();
        writeln!(text, "{}", cells.join("  ").trim_end())
            .expect("a string takes all that is written");
    }
    text
}

fn object(row: &Row<'_>) -> String {
    let Row { path, language, found } = row;
    let place =
        |origin: &Origin| json!({ "file": &*origin.file, "pointer": &*origin.pointer });
    let fallback = found.fallback.iter().map(|(origin, used)| {
        let mut place = place(origin);
        place["used"] = Value::from(used.as_str());
        place
    });
    let behind = found.behind.iter().map(|(origin, source)| {
        let mut place = place(origin);
        place["source"] = Value::from(source.as_str());
        place
    });
    json!({
        "document": path,
        "language": language,
        "texts": found.texts,
        "fallback": fallback.collect::<Vec<_>>(),
        "missing": found.missing.iter().map(place).collect::<Vec<_>>(),
        "outOfStep": behind.collect::<Vec<_>>(),
        "unmarked": found.unmarked.iter().map(place).collect::<Vec<_>>(),
    })
    .to_string()
}
