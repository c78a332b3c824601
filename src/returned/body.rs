//! Parts of the text → paragraphs with all that is known of each piece of text: how it
//! looks, under which mark it stands, who inserted or deleted it, and who comments on it.
//!
//! Controls, bookmarks and tracked changes are read as properties of the text between
//! them, so that it does not matter how they are nested, split or half lost. What is
//! unknown is transparent: its text counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::{Draft, Part, instruction};
use super::mistake::Mistake;
use super::package::Relation;
use super::revision::{Revision, RevisionKind, Revisions};
use super::style::{Emphasis, Styles};
use super::xml::{Element, Node};

/// How many paragraphs a file may have.
const PARAGRAPHS: usize = 20_000;
/// How much text a file may hold.
pub(super) const TEXT: usize = 4 << 20;
/// How many marks, comments or changes may be open at once; more are passed over.
const OPEN: usize = 32;

/// A paragraph of the file.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub part: Part,
    /// The name of its style, in lower case.
    pub style: String,
    /// The table, row and column that it stands in.
    pub cell: Option<(usize, usize, usize)>,
    /// Whether it is an item of a list.
    pub is_listed: bool,
    /// How all of it looks, by its style: bold in bold says nothing.
    pub ground: Emphasis,
    pub pieces: Vec<Piece>,
    /// The keys whose marks stand in it, with or without text.
    pub keys: BTreeSet<usize>,
    /// Tracked changes of its end.
    pub end: Vec<usize>,
    /// Comments that have their mark in it.
    pub comments: BTreeSet<String>,
}

/// A piece of text with the same properties throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub text: String,
    pub kind: PieceKind,
    pub look: Emphasis,
    /// How it looked before a tracked change of that, and its number.
    pub before: Option<(usize, Emphasis)>,
    /// Where a link leads: an address, or `#` and an anchor.
    pub link: Option<Arc<str>>,
    pub key: Option<usize>,
    pub changes: Vec<usize>,
    pub comments: BTreeSet<String>,
}

/// What a piece of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind {
    Text,
    /// The result of a field, by its instruction.
    Field(Arc<str>),
    /// The mark of a footnote or endnote; the text is its identifier in the file.
    Note,
}

/// What holds for all that stands in an element.
#[derive(Debug, Clone, Default)]
struct Context {
    key: Option<usize>,
    changes: Vec<usize>,
    link: Option<Arc<str>>,
    cell: Option<(usize, usize, usize)>,
    is_placeholder: bool,
}

/// Reads parts one after the other.
pub(super) struct Walker<'a> {
    draft: &'a Draft,
    styles: &'a Styles,
    relations: BTreeMap<String, Relation>,
    part: Part,
    tables: usize,
    /// Open bookmarks of ours: their number in the file, and the key.
    bookmarks: Vec<(String, usize)>,
    /// The numbers of all bookmarks that end in this part.
    ends: BTreeSet<String>,
    fields: Vec<Field>,
    comments: BTreeSet<String>,
    paragraph: Paragraph,
    boxes: Vec<(&'a Element, Context)>,
    /// How much text was read.
    size: usize,
    pub(super) revisions: Revisions,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A field that is open.
struct Field {
    instruction: String,
    /// Whether its result has begun.
    has_begun: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(draft: &'a Draft, styles: &'a Styles) -> Self {
        Self {
            draft,
            styles,
            relations: BTreeMap::new(),
            part: Part::Body,
            tables: 0,
            bookmarks: vec![],
            ends: BTreeSet::new(),
            fields: vec![],
            comments: BTreeSet::new(),
            paragraph: blank(Part::Body),
            boxes: vec![],
            size: 0,
            revisions: Revisions::default(),
            paragraphs: vec![],
        }
    }

    /// Reads what stands in an element as a part.
    pub(super) fn part(
        &mut self,
        part: Part,
        root: &'a Element,
        relations: BTreeMap<String, Relation>,
    ) -> Result<(), Mistake> {
        self.part = part;
        self.relations = relations;
        self.ends.clear();
        ends(root, &mut self.ends);
        self.bookmarks.clear();
        self.fields.clear();
        self.paragraph = blank(self.part.clone());
        self.blocks(root, &Context::default())?;
        match self.size > TEXT {
            true => Err(Mistake::TooLarge(format!(
                "it has more than {} MiB of text",
                TEXT >> 20
            ))),
            false => Ok(()),
        }
    }

    fn blocks(&mut self, parent: &'a Element, context: &Context) -> Result<(), Mistake> {
        for own in parent.elements() {
            self.block(own, context)?;
        }
        Ok(())
    }

    fn block(&mut self, own: &'a Element, context: &Context) -> Result<(), Mistake> {
        match own.name.as_str() {
            "w:p" => self.whole_paragraph(own, context)?,
            "w:tbl" => {
                self.tables += 1;
                let table = self.tables;
                self.rows(own, context, table, &mut 0)?;
            }
            "w:sdt" => {
                let inner = self.control(own, context);
                let content = own.elements().filter(|own| own.name == "w:sdtContent");
                for content in content {
                    self.blocks(content, &inner)?;
                }
            }
            "mc:AlternateContent" => {
                if let Some(choice) = chosen(own) {
                    self.blocks(choice, context)?;
                }
            }
            "w:tblPr" | "w:tblGrid" | "w:sectPr" | "w:trPr" | "w:tcPr" => {}
            name => match RevisionKind::of(name) {
                Some(kind) => {
                    let inner = self.changed(own, kind, context);
                    self.blocks(own, &inner)?;
                }
                None => {
                    self.mark(own);
                    self.blocks(own, context)?;
                }
            },
        }
        Ok(())
    }

    fn rows(
        &mut self,
        parent: &'a Element,
        context: &Context,
        table: usize,
        row: &mut usize,
    ) -> Result<(), Mistake> {
        for own in parent.elements() {
            if own.name != "w:tr" {
                // Controls, custom XML and changes around rows.
                if own.name != "w:tblPr" && own.name != "w:tblGrid" {
                    self.mark(own);
                    self.rows(own, context, table, row)?;
                }
                continue;
            }
            let mut inner = context.clone();
            for change in own.find("w:trPr").into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    inner = self.changed(change, kind, &inner);
                }
            }
            self.cells(own, &inner, (table, *row), &mut 0)?;
            *row += 1;
        }
        Ok(())
    }

    fn cells(
        &mut self,
        parent: &'a Element,
        context: &Context,
        (table, row): (usize, usize),
        column: &mut usize,
    ) -> Result<(), Mistake> {
        for own in parent.elements() {
            if own.name != "w:tc" {
                if own.name != "w:trPr" {
                    self.mark(own);
                    self.cells(own, context, (table, row), column)?;
                }
                continue;
            }
            let mut inner = context.clone();
            for change in own.find("w:tcPr").into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    inner = self.changed(change, kind, &inner);
                }
            }
            inner.cell = Some((table, row, *column));
            self.blocks(own, &inner)?;
            *column += 1;
        }
        Ok(())
    }

    fn whole_paragraph(
        &mut self,
        own: &'a Element,
        context: &Context,
    ) -> Result<(), Mistake> {
        if self.paragraphs.len() >= PARAGRAPHS {
            let message = format!("it has more than {PARAGRAPHS} paragraphs");
            return Err(Mistake::TooLarge(message));
        }
        if self.size > TEXT {
            let message = format!("it has more than {} MiB of text", TEXT >> 20);
            return Err(Mistake::TooLarge(message));
        }
        let mut paragraph = blank(self.part.clone());
        // Marks that stand before a paragraph are its own.
        paragraph.keys = std::mem::take(&mut self.paragraph.keys);
        paragraph.comments = std::mem::take(&mut self.paragraph.comments);
        paragraph.keys.extend(self.bookmarks.iter().map(|(_, key)| *key));
        paragraph.keys.extend(context.key);
        paragraph.cell = context.cell;
        paragraph.end.clone_from(&context.changes);
        let mut style = None;
        if let Some(properties) = own.find("w:pPr") {
            style = properties.value("w:pStyle");
            let number = properties.find("w:numPr").map(|own| own.value("w:numId"));
            let listed = style.is_some_and(|id| self.styles.is_listed(id));
            paragraph.is_listed = number.map_or(listed, |number| number != Some("0"));
            let run = properties.find("w:rPr");
            for change in run.into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    let number = self.revision(change, kind);
                    if kind != RevisionKind::Format {
                        paragraph.end.push(number);
                    }
                }
            }
            if let Some(change) = properties.find("w:pPrChange") {
                self.revision(change, RevisionKind::Format);
            }
        }
        let style = style.unwrap_or("Normal");
        paragraph.style = self.styles.name(style).to_owned();
        self.paragraph = paragraph;
        self.inlines(own, context);
        let ground = self.styles.emphasis(style);
        self.paragraph.ground = ground;
        for piece in &mut self.paragraph.pieces {
            let before = piece.before.as_mut().map(|(_, look)| look);
            for look in [Some(&mut piece.look), before].into_iter().flatten() {
                look.strong &= !ground.strong;
                look.emphasis &= !ground.emphasis;
            }
        }
        let next = blank(self.part.clone());
        self.paragraphs.push(std::mem::replace(&mut self.paragraph, next));
        // A bookmark that ends nowhere (LibreOffice leaves such behind where a paragraph
        // is split) ends with its paragraph.
        let ends = &self.ends;
        self.bookmarks.retain(|(number, _)| ends.contains(number));
        for (content, context) in std::mem::take(&mut self.boxes) {
            let part = std::mem::replace(&mut self.part, Part::Box);
            self.paragraph = blank(Part::Box);
            self.blocks(content, &context)?;
            self.part = part;
            self.paragraph = blank(self.part.clone());
        }
        Ok(())
    }

    fn inlines(&mut self, parent: &'a Element, context: &Context) {
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
        Emphasis {
            strong: own.toggle("w:b").unwrap_or(style.strong),
            emphasis: own.toggle("w:i").unwrap_or(style.emphasis),
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

    /// What holds within a control: its key, if it is one of ours.
    fn control(&self, own: &'a Element, context: &Context) -> Context {
        let Some(properties) = own.find("w:sdtPr") else { return context.clone() };
        let is_placeholder = properties.toggle("w:showingPlcHdr") == Some(true);
        let title = properties.value("w:alias");
        let tag = properties.value("w:tag");
        let found = self.draft.key(title, tag);
        Context {
            key: found.or(context.key),
            is_placeholder: context.is_placeholder || is_placeholder,
            ..context.clone()
        }
    }

    fn changed(
        &mut self,
        own: &'a Element,
        kind: RevisionKind,
        context: &Context,
    ) -> Context {
        let number = self.revision(own, kind);
        let mut context = context.clone();
        if kind != RevisionKind::Format && context.changes.len() < OPEN {
            context.changes.push(number);
        }
        context
    }

    fn revision(&mut self, own: &'a Element, kind: RevisionKind) -> usize {
        let get = |name| own.get(name).unwrap_or_default().to_owned();
        let (author, date) = (get("w:author"), get("w:date"));
        self.revisions.number(Revision { kind, author, date })
    }

    /// Bookmarks of ours, and where comments begin and end.
    fn mark(&mut self, own: &'a Element) {
        let number = own.get("w:id").unwrap_or_default();
        match own.name.as_str() {
            "w:bookmarkStart" => {
                let Some(key) = own.get("w:name").and_then(|name| self.bookmarked(name))
                else {
                    return;
                };
                self.paragraph.keys.insert(key);
                self.bookmarks.push((number.to_owned(), key));
                if self.bookmarks.len() > OPEN {
                    self.bookmarks.remove(0);
                }
            }
            "w:bookmarkEnd" => self.bookmarks.retain(|(own, _)| own != number),
            "w:commentRangeStart" => {
                if self.comments.len() < OPEN {
                    self.comments.insert(number.to_owned());
                }
                self.paragraph.comments.insert(number.to_owned());
            }
            "w:commentRangeEnd" => _ = self.comments.remove(number),
            _ => {}
        }
    }

    /// The key of a bookmark: `_jp7`, and `_jp7_Copy_1` where LibreOffice copied it.
    fn bookmarked(&self, name: &str) -> Option<usize> {
        let rest = name.strip_prefix("_jp")?;
        let digits = rest.split('_').next()?;
        let number: usize = digits.parse().ok()?;
        number.checked_sub(1).filter(|key| *key < self.draft.keys.len())
    }
}

fn blank(part: Part) -> Paragraph {
    Paragraph {
        part,
        style: String::new(),
        cell: None,
        is_listed: false,
        ground: Emphasis::default(),
        pieces: vec![],
        keys: BTreeSet::new(),
        end: vec![],
        comments: BTreeSet::new(),
    }
}

/// Of the same content in several forms the newest; the others repeat it.
fn chosen(own: &Element) -> Option<&Element> {
    own.find("mc:Choice").or_else(|| own.find("mc:Fallback"))
}

fn ends(own: &Element, found: &mut BTreeSet<String>) {
    if own.name == "w:bookmarkEnd" {
        found.extend(own.get("w:id").map(str::to_owned));
    }
    own.elements().for_each(|child| ends(child, found));
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
