//! Faces in, answers out: which families there are, which face a writer takes for a family
//! in bold or italic, and which characters have no glyph. Looks at no folder: the faces of
//! `--font-path` are handed in as bytes.

mod bundled;
mod missing;

pub use bundled::{LICENSES, TWINS};
pub use missing::{
    MISSING_CHARACTER, Missing, missing_character, missing_family, not_held, twin_used,
};

use ttf_parser::Permissions;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle, FontVariant};
use unicode_normalization::UnicodeNormalization;

/// All faces of a run: those handed in before the bundled ones, so that a newer version of
/// a bundled family wins.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Face>,
}

/// One face of a family.
#[derive(Debug, Clone)]
pub struct Face {
    pub family: String,
    pub italic: bool,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// The file, if it came with the program.
    pub file: Option<&'static str>,
    font: Font,
}

/// The four faces that a word processor knows of a family.
#[derive(Debug, Clone, Copy)]
pub struct Family<'a> {
    pub name: &'a str,
    pub regular: Option<&'a Face>,
    pub bold: Option<&'a Face>,
    pub italic: Option<&'a Face>,
    pub bold_italic: Option<&'a Face>,
}

impl Face {
    /// The bytes of the file; of the whole collection where it stands in one.
    pub fn bytes(&self) -> &[u8] {
        self.font.data()
    }

    /// The BLAKE3 hash of the bytes.
    pub fn digest(&self) -> [u8; 32] {
        let known = bundled::DIGESTS.iter().find(|(file, _)| self.file == Some(*file));
        known.map_or_else(|| blake3::hash(self.bytes()).into(), |(_, digest)| *digest)
    }

    /// The face as the engine takes it.
    pub fn font(&self) -> &Font {
        &self.font
    }

    /// What a person calls it: `Bold Italic`.
    pub fn style(&self) -> String {
        let weight = match self.weight {
            400 => String::new(),
            700 => "Bold".to_owned(),
            other => other.to_string(),
        };
        match (weight.is_empty(), self.italic) {
            (true, false) => "Regular".to_owned(),
            (true, true) => "Italic".to_owned(),
            (false, false) => weight,
            (false, true) => format!("{weight} Italic"),
        }
    }

    /// Whether a Word file may hold the face, and a word processor finds it there: not one
    /// of a collection, and not one whose licence forbids it (`fsType` of OpenType).
    pub fn can_be_held(&self) -> bool {
        let is_collection = self.bytes().starts_with(b"ttcf");
        let face = ttf_parser::Face::parse(self.bytes(), self.font.index()).ok();
        let permissions = face.and_then(|face| face.permissions());
        !is_collection && permissions != Some(Permissions::Restricted)
    }

    /// Whether Word itself draws with the face where a file holds it: only with outlines
    /// of TrueType.
    pub fn is_drawn_by_word(&self) -> bool {
        self.can_be_held() && !self.bytes().starts_with(b"OTTO")
    }

    fn has_glyph(&self, c: char) -> bool {
        self.font.info().coverage.contains(u32::from(c))
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::bundled()
    }
}

impl Fonts {
    /// The faces that come with the program.
    pub fn bundled() -> Self {
        let faces = bundled::FACES
            .iter()
            .flat_map(|(file, data)| {
                Font::iter(Bytes::new(*data)).map(|font| face(font, Some(*file)))
            })
            .collect();
        Self { faces }
    }

    /// Takes the faces of a font file or collection in. `false` if it holds none. Of a
    /// collection with the shapes of several countries, those of simplified Chinese come
    /// first: that is how signs are taken of which nobody says the language.
    pub fn add(&mut self, data: Vec<u8>) -> bool {
        let mut own: Vec<Face> =
            Font::iter(Bytes::new(data)).map(|font| face(font, None)).collect();
        own.sort_by_key(|face| !face.family.ends_with(" SC"));
        let found = !own.is_empty();
        let start = self.faces.iter().take_while(|face| face.file.is_none()).count();
        self.faces.splice(start..start, own);
        found
    }

    /// All faces, in the order they are tried.
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The names of all families, in alphabetical order.
    pub fn families(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.faces.iter().map(|face| face.family.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The family that is drawn where `name` is asked for: the one of that name, or its
    /// metric twin (`Carlito` for `Calibri`). Case does not count.
    pub fn resolve(&self, name: &str) -> Option<&str> {
        let named = |name: &str| {
            let face = self.faces.iter().find(|f| f.family.eq_ignore_ascii_case(name))?;
            Some(face.family.as_str())
        };
        named(name).or_else(|| {
            let (_, twin) =
                TWINS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
            named(twin)
        })
    }

    /// The four faces of a family, by its name or the name of its twin.
    pub fn family(&self, name: &str) -> Option<Family<'_>> {
        let name = self.resolve(name)?;
        let pick = |weight: u16, italic: bool| {
            self.faces
                .iter()
                .filter(|f| f.family == name && f.italic == italic)
                .filter(|f| (f.weight >= 600) == (weight >= 600))
                .min_by_key(|f| f.weight.abs_diff(weight))
        };
        Some(Family {
            name,
            regular: pick(400, false),
            bold: pick(700, false),
            italic: pick(400, true),
            bold_italic: pick(700, true),
        })
    }

    /// Whether one of the families can draw a character, in every one of its faces.
    pub fn covers(&self, families: &[String], c: char) -> bool {
        families.iter().any(|name| {
            let Some(name) = self.resolve(name) else { return false };
            let mut faces = self.faces.iter().filter(|f| f.family == name).peekable();
            faces.peek().is_some() && faces.all(|face| draws(face, c))
        })
    }

    /// The family that draws a character: the first of `families` that has it, else the one
    /// that the engine falls back to.
    pub fn family_of(&self, families: &[String], c: char) -> Option<&str> {
        let regular = |name: &String| self.family(name)?.regular;
        let own = families.iter().filter_map(regular).find(|face| draws(face, c));
        if let Some(face) = own {
            return Some(&face.family);
        }
        let like = families.iter().find_map(regular).map(|face| face.font.info());
        let book = FontBook::from_fonts(self.faces.iter().map(|face| &face.font));
        let index = book.select_fallback(
            like,
            FontVariant::default(),
            c.encode_utf8(&mut [0; 4]),
        )?;
        self.faces.get(index).map(|face| face.family.as_str())
    }

    /// What of a text cannot be drawn: families that are not there, and characters that
    /// neither the families nor any other face can draw.
    pub fn missing(&self, families: &[String], text: &str) -> Missing {
        let unknown =
            families.iter().filter(|name| self.resolve(name).is_none()).cloned();
        let mut characters: Vec<char> = text
            .chars()
            .filter(|c| !c.is_ascii() || c.is_ascii_control())
            .filter(|c| !matches!(c, '\n' | '\r' | '\t'))
            .collect();
        characters.sort_unstable();
        characters.dedup();
        characters.retain(|&c| {
            !self.covers(families, c) && !self.faces.iter().any(|face| draws(face, c))
        });
        Missing { families: unknown.collect(), characters }
    }
}

fn face(font: Font, file: Option<&'static str>) -> Face {
    let info = font.info();
    Face {
        family: info.family.clone(),
        italic: info.variant.style != FontStyle::Normal,
        weight: info.variant.weight.to_number(),
        file,
        font,
    }
}

/// Whether a face has a glyph for a character, or what shaping puts in its place.
fn draws(face: &Face, c: char) -> bool {
    if face.has_glyph(c) {
        return true;
    }
    match c {
        // Spaces of any width are made of the space.
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => {
            face.has_glyph(' ')
        }
        '\u{2011}' => face.has_glyph('\u{2010}'),
        // Never drawn.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' => true,
        c => {
            let mut parts = std::iter::once(c).nfd().peekable();
            parts.peek() != Some(&c) && parts.all(|part| face.has_glyph(part))
        }
    }
}
