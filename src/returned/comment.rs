//! The part of the comments → who says what; the text → where they stand, and what they are
//! about.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::paragraph::Paragraph;
use super::source::Source;
use crate::xml::Element;

/// A comment that somebody wrote at the side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identifier in the file.
    pub id: String,
    pub author: String,
    /// As the file says it.
    pub date: String,
    pub text: String,
    /// The text that it is about; empty where it is about a place.
    pub quote: String,
    /// The pointer of the value that it stands at, and its file.
    pub place: Option<(String, String)>,
}

/// Reads comments, without their places.
pub(super) fn read(root: &Element) -> Vec<Comment> {
    let comments = root.elements().filter(|own| own.name == "w:comment");
    let comment = |own: &Element| {
        let get = |name| own.get(name).unwrap_or_default().to_owned();
        let mut lines = vec![];
        paragraphs(own, &mut lines);
        Comment {
            id: get("w:id"),
            author: get("w:author"),
            date: get("w:date"),
            text: lines.join("\n").trim().to_owned(),
            quote: String::new(),
            place: None,
        }
    };
    comments.map(comment).collect()
}

fn paragraphs(own: &Element, out: &mut Vec<String>) {
    for child in own.elements() {
        match child.name.as_str() {
            "w:p" => {
                let mut line = String::new();
                words(child, &mut line);
                out.push(line);
            }
            _ => paragraphs(child, out),
        }
    }
}

fn words(own: &Element, out: &mut String) {
    let mut last = "";
    for child in own.elements() {
        // LibreOffice writes the lines of a comment as texts of one run.
        if last == "w:t" && child.name == "w:t" {
            out.push('\n');
        }
        last = child.name.as_str();
        match child.name.as_str() {
            "w:t" => out.push_str(&child.text()),
            "w:tab" => out.push(' '),
            "w:br" | "w:cr" => out.push('\n'),
            "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" => {}
            _ => words(child, out),
        }
    }
}

/// Finds where comments stand and what they are about.
pub(super) fn locate(
    comments: &mut [Comment],
    paragraphs: &[Paragraph],
    draft: &Draft,
    sources: &[Source],
) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for (number, comment) in comments.iter().enumerate() {
        numbers.insert(comment.id.clone(), number);
    }
    let place = |key: usize| (draft.keys[key].file.clone(), sources[key].pointer.clone());
    for paragraph in paragraphs {
        let near = paragraph.pieces.iter().find_map(|own| own.key);
        let near = near.or_else(|| paragraph.keys.first().copied());
        for id in &paragraph.comments {
            if let Some(number) = numbers.get(id) {
                let comment = &mut comments[*number];
                comment.place = comment.place.take().or_else(|| near.map(place));
            }
        }
        for piece in &paragraph.pieces {
            for id in &piece.comments {
                let Some(number) = numbers.get(id) else { continue };
                let comment = &mut comments[*number];
                if comment.quote.is_empty()
                    && let Some(key) = piece.key
                {
                    comment.place = Some(place(key));
                }
                comment.quote.push_str(&piece.text);
            }
        }
    }
}
