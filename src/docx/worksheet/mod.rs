//! Texts for translators → a Word file with a table of two columns: on the left a text, on
//! the right its translation, a row for each. What the table is and of what its rows were
//! made stands in a part of its own (`record`); of each row a hidden bookmark and a control
//! around the source say which it is.

mod body;
mod record;
mod runs;
mod words;

use super::mend::Content;
use super::numbering::Numbering;
use super::package::{Package, Relationships, Target};
use super::stock::Look;
use super::xml::{Element, Node, element};
use super::{Stock, language, parts, properties, script, styles};
use crate::brand::Brand;
use crate::diagnostic::Diagnostic;
use crate::translation::{Head, Unit};

/// What translators get.
#[derive(Debug, Clone)]
pub struct Worksheet<'a> {
    pub head: &'a Head,
    pub units: &'a [Unit],
    /// What the two languages are called.
    pub names: [String; 2],
    /// What the texts are about, as a line under the title.
    pub about: String,
}

/// The language of what stands around the texts.
const WORDS: &str = "en-GB";

/// Writes the file.
///
/// # Errors
///
/// Where the format has no room for what there is.
pub fn worksheet(
    worksheet: &Worksheet<'_>,
    brand: &Brand,
    stock: &Stock,
) -> Result<Vec<u8>, Diagnostic> {
    let head = worksheet.head;
    let languages =
        [&head.source, &head.target].map(|tag| language::word(tag).to_owned());
    let mut relationships = parts::looks();
    relationships.add("customXml", Target::Part(parts::RECORD.into()));
    let footer = relationships.add("footer", Target::Part("footer1.xml".into()));
    let mut writer = body::Writer::new(worksheet, brand, &languages, relationships);
    let nodes = writer.body(&footer);
    let foot = Content { nodes: vec![writer.foot()], ..Content::default() };
    let relationships = std::mem::take(&mut writer.relationships);
    let record = writer.record();
    let mut contents = [Content { nodes, relationships }, foot];
    let families = script::name(contents.iter_mut(), brand, stock.fonts());
    let [main, foot] = contents;
    let mut package = stock.package();
    let body = Element { children: main.nodes, ..element("w:body") };
    let mut root = parts::root("w:document");
    root.children.push(Node::Element(body));
    package.word("document.xml", "document.main", &root);
    package.relate("word/document.xml", &main.relationships);
    let root = Element { children: foot.nodes, ..parts::root("w:ftr") };
    package.word("footer1.xml", "footer", &root);
    let numbering = Numbering::new(false).settled();
    let needs = styles::Needs::worksheet(WORDS, languages);
    let look = Look { brand: brand.without_logo(), needs, has_notes: false };
    stock.add(&mut package, &look, numbering, families);
    parts::record(&mut package, record, record::NAMESPACE);
    about(&mut package, worksheet);
    package.zip()
}

/// Adds the properties and what the package itself relates to.
fn about(package: &mut Package, worksheet: &Worksheet<'_>) {
    let mut relationships = Relationships::default();
    relationships.add("officeDocument", Target::Part("word/document.xml".into()));
    let title = words::title(worksheet);
    let core = properties::short(&title, &worksheet.about, WORDS);
    parts::properties(
        package,
        &mut relationships,
        [
            ("core-properties", "core", core),
            ("extended-properties", "app", properties::program(None)),
        ],
    );
    package.relate("", &relationships);
}
