//! How a style looks and how its base looks → what the style has to say: nothing that its
//! base says as well, so that a change of the base reaches all that build on it.

use crate::docx::order;
use crate::docx::xml::{Element, Node, element, value};

/// The properties that differ; what only the base has is undone.
pub(super) fn difference(own: &Element, base: &Element) -> Element {
    let mut out = element(&own.name);
    for property in own.elements() {
        let said = match base.find(&property.name) {
            Some(same) if same == property => None,
            Some(other) => Some(changed(property, other)),
            None => Some(property.clone()),
        };
        out.children.extend(said.map(Node::Element));
    }
    let only_base = base.elements().filter(|theirs| own.find(&theirs.name).is_none());
    out = out.children(only_base.filter_map(undone));
    order::sort(&mut out);
    out
}

/// A property of many parts, each of which is inherited by itself.
fn changed(own: &Element, base: &Element) -> Element {
    match own.name.as_str() {
        "w:spacing" | "w:ind" => attributes(own, base),
        "w:pBdr" => {
            let mut out = difference(own, base);
            let both = |side: &Element| own.find(&side.name).is_some();
            let gone = base.elements().filter(|side| !both(side));
            out = out.children(gone.map(|side| value(&side.name, "nil")));
            order::sort(&mut out);
            out
        }
        "w:tabs" => {
            let place = |tab: &Element| tab.get("w:pos").unwrap_or_default().to_owned();
            let places: Vec<String> = own.elements().map(place).collect();
            let gone = base.elements().filter(|tab| !places.contains(&place(tab)));
            element("w:tabs")
                .children(
                    gone.map(|tab| value("w:tab", "clear").with("w:pos", place(tab))),
                )
                .children(own.elements().cloned())
        }
        _ => own.clone(),
    }
}

fn attributes(own: &Element, base: &Element) -> Element {
    let mut out = element(&own.name);
    // A distance of lines without its rule would be another distance.
    let line = own.get("w:line") != base.get("w:line")
        || own.get("w:lineRule") != base.get("w:lineRule");
    for (name, value) in &own.attributes {
        let differs = match name.as_str() {
            "w:line" | "w:lineRule" => line,
            _ => base.get(name) != Some(value.as_str()),
        };
        if differs {
            out = out.with(name, value);
        }
    }
    for (name, _) in base.attributes.iter().filter(|(name, _)| own.get(name).is_none()) {
        out = out.with(name, 0);
    }
    out
}

/// What takes a property of the base back, where it has to be.
fn undone(base: &Element) -> Option<Element> {
    let name = base.name.as_str();
    Some(match name {
        "w:b"
        | "w:bCs"
        | "w:i"
        | "w:iCs"
        | "w:keepNext"
        | "w:keepLines"
        | "w:suppressAutoHyphens" => value(name, 0),
        "w:ind" | "w:pBdr" | "w:tabs" => changed(&element(name), base),
        "w:jc" => value(name, "left"),
        "w:numPr" => element(name).child(value("w:numId", 0)),
        "w:outlineLvl" => value(name, 9),
        "w14:numSpacing" => element(name).with("w14:val", "default"),
        _ => return None,
    })
}
