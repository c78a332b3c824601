//! Runs of a value → the same runs, cut where somebody's change begins and ends.

use super::redline::{Pen, Step, Words};
use super::write::Format;
use super::xml::{Element, Node, element};

impl Pen<'_> {
    /// Runs with the steps done to their text.
    pub(super) fn runs(&mut self, nodes: Vec<Node>, work: &mut Work<'_>) -> Vec<Node> {
        let mut out = vec![];
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name != "w:r" {
                own.children = self.runs(own.children, work);
                out.push(Node::Element(own));
                continue;
            }
            if own.find("w:footnoteReference").is_some() {
                out.push(Node::Element(own));
                continue;
            }
            let properties = own.find("w:rPr").cloned();
            let pieces = std::mem::take(&mut own.children);
            let mut open: Vec<(Option<String>, Vec<Node>)> = vec![];
            for piece in pieces {
                let Node::Element(piece) = piece else { continue };
                if piece.name == "w:rPr" {
                    continue;
                }
                for (piece, length) in letters(piece) {
                    if length > 0 {
                        let before = self.inserted(work);
                        if !before.is_empty() {
                            self.close(&mut open, properties.as_ref(), &mut out);
                            out.extend(before);
                        }
                    }
                    let author = if length > 0 { work.letter() } else { None };
                    match open.last_mut() {
                        Some((known, list)) if *known == author => {
                            list.push(Node::Element(piece))
                        }
                        _ => open.push((author, vec![Node::Element(piece)])),
                    }
                }
            }
            self.close(&mut open, properties.as_ref(), &mut out);
        }
        out
    }

    /// Runs of what was collected, deleted where somebody deletes it.
    fn close(
        &mut self,
        open: &mut Vec<(Option<String>, Vec<Node>)>,
        properties: Option<&Element>,
        out: &mut Vec<Node>,
    ) {
        for (author, pieces) in std::mem::take(open) {
            let mut run = element("w:r");
            run.children.extend(properties.cloned().map(Node::Element));
            run.children.extend(whole(pieces));
            out.push(match author {
                None => Node::Element(run),
                Some(author) => {
                    deleted(&mut run);
                    Node::Element(self.change("w:del", &author).child(run))
                }
            });
        }
    }

    /// What is inserted where the work stands now.
    pub(super) fn inserted(&mut self, work: &mut Work<'_>) -> Vec<Node> {
        let mut out = vec![];
        while let Some((words, author)) = work.insertion() {
            let run = run(words);
            out.push(Node::Element(self.change("w:ins", author).child(run)));
        }
        out
    }

    pub(super) fn change(&mut self, name: &str, author: &str) -> Element {
        self.number += 1;
        element(name).with("w:id", self.number).with("w:author", author)
    }
}

/// Steps being done.
pub(super) struct Work<'s> {
    pub(super) steps: &'s [Step],
    /// The step that is being done, and for how many characters it was.
    pub(super) at: usize,
    pub(super) done: usize,
}

impl<'s> Work<'s> {
    /// The next step, if it is an insertion.
    fn insertion(&mut self) -> Option<(&'s Words, &'s str)> {
        self.skip();
        let Step::Insert(words, author) = self.steps.get(self.at)? else { return None };
        self.at += 1;
        Some((words, author))
    }

    /// Does a character: who deletes it, if anybody does.
    fn letter(&mut self) -> Option<String> {
        self.skip();
        self.done += 1;
        match self.steps.get(self.at)? {
            Step::Delete(_, author) => Some(author.clone()),
            _ => None,
        }
    }

    fn skip(&mut self) {
        while let Some(Step::Keep(length) | Step::Delete(length, _)) =
            self.steps.get(self.at)
            && self.done >= *length
        {
            self.at += 1;
            self.done = 0;
        }
    }
}

/// A piece of a run, letter by letter; what is no text has no length.
fn letters(piece: Element) -> Vec<(Element, usize)> {
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
fn whole(pieces: Vec<Node>) -> Vec<Node> {
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

/// Deleted text has a name of its own.
pub(super) fn deleted(run: &mut Element) {
    for node in &mut run.children {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:t" => own.name = "w:delText".into(),
            "w:instrText" => own.name = "w:delInstrText".into(),
            _ => {}
        }
    }
}

pub(super) fn run(words: &Words) -> Element {
    let format =
        Format { strong: words.strong, emphasis: words.emphasis, ..Format::default() };
    let mut run = element("w:r");
    if let Some(style) = format.style() {
        run = run.child(element("w:rPr").child(super::xml::value("w:rStyle", style)));
    }
    for (index, line) in words.text.split('\n').enumerate() {
        if index > 0 {
            run = run.child(element("w:br"));
        }
        if !line.is_empty() {
            run = run.child(element("w:t").with("xml:space", "preserve").text(line));
        }
    }
    run
}

/// How many characters steps are about.
pub(super) fn length(steps: &[Step]) -> usize {
    let length = |step: &Step| match step {
        Step::Keep(length) | Step::Delete(length, _) => *length,
        Step::Insert(..) => 0,
    };
    steps.iter().map(length).sum()
}

/// What a value says in the file, as [`Step`]s count it.
pub(super) fn text_of(nodes: &[Node], out: &mut String) {
    for node in nodes {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:r" if own.find("w:footnoteReference").is_some() => {}
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
