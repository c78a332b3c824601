//! Tokens as a person left them → the string that says so in the record: what was not
//! changed is spelled as it was, byte for byte; the rest as plainly as can be.

use super::lcs;
use super::source::{Form, Source, Spelled};
use super::style::Emphasis;
use super::token::{self, Kind, Token};
use crate::markdown::{self, Piece, PieceKind};

/// A string for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) text: String,
    /// Whether the string says all that the tokens say, bold, italic and links too.
    pub(super) is_exact: bool,
}

/// Whether what a person left is what was printed.
pub(super) fn is_unchanged(source: &Source, returned: &[Token]) -> bool {
    let returned = fill(source, returned);
    let shown = source.shown();
    let (a, b) = (token::trimmed(&shown), token::trimmed(&returned));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_like(b))
}

/// Spells what a person left.
pub(super) fn spell(source: &Source, returned: &[Token]) -> Spelling {
    if is_unchanged(source, returned) {
        return Spelling { text: source.text.clone(), is_exact: true };
    }
    let returned = fill(source, returned);
    let returned = keep_ends(source, &returned);
    if source.form == Form::Literal {
        let text = token::text_of(&returned);
        let is_exact = returned.iter().all(|own| own.kind != Kind::Note);
        return Spelling { text, is_exact };
    }
    let pairs = match source.form {
        Form::Markdown => {
            lcs::pairs(&source.tokens, &returned, |own, token| own.token.is_like(token))
        }
        _ => vec![],
    };
    let ground = ground(source);
    // A passage is taken over as a whole where it can be; beside what is marked as it is,
    // it cannot.
    for escapes in [Escapes::Few, Escapes::All] {
        for keeps in [true, false] {
            let writer = Writer { keeps, ..Writer::new(source, ground, escapes) };
            let text = writer.write(&returned, &pairs);
            if says(&text, source, &returned, ground) {
                return Spelling { text, is_exact: true };
            }
        }
    }
    // No Markdown says it (bold that ends within a word, before a sign): the words count.
    let bare: Vec<Token> = returned
        .iter()
        .map(|own| Token { look: ground, link: None, ..own.clone() })
        .collect();
    let text = Writer::new(source, ground, Escapes::All).write(&bare, &[]);
    Spelling { text, is_exact: false }
}

/// A new text for the record.
pub(super) fn new(tokens: &[Token]) -> Spelling {
    let source = Source::default();
    match token::trimmed(tokens) {
        [] => Spelling { text: String::new(), is_exact: true },
        tokens => spell(&source, tokens),
    }
}

/// How the text around a value looks.
fn ground(source: &Source) -> Emphasis {
    let all = |get: &dyn Fn(&Spelled) -> bool| {
        !source.tokens.is_empty() && source.tokens.iter().all(get)
    };
    Emphasis {
        strong: all(&|own| own.token.look.strong && !own.own.strong),
        emphasis: all(&|own| own.token.look.emphasis && !own.own.emphasis),
    }
}

/// White space at the ends is what it was in the record.
fn keep_ends(source: &Source, returned: &[Token]) -> Vec<Token> {
    let shown = source.shown();
    let own = token::trimmed(&shown);
    let is_blank = own.is_empty();
    let before = shown.iter().take_while(|own| own.is_blank() && !is_blank);
    let after = shown.iter().rev().take_while(|own| own.is_blank() && !is_blank);
    let mut after: Vec<Token> = after.cloned().collect();
    after.reverse();
    let middle = token::trimmed(returned).iter();
    before.chain(middle).cloned().chain(after).map(untabbed).collect()
}

/// The record has no tabs in its texts.
fn untabbed(token: Token) -> Token {
    match token.kind {
        Kind::Space if token.text.contains('\t') => Token { text: " ".into(), ..token },
        _ => token,
    }
}

/// Makes one token of each text that was filled in and is still there.
fn fill(source: &Source, returned: &[Token]) -> Vec<Token> {
    let mut out = returned.to_vec();
    let mut from = 0;
    for (index, own) in source.tokens.iter().enumerate() {
        if own.token.kind != Kind::Filled || own.token.text.is_empty() {
            continue;
        }
        let parts = token::cut(&own.token.text);
        let is_here = |at: usize| match &out[at].kind {
            Kind::Field(field) => {
                let same =
                    own.field.as_deref() == Some(field) || out[at].text == own.token.text;
                same.then_some(1)
            }
            _ => {
                let fits = parts.iter().enumerate().all(|(offset, (_, part))| {
                    out.get(at + offset).is_some_and(|token| token.text == *part)
                });
                fits.then_some(parts.len())
            }
        };
        let before = index.checked_sub(1).map(|before| &source.tokens[before].token);
        let places = || (from..out.len()).filter(|at| is_here(*at).is_some());
        let by_mark = places().find(|at| {
            let token = &out[*at];
            matches!(token.kind, Kind::Field(_))
                || token.link.as_ref().is_some_and(|link| link.starts_with('#'))
        });
        let by_place = || {
            places().find(|at| match (before, at.checked_sub(1)) {
                (Some(before), Some(at)) => out[at].says(before),
                (None, at) => at.is_none(),
                _ => false,
            })
        };
        let Some(at) = by_mark.or_else(by_place).or_else(|| places().next()) else {
            continue;
        };
        let length = is_here(at).unwrap_or(1);
        let filled = Token {
            text: own.token.text.clone(),
            kind: Kind::Filled,
            link: own.token.link.clone(),
            look: out[at].look,
            ..out[at].clone()
        };
        out.splice(at..at + length, [filled]);
        from = at + 1;
    }
    out
}

/// Whether a string says what the tokens say.
fn says(text: &str, source: &Source, returned: &[Token], ground: Emphasis) -> bool {
    let mut read = vec![];
    collect(&markdown::parse(text).pieces, ground, None, &mut read);
    let mut wanted = vec![];
    for token in returned {
        match token.kind {
            Kind::Filled => {
                let spelled = source.tokens.iter().find(|own| own.token.says(token));
                let spelling =
                    spelled.map_or("", |own| &source.text[own.spelling.clone()]);
                let look = Emphasis::default();
                collect(&markdown::parse(spelling).pieces, look, None, &mut wanted);
                if let Some(last) = wanted.last_mut() {
                    last.look = token.look;
                    last.link.clone_from(&token.link);
                }
            }
            // An instrument's note comes by itself.
            Kind::Note if token.text.starts_with("instrument ") => {}
            Kind::Field(_) => {
                let parts = token::cut(&token.text).into_iter();
                wanted.extend(parts.map(|(kind, part)| Token {
                    kind,
                    text: part.into(),
                    ..token.clone()
                }));
            }
            _ => wanted.push(token.clone()),
        }
    }
    for token in read.iter_mut().chain(&mut wanted) {
        token.look.strong &= !source.unseen.strong;
        token.look.emphasis &= !source.unseen.emphasis;
    }
    let (a, b) = (fused(&read), fused(&wanted));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.is_like(b) && a.text == b.text)
}

fn collect(
    pieces: &[Piece],
    look: Emphasis,
    link: Option<&std::sync::Arc<str>>,
    out: &mut Vec<Token>,
) {
    for piece in pieces {
        let mut push = |text: &str, kind: Kind| {
            out.push(Token { look, link: link.cloned(), ..Token::plain(text, kind) });
        };
        match &piece.kind {
            PieceKind::Text(text) => {
                token::cut(text).into_iter().for_each(|(kind, part)| push(part, kind));
            }
            PieceKind::Strong(inner) => {
                collect(inner, Emphasis { strong: true, ..look }, link, out);
            }
            PieceKind::Emphasis(inner) => {
                collect(inner, Emphasis { emphasis: true, ..look }, link, out);
            }
            PieceKind::Link { url, content } => {
                collect(content, look, Some(&url.as_str().into()), out);
            }
            PieceKind::Reference { anchor } => push(anchor, Kind::Filled),
            PieceKind::Note { id } => push(id, Kind::Note),
            PieceKind::Placeholder(name) => push(name, Kind::Filled),
            PieceKind::LineBreak => push("\n", Kind::Break),
        }
    }
}

/// Words that were cut in two by how they look are one again where they look the same.
fn fused(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = vec![];
    for token in tokens {
        match out.last_mut() {
            Some(last)
                if last.kind == token.kind
                    && matches!(token.kind, Kind::Word | Kind::Space)
                    && (token.kind == Kind::Space
                        || last.look == token.look && last.link == token.link) =>
            {
                last.text.push_str(&token.text);
            }
            _ => out.push(token.clone()),
        }
    }
    out
}

/// Which signs are escaped in new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escapes {
    /// None but a backslash that would escape something.
    Few,
    /// All that could mean something.
    All,
}

/// What stands around text.
#[derive(Debug, Clone, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
    Link(String),
}

struct Writer<'s> {
    source: &'s Source,
    ground: Emphasis,
    escapes: Escapes,
    /// Whether marked passages that nobody touched are taken over as they are spelled.
    keeps: bool,
    strong: &'static str,
    emphasis: &'static str,
    out: String,
    open: Vec<Mark>,
}

impl<'s> Writer<'s> {
    fn new(source: &'s Source, ground: Emphasis, escapes: Escapes) -> Self {
        // As the record does it already.
        let has = |sign: &str| source.text.contains(sign);
        let strong = if has("__") && !has("**") { "__" } else { "**" };
        let low = has("_") && !source.text.replace("**", "").contains('*');
        let emphasis = if low && !has("__") { "_" } else { "*" };
        Self {
            source,
            ground,
            escapes,
            keeps: true,
            strong,
            emphasis,
            out: String::new(),
            open: vec![],
        }
    }

    fn write(mut self, returned: &[Token], pairs: &[(usize, usize)]) -> String {
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
            _ => {
                let means = |c: char| match self.escapes {
                    Escapes::Few => c == '\\',
                    Escapes::All => "\\*_[]{}<".contains(c),
                };
                for c in token.text.chars() {
                    if means(c) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
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

/// An address as Markdown takes it.
fn destination(url: &str) -> String {
    let is_plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control())
        && !url.contains(['(', ')', '<', '>', '\\']);
    match is_plain {
        true => url.to_owned(),
        false => {
            let escaped =
                url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>");
            format!("<{}>", escaped.replace(['\n', '\r'], " "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        let mut draft = super::super::draft::Draft::default();
        draft.base = serde_json::json!({ "a.json": { "x": text } });
        let key = super::super::draft::Key {
            tag: "/x".into(),
            title: "x".into(),
            file: "a.json".into(),
            pointer: "/x".into(),
            language: None,
            ground: Emphasis::default(),
            is_linked: false,
        };
        Source::new(&draft, &key, None)
    }

    /// The tokens of a text, with some words changed.
    fn edited(text: &str, from: &str, to: &str) -> Vec<Token> {
        let mut out = vec![];
        for token in source(text).shown() {
            match token.text == from {
                true => out.extend(token::cut(to).into_iter().map(|(kind, part)| {
                    Token { text: part.into(), kind, ..token.clone() }
                })),
                false => out.push(token),
            }
        }
        out
    }

    #[test]
    fn what_nobody_touched_is_spelled_as_it_was() {
        let cases = [
            ("a _b c_ d\nnext", "d", "e", "a _b c_ e\nnext"),
            ("__x__ y \\* z", "z", "w", "__x__ y \\* w"),
            ("see <https://a.b/c> now", "now", "then", "see <https://a.b/c> then"),
            ("**[x](https://a.b)** y", "y", "z", "**[x](https://a.b)** z"),
            ("a **b c** d", "b", "x y", "a **x y c** d"),
            ("by {{date}} or", "or", "and", "by {{date}} and"),
            ("a [^n] b", "b", "c*d", "a [^n] c*d"),
            ("a b", "b", "[c](d) *e*", "a \\[c\\](d) \\*e\\*"),
            ("one\n\ntwo", "two", "three", "one\n\nthree"),
            ("Entwurf „x“", "x", "y", "Entwurf „y“"),
        ];
        for (before, from, to, after) in cases {
            let spelled = spell(&source(before), &edited(before, from, to));
            assert_eq!(
                spelled,
                Spelling { text: after.into(), is_exact: true },
                "{before}"
            );
            let own = spell(&source(before), &source(before).shown());
            assert_eq!(own.text, before);
        }
    }

    #[test]
    fn new_marks_are_set_around_words_and_not_around_spaces() {
        let mut tokens = source("a b c").shown();
        for token in &mut tokens[1..4] {
            token.look.strong = true;
        }
        assert_eq!(spell(&source("a b c"), &tokens).text, "a **b** c");
        for token in &mut tokens[..3] {
            token.look = Emphasis { strong: true, emphasis: true };
        }
        let text = spell(&source("a b c"), &tokens).text;
        assert_eq!(text, "***a b*** c");
    }
}
