//! What cannot be drawn, and the diagnostics that say so.

use unicode_script::{Script, UnicodeScript};

use super::Fonts;
use crate::diagnostic::{Diagnostic, Place};

/// Families and characters that no face serves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    pub families: Vec<String>,
    /// In the order of their code points.
    pub characters: Vec<char>,
}

impl Missing {
    /// Whether everything can be drawn.
    pub fn is_empty(&self) -> bool {
        self.families.is_empty() && self.characters.is_empty()
    }
}

/// A brand names a family that is neither bundled nor handed in.
pub fn missing_family(fonts: &Fonts, name: &str, place: Place) -> Diagnostic {
    let families = fonts.families();
    let near = families
        .iter()
        .map(|family| (strsim::damerau_levenshtein(family, name), family))
        .filter(|(distance, _)| *distance <= 3)
        .min();
    let hint = match near {
        Some((_, family)) => format!("did you mean `{family}`?"),
        None => format!("there are {}", families.join(", ")),
    };
    Diagnostic::error("font/family/missing", format!("there is no font `{name}`"))
        .at(place)
        .hint(hint)
        .hint("`--font-path FOLDER` adds the fonts of a folder")
}

/// The code of [`missing_character`].
pub const MISSING_CHARACTER: &str = "font/character/missing";

/// A text holds a character that no face can draw.
pub fn missing_character(families: &[String], c: char, place: Place) -> Diagnostic {
    let names: Vec<String> = families.iter().map(|name| format!("`{name}`")).collect();
    let shown = if c.is_control() { ' ' } else { c };
    Diagnostic::error(
        MISSING_CHARACTER,
        format!(
            "no font has the character `{shown}` (U+{:04X}), neither {} nor another",
            u32::from(c),
            names.join(", ")
        ),
    )
    .at(place)
    .hint(match source(c) {
        Some((what, family, package, folder)) => format!(
            "{what} are in {family}: install `{package}` (as Debian calls it), and add \
             `--font-path {folder}`"
        ),
        None => "`--font-path FOLDER` adds the fonts of a folder; or write it otherwise"
            .to_owned(),
    })
}

/// Where to find a face with a character: what is in it, its family, the package that has
/// it, the folder where that puts it.
fn source(c: char) -> Option<(String, String, &'static str, &'static str)> {
    let script = c.script();
    let name = script.full_name().replace('_', " ");
    match script {
        Script::Han
        | Script::Hiragana
        | Script::Katakana
        | Script::Hangul
        | Script::Bopomofo => Some((
            "signs of Chinese, Japanese and Korean".to_owned(),
            "Noto Serif CJK".to_owned(),
            "fonts-noto-cjk",
            "/usr/share/fonts/opentype/noto",
        )),
        Script::Bengali
        | Script::Devanagari
        | Script::Ethiopic
        | Script::Gujarati
        | Script::Gurmukhi
        | Script::Kannada
        | Script::Khmer
        | Script::Lao
        | Script::Malayalam
        | Script::Myanmar
        | Script::Sinhala
        | Script::Tamil
        | Script::Telugu
        | Script::Thai => Some((
            format!("{name} letters"),
            format!("Noto Serif {name}"),
            "fonts-noto-core",
            "/usr/share/fonts/truetype/noto",
        )),
        _ => None,
    }
}

/// A Word file names a family for a character and cannot hold its faces.
pub fn not_held(name: &str, c: char, place: Place) -> Diagnostic {
    let message =
        format!("the Word file names `{name}` for `{c}` and cannot hold that font");
    Diagnostic::warning("font/family/not-held", message).at(place).hint(
        "who opens it without that font sees another; a TrueType file of one face, whose \
         licence allows it, can be held",
    )
}

/// A brand names a family of an office program, and its twin is drawn.
pub fn twin_used(name: &str, twin: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(
        "font/family/twin",
        format!("`{name}` is not bundled: the PDF is set in `{twin}`, which is as wide"),
    )
    .at(place)
    .hint(format!("write `{twin}`, or add `{name}` with `--font-path FOLDER`"))
}
