//! The styles of Word files build on each other and on the theme: what a paragraph looks
//! like in the end is what the sheet says, and nothing is said twice.

use std::collections::{BTreeMap, BTreeSet};

use communique::document::Style;
use communique::style::{Face, Ink, Role, Sheet, Text};
use roxmltree::Node;

use super::read::{Package, W, all, attribute, child, value};
use crate::outputs;

/// The properties of a style by their names: `p spacing before`, `r b`.
type Said = BTreeMap<String, String>;

/// The styles of a file as they stand there.
struct Styles {
    defaults: Said,
    /// By their identifiers: what each builds on and what it says.
    own: BTreeMap<String, (Option<String>, Said)>,
}

impl Styles {
    fn new(package: &Package) -> Self {
        let xml = package.xml("word/styles.xml");
        let root = xml.root_element();
        let mut defaults = Said::new();
        for name in ["pPrDefault", "rPrDefault"] {
            let own = all(root, name).next().expect("there are defaults");
            defaults.extend(said(own));
        }
        let one = |style: Node<'_, '_>| {
            let id = attribute(style, "styleId").expect("has an id").to_owned();
            (id, (value(style, "basedOn").map(str::to_owned), said(style)))
        };
        let paragraphs = all(root, "style").filter(|style| {
            matches!(attribute(*style, "type"), Some("paragraph" | "character"))
        });
        Self { defaults, own: paragraphs.map(one).collect() }
    }

    /// All that holds for text in a style.
    fn whole(&self, id: &str) -> Said {
        let (base, own) = &self.own[id];
        let mut whole = match base {
            Some(base) => self.whole(base),
            None => self.defaults.clone(),
        };
        whole.extend(own.clone());
        whole
    }
}

fn said(style: Node<'_, '_>) -> Said {
    let mut out = Said::new();
    for (name, kind) in [("pPr", "p"), ("rPr", "r")] {
        let Some(properties) = child(style, name) else { continue };
        for own in properties.children().filter(Node::is_element) {
            let key = format!("{kind} {}", own.tag_name().name());
            match own.tag_name().name() {
                "spacing" | "ind" | "rFonts" | "color" | "lang" => {
                    for one in own.attributes() {
                        out.insert(format!("{key} {}", one.name()), one.value().into());
                    }
                }
                "pBdr" | "tabs" | "numPr" => {
                    for part in own.children().filter(Node::is_element) {
                        let name = part.tag_name().name();
                        let place = attribute(part, "pos").unwrap_or_default();
                        out.insert(format!("{key} {name} {place}"), written(part));
                    }
                }
                _ => {
                    out.insert(key, written(own));
                }
            }
        }
    }
    out
}

/// All that an element says of itself; of a switch, whether it is on.
fn written(node: Node<'_, '_>) -> String {
    let values: Vec<String> =
        node.attributes().map(|own| format!("{}={}", own.name(), own.value())).collect();
    match values.as_slice() {
        [] => "val=1".into(),
        values => values.join(" "),
    }
}

/// The style that carries each role.
fn carriers() -> Vec<(&'static str, Role)> {
    const HEADINGS: [&str; 6] =
        ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
    const CONTENTS: [&str; 6] = ["TOC1", "TOC2", "TOC3", "TOC4", "TOC5", "TOC6"];
    let mut out = vec![
        ("BodyText", Role::Style(Style::Body)),
        ("Title", Role::Style(Style::Title)),
        ("Subtitle", Role::Style(Style::Subtitle)),
        ("Event", Role::Style(Style::Event)),
        ("PlaceandDate", Role::Style(Style::PlaceDate)),
        ("ReferenceLine", Role::Style(Style::Reference)),
        ("Delivery", Role::Style(Style::Delivery)),
        ("Address", Role::Style(Style::Address)),
        ("Subject", Role::Style(Style::Subject)),
        ("Salutation", Role::Style(Style::Salutation)),
        ("Closing", Role::Style(Style::Closing)),
        ("Opening", Role::Style(Style::Opening)),
        ("PreambleClause", Role::Style(Style::Preamble)),
        ("EnactingFormula", Role::Style(Style::Enacting)),
        ("Clause", Role::Style(Style::Clause)),
        ("Adoption", Role::Style(Style::Adoption)),
        ("Reservation", Role::Style(Style::Reservation)),
        ("SmallText", Role::Style(Style::Small)),
        ("SmallHeading", Role::Style(Style::SmallHeading)),
        ("AnnexLabel", Role::Style(Style::AnnexLabel)),
        ("NumberedParagraph", Role::Style(Style::Body)),
        ("ListBullet", Role::ListItem),
        ("ListBullet5", Role::ListItem),
        ("ListDash2", Role::ListItem),
        ("ListNumber3", Role::ListItem),
        ("List4", Role::ListItem),
        ("ListContinue", Role::ListItem),
        ("ListNote2", Role::Style(Style::Small)),
        ("Quote", Role::Quote),
        ("QuoteSource", Role::Cite),
        ("Caption", Role::TableCaption),
        ("TableHead", Role::TableHead),
        ("TableHeadRight", Role::TableHead),
        ("TableText", Role::TableCell),
        ("TableTextCentered", Role::TableCell),
        ("TableNote", Role::TableNote),
        ("FactLabel", Role::FactLabel),
        ("FactValue", Role::FactValue),
        ("TOCHeading", Role::ContentsHeading),
        ("FootnoteText", Role::Footnote),
        ("SenderName", Role::SenderName),
        ("SenderLine", Role::SenderLine),
        ("SignatureName", Role::SignatureName),
        ("SignatureLine", Role::SignatureLine),
        ("SignatureCountry", Role::SignatureCountry),
        ("RunningText", Role::RunningHead),
        ("Footer", Role::RunningFoot),
        ("Marks", Role::DraftMark),
    ];
    out.extend(HEADINGS.into_iter().zip(1..).map(|(id, n)| (id, Role::Heading(n))));
    out.extend(CONTENTS.into_iter().zip(1..).map(|(id, n)| (id, Role::ContentsEntry(n))));
    out
}

/// What the theme has under the names that styles use.
fn theme(package: &Package) -> BTreeMap<String, String> {
    let xml = package.xml("word/theme/theme1.xml");
    let mut out = BTreeMap::new();
    for node in xml.descendants().filter(Node::is_element) {
        let name = match node.tag_name().name() {
            "dk1" => "text1",
            "lt2" => "background2",
            "hlink" => "hyperlink",
            "minorFont" => "minorHAnsi",
            "majorFont" => "majorHAnsi",
            name if name.starts_with("accent") => name,
            _ => continue,
        };
        let first = node.first_element_child().expect("holds something");
        let own = first.attribute("val").or(first.attribute("typeface"));
        out.insert(name.to_owned(), own.expect("has a value").to_owned());
    }
    out
}

/// Whether what holds in the end is what the sheet says of a role.
fn agrees(
    whole: &Said,
    text: &Text,
    output: &outputs::Output,
    theme: &BTreeMap<String, String>,
) -> Result<(), String> {
    let colors = &output.brand.colors;
    let (color, named) = match text.ink {
        Ink::Text => (colors.text, Some("text1")),
        Ink::Primary => (colors.primary, Some("accent1")),
        Ink::Secondary => (colors.secondary, Some("accent3")),
        Ink::Alert => (Sheet::new(&output.brand).alert, None),
    };
    let (family, face) = match text.face {
        Face::Body => (&output.brand.fonts.body[0], "minorHAnsi"),
        Face::Heading => (&output.brand.fonts.heading[0], "majorHAnsi"),
    };
    let twips = |points: f64| format!("{}", (points * 20.0).round());
    let size = format!("val={}", text.size * 2.0);
    let flag = |on: bool| format!("val={}", u8::from(on));
    let expected = [
        ("p spacing before", twips(text.before)),
        ("p spacing after", twips(text.after)),
        ("p spacing line", twips(text.leading)),
        ("p spacing lineRule", "exact".into()),
        ("p keepNext", flag(text.keep_with_next)),
        ("p keepLines", flag(text.keep_together)),
        ("p widowControl", "val=1".into()),
        ("r b", flag(text.bold)),
        ("r bCs", flag(text.bold)),
        ("r i", flag(text.italic)),
        ("r iCs", flag(text.italic)),
        ("r sz", size.clone()),
        ("r szCs", size),
        ("r color val", color.hex()),
        ("r color themeColor", named.unwrap_or_default().into()),
        ("r rFonts ascii", family.clone()),
        ("r rFonts hAnsi", family.clone()),
        ("r rFonts asciiTheme", face.into()),
        ("r rFonts hAnsiTheme", face.into()),
    ];
    for (key, value) in expected {
        let found = whole.get(key).map_or("", String::as_str);
        let is_off = found.is_empty() && value == "val=0";
        // A signal has no colour of the theme, whatever its base has: Word reads the
        // two attributes as one property.
        let is_one = key == "r color themeColor" && named.is_none();
        if found != value && !is_off && !is_one {
            return Err(format!("{key} should be {value} and is {found}"));
        }
    }
    if theme[face] != *family || named.is_some_and(|own| theme[own] != color.hex()) {
        return Err("the theme says something else".into());
    }
    Ok(())
}

#[test]
fn every_role_looks_in_word_as_the_sheet_says() {
    for name in ["data/sofia-2013/letter", "data/sofia-2013/conclusions"] {
        let output = outputs::named(name);
        let (styles, theme) = (Styles::new(output.word()), theme(output.word()));
        let sheet = Sheet::new(&output.brand);
        for (id, role) in carriers() {
            let whole = styles.whole(id);
            let result = agrees(&whole, &sheet.text(role), output, &theme);
            assert_eq!(result, Ok(()), "{name}: {id}");
        }
    }
}

#[test]
fn no_style_says_what_its_base_says() {
    for output in outputs::all() {
        let styles = Styles::new(output.word());
        for (id, (base, own)) in &styles.own {
            let base = match base {
                Some(base) => styles.whole(base),
                None => styles.defaults.clone(),
            };
            // The parts of a face, a colour, a distance of lines or a place in a list are
            // one property; it is enough if one of them is new.
            let group = |key: &str| -> String {
                let whole = ["r rFonts", "r color", "p numPr", "p spacing line"];
                let own = whole.into_iter().find(|own| key.starts_with(own));
                own.unwrap_or(key).to_owned()
            };
            let new: BTreeSet<String> = own
                .iter()
                .filter(|(key, value)| base.get(*key) != Some(value))
                .map(|(key, _)| group(key))
                .collect();
            for key in own.keys() {
                assert!(new.contains(&group(key)), "{}: {id} repeats {key}", output.name);
            }
        }
    }
}

#[test]
fn a_change_of_a_base_reaches_what_builds_on_it() {
    let output = outputs::named("data/sofia-2013/letter");
    let sheet = Sheet::new(&output.brand);
    let mut styles = Styles::new(output.word());
    let change = |styles: &mut Styles, id: &str, key: &str, value: &str| {
        let (_, own) = styles.own.get_mut(id).expect("there is such a style");
        own.insert(key.to_owned(), value.to_owned());
    };
    change(&mut styles, "Normal", "r rFonts ascii", "Another");
    change(&mut styles, "HeadingBase", "r rFonts ascii", "Another Sans");
    change(&mut styles, "BodyText", "p spacing before", "1234");
    let faces = |id: &str| styles.whole(id)["r rFonts ascii"].clone();
    for (id, role) in carriers() {
        if sheet.text(role).face == Face::Body {
            assert_eq!(faces(id), "Another", "{id}");
        }
    }
    for id in ["Heading1", "Heading6", "Subject", "SmallHeading", "Caption", "TOCHeading"]
    {
        assert_eq!(faces(id), "Another Sans", "{id}");
    }
    assert_eq!(styles.whole("Clause")["p spacing before"], "1234");
    assert_eq!(styles.whole("PreambleClause")["p spacing before"], "1234");
    let on_normal =
        styles.own.iter().filter(|(_, (base, _))| base.as_deref() == Some("Normal"));
    let on_normal: Vec<&str> = on_normal.map(|(id, _)| id.as_str()).collect();
    let few = [
        "BodyText",
        "FootnoteText",
        "HeadingBase",
        "SmallText",
        "TOC1",
        "TableEnd",
        "Title",
    ];
    assert_eq!(on_normal, few);
}

#[test]
fn faces_and_colours_are_those_of_the_theme() {
    // What warns keeps its colour in every theme.
    let signals = ["DraftMark", "Marks"];
    for output in outputs::all() {
        let package = output.word();
        let names = theme(package);
        for part in ["word/styles.xml", "word/numbering.xml"] {
            let xml = package.xml(part);
            for node in xml.descendants().filter(Node::is_element) {
                let own = |name: &str| node.attribute((W, name));
                if let Some(face) = own("ascii") {
                    let theme = own("asciiTheme").expect("a face is the theme's");
                    assert_eq!(names[theme], face, "{}", output.name);
                }
                for (plain, named) in [
                    ("color", "themeColor"),
                    ("val", "themeColor"),
                    ("fill", "themeFill"),
                ] {
                    let Some(named) = own(named) else { continue };
                    let Some(plain) = own(plain) else { continue };
                    if plain != "single" {
                        assert_eq!(names[named], plain, "{}", output.name);
                    }
                }
                if node.tag_name().name() == "color" && own("themeColor").is_none() {
                    let mut above = node.ancestors();
                    let id = above.find_map(|style| attribute(style, "styleId"));
                    assert!(signals.contains(&id.unwrap_or_default()), "{id:?}");
                }
            }
        }
    }
}
