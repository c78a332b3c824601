//! A PDF's tags → what it says.

use super::judge::judge;
use super::{About, Facts, Line};
use crate::parity::pdf::{Element, Tagged};
use crate::parity::tree::Medium;

/// Looks at a PDF.
pub fn pdf(pdf: &Tagged, about: Option<About<'_>>) -> Vec<Line> {
    let tables = pdf.tree.all().into_iter().filter(|own| own.role == "Table");
    let pictures = pdf.tree.all().into_iter().filter(|own| own.role == "Figure");
    let headings = pdf.tree.all().into_iter();
    let facts = Facts {
        title: pdf.info("Title"),
        shows_title: Some(pdf.shows_title),
        language: Some(pdf.language()),
        headings: headings
            .filter_map(|own| Some((own.heading_level()?, own.title())))
            .collect(),
        pictures: pictures.map(|own| own.property("Alt").map(str::to_owned)).collect(),
        tables: tables.map(table).collect(),
        text: pdf.tree.pieces(&pdf.language()),
        inks: vec![],
    };
    judge(&facts, Medium::Pdf, about)
}

fn table(table: &Element) -> (String, bool) {
    let about = table.property("Summary").unwrap_or_default().to_owned();
    (about, table.all().into_iter().any(|own| own.role == "TH"))
}
