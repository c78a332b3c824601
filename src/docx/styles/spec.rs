//! A paragraph style in the making, and what Word is told of it.

use std::collections::BTreeMap;

use super::Palette;
use super::base::difference;
use crate::docx::measure::twips;
use crate::docx::order;
use crate::docx::xml::{Element, element, value};
use crate::style::Role;

/// A paragraph style in the making.
pub(super) struct Spec<'a> {
    pub(super) id: String,
    pub(super) name: &'a str,
    /// What it builds on; nothing but the base of all has none.
    pub(super) base: Option<&'a str>,
    pub(super) next: Option<&'a str>,
    pub(super) role: Role,
    pub(super) custom: bool,
    /// What the role does not say.
    pub(super) paragraph: Vec<Element>,
    pub(super) run: Vec<Element>,
    pub(super) before: Option<f64>,
}

pub(super) fn spec<'a>(id: &str, name: &'a str, role: Role) -> Spec<'a> {
    Spec {
        id: id.into(),
        name,
        base: Some("Normal"),
        next: None,
        role,
        custom: false,
        paragraph: vec![],
        run: vec![],
        before: None,
    }
}

impl<'a> Spec<'a> {
    pub(super) fn custom(self) -> Self {
        Self { custom: true, ..self }
    }

    pub(super) fn base(self, base: &'a str) -> Self {
        Self { base: Some(base), ..self }
    }

    pub(super) fn next(self, next: &'a str) -> Self {
        Self { next: Some(next), ..self }
    }

    pub(super) fn before(self, before: f64) -> Self {
        Self { before: Some(before), ..self }
    }

    pub(super) fn with(mut self, paragraph: Element) -> Self {
        self.paragraph.push(paragraph);
        self
    }

    pub(super) fn run(mut self, run: Element) -> Self {
        self.run.push(run);
        self
    }
}

/// All that a paragraph style makes of a paragraph and its runs, whatever its base says.
pub(super) struct Look {
    pub(super) paragraph: Element,
    pub(super) run: Element,
}

impl Palette<'_> {
    /// The specs as styles: each says what its base, which stands before it, does not.
    pub(super) fn styles(&self, specs: Vec<Spec<'_>>) -> Vec<Element> {
        let mut looks = BTreeMap::new();
        let mut out = vec![];
        for spec in specs {
            let look = self.look(&spec);
            let base = spec.base.map_or(&self.defaults, |base| {
                looks.get(base).expect("a base stands before what builds on it")
            });
            out.push(spec.style(&look, base));
            looks.insert(spec.id, look);
        }
        out
    }

    fn look(&self, spec: &Spec<'_>) -> Look {
        let text = self.sheet.text(spec.role);
        let mut paragraph = element("w:pPr");
        for (on, name) in
            [(text.keep_with_next, "w:keepNext"), (text.keep_together, "w:keepLines")]
        {
            if on {
                paragraph = paragraph.child(element(name));
            }
        }
        let before = spec.before.unwrap_or(text.before);
        paragraph = paragraph.child(exact(before, text.after, text.leading));
        for own in &spec.paragraph {
            paragraph.remove(&own.name);
            paragraph = paragraph.child(own.clone());
        }
        order::sort(&mut paragraph);
        let mut run = self.run(&text);
        for own in &spec.run {
            run.remove(&own.name);
            run = run.child(own.clone());
        }
        order::sort(&mut run);
        Look { paragraph, run }
    }
}

impl Spec<'_> {
    fn style(&self, look: &Look, base: &Look) -> Element {
        let mut style = element("w:style").with("w:type", "paragraph");
        if self.custom {
            style = style.with("w:customStyle", 1);
        }
        if self.base.is_none() {
            style = style.with("w:default", 1);
        }
        style = style.with("w:styleId", &self.id).child(value("w:name", self.name));
        if let Some(base) = self.base {
            style = style.child(value("w:basedOn", base));
        }
        if let Some(next) = self.next.filter(|next| *next != self.id) {
            style = style.child(value("w:next", next));
        }
        style = style.child(value("w:uiPriority", 10)).child(element("w:qFormat"));
        let both = [(&look.paragraph, &base.paragraph), (&look.run, &base.run)];
        let said = both.map(|(own, base)| difference(own, base));
        style = style.children(said.into_iter().filter(|own| !own.children.is_empty()));
        order::sort(&mut style);
        style
    }
}

/// The gaps before and after a paragraph, and its lines.
pub(super) fn exact(before: f64, after: f64, leading: f64) -> Element {
    element("w:spacing")
        .with("w:before", twips(before))
        .with("w:after", twips(after))
        .with("w:line", twips(leading))
        .with("w:lineRule", "exact")
}

/// A frame of lines.
pub(super) fn borders(lines: impl IntoIterator<Item = Element>) -> Element {
    element("w:pBdr").children(lines)
}

/// The list that a style carries.
pub(super) fn numbered(list: usize, level: usize) -> Element {
    element("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", list))
}
