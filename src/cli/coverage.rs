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

fn table(rows: &[Row<'_>]) -> String {
    let head =
        ["document", "language", "texts", "fallback", "missing"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let Row { path, language, found } = row;
        let used: BTreeSet<&str> =
            found.fallback.iter().map(|(_, used)| used.as_str()).collect();
        let used: Vec<&str> = used.into_iter().collect();
        let fallback = match found.fallback.len() {
            0 => "–".to_owned(),
            count => format!("{count} ({})", used.join(", ")),
        };
        let missing = match found.missing.len() {
            0 => "–".to_owned(),
            count => count.to_string(),
        };
        [(*path).to_owned(), language.clone(), found.texts.to_string(), fallback, missing]
    });
    let lines: Vec<[String; 5]> = std::iter::once(head).chain(cells).collect();
    let width = |column: usize| {
        let widths = lines.iter().map(|line| line[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: [usize; 5] = std::array::from_fn(width);
    let mut text = String::new();
    for [path, language, texts, fallback, missing] in &lines {
        let [a, b, c, d, _] = widths;
        writeln!(text, "{path:a$}  {language:b$}  {texts:>c$}  {fallback:d$}  {missing}")
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
    json!({
        "document": path,
        "language": language,
        "texts": found.texts,
        "fallback": fallback.collect::<Vec<_>>(),
        "missing": found.missing.iter().map(place).collect::<Vec<_>>(),
    })
    .to_string()
}
