//! Styles of the table for translators: each column in its language, so that what is typed
//! there is in it, and the signs for what is no text.

use super::Palette;
use super::character::{PLAIN, character, custom};
use super::spec::{Spec, spec};
use crate::document::Style;
use crate::docx::language::is_from_right;
use crate::docx::xml::{Element, element, value};
use crate::style::{Ink, Role};

impl Palette<'_> {
    pub(super) fn worksheet_text(&self, specs: &mut Vec<Spec<'_>>) {
        let Some(languages) = &self.worksheet else { return };
        let place =
            spec("TranslationPlace", "Translation Place", Role::TableNote).custom();
        specs.push(place.before(0.0).base("TableText").run(element("w:noProof")));
        let columns = [
            ("TranslationSource", "Translation Source"),
            ("TranslationTarget", "Translation Target"),
        ];
        for ((id, name), language) in columns.into_iter().zip(languages) {
            let mut own = spec(id, name, Role::Style(Style::Body)).custom().before(0.0);
            let mut tag = value("w:lang", language).with("w:eastAsia", language);
            if is_from_right(language) {
                own = own.with(element("w:bidi"));
                tag = tag.with("w:bidi", language);
            }
            specs.push(own.run(tag));
        }
    }

    pub(super) fn worksheet_sign(&self) -> Option<Element> {
        self.worksheet.as_ref()?;
        let run = element("w:rPr")
            .child(element("w:noProof"))
            .child(self.ink(Ink::Secondary).text())
            .child(self.tint().ground());
        let sign = custom(character("TranslationSign", "Translation Sign", 10));
        Some(sign.child(element("w:qFormat")).child(value("w:basedOn", PLAIN)).child(run))
    }
}
