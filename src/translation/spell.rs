//! What a translation says → the string that says so in the record, as plainly as can be.

use super::content::{Content, Fixed};
use super::tree::{Mark, Node, tree};
use crate::markdown::{self, Escapes, destination, escaped};

/// A string for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    /// Whether bold and italic could be said as well.
    pub is_exact: bool,
}

/// Spells a content; none where no string says it.
pub fn spell(content: &Content) -> Option<Spelling> {
    let content = content.clone().settled();
    let bare = content.bare();
    for (wanted, is_exact) in [(&content, true), (&bare, false)] {
        for escapes in [Escapes::Few, Escapes::All] {
            for emphasis in ["*", "_"] {
                let mut text = String::new();
                write(&tree(wanted), escapes, emphasis, &mut text);
                let is_sound = markdown::parse(&text).findings.is_empty();
                if is_sound && Content::read(&text) == *wanted {
                    return Some(Spelling { text, is_exact });
                }
            }
        }
    }
    None
}

fn write(nodes: &[Node], escapes: Escapes, emphasis: &str, out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&escaped(text, escapes)),
            Node::Break => out.push_str("\n\n"),
            Node::Fixed(fixed) => out.push_str(&fixed_text(fixed)),
            Node::Marked(mark, inner) => {
                let (start, end) = around(mark, emphasis);
                out.push_str(&start);
                write(inner, escapes, emphasis, out);
                out.push_str(&end);
            }
        }
    }
}

/// What a mark is in Markdown.
pub(super) fn around(mark: &Mark, emphasis: &str) -> (String, String) {
    match mark {
        Mark::Strong => ("**".to_owned(), "**".to_owned()),
        Mark::Emphasis => (emphasis.to_owned(), emphasis.to_owned()),
        Mark::Link(_, url) => ("[".to_owned(), format!("]({})", destination(url))),
    }
}

/// What something that is not text is in Markdown.
pub(super) fn fixed_text(fixed: &Fixed) -> String {
    match fixed {
        Fixed::Note(id) => format!("[^{id}]"),
        Fixed::Reference(id) => format!("[](#{id})"),
        Fixed::Placeholder(text) => format!("{{{{{text}}}}}"),
        Fixed::Link(url) => format!("[…]({})", destination(url)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_is_read_again() {
        let texts = [
            "a **b *c* d** [e](https://x.y/z) f[^n] [](#p) {{q}}",
            "**[a](https://x.y) b** c",
            "a\n\nb",
            "\\*a\\* [b\\] {{c\\}\\}",
            "[a](<https://x.y/(z)>)",
            "*a* **b**_c_",
            "1\\. a & b <c> `d` !\\[e](f) \\\\\\*",
        ];
        for text in texts {
            let content = Content::read(text);
            let spelled = spell(&content).expect("it can be said");
            assert!(spelled.is_exact, "{text} {spelled:?}");
            assert_eq!(Content::read(&spelled.text), content, "{text}");
        }
        assert_eq!(spell(&Content::read("**b** c")).unwrap().text, "**b** c");
    }
}
