//! What a template printed comes in, Markdown with marks of slots; blocks go out. Only the
//! template's own words are read as Markdown: the slots are filled at the tree.

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::context::{Composer, Slot, block, paragraph, push_text};
use super::list::Counter;
use crate::diagnostic::Diagnostic;
use crate::document::{
    Align, Block, Cell, Column, Content, Inline, Item, List, Marker, Row, Style, Table,
    Target, text_of,
};

/// Between these stands a slot's number; no text may hold such characters.
pub(super) const OPEN: char = '\u{fdd0}';
pub(super) const CLOSE: char = '\u{fdd1}';

/// Reads what a template printed.
pub(super) fn blocks(composer: &Composer, text: &str) -> Vec<Block> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    let mut reader = Reader { composer, events: Box::new(TextMergeStream::new(parser)) };
    reader.blocks(None, 0)
}

/// Reads what a template printed where only text within a paragraph may stand.
pub(super) fn inlines(composer: &Composer, text: &str) -> Vec<Inline> {
    let mut out = vec![];
    for (index, block) in blocks(composer, text.trim()).into_iter().enumerate() {
        if index > 0 {
            out.push(Inline::LineBreak);
        }
        match block.content {
            Content::Paragraph(paragraph) => out.extend(paragraph.content),
            _ => composer.report(structure(composer)),
        }
    }
    out
}

fn structure(composer: &Composer) -> Diagnostic {
    let message = "a template has lists or other blocks where only text may stand";
    Diagnostic::error("template/structure", message)
        .at(composer.template_place(""))
        .hint("let what is structure stand in a paragraph of its own")
}

struct Reader<'a> {
    composer: &'a Composer,
    events: Box<dyn Iterator<Item = Event<'a>> + 'a>,
}

/// A piece of a paragraph, or blocks that stood in its place.
enum Part {
    Inline(Inline),
    Blocks(Vec<Block>),
}

impl Reader<'_> {
    /// Blocks up to the end of what they stand in.
    fn blocks(&mut self, end: Option<TagEnd>, depth: u8) -> Vec<Block> {
        let mut out = vec![];
        // Text that stands in a tight list without a paragraph of its own.
        let mut loose: Vec<Part> = vec![];
        while let Some(event) = self.events.next() {
            let block_starts = matches!(
                event,
                Event::Start(
                    Tag::Paragraph
                        | Tag::Heading { .. }
                        | Tag::List(_)
                        | Tag::BlockQuote(_)
                        | Tag::CodeBlock(_)
                        | Tag::Table(_)
                ) | Event::Rule
            );
            if block_starts {
                flow(std::mem::take(&mut loose), &mut out);
            }
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::Paragraph) => {
                    flow(self.parts(TagEnd::Paragraph), &mut out);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let content = self.inlines(TagEnd::Heading(level));
                    out.push(self.composer.heading(number(level), None, content));
                }
                Event::Start(Tag::List(first)) => {
                    let list = self.list(first, depth);
                    out.push(block(Content::List(list)));
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    let blocks = self.blocks(Some(TagEnd::BlockQuote(kind)), depth);
                    out.push(block(Content::Quote { blocks, cite: None }));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    // Lines that are indented for the sake of the template's own form.
                    let mut text = String::new();
                    for event in self.events.by_ref() {
                        match event {
                            Event::Text(part) => text.push_str(&part),
                            _ => break,
                        }
                    }
                    out.extend(blocks(self.composer, text.trim()));
                }
                Event::Start(Tag::Table(aligns)) => {
                    let table = self.table(&aligns);
                    out.push(block(Content::Table(table)));
                }
                Event::Rule => out.push(block(Content::Rule)),
                other => self.part(other, &mut loose),
            }
        }
        flow(loose, &mut out);
        out
    }

    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut out = vec![];
        for part in self.parts(end) {
            match part {
                Part::Inline(inline) => out.push(inline),
                Part::Blocks(_) => self.composer.report(structure(self.composer)),
            }
        }
        out
    }

    fn parts(&mut self, end: TagEnd) -> Vec<Part> {
        let mut out = vec![];
        while let Some(event) = self.events.next() {
            if matches!(&event, Event::End(tag) if *tag == end) {
                break;
            }
            self.part(event, &mut out);
        }
        out
    }

    fn part(&mut self, event: Event<'_>, out: &mut Vec<Part>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.fill(&text, out),
            Event::SoftBreak => out.push(Part::Inline(Inline::Text(" ".to_owned()))),
            Event::HardBreak => out.push(Part::Inline(Inline::LineBreak)),
            Event::Start(Tag::Strong) => {
                let content = self.inlines(TagEnd::Strong);
                out.push(Part::Inline(Inline::Strong(content)));
            }
            Event::Start(Tag::Emphasis) => {
                let content = self.inlines(TagEnd::Emphasis);
                out.push(Part::Inline(Inline::Emphasis(content)));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let content = self.inlines(TagEnd::Link);
                let target = self.target(&dest_url);
                out.push(Part::Inline(Inline::Link { target, content }));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let message = format!("a template has HTML: `{}`", html.trim());
                let place = self.composer.template_place(html.trim());
                self.composer.report(
                    Diagnostic::error("template/html", message)
                        .at(place)
                        .hint("write Markdown, or `paragraph(…)` for a style"),
                );
            }
            _ => {}
        }
    }

    fn target(&self, url: &str) -> Target {
        let mut parts = vec![];
        self.fill(url, &mut parts);
        let inlines: Vec<Inline> = parts
            .into_iter()
            .filter_map(|part| match part {
                Part::Inline(inline) => Some(inline),
                Part::Blocks(_) => None,
            })
            .collect();
        let url = text_of(&inlines);
        match url.strip_prefix('#') {
            Some(anchor) => Target::Anchor(anchor.to_owned()),
            None => Target::Url(url),
        }
    }

    /// Text with marks: the marks give way to what they stand for.
    fn fill(&self, text: &str, out: &mut Vec<Part>) {
        let mut rest = text;
        let text = |text: &str, out: &mut Vec<Part>| {
            let mut plain = vec![];
            push_text(&mut plain, text);
            out.extend(plain.into_iter().map(Part::Inline));
        };
        while let Some((before, after)) = rest.split_once(OPEN) {
            text(before, out);
            let (number, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            match self.composer.filled(number) {
                Some(Slot::Inlines(inlines)) => {
                    out.extend(inlines.into_iter().map(Part::Inline))
                }
                Some(Slot::Blocks(blocks)) => out.push(Part::Blocks(blocks)),
                None => {}
            }
            rest = after;
        }
        text(rest, out);
    }

    fn list(&mut self, first: Option<u64>, depth: u8) -> List {
        let marker = match (first, depth) {
            (None, _) => Marker::Bullet,
            (Some(_), 0) => Marker::Decimal,
            (Some(_), 1) => Marker::LowerAlpha,
            (Some(_), _) => Marker::LowerRoman,
        };
        let mut counter = Counter::new(self.composer, marker, depth);
        let mut items = vec![];
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            let label = counter.next();
            let blocks = self.blocks(Some(TagEnd::Item), depth + 1);
            items.push(Item { origin: None, anchor: None, label, blocks });
        }
        List { marker, items }
    }

    fn table(&mut self, aligns: &[pulldown_cmark::Alignment]) -> Table {
        let mut rows: Vec<Row> = vec![];
        let mut head = vec![];
        let mut cells = vec![];
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let content = self.inlines(TagEnd::TableCell);
                    cells.push(Cell { content, colspan: 1, rowspan: 1, align: None });
                }
                Event::End(TagEnd::TableHead) => {
                    head.push(Row { origin: None, cells: std::mem::take(&mut cells) });
                }
                Event::End(TagEnd::TableRow) => {
                    rows.push(Row { origin: None, cells: std::mem::take(&mut cells) });
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let width = 1.0 / f64::from(u32::try_from(aligns.len().max(1)).unwrap_or(1));
        let columns = aligns.iter().map(|align| Column {
            width,
            align: match align {
                pulldown_cmark::Alignment::Center => Align::Center,
                pulldown_cmark::Alignment::Right => Align::End,
                _ => Align::Start,
            },
        });
        let description = head.iter().flat_map(|row: &Row| &row.cells);
        let description: Vec<String> =
            description.map(|cell| text_of(&cell.content)).collect();
        Table {
            caption: None,
            description: description.join(", "),
            columns: columns.collect(),
            head,
            rows,
            row_header: false,
            note: None,
        }
    }
}

/// Text becomes a paragraph; blocks that stood within it stand for themselves.
fn flow(parts: Vec<Part>, out: &mut Vec<Block>) {
    let mut text = vec![];
    for part in parts {
        match part {
            Part::Inline(inline) => text.push(inline),
            Part::Blocks(blocks) => {
                settle(&mut text, out);
                out.extend(blocks);
            }
        }
    }
    settle(&mut text, out);
}

fn settle(text: &mut Vec<Inline>, out: &mut Vec<Block>) {
    let text = std::mem::take(text);
    let blank =
        |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
    if !text.iter().all(blank) {
        out.extend(paragraph(Style::Body, text));
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
