//! A document in, values for `main.typ.j2` and `blocks.typ.j2` out: names of roles,
//! measures that depend on the text, what stays on a page with what.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::ANCHOR;
use super::inlines::language;
use super::marks::Marks;
use super::sheet;
use crate::brand::Brand;
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{
    Align, Block, Cell, Content, ContentsEntry, Document, Fact, Furniture, Inline, Item,
    Label, Letter, List, Marker, Orientation, Paragraph, Row, Scope, Signature,
    SignatureLayout, Signatures, Style, Table, letter_anchors, text_of,
};
use crate::style::{Role, Sheet};

/// Text up to this many characters stays in one piece on a page.
const SHORT: usize = 900;

/// What the blocks so far decide about the next.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    sheet: &'a Sheet,
    brand: &'a Brand,
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
    /// The level of the last heading, as tagged.
    level: u8,
    anchors_set: BTreeSet<&'a str>,
}

/// All values of a document, and the marks in them.
pub(super) fn document(
    document: &Document,
    brand: &Brand,
    sheet: &Sheet,
) -> (Value, Marks) {
    let mut anchors = BTreeSet::new();
    collect_anchors(&document.blocks, &mut anchors);
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
        level: 0,
        anchors_set: BTreeSet::new(),
    };
    let info = &document.info;
    let context = context! {
        info => context! {
            title => info.title.clone(),
            author => info.author.clone(),
            subject => info.subject.clone(),
            keywords => info.keywords.clone(),
        },
        language_tag => language(&document.language),
        furniture => writer.edges(&document.furniture),
        blocks => writer.body(&document.blocks),
    };
    (context, writer.marks)
}

fn collect_anchors<'a>(blocks: &'a [Block], out: &mut BTreeSet<&'a str>) {
    for block in blocks {
        out.extend(block.anchor.as_deref());
        match &block.content {
            Content::List(list) => {
                for item in &list.items {
                    out.extend(item.anchor.as_deref());
                    collect_anchors(&item.blocks, out);
                }
            }
            Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                collect_anchors(blocks, out);
            }
            Content::Beside { start, end } => {
                collect_anchors(start, out);
                collect_anchors(end, out);
            }
            Content::Letter(letter) => collect_anchors(&letter.blocks, out),
            Content::Paragraph(_)
            | Content::Heading { .. }
            | Content::Table(_)
            | Content::Facts(_)
            | Content::Signatures(_)
            | Content::Contents(_)
            | Content::NewPage(_)
            | Content::Rule => {}
        }
    }
}

impl<'a> Writer<'a> {
    /// The mark of a value, which what follows comes from until the next mark.
    pub(super) fn mark(&mut self, origin: Option<&Origin>) -> Value {
        self.origin = origin.cloned();
        Value::from_safe_string(self.marks.mark(origin))
    }

    /// What stands around the text.
    fn edges(&mut self, furniture: &Furniture) -> Value {
        let letterhead = furniture.letterhead.as_ref().map(|head| {
            let senders: Value = head
                .senders
                .iter()
                .map(|sender| {
                    let name = self.furniture(&sender.name);
                    let lines: Value =
                        sender.lines.iter().map(|line| self.furniture(line)).collect();
                    context! { name, lines }
                })
                .collect();
            let logo = self.brand.logo.as_ref().filter(|_| head.logo).map(|logo| {
                context! {
                    file => super::logo_name(logo.format),
                    alt => logo.alt.clone(),
                    height => logo.height,
                }
            });
            context! { logo, senders }
        });
        let mut optional =
            |part: &Option<Vec<Inline>>| part.as_ref().map(|list| self.furniture(list));
        let draft_mark = optional(&furniture.draft_mark);
        let classification = optional(&furniture.classification);
        context! {
            letterhead,
            draft_mark,
            classification,
            header_start => self.furniture(&furniture.header_start),
            header_end => self.furniture(&furniture.header_end),
            footer_start => self.furniture(&furniture.footer_start),
            footer_end => self.furniture(&furniture.footer_end),
        }
    }

    /// One of several letters, with names for its first and its last page.
    fn letter(&mut self, letter: &'a Letter) -> Value {
        let number = self.letter.map_or(1, |number| number + 1);
        self.letter = Some(number);
        self.level = 0;
        let [begin, end] =
            letter_anchors(number).map(|anchor| format!("{ANCHOR}{anchor}"));
        let furniture = self.edges(&letter.furniture);
        let blocks = self.body(&letter.blocks);
        context! { kind => "letter", begin, end, furniture, blocks }
    }

    /// The names of the first and last page of the letter, where there are several.
    pub(super) fn letter_pages(&self) -> Option<[String; 2]> {
        let names = letter_anchors(self.letter?);
        Some(names.map(|anchor| format!("{ANCHOR}{anchor}")))
    }

    /// The blocks of the document, with the room that a short letter leaves.
    fn body(&mut self, blocks: &'a [Block]) -> Value {
        let mut values = self.list_of(blocks, true);
        if blocks.iter().any(|block| style(block) == Some(Style::Subject)) {
            let signed = blocks
                .iter()
                .position(|block| matches!(block.content, Content::Signatures(_)))
                .unwrap_or(0);
            let foot = blocks[signed..]
                .iter()
                .position(|block| style(block) == Some(Style::SmallHeading))
                .map_or(blocks.len(), |i| signed + i);
            let least = self.before(Role::Style(Style::SmallHeading));
            values.insert(foot, self.air(2, least));
            values.insert(0, self.air(1, 0.0));
        }
        Value::from(values)
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Value {
        Value::from(self.list_of(blocks, false))
    }

    fn list_of(&mut self, blocks: &'a [Block], top: bool) -> Vec<Value> {
        let next = blocks.iter().skip(1).map(Some).chain([None]);
        blocks
            .iter()
            .zip(next)
            .map(|(block, next)| self.block(block, next, top))
            .collect()
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>, top: bool) -> Value {
        let mark = self.mark(block.origin.as_ref());
        let outer = self.language.clone();
        if let Some(own) = &block.language {
            self.language = own.clone();
        }
        let keep =
            next.is_some_and(ends_letter) && !matches!(block.content, Content::Rule);
        let content = self.content(&block.content, keep, top);
        self.language = outer;
        let anchor = block.anchor.as_deref().and_then(|anchor| self.anchor(anchor));
        let language = block.language.as_ref().map(language);
        context! { mark, anchor, language, ..content }
    }

    /// The label of an anchor; none where an earlier block took it.
    fn anchor(&mut self, anchor: &'a str) -> Option<String> {
        self.anchors_set.insert(anchor).then(|| format!("{ANCHOR}{anchor}"))
    }

    fn content(&mut self, content: &'a Content, keep: bool, top: bool) -> Value {
        match content {
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

    fn paragraph(&mut self, paragraph: &Paragraph, keep: bool) -> Value {
        let role = match paragraph.style {
            Style::Body => self.body,
            style => Role::Style(style),
        };
        let label = paragraph.label.as_ref();
        let scope = label.map_or(Scope::Paragraphs, |label| label.numbering.scope);
        context! {
            kind => "paragraph",
            role => sheet::name(role),
            text => self.inlines(&paragraph.content),
            label => label.map(|label| label.text.clone()),
            step => self.sheet.step(scope, label.map(|label| label.text.as_str())),
            keep => keep || paragraph.keep_with_next,
        }
    }

    /// A heading looks as its level says; its tag skips no level, as PDF/UA demands.
    fn heading(&mut self, level: u8, label: Option<&Label>, text: &[Inline]) -> Value {
        let level = level.clamp(1, 6);
        self.level = level.min(self.level + 1);
        context! {
            kind => "heading",
            role => sheet::name(Role::Heading(level)),
            level => self.level,
            text => self.inlines(text),
            label => label.map(|label| label.text.clone()),
            step => self.sheet.step(Scope::Headings, label.map(|l| l.text.as_str())),
        }
    }

    fn list(&mut self, list: &'a List, keep: bool) -> Value {
        let labels = list.items.iter().map(|item| item.label.text.as_str());
        let step = match list.marker {
            Marker::None => 0.0,
            _ => self.sheet.step(Scope::List, labels),
        };
        // A list of a lower level that stands in no other belongs to a numbered paragraph.
        let lower = list.items.first().is_some_and(|item| item.label.numbering.level > 0);
        let indent = match self.body {
            Role::ListItem => 0.0,
            _ if lower => self.sheet.paragraph_step,
            _ => 0.0,
        };
        let outer = std::mem::replace(&mut self.body, Role::ListItem);
        let items: Value = list.items.iter().map(|item| self.item(item)).collect();
        self.body = outer;
        context! {
            kind => "list",
            counted => !matches!(list.marker, Marker::Bullet | Marker::Dash | Marker::None),
            items,
            step,
            indent,
            keep,
        }
    }

    fn item(&mut self, item: &'a Item) -> Value {
        let mark = self.mark(item.origin.as_ref());
        let anchor = item.anchor.as_deref().and_then(|anchor| self.anchor(anchor));
        let blocks = self.blocks(&item.blocks);
        context! { mark, anchor, label => item.label.text.clone(), blocks }
    }

    fn table(&mut self, table: &'a Table) -> Value {
        let caption = table.caption.as_ref().map(|caption| self.inlines(caption));
        let columns: Value = table
            .columns
            .iter()
            .map(
                |column| context! { width => column.width, align => align(column.align) },
            )
            .collect();
        let head: Value =
            table.head.iter().map(|row| self.row(row, false, "table-head")).collect();
        // Rows that the cell heading them still covers have no head of their own.
        let mut covered = 0;
        let rows: Value = table
            .rows
            .iter()
            .map(|row| {
                let is_headed = covered > 0;
                if !is_headed {
                    covered = row.cells.first().map_or(1, |cell| cell.rowspan.max(1));
                }
                covered -= 1;
                self.row(row, table.row_header && !is_headed, "table-cell")
            })
            .collect();
        let note = table.note.as_ref().map(|note| self.inlines(note));
        let summary = table.description.clone();
        context! { kind => "table", caption, columns, head, rows, note, summary }
    }

    fn row(&mut self, row: &Row, row_header: bool, role: &str) -> Value {
        let mark = self.mark(row.origin.as_ref());
        let size: usize = row.cells.iter().map(|c| text_of(&c.content).len()).sum();
        let cells: Value = row
            .cells
            .iter()
            .enumerate()
            .map(|(i, cell)| self.cell(cell, row_header && i == 0, role))
            .collect();
        context! { mark, cells, together => size <= SHORT }
    }

    fn cell(&mut self, cell: &Cell, heads_row: bool, role: &str) -> Value {
        context! {
            role,
            heads_row,
            text => self.inlines(&cell.content),
            colspan => cell.colspan.max(1),
            rowspan => cell.rowspan.max(1),
            align => cell.align.map(align),
        }
    }

    fn facts(&mut self, facts: &[Fact]) -> Value {
        let rows: Value = facts
            .iter()
            .map(|fact| {
                let (label, text) =
                    (self.inlines(&fact.label), self.inlines(&fact.value));
                context! { label, text }
            })
            .collect();
        context! { kind => "facts", rows, summary => Fact::description(facts) }
    }

    fn signatures(&mut self, signatures: &Signatures) -> Value {
        let layout = match signatures.layout {
            SignatureLayout::Blocks => "blocks",
            SignatureLayout::Table => "table",
            SignatureLayout::List => "list",
        };
        let heads: Value =
            signatures.heads.iter().map(|head| self.inlines(head)).collect();
        let list: Value = signatures.list.iter().map(|s| self.signature(s)).collect();
        let space = self.sheet.signature_space(signatures.list.len());
        let summary = signatures.description();
        context! { kind => "signatures", layout, heads, list, space, summary }
    }

    fn signature(&mut self, signature: &Signature) -> Value {
        let mark = self.mark(Some(&signature.origin));
        let mut optional =
            |part: &Option<Vec<Inline>>| part.as_ref().map(|text| self.inlines(text));
        let on_behalf = optional(&signature.on_behalf);
        let country = optional(&signature.country);
        let reference = optional(&signature.reference);
        let status = optional(&signature.status);
        context! {
            mark,
            on_behalf,
            name => self.inlines(&signature.name),
            office => signature.office.iter().map(|o| self.inlines(o)).collect::<Value>(),
            country,
            reference,
            status,
            pending => signature.pending,
        }
    }

    fn contents(&mut self, entries: &[ContentsEntry]) -> Value {
        let headings = headings(self.document);
        let real = entries.iter().all(|entry| headings.contains(&entry.anchor.as_str()));
        let values: Value = entries
            .iter()
            .filter(|entry| self.anchors.contains(entry.anchor.as_str()))
            .map(|entry| {
                context! {
                    level => entry.level.max(1),
                    anchor => format!("{ANCHOR}{}", entry.anchor),
                    text => entry.text.clone(),
                }
            })
            .collect();
        let title = self.document.words.contents.clone();
        self.level = self.level.max(1);
        context! { kind => "contents", title, entries => values, real }
    }

    /// A share of what a single page leaves free.
    fn air(&self, share: u8, least: f64) -> Value {
        let none = || Value::from(());
        let mark = Value::from_safe_string(String::new());
        let letter = self.letter_pages();
        context! {
            kind => "air", share, least, letter, mark, anchor => none(), language => none(),
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

fn style(block: &Block) -> Option<Style> {
    match &block.content {
        Content::Paragraph(paragraph) => Some(paragraph.style),
        _ => None,
    }
}

/// Whether a block must not begin a page without the text before it.
fn ends_letter(block: &Block) -> bool {
    style(block) == Some(Style::Closing)
        || matches!(block.content, Content::Signatures(_))
}

/// How many characters blocks hold, roughly: tables and the like count as long.
fn length(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match &block.content {
            Content::Paragraph(paragraph) => text_of(&paragraph.content).len(),
            Content::Heading { content, .. } => text_of(content).len(),
            Content::Group { blocks, .. } => length(blocks),
            Content::Rule | Content::Facts(_) => 0,
            Content::List(_)
            | Content::Quote { .. }
            | Content::Table(_)
            | Content::Beside { .. }
            | Content::Signatures(_)
            | Content::Contents(_)
            | Content::NewPage(_)
            | Content::Letter(_) => SHORT + 1,
        })
        .sum()
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    }
}

/// The anchors of headings, which alone a table of contents can be tagged with.
fn headings(document: &Document) -> Vec<&str> {
    document
        .flow()
        .filter(|block| matches!(block.content, Content::Heading { .. }))
        .filter_map(|block| block.anchor.as_deref())
        .collect()
}
