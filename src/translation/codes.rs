//! The marks of a source and of its translation, numbered: the same mark has the same
//! number in both, so that whoever translates can carry it over.

use super::content::{Content, Fixed};
use super::spell::{around, fixed_text};
use super::tree::{Mark, Node, tree};

/// A mark, or something that is not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    Strong,
    Emphasis,
    Break,
    Fixed(Fixed),
}

impl Code {
    /// Of a mark around text.
    pub(super) fn of(mark: &Mark) -> Self {
        match mark {
            Mark::Strong => Self::Strong,
            Mark::Emphasis => Self::Emphasis,
            Mark::Link(_, url) => Self::Fixed(Fixed::Link(url.to_string())),
        }
    }

    /// Whether text stands in it.
    pub(super) fn is_pair(&self) -> bool {
        matches!(self, Self::Strong | Self::Emphasis | Self::Fixed(Fixed::Link(_)))
    }

    /// What it is in Markdown: at its start and at its end.
    pub(super) fn spelled(&self) -> (String, String) {
        match self {
            Self::Strong => around(&Mark::Strong, "*"),
            Self::Emphasis => around(&Mark::Emphasis, "*"),
            Self::Fixed(Fixed::Link(url)) => {
                around(&Mark::Link(0, url.as_str().into()), "*")
            }
            Self::Fixed(fixed) => (fixed_text(fixed), String::new()),
            Self::Break => ("\n\n".to_owned(), String::new()),
        }
    }

    /// Reads what [`Code::spelled`] gives.
    pub(super) fn read(start: &str, end: &str) -> Option<Self> {
        if start == "\n\n" {
            return Some(Self::Break);
        }
        let text = if end.is_empty() { "" } else { "x" };
        let content = Content::read(&format!("{start}{text}{end}"));
        let [node] = <[Node; 1]>::try_from(tree(&content)).ok()?;
        match node {
            Node::Fixed(fixed) => Some(Self::Fixed(fixed)),
            Node::Marked(mark, inner) if inner == [Node::Text("x".to_owned())] => {
                Some(Self::of(&mark))
            }
            _ => None,
        }
    }
}

/// The codes of a text, each at the place of its number less 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    pub(super) list: Vec<Code>,
    /// Which of them the text that is being numbered has already.
    used: Vec<bool>,
}

impl Codes {
    /// Those of a source, and what its translation has beside them.
    pub(super) fn new(source: &Content, target: Option<&Content>) -> Self {
        let mut codes = Self::default();
        codes.take(&tree(source));
        if let Some(target) = target {
            codes.again();
            codes.take(&tree(target));
        }
        codes.again();
        codes
    }

    /// Begins with another text.
    pub(super) fn again(&mut self) {
        self.used.fill(false);
    }

    /// The number of the next code of a text.
    pub(super) fn number(&mut self, code: &Code) -> usize {
        let free = |at: &usize| !self.used[*at] && self.list[*at] == *code;
        let at = (0..self.list.len()).find(free).unwrap_or_else(|| {
            self.list.push(code.clone());
            self.used.push(false);
            self.list.len() - 1
        });
        self.used[at] = true;
        at + 1
    }

    fn take(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(_) => {}
                Node::Break => _ = self.number(&Code::Break),
                Node::Fixed(fixed) => _ = self.number(&Code::Fixed(fixed.clone())),
                Node::Marked(mark, inner) => {
                    self.number(&Code::of(mark));
                    self.take(inner);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_spelled() {
        let text = "**a** *b* [c](https://x.y/(z)) d[^n] [](#p) {{q r}}\n\ne";
        let codes = Codes::new(&Content::read(text), None);
        assert_eq!(codes.list.len(), 7);
        for code in &codes.list {
            let (start, end) = code.spelled();
            assert_eq!(Code::read(&start, &end).as_ref(), Some(code), "{start} {end}");
        }
    }

    #[test]
    fn a_translation_has_the_numbers_of_its_source() {
        let (source, target) =
            (Content::read("a[^m] b[^n] **c**"), Content::read("**c** b[^n] a[^m] [^o]"));
        let mut codes = Codes::new(&source, Some(&target));
        let note = |id: &str| Code::Fixed(Fixed::Note(id.into()));
        let numbers = [Code::Strong, note("n"), note("m"), note("o")];
        assert_eq!(numbers.map(|code| codes.number(&code)), [3, 2, 1, 4]);
    }
}
