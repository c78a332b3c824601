//! A draft and a script come in; the draft as somebody left it goes out. A script is lines
//! of the form `what: where => with what`; text is found in the part's XML, once.
//!
//! ```text
//! part: word/footnotes.xml              what follows is about this part
//! replace: old => new                   text, or XML
//! after: text => <w:p>…</w:p>           a paragraph behind the one with the text
//! delete: text                          the whole paragraph; with it its marks
//! move: text => other text              the paragraph behind another one
//! split: some| text                     at the stroke; marks stay in the first half
//! join: text                            with the paragraph behind it
//! row-delete: text
//! row-after: text => a | b | c          a row with these texts behind the one with the text
//! row-copy: text                        the row once more, behind itself
//! beside: text => words                 words, or XML, at the end of the row with the text
//! unmark: text                          the marks of the paragraph go; `*` for all
//! ins AUTHOR: text => new               tracked, behind the text
//! del AUTHOR: text                      tracked
//! ins-paragraph AUTHOR: text => new     tracked, behind the paragraph with the text
//! del-paragraph AUTHOR: text            tracked
//! comment AUTHOR: text => what is said
//! drop: customXml/item1.xml             a part
//! put: word/header9.xml => XML          a new part
//! ```

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

/// The parts of a file, in its order.
pub(crate) struct Draft {
    pub(crate) parts: Vec<(String, Vec<u8>)>,
    part: String,
    number: usize,
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DATE: &str = "2013-04-02T10:00:00Z";

impl Draft {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
        let mut parts = vec![];
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("can be read");
            let mut content = vec![];
            part.read_to_end(&mut content).expect("can be read");
            parts.push((part.name().to_owned(), content));
        }
        Self { parts, part: "word/document.xml".into(), number: 900 }
    }

    /// A file of one part, for a script to follow.
    pub(crate) fn single(text: &str) -> Self {
        let part = String::new();
        Self { parts: vec![(part.clone(), text.into())], part, number: 0 }
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
        for (name, content) in &self.parts {
            // Fonts are large, and nobody reads them back.
            if name.ends_with(".odttf") {
                continue;
            }
            writer
                .start_file(name, SimpleFileOptions::default())
                .expect("can be written");
            writer.write_all(content).expect("can be written");
        }
        writer.finish().expect("can be written").into_inner()
    }

    /// Follows a script.
    pub(crate) fn edit(&mut self, script: &str) {
        for line in script.lines().map(str::trim) {
            if line.is_empty()
                || line.starts_with('#')
                || line.starts_with("document:")
                || line.starts_with("export:")
            {
                continue;
            }
            let (what, rest) =
                line.split_once(": ").unwrap_or_else(|| panic!("`{line}`?"));
            let (at, with) = rest.split_once(" => ").unwrap_or((rest, ""));
            let (verb, author) = what.split_once(' ').unwrap_or((what, ""));
            self.step(verb, author, at.trim(), with.trim());
        }
    }

    fn step(&mut self, verb: &str, author: &str, at: &str, with: &str) {
        match verb {
            "part" => self.part = at.to_owned(),
            "drop" => self.parts.retain(|(name, _)| name != at),
            "put" => self.parts.push((at.to_owned(), with.as_bytes().to_vec())),
            "comment" => self.comment(author, at, with),
            _ => {
                let mut text = self.text();
                match verb {
                    "replace" => {
                        assert_eq!(
                            text.matches(at).count(),
                            1,
                            "`{at}` stands there once"
                        );
                        text = text.replacen(at, with, 1);
                    }
                    "after" => {
                        let (_, end) = paragraph(&text, at);
                        text.insert_str(end, with);
                    }
                    "delete" => {
                        let (start, end) = paragraph(&text, at);
                        text.replace_range(start..end, "");
                    }
                    "move" => {
                        let (start, end) = paragraph(&text, at);
                        let own = text[start..end].to_owned();
                        text.replace_range(start..end, "");
                        let (_, end) = paragraph(&text, with);
                        text.insert_str(end, &own);
                    }
                    "split" => text = split(&text, at),
                    "join" => text = join(&text, at),
                    "row-delete" => {
                        let (start, end) = around(&text, at, "<w:tr>", "</w:tr>");
                        text.replace_range(start..end, "");
                    }
                    "row-after" => {
                        let (_, end) = around(&text, at, "<w:tr>", "</w:tr>");
                        let cells = with.split('|').map(|cell| {
                            format!(
                                "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
                                cell.trim()
                            )
                        });
                        let row = format!("<w:tr>{}</w:tr>", cells.collect::<String>());
                        text.insert_str(end, &row);
                    }
                    "row-copy" => {
                        let (start, end) = around(&text, at, "<w:tr>", "</w:tr>");
                        let own = text[start..end].to_owned();
                        text.insert_str(end, &own);
                    }
                    "beside" => {
                        let (start, end) = around(&text, at, "<w:tr>", "</w:tr>");
                        let last = text[start..end].rfind("</w:p>").expect("a paragraph");
                        let words = match with.starts_with('<') {
                            true => with.to_owned(),
                            false => run("", with),
                        };
                        text.insert_str(start + last, &words);
                    }
                    "unmark" if at == "*" => text = unmarked(&text),
                    "unmark" => {
                        let (start, end) = paragraph(&text, at);
                        let own = unmarked(&text[start..end]);
                        text.replace_range(start..end, &own);
                    }
                    "ins" => {
                        let new = self.ins(
                            author,
                            &format!(
                                "<w:r><w:t xml:space=\"preserve\">{with}</w:t></w:r>"
                            ),
                        );
                        text = in_run(&text, at, |own, properties| {
                            let run = run(properties, own);
                            format!("{run}{new}")
                        });
                    }
                    "del" => {
                        let (open, close) = self.tags("w:del", author);
                        text = in_run(&text, at, |own, properties| {
                            let run = run(properties, own).replace("w:t", "w:delText");
                            format!("{open}{run}{close}")
                        });
                    }
                    "ins-paragraph" => {
                        let (start, end) = paragraph(&text, at);
                        let style = style(&text[start..end]);
                        let (open, close) = self.tags("w:ins", author);
                        let mark = open.replace('>', "/>");
                        let new = format!(
                            "<w:p><w:pPr>{style}<w:rPr>{mark}</w:rPr></w:pPr>{open}<w:r><w:t>{with}</w:t></w:r>{close}</w:p>"
                        );
                        text.insert_str(end, &new);
                    }
                    "del-paragraph" => {
                        let (start, end) = paragraph(&text, at);
                        let own = &text[start..end];
                        let style = style(own);
                        let (open, close) = self.tags("w:del", author);
                        let mark = open.replace('>', "/>");
                        let own = own
                            .replacen(
                                &format!("<w:pPr>{style}"),
                                &format!("<w:pPr>{style}<w:rPr>{mark}</w:rPr>"),
                                1,
                            )
                            .replace("<w:r>", &format!("{open}<w:r>"))
                            .replace("</w:r>", &format!("</w:r>{close}"))
                            .replace("<w:t>", "<w:delText>")
                            .replace("<w:t xml:space", "<w:delText xml:space")
                            .replace("</w:t>", "</w:delText>");
                        text.replace_range(start..end, &own);
                    }
                    _ => panic!("`{verb}` is no step"),
                }
                self.put(text);
            }
        }
    }

    fn text(&self) -> String {
        let part = self.parts.iter().find(|(name, _)| *name == self.part);
        let (_, content) = part.unwrap_or_else(|| panic!("there is no {}", self.part));
        String::from_utf8(content.clone()).expect("is UTF-8")
    }

    fn put(&mut self, text: String) {
        let part = self.parts.iter_mut().find(|(name, _)| *name == self.part);
        part.expect("it was read").1 = text.into_bytes();
    }

    fn tags(&mut self, name: &str, author: &str) -> (String, String) {
        self.number += 1;
        let number = self.number;
        let open =
            format!("<{name} w:id=\"{number}\" w:author=\"{author}\" w:date=\"{DATE}\">");
        (open, format!("</{name}>"))
    }

    fn ins(&mut self, author: &str, content: &str) -> String {
        let (open, close) = self.tags("w:ins", author);
        format!("{open}{content}{close}")
    }

    fn comment(&mut self, author: &str, at: &str, with: &str) {
        self.number += 1;
        let id = self.number;
        let text = in_run(&self.text(), at, |own, properties| {
            format!(
                "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/>\
                 <w:r><w:commentReference w:id=\"{id}\"/></w:r>",
                run(properties, own)
            )
        });
        self.put(text);
        let comment = format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"{DATE}\"><w:p><w:r>\
             <w:t>{with}</w:t></w:r></w:p></w:comment>"
        );
        let name = "word/comments.xml";
        let known: BTreeMap<&str, usize> = self
            .parts
            .iter()
            .enumerate()
            .map(|(index, (name, _))| (name.as_str(), index))
            .collect();
        if let Some(index) = known.get(name).copied() {
            let text = String::from_utf8(self.parts[index].1.clone()).unwrap();
            let text = text.replace("</w:comments>", &format!("{comment}</w:comments>"));
            self.parts[index].1 = text.into_bytes();
            return;
        }
        let rels = known["word/_rels/document.xml.rels"];
        let text = String::from_utf8(self.parts[rels].1.clone()).unwrap();
        let relation = "<Relationship Id=\"rId900\" Type=\"http://schemas.openxmlformats.org/\
                        officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/>";
        let text =
            text.replace("</Relationships>", &format!("{relation}</Relationships>"));
        self.parts[rels].1 = text.into_bytes();
        let root = format!("<w:comments xmlns:w=\"{W}\">{comment}</w:comments>");
        self.parts.push((name.to_owned(), root.into_bytes()));
    }
}

/// The paragraph that holds a text, be it cut into runs.
fn paragraph(text: &str, holds: &str) -> (usize, usize) {
    let mut found = vec![];
    let mut from = 0;
    while let Some(end) = text[from..].find("</w:p>").map(|at| from + at + 6) {
        let start = text[..end].rfind("<w:p>").expect("a paragraph begins");
        if bare(&text[start..end]).contains(holds) {
            found.push((start, end));
        }
        from = end;
    }
    assert_eq!(found.len(), 1, "one paragraph holds `{holds}`");
    found[0]
}

fn bare(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    out
}

fn around(text: &str, holds: &str, open: &str, close: &str) -> (usize, usize) {
    let at = text.find(holds).unwrap_or_else(|| panic!("`{holds}` is there"));
    let start = text[..at].rfind(open).expect("it begins");
    let end = at + text[at..].find(close).expect("it ends") + close.len();
    (start, end)
}

fn style(paragraph: &str) -> String {
    let start = paragraph.find("<w:pStyle").expect("it has a style");
    let end = start + paragraph[start..].find("/>").expect("it ends") + 2;
    paragraph[start..end].to_owned()
}

fn run(properties: &str, text: &str) -> String {
    match text {
        "" => String::new(),
        text => {
            format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
        }
    }
}

/// Puts something in the place of a text within a run.
fn in_run(text: &str, holds: &str, with: impl FnOnce(&str, &str) -> String) -> String {
    assert_eq!(text.matches(holds).count(), 1, "`{holds}` stands there once");
    let (start, end) = around(text, holds, "<w:r>", "</w:r>");
    let own = &text[start..end];
    let properties = match (own.find("<w:rPr>"), own.find("</w:rPr>")) {
        (Some(from), Some(to)) => &own[from..to + 8],
        _ => "",
    };
    let words = bare(own);
    let (before, after) = words.split_once(holds).expect("it holds it");
    let new = with(holds, properties);
    format!(
        "{}{}{new}{}{}",
        &text[..start],
        run(properties, before),
        run(properties, after),
        &text[end..]
    )
}

fn split(text: &str, at: &str) -> String {
    let (before, after) = at.split_once('|').expect("a stroke says where");
    let whole = format!("{before}{after}");
    let (start, end) = paragraph(text, &whole);
    let style = style(&text[start..end]);
    let own = text[start..end].replacen(
        &whole,
        &format!(
            "{before}</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p><w:pPr>{style}</w:pPr>\
             <w:r><w:t>{after}"
        ),
        1,
    );
    // What was open is open no more in the second half.
    let own = own.replacen("</w:sdtContent></w:sdt>", "\0", 1);
    let own = own.replacen("</w:sdtContent></w:sdt>", "", 1);
    let own = own.replacen('\0', "</w:sdtContent></w:sdt>", 1);
    format!("{}{own}{}", &text[..start], &text[end..])
}

fn join(text: &str, at: &str) -> String {
    let (_, end) = paragraph(text, at);
    let rest = &text[end..];
    let start = rest.find("</w:pPr>").expect("another paragraph follows") + 8;
    let space = "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
    format!("{}{space}{}", &text[..end - 6], &rest[start..])
}

/// Without controls and bookmarks.
fn unmarked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<w:sdtPr>") {
        let end = rest.find("</w:sdtPr>").expect("it ends") + 10;
        out.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    for tag in ["<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>"] {
        out = out.replace(tag, "");
    }
    for tag in ["<w:bookmarkStart", "<w:bookmarkEnd"] {
        while let Some(start) = out.find(tag) {
            let end = start + out[start..].find("/>").expect("it ends") + 2;
            out.replace_range(start..end, "");
        }
    }
    out
}
