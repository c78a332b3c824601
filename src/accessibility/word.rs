//! A Word file's parts → what it says.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::judge::judge;
use super::{About, Facts, Line, WHITE};
use crate::brand::Color;
use crate::parity::tree::Medium;
use crate::parity::word::{
    MAIN, Package, Unreadable, all, attribute, body, child, is, value,
};

/// Nodes of a heading that are read.
const NODES: usize = 10_000;
/// The part that says how things look.
const STYLES: &str = "word/styles.xml";

/// Tables that only put things side by side.
const LAYOUT: [&str; 5] = [
    "LayoutTable",
    "ParallelTable",
    "SignatureTable",
    "LetterheadTable",
    "JointLetterheadTable",
];

/// Looks at a Word file.
///
/// # Errors
///
/// Where a part of it cannot be read.
pub fn word(
    package: &Package,
    about: Option<About<'_>>,
) -> Result<Vec<Line>, Unreadable> {
    let text = body(package)?.pieces;
    let main = package.xml(MAIN)?;
    let root = main.root_element();
    let facts = Facts {
        title: package.property("title"),
        shows_title: None,
        language: package.language(),
        headings: headings(package, root)?,
        pictures: root
            .descendants()
            .filter(|own| own.tag_name().name() == "docPr")
            .map(|own| own.attribute("descr").map(str::to_owned))
            .collect(),
        tables: all(root, "tbl").filter_map(table).collect(),
        text,
        inks: inks(package)?,
    };
    Ok(judge(&facts, Medium::Word, about))
}

/// Levels and texts by the styles of paragraphs.
fn headings(
    package: &Package,
    root: Node<'_, '_>,
) -> Result<Vec<(u8, String)>, Unreadable> {
    let styles = package.xml(STYLES)?;
    let level = |style: Node<'_, '_>| {
        // The title stands over all headings.
        let is_title = value(style, "name")?.eq_ignore_ascii_case("title");
        if is_title {
            return None;
        }
        let level = value(child(style, "pPr")?, "outlineLvl")?;
        level.parse::<u8>().ok().filter(|own| *own < 9).map(|own| own + 1)
    };
    let levels: BTreeMap<&str, u8> = all(styles.root_element(), "style")
        .filter_map(|own| Some((attribute(own, "styleId")?, level(own)?)))
        .collect();
    let heading = |paragraph: Node<'_, '_>| {
        let style = value(child(paragraph, "pPr")?, "pStyle")?;
        let texts = paragraph.descendants().take(NODES).filter(|own| is(*own, "t"));
        let texts = texts.filter_map(|own| own.text());
        Some((*levels.get(style)?, texts.collect::<String>()))
    };
    Ok(all(root, "p").filter_map(heading).collect())
}

/// What a table is about, and whether it has a head; none for what is no table of data.
fn table(table: Node<'_, '_>) -> Option<(String, bool)> {
    let properties = child(table, "tblPr")?;
    let style = value(properties, "tblStyle").unwrap_or_default();
    if LAYOUT.contains(&style) {
        return None;
    }
    let about = value(properties, "tblDescription").unwrap_or_default().to_owned();
    let look = child(properties, "tblLook");
    let is_on = |name| look.and_then(|own| attribute(own, name)) == Some("1");
    let repeats = all(table, "tblHeader").next().is_some();
    Some((about, is_on("firstColumn") || is_on("firstRow") && repeats))
}

/// The colours of all styles that say one, each upon its ground.
fn inks(package: &Package) -> Result<Vec<(String, Color, Color)>, Unreadable> {
    let xml = package.xml(STYLES)?;
    let parse = |text: &str| Color::parse(&format!("#{text}"));
    let default = all(xml.root_element(), "rPrDefault").next();
    let default = default.and_then(|own| value(child(own, "rPr")?, "color"));
    let default = default.and_then(parse).unwrap_or(Color(0, 0, 0));
    let mut out = vec![("text".to_owned(), default, WHITE)];
    for style in all(xml.root_element(), "style") {
        let name = value(style, "name").unwrap_or_default();
        let Some(run) = child(style, "rPr") else { continue };
        let ink = value(run, "color").and_then(parse);
        let ground = child(run, "shd").and_then(|own| attribute(own, "fill"));
        let ground = ground.and_then(parse);
        if ink.is_some() || ground.is_some() {
            let (ink, ground) = (ink.unwrap_or(default), ground.unwrap_or(WHITE));
            out.push((format!("the style “{name}”"), ink, ground));
        }
    }
    Ok(out)
}
