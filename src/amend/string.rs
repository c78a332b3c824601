//! How strings are written: no more escapes than are needed, and where a string is
//! changed, its beginning and its end keep theirs.

/// A string with its quotation marks; `ascii` where the file escapes all other letters.
pub(super) fn write(text: &str, ascii: bool) -> String {
    format!("\"{}\"", escape(text.chars(), ascii))
}

fn escape(chars: impl Iterator<Item = char>, ascii: bool) -> String {
    let mut out = String::new();
    for char in chars {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            '\0'..='\u{1F}' => units(char, &mut out),
            _ if ascii && !char.is_ascii() => units(char, &mut out),
            _ => out.push(char),
        }
    }
    out
}

fn units(char: char, out: &mut String) {
    for unit in char.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}

/// `new` in the place of the string `old`, which has its quotation marks: the characters
/// that both begin and end with are spelled as they were.
pub(super) fn respell(old: &str, new: &str, ascii: bool) -> String {
    let spelled = spelled(old);
    let wanted: Vec<char> = new.chars().collect();
    let equal = |(own, char): &(&Spelled<'_>, &char)| own.char == Some(**char);
    let head = spelled.iter().zip(&wanted).take_while(equal).count();
    let rest = spelled[head..].iter().rev().zip(wanted[head..].iter().rev());
    let tail = rest.take_while(equal).count();
    let mut out = String::from("\"");
    out.extend(spelled[..head].iter().map(|own| own.raw));
    out.push_str(&escape(wanted[head..wanted.len() - tail].iter().copied(), ascii));
    out.extend(spelled[spelled.len() - tail..].iter().map(|own| own.raw));
    out.push('"');
    out
}

/// A character and how it is written.
struct Spelled<'t> {
    /// `None` for half of a pair of surrogates.
    char: Option<char>,
    raw: &'t str,
}

fn spelled(string: &str) -> Vec<Spelled<'_>> {
    let mut rest = string.get(1..string.len() - 1).unwrap_or_default();
    let mut out = vec![];
    while let Some(first) = rest.chars().next() {
        let (char, len) = match first {
            '\\' => unescape(rest),
            _ => (Some(first), first.len_utf8()),
        };
        let (raw, after) = rest.split_at(len);
        out.push(Spelled { char, raw });
        rest = after;
    }
    out
}

/// The character of the escape that `text` begins with, and how long that is.
fn unescape(text: &str) -> (Option<char>, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let char = match (text.as_bytes().get(1), unit(0)) {
        (_, Some(first)) => {
            let units = [first, unit(6).unwrap_or_default()];
            let mut decoded = char::decode_utf16(units);
            let char = decoded.next().and_then(Result::ok);
            return (char, 6 * char.map_or(1, char::len_utf16));
        }
        (Some(b'b'), _) => '\u{8}',
        (Some(b'f'), _) => '\u{C}',
        (Some(b'n'), _) => '\n',
        (Some(b'r'), _) => '\r',
        (Some(b't'), _) => '\t',
        (Some(byte), _) => char::from(*byte),
        (None, _) => '\\',
    };
    (Some(char), text.len().min(2))
}
