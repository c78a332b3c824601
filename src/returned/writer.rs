//! Tokens → Markdown, with the marks that their looks ask for.

use super::source::Source;
use super::style::Emphasis;
use super::token::{Kind, Token};
use crate::markdown::{Escapes, destination, escaped};

/// What stands around text.
#[derive(Debug, Clone, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
    Link(String),
}

pub(super) struct Writer<'s> {
    source: &'s Source,
    ground: Emphasis,
    escapes: Escapes<'static>,
    /// Whether marked passages that nobody touched are taken over as they are spelled.
    keeps: bool,
    strong: &'static str,
    emphasis: &'static str,
    out: String,
    open: Vec<Mark>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(
        source: &'s Source,
        ground: Emphasis,
        escapes: Escapes<'static>,
        keeps: bool,
    ) -> Self {
        // As the record does it already.
        let has = |sign: &str| source.text.contains(sign);
        let strong = if has("__") && !has("**") { "__" } else { "**" };
        let low = has("_") && !source.text.replace("**", "").contains('*');
        let emphasis = if low && !has("__") { "_" } else { "*" };
        Self {
            source,
            ground,
            escapes,
            keeps,
            strong,
            emphasis,
            out: String::new(),
            open: vec![],
        }
    }

    pub(super) fn write(
        mut self,
        returned: &[Token],
        pairs: &[(usize, usize)],
    ) -> String {
        let mut before: Vec<Option<usize>> = vec![None; returned.len()];
        for (own, at) in pairs {
            before[*at] = Some(*own);
        }
        let looks = looks(returned, &before, self.source, self.ground);
        let mut at = 0;
        while at < returned.len() {
            if let Some(length) = self.passage(&before[at..]) {
                let first = before[at].unwrap_or_default();
                let (_, bytes) = self
                    .source
                    .passages
                    .iter()
                    .find(|(tokens, _)| tokens.start == first)
                    .expect("a passage begins here");
                self.marks(&[]);
                self.out.push_str(&self.source.text[bytes.clone()]);
                at += length;
                continue;
            }
            let token = &returned[at];
            self.marks(&looks[at]);
            match before[at] {
                Some(own) => {
                    let spelling = self.source.tokens[own].spelling.clone();
                    self.out.push_str(&self.source.text[spelling]);
                }
                None => self.token(token),
            }
            at += 1;
        }
        self.marks(&[]);
        self.out
    }

    /// How many tokens from here on are a marked passage that nobody touched.
    fn passage(&self, before: &[Option<usize>]) -> Option<usize> {
        if !self.keeps {
            return None;
        }
        let first = (*before.first()?)?;
        let (tokens, _) =
            self.source.passages.iter().find(|(tokens, _)| tokens.start == first)?;
        let whole =
            tokens.clone().zip(before.iter()).filter(|(own, b)| **b == Some(*own));
        (whole.count() == tokens.len()).then_some(tokens.len())
    }

    /// Closes and opens marks, so that these are open.
    fn marks(&mut self, wanted: &[Mark]) {
        let same = self.open.iter().zip(wanted).take_while(|(a, b)| a == b).count();
        while self.open.len() > same {
            match self.open.pop() {
                Some(Mark::Strong) => self.out.push_str(self.strong),
                Some(Mark::Emphasis) => self.out.push_str(self.emphasis),
                Some(Mark::Link(url)) => {
                    self.out.push_str("](");
                    self.out.push_str(&destination(&url));
                    self.out.push(')');
                }
                None => {}
            }
        }
        for mark in &wanted[same..] {
            match mark {
                Mark::Strong => self.out.push_str(self.strong),
                Mark::Emphasis => self.out.push_str(self.emphasis),
                Mark::Link(_) => self.out.push('['),
            }
            self.open.push(mark.clone());
        }
    }

    fn token(&mut self, token: &Token) {
        match &token.kind {
            Kind::Break => self.out.push_str("\n\n"),
            Kind::Note if token.text.starts_with("instrument ") => {}
            Kind::Note => {
                self.out.push_str("[^");
                self.out.push_str(&token.text);
                self.out.push(']');
            }
            _ => self.out.push_str(&escaped(&token.text, self.escapes)),
        }
    }
}

/// The marks around each token, the outermost first. White space between words that are
/// marked alike is marked with them, other white space is not.
fn looks(
    returned: &[Token],
    before: &[Option<usize>],
    source: &Source,
    ground: Emphasis,
) -> Vec<Vec<Mark>> {
    let links_outside = !source.text.contains("**[") && !source.text.contains("*[");
    let marks = |at: usize| {
        let token = &returned[at];
        let look = match before[at] {
            Some(own) => source.tokens[own].own,
            None => Emphasis {
                strong: token.look.strong && !ground.strong,
                emphasis: token.look.emphasis && !ground.emphasis,
            },
        };
        let mut marks = vec![];
        let link = token.link.as_ref().map(|link| Mark::Link(link.to_string()));
        if links_outside {
            marks.extend(link.clone());
        }
        marks.extend(look.strong.then_some(Mark::Strong));
        marks.extend(look.emphasis.then_some(Mark::Emphasis));
        if !links_outside {
            marks.extend(link);
        }
        marks
    };
    let mut out: Vec<Vec<Mark>> = (0..returned.len()).map(marks).collect();
    let is_loose = |at: usize| returned[at].is_blank() || returned[at].kind == Kind::Note;
    let mut at = 0;
    while at < out.len() {
        if !is_loose(at) {
            at += 1;
            continue;
        }
        let end = (at..out.len()).find(|at| !is_loose(*at));
        let next = end.map_or(vec![], |end| out[end].clone());
        let last = at.checked_sub(1).map_or(vec![], |last| out[last].clone());
        let shared = last.iter().zip(&next).take_while(|(a, b)| a == b).count();
        let end = end.unwrap_or(out.len());
        out[at..end].fill(last[..shared].to_vec());
        at = end;
    }
    out
}
