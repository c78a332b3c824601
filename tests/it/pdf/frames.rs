//! Where text is drawn: nothing sticks out of the page's text area at its sides, nothing
//! stands in the margin of the foot.

use communique::fonts::Fonts;
use communique::pdf::Engine;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;

use crate::outputs::all;

/// How far text may stick out, in points: italics lean, and round letters swing over.
const OVERHANG: f64 = 0.5;

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// Hands over every text with where its baseline begins.
pub(crate) fn texts(
    frame: &Frame,
    outer: Transform,
    visit: &mut dyn FnMut(&TextItem, Point),
) {
    for (at, item) in frame.items() {
        let own = outer.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => {
                texts(&group.frame, own.pre_concat(group.transform), visit);
            }
            FrameItem::Text(text) => visit(text, Point::zero().transform(own)),
            _ => {}
        }
    }
}

/// How wide a text is without the spaces at its end.
fn width(text: &TextItem) -> Abs {
    let is_space =
        |glyph: &&typst::text::Glyph| text.text[glyph.range()].trim().is_empty();
    let spaces = text.glyphs.iter().rev().take_while(is_space);
    let spaces: Abs = spaces.map(|glyph| glyph.x_advance.at(text.size)).sum();
    text.width() - spaces
}

#[test]
fn text_stays_between_the_margins() {
    let engine = Engine::new(&Fonts::bundled());
    for output in all() {
        let page = &output.brand.page;
        let (left, right) = (page.start * MILLIMETRE, page.end * MILLIMETRE);
        let layout = engine.set(&output.source).expect("can be set");
        let paged = layout.paged();
        for (index, page) in paged.pages().iter().enumerate() {
            let right = page.frame.width().to_pt() - right;
            texts(&page.frame, Transform::identity(), &mut |text, at| {
                let start = at.x.to_pt();
                let end = start + width(text).to_pt();
                let fits = start >= left - OVERHANG && end <= right + OVERHANG;
                let name = &output.name;
                assert!(fits, "{name}, page {}: {:?}", index + 1, text.text);
            });
        }
    }
}

#[test]
fn text_stays_above_the_foot() {
    for output in all() {
        let foot = output.brand.page.bottom * MILLIMETRE;
        for (page, height) in output.pdf().tree.places() {
            let fits = f64::from(height) >= foot - OVERHANG;
            assert!(fits, "{}: {height} on page {}", output.name, page + 1);
        }
    }
}
