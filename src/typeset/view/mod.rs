//! A document in, values for `main.typ.j2` and `blocks.typ.j2` out: names of roles,
//! measures that depend on the text, what stays on a page with what.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

mod extent;
mod grid;
mod letter;
mod outline;
mod parallel;
mod signed;
mod text;

use self::extent::{collect_anchors, longest_labels};
use self::outline::{bookmark, is_heading, of_annex};
use super::marks::Marks;
use super::tongues::{Tongue, Tongues};
use super::{ANCHOR, Field};
use crate::brand::Brand;
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{
    Block, Content, Document, Orientation, SHORT, Style, foot, is_address, length,
    stays_with_signatures,
};
use crate::style::{Role, Sheet};

/// What the blocks so far decide about the next.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    sheet: &'a Sheet,
    pub(super) brand: &'a Brand,
    marks: Marks,
    /// The value that is being written.
    pub(super) origin: Option<Origin>,
    pub(super) anchors: BTreeSet<&'a str>,
    pub(super) notes_seen: BTreeSet<usize>,
    pub(super) language: LanguageTag,
    pub(super) capitals: bool,
    pub(super) in_furniture: bool,
    /// Which of several letters is written.
    pub(super) letter: Option<usize>,
    /// The role that running text has here: in a list, in a quotation.
    body: Role,
    /// Whether the text stands in a list.
    in_list: bool,
    /// Whether it stands in one of two columns.
    in_column: bool,
    /// The longest label of each sequence of numbered paragraphs, and how far the text of
    /// the last one is from its margin.
    longest: BTreeMap<u32, &'a str>,
    hang: f64,
    /// The level of the last heading, as tagged.
    level: u8,
    anchors_set: BTreeSet<&'a str>,
    /// How many groups of signatures there are so far.
    signed: usize,
    /// The signature fields so far.
    fields: Vec<Field>,
    pub(super) tongues: Tongues,
}

/// All values of a document, and what goes with them.
pub(super) struct View {
    pub(super) context: Value,
    pub(super) marks: Marks,
    pub(super) fields: Vec<Field>,
    pub(super) tongues: Vec<Tongue>,
}

/// The values of a document.
pub(super) fn document(document: &Document, brand: &Brand, sheet: &Sheet) -> View {
    let mut anchors = BTreeSet::new();
    collect_anchors(&document.blocks, &mut anchors);
    let mut longest = BTreeMap::new();
    longest_labels(&document.blocks, &mut longest);
    let mut writer = Writer {
        document,
        sheet,
        brand,
        marks: Marks::default(),
        origin: None,
        anchors,
        notes_seen: BTreeSet::new(),
        language: document.language.clone(),
        capitals: false,
        in_furniture: false,
        letter: None,
        body: Role::Style(Style::Body),
        in_list: false,
        in_column: false,
        longest,
        hang: sheet.paragraph_step,
        level: 0,
        anchors_set: BTreeSet::new(),
        signed: 0,
        fields: vec![],
        tongues: Tongues::default(),
    };
    let info = &document.info;
    let context = context! {
        info => context! {
            title => info.title.clone(),
            author => info.author.clone(),
            subject => info.subject.clone(),
            keywords => info.keywords.clone(),
        },
        language_tag => writer.tongues.value(&document.language),
        furniture => writer.edges(&document.furniture),
        blocks => Value::from(writer.list_of(&document.blocks, true)),
    };
    let tongues = writer.tongues.into_list();
    View { context, marks: writer.marks, fields: writer.fields, tongues }
}

impl<'a> Writer<'a> {
    /// The mark of a value, which what follows comes from until the next mark.
    pub(super) fn mark(&mut self, origin: Option<&Origin>) -> Value {
        Value::from_safe_string(self.begin(origin))
    }

    /// The same as text.
    pub(super) fn begin(&mut self, origin: Option<&Origin>) -> String {
        self.origin = origin.cloned();
        self.marks.mark(origin)
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Value {
        Value::from(self.list_of(blocks, false))
    }

    fn list_of(&mut self, blocks: &'a [Block], top: bool) -> Vec<Value> {
        let foot = if top && !self.in_column { foot(blocks) } else { None };
        let mut out = vec![];
        if foot.is_some() {
            out.push(self.air(1, 0.0));
        }
        for (index, block) in blocks.iter().enumerate() {
            if foot == Some(index) {
                let least = self.before(Role::Style(Style::SmallHeading));
                out.push(self.air(2, least));
            }
            out.extend(self.before_signing(blocks, index));
            out.extend(bookmark(block));
            let value = self.block(block, &blocks[index + 1..], top);
            let above = index.checked_sub(1).map(|at| &blocks[at]);
            out.push(self.beneath(above, block, value));
        }
        if foot == Some(blocks.len()) {
            out.push(self.air(2, 0.0));
        }
        out
    }

    /// What changes because of the block above.
    fn beneath(&self, above: Option<&Block>, block: &Block, value: Value) -> Value {
        let Some(above) = above else { return value };
        if let Some(annex) = of_annex(above, block).filter(|_| self.letter.is_none()) {
            return context! { annex, ..value };
        }
        if is_address(above) && is_address(block) {
            return context! { gap => self.sheet.address_gap, ..value };
        }
        value
    }

    fn block(&mut self, block: &'a Block, rest: &[Block], top: bool) -> Value {
        let mark = self.mark(block.origin.as_ref());
        let outer = self.language.clone();
        if let Some(own) = &block.language {
            self.language = own.clone();
        }
        let keep = stays_with_signatures(block, rest);
        let content = self.content(&block.content, keep, top);
        self.language = outer;
        let anchor = block.anchor.as_deref().and_then(|anchor| self.anchor(anchor));
        let language = block.language.as_ref().map(|own| self.tongues.value(own));
        context! { mark, anchor, language, ..content }
    }

    /// The label of an anchor; none where an earlier block took it.
    fn anchor(&mut self, anchor: &'a str) -> Option<String> {
        self.anchors_set.insert(anchor).then(|| format!("{ANCHOR}{anchor}"))
    }

    fn content(&mut self, content: &'a Content, keep: bool, top: bool) -> Value {
        match content {
            Content::Paragraph(own) if top && is_heading(own.style) => self.line(own),
            Content::Paragraph(paragraph) => self.paragraph(paragraph, keep),
            Content::Heading { level, label, content } => {
                self.heading(*level, label.as_ref(), content)
            }
            Content::List(list) => self.list(list, keep),
            Content::Quote { blocks, cite } => {
                let outer = std::mem::replace(&mut self.body, Role::Quote);
                let blocks = self.blocks(blocks);
                self.body = outer;
                let cite = cite.as_ref().map(|cite| self.inlines(cite));
                context! { kind => "quote", blocks, cite, keep }
            }
            Content::Table(table) => self.table(table),
            Content::Facts(facts) => self.facts(facts),
            Content::Group { style, blocks } => {
                let gap = self.gap(blocks, Role::Style(*style));
                let together = length(blocks) <= SHORT;
                let blocks = self.blocks(blocks);
                context! { kind => "group", blocks, gap, keep, together }
            }
            Content::Beside { start, end } => {
                let role = Role::Style(Style::Body);
                let gap = self.gap(start, role).max(self.gap(end, role));
                let start = self.blocks(start);
                let end = self.blocks(end);
                context! { kind => "beside", start, end, gap, keep }
            }
            Content::Parallel(row) => self.parallel(row, keep),
            Content::Signatures(signatures) => self.signatures(signatures),
            Content::Contents(entries) => self.contents(entries),
            Content::NewPage(orientation) if top => {
                let flipped = *orientation == Orientation::Landscape;
                context! { kind => "new-page", flipped }
            }
            // Within another block, a page cannot end.
            Content::NewPage(_) => context! { kind => "nothing" },
            Content::Rule => context! { kind => "rule" },
            Content::Letter(letter) => self.letter(letter),
        }
    }

    fn before(&self, role: Role) -> f64 {
        self.sheet.text(role).before
    }

    /// The gap before blocks that stand in a frame of their own: that of the first.
    fn gap(&self, blocks: &[Block], role: Role) -> f64 {
        match blocks.first().map(|block| &block.content) {
            Some(Content::Paragraph(p)) => self.before(Role::Style(p.style)),
            Some(Content::Heading { level, .. }) => self.before(Role::Heading(*level)),
            _ => self.before(role),
        }
    }
}

/// What is no block of the tree.
fn unmarked(content: Value) -> Value {
    let none = || Value::from(());
    let mark = Value::from_safe_string(String::new());
    context! { mark, anchor => none(), language => none(), ..content }
}
