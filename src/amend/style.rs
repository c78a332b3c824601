//! How a file writes its JSON, seen in the first place that shows it.

use super::scan::{skip_space, value_end};

/// What a value is written with where no neighbour shows how.
#[derive(Debug, Clone)]
pub(super) struct Style {
    /// Whether the file has more than one line.
    pub(super) is_tall: bool,
    /// `\n` or `\r\n`.
    pub(super) newline: &'static str,
    /// One step of indentation.
    pub(super) unit: String,
    /// Between a name and its value.
    pub(super) colon: String,
    /// Between two items on one line.
    pub(super) comma: String,
    /// Behind `{` and before `}` on one line.
    pub(super) brace: String,
    /// Behind `[` and before `]` on one line.
    pub(super) bracket: String,
    /// Whether letters beyond ASCII are escaped.
    pub(super) ascii: bool,
}

impl Style {
    pub(super) fn new(text: &str) -> Self {
        let (mut colon, mut comma, mut brace, mut bracket) = (None, None, None, None);
        let mut at = 0;
        while at < text.len() {
            match text.as_bytes()[at] {
                b'"' => {
                    let end = value_end(text, at);
                    let mark = skip_space(text, end);
                    if text[mark..].starts_with(':') && colon.is_none() {
                        let next = skip_space(text, mark + 1);
                        colon = Some(&text[end..next]).filter(|gap| !gap.contains('\n'));
                    }
                    at = end;
                    continue;
                }
                b',' => see(text, at, &mut comma),
                b'{' => see(text, at, &mut brace),
                b'[' => see(text, at, &mut bracket),
                _ => {}
            }
            at += 1;
        }
        let is_tall = text.trim().contains('\n');
        let or = |seen: Option<&str>, usual: &str| seen.unwrap_or(usual).to_owned();
        Self {
            is_tall,
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            unit: unit(text).unwrap_or("  ").to_owned(),
            colon: or(colon, ": "),
            comma: format!(",{}", or(comma, if is_tall { " " } else { "" })),
            brace: or(brace, if is_tall { " " } else { "" }),
            bracket: or(bracket, ""),
            ascii: text.is_ascii() && escapes_letters(text),
        }
    }
}

/// Keeps the blanks behind the sign at `at`, the first time that more follows on its line.
fn see<'t>(text: &'t str, at: usize, seen: &mut Option<&'t str>) {
    let next = skip_space(text, at + 1);
    let gap = &text[at + 1..next];
    let is_empty = text[next..].starts_with(['}', ']']);
    if seen.is_none() && !gap.contains('\n') && !is_empty {
        *seen = Some(gap);
    }
}

/// The blanks before the first line that is indented.
fn unit(text: &str) -> Option<&str> {
    let lines = text.split('\n').skip(1).filter(|line| !line.trim().is_empty());
    let mut blanks = lines.map(|line| &line[..line.len() - line.trim_start().len()]);
    blanks.find(|blank| !blank.is_empty())
}

/// Whether `\u` stands for a character that could stand there itself.
fn escapes_letters(text: &str) -> bool {
    let codes = text.split("\\u").skip(1).filter_map(|rest| rest.get(..4));
    codes.filter_map(|code| u32::from_str_radix(code, 16).ok()).any(|code| code > 0x7F)
}

/// The blanks at the start of the line that holds the byte `at`.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    &text[line..skip_space(text, line).min(at)]
}
