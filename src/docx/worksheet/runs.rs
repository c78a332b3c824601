//! What a text says → runs that a translator can work on: bold and italic as anybody sets
//! them, links as links, and signs for what is no text.

use super::body::Writer;
use crate::docx::language::is_from_right;
use crate::docx::mend::{soft_hyphens, spaces};
use crate::docx::order;
use crate::docx::package::Target;
use crate::docx::xml::{Element, element, value};
use crate::translation::{Content, Fixed, Look, Signs, SpanKind};

impl Writer<'_> {
    /// The runs of a text in a language.
    pub(super) fn runs(
        &mut self,
        content: &Content,
        signs: &Signs,
        tag: &str,
    ) -> Vec<Element> {
        let number = |look: &Look| look.link.as_ref().map(|(number, _)| *number);
        let mut out = vec![];
        for part in content.spans.chunk_by(|a, b| number(&a.look) == number(&b.look)) {
            let runs = part.iter().map(|span| match &span.kind {
                SpanKind::Text(text) => run(&span.look, tag, None, letters(text)),
                SpanKind::Break => run(&span.look, tag, None, vec![element("w:br")]),
                SpanKind::Fixed(fixed) => sign(&span.look, tag, signs, fixed),
            });
            let runs: Vec<Element> = runs.collect();
            match part.first().and_then(|span| span.look.link.as_ref()) {
                Some((_, url)) => out.push(self.link(url, runs)),
                None => out.extend(runs),
            }
        }
        out
    }

    fn link(&mut self, url: &str, runs: Vec<Element>) -> Element {
        let link = element("w:hyperlink");
        let link = match url.strip_prefix('#') {
            Some(id) => {
                let index = self.place(id);
                link.with("w:anchor", self.anchor(index))
            }
            None => {
                let target = Target::Outside(url.to_owned());
                link.with("r:id", self.relationships.add("hyperlink", target))
            }
        };
        link.with("w:history", 1).children(runs)
    }
}

fn sign(look: &Look, tag: &str, signs: &Signs, fixed: &Fixed) -> Element {
    // Words from the left would stand in a line from the right in another order.
    let sign = match is_from_right(tag) {
        true => signs.short(fixed),
        false => signs.sign(fixed),
    };
    run(look, tag, Some("TranslationSign"), letters(&sign))
}

fn run(look: &Look, tag: &str, style: Option<&str>, content: Vec<Element>) -> Element {
    let mut properties = element("w:rPr");
    let style = style.or(look.link.as_ref().map(|_| "Hyperlink"));
    properties = properties.children(style.map(|style| value("w:rStyle", style)));
    for (on, name) in [(look.strong, "w:b"), (look.emphasis, "w:i")] {
        if on {
            properties =
                properties.child(element(name)).child(element(&format!("{name}Cs")));
        }
    }
    properties = properties.child(value("w:lang", tag));
    order::sort(&mut properties);
    let mut run = element("w:r").child(properties).children(content);
    soft_hyphens(&mut run);
    run
}

/// Text, with an element for each tab and line in it.
fn letters(text: &str) -> Vec<Element> {
    let mut out = vec![];
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\n']) {
        out.extend(letter(&rest[..at]));
        out.push(element(if rest[at..].starts_with('\t') { "w:tab" } else { "w:br" }));
        rest = &rest[at + 1..];
    }
    out.extend(letter(rest));
    out
}

fn letter(text: &str) -> Option<Element> {
    let mut own = element("w:t").text(text);
    spaces(&mut own);
    (!text.is_empty()).then_some(own)
}
