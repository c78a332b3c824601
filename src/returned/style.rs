//! The styles of a file: what a style is called, which it is whatever its identifier is in
//! the language of the word processor, and whether it is bold or italic.

use std::collections::BTreeMap;

use crate::xml::Element;

/// How deep styles may be based on each other.
const DEPTH: usize = 16;

/// Whether text is bold and italic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Emphasis {
    pub strong: bool,
    pub emphasis: bool,
}

/// The styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    is_listed: bool,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn new(root: &Element) -> Self {
        let styles = root.elements().filter(|own| own.name == "w:style");
        let style = |own: &Element| {
            let run = own.find("w:rPr");
            let style = Style {
                // Word writes the names of its own styles in lower case, others as given.
                name: own.value("w:name").unwrap_or_default().to_lowercase(),
                based_on: own.value("w:basedOn").map(str::to_owned),
                strong: run.and_then(|run| run.toggle("w:b")),
                emphasis: run.and_then(|run| run.toggle("w:i")),
                is_listed: own.find("w:pPr").is_some_and(|p| p.find("w:numPr").is_some()),
            };
            Some((own.get("w:styleId")?.to_owned(), style))
        };
        Self(styles.filter_map(style).collect())
    }

    /// What a style is called.
    pub(super) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, |style| style.name.as_str())
    }

    /// Whether a style makes text bold and italic.
    pub(super) fn emphasis(&self, id: &str) -> Emphasis {
        let found = |get: &dyn Fn(&Style) -> Option<bool>| {
            self.chain(id).find_map(get).unwrap_or_default()
        };
        Emphasis {
            strong: found(&|style| style.strong),
            emphasis: found(&|style| style.emphasis),
        }
    }

    /// Whether a style makes its paragraphs items of a list.
    pub(super) fn is_listed(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.is_listed)
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_deref()?))
            .take(DEPTH)
    }
}
