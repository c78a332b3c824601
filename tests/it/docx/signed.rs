//! How signatures end pages in Word: rows stay with the next where the PDF keeps them
//! together, and always the first of a table and the last two.

use communique::document::{Content, Document, SignatureLayout};
use communique::docx::{self, Identity, Options, Stock};
use communique::fonts::Fonts;

use super::read::{Package, all, attribute, child, is};
use crate::samples;

/// Of each row of the last table, whether its paragraphs stay with the next row; and
/// whether the paragraph before the table does.
fn keeps(document: &Document, whole: bool) -> (Vec<bool>, bool) {
    let stock = Stock::new(&Fonts::bundled());
    let pages = docx::Pages { whole: vec![whole], ..docx::Pages::default() };
    let options = Options { clean: true, pages };
    let brand = samples::brand();
    let bytes = docx::write(document, &brand, &stock, &Identity::default(), &options);
    let package = Package::new(&bytes.expect("can be written"));
    let xml = package.xml("word/document.xml");
    let stays = |paragraph: roxmltree::Node<'_, '_>| {
        child(paragraph, "pPr").is_some_and(|own| child(own, "keepNext").is_some())
    };
    let looks = ["SignatureTable", "RecordTable"];
    let of_look = |table: &roxmltree::Node<'_, '_>| {
        let look = all(*table, "tblStyle").next().expect("has a look");
        looks.contains(&attribute(look, "val").expect("has a name"))
    };
    let table = all(xml.root_element(), "tbl").filter(of_look).last();
    let table = table.expect("there are signatures");
    let row = |row| {
        let lines: Vec<bool> = all(row, "p").map(stays).collect();
        assert!(lines.iter().all(|own| *own == lines[0]), "a row is not of one mind");
        lines[0]
    };
    let rows = all(table, "tr").map(row).collect();
    let mut above = table.prev_siblings().skip(1).filter(|node| is(*node, "p"));
    let above = above.find(|own| all(*own, "t").next().is_some()).expect("there is text");
    (rows, stays(above))
}

fn declaration(count: usize) -> Document {
    let mut document = samples::declaration();
    for block in &mut document.blocks {
        if let Content::Signatures(signatures) = &mut block.content {
            signatures.layout = SignatureLayout::Table;
            signatures.list = (0..count).map(samples::signature).collect();
        }
    }
    document
}

#[test]
fn rows_of_signatures_stay_together_as_in_the_pdf() {
    // Seven rows of two, and no head.
    let (rows, above) = keeps(&samples::letter(13), true);
    assert_eq!(rows, [true, true, true, true, true, true, false]);
    assert!(above, "the close stays with them");
    let (rows, above) = keeps(&samples::letter(13), false);
    assert_eq!(rows, [false, false, false, false, false, true, false]);
    assert!(above, "the close stays with the first");
    // A head and six.
    let (rows, _) = keeps(&declaration(6), true);
    assert_eq!(rows, [true, true, true, true, true, true, false]);
    let (rows, above) = keeps(&declaration(6), false);
    assert_eq!(rows, [true, true, false, false, false, true, false]);
    assert!(above, "the adoption stays with the first two");
}
