//! A paragraph style in the making, and what Word is told of it.

use super::Palette;
use crate::docx::measure::{eighths, twips};
use crate::docx::order;
use crate::docx::xml::{Element, element, value};
use crate::style::Role;

/// A paragraph style in the making.
pub(super) struct Spec<'a> {
    pub(super) id: String,
    pub(super) name: &'a str,
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

impl Palette<'_> {
    pub(super) fn border(
        &self,
        side: &str,
        color: String,
        weight: f64,
        space: u32,
    ) -> Element {
        let line = value(side, "single")
            .with("w:sz", eighths(weight))
            .with("w:space", space)
            .with("w:color", color);
        element("w:pBdr").child(line)
    }

    pub(super) fn style_of_paragraph(&self, spec: Spec<'_>) -> Element {
        let text = self.sheet.text(spec.role);
        let mut paragraph = element("w:pPr");
        if text.keep_with_next {
            paragraph = paragraph.child(element("w:keepNext"));
        }
        if text.keep_together {
            paragraph = paragraph.child(element("w:keepLines"));
        }
        if !spec.paragraph.iter().any(|own| own.name == "w:spacing") {
            paragraph = paragraph.child(
                element("w:spacing")
                    .with("w:before", twips(spec.before.unwrap_or(text.before)))
                    .with("w:after", twips(text.after))
                    .with("w:line", twips(text.leading))
                    .with("w:lineRule", "exact"),
            );
        }
        paragraph = paragraph.children(spec.paragraph);
        order::sort(&mut paragraph);
        let mut run = self.run(&text);
        for own in spec.run {
            run.remove(&own.name);
            run = run.child(own);
        }
        order::sort(&mut run);
        let mut style = element("w:style").with("w:type", "paragraph");
        if spec.custom {
            style = style.with("w:customStyle", 1);
        }
        if spec.base.is_none() {
            style = style.with("w:default", 1);
        }
        style = style.with("w:styleId", &spec.id).child(value("w:name", spec.name));
        if let Some(base) = spec.base {
            style = style.child(value("w:basedOn", base));
        }
        if let Some(next) = spec.next.filter(|next| *next != spec.id) {
            style = style.child(value("w:next", next));
        }
        let mut style = style
            .child(value("w:uiPriority", 10))
            .child(element("w:qFormat"))
            .child(paragraph)
            .child(run);
        order::sort(&mut style);
        style
    }
}

/// The list that a style carries.
pub(super) fn numbered(list: usize, level: usize) -> Element {
    element("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", list))
}
