//! Runs of a value → the same runs, cut where somebody's change begins and ends.

use super::order;
use super::package::Target;
use super::redline::{Pen, Words};
use super::steps::{Done, Work, fitted, letters, text_of, whole};
use super::write::Format;
use super::xml::{Element, Node, element, preserved, value};

/// What stands within a link and does not belong to it.
const OUTSIDE: &str = "outside";

impl Pen<'_> {
    /// Values with their texts changed.
    pub(super) fn values(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        let mut spot = None;
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name == "w:bookmarkStart" {
                spot = self.spot(&own).or(spot);
            }
            match (own.name.as_str(), spot.take_if(|_| own.name == "w:sdt")) {
                ("w:sdt", Some(spot)) => self.value(&mut own, spot),
                _ => own.children = self.values(own.children),
            }
            out.push(Node::Element(own));
        }
        out
    }

    fn value(&mut self, control: &mut Element, spot: (String, String)) {
        let Some(revised) = self.redline.texts.get(&spot) else { return };
        for node in &mut control.children {
            let Node::Element(content) = node else { continue };
            if content.name != "w:sdtContent" {
                continue;
            }
            let mut text = String::new();
            text_of(&content.children, &mut text);
            // What is printed otherwise than it is written is left as it is.
            let Some(lengths) = fitted(&revised.steps, &text) else { continue };
            let children = std::mem::take(&mut content.children);
            let mut work = Work { steps: &revised.steps, lengths, at: 0, done: 0 };
            content.children = self.runs(children, &mut work, None);
            content.children.extend(self.inserted(&mut work, None));
            self.done.insert(spot);
            return;
        }
    }

    /// Runs with the steps done to their text; within a link, that it leads to `link`.
    fn runs(
        &mut self,
        nodes: Vec<Node>,
        work: &mut Work<'_>,
        link: Option<&str>,
    ) -> Vec<Node> {
        let mut out = vec![];
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name == "w:hyperlink" {
                out.extend(self.inserted(work, link));
                let leads = self.leads(&own);
                let children = std::mem::take(&mut own.children);
                let children = self.runs(children, work, Some(&leads));
                out.extend(pulled(&own, children));
                continue;
            }
            if own.name != "w:r" {
                own.children = self.runs(own.children, work, link);
                out.push(Node::Element(own));
                continue;
            }
            if own.find("w:footnoteReference").is_some() {
                out.extend(self.inserted(work, link));
                out.push(match work.letter() {
                    Done::Delete(author) => {
                        deleted(&mut own);
                        Node::Element(self.change("w:del", &author).child(own))
                    }
                    _ => Node::Element(own),
                });
                continue;
            }
            let properties = own.find("w:rPr").cloned();
            let pieces = std::mem::take(&mut own.children);
            let mut open: Vec<(Done, Vec<Node>)> = vec![];
            for piece in pieces {
                let Node::Element(piece) = piece else { continue };
                if piece.name == "w:rPr" {
                    continue;
                }
                for (piece, length) in letters(piece) {
                    if length > 0 {
                        let before = self.inserted(work, link);
                        if !before.is_empty() {
                            self.close(&mut open, properties.as_ref(), &mut out);
                            out.extend(before);
                        }
                    }
                    let done = if length > 0 { work.letter() } else { Done::Keep };
                    match open.last_mut() {
                        Some((known, list)) if *known == done => {
                            list.push(Node::Element(piece));
                        }
                        _ => open.push((done, vec![Node::Element(piece)])),
                    }
                }
            }
            self.close(&mut open, properties.as_ref(), &mut out);
        }
        out
    }

    /// Runs of what was collected, as it stays, goes or looks otherwise.
    fn close(
        &mut self,
        open: &mut Vec<(Done, Vec<Node>)>,
        properties: Option<&Element>,
        out: &mut Vec<Node>,
    ) {
        for (done, pieces) in std::mem::take(open) {
            let mut run = element("w:r");
            run.children.extend(properties.cloned().map(Node::Element));
            run.children.extend(whole(pieces));
            out.push(Node::Element(match done {
                Done::Keep => run,
                Done::Look(look, author) => self.looking(run, look, &author),
                Done::Delete(author) => {
                    deleted(&mut run);
                    self.change("w:del", &author).child(run)
                }
            }));
        }
    }

    /// A run that looks otherwise, with how it looked.
    fn looking(
        &mut self,
        mut run: Element,
        (strong, emphasis): (bool, bool),
        author: &str,
    ) -> Element {
        let properties = run.first("w:rPr");
        let before = properties.clone();
        let style = before.find("w:rStyle").and_then(|own| own.get("w:val"));
        let known = Format::all().find(|own| own.style().as_deref() == style);
        let format = Format { strong, emphasis, ..known.unwrap_or_default() };
        properties.remove("w:rStyle");
        if let Some(style) = format.style() {
            properties.children.push(Node::Element(value("w:rStyle", style)));
        }
        order::sort(properties);
        let change = self.change("w:rPrChange", author).child(before);
        run.first("w:rPr").children.push(Node::Element(change));
        run
    }

    /// What is inserted where the work stands now.
    fn inserted(&mut self, work: &mut Work<'_>, link: Option<&str>) -> Vec<Node> {
        let mut out = vec![];
        while let Some((words, author)) = work.insertion() {
            let run = self.run(words);
            let change = self.change("w:ins", author).child(run);
            out.push(match (&words.link, link) {
                (Some(own), Some(link)) if own == link => Node::Element(change),
                (Some(own), None) => Node::Element(self.linked(own, change)),
                (None, None) => Node::Element(change),
                (Some(own), Some(_)) => {
                    let linked = self.linked(own, change);
                    Node::Element(element(OUTSIDE).child(linked))
                }
                (None, Some(_)) => Node::Element(element(OUTSIDE).child(change)),
            });
        }
        out
    }

    /// New words of a paragraph that somebody adds.
    pub(super) fn new_words(&mut self, words: &[Words], author: &str) -> Vec<Node> {
        let mut out = vec![];
        for words in words {
            let run = self.run(words);
            let author = words.by.as_deref().unwrap_or(author);
            let change = self.change("w:ins", author).child(run);
            out.push(Node::Element(match &words.link {
                Some(link) => self.linked(link, change),
                None => change,
            }));
        }
        out
    }

    /// Where a link leads, as the record says it.
    fn leads(&self, link: &Element) -> String {
        if let Some(bookmark) = link.get("w:anchor") {
            let is_own = |own: &&Element| own.get("bookmark") == Some(bookmark);
            let place = self.anchors.iter().find(is_own).and_then(|own| own.get("id"));
            return format!("#{}", place.unwrap_or(bookmark));
        }
        let target = link.get("r:id").and_then(|id| self.relationships.get(id));
        match target {
            Some(Target::Outside(url)) => url.clone(),
            _ => String::new(),
        }
    }

    /// Content that leads somewhere.
    fn linked(&mut self, link: &str, content: Element) -> Element {
        let place = link.strip_prefix('#').and_then(|place| {
            let own = self.anchors.iter().find(|own| own.get("id") == Some(place))?;
            own.get("bookmark")
        });
        let out = match place {
            Some(bookmark) => element("w:hyperlink").with("w:anchor", bookmark),
            None => {
                let target = Target::Outside(link.to_owned());
                let id = self.relationships.add("hyperlink", target);
                element("w:hyperlink").with("r:id", id)
            }
        };
        out.with("w:history", 1).child(content)
    }

    pub(super) fn run(&self, words: &Words) -> Element {
        if let Some(note) = &words.note
            && let Some(index) = self.notes.iter().position(|own| own == note)
        {
            let style = value("w:rStyle", "FootnoteReference");
            let reference = element("w:footnoteReference").with("w:id", index + 1);
            return element("w:r").child(element("w:rPr").child(style)).child(reference);
        }
        let ground = match words.link {
            Some(_) => super::write::Ground::Hyperlink,
            None => super::write::Ground::Plain,
        };
        let format = Format {
            strong: words.strong,
            emphasis: words.emphasis,
            ground,
            ..Format::default()
        };
        let mut run = element("w:r");
        if let Some(style) = format.style() {
            run = run.child(element("w:rPr").child(value("w:rStyle", style)));
        }
        for (index, line) in words.text.split('\n').enumerate() {
            if index > 0 {
                run = run.child(element("w:br"));
            }
            if !line.is_empty() {
                run = run.child(preserved(line));
            }
        }
        run
    }
}

/// A link cut where something stands in it that does not belong to it.
fn pulled(link: &Element, children: Vec<Node>) -> Vec<Node> {
    let mut out = vec![];
    let mut open = link.clone();
    for node in children {
        match node {
            Node::Element(own) if own.name == OUTSIDE => {
                if !open.children.is_empty() {
                    out.push(Node::Element(std::mem::replace(&mut open, link.clone())));
                }
                out.extend(own.children);
            }
            node => open.children.push(node),
        }
    }
    if !open.children.is_empty() {
        out.push(Node::Element(open));
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
