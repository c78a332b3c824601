//! A string of the record → what it says, as a translator must be able to say it again:
//! text with its looks, and what stands in it and is not text. The form is the same however
//! marks are nested or spelled, so that two strings can be compared by what they say.

use std::sync::Arc;

use crate::markdown::{self, Piece, PieceKind};

/// What stands in a text beside words, and cannot be written in another way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// A footnote's mark, by its id.
    Note(String),
    /// The number of another place, by its id.
    Reference(String),
    /// What is not known yet, or is filled in.
    Placeholder(String),
    /// Text that leads to an address or a place.
    Link(String),
}

/// How text looks and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    pub strong: bool,
    pub emphasis: bool,
    /// Which link of the text it stands in, and where that leads.
    pub link: Option<(usize, Arc<str>)>,
}

/// A piece that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub kind: SpanKind,
    pub look: Look,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanKind {
    Text(String),
    Break,
    /// Never a link, which is a look.
    Fixed(Fixed),
}

/// What a string says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    pub spans: Vec<Span>,
}

impl Content {
    /// Reads inline Markdown.
    pub fn read(text: &str) -> Self {
        let (mut spans, mut links) = (vec![], 0);
        collect(&markdown::parse(text).pieces, &Look::default(), &mut links, &mut spans);
        Self { spans }.settled()
    }

    /// The same in the one form that all have that say it: words and white space apart,
    /// white space with the looks that both its neighbours share, none beside a break.
    pub fn settled(self) -> Self {
        let mut spans: Vec<Span> = vec![];
        for span in self.spans {
            let SpanKind::Text(text) = &span.kind else {
                spans.push(span);
                continue;
            };
            for part in cut(text) {
                let kind = SpanKind::Text(part.to_owned());
                spans.push(Span { kind, look: span.look.clone() });
            }
        }
        let spans = smoothed(without_edges(spans));
        let mut out: Vec<Span> = vec![];
        for span in spans {
            match (out.last_mut(), &span.kind) {
                (
                    Some(Span { kind: SpanKind::Text(last), look }),
                    SpanKind::Text(text),
                ) if *look == span.look => last.push_str(text),
                _ => out.push(span),
            }
        }
        Self { spans: out }.renumbered()
    }

    /// Whether two say the same and look the same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.clone().settled() == other.clone().settled()
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| match &span.kind {
            SpanKind::Text(text) => text.chars().all(is_space),
            SpanKind::Break => true,
            SpanKind::Fixed(_) => false,
        })
    }

    /// What stands in it and must not get lost, sorted; each link once.
    pub fn fixed(&self) -> Vec<Fixed> {
        let mut out: Vec<Fixed> = vec![];
        let mut last = None;
        for span in &self.spans {
            if let SpanKind::Fixed(own) = &span.kind {
                out.push(own.clone());
            }
            let link = span.look.link.as_ref();
            if let Some((number, url)) = link.filter(|(number, _)| last != Some(*number))
            {
                last = Some(*number);
                out.push(Fixed::Link(url.to_string()));
            }
        }
        out.sort();
        out
    }

    /// The same without white space at its ends.
    pub fn trimmed(&self) -> Self {
        let mut out = self.clone();
        if let Some(Span { kind: SpanKind::Text(text), .. }) = out.spans.first_mut() {
            *text = text.trim_start_matches(is_space).to_owned();
        }
        if let Some(Span { kind: SpanKind::Text(text), .. }) = out.spans.last_mut() {
            *text = text.trim_end_matches(is_space).to_owned();
        }
        out.settled()
    }

    /// The same with links in one that touch and lead to the same place: word processors
    /// know no border between them.
    pub fn with_links_joined(&self) -> Self {
        let mut out = self.clone();
        let mut last: Option<(usize, Arc<str>)> = None;
        for span in &mut out.spans {
            if let (Some((number, url)), Some((before, same))) =
                (&mut span.look.link, &last)
                && url == same
            {
                *number = *before;
            }
            last.clone_from(&span.look.link);
        }
        out.settled()
    }

    /// The same without bold and italic.
    pub fn bare(&self) -> Self {
        let mut out = self.clone();
        for span in &mut out.spans {
            (span.look.strong, span.look.emphasis) = (false, false);
        }
        out.settled()
    }

    /// Links are numbered from 0 in their order.
    fn renumbered(mut self) -> Self {
        let (mut last, mut next) = (None, 0);
        for span in &mut self.spans {
            let Some((number, _)) = &mut span.look.link else {
                last = None;
                continue;
            };
            if last.replace(*number) != Some(*number) {
                next += 1;
            }
            *number = next - 1;
        }
        self
    }
}

fn collect(pieces: &[Piece], look: &Look, links: &mut usize, out: &mut Vec<Span>) {
    for piece in pieces {
        let mut push = |kind| out.push(Span { kind, look: look.clone() });
        match &piece.kind {
            PieceKind::Text(text) => push(SpanKind::Text(text.clone())),
            PieceKind::Strong(inner) => {
                collect(inner, &Look { strong: true, ..look.clone() }, links, out);
            }
            PieceKind::Emphasis(inner) => {
                collect(inner, &Look { emphasis: true, ..look.clone() }, links, out);
            }
            PieceKind::Link { url, content } => {
                let link = Some((*links, url.as_str().into()));
                *links += 1;
                collect(content, &Look { link, ..look.clone() }, links, out);
            }
            PieceKind::Reference { anchor } => {
                push(SpanKind::Fixed(Fixed::Reference(anchor.clone())));
            }
            PieceKind::Note { id } => push(SpanKind::Fixed(Fixed::Note(id.clone()))),
            PieceKind::Placeholder(text) => {
                push(SpanKind::Fixed(Fixed::Placeholder(text.clone())));
            }
            PieceKind::LineBreak => push(SpanKind::Break),
        }
    }
}

/// White space that Markdown may set apart; not the kind that keeps words together.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Words and the white space between them.
fn cut(text: &str) -> Vec<&str> {
    let mut out = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let own = is_space(first);
        let end = rest.find(|c| is_space(c) != own).unwrap_or(rest.len());
        out.push(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

fn is_blank(span: &Span) -> bool {
    matches!(&span.kind, SpanKind::Text(text) if text.chars().all(is_space))
}

/// No white space beside breaks, no two breaks in a row, none at the ends.
fn without_edges(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = vec![];
    for span in spans {
        let is_break = |own: &Span| own.kind == SpanKind::Break;
        if is_break(&span) {
            while out.last().is_some_and(is_blank) {
                out.pop();
            }
            if out.last().is_none_or(is_break) {
                continue;
            }
        } else if is_blank(&span) && out.last().is_some_and(is_break) {
            continue;
        }
        out.push(span);
    }
    while out.last().is_some_and(|own| own.kind == SpanKind::Break) {
        out.pop();
    }
    out
}

/// White space, breaks and marks of notes look as both their neighbours do; what they
/// stand in of links, they keep where it goes on.
fn smoothed(mut spans: Vec<Span>) -> Vec<Span> {
    let is_loose = |span: &Span| {
        is_blank(span)
            || matches!(span.kind, SpanKind::Break | SpanKind::Fixed(Fixed::Note(_)))
    };
    let mut at = 0;
    while at < spans.len() {
        if !is_loose(&spans[at]) {
            at += 1;
            continue;
        }
        let end = (at..spans.len()).find(|at| !is_loose(&spans[*at]));
        let before = at.checked_sub(1).map(|at| spans[at].look.clone());
        let after = end.map(|end| spans[end].look.clone());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let shared = Look {
            strong: before.strong && after.strong,
            emphasis: before.emphasis && after.emphasis,
            link: before.link.filter(|own| after.link.as_ref() == Some(own)),
        };
        let end = end.unwrap_or(spans.len());
        for span in &mut spans[at..end] {
            span.look = shared.clone();
        }
        at = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_is_alike() {
        let alike = [
            ("**a** **b**", "**a b**"),
            ("*a*", "_a_"),
            ("**[a](https://x.y) b**", "[**a**](https://x.y) **b**"),
            ("a  \nb", "a\n\n b"),
            ("a\\*b", "a*b"),
            ("*a[^n] b*", "*a*[^n] *b*"),
        ];
        for (a, b) in alike {
            assert!(Content::read(a).is_like(&Content::read(b)), "{a} | {b}");
        }
        let unlike = [
            ("**ab**", "**a**b"),
            ("[a](https://x.y)", "a"),
            ("a[^n]", "a[^m]"),
            ("[a](https://x.y)[b](https://x.y)", "[ab](https://x.y)"),
            ("a\u{a0}b", "a b"),
        ];
        for (a, b) in unlike {
            assert!(!Content::read(a).is_like(&Content::read(b)), "{a} | {b}");
        }
    }
}
