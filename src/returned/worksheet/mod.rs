//! A table of texts and translations that came back (`docx::worksheet` writes it) → what
//! stands in it, for `translation::review`. Tracked changes count as accepted.

mod cell;
mod record;
mod rows;

use std::collections::BTreeMap;

use super::body::Walker;
use super::comment;
use super::draft::Part;
use super::mistake::Mistake;
use super::package::Package;
use super::reading;
use super::style::Styles;
use crate::diagnostic::{Diagnostic, Place};
use crate::translation::{Remark, Returned};
use record::Record;

/// Reads a table.
///
/// # Errors
///
/// Where it is no Word file, or another one, or damaged, or too large.
pub fn worksheet(name: &str, bytes: &[u8]) -> Result<Returned, Diagnostic> {
    let package = Package::open(bytes).map_err(|mistake| mistake.told(name))?;
    let record = Record::find(&package).map_err(|mistake| mistake.told(name))?;
    let Some(record) = record else {
        let message = "this Word file is no table that `translations export` wrote";
        return Err(Diagnostic::error("translation/unreadable", message)
            .at(Place::File(name.into()))
            .hint("a draft that came back is taken with `communique merge`")
            .hint("other programs than Word and LibreOffice may lose what the file says of itself"));
    };
    read(&package, &record).map_err(|mistake| mistake.told(name))
}

/// Whether a file is a table.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let found = Package::open(bytes).and_then(|package| Record::find(&package));
    matches!(found, Ok(Some(_)))
}

fn read(package: &Package, record: &Record) -> Result<Returned, Mistake> {
    let main = package.main();
    let relations = package.relations(main)?;
    let part = |kind: &str| {
        let found = relations.values().find(|own| own.kind == kind && !own.is_outside);
        found.map_or(Ok(None), |own| package.xml(&own.target))
    };
    let styles = part("styles")?.map_or_else(Styles::default, |root| Styles::new(&root));
    let root = package.xml(main)?.ok_or_else(|| Mistake::Missing("main part".into()))?;
    let body = root.find("w:body").ok_or_else(|| Mistake::Missing("text".into()))?;
    let mut walker = Walker::new(&record.draft, &styles);
    walker.part(Part::Body, body, relations.clone())?;
    let lines = reading::read(&walker.paragraphs, &walker.revisions, &|_| true);
    let rows = rows::rows(&lines, record);
    let mut remarks = vec![];
    if let Some(root) = part("comments")? {
        let comments = comment::read(&root);
        remarks.extend(comments.into_iter().filter_map(|own| {
            let (row, quote) = about(&own.id, &walker);
            let name = row.and_then(|row| rows.names.get(&row).cloned());
            let (author, text) = (own.author, own.text);
            (!text.is_empty()).then_some(Remark { name, author, quote, text })
        }));
    }
    let mut changes: BTreeMap<&str, usize> = BTreeMap::new();
    for revision in walker.revisions.iter() {
        *changes.entry(&revision.author).or_default() += 1;
    }
    let tracked = changes.into_keys().map(|author| Remark {
        name: None,
        author: author.to_owned(),
        quote: String::new(),
        text: "tracked changes are in the file; they are taken as accepted".to_owned(),
    });
    remarks.splice(0..0, tracked);
    let rows::Rows { units, loose, .. } = rows;
    Ok(Returned { head: record.head.clone(), units, loose, remarks })
}

/// The row that a comment stands in, and the words that it is about.
fn about(id: &str, walker: &Walker<'_>) -> (Option<(usize, usize)>, String) {
    let (mut row, mut quote) = (None, String::new());
    for paragraph in &walker.paragraphs {
        let own = paragraph.pieces.iter().filter(|piece| piece.comments.contains(id));
        let words: String = own.map(|piece| piece.text.as_str()).collect();
        if paragraph.comments.contains(id) || !words.is_empty() {
            row = row.or(paragraph.cell.map(|(table, row, _)| (table, row)));
        }
        quote.push_str(&words);
    }
    (row, quote)
}
