//! A brand's families → `fontTable.xml`, and the faces themselves where the brand embeds.

use std::collections::BTreeSet;

use super::embed;
use super::package::{Package, Relationships, Target};
use super::xml::{element, value};
use super::zip::Packed;
use crate::brand;
use crate::fonts::{self, Fonts, TWINS};

/// Adds the table of fonts and the faces it embeds; `others` are families that runs name.
pub(super) fn add(
    package: &mut Package,
    wanted: &brand::Fonts,
    others: &BTreeSet<String>,
    fonts: &Fonts,
) {
    let mut names: Vec<&String> = vec![];
    let own = wanted.body.iter().take(1).chain(wanted.heading.iter().take(1));
    for name in own.chain(others) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut relationships = Relationships::default();
    let mut count = 0;
    let mut root = element("w:fonts")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .with(
            "xmlns:r",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        );
    for name in names {
        let mut font = element("w:font").with("w:name", name);
        let twin = TWINS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        if let Some((_, twin)) = twin {
            font = font.child(value("w:altName", twin));
        }
        font = font
            .child(value("w:charset", "00"))
            .child(value("w:family", "auto"))
            .child(value("w:pitch", "variable"));
        let family = fonts.family(name).filter(|family| {
            // A twin under another name would not be found by Word.
            wanted.embed && family.name.eq_ignore_ascii_case(name)
        });
        if let Some(family) = family {
            let faces = [
                ("w:embedRegular", family.regular),
                ("w:embedBold", family.bold),
                ("w:embedItalic", family.italic),
                ("w:embedBoldItalic", family.bold_italic),
            ];
            for (slot, face) in faces {
                let Some(face) = face.filter(|face| face.can_be_held()) else { continue };
                count += 1;
                let path = format!("fonts/font{count}.odttf");
                let key = embed(package, &format!("word/{path}"), face);
                let id = relationships.add("font", Target::Part(path));
                let embed = element(slot).with("r:id", id).with("w:fontKey", key);
                font = font.child(embed);
            }
        }
        root = root.child(font);
    }
    package.word("fontTable.xml", "fontTable", &root);
    package.relate("word/fontTable.xml", &relationships);
}

/// Adds a face under a path; gives its key.
fn embed(package: &mut Package, path: &str, face: &fonts::Face) -> String {
    let Some(ready) = FACES.iter().find(|own| Some(own.file) == face.file) else {
        let (key, bytes) = embed::obfuscated(face.bytes());
        package.plain(path, bytes);
        return key;
    };
    let Face { key, size, checksum, bytes, .. } = *ready;
    package
        .packed(path, Packed { is_deflated: true, checksum, size, bytes: bytes.into() });
    key.to_owned()
}

/// A face of the program's own, packed when it was built.
struct Face {
    file: &'static str,
    key: &'static str,
    size: usize,
    checksum: u32,
    bytes: &'static [u8],
}

const FACES: &[Face] = include!(concat!(env!("OUT_DIR"), "/faces.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::docx::zip::Packer;

    #[test]
    fn faces_are_packed_as_they_would_be_now() {
        let fonts = Fonts::bundled();
        assert_eq!(FACES.len(), fonts.faces().len());
        for face in fonts.faces().iter().filter(|face| face.style() == "Regular") {
            let mut package = Package::new(&Arc::default());
            let key = embed(&mut package, "word/fonts/font1.odttf", face);
            let (own, bytes) = embed::obfuscated(face.bytes());
            let packed = Packer::default().pack("word/fonts/font1.odttf", bytes);
            assert_eq!(key, own);
            assert_eq!(package.into_parts().list[0].1, packed);
        }
    }
}
