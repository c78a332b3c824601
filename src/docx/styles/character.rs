//! Character styles: emphasis in all its combinations, marks, placeholders, links.

use super::Palette;
use crate::docx::write::{Format, Ground};
use crate::docx::xml::{Element, element, value};
use crate::style::Role;

/// The style of text without one.
pub(super) const PLAIN: &str = "DefaultParagraphFont";

impl Palette<'_> {
    pub(super) fn characters(&self) -> Vec<Element> {
        let mut out = vec![
            character(PLAIN, "Default Paragraph Font", 1)
                .with("w:default", 1)
                .child(element("w:semiHidden"))
                .child(element("w:unhideWhenUsed")),
        ];
        out.extend(Format::all().map(|format| self.format(format)));
        let raised = element("w:rPr").child(value("w:vertAlign", "superscript"));
        let reference = character("FootnoteReference", "footnote reference", 99);
        out.push(reference.child(value("w:basedOn", PLAIN)).child(raised));
        let sign = custom(character("FootnoteSign", "Footnote Sign", 99));
        out.push(sign.child(value("w:basedOn", PLAIN)));
        for (id, name, role) in [
            ("Classification", "Classification", Role::Classification),
            ("DraftMark", "Draft Mark", Role::DraftMark),
        ] {
            let run = self.run(&self.sheet.text(role));
            let own = custom(character(id, name, 40));
            out.push(own.child(value("w:basedOn", PLAIN)).child(run));
        }
        out.extend(self.worksheet_sign());
        for style in &mut out {
            crate::docx::order::sort(style);
        }
        out
    }

    fn format(&self, format: Format) -> Element {
        let id = format.style().unwrap_or_default();
        let parts = [format.strong, format.emphasis, format.capitals];
        let is_plain = format.ground == Ground::Plain;
        let count = parts.iter().filter(|on| **on).count() + usize::from(!is_plain);
        let mut name = String::new();
        for c in id.chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push(' ');
            }
            name.push(c);
        }
        let builtin = matches!(id.as_str(), "Strong" | "Emphasis" | "Hyperlink");
        let mut style = character(&id, &name, if count == 1 { 20 } else { 98 });
        if !builtin {
            style = custom(style);
        }
        // Combinations are shown to a user where the document has them.
        style = if count == 1 {
            style.child(element("w:qFormat"))
        } else {
            style.child(element("w:semiHidden")).child(element("w:unhideWhenUsed"))
        };
        // A combination says what its last part adds to the others.
        let (base, part) = format.split();
        let base = base.style().unwrap_or_else(|| PLAIN.into());
        let mut run = element("w:rPr");
        for (on, name) in [(part.strong, "w:b"), (part.emphasis, "w:i")] {
            if on {
                run = run.child(element(name)).child(element(&format!("{name}Cs")));
            }
        }
        if part.capitals {
            run = run.child(element("w:caps"));
        }
        match part.ground {
            Ground::Plain => {}
            Ground::Placeholder => run = run.child(self.highlight().ground()),
            Ground::Hyperlink => {
                run = run.child(self.link().text()).child(value("w:u", "single"));
            }
        }
        crate::docx::order::sort(&mut run);
        style.child(value("w:basedOn", base)).child(run)
    }
}

pub(super) fn character(id: &str, name: &str, priority: u8) -> Element {
    element("w:style")
        .with("w:type", "character")
        .with("w:styleId", id)
        .child(value("w:name", name))
        .child(value("w:uiPriority", priority))
}

pub(super) fn custom(style: Element) -> Element {
    style.with("w:customStyle", 1)
}
