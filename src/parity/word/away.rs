//! A Word file in, text out that is there and is shown as if it were not: hidden, or struck
//! through. Who reads the file takes it for gone, and who reads its text does not.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{Package, all, child, is, style, value};

/// What only the view of web pages hides; Word gives it to numbers in tables of contents.
const WEB: &str = "webHidden";
/// Parts that hold text.
const PARTS: [&str; 5] = ["document", "endnotes", "footnotes", "ftr", "hdr"];
/// Stretches that are told.
const TOLD: usize = 1000;

/// A stretch of text that is shown as if it were not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    pub text: String,
    /// Struck through, and else hidden.
    pub is_struck: bool,
}

impl Package {
    /// All such text. A part that is no XML has none: nobody can read it.
    pub fn away(&self) -> Vec<Away> {
        let styles = style::away(self).unwrap_or_default();
        let mut out = vec![];
        let names = self.parts.keys().filter(|name| name.ends_with(".xml"));
        for xml in names.filter_map(|name| self.xml(name).ok()) {
            let root = xml.root_element();
            if PARTS.iter().any(|name| is(root, name)) {
                all(root, "p").for_each(|own| paragraph(own, &styles, &mut out));
            }
        }
        out
    }
}

fn paragraph(
    own: Node<'_, '_>,
    styles: &BTreeMap<String, Vec<&'static str>>,
    out: &mut Vec<Away>,
) {
    let style = child(own, "pPr").and_then(|own| value(own, "pStyle"));
    let whole = styles.get(style.unwrap_or("Normal"));
    let mut last = None;
    for run in all(own, "r") {
        let text: String = run
            .children()
            .filter(|own| is(*own, "t"))
            .filter_map(|own| own.text())
            .collect();
        if text.trim().is_empty() {
            continue;
        }
        let properties = child(run, "rPr");
        let style = properties.and_then(|own| value(own, "rStyle"));
        let ways = properties.into_iter().flat_map(style::ways);
        let of_style = style.and_then(|own| styles.get(own));
        let ways = ways.chain(whole.into_iter().chain(of_style).flatten().copied());
        let ways: Vec<&str> = ways.filter(|own| *own != WEB).collect();
        let is_struck = !ways.iter().any(|own| own.contains("anish"));
        let way = (!ways.is_empty()).then_some(is_struck);
        let has_room = out.len() < TOLD;
        match out.last_mut().filter(|_| last == way) {
            _ if way.is_none() => {}
            Some(before) => before.text.push_str(&text),
            None if has_room => out.push(Away { text, is_struck }),
            None => {}
        }
        last = way;
    }
}
