//! The languages of an edition: one, or two side by side. In the record, on the command
//! line and in the names of files two stand with a `+` between them, which no tag holds.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use schemars::{Schema, json_schema};

use super::code::LANGUAGE;
use super::decode::{Context, Leaf};
use super::mistake;
use crate::diagnostic::{LanguageTag, Place};
use crate::record::{Node, Value};

/// In which language a document is made, or in which two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    pub language: LanguageTag,
    /// Of the second column.
    pub beside: Option<LanguageTag>,
}

/// Between two languages.
const AND: char = '+';

impl Edition {
    /// In one language.
    pub fn of(language: LanguageTag) -> Self {
        Self { language, beside: None }
    }

    /// Reads `en` or `en+mk`.
    ///
    /// # Errors
    ///
    /// In words, where it is neither.
    pub fn parse(text: &str) -> Result<Self, String> {
        read(text).map_err(|(_, mistake)| mistake.told())
    }

    /// The languages that it is in.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        std::iter::once(&self.language).chain(&self.beside)
    }

    /// Whether a language is one of its own.
    pub fn has(&self, language: &LanguageTag) -> bool {
        self.languages().any(|own| own == language)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.language)?;
        self.beside.iter().try_for_each(|own| write!(f, "{AND}{own}"))
    }
}

/// Why a text names no edition.
enum Mistake {
    NoTag(String),
    Nothing,
    Twice,
    Third,
}

impl Mistake {
    fn told(&self) -> String {
        match self {
            Self::NoTag(text) if text.is_empty() => {
                format!("a language is missing beside `{AND}`")
            }
            Self::Nothing => {
                "no language is named, such as `en` or `sr-Cyrl`, or two for an \
                              edition in both, such as `en+mk`"
                    .to_owned()
            }
            Self::NoTag(_) => "a language tag looks like `en` or `sr-Cyrl`, and an \
                               edition in two languages like `en+mk`"
                .to_owned(),
            Self::Twice => "both columns would be in the same language".to_owned(),
            Self::Third => "an edition has two languages at most".to_owned(),
        }
    }
}

/// The edition that a text names, or which part of it is wrong.
fn read(text: &str) -> Result<Edition, (Range<usize>, Mistake)> {
    if text.is_empty() {
        return Err((0..0, Mistake::Nothing));
    }
    let (mut tags, mut at) = (vec![], 0);
    for part in text.split(AND) {
        let range = at..at + part.len();
        at = range.end + AND.len_utf8();
        if tags.len() == 2 {
            return Err((range.start..text.len(), Mistake::Third));
        }
        let Some(tag) = LanguageTag::new(part) else {
            // A sign is pointed at where there is nothing.
            let shown = if range.is_empty() { 0..text.len() } else { range };
            return Err((shown, Mistake::NoTag(part.to_owned())));
        };
        if tags.contains(&tag) {
            return Err((range, Mistake::Twice));
        }
        tags.push(tag);
    }
    let mut tags = tags.into_iter();
    let language = tags.next().ok_or((0..text.len(), Mistake::Nothing))?;
    Ok(Edition { language, beside: tags.next() })
}

impl Leaf for Edition {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let Value::String(text) = &node.value else {
            let diagnostic = mistake::wrong_type(node, "two languages, such as `en+mk`");
            cx.diagnostics.push(diagnostic);
            return None;
        };
        let place = |range| Place::Within(node.origin.clone(), range);
        let diagnostic = match read(text) {
            Ok(edition) if edition.beside.is_some() => return Some(edition),
            Ok(_) => mistake::alone(place(0..text.len()), text),
            Err((range, Mistake::NoTag(part))) if !part.is_empty() => {
                mistake::language(place(range), &part)
            }
            Err((range, mistake)) => mistake::bilingual(place(range), mistake.told()),
        };
        cx.diagnostics.push(diagnostic);
        None
    }

    fn schema() -> Schema {
        let tag = LANGUAGE.trim_start_matches('^').trim_end_matches('$');
        json_schema!({ "type": "string", "pattern": format!("^{tag}\\+{tag}$") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_in_one_language_or_two() {
        let tag = |text| LanguageTag::new(text).unwrap();
        let both = Edition { language: tag("en"), beside: Some(tag("sr-Cyrl")) };
        assert_eq!(Edition::parse("en+sr-cyrl"), Ok(both.clone()));
        assert_eq!(both.to_string(), "en+sr-Cyrl");
        assert_eq!(Edition::parse("mk"), Ok(Edition::of(tag("mk"))));
        let missing = "a language is missing beside `+`";
        for wrong in ["+", "en+", "+en"] {
            assert_eq!(Edition::parse(wrong), Err(missing.to_owned()), "{wrong}");
        }
        for wrong in ["", "en+en", "en+EN", "en+mk+sq", "en mk"] {
            assert_ne!(Edition::parse(wrong).unwrap_err(), missing, "{wrong}");
        }
    }
}
