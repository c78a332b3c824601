//! The rows of a table → which text each is, and its translation. The left column says
//! which: what is copied to the right brings its mark along.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::cell::content;
use super::record::{Record, Row};
use crate::returned::reading::Line;
use crate::returned::token::text_of;
use crate::translation::{Content, Held, ReturnedUnit, Work, said};

/// How much of a text is shown that has no place.
const SHOWN: usize = 200;

/// What stands in the rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) units: Vec<ReturnedUnit>,
    pub(super) loose: Vec<Held>,
    /// The names of the texts, by table and row.
    pub(super) names: BTreeMap<(usize, usize), String>,
}

/// The lines of a row, by column.
type Cells<'a> = BTreeMap<usize, Vec<&'a Line>>;

pub(super) fn rows(lines: &[Line], record: &Record) -> Rows {
    let mut cells: BTreeMap<(usize, usize), Cells<'_>> = BTreeMap::new();
    let mut out = Rows::default();
    let mut outside = vec![];
    for line in lines {
        match line.cell {
            Some((table, row, column)) => {
                let row = cells.entry((table, row)).or_default();
                row.entry(column).or_default().push(line);
            }
            None if is_own(line, record) => {}
            None => outside.push(text(line)),
        }
    }
    let (mut found, mut unmarked) = (BTreeSet::new(), vec![]);
    for (number, cells) in &cells {
        if !read(*number, cells, record, &mut found, &mut out) {
            unmarked.push((*number, cells));
        }
    }
    let mut lost = BTreeMap::new();
    for (number, cells) in unmarked {
        let own = numbered(cells, record).filter(|own| !found.contains(own));
        if let Some(Entry::Vacant(own)) = own.map(|own| lost.entry(own)) {
            own.insert(cells.get(&1).map_or_else(Vec::new, |own| words(own)));
            continue;
        }
        let why =
            "the row is none of this table: it was added, or comes from another one";
        let words: Vec<String> = cells.values().flat_map(|own| words(own)).collect();
        out.loose.push(loose(&place(number), &words.join(" | "), why));
    }
    for (index, row) in record.rows.iter().enumerate() {
        if !found.contains(&index) {
            out.loose.push(missing(row, lost.get(&index).map(Vec::as_slice)));
        }
    }
    if !outside.is_empty() {
        let why = "this stands outside of the table, and belongs to no text";
        out.loose.push(loose("outside of the table", &outside.join(" "), why));
    }
    out
}

/// Reads a row; whether anything in it says which text it is, where it says something.
fn read(
    number: (usize, usize),
    cells: &Cells<'_>,
    record: &Record,
    found: &mut BTreeSet<usize>,
    out: &mut Rows,
) -> bool {
    let left: &[&Line] = cells.get(&0).map_or(&[], Vec::as_slice);
    let keys: BTreeSet<usize> = left
        .iter()
        .flat_map(|line| {
            let tokens = line.tokens.iter().filter_map(|token| token.key);
            line.keys.iter().copied().chain(tokens)
        })
        .collect();
    // What was written around the texts, or a row that somebody deleted.
    let is_own = |line: &&&Line| match keys.is_empty() {
        true => is_own(line, record),
        false => line.is_blank(),
    };
    if cells.values().flatten().all(|line| is_own(&line)) {
        return true;
    }
    if keys.is_empty() {
        return false;
    }
    found.extend(&keys);
    for key in &keys {
        let row = &record.rows[*key];
        out.names.entry(number).or_insert_with(|| row.name.clone());
        let target = match keys.len() {
            1 => target(left, cells, row, record),
            _ => Err("its row was joined with another one".to_owned()),
        };
        out.units.push(ReturnedUnit {
            name: row.name.clone(),
            identity: row.identity.clone(),
            target,
            work: Work::Initial,
        });
    }
    let beside: Vec<String> = cells
        .iter()
        .filter(|(column, _)| **column > 1)
        .flat_map(|(_, lines)| words(lines))
        .collect();
    if !beside.is_empty() {
        let why = "this stands in a third column, which belongs to no text";
        out.loose.push(loose(&place(number), &beside.join(" "), why));
    }
    true
}

/// Which row one without a mark seems to be: the line under its left text has a number.
fn numbered(cells: &Cells<'_>, record: &Record) -> Option<usize> {
    let label = cells.get(&0)?.iter().rfind(|line| !line.is_blank())?;
    let label = Some(text(label)).filter(|own| record.fixed.contains(own))?;
    let index = label.split_once(" · ")?.0.parse::<usize>().ok()?.checked_sub(1)?;
    (index < record.rows.len()).then_some(index)
}

/// A text whose row is gone, or is there and has no mark; with its right column then.
fn missing(row: &Row, right: Option<&[String]>) -> Held {
    let why = match right {
        None => "its row is not in the table any more",
        Some(_) => {
            "its row has no mark of this table: it lost that (Word and LibreOffice keep \
             it), or comes from another one"
        }
    };
    match right {
        Some(right) if !right.is_empty() => loose(&row.name, &right.join(" "), why),
        _ => Held {
            name: row.name.clone(),
            before: None,
            after: None,
            why: why.to_owned(),
        },
    }
}

/// The translation of a row; none where there is none yet.
fn target(
    left: &[&Line],
    cells: &Cells<'_>,
    row: &Row,
    record: &Record,
) -> Result<Option<Content>, String> {
    let Some(right) = cells.get(&1) else {
        return Err("its two columns were joined".to_owned());
    };
    // The last line says where the text stands.
    let source = match left {
        [source @ .., label] if is_own(label, record) => content(source, row),
        _ => content(left, row),
    };
    if source.is_ok_and(|own| said(&own.trimmed().with_links_joined()) == row.said) {
        let own = content(right, row)?;
        let had_one = row.identity.as_ref().is_some_and(|own| own.target.is_some());
        return match own.is_blank() && !had_one {
            true => Ok(None),
            false => Ok(Some(own)),
        };
    }
    Err("the text in the left column was changed; only the right one may be".to_owned())
}

/// The lines that say something.
fn words(lines: &[&Line]) -> Vec<String> {
    lines.iter().map(|line| text(line)).filter(|own| !own.is_empty()).collect()
}

fn place((_, row): (usize, usize)) -> String {
    format!("row {} of the table", row + 1)
}

fn loose(name: &str, text: &str, why: &str) -> Held {
    let mut after: String = text.chars().take(SHOWN).collect();
    if after.len() < text.len() {
        after.push('…');
    }
    Held { name: name.to_owned(), before: None, after: Some(after), why: why.to_owned() }
}

/// Whether a line says nothing, or what was written around the texts.
fn is_own(line: &Line, record: &Record) -> bool {
    line.is_blank() || record.fixed.contains(&text(line))
}

fn text(line: &Line) -> String {
    text_of(&line.tokens).trim().to_owned()
}
