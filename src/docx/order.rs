//! An element → the same element with its children in the order that the schema wants.
//! docx-rs writes many of them in an order of its own.

use super::xml::{Element, Node};

/// Sorts the children of the elements whose schema is a sequence; equal names keep their
/// order, unknown names go last.
pub(super) fn sort(element: &mut Element) {
    let Some(order) = sequence(&element.name) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(child) => {
            order.iter().position(|name| *name == child.name).unwrap_or(usize::MAX)
        }
        Node::Text(_) => usize::MAX,
    });
}

/// The children of an element in the order of ECMA-376 (transitional).
pub(super) fn sequence(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:numPr" => &["w:ilvl", "w:numId", "w:ins"],
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:tblBorders" | "w:tcBorders" => {
            &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]
        }
        "w:tblCellMar" | "w:tcMar" => &["w:top", "w:left", "w:bottom", "w:right"],
        "w:pBdr" => &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:lvl" => LEVEL,
        "w:settings" => SETTINGS,
        _ => return None,
    })
}

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:bidi",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

const RUN: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:noProof",
    "w:vanish",
    "w:webHidden",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:bdr",
    "w:shd",
    "w:vertAlign",
    "w:rtl",
    "w:lang",
    "w14:ligatures",
    "w14:numForm",
    "w14:numSpacing",
];

const TABLE: &[&str] = &[
    "w:tblStyle",
    "w:tblpPr",
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
    "w:tblDescription",
];

const ROW: &[&str] = &[
    "w:cnfStyle",
    "w:gridBefore",
    "w:gridAfter",
    "w:wBefore",
    "w:wAfter",
    "w:cantSplit",
    "w:trHeight",
    "w:tblHeader",
    "w:jc",
];

const CELL: &[&str] = &[
    "w:cnfStyle",
    "w:tcW",
    "w:gridSpan",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:vAlign",
];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:docGrid",
];

const STYLE: &[&str] = &[
    "w:name",
    "w:aliases",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:autoRedefine",
    "w:hidden",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:locked",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
    "w:tblStylePr",
];

const LEVEL: &[&str] = &[
    "w:start",
    "w:numFmt",
    "w:lvlRestart",
    "w:pStyle",
    "w:isLgl",
    "w:suff",
    "w:lvlText",
    "w:lvlJc",
    "w:pPr",
    "w:rPr",
];

const SETTINGS: &[&str] = &[
    "w:zoom",
    "w:embedTrueTypeFonts",
    "w:saveSubsetFonts",
    "w:trackRevisions",
    "w:defaultTabStop",
    "w:autoHyphenation",
    "w:evenAndOddHeaders",
    "w:characterSpacingControl",
    "w:footnotePr",
    "w:compat",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:decimalSymbol",
    "w:listSeparator",
];
