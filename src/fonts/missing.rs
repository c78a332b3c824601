//! What cannot be drawn, and the diagnostics that say so.

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

/// A text holds a character that no face can draw.
pub fn missing_character(families: &[String], c: char, place: Place) -> Diagnostic {
    let names: Vec<String> = families.iter().map(|name| format!("`{name}`")).collect();
    let shown = if c.is_control() { ' ' } else { c };
    Diagnostic::error(
        "font/character/missing",
        format!(
            "no font has the character `{shown}` (U+{:04X}), neither {} nor another",
            u32::from(c),
            names.join(", ")
        ),
    )
    .at(place)
    .hint("`--font-path FOLDER` adds the fonts of a folder; or write it otherwise")
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
