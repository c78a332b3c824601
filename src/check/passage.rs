//! A package comes in; its texts go out as inline Markdown that is read once for all
//! checks, those of each document apart from those that all share.

use std::ops::Range;

use crate::diagnostic::{Origin, Place};
use crate::markdown::{self, Parsed, Piece, PieceKind};
use crate::model::{Package, Text, TextValue, Visit};

/// One string of a text.
pub(super) struct Passage<'a> {
    pub(super) origin: &'a Origin,
    pub(super) string: &'a str,
    pub(super) parsed: Parsed,
}

/// All strings of a package.
pub(super) struct Passages<'a> {
    /// Of the directory, the meeting, the brand.
    pub(super) shared: Vec<Passage<'a>>,
    /// Of each document.
    pub(super) documents: Vec<Vec<Passage<'a>>>,
}

impl<'a> Passages<'a> {
    pub(super) fn new(package: &'a Package) -> Self {
        let mut shared = vec![];
        package.walk(&mut |visit| {
            if let Visit::Text(text) = visit
                && !is_in_documents(&text.origin, package)
            {
                add(text, &mut shared);
            }
        });
        let documents = package.documents.iter();
        let documents = documents.map(|own| all(|visit| own.walk(visit)));
        Self { shared, documents: documents.collect() }
    }

    /// The strings of all documents and those that they share.
    pub(super) fn all(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.documents.iter().flatten().chain(&self.shared)
    }
}

/// All strings that a walk meets.
pub(super) fn all<'a>(walk: impl FnOnce(&mut dyn FnMut(Visit<'a>))) -> Vec<Passage<'a>> {
    let mut out = vec![];
    walk(&mut |visit| {
        if let Visit::Text(text) = visit {
            add(text, &mut out);
        }
    });
    out
}

/// Documents are never taken from included files.
fn is_in_documents(origin: &Origin, package: &Package) -> bool {
    origin.file == package.origin.file && origin.pointer.starts_with("/documents/")
}

fn add<'a>(text: &'a Text, out: &mut Vec<Passage<'a>>) {
    if matches!(text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, _) in text.strings() {
        let parsed = markdown::parse(string);
        out.push(Passage { origin, string, parsed });
    }
}

impl Passage<'_> {
    /// A place within the string.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place::Within(self.origin.clone(), range.clone())
    }

    /// All pieces, also those within others.
    pub(super) fn pieces(&self) -> Vec<&Piece> {
        let mut all = vec![];
        collect(&self.parsed.pieces, &mut all);
        all
    }

    /// What a reader sees, without marks of notes and computed numbers.
    pub(super) fn visible(&self) -> String {
        let mut out = String::new();
        for piece in self.pieces() {
            match &piece.kind {
                PieceKind::Text(text) | PieceKind::Placeholder(text) => {
                    out.push_str(text);
                }
                PieceKind::LineBreak => out.push(' '),
                _ => {}
            }
        }
        out
    }
}

/// Pieces and those within them, in the order they are read.
pub(super) fn collect<'a>(pieces: &'a [Piece], out: &mut Vec<&'a Piece>) {
    for piece in pieces {
        out.push(piece);
        match &piece.kind {
            PieceKind::Strong(content)
            | PieceKind::Emphasis(content)
            | PieceKind::Link { content, .. } => collect(content, out),
            _ => {}
        }
    }
}
