//! What the Word files of a run share → parts that are made and packed once: the faces of a
//! brand, its styles, theme and settings, lists that look alike, the logo.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::numbering::Numbering;
use super::package::{Package, Parts};
use super::picture::{self, Pictures};
use super::xml::write;
use super::zip::Packer;
use super::{fonts, settings, styles};
use crate::brand::{self, Brand, Logo};
use crate::document::Document;
use crate::fonts::Fonts;
use crate::memo::Memo;
use crate::style::Sheet;

/// What the Word files of a run share. Threads may share one.
#[derive(Debug)]
pub struct Stock {
    fonts: Fonts,
    packer: Arc<Packer>,
    faces: Memo<(brand::Fonts, BTreeSet<String>), Parts>,
    looks: Memo<Look, Parts>,
    lists: Memo<(Brand, Numbering), Parts>,
    logos: Memo<Logo, Pictures>,
}

/// What styles, theme and settings are made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    /// Without its logo.
    pub(super) brand: Brand,
    pub(super) needs: styles::Needs,
    pub(super) has_notes: bool,
}

impl Stock {
    /// Nothing is made yet; these are the faces that brands may name.
    pub fn new(fonts: &Fonts) -> Self {
        Self {
            fonts: fonts.clone(),
            packer: Arc::default(),
            faces: Memo::default(),
            looks: Memo::default(),
            lists: Memo::default(),
            logos: Memo::default(),
        }
    }

    /// Draws the logo that a document bears before it is asked for.
    pub fn draw_ahead(&self, document: &Document, brand: &Brand) {
        if let Some(logo) = super::logo(document, brand) {
            // What fails is tried again, and told, when it is asked for.
            let _ = self.pictures(logo);
        }
    }

    /// The logo's files.
    pub(super) fn pictures(&self, logo: &Logo) -> Result<Arc<Pictures>, String> {
        let drawn = Logo { alt: String::new(), ..logo.clone() };
        self.logos
            .try_get(&drawn, |logo| picture::files(self.package(), logo, &self.fonts))
    }

    /// The faces that brands may name.
    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Adds the parts that hold no text of the document. `families` are named in the text,
    /// beside those of the brand.
    pub(super) fn add(
        &self,
        package: &mut Package,
        look: &Look,
        numbering: Numbering,
        families: BTreeSet<String>,
    ) {
        let faces = (look.brand.fonts.clone(), families);
        package.take(&self.faces.get(&faces, |(fonts, families)| {
            let mut package = self.package();
            fonts::add(&mut package, fonts, families, &self.fonts);
            package.into_parts()
        }));
        package.take(&self.looks.get(look, |look| {
            let mut package = self.package();
            look.add(&mut package);
            package.into_parts()
        }));
        let lists = (look.brand.clone(), numbering);
        package.take(&self.lists.get(&lists, |(brand, numbering)| {
            let mut package = self.package();
            let root = numbering.part(&Sheet::new(brand), brand.colors.accent);
            package.word("numbering.xml", "numbering", &root);
            package.into_parts()
        }));
    }

    /// An empty package.
    pub(super) fn package(&self) -> Package {
        Package::new(&self.packer)
    }
}

impl Look {
    fn add(&self, package: &mut Package) {
        let brand = &self.brand;
        package.word("styles.xml", "styles", &styles::part(&self.needs, brand));
        let language = &self.needs.language;
        let settings = settings::part(language, self.has_notes, brand.fonts.embed);
        package.word("settings.xml", "settings", &settings);
        package.typed(
            "word/theme/theme1.xml",
            "application/vnd.openxmlformats-officedocument.theme+xml",
            write(&settings::theme(brand)),
        );
    }
}
