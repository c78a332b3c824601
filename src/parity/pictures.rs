//! The pictures of a document's files, against its letterheads and each other.

use super::pdf::Tagged;
use super::tree::Medium;
use super::word::Shown;
use super::{Finding, edges, other};
use crate::document::Document;

/// The pictures of both files: as many as the document has, and the same text for each.
pub(super) fn hold(
    document: &Document,
    pdf: Option<&Tagged>,
    shown: Option<&Shown>,
    out: &mut Vec<Finding>,
) {
    let letterheads = edges::furnitures(document).into_iter();
    let letterheads = letterheads.filter_map(|own| own.letterhead.as_ref());
    let count = letterheads.filter(|own| own.logo).count();
    let figures = pdf.map(|pdf| {
        let all = pdf.tree.all().into_iter().filter(|own| own.role == "Figure");
        let texts = all.map(|own| own.property("Alt").unwrap_or_default().to_owned());
        texts.collect::<Vec<_>>()
    });
    let drawings = shown.map(|own| own.pictures.clone());
    let what = "the number of pictures";
    for (medium, found) in [(Medium::Pdf, &figures), (Medium::Word, &drawings)] {
        if let Some(found) = found.as_ref().filter(|own| own.len() != count) {
            let [own, theirs] = [count, found.len()].map(|own| own.to_string());
            out.push(other(medium, what, &own, &theirs, vec![]));
        }
    }
    if let (Some(figures), Some(drawings)) = (figures, drawings)
        && figures != drawings
    {
        let [own, theirs] = [figures, drawings].map(|own| own.join("; "));
        out.push(other(Medium::Word, "the text for pictures", &own, &theirs, vec![]));
    }
}
