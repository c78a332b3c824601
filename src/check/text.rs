//! The strings of a package: characters that no document can hold, lengths that would
//! choke the layout, raw HTML, links. The limits come from measurements of the engine:
//! longer ones cost minutes or all memory.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::markdown::{Finding, PieceKind};
use crate::model::{At, DocumentRecord, Package, Visit};
use unicode_normalization::char::is_combining_mark;

use super::letter;
use super::passage::{Passage, Passages};

/// Combining marks in a row.
const MARKS: usize = 4;
/// Characters without white space between them.
const UNBROKEN: usize = 200;
/// Characters of one string.
const STRING_LENGTH: usize = 20_000;
/// Bytes of all strings of one document.
const DOCUMENT_SIZE: usize = 1_000_000;

pub(super) fn check(d: &mut Diagnostics, package: &Package, passages: &Passages<'_>) {
    for own in passages.all() {
        passage(d, own);
        letter::check(d, own);
    }
    package.walk(&mut |visit| leaf(d, visit));
    package.documents.iter().for_each(|document| size(d, document));
}

/// A string that is inline Markdown.
pub(super) fn passage(d: &mut Diagnostics, passage: &Passage<'_>) {
    let text = passage.string;
    characters(d, text, |range| passage.place(&range));
    length(d, text, || Place::Value(passage.origin.clone()));
    unbroken(d, passage);
    findings(d, passage);
    links(d, passage);
}

/// Any other string.
pub(super) fn leaf(d: &mut Diagnostics, visit: Visit<'_>) {
    match visit {
        // A picture in the record itself is no text.
        Visit::String(string) if string.starts_with("data:") => {}
        Visit::String(string) => {
            let place = |range| Place::Within(string.origin.clone(), range);
            characters(d, string, place);
            length(d, string, || Place::Value(string.origin.clone()));
        }
        Visit::Placeholder(placeholder) => {
            let origin = placeholder.origin.child("placeholder");
            characters(d, &placeholder.text, |range| {
                Place::Within(origin.clone(), range)
            });
            length(d, &placeholder.text, || Place::Value(origin.clone()));
        }
        Visit::Text(text) => {
            if let Some(string) = text.placeholder() {
                let origin = text.origin.child("placeholder");
                characters(d, string, |range| Place::Within(origin.clone(), range));
                length(d, string, || Place::Value(origin.clone()));
            }
        }
        Visit::Date(_) | Visit::Language(_) => {}
    }
}

/// The first character of each kind that must not be there, and runs of combining marks.
fn characters(
    d: &mut Diagnostics,
    text: &str,
    place: impl Fn(std::ops::Range<usize>) -> Place,
) {
    let mut seen = vec![];
    let mut marks = 0;
    for (at, char) in text.char_indices() {
        let range = at..at + char.len_utf8();
        marks = if is_combining_mark(char) { marks + 1 } else { 0 };
        if marks == MARKS + 1 {
            d.push(too_many_marks(place(range.clone())));
        }
        let Some(kind) = kind(char) else { continue };
        if !seen.contains(&kind) {
            seen.push(kind);
            d.push(forbidden(char, kind, place(range)));
        }
    }
}

/// Whether a character is reported here.
pub(super) fn is_forbidden(char: char) -> bool {
    kind(char).is_some()
}

/// Why a character must not be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Control,
    Separator,
    Direction,
    ByteOrderMark,
    Private,
    Lost,
    None,
}

/// Whether a text may hold a character.
pub fn may_stand(char: char) -> bool {
    kind(char).is_none()
}

fn kind(char: char) -> Option<Kind> {
    Some(match char {
        '\n' => return None,
        '\u{2028}' | '\u{2029}' => Kind::Separator,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => Kind::Direction,
        '\u{2066}'..='\u{206F}' => Kind::Direction,
        '\u{FEFF}' => Kind::ByteOrderMark,
        '\u{FFFD}' => Kind::Lost,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Kind::Private,
        '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFC}' => Kind::None,
        '\u{E0000}'..='\u{E0FFF}' => Kind::None,
        _ if u32::from(char) & 0xFFFE == 0xFFFE => Kind::None,
        _ if char.is_control() => Kind::Control,
        _ => return None,
    })
}

fn forbidden(char: char, kind: Kind, place: Place) -> Diagnostic {
    let (code, what, hint) = match kind {
        Kind::Control if char == '\t' => {
            ("data/text/control", "a tab", "use a space, or a table")
        }
        Kind::Control => ("data/text/control", "a control character", "remove it"),
        Kind::Separator => {
            ("data/text/character", "a line separator", "write a line break as `\\n`")
        }
        Kind::Direction => (
            "data/text/character",
            "an invisible mark that turns the direction of writing",
            "remove it; it often comes along when text is pasted",
        ),
        Kind::ByteOrderMark => (
            "data/text/character",
            "an invisible byte-order mark",
            "remove it; it often comes along when text is pasted",
        ),
        Kind::Private => (
            "data/text/character",
            "a character for private use",
            "write the sign that is meant, such as `•`; it often comes along from Word",
        ),
        Kind::Lost => (
            "data/text/character",
            "the sign of a character that was lost",
            "write the character that was meant",
        ),
        Kind::None => ("data/text/character", "a code that is no character", "remove it"),
    };
    let message = format!("there is {what} (U+{:04X}) in this text", u32::from(char));
    Diagnostic::error(code, message).at(place).hint(hint)
}

fn too_many_marks(place: Place) -> Diagnostic {
    let message = format!("more than {MARKS} combining marks stand on one letter");
    Diagnostic::error("data/text/marks", message)
        .at(place)
        .hint("remove what is too many; no alphabet needs so many")
}

fn length(d: &mut Diagnostics, text: &str, place: impl Fn() -> Place) {
    // Fewer bytes than the limit are fewer characters, too.
    if text.len() > STRING_LENGTH && text.chars().count() > STRING_LENGTH {
        let message = format!("this text has more than {STRING_LENGTH} characters");
        let diagnostic = Diagnostic::error("data/text/length", message).at(place());
        d.push(diagnostic.hint("split it into paragraphs"));
    }
}

fn unbroken(d: &mut Diagnostics, passage: &Passage<'_>) {
    if passage.string.len() <= UNBROKEN {
        return;
    }
    let visible = passage.visible();
    let words = visible.split(char::is_whitespace);
    let longest = words.max_by_key(|word| word.chars().count()).unwrap_or_default();
    if longest.chars().count() <= UNBROKEN {
        return;
    }
    let place = match passage.string.find(longest) {
        Some(at) => passage.place(&(at..at + longest.len())),
        None => Place::Value(passage.origin.clone()),
    };
    let message = format!("more than {UNBROKEN} characters without a space");
    let diagnostic = Diagnostic::error("data/text/unbroken", message).at(place);
    d.push(diagnostic.hint("add spaces; a long address becomes `[text](https://…)`"));
}

fn findings(d: &mut Diagnostics, passage: &Passage<'_>) {
    let closes = |finding: &Finding| match finding {
        Finding::RawHtml(range) => passage.string[range.clone()].starts_with("</"),
        Finding::TooDeep(_) => false,
    };
    let findings = &passage.parsed.findings;
    let is_html = |finding: &Finding| matches!(finding, Finding::RawHtml(_));
    let opened = findings.iter().any(|finding| is_html(finding) && !closes(finding));
    let mut nested = false;
    for finding in findings {
        let diagnostic = match finding {
            // What closes an element goes with what opened it.
            finding if opened && closes(finding) => continue,
            // What stands within is too deep as well.
            Finding::TooDeep(_) if std::mem::replace(&mut nested, true) => continue,
            Finding::RawHtml(range) => {
                Diagnostic::error("data/text/html", "HTML is not allowed in a text")
                    .at(passage.place(range))
                    .hint("write `**bold**`, `*italic*`, and `\\\\<` for the sign itself")
            }
            Finding::TooDeep(range) => {
                let message = "marks of emphasis are nested too deep";
                Diagnostic::error("data/text/nesting", message)
                    .at(passage.place(range))
                    .hint("leave some out; the sign itself is written `\\\\*`")
            }
        };
        d.push(diagnostic);
    }
}

fn links(d: &mut Diagnostics, passage: &Passage<'_>) {
    for piece in passage.pieces() {
        let PieceKind::Link { url, content } = &piece.kind else { continue };
        let place = passage.place(&piece.range);
        if !url.starts_with('#') {
            url_mistake(url, &place).into_iter().for_each(|mistake| d.push(mistake));
        }
        if content.is_empty() {
            let message = "this link has no text to click on";
            let diagnostic = Diagnostic::error("data/link/empty", message).at(place);
            d.push(diagnostic.hint("write it as `[text](https://…)`"));
        }
    }
}

/// What is wrong with an address that readers can follow.
pub(super) fn url_mistake(url: &str, place: &Place) -> Option<Diagnostic> {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    let scheme = scheme.to_ascii_lowercase();
    let known = ["http", "https", "mailto"].contains(&scheme.as_str());
    if !known {
        let shown = if scheme.is_empty() { url } else { &scheme };
        let message = format!("`{shown}` does not begin an address that can be followed");
        let diagnostic = Diagnostic::error("data/link/scheme", message).at(place.clone());
        return Some(match scheme.is_empty() {
            true if is_mail_address(url) => {
                diagnostic.hint(format!("write `mailto:{url}`"))
            }
            true if url.contains('.') => {
                diagnostic.hint(format!("write `https://{url}`"))
            }
            _ => diagnostic
                .hint("links begin with `https://`, `http://`, `mailto:` or `#`"),
        });
    }
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
    let full = match scheme.as_str() {
        "mailto" => rest.split('?').next().is_some_and(is_mail_address),
        _ => rest.strip_prefix("//").is_some_and(|host| {
            host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        }),
    };
    (!full || url.contains(odd)).then(|| {
        let message = format!("`{url}` is not a complete address");
        Diagnostic::error("data/link/form", message).at(place.clone()).hint(
            "write it in full: `https://example.org/a%20page`, `mailto:a@example.org`",
        )
    })
}

/// Whether a text has the form of an e-mail address.
pub(super) fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    plain(name) && plain(host) && !name.contains('@') && host.contains('.')
}

fn size(d: &mut Diagnostics, document: &DocumentRecord) {
    let mut bytes = 0;
    document.walk(&mut |visit| {
        bytes += match visit {
            // Each recipient gets a document of their own.
            Visit::Text(text) if document.is_of_recipient(&text.origin) => 0,
            Visit::Text(text) => text.strings().iter().map(|(s, ..)| s.len()).sum(),
            Visit::String(At { value, .. }) if value.starts_with("data:") => 0,
            Visit::String(At { value, .. }) => value.len(),
            Visit::Placeholder(placeholder) => placeholder.text.len(),
            Visit::Date(_) | Visit::Language(_) => 0,
        };
    });
    if bytes > DOCUMENT_SIZE {
        let message = format!("the document has more than {DOCUMENT_SIZE} bytes of text");
        let place = Place::Value(document.id.origin.clone());
        let diagnostic = Diagnostic::error("data/document/size", message).at(place);
        d.push(diagnostic.hint("make several documents of it, or enclose what is long"));
    }
}
