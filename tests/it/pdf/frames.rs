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

/// Whether anything in a frame is cut off.
fn is_cut(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => {
            // A picture may be cut to its own frame.
            let has_text = texts_in(&group.frame) > 0;
            (group.clip.is_some() && has_text) || is_cut(&group.frame)
        }
        _ => false,
    })
}

fn texts_in(frame: &Frame) -> usize {
    let mut count = 0;
    texts(frame, Transform::identity(), &mut |_, _| count += 1);
    count
}

#[test]
fn no_text_is_cut_off_and_heads_and_feet_stand_apart_from_it() {
    let engine = Engine::new(&Fonts::bundled());
    for output in all() {
        let layout = engine.set(&output.source).expect("can be set");
        for (index, page) in layout.paged().pages().iter().enumerate() {
            let name = format!("{}, page {}", output.name, index + 1);
            assert!(!is_cut(&page.frame), "{name}: text is cut off");
            let mut heights: Vec<(f64, f64)> = vec![];
            texts(&page.frame, Transform::identity(), &mut |text, at| {
                heights.push((at.y.to_pt(), text.size.to_pt()));
            });
            // The rule of the foot is the lowest line across; text stands above or below.
            let mut rules = vec![];
            lines(&page.frame, Transform::identity(), &mut rules);
            let foot = rules.iter().copied().fold(0.0, f64::max);
            assert!(foot > 0.0, "{name}: there is no rule");
            let near = |(height, size): &&(f64, f64)| {
                (height - size * 0.8 < foot) && (height + size * 0.25 > foot)
            };
            let touching = heights.iter().find(near);
            assert!(touching.is_none(), "{name}: text on the rule of the foot");
        }
    }
}

/// The heights of lines as wide as the text.
fn lines(frame: &Frame, outer: Transform, out: &mut Vec<f64>) {
    for (at, item) in frame.items() {
        let own = outer.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => {
                lines(&group.frame, own.pre_concat(group.transform), out);
            }
            FrameItem::Shape(shape, _) => {
                let size = shape.bbox(false).size();
                if size.x.to_pt() > 400.0 && size.y.to_pt() < 2.0 {
                    out.push(Point::zero().transform(own).y.to_pt());
                }
            }
            _ => {}
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
