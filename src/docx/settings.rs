//! `settings.xml` and `theme1.xml`.

use super::xml::{Element, element, value};
use crate::brand::{Brand, Color};
use crate::style::Sheet;

/// The settings: how Word 2013 and later lays out, and nothing of earlier habits.
pub(super) fn part(language: &str, has_notes: bool, embeds: bool) -> Element {
    let mut root = element("w:settings")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .child(value("w:zoom", "bestFit").with("w:percent", 100));
    if embeds {
        root = root.child(element("w:embedTrueTypeFonts"));
    }
    root = root
        .child(value("w:defaultTabStop", 720))
        .child(value("w:autoHyphenation", 0))
        .child(value("w:characterSpacingControl", "doNotCompress"));
    if has_notes {
        let separators = [-1, 0].map(|id| element("w:footnote").with("w:id", id));
        root = root.child(element("w:footnotePr").children(separators));
    }
    let compatible = COMPATIBLE.iter().map(|(name, value)| {
        element("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    });
    root = root
        .child(element("w:compat").children(compatible))
        .child(value("w:themeFontLang", language));
    let mapping =
        MAPPING.iter().fold(element("w:clrSchemeMapping"), |out, (name, to)| {
            out.with(&format!("w:{name}"), to)
        });
    root.child(mapping)
        .child(value("w:decimalSymbol", "."))
        .child(value("w:listSeparator", ","))
}

const COMPATIBLE: [(&str, &str); 5] = [
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
];

const MAPPING: [(&str, &str); 12] = [
    ("bg1", "light1"),
    ("t1", "dark1"),
    ("bg2", "light2"),
    ("t2", "dark2"),
    ("accent1", "accent1"),
    ("accent2", "accent2"),
    ("accent3", "accent3"),
    ("accent4", "accent4"),
    ("accent5", "accent5"),
    ("accent6", "accent6"),
    ("hyperlink", "hyperlink"),
    ("followedHyperlink", "followedHyperlink"),
];

/// The theme: the brand's colours and faces, for those who write on in Word.
pub(super) fn theme(brand: &Brand) -> Element {
    let colors = &brand.colors;
    let sheet = Sheet::new(brand);
    let palette = [
        ("dk1", colors.text),
        ("lt1", Color(0xFF, 0xFF, 0xFF)),
        ("dk2", colors.primary),
        ("lt2", sheet.tint),
        ("accent1", colors.primary),
        ("accent2", colors.accent),
        ("accent3", colors.secondary),
        ("accent4", sheet.line),
        ("accent5", colors.accent),
        ("accent6", colors.secondary),
        ("hlink", colors.primary),
        ("folHlink", colors.secondary),
    ];
    let palette = palette.map(|(name, color)| {
        let color = element("a:srgbClr").with("val", color.hex());
        element(&format!("a:{name}")).child(color)
    });
    let faces = |name: &str, families: &[String]| {
        let family = families.first().map_or("", String::as_str);
        element(name)
            .child(element("a:latin").with("typeface", family))
            .child(element("a:ea").with("typeface", family))
            .child(element("a:cs").with("typeface", family))
    };
    let fonts = element("a:fontScheme")
        .with("name", "Brand")
        .child(faces("a:majorFont", &brand.fonts.heading))
        .child(faces("a:minorFont", &brand.fonts.body));
    element("a:theme")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("name", "Brand")
        .child(
            element("a:themeElements")
                .child(element("a:clrScheme").with("name", "Brand").children(palette))
                .child(fonts)
                .child(formats()),
        )
}

/// The format scheme that the schema wants: plain fills and lines.
fn formats() -> Element {
    let plain =
        || element("a:solidFill").child(element("a:schemeClr").with("val", "phClr"));
    let line = || element("a:ln").with("w", 6350).child(plain());
    let effect = || element("a:effectStyle").child(element("a:effectLst"));
    let three = |name: &str, make: &dyn Fn() -> Element| {
        element(name).children([make(), make(), make()])
    };
    element("a:fmtScheme")
        .with("name", "Brand")
        .child(three("a:fillStyleLst", &plain))
        .child(three("a:lnStyleLst", &line))
        .child(three("a:effectStyleLst", &effect))
        .child(three("a:bgFillStyleLst", &plain))
}
