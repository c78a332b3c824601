//! The tree as lines of plain text, for tests and for people who look inside.

use std::fmt::Write;

use super::{Block, Column, Content, Document, Furniture, Inline, Item, Label, Row};

/// One line per block, indented by depth; data in `⟨…⟩` with their pointer.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    let info = &document.info;
    line(
        &mut out,
        0,
        &format!("document {} {} {}", info.kind, info.id, document.edition()),
    );
    line(&mut out, 0, &format!("info {info:?}"));
    furniture(&mut out, 0, &document.furniture);
    blocks(&mut out, 0, &document.blocks);
    for note in &document.notes {
        let text = inlines(&note.content);
        line(&mut out, 0, &format!("note {} [{}] {text}", note.mark, note.id));
    }
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    writeln!(out, "{:1$}{text}", "", depth * 2).expect("writing to a string cannot fail");
}

fn furniture(out: &mut String, depth: usize, furniture: &Furniture) {
    if let Some(letterhead) = &furniture.letterhead {
        line(out, depth, &format!("letterhead logo={}", letterhead.logo));
        for sender in &letterhead.senders {
            line(out, depth + 1, &format!("sender {}", inlines(&sender.name)));
            for text in &sender.lines {
                line(out, depth + 2, &inlines(text));
            }
        }
    }
    let parts = [
        ("header-start", Some(&furniture.header_start)),
        ("header-end", Some(&furniture.header_end)),
        ("footer-start", Some(&furniture.footer_start)),
        ("footer-end", Some(&furniture.footer_end)),
        ("draft-mark", furniture.draft_mark.as_ref()),
        ("classification", furniture.classification.as_ref()),
    ];
    for (name, part) in parts {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            line(out, depth, &format!("{name} {}", inlines(part)));
        }
    }
}

fn blocks(out: &mut String, depth: usize, list: &[Block]) {
    for block in list {
        let mut tail = String::new();
        if let Some(anchor) = &block.anchor {
            tail.push_str(&format!(" #{anchor}"));
        }
        if let Some(language) = &block.language {
            tail.push_str(&format!(" lang={language}"));
        }
        if let Some(origin) = &block.origin {
            tail.push_str(&format!(" @{}", origin.pointer));
        }
        content(out, depth, &block.content, &tail);
    }
}

fn content(out: &mut String, depth: usize, content: &Content, tail: &str) {
    match content {
        Content::Paragraph(p) => {
            let keep = if p.keep_with_next { " keep" } else { "" };
            let (label, text) = (label(p.label.as_ref()), inlines(&p.content));
            line(out, depth, &format!("{:?}{keep}{tail}: {label}{text}", p.style));
        }
        Content::Heading { level, label: number, content } => {
            let (label, text) = (label(number.as_ref()), inlines(content));
            line(out, depth, &format!("heading {level}{tail}: {label}{text}"));
        }
        Content::List(list) => {
            line(out, depth, &format!("list {:?}{tail}", list.marker));
            list.items.iter().for_each(|entry| item(out, depth + 1, entry));
        }
        Content::Quote { blocks: list, cite } => {
            line(out, depth, &format!("quote{tail}"));
            blocks(out, depth + 1, list);
            if let Some(cite) = cite {
                line(out, depth + 1, &format!("cite {}", inlines(cite)));
            }
        }
        Content::Table(table) => {
            let head = if table.row_header { " row-header" } else { "" };
            let columns: Vec<String> = table.columns.iter().map(column).collect();
            let columns = columns.join(" ");
            line(
                out,
                depth,
                &format!("table{tail}{head} [{columns}] \"{}\"", table.description),
            );
            if let Some(caption) = &table.caption {
                line(out, depth + 1, &format!("caption {}", inlines(caption)));
            }
            table.head.iter().for_each(|r| row(out, depth + 1, "head", r));
            table.rows.iter().for_each(|r| row(out, depth + 1, "row", r));
            if let Some(note) = &table.note {
                line(out, depth + 1, &format!("note {}", inlines(note)));
            }
        }
        Content::Facts(facts) => {
            line(out, depth, &format!("facts{tail}"));
            for fact in facts {
                let texts: Vec<String> = fact.texts().map(|own| inlines(own)).collect();
                line(out, depth + 1, &texts.join(" | "));
            }
        }
        Content::Group { style, blocks: list } => {
            line(out, depth, &format!("group {style:?}{tail}"));
            blocks(out, depth + 1, list);
        }
        Content::Beside { start, end } => {
            line(out, depth, &format!("beside{tail}"));
            blocks(out, depth + 1, start);
            line(out, depth, "and");
            blocks(out, depth + 1, end);
        }
        Content::Signatures(signatures) => {
            line(out, depth, &format!("signatures {:?}{tail}", signatures.layout));
            for signature in &signatures.list {
                let mut parts = vec![inlines(&signature.name)];
                parts.extend(signature.office.iter().map(|text| inlines(text)));
                let options = [
                    ("for", &signature.on_behalf),
                    ("country", &signature.country),
                    ("reference", &signature.reference),
                    ("status", &signature.status),
                ];
                for (name, option) in options {
                    parts.extend(option.iter().map(|t| format!("{name}={}", inlines(t))));
                }
                let pending = if signature.pending { " pending" } else { "" };
                line(
                    out,
                    depth + 1,
                    &format!("{}{pending}: {}", signature.id, parts.join(" | ")),
                );
            }
        }
        Content::Contents(entries) => {
            line(out, depth, &format!("contents{tail}"));
            for entry in entries {
                let language = entry.language.as_ref();
                let language =
                    language.map_or(String::new(), |own| format!(" lang={own}"));
                let text =
                    format!("{} {} #{}{language}", entry.level, entry.text, entry.anchor);
                line(out, depth + 1, &text);
            }
        }
        Content::NewPage(orientation) => {
            line(out, depth, &format!("new page {orientation:?}{tail}"));
        }
        Content::Parallel(row) => {
            line(out, depth, &format!("row{tail}"));
            blocks(out, depth + 1, &row.first);
            line(out, depth, &format!("beside it in {}", row.language));
            blocks(out, depth + 1, &row.second);
        }
        Content::Rule => line(out, depth, &format!("rule{tail}")),
        Content::Letter(letter) => {
            line(out, depth, &format!("letter{tail}"));
            furniture(out, depth + 1, &letter.furniture);
            blocks(out, depth + 1, &letter.blocks);
        }
    }
}

fn item(out: &mut String, depth: usize, item: &Item) {
    let origin =
        item.origin.as_ref().map_or(String::new(), |o| format!(" @{}", o.pointer));
    let anchor = item.anchor.as_ref().map_or(String::new(), |a| format!(" #{a}"));
    line(out, depth, &format!("item {}{anchor}{origin}", label(Some(&item.label))));
    blocks(out, depth + 1, &item.blocks);
}

fn column(column: &Column) -> String {
    format!("{:.0}%{:?}", column.width * 100.0, column.align)
}

fn row(out: &mut String, depth: usize, name: &str, row: &Row) {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let span = match (cell.colspan, cell.rowspan) {
                (1, 1) => String::new(),
                (columns, rows) => format!("({columns}x{rows}) "),
            };
            let align = cell.align.map_or(String::new(), |own| format!("({own:?}) "));
            format!("{span}{align}{}", inlines(&cell.content))
        })
        .collect();
    line(out, depth, &format!("{name} {}", cells.join(" | ")));
}

fn label(label: Option<&Label>) -> String {
    label.map_or(String::new(), |label| format!("{{{}}} ", label.text))
}

fn inlines(list: &[Inline]) -> String {
    let mut out = String::new();
    for inline in list {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(content) => wrap(&mut out, "**", content, "**"),
            Inline::Emphasis(content) => wrap(&mut out, "_", content, "_"),
            Inline::Capitals(content) => wrap(&mut out, "^^", content, "^^"),
            Inline::Link { target, content } => {
                wrap(&mut out, "[", content, &format!("]({target:?})"));
            }
            Inline::Reference { anchor, text } => {
                out.push_str(&format!("{text}→#{anchor}"));
            }
            Inline::NoteMark { mark, .. } => out.push_str(&format!("[^{mark}]")),
            Inline::Placeholder(text) => out.push_str(&format!("[[{text}]]")),
            Inline::LineBreak => out.push('⏎'),
            Inline::Foreign { language, content } => {
                wrap(&mut out, &format!("{language}‹"), content, "›");
            }
            Inline::Datum(datum) => {
                let lock = if datum.editable { "" } else { "=" };
                let close = format!("⟩{lock}{}", datum.origin.pointer);
                wrap(&mut out, "⟨", &datum.content, &close);
            }
            Inline::PageNumber => out.push_str("<page>"),
            Inline::PageCount => out.push_str("<pages>"),
        }
    }
    out
}

fn wrap(out: &mut String, open: &str, content: &[Inline], close: &str) {
    out.push_str(open);
    out.push_str(&inlines(content));
    out.push_str(close);
}
