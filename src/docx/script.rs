//! Runs with text of several scripts → runs of one. Word takes a run's face by its script,
//! shows no other where that lacks the letters, and orders what is written from the right
//! by a property of the run (ECMA-376, 17.3.2.30).

use std::collections::{BTreeMap, BTreeSet};

use unicode_bidi::{BidiInfo, Level, bidi_class};
use unicode_script::{Script, UnicodeScript};

use super::language::is_from_right;
use super::mend::{Content, spaces};
use super::order;
use super::xml::{Element, Node, element};
use crate::brand::Brand;
use crate::fonts::Fonts;
use crate::style::{accent_family, is_accent};

/// Begins and ends a passage in a language that is written from the right.
const FROM_RIGHT: char = '\u{202B}';
const END: char = '\u{202C}';

/// Stands for a picture.
const PICTURE: char = '\u{FFFC}';

/// Names the faces and the direction of all runs that need it. Gives the families that are
/// named beside those of the brand.
pub(super) fn name<'a>(
    contents: impl Iterator<Item = &'a mut Content>,
    brand: &Brand,
    fonts: &Fonts,
) -> BTreeSet<String> {
    let own = &brand.fonts;
    let mut faces = Faces {
        fonts,
        first: own.body.iter().take(1).chain(own.heading.iter().take(1)).collect(),
        all: own.body.iter().chain(&own.fallback).cloned().collect(),
        accents: accent_family(brand),
        has_accents: false,
        known: BTreeMap::new(),
    };
    for content in contents {
        content.nodes.iter_mut().for_each(|node| paragraphs(node, &mut faces));
    }
    // The brand's own are there anyhow.
    let accents = faces.accents.filter(|family| {
        faces.has_accents && faces.first.iter().all(|own| own != family)
    });
    let known = faces.known.into_values().flatten();
    known.chain(accents.map(str::to_owned)).collect()
}

/// Which family draws a character, where the brand's first does not.
struct Faces<'a> {
    fonts: &'a Fonts,
    first: Vec<&'a String>,
    all: Vec<String>,
    /// The family that sets accents where those of the brand cannot.
    accents: Option<&'a str>,
    has_accents: bool,
    known: BTreeMap<char, Option<String>>,
}

impl Faces<'_> {
    /// The family that draws a letter with an accent, where not all can.
    fn accent(&mut self, letter: char, mark: char) -> Option<String> {
        let family = self.accents.filter(|_| is_accent(letter, mark))?;
        self.has_accents = true;
        Some(family.to_owned())
    }

    fn family(&mut self, c: char) -> Option<String> {
        if c.is_ascii() || c == PICTURE {
            return None;
        }
        if let Some(known) = self.known.get(&c) {
            return known.clone();
        }
        let covered = self
            .first
            .iter()
            .all(|&name| self.fonts.covers(std::slice::from_ref(name), c));
        let other = || self.fonts.family_of(&self.all, c).map(str::to_owned);
        let family = if covered { None } else { other() };
        self.known.insert(c, family.clone());
        family
    }
}

/// What a character asks of its run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Need {
    family: Option<String>,
    from_right: bool,
}

fn paragraphs(node: &mut Node, faces: &mut Faces<'_>) {
    let Node::Element(own) = node else { return };
    if own.name != "w:p" {
        own.children.iter_mut().for_each(|child| paragraphs(child, faces));
        return;
    }
    let mut text = String::new();
    own.children.iter().for_each(|child| read(child, &mut text));
    if text.is_ascii() {
        return;
    }
    let needs = needs(&text, faces);
    if needs.iter().all(|need| *need == Need::default()) {
        return;
    }
    let mut needs = needs.into_iter();
    own.children = cut(std::mem::take(&mut own.children), &mut needs);
}

/// The text of a paragraph, a character for each thing that is not text.
fn read(node: &Node, out: &mut String) {
    let Node::Element(own) = node else { return };
    if own.name != "w:r" {
        own.children.iter().for_each(|child| read(child, out));
        return;
    }
    let from_right = language(own).is_some_and(is_from_right);
    out.extend(from_right.then_some(FROM_RIGHT));
    for child in own.elements() {
        match text_of(child) {
            Some(text) => out.push_str(text),
            None => out.extend(sign(child)),
        }
    }
    out.extend(from_right.then_some(END));
}

/// The text of an element that holds some.
fn text_of(own: &Element) -> Option<&str> {
    match (own.name.as_str(), own.children.first()) {
        ("w:t" | "w:delText", Some(Node::Text(text))) => Some(text),
        _ => None,
    }
}

/// What orders a line as this element does.
fn sign(own: &Element) -> Option<char> {
    match own.name.as_str() {
        "w:tab" => Some('\t'),
        "w:br" => Some('\n'),
        "w:softHyphen" => Some('\u{ad}'),
        "w:footnoteReference" | "w:footnoteRef" => Some('1'),
        "w:drawing" => Some(PICTURE),
        _ => None,
    }
}

fn language(run: &Element) -> Option<&str> {
    run.find("w:rPr")?.find("w:lang")?.get("w:val")
}

/// What each character asks for, by the Unicode bidirectional algorithm (UAX 9) in a line
/// from the left, without the characters that stand for a passage's ends.
fn needs(text: &str, faces: &mut Faces<'_>) -> Vec<Need> {
    let is_right = |c: char| {
        use unicode_bidi::BidiClass::{AL, AN, R, RLE};
        !c.is_ascii() && matches!(bidi_class(c), R | AL | AN | RLE)
    };
    let has_right = text.chars().any(is_right);
    let levels = has_right.then(|| BidiInfo::new(text, Some(Level::ltr())).levels);
    let (mut needs, mut before): (Vec<Need>, _) = (vec![], ' ');
    for (at, c) in text.char_indices().filter(|(_, c)| ![FROM_RIGHT, END].contains(c)) {
        // A Latin word within a passage from the right stays as it is.
        let from_right = levels.as_ref().is_some_and(|levels| {
            levels[at].is_rtl() || levels[at].number() > 0 && !c.is_alphabetic()
        });
        let mut family = faces.family(c);
        // A mark is drawn with its letter, and what joins letters or parts them is none.
        if let Some(letter) = needs.last_mut().filter(|_| is_joined(c)) {
            let own = faces.accent(before, c);
            family = own.or_else(|| letter.family.take()).or(family);
            letter.family.clone_from(&family);
        }
        needs.push(Need { family, from_right });
        before = c;
    }
    // Spaces between letters of one face are its own.
    let mut before: Option<usize> = None;
    let letters: Vec<char> =
        text.chars().filter(|c| ![FROM_RIGHT, END].contains(c)).collect();
    for at in 0..needs.len() {
        if matches!(letters[at], ' ' | '\u{a0}') {
            continue;
        }
        if let Some(before) = before.filter(|&before| needs[before] == needs[at]) {
            let need = needs[at].clone();
            needs[before + 1..at].fill(need);
        }
        before = Some(at);
    }
    needs
}

fn is_joined(c: char) -> bool {
    c.script() == Script::Inherited || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// The same nodes with each run cut where its needs change.
fn cut(nodes: Vec<Node>, needs: &mut impl Iterator<Item = Need>) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Element(run) if run.name == "w:r" => {
                out.extend(runs(run, needs).into_iter().map(Node::Element));
            }
            Node::Element(mut own) => {
                own.children = cut(std::mem::take(&mut own.children), needs);
                out.push(Node::Element(own));
            }
            text @ Node::Text(_) => out.push(text),
        }
    }
    out
}

fn runs(run: Element, needs: &mut impl Iterator<Item = Need>) -> Vec<Element> {
    let mut pieces: Vec<(Need, Vec<Node>)> = vec![];
    let mut add = |need: Option<Need>, node: Node| match pieces.last_mut() {
        Some((own, nodes)) if need.as_ref().is_none_or(|need| need == own) => {
            nodes.push(node);
        }
        _ => pieces.push((need.unwrap_or_default(), vec![node])),
    };
    for node in &run.children {
        let Node::Element(own) = node else { continue };
        if own.name == "w:rPr" {
            continue;
        }
        let Some(text) = text_of(own) else {
            add(sign(own).and_then(|_| needs.next()), node.clone());
            continue;
        };
        let mut parts: Vec<(Need, String)> = vec![];
        for (c, need) in text.chars().zip(needs.by_ref()) {
            match parts.last_mut() {
                Some((own, text)) if *own == need => text.push(c),
                _ => parts.push((need, c.to_string())),
            }
        }
        for (need, text) in parts {
            let mut own = element(&own.name).text(text);
            spaces(&mut own);
            add(Some(need), Node::Element(own));
        }
    }
    let properties = run.find("w:rPr");
    if pieces.iter().all(|(need, _)| *need == Need::default()) {
        return vec![run];
    }
    pieces
        .iter()
        .map(|(need, nodes)| {
            let mut own = Element { children: vec![], ..run.clone() };
            let mut look = properties.cloned().unwrap_or_else(|| element("w:rPr"));
            need.put(&mut look, nodes);
            if !look.children.is_empty() {
                own = own.child(look);
            }
            own.children.extend(nodes.iter().cloned());
            own
        })
        .collect()
}

impl Need {
    /// Says in the properties of a run what it needs.
    fn put(&self, look: &mut Element, nodes: &[Node]) {
        if let Some(family) = &self.family {
            let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
            let faces = element("w:rFonts");
            look.children.push(Node::Element(
                slots.into_iter().fold(faces, |faces, slot| faces.with(slot, family)),
            ));
        }
        if self.from_right {
            look.children.push(Node::Element(element("w:rtl")));
        }
        self.speak(look, nodes);
        order::sort(look);
    }

    /// Word reads the language of a run by its script from another attribute.
    fn speak(&self, look: &mut Element, nodes: &[Node]) {
        let said = look.find("w:lang").and_then(|own| own.get("w:val"));
        let said = said.map(str::to_owned);
        let script = self.script(nodes);
        let attribute = match script {
            _ if self.from_right => "w:bidi",
            Some(Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul) => {
                "w:eastAsia"
            }
            _ => return,
        };
        // What is written from the right is Arabic to Word where nothing else is said.
        let usual = match script {
            Some(Script::Hebrew) => Some("he-IL"),
            Some(Script::Hiragana | Script::Katakana) => Some("ja-JP"),
            Some(Script::Hangul) => Some("ko-KR"),
            Some(Script::Han) => Some("zh-CN"),
            _ => None,
        };
        let is_own = |tag: &String| match attribute {
            "w:bidi" => is_from_right(tag),
            _ => ["ja", "ko", "zh"].contains(&tag.split('-').next().unwrap_or_default()),
        };
        let said = said.filter(is_own).or_else(|| usual.map(str::to_owned));
        let Some(tag) = said else { return };
        if look.find("w:lang").is_none() {
            look.children.push(Node::Element(element("w:lang")));
        }
        let language = look.first("w:lang");
        language.attributes.retain(|(name, _)| name != attribute);
        language.attributes.push((attribute.into(), tag.as_str().into()));
    }

    /// The script of the first letter.
    fn script(&self, nodes: &[Node]) -> Option<Script> {
        let texts = nodes.iter().filter_map(|node| match node {
            Node::Element(own) => text_of(own),
            Node::Text(_) => None,
        });
        let scripts = texts.flat_map(str::chars).map(|c| c.script());
        scripts.into_iter().find(|own| !matches!(own, Script::Common | Script::Inherited))
    }
}
