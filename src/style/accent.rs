//! Letters of Montenegrin whose accent Unicode has no letter with (С́, З́): which family can
//! set it on them, where one of a brand's cannot.

use std::ops::Range;

use crate::brand::Brand;
use crate::fonts::TWINS;

/// Families of the program that have no place for an accent on these letters: it would
/// stand beside them.
const LOOSE: [&str; 4] =
    ["Source Sans 3", "Carlito", "Liberation Sans", "Liberation Serif"];
/// A family of the program that has one.
const FIRM: &str = "Source Serif 4";

const LETTERS: [char; 4] = ['С', 'З', 'с', 'з'];
const ACUTE: char = '\u{301}';

/// The family that draws these letters with their accent; none where all of a brand's can.
pub fn accent_family(brand: &Brand) -> Option<&str> {
    let fonts = &brand.fonts;
    let own = || fonts.body.first().into_iter().chain(fonts.heading.first());
    let is_loose = |name: &&String| {
        let twin = TWINS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        let name = twin.map_or(name.as_str(), |(_, twin)| twin);
        LOOSE.iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    own().any(|name| is_loose(&name)).then(|| {
        let firm = own().find(|name| !is_loose(name));
        firm.map_or(FIRM, String::as_str)
    })
}

/// Whether a mark is such an accent on such a letter.
pub fn is_accent(letter: char, mark: char) -> bool {
    mark == ACUTE && LETTERS.contains(&letter)
}

/// The first such letter of a text, with its accent.
pub fn accented(text: &str) -> Option<Range<usize>> {
    let is_one = |(at, _): &(usize, &str)| {
        let letter = text[..*at].chars().next_back();
        letter.is_some_and(|letter| is_accent(letter, ACUTE))
    };
    let (at, accent) = text.match_indices(ACUTE).find(is_one)?;
    let letter = text[..at].chars().next_back()?;
    Some(at - letter.len_utf8()..at + accent.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;

    /// Whether all faces of a family say where the accent stands on a letter.
    fn seats(fonts: &Fonts, family: &str, letter: char) -> bool {
        use ttf_parser::gpos::PositioningSubtable;
        let family = fonts.family(family).unwrap();
        let faces = [family.regular, family.bold, family.italic, family.bold_italic];
        faces.into_iter().flatten().all(|face| {
            let index = face.font().index();
            let face = ttf_parser::Face::parse(face.bytes(), index).unwrap();
            let (Some(letter), Some(mark)) =
                (face.glyph_index(letter), face.glyph_index(ACUTE))
            else {
                return false;
            };
            let lookups = face.tables().gpos.unwrap().lookups;
            lookups.into_iter().any(|lookup| {
                let mut parts = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
                parts.any(|part| match part {
                    PositioningSubtable::MarkToBase(own) => {
                        own.base_coverage.contains(letter)
                            && own.mark_coverage.contains(mark)
                    }
                    _ => false,
                })
            })
        })
    }

    #[test]
    fn families_seat_the_accent_as_is_said_of_them() {
        let fonts = Fonts::bundled();
        for letter in LETTERS {
            assert!(seats(&fonts, FIRM, letter), "{letter}");
            for family in LOOSE {
                assert!(!seats(&fonts, family, letter), "{family} {letter}");
            }
        }
        // Vowels have their accent everywhere in the usual faces.
        assert!(seats(&fonts, "Source Sans 3", 'а'));
    }

    #[test]
    fn the_brand_says_which_family_is_taken() {
        let mut brand = Brand::default();
        assert_eq!(accent_family(&brand), Some("Source Serif 4"));
        brand.fonts.heading = vec!["Source Serif 4".into()];
        assert_eq!(accent_family(&brand), None);
        brand.fonts.heading = vec!["Gentium".into()];
        assert_eq!(accent_family(&brand), None);
        brand.fonts.body = vec!["Calibri".into()];
        assert_eq!(accent_family(&brand), Some("Gentium"));
        brand.fonts.heading = vec!["carlito".into()];
        assert_eq!(accent_family(&brand), Some("Source Serif 4"));
    }

    #[test]
    fn letters_are_found_with_their_accent() {
        assert_eq!(accented("а́, С\u{301}утра з\u{301}"), Some(6..10));
        for text in ["", "\u{301}", "Сутра", "s\u{301}", "С \u{301}"] {
            assert_eq!(accented(text), None, "{text}");
        }
    }
}
