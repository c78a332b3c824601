//! What stands in a paragraph → pieces of text: runs, links, fields, notes, frames.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body::{Context, Field, TEXT, Walker, chosen};
use super::draft::instruction;
use super::paragraph::{Piece, PieceKind};
use super::revision::RevisionKind;
use super::style::Emphasis;
use crate::xml::{Element, Node};

impl<'a> Walker<'a> {
    pub(super) fn inlines(&mut self, parent: &'a Element, context: &Context) {
        for own in parent.elements() {
            match own.name.as_str() {
                "w:r" => self.run(own, context),
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:rPr" => {}
                "w:hyperlink" => {
                    let link = self.link(own);
                    let inner = Context {
                        link: link.or(context.link.clone()),
                        ..context.clone()
                    };
                    self.inlines(own, &inner);
                }
                "w:fldSimple" => {
                    let instruction = own.get("w:instr").unwrap_or_default().to_owned();
                    self.fields.push(Field { instruction, has_begun: true });
                    self.inlines(own, context);
                    self.fields.pop();
                }
                "w:sdt" => {
                    let inner = self.control(own, context);
                    self.paragraph.keys.extend(inner.key);
                    self.inlines(own, &inner);
                }
                "mc:AlternateContent" => {
                    if let Some(choice) = chosen(own) {
                        self.inlines(choice, context);
                    }
                }
                // Formulas have text of their own (ECMA-376, 22.1).
                name if name.ends_with(":oMath") => {
                    self.push(own.text(), PieceKind::Text, own, context)
                }
                name => match RevisionKind::of(name) {
                    Some(kind) => {
                        let inner = self.changed(own, kind, context);
                        self.inlines(own, &inner);
                    }
                    None => {
                        self.mark(own);
                        self.inlines(own, context);
                    }
                },
            }
        }
    }

    fn run(&mut self, run: &'a Element, context: &Context) {
        let text = |own: &Element| {
            own.children
                .iter()
                .filter_map(|node| match node {
                    Node::Text(text) => Some(text.as_str()),
                    Node::Element(_) => None,
                })
                .collect::<String>()
        };
        let is_note =
            |name: &str| matches!(name, "w:footnoteReference" | "w:endnoteReference");
        let has_own_mark = run.elements().any(|own| {
            is_note(&own.name)
                && own.get("w:customMarkFollows").is_some_and(|on| on != "0")
        });
        for own in run.elements() {
            match own.name.as_str() {
                // The mark that follows a note without number is the note's.
                "w:t" | "w:delText" if has_own_mark => {
                    let mark: Arc<str> = "NOTEMARK".into();
                    self.push(text(own), PieceKind::Field(mark), run, context);
                }
                "w:t" | "w:delText" => self.words(text(own), run, context),
                "w:tab" | "w:ptab" => self.words("\t".into(), run, context),
                "w:br" if matches!(own.get("w:type"), Some("page" | "column")) => {}
                "w:br" | "w:cr" => self.words("\n".into(), run, context),
                "w:noBreakHyphen" => self.words("\u{2011}".into(), run, context),
                "w:softHyphen" => self.words("\u{ad}".into(), run, context),
                "w:sym" => {
                    let code =
                        own.get("w:char").and_then(|c| u32::from_str_radix(c, 16).ok());
                    let sign = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
                    self.words(sign.to_string(), run, context);
                }
                "w:fldChar" => match own.get("w:fldCharType") {
                    Some("begin") => {
                        self.fields
                            .push(Field { instruction: String::new(), has_begun: false });
                    }
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            field.has_begun = true;
                        }
                    }
                    _ => _ = self.fields.pop(),
                },
                "w:instrText" | "w:delInstrText" => {
                    if let Some(field) =
                        self.fields.last_mut().filter(|own| !own.has_begun)
                    {
                        field.instruction.push_str(&text(own));
                    }
                }
                "w:commentReference" => {
                    self.paragraph.comments.extend(own.get("w:id").map(str::to_owned));
                }
                name if is_note(name) => {
                    let prefix = if name == "w:endnoteReference" { "e" } else { "" };
                    let id = format!("{prefix}{}", own.get("w:id").unwrap_or_default());
                    self.push(id, PieceKind::Note, run, context);
                }
                "w:rPr" => {
                    if let Some(change) = own.find("w:rPrChange") {
                        self.revision(change, RevisionKind::Format);
                    }
                }
                "w:ruby" => {
                    if let Some(base) = own.find("w:rubyBase") {
                        self.inlines(base, context);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(choice) = chosen(own) {
                        self.frames(choice, context);
                    }
                }
                _ => self.frames(own, context),
            }
        }
    }

    /// Frames with text of their own, within a drawing.
    fn frames(&mut self, own: &'a Element, context: &Context) {
        if own.name == "w:txbxContent" {
            let context = Context { key: None, cell: None, ..context.clone() };
            self.boxes.push((own, context));
            return;
        }
        let inner =
            if own.name == "mc:AlternateContent" { chosen(own) } else { Some(own) };
        for own in inner.into_iter().flat_map(Element::elements) {
            self.frames(own, context);
        }
    }

    /// Text that somebody wrote, or that a field gave.
    fn words(&mut self, text: String, run: &'a Element, context: &Context) {
        // What stands before the result of a field is its instruction.
        if self.fields.iter().any(|field| !field.has_begun) {
            return;
        }
        let mut link = None;
        let mut counted = None;
        for field in &self.fields {
            let words = field.instruction.trim();
            match words.split_whitespace().next().unwrap_or_default() {
                "HYPERLINK" => link = address(words, &self.draft.anchors),
                // Fields to fill in hold what somebody wrote.
                "FORMTEXT" | "" => {}
                _ if counted.is_none() => {
                    counted = Some(instruction(words).into());
                }
                _ => {}
            }
        }
        let kind = match counted {
            _ if context.is_placeholder => PieceKind::Field("PLACEHOLDER".into()),
            Some(instruction) => PieceKind::Field(instruction),
            None => PieceKind::Text,
        };
        let link = link.or(context.link.clone());
        self.push(text, kind, run, &Context { link, ..context.clone() });
    }

    fn push(
        &mut self,
        text: String,
        kind: PieceKind,
        run: &'a Element,
        context: &Context,
    ) {
        self.size += text.len();
        // Word processors write marks of direction where somebody types from the right.
        let text = text.replace(is_direction, "");
        if text.is_empty() || self.size > TEXT {
            return;
        }
        let properties = run.find("w:rPr");
        let look = self.look(properties);
        let change = properties.and_then(|own| own.find("w:rPrChange"));
        let before = change.map(|change| {
            let number = self.revision(change, RevisionKind::Format);
            (number, self.look(change.find("w:rPr")))
        });
        let key = context.key.or_else(|| self.bookmarks.last().map(|(_, key)| *key));
        if kind == PieceKind::Text {
            let is_link = context.link.is_some();
            self.worn(&text, run, (key, is_link), &context.changes);
        }
        let piece = Piece {
            text,
            kind,
            look,
            before,
            link: context.link.clone(),
            key,
            changes: context.changes.clone(),
            comments: self.comments.clone(),
        };
        match self.paragraph.pieces.last_mut() {
            Some(last)
                if last.kind != PieceKind::Note
                    && Piece { text: String::new(), ..last.clone() }
                        == Piece { text: String::new(), ..piece.clone() } =>
            {
                last.text.push_str(&piece.text);
            }
            _ => self.paragraph.pieces.push(piece),
        }
    }

    fn look(&self, properties: Option<&Element>) -> Emphasis {
        let Some(own) = properties else { return Emphasis::default() };
        let style = own.value("w:rStyle").map(|id| self.styles.emphasis(id));
        let style = style.unwrap_or_default();
        // What is written from the right has properties of its own.
        let (strong, emphasis) = match own.toggle("w:rtl") {
            Some(true) => ("w:bCs", "w:iCs"),
            _ => ("w:b", "w:i"),
        };
        Emphasis {
            strong: own.toggle(strong).unwrap_or(style.strong),
            emphasis: own.toggle(emphasis).unwrap_or(style.emphasis),
        }
    }

    fn link(&self, own: &'a Element) -> Option<Arc<str>> {
        if let Some(anchor) = own.get("w:anchor") {
            return Some(place(anchor, &self.draft.anchors));
        }
        let relation = self.relations.get(own.get("r:id")?)?;
        relation.is_outside.then(|| {
            // LibreOffice writes a link within the document as one to outside.
            match relation.target.strip_prefix('#') {
                Some(anchor) => place(anchor, &self.draft.anchors),
                None => relation.target.as_str().into(),
            }
        })
    }
}

/// Marks that turn the direction of writing. No record has them.
fn is_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// A bookmark as the record names the place.
fn place(bookmark: &str, anchors: &BTreeMap<String, String>) -> Arc<str> {
    let name = anchors.get(bookmark).map_or(bookmark, String::as_str);
    format!("#{name}").into()
}

/// The address in the instruction of a link (ECMA-376, 17.16.5.25).
fn address(instruction: &str, anchors: &BTreeMap<String, String>) -> Option<Arc<str>> {
    let mut quoted = instruction.split('"').skip(1).step_by(2);
    let first = quoted.next()?;
    match instruction.contains("\\l") {
        true => Some(place(quoted.next().unwrap_or(first), anchors)),
        false => Some(first.into()),
    }
}
