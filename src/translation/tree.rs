//! What a string says, as marks that stand in each other: for all that can only be written
//! so, Markdown, XLIFF and a document's text.

use std::sync::Arc;

use super::content::{Content, Fixed, Look, Span, SpanKind};

/// A piece, or a mark with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Break,
    Fixed(Fixed),
    Marked(Mark, Vec<Self>),
}

/// What stands around text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    /// The number of the link in its text, and where it leads.
    Link(usize, Arc<str>),
}

/// The marks that a look asks for.
fn marks(look: &Look) -> Vec<Mark> {
    let link =
        look.link.as_ref().map(|(number, url)| Mark::Link(*number, Arc::clone(url)));
    link.into_iter()
        .chain(look.strong.then_some(Mark::Strong))
        .chain(look.emphasis.then_some(Mark::Emphasis))
        .collect()
}

/// Marks stand outside that go on longest.
pub(super) fn tree(content: &Content) -> Vec<Node> {
    let spans: Vec<(&Span, Vec<Mark>)> =
        content.spans.iter().map(|span| (span, marks(&span.look))).collect();
    nested(&spans)
}

fn nested(spans: &[(&Span, Vec<Mark>)]) -> Vec<Node> {
    let mut out = vec![];
    let mut at = 0;
    while let Some((span, own)) = spans.get(at) {
        let reach = |mark: &Mark| {
            spans[at..].iter().take_while(|(_, marks)| marks.contains(mark)).count()
        };
        let longest = own.iter().map(|mark| (reach(mark), mark));
        // Of equals the first stays outside.
        let longest = longest.reduce(|a, b| if b.0 > a.0 { b } else { a });
        let Some((length, mark)) = longest else {
            out.push(match &span.kind {
                SpanKind::Text(text) => Node::Text(text.clone()),
                SpanKind::Break => Node::Break,
                SpanKind::Fixed(fixed) => Node::Fixed(fixed.clone()),
            });
            at += 1;
            continue;
        };
        let inner: Vec<(&Span, Vec<Mark>)> = spans[at..at + length]
            .iter()
            .map(|(span, marks)| {
                let rest = marks.iter().filter(|own| *own != mark).cloned().collect();
                (*span, rest)
            })
            .collect();
        out.push(Node::Marked(mark.clone(), nested(&inner)));
        at += length;
    }
    out
}
