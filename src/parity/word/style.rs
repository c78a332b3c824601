//! The styles of a Word file in, what they say of text out: which are headings, and which
//! show text as if it were not there.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{Package, STYLES, Unreadable, all, attribute, child, number, value};

/// How many styles one may build on.
const BASES: usize = 20;
/// Ways to show text as if it were not there, or not meant.
const AWAY: [&str; 5] = ["vanish", "specVanish", "webHidden", "strike", "dstrike"];

/// The ways in which properties of text show it as if it were not there.
pub(super) fn ways(properties: Node<'_, '_>) -> Vec<&'static str> {
    let is_on = |name: &&str| {
        let own = child(properties, name);
        own.is_some_and(|own| {
            !matches!(attribute(own, "val"), Some("0" | "false" | "off"))
        })
    };
    AWAY.into_iter().filter(is_on).collect()
}

/// Those of styles: their own, of the styles they build on, and of all text.
pub(super) fn away(
    package: &Package,
) -> Result<BTreeMap<String, Vec<&'static str>>, Unreadable> {
    let xml = package.xml(STYLES)?;
    let styles: BTreeMap<&str, Node<'_, '_>> = all(xml.root_element(), "style")
        .filter_map(|style| Some((attribute(style, "styleId")?, style)))
        .collect();
    let default = all(xml.root_element(), "rPrDefault").next();
    let mut out = BTreeMap::new();
    for (id, style) in &styles {
        let next = |style: &Node<'_, '_>| styles.get(value(*style, "basedOn")?).copied();
        let line = std::iter::successors(Some(*style), next).take(BASES).chain(default);
        let own = line.filter_map(|own| child(own, "rPr")).flat_map(ways).collect();
        out.insert((*id).to_owned(), own);
    }
    Ok(out)
}

/// The levels of the styles of headings, their own or of the styles they build on.
pub(super) fn headings(package: &Package) -> Result<BTreeMap<String, u8>, Unreadable> {
    let xml = package.xml(STYLES)?;
    let styles: BTreeMap<&str, Node<'_, '_>> = all(xml.root_element(), "style")
        .filter_map(|style| Some((attribute(style, "styleId")?, style)))
        .collect();
    let level = |style: &Node<'_, '_>| {
        let name = value(*style, "name").unwrap_or_default();
        if name.eq_ignore_ascii_case("title") {
            return Some(Some(0));
        }
        let level = child(*style, "pPr").and_then(|own| value(own, "outlineLvl"))?;
        // 9 says that it is no heading, whatever it builds on.
        let level = u8::try_from(number(Some(level))).ok().filter(|own| *own < 9);
        Some(level.map(|own| own + 1))
    };
    let mut out = BTreeMap::new();
    for (id, style) in &styles {
        let next = |style: &Node<'_, '_>| styles.get(value(*style, "basedOn")?).copied();
        let mut line = std::iter::successors(Some(*style), next).take(BASES);
        out.extend(
            line.find_map(|own| level(&own))
                .flatten()
                .map(|level| ((*id).to_owned(), level)),
        );
    }
    Ok(out)
}
