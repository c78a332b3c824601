//! Text in pieces, each with what is meant by it beside the words: what the tree, the PDF
//! and the Word file are compared by. A place in a text is counted in letters: characters
//! but spaces, because media space and break lines as they like.

use std::fmt;
use std::ops::Range;

use crate::diagnostic::LanguageTag;

/// Stands for the number of a page, where that is another on each; no text holds it.
pub const NUMBER: &str = "\u{fdd2}";
/// Stands for the number of all pages.
pub const COUNT: &str = "\u{fdd3}";

/// What is meant by a piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    pub strong: bool,
    pub emphasis: bool,
    /// Without the region, and with the script where it is not the usual one.
    pub language: String,
    pub link: Option<Link>,
    /// Of a heading its level; of the title 0.
    pub heading: Option<u8>,
    /// Whether it is the mark of a footnote.
    pub is_mark: bool,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To an address.
    Outside(String),
    /// To another place of the document.
    Within,
}

impl Look {
    /// Plain text in a language.
    pub fn new(language: &str) -> Self {
        Self::default().speak(language)
    }

    /// The same in another language.
    #[must_use]
    pub fn speak(self, language: &str) -> Self {
        let language = LanguageTag::new(language).map_or(language.to_owned(), |tag| {
            // Word has no Montenegrin.
            let name = if tag.language() == "cnr" { "sr" } else { tag.language() };
            let usual = LanguageTag::new(name);
            let is_usual = usual.is_some_and(|own| own.writing() == tag.writing());
            // Word has no Chinese but by regions.
            if is_usual || name == "zh" {
                name.to_owned()
            } else {
                format!("{name}-{}", tag.writing())
            }
        });
        Self { language, ..self }
    }
}

/// As in `bold, in “sr”, a link to https://…`.
impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = vec![];
        match self.heading {
            Some(0) => parts.push("the title".to_owned()),
            Some(level) => parts.push(format!("a heading of level {level}")),
            None => {}
        }
        let flags = [
            (self.strong, "bold"),
            (self.emphasis, "italic"),
            (self.is_mark, "the mark of a footnote"),
        ];
        let set = flags.into_iter().filter(|(on, _)| *on);
        parts.extend(set.map(|(_, word)| word.to_owned()));
        match &self.link {
            Some(Link::Outside(address)) => parts.push(format!("a link to {address}")),
            Some(Link::Within) => parts.push("a link within the document".to_owned()),
            None => {}
        }
        if parts.is_empty() {
            parts.push("plain text".to_owned());
        }
        write!(f, "{} in `{}`", parts.join(", "), self.language)
    }
}

/// A text in the order of reading.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    list: Vec<(String, Look)>,
    /// How many letters there are.
    pub letters: usize,
}

/// A word with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    pub letters: Range<usize>,
}

impl Pieces {
    /// Adds text.
    pub fn push(&mut self, text: &str, look: &Look) {
        self.letters += letters(text);
        match self.list.last_mut() {
            Some((before, own)) if own == look => before.push_str(text),
            _ => self.list.push((text.to_owned(), look.clone())),
        }
    }

    /// Ends a paragraph.
    pub fn end(&mut self) {
        self.push("\n", &Look::default());
    }

    /// All of it.
    pub fn text(&self) -> String {
        self.list.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// What is not plain text in a language, in its words without spaces.
    pub fn looks(&self, language: &str) -> Vec<(String, Look)> {
        let plain = Look::new(language);
        let text: Vec<char> =
            self.text().chars().filter(|c| !c.is_whitespace()).collect();
        let looks = self.stretches().into_iter().filter(|(_, look)| *look != plain);
        looks.map(|(range, look)| (text[range].iter().collect(), look)).collect()
    }

    /// The stretches of one look, without gaps.
    pub fn stretches(&self) -> Vec<(Range<usize>, Look)> {
        let mut out: Vec<(Range<usize>, Look)> = vec![];
        let mut at = 0;
        for (text, look) in &self.list {
            let end = at + letters(text);
            match out.last_mut() {
                _ if end == at => {}
                Some((range, own)) if own == look => range.end = end,
                _ => out.push((at..end, look.clone())),
            }
            at = end;
        }
        out
    }
}

/// How many characters there are but spaces.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The words of a text. A space that does not break is part of its word.
pub fn split(text: &str) -> Vec<&str> {
    let is_space = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    text.split(is_space).filter(|word| !word.is_empty()).collect()
}

/// The words of a text with their places.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut at = 0;
    let place = |text| {
        let start = at;
        at += letters(text);
        Word { text, letters: start..at }
    };
    split(text).into_iter().map(place).collect()
}
