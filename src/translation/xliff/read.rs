//! An XLIFF file of 2.0 or 2.1 → the texts in it. Segments may have been split, joined or
//! moved; what is wrong with one text is said of that text alone.

use super::inline::{Data, Inline, point};
use super::{FIELD, STATE};
use crate::diagnostic::LanguageTag;
use crate::translation::content::Content;
use crate::translation::head::{Head, Identity};
use crate::translation::returned::{Remark, Returned, ReturnedUnit, Work};
use crate::xml::{self, Element, Ends, Kind, Node};

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where, in bytes.
    pub at: usize,
    /// Lower case, no full stop.
    pub message: String,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Returned, Unreadable> {
    let root = xml::parse(bytes, Ends::Strict).map_err(|mistake| Unreadable {
        at: mistake.at,
        message: match mistake.kind {
            Kind::Broken(how) => format!("this is no XML: {how}"),
            Kind::TooLarge(what) => format!("this {what}"),
        },
    })?;
    let fail = |own: &Element, message: String| Unreadable { at: own.at, message };
    if root.name != "xlf:xliff" {
        return Err(fail(&root, "this is no XLIFF 2.0 or 2.1".to_owned()));
    }
    if let Some(version) = root.get("version").filter(|own| !["2.0", "2.1"].contains(own))
    {
        return Err(fail(&root, format!("XLIFF {version} is not read, but 2.0 and 2.1")));
    }
    let language = |name: &str| {
        let tag = root.get(name).and_then(LanguageTag::new);
        tag.ok_or_else(|| fail(&root, format!("`{name}` is no language tag")))
    };
    let (source, target) = (language("srcLang")?, language("trgLang")?);
    let mut files = root.elements().filter(|own| own.name == "xlf:file");
    let file =
        files.next().ok_or_else(|| fail(&root, "there is no `<file>`".to_owned()))?;
    if let Some(other) = files.next() {
        let message = "this is a second `<file>`; only one is read".to_owned();
        return Err(fail(other, message));
    }
    let original = file.get("original").filter(|own| !own.is_empty());
    let package = original
        .ok_or_else(|| {
            fail(file, "`original` does not say of which package it is".into())
        })?
        .to_owned();
    let head = Head { package, source, target };
    let mut returned = Returned { head, units: vec![], loose: vec![], remarks: vec![] };
    collect(file, &mut returned);
    Ok(returned)
}

fn collect(element: &Element, out: &mut Returned) {
    remarks(element, out);
    for own in element.elements() {
        match own.name.as_str() {
            "xlf:group" => collect(own, out),
            "xlf:unit" => {
                remarks(own, out);
                out.units.push(unit(own));
            }
            _ => {}
        }
    }
}

/// Notes that were not exported.
fn remarks(of: &Element, out: &mut Returned) {
    let name = of.get("name").filter(|_| of.name == "xlf:unit").map(str::to_owned);
    let notes = of.find("xlf:notes").into_iter().flat_map(Element::elements);
    for note in notes.filter(|own| own.name == "xlf:note") {
        let text = note.text().trim().to_owned();
        if matches!(note.get("category"), Some(FIELD | STATE)) || text.is_empty() {
            continue;
        }
        let (author, quote) = (String::new(), String::new());
        out.remarks.push(Remark { name: name.clone(), author, quote, text });
    }
}

fn unit(element: &Element) -> ReturnedUnit {
    let is_part = |own: &&Element| ["xlf:segment", "xlf:ignorable"].contains(&&*own.name);
    let parts: Vec<&Element> = element.elements().filter(is_part).collect();
    let segments = || parts.iter().filter(|own| own.name == "xlf:segment");
    let work = segments().map(|own| match own.get("state") {
        None | Some("initial") => Work::Initial,
        Some("translated") => Work::Translated,
        Some(_) => Work::Reviewed,
    });
    ReturnedUnit {
        name: element.get("name").unwrap_or_default().to_owned(),
        identity: element.get("id").and_then(Identity::read),
        target: data(element).and_then(|data| target(&parts, &data)),
        work: work.min().unwrap_or(Work::Initial),
    }
}

fn data(unit: &Element) -> Result<Data, String> {
    let mut out = Data::new();
    let all = unit.find("xlf:originalData").into_iter().flat_map(Element::elements);
    for own in all.filter(|own| own.name == "xlf:data") {
        let mut text = String::new();
        for node in &own.children {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(own) => text.push(point(own)?),
            }
        }
        out.insert(own.get("id").unwrap_or_default().to_owned(), text);
    }
    Ok(out)
}

/// The parts in the order of the translation; what stands between sentences may have none
/// of its own.
fn target(parts: &[&Element], data: &Data) -> Result<Option<Content>, String> {
    let targets = parts.iter().enumerate().map(|(index, part)| {
        let own = part.find("xlf:target");
        let order =
            own.and_then(|own| own.get("order")?.parse().ok()).unwrap_or(index + 1);
        (order, *part, own)
    });
    let mut targets: Vec<(usize, &Element, Option<&Element>)> = targets.collect();
    targets.sort_by_key(|(order, ..)| *order);
    let segments = || targets.iter().filter(|(_, part, _)| part.name == "xlf:segment");
    // Some programs write an empty translation where there is none.
    let is_empty = |own: Option<&Element>| own.is_none_or(|own| own.children.is_empty());
    if segments().all(|(.., own)| is_empty(*own)) {
        return Ok(None);
    }
    if segments().any(|(.., own)| is_empty(*own)) {
        return Err("a part of it has no translation yet".to_owned());
    }
    let mut inline = Inline::new(data);
    for (_, part, own) in targets {
        if let Some(own) = own.or_else(|| part.find("xlf:source")) {
            inline.read(own)?;
        }
    }
    inline.finish().map(Some)
}
