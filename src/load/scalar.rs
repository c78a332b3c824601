//! Strings, numbers and words of JSON: the parser stands before one, and behind it after.

use super::json::Parser;
use super::syntax;
use crate::record::Value;

impl Parser<'_> {
    /// A string with its escapes resolved. Other quotation marks are a mistake, but read.
    pub(super) fn string(&mut self, quote: char) -> Option<String> {
        let start = self.at;
        self.at += quote.len_utf8();
        if quote != '"' {
            let range = start..self.at;
            self.mistake(syntax::quotation_mark(&self.file, range, quote));
        }
        let closes = |char| match quote {
            '"' | '\'' | '`' => char == quote,
            _ => "“”’‘»«\"".contains(char),
        };
        let mut out = String::new();
        loop {
            let at = self.at;
            let Some(char) = self.peek().filter(|c| !matches!(c, '\n' | '\r')) else {
                self.stop(syntax::unterminated(&self.file, start..at));
                return None;
            };
            self.at += char.len_utf8();
            match char {
                _ if closes(char) => return Some(out),
                '\\' => self.escape(at, &mut out),
                '\0'..='\u{1F}' => {
                    self.mistake(syntax::raw_control(&self.file, at..self.at, char));
                    out.push(char);
                }
                _ => out.push(char),
            }
            if self.stopped {
                return None;
            }
        }
    }

    fn escape(&mut self, start: usize, out: &mut String) {
        let Some(char) = self.peek() else { return };
        if char == '\n' || char == '\r' {
            return;
        }
        self.at += char.len_utf8();
        out.push(match char {
            '"' | '\\' | '/' => char,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(start, out),
            _ => {
                let range = start..self.at;
                return self.mistake(syntax::escape(&self.file, range, char));
            }
        });
    }

    /// `\u` and four digits; two of them for what needs a pair of surrogates.
    fn unicode(&mut self, start: usize, out: &mut String) {
        let Some(first) = self.digits() else {
            let range = start..self.at;
            return self.mistake(syntax::escape(&self.file, range, 'u'));
        };
        let end = self.at;
        let second = match first {
            0xD800..=0xDBFF if self.text[end..].starts_with("\\u") => {
                self.at += 2;
                self.digits().filter(|low| (0xDC00..=0xDFFF).contains(low))
            }
            _ => None,
        };
        let code = match second {
            Some(low) => 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00),
            None => {
                self.at = end;
                first
            }
        };
        match char::from_u32(code) {
            Some(char) => out.push(char),
            None => self.mistake(syntax::surrogate(&self.file, start..end)),
        }
    }

    fn digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    pub(super) fn number(&mut self) -> Value {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && !"+-._".contains(c));
        let number = &rest[..end.unwrap_or(rest.len())];
        let range = self.at..self.at + number.len();
        self.at = range.end;
        if !is_number(number) {
            let plain = number.trim_start_matches('+').trim_end_matches('.');
            let whole = plain.trim_start_matches('0');
            let meant = [plain, whole].into_iter().find(|text| is_number(text));
            self.mistake(syntax::number(&self.file, range, number, meant));
        }
        Value::Number(number.to_owned())
    }

    pub(super) fn word(&mut self) -> Option<Value> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let word = &rest[..end.unwrap_or(rest.len())];
        let range = self.at..self.at + word.len();
        self.at = range.end;
        Some(match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => {
                // Words in a row are one text without quotation marks.
                let line = self.text[range.start..].lines().next().unwrap_or_default();
                let end = line.find([',', '}', ']', '"', ':']).unwrap_or(line.len());
                let text = line[..end].trim_end();
                self.at = range.end.max(range.start + text.len());
                let range = range.start..self.at;
                self.mistake(syntax::word(&self.file, range, word));
                Value::Null
            }
        })
    }
}

/// Marks that people, and their programs, put around a text.
pub(super) fn is_quote(char: char) -> bool {
    "\"'`“”„‘’«»".contains(char)
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
fn is_number(text: &str) -> bool {
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}
