//! The bytes of a file come in, its text goes out, if it is one.

use std::sync::Arc;

use super::mistake;
use crate::diagnostic::{Diagnostic, Diagnostics, Source, Sources};

/// First bytes of files that people take for the record by mistake.
const FOREIGN: [(&[u8], &str, &str); 9] = [
    (b"PK\x03\x04", "a Word file or another ZIP archive", RECORD),
    (b"%PDF", "a PDF file", RECORD),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel file", RECORD),
    (b"{\\rtf", "an RTF file", RECORD),
    (b"\x89PNG", "a picture", PICTURE),
    (b"\xFF\xD8\xFF", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"<", "XML or HTML", RECORD),
    (b"\x1F\x8B", "a compressed file", "unpack it first"),
];
const RECORD: &str = "name the JSON file that the documents are made from";
const SHEET: &str = "save a sheet as “CSV UTF-8”, and name that file";
const PICTURE: &str = "the path of a picture belongs into `brand.logo.src`";
const BRACES: &str =
    "a record in JSON begins with `{`, and its names stand in double quotes";

/// Decodes a file of JSON and keeps its text. `None` if it is not that; says so in the
/// sink.
pub(super) fn decode(
    file: &Arc<str>,
    bytes: &[u8],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    let foreign =
        |what: &str, hint: &str| mistake::foreign(file, what, "a JSON file", hint);
    let text = plain(file, bytes, RECORD, foreign, sources, diagnostics)?;
    let content = text.strip_prefix('\u{FEFF}');
    if content.is_some() {
        diagnostics.push(mistake::byte_order_mark(file));
    }
    let content = content.unwrap_or(&text);
    if content.trim().is_empty() {
        diagnostics.push(mistake::empty(file));
        return None;
    }
    if let Some((what, hint)) = prose(content) {
        diagnostics.push(foreign(what, hint));
        return None;
    }
    Some(text)
}

/// Decodes a file of rows and keeps its text. A byte-order mark is allowed: spreadsheets
/// write one.
pub(super) fn rows(
    file: &Arc<str>,
    bytes: &[u8],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    let foreign =
        |what: &str, _: &str| mistake::foreign(file, what, "a file of rows", SHEET);
    plain(file, bytes, SHEET, foreign, sources, diagnostics)
}

/// The text of a file that is one, in UTF-8.
fn plain(
    file: &Arc<str>,
    bytes: &[u8],
    hint: &str,
    foreign: impl Fn(&str, &str) -> Diagnostic,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    let utf16 = [[0xFF, 0xFE], [0xFE, 0xFF]].iter().any(|mark| bytes.starts_with(mark));
    let wide = matches!(bytes, [0, _, ..] | [_, 0, ..]);
    if utf16 || wide && bytes.iter().take(64).any(|b| *b == b'{') {
        diagnostics.push(mistake::utf16(file));
        return None;
    }
    if let Some((_, what, hint)) = FOREIGN.iter().find(|(m, ..)| bytes.starts_with(m)) {
        diagnostics.push(foreign(what, hint));
        return None;
    }
    if bytes.contains(&0) {
        diagnostics.push(foreign("a binary file", hint));
        return None;
    }
    let text: Arc<str> = String::from_utf8_lossy(bytes).into();
    let source = Source { text: Arc::clone(&text), ..Source::default() };
    sources.insert(file, source);
    if let Err(error) = std::str::from_utf8(bytes) {
        // Up to here the lossy text is the same; then comes one replacement character.
        let start = error.valid_up_to();
        diagnostics.push(mistake::encoding(file, start..start + '\u{FFFD}'.len_utf8()));
        return None;
    }
    Some(text)
}

/// What a text is that does not begin as JSON does, but with words.
fn prose(text: &str) -> Option<(&'static str, &'static str)> {
    let is_comment = |line: &str| line.starts_with('#') || line.starts_with("//");
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !is_comment(line))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_key = first.split_once(':').is_some_and(|(key, value)| {
        key.chars().all(plain) && (value.is_empty() || value.starts_with(' '))
    });
    if first.starts_with("---") || is_key {
        return Some(("YAML", BRACES));
    }
    first.starts_with(char::is_alphabetic).then_some(("a plain text", RECORD))
}
