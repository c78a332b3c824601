//! A document and a brand → the bytes of a Word file.
//!
//! `write` draws the document as docx-rs's tree; `mend` makes valid `WordprocessingML` of
//! it; styles, numbering, settings, properties and the package are written here. It
//! decides how a thing looks and never what it says.

mod embed;
mod fonts;
mod identity;
mod language;
mod mark;
mod measure;
mod mend;
mod numbering;
mod order;
mod package;
mod parts;
mod picture;
mod plan;
mod printed;
mod properties;
mod redline;
mod remark;
mod revise;
mod revised;
mod script;
mod settings;
mod steps;
mod stock;
mod styles;
mod tracked;
mod worksheet;
mod write;
mod xml;
mod zip;

use package::internal;

pub use identity::Identity;
pub use package::Package;
pub use redline::{
    Added, NOTE, New, PRINTED, Redline, Revised, Said, Shape, Step, Words,
};
pub use stock::Stock;
pub use worksheet::{Worksheet, worksheet};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::brand::{Brand, Logo};
use crate::diagnostic::Diagnostic;
use crate::document::Document;

/// How to write.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// For sending outside: no marks for the way back and no record.
    pub clean: bool,
    /// On which pages things are, as far as that is known (from the PDF).
    pub pages: Pages,
}

/// The pages of a document, for fields whose values stand in the file.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// How many there are; 0 where that is not known.
    pub count: u32,
    /// What a letter of one page leaves free over its text and over its foot, in points.
    pub air: Vec<u32>,
    /// The page of an anchor.
    pub of: BTreeMap<String, u32>,
    /// Of each group of signatures, whether it stays on one page; so it does if not said.
    pub whole: Vec<bool>,
}

/// Writes the file.
///
/// # Errors
///
/// Where the brand's logo cannot be drawn. Nothing else is known to fail.
pub fn write(
    document: &Document,
    brand: &Brand,
    stock: &Stock,
    identity: &Identity,
    options: &Options,
) -> Result<Vec<u8>, Diagnostic> {
    draw(document, brand, stock, identity, options)?.zip()
}

/// Draws the parts of the file.
///
/// # Errors
///
/// As [`write`].
pub fn draw(
    document: &Document,
    brand: &Brand,
    stock: &Stock,
    identity: &Identity,
    options: &Options,
) -> Result<Package, Diagnostic> {
    let own = draw_with(document, brand, stock, identity, options, &Redline::default());
    own.map(|(package, _)| package)
}

/// Draws the parts of a file in which several people's changes are tracked, and tells what
/// of them is there as a comment only.
///
/// # Errors
///
/// As [`write`].
pub fn draw_with(
    document: &Document,
    brand: &Brand,
    stock: &Stock,
    identity: &Identity,
    options: &Options,
    redline: &Redline,
) -> Result<(Package, Vec<Said>), Diagnostic> {
    let pictures = match logo(document, brand) {
        Some(logo) => stock.pictures(logo).map_err(|error| {
            Diagnostic::error("brand/logo", format!("cannot draw the logo ({error})"))
        })?,
        None => Arc::default(),
    };
    let mut written =
        write::write(document, brand, identity, options).map_err(internal)?;
    written.has_notes |= !redline.notes.is_empty();
    let main = parts::Main::new(&written, options);
    let mut mended = mend::mend(brand, &mut written, &pictures, &main);
    let printed =
        (!options.clean).then(|| printed::take(&mut mended, document, &mut written.keys));
    let mut package = stock.package();
    let (keys, anchors) = (&written.keys, &written.anchors);
    let missed = match redline.is_there {
        true => {
            redline::apply(redline, &mut mended, keys, document, anchors, &mut package)
        }
        false => vec![],
    };
    let families = script::name(mended.parts.values_mut(), brand, stock.fonts());
    parts::add(&mut package, &written, mended.parts, &main);
    let needs = styles::Needs::new(document, brand, &written.numbering, &options.pages);
    let brand = brand.without_logo();
    let look = stock::Look { brand, needs, has_notes: written.has_notes };
    stock.add(&mut package, &look, written.numbering, families);
    package.take(&pictures.parts);
    if let Some(printed) = printed {
        let anchors = written.anchors;
        let record =
            written.keys.part(document, identity, printed, anchors, redline.is_there);
        parts::record(&mut package, record, identity::NAMESPACE);
    }
    parts::about(&mut package, document);
    Ok((package, missed))
}

/// The logo that a document bears.
fn logo<'a>(document: &Document, brand: &'a Brand) -> Option<&'a Logo> {
    let letterhead = document.furniture.letterhead.as_ref();
    brand.logo.as_ref().filter(|_| letterhead.is_some_and(|own| own.logo))
}
