//! What stands between the values of JSON: white space, commas, closing brackets.

use super::json::Parser;
use super::syntax;

impl Parser<'_> {
    /// White space; comments and what only looks like a space are mistakes.
    pub(super) fn space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - trimmed.len();
            let odd = trimmed.chars().next().filter(|char| is_odd_space(*char));
            let length = if let Some(odd) = odd {
                odd.len_utf8()
            } else if trimmed.starts_with("//") || trimmed.starts_with('#') {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            let range = self.at..self.at + length;
            self.at = range.end;
            self.mistake(match odd {
                Some(odd) => syntax::odd_space(&self.file, range, odd),
                None => syntax::comment(&self.file, range),
            });
        }
    }

    /// Whether the bracket closes here. `None` where it never does.
    pub(super) fn closed(
        &mut self,
        bracket: char,
        start: usize,
        mut last_comma: Option<usize>,
    ) -> Option<bool> {
        while self.peek() == Some(',') && !self.stopped {
            let range = self.at..self.at + 1;
            self.at += 1;
            self.mistake(syntax::extra_comma(&self.file, range));
            self.space();
            last_comma = None;
        }
        match self.peek() {
            _ if self.stopped => {}
            None => self.stop(syntax::unclosed(&self.file, self.whole, start..start + 1)),
            Some(found) if found == bracket => {
                self.at += 1;
                if let Some(comma) = last_comma {
                    let range = comma..comma + 1;
                    self.mistake(syntax::trailing_comma(&self.file, range));
                }
                return Some(true);
            }
            Some(found @ ('}' | ']')) => {
                let range = self.at..self.at + 1;
                let opening = start..start + 1;
                self.stop(syntax::wrong_bracket(
                    &self.file, range, found, bracket, opening,
                ));
            }
            Some(_) => return Some(false),
        }
        None
    }

    /// The comma behind a value; the place of it, or else a mistake if more follows.
    pub(super) fn comma(&mut self, bracket: char) -> Option<usize> {
        let end = self.at;
        self.space();
        let comma = self.at;
        let touches = comma == end;
        if self.eat(',') {
            let in_object = touches && bracket == '}' && !self.stopped;
            let is_decimal = in_object && self.decimals(comma);
            return if is_decimal { self.comma(bracket) } else { Some(comma) };
        }
        match self.peek() {
            _ if self.stopped => {}
            None | Some('}' | ']') => {}
            Some(':') if bracket == ']' => {
                self.stop(syntax::name_in_array(&self.file, comma..comma + 1));
            }
            Some(found @ (';' | '.')) => {
                self.eat(found);
                self.mistake(syntax::no_comma(&self.file, comma..self.at, found));
            }
            Some(next) if touches && self.text[..end].ends_with('"') && is_word(next) => {
                self.stop(syntax::text_goes_on(&self.file, end - 1..end));
            }
            Some(_) => self.mistake(syntax::missing_comma(&self.file, end)),
        }
        None
    }

    /// Reads digits behind the comma of a number, where a name in quotes must stand; says
    /// whether there were some.
    fn decimals(&mut self, comma: usize) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        let before = self.text[..comma].trim_end_matches(is_digit);
        let after = self.text[self.at..].trim_start_matches(is_digit);
        let range = before.len()..self.text.len() - after.len();
        let found = range.start < comma && self.at < range.end;
        if found {
            self.at = range.end;
            let number = &self.text[range.clone()];
            self.mistake(syntax::decimal_comma(&self.file, range, number));
        }
        found
    }
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Characters that come along when text is pasted from elsewhere.
fn is_odd_space(char: char) -> bool {
    let invisible = matches!(char, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    invisible || char.is_whitespace() && !char.is_ascii()
}
