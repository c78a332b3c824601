//! What stands in a text and is no text, as signs that people can read and type where a
//! program knows only letters: `{1: note}`, or `{1}` for short. Links are none, as every
//! word processor has them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::codes::Code;
use super::content::{Content, Fixed, SpanKind};
use super::spell::fixed_text;

/// How many digits a number may have.
const DIGITS: usize = 4;
/// How many characters a sign may have beside its number.
const WORDS: usize = 60;
/// How much of a placeholder is shown.
const SHOWN: usize = 40;

/// The signs of a text and of its translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signs {
    /// What they stand for, by their numbers.
    pub list: BTreeMap<usize, Fixed>,
    /// The numbers of what looks like a sign and is text.
    pub plain: BTreeSet<usize>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    Text(Range<usize>),
    Sign(Range<usize>, Fixed),
}

impl Signs {
    /// Those of a source, and what its translation has beside them.
    pub fn new(source: &Content, target: Option<&Content>) -> Self {
        let mut signs = Self::default();
        for content in [Some(source), target].into_iter().flatten() {
            let text: String =
                content.spans.iter().map(|span| words(&span.kind)).collect();
            signs.plain.extend(found(&text).into_iter().map(|(_, number)| number));
        }
        let mut next = 1;
        for content in [Some(source), target].into_iter().flatten() {
            for span in &content.spans {
                let SpanKind::Fixed(fixed) = &span.kind else { continue };
                if signs.number(fixed).is_some() {
                    continue;
                }
                while signs.plain.contains(&next) {
                    next += 1;
                }
                signs.list.insert(next, fixed.clone());
                next += 1;
            }
        }
        signs
    }

    /// Each number with what the sign is in the record.
    pub fn spelled(&self) -> impl Iterator<Item = (usize, String)> {
        self.list.iter().map(|(number, fixed)| (*number, fixed_text(fixed)))
    }

    /// Takes up a sign as [`Signs::spelled`] gives it; what is none is passed over.
    pub fn read(&mut self, number: usize, spelled: &str) {
        if let Some(Code::Fixed(fixed)) = Code::read(spelled, "") {
            self.list.insert(number, fixed);
        }
    }

    fn number(&self, fixed: &Fixed) -> Option<usize> {
        self.list.iter().find(|(_, own)| *own == fixed).map(|(number, _)| *number)
    }

    /// The sign for something without words; nothing where it has none.
    pub fn short(&self, fixed: &Fixed) -> String {
        self.number(fixed).map_or_else(String::new, |number| format!("{{{number}}}"))
    }

    /// The sign for something; nothing where it has none.
    pub fn sign(&self, fixed: &Fixed) -> String {
        let Some(number) = self.number(fixed) else { return String::new() };
        let words = match fixed {
            Fixed::Note(_) => "note".to_owned(),
            Fixed::Reference(_) => "number".to_owned(),
            Fixed::Placeholder(text) | Fixed::Link(text) => {
                let is_plain = |c: &char| !matches!(c, '{' | '}' | '\n');
                let words: String = text.chars().filter(is_plain).collect();
                match words.char_indices().nth(SHOWN) {
                    Some((end, _)) => format!("{}…", &words[..end]),
                    None => words,
                }
            }
        };
        match words.is_empty() {
            true => self.short(fixed),
            false => format!("{{{number}: {words}}}"),
        }
    }

    /// Cuts a text where a sign begins and ends.
    ///
    /// # Errors
    /// A sign that stands for nothing, as it is written.
    pub fn cut(&self, text: &str) -> Result<Vec<Cut>, String> {
        let (mut out, mut from) = (vec![], 0);
        for (range, number) in found(text) {
            let fixed = match self.list.get(&number) {
                Some(fixed) => fixed.clone(),
                None if self.plain.contains(&number) => continue,
                None => return Err(text[range].to_owned()),
            };
            out.push(Cut::Text(from..range.start));
            from = range.end;
            out.push(Cut::Sign(range, fixed));
        }
        out.push(Cut::Text(from..text.len()));
        Ok(out)
    }
}

/// A piece as text in which nothing that is no text looks like a part of a sign.
fn words(kind: &SpanKind) -> &str {
    match kind {
        SpanKind::Text(text) => text,
        SpanKind::Break | SpanKind::Fixed(_) => "\n",
    }
}

/// What looks like a sign, and its number.
fn found(text: &str) -> Vec<(Range<usize>, usize)> {
    let (mut out, mut from) = (vec![], 0);
    while let Some(at) = text[from..].find('{') {
        let start = from + at;
        from = start + 1;
        if let Some((length, number)) = sign(&text[from..]) {
            out.push((start..from + length, number));
            from += length;
        }
    }
    out
}

/// A sign without the brace before it: its length and number.
fn sign(text: &str) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches(is_space);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..end].parse().ok().filter(|_| end <= DIGITS)?;
    let rest = rest[end..].trim_start_matches(is_space);
    let rest = match rest.strip_prefix(':') {
        Some(words) => {
            let end = words.find(['{', '}', '\n'])?;
            if words[..end].chars().count() > WORDS {
                return None;
            }
            &words[end..]
        }
        None => rest,
    };
    let rest = rest.strip_prefix('}')?;
    Some((text.len() - rest.len(), number))
}

/// Some languages set a space before a colon.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(source: &str) -> (Content, Signs) {
        let content = Content::read(source);
        let signs = Signs::new(&content, None);
        (content, signs)
    }

    #[test]
    fn a_sign_is_known_however_it_is_typed() {
        let (_, signs) = signs("a[^n] b[^m] [](#p) c[^n] {{day & hour}}");
        let all: Vec<String> = signs.list.values().map(|own| signs.sign(own)).collect();
        assert_eq!(all, ["{1: note}", "{2: note}", "{3: number}", "{4: day & hour}"]);
        let typed = ["{1}", "{ 1 }", "{1: Note}", "{1\u{a0}:\u{a0}shënim}", "{1:}"];
        for text in typed {
            let cut = signs.cut(text).unwrap();
            let own = Cut::Sign(0..text.len(), Fixed::Note("n".to_owned()));
            assert_eq!(cut[1], own, "{text}");
        }
        for text in ["{1", "1}", "{a}", "{}", "{1 note}", "{12345}", "{{x}}", "{1: a\nb}"]
        {
            assert_eq!(signs.cut(text), Ok(vec![Cut::Text(0..text.len())]), "{text}");
        }
        let mut read = Signs::default();
        signs.spelled().for_each(|(number, text)| read.read(number, &text));
        assert_eq!(read, signs);
        assert_eq!(signs.cut("a {7: note} b"), Err("{7: note}".to_owned()));
    }

    #[test]
    fn what_looks_like_a_sign_and_is_text_stays_text() {
        let (_, signs) = signs("{1} and {*2*} and {3: x}{[^n]}");
        let fixed = Fixed::Note("n".to_owned());
        assert_eq!(signs.sign(&fixed), "{4: note}");
        let text = "{1} and {2} and {3: x}{{4: note}}";
        let cut = signs.cut(text).unwrap();
        assert_eq!(cut[1], Cut::Sign(23..32, fixed));
        assert_eq!(cut.len(), 3);
    }
}
