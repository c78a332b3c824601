//! What a document says about itself → core, extended and custom properties.

use super::xml::{Element, element, write};
use crate::document::Document;

/// `docProps/core.xml`.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let info = &document.info;
    let (year, month, day) = info.date;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let text = |name: &str, text: &str| element(name).text(text);
    let moment =
        |name: &str| element(name).with("xsi:type", "dcterms:W3CDTF").text(date.as_str());
    let mut root = root().child(text("dc:title", &info.title));
    if let Some(subject) = &info.subject {
        root = root.child(text("dc:subject", subject));
    }
    if let Some(author) = &info.author {
        root = root.child(text("dc:creator", author));
        root = root.child(text("cp:lastModifiedBy", author));
    }
    if !info.keywords.is_empty() {
        root = root.child(text("cp:keywords", &info.keywords.join(", ")));
    }
    if let Some(reference) = &info.reference {
        root = root.child(text("dc:identifier", reference));
    }
    root = root
        .child(text("dc:language", document.language.as_str()))
        .child(text("cp:contentStatus", &info.status))
        .child(text("cp:category", &info.kind));
    if let Some(version) = &info.version {
        root = root.child(text("cp:version", version));
    }
    root = root
        .child(text("cp:revision", "1"))
        .child(moment("dcterms:created"))
        .child(moment("dcterms:modified"));
    write(&root)
}

fn root() -> Element {
    element("cp:coreProperties")
        .with(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
}

/// `docProps/core.xml` of a file that is no document of the record.
pub(super) fn short(title: &str, subject: &str, language: &str) -> Vec<u8> {
    let root = root()
        .child(element("dc:title").text(title))
        .child(element("dc:subject").text(subject))
        .child(element("dc:language").text(language));
    write(&root)
}

/// `docProps/app.xml`.
pub(super) fn extended(document: &Document) -> Vec<u8> {
    program(document.info.author.as_deref())
}

/// `docProps/app.xml`: the program, and in whose name it writes.
pub(super) fn program(author: Option<&str>) -> Vec<u8> {
    let mut root = element("Properties").with(
        "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    );
    root = root.child(element("Application").text("communique"));
    if let Some(author) = author {
        root = root.child(element("Company").text(author));
    }
    write(&root.child(element("AppVersion").text("16.0000")))
}

/// `docProps/custom.xml`.
pub(super) fn custom(document: &Document) -> Vec<u8> {
    let info = &document.info;
    let entries = [
        ("Document", Some(&info.id)),
        ("Kind", Some(&info.kind)),
        ("Meeting", Some(&info.meeting)),
        ("Reference", info.reference.as_ref()),
        ("Status", Some(&info.status)),
        ("Version", info.version.as_ref()),
    ];
    let given = entries.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let list = given.enumerate().map(|(index, (name, text))| property(index, name, text));
    let root = element("Properties")
        .with(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .with(
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        )
        .children(list);
    write(&root)
}

fn property(index: usize, name: &str, text: &str) -> Element {
    element("property")
        .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        // 0 and 1 are taken by the format.
        .with("pid", index + 2)
        .with("name", name)
        .child(element("vt:lpwstr").text(text))
}
