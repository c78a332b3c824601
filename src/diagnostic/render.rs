//! Mistakes and the texts of the files come in; what people and other programs read goes
//! out as a string.

use std::fmt::Write;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::{self, Config, Styles, StylesWriter, termcolor::Ansi};
use serde_json::{Value, json};

use super::excerpt::{Excerpts, harmless};
use super::locate::{Location, locate};
use super::{Diagnostic, Diagnostics, Place, Severity, Sources};

/// For whom mistakes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, with the lines in question; with colour or without.
    Human { colour: bool },
    /// One line each.
    Short,
    /// One JSON object per line.
    Json,
    /// Annotations of GitHub's workflows.
    Github,
}

/// Writes all mistakes, in the order they were found.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, format: Format) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        match format {
            Format::Human { colour } => human(&mut out, diagnostic, sources, colour),
            Format::Short => out.push_str(&short(diagnostic, sources)),
            Format::Json => out.push_str(&json(diagnostic, sources)),
            Format::Github => out.push_str(&github(diagnostic, sources)),
        }
        out.push('\n');
    }
    out
}

fn human(out: &mut String, diagnostic: &Diagnostic, sources: &Sources, colour: bool) {
    let places = diagnostic.places.iter().enumerate();
    let located = places.map(|(i, (place, text))| (i, locate(place, sources), text));
    let mut spans = vec![];
    let mut labels = vec![];
    let mut notes = vec![];
    for (i, Location { file, span }, text) in located {
        match span {
            Some(span) => {
                spans.push((file, span));
                labels.push((i == 0, text));
            }
            None if text.is_empty() => notes.push(format!("in {}", clean(&file))),
            None => notes.push(format!("{} in {}", clean(text), clean(&file))),
        }
    }
    notes.extend(diagnostic.hints.iter().map(|hint| format!("hint: {}", clean(hint))));
    let (files, ranges) = Excerpts::new(&spans, sources);
    let labels = labels.into_iter().zip(ranges).map(|((first, text), (file, range))| {
        let style = if first {
            codespan::LabelStyle::Primary
        } else {
            codespan::LabelStyle::Secondary
        };
        codespan::Label::new(style, file, range).with_message(clean(text))
    });
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let report = codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code)
        .with_message(clean(&diagnostic.message))
        .with_labels(labels.collect())
        .with_notes(notes);
    let config = Config::default();
    let mut bytes = vec![];
    let written = if colour {
        let styles = Styles::default();
        let mut writer = StylesWriter::new(Ansi::new(&mut bytes), &styles);
        term::emit_to_write_style(&mut writer, &config, &files, &report)
    } else {
        term::emit_to_io_write(&mut bytes, &config, &files, &report)
    };
    match written {
        Ok(()) => out.push_str(String::from_utf8_lossy(&bytes).trim_end()),
        Err(_) => out.push_str(short(diagnostic, sources).trim_end()),
    }
    out.push('\n');
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut line = String::new();
    if let Some((place, _)) = diagnostic.places.first() {
        let Location { file, span } = locate(place, sources);
        line.push_str(&clean(&file));
        if let Some(span) = span {
            let _ = write!(line, ":{}:{}", span.line, span.column);
        }
        line.push_str(": ");
    }
    let word = word(diagnostic.severity);
    let _ = write!(line, "{word}[{}]: {}", diagnostic.code, clean(&diagnostic.message));
    line
}

fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let places: Vec<Value> = diagnostic
        .places
        .iter()
        .map(|(place, text)| {
            let Location { file, span } = locate(place, sources);
            let mut object = json!({ "file": &*file });
            if let Some(span) = span {
                object["line"] = span.line.into();
                object["column"] = span.column.into();
                object["endColumn"] = span.end_column.into();
            }
            if let Place::Value(origin) | Place::Key(origin) | Place::Within(origin, _) =
                place
            {
                object["pointer"] = (*origin.pointer).into();
            }
            if !text.is_empty() {
                object["text"] = text.as_str().into();
            }
            object
        })
        .collect();
    json!({
        "severity": word(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "places": places,
        "hints": diagnostic.hints,
    })
    .to_string()
}

fn github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let property = |text: &str| {
        let text = data(text);
        text.replace(':', "%3A").replace(',', "%2C")
    };
    let mut line = format!("::{} ", word(diagnostic.severity));
    if let Some((place, _)) = diagnostic.places.first() {
        let Location { file, span } = locate(place, sources);
        let _ = write!(line, "file={},", property(&file));
        if let Some(span) = span {
            let (number, column, end) = (span.line, span.column, span.end_column);
            let _ = write!(line, "line={number},col={column},endColumn={end},");
        }
    }
    let mut message = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        let _ = write!(message, "\nhint: {hint}");
    }
    let _ = write!(line, "title={}::{}", property(diagnostic.code), data(&message));
    line
}

/// Escapes a text for GitHub's commands.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A text that can be shown on one line of a terminal.
pub fn clean(text: &str) -> String {
    text.chars().map(harmless).collect()
}
