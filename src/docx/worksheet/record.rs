//! What a table says of itself for the way back: of which package and languages it is, of
//! which source and translation each row was made, what its signs and links stand for, and
//! which words belong to no text.

use super::body::Writer;
use crate::docx::xml::{Element, element, write};
use crate::model::fingerprint;
use crate::translation::{Content, Head, Signs, Unit, said};

/// The namespace of the custom XML part.
pub(super) const NAMESPACE: &str = "urn:communique:translations:1";

/// Tells tables of other packages and languages apart.
pub(super) fn key(head: &Head) -> String {
    fingerprint(&format!("{}\n{}\n{}", head.package, head.source, head.target))
}

impl Writer<'_> {
    /// The part.
    pub(super) fn record(&self) -> Vec<u8> {
        let head = self.worksheet.head;
        let units = self.worksheet.units.iter().enumerate();
        let rows = units.map(|(index, unit)| self.row_of(index + 1, unit));
        let anchors = self.anchors.iter().enumerate().map(|(index, id)| {
            element("anchor").with("bookmark", self.anchor(index)).text(id)
        });
        let texts = self.fixed.iter().map(|text| element("text").text(text));
        let root = element("translations")
            .with("xmlns", NAMESPACE)
            .with("key", &self.key)
            .with("package", &head.package)
            .with("source", &head.source)
            .with("target", &head.target)
            .child(element("rows").children(rows))
            .child(element("anchors").children(anchors))
            .child(element("fixed").children(texts));
        write(&root)
    }

    fn row_of(&self, number: usize, unit: &Unit) -> Element {
        let source = Content::read(&unit.source);
        let target = unit.target.as_deref().map(Content::read);
        let signs = Signs::new(&source, target.as_ref());
        let mut links: Vec<&str> = vec![];
        for span in source.spans.iter().chain(target.iter().flat_map(|own| &own.spans)) {
            let url = span.look.link.as_ref().map(|(_, url)| &**url);
            links.extend(url.filter(|url| !links.contains(url)));
        }
        let spelled = signs.spelled();
        element("row")
            .with("id", self.id(number, unit))
            .with("title", self.control_title(number, unit))
            .with("name", self.worksheet.head.name(&unit.origin))
            .with("said", said(&source.trimmed().with_links_joined()))
            .children(
                spelled.map(|(number, text)| {
                    element("sign").with("number", number).text(text)
                }),
            )
            .children(
                signs.plain.iter().map(|number| element("plain").with("number", *number)),
            )
            .children(links.into_iter().map(|url| element("link").text(url)))
    }
}
