//! A document and a brand → the bytes of a Word file.
//!
//! `write` draws the document as docx-rs's tree; `mend` makes valid `WordprocessingML` of
//! it; styles, numbering, settings, properties and the package are written here. It
//! decides how a thing looks and never what it says.

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
mod properties;
mod settings;
mod styles;
mod write;
mod xml;
mod zip;

pub use identity::Identity;

use std::collections::BTreeMap;

use crate::brand::Brand;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::fonts::Fonts;

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
    /// The page of an anchor.
    pub of: BTreeMap<String, u32>,
}

/// Writes the file.
///
/// # Errors
///
/// Where the brand's logo cannot be drawn. Nothing else is known to fail.
pub fn write(
    document: &Document,
    brand: &Brand,
    fonts: &Fonts,
    identity: &Identity,
    options: &Options,
) -> Result<Vec<u8>, Diagnostic> {
    let bug = |error| {
        Diagnostic::error(
            "docx/internal",
            format!("cannot write the Word file ({error})"),
        )
    };
    let letterhead = document.furniture.letterhead.as_ref();
    let logo = brand.logo.as_ref().filter(|_| letterhead.is_some_and(|own| own.logo));
    let pictures = match logo {
        Some(logo) => picture::files(logo, fonts).map_err(|error| {
            Diagnostic::error("brand/logo", format!("cannot draw the logo ({error})"))
        })?,
        None => vec![],
    };
    let mut written = write::write(document, brand, identity, options).map_err(bug)?;
    let main = parts::Main::new(&written, options);
    let mended = mend::mend(document, brand, &mut written, &pictures, &main);
    let mut package = package::Package::default();
    parts::add(&mut package, document, brand, &written, mended, &main);
    fonts::add(&mut package, brand, fonts);
    for picture in pictures {
        package.plain(&format!("word/media/{}", picture.name), picture.bytes);
    }
    if !options.clean {
        parts::record(&mut package, written.keys.part(document, identity));
    }
    parts::about(&mut package, document);
    package.finish().map_err(bug)
}
