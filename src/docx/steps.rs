//! The steps that a printed text takes, letter by letter.

use super::redline::{NOTE, PRINTED, Step, Words};
use super::xml::{Element, Node, element};

/// What becomes of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Done {
    Keep,
    Look((bool, bool), String),
    Delete(String),
}

/// Steps being done.
pub(super) struct Work<'s> {
    pub(super) steps: &'s [Step],
    /// How many characters each is about.
    pub(super) lengths: Vec<usize>,
    /// The step that is being done, and for how many characters it was.
    pub(super) at: usize,
    pub(super) done: usize,
}

impl<'s> Work<'s> {
    /// The next step, if it is an insertion.
    pub(super) fn insertion(&mut self) -> Option<(&'s Words, &'s str)> {
        self.skip();
        let Step::Insert(words, author) = self.steps.get(self.at)? else { return None };
        self.at += 1;
        Some((words, author))
    }

    /// Does a character: what becomes of it.
    pub(super) fn letter(&mut self) -> Done {
        self.skip();
        self.done += 1;
        match self.steps.get(self.at) {
            Some(Step::Delete(_, author)) => Done::Delete(author.clone()),
            Some(Step::Look(_, look, author)) => Done::Look(*look, author.clone()),
            _ => Done::Keep,
        }
    }

    fn skip(&mut self) {
        while let Some(step) = self.steps.get(self.at)
            && !matches!(step, Step::Insert(..))
            && self.done >= self.lengths[self.at]
        {
            self.at += 1;
            self.done = 0;
        }
    }
}

/// How many characters of a printed text each step is about; none where they do not fit.
pub(super) fn fitted(steps: &[Step], text: &str) -> Option<Vec<usize>> {
    let text: Vec<char> = text.chars().collect();
    let words = |step: &Step| match step {
        Step::Keep(own) | Step::Look(own, ..) | Step::Delete(own, _) => own.clone(),
        Step::Insert(..) => String::new(),
    };
    let mut lengths = Vec::with_capacity(steps.len());
    let mut at = 0;
    for (index, step) in steps.iter().enumerate() {
        if let Step::Insert(words, _) = step
            && words.text.contains(PRINTED)
        {
            return None;
        }
        let own = words(step);
        let length = match own.contains(PRINTED) {
            false => own.chars().count(),
            // It ends where the next words begin.
            true => {
                let next = steps[index + 1..].iter().map(words);
                match next.into_iter().find(|own| !own.is_empty()) {
                    Some(next) if next.contains(PRINTED) => return None,
                    Some(next) => {
                        let next: Vec<char> = next.chars().collect();
                        let rest = text.get(at..)?;
                        rest.windows(next.len()).position(|own| own == next)?
                    }
                    None => text.len().checked_sub(at)?,
                }
            }
        };
        lengths.push(length);
        at += length;
    }
    (at == text.len()).then_some(lengths)
}

/// A piece of a run, letter by letter; what is no text has no length.
pub(super) fn letters(piece: Element) -> Vec<(Element, usize)> {
    if piece.name != "w:t" {
        let is_letter = matches!(piece.name.as_str(), "w:br" | "w:tab" | "w:softHyphen");
        return vec![(piece, usize::from(is_letter))];
    }
    let text = match piece.children.first() {
        Some(Node::Text(text)) => text.clone(),
        _ => String::new(),
    };
    text.chars().map(|c| (element("w:t").text(c), 1)).collect()
}

/// Letters beside each other as one text.
pub(super) fn whole(pieces: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = vec![];
    for piece in pieces {
        if let (Some(Node::Element(last)), Node::Element(own)) = (out.last_mut(), &piece)
            && last.name == "w:t"
            && own.name == "w:t"
            && let (Some(Node::Text(text)), Some(Node::Text(more))) =
                (last.children.first_mut(), own.children.first())
        {
            text.push_str(more);
            continue;
        }
        out.push(piece);
    }
    for node in &mut out {
        if let Node::Element(own) = node
            && own.name == "w:t"
        {
            own.attributes = vec![("xml:space".into(), "preserve".into())];
        }
    }
    out
}

/// What a value says in the file, as [`Step`]s say it.
pub(super) fn text_of(nodes: &[Node], out: &mut String) {
    for node in nodes {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:r" if own.find("w:footnoteReference").is_some() => out.push(NOTE),
            "w:t" => {
                if let Some(Node::Text(text)) = own.children.first() {
                    out.push_str(text);
                }
            }
            "w:br" => out.push('\n'),
            "w:tab" => out.push('\t'),
            "w:softHyphen" => out.push('\u{ad}'),
            "w:rPr" | "w:sdtPr" | "w:instrText" => {}
            _ => text_of(&own.children, out),
        }
    }
}
