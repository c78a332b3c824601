//! The shared measures are readable, and fit what Word can say.

use communique::brand::{Brand, Color};
use communique::style::{Ink, Role, Sheet};

#[test]
fn colours_of_text_have_the_contrast_of_wcag_aa() {
    let brand = Brand::default();
    let sheet = Sheet::new(&brand);
    let colors = &brand.colors;
    for color in [colors.primary, colors.secondary, colors.text, sheet.alert] {
        for ground in [Color(255, 255, 255), sheet.tint, sheet.highlight] {
            assert!(color.contrast(ground) >= 4.5, "{} on {}", color.hex(), ground.hex());
        }
    }
    assert!(colors.accent.contrast(Color(255, 255, 255)) >= 3.0);
}

#[test]
fn measures_grow_with_the_text_size_in_steps_that_word_knows() {
    let mut brand = Brand::default();
    for size in [9.0, 10.0, 10.5, 11.0, 12.0, 14.0] {
        brand.fonts.size = size;
        let sheet = Sheet::new(&brand);
        for level in 1..=6 {
            let text = sheet.text(Role::Heading(level));
            assert!((text.size * 2.0).fract() == 0.0 && text.size > size * 0.9);
            assert!((text.leading * 4.0).fract() == 0.0 && text.leading > text.size);
            assert!(matches!(text.ink, Ink::Primary | Ink::Secondary));
        }
    }
}
