//! A brand's families → `fontTable.xml`, and the faces themselves where the brand embeds.

use super::package::{Package, Parts, Relationships, Target};
use super::xml::{element, value};
use crate::brand;
use crate::fonts::{Face, Fonts, TWINS};

/// The table of fonts and the faces it embeds.
pub(super) fn parts(wanted: &brand::Fonts, fonts: &Fonts) -> Parts {
    let mut package = Package::default();
    let mut names: Vec<&String> = vec![];
    for name in wanted.body.iter().take(1).chain(wanted.heading.iter().take(1)) {
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
                let Some(face) = face else { continue };
                count += 1;
                let path = format!("fonts/font{count}.odttf");
                let (key, bytes) = obfuscate(face);
                package.plain(&format!("word/{path}"), bytes);
                let id = relationships.add("font", Target::Part(path));
                let embed = element(slot).with("r:id", id).with("w:fontKey", key);
                font = font.child(embed);
            }
        }
        root = root.child(font);
    }
    package.word("fontTable.xml", "fontTable", &root);
    package.relate("word/fontTable.xml", &relationships);
    package.into_parts()
}

/// A face as Word embeds it (ECMA-376, part 4, 2.8.1): its first 32 bytes are mixed with
/// a key, which here follows from the face.
fn obfuscate(face: &Face) -> (String, Vec<u8>) {
    let mut bytes = face.bytes().to_vec();
    let hash = blake3::hash(&bytes);
    let key = &hash.as_bytes()[..16];
    for (index, byte) in bytes.iter_mut().take(32).enumerate() {
        *byte ^= key[15 - index % 16];
    }
    let hex: String = key.iter().map(|byte| format!("{byte:02X}")).collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    (format!("{{{}}}", parts.join("-")), bytes)
}
