//! The recipients of a letter come in, from the record or from a table beside it; they go
//! out one at a time. Of all of them only what they are called is kept, and whether they
//! can be made.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::columns::Columns;
use super::pattern::fill;
use super::row;
use super::spot::{self, Spot};
use crate::check;
use crate::diagnostic::{Diagnostics, LanguageTag, Place, Sources};
use crate::fonts::Fonts;
use crate::load::{self, Cells, Table};
use crate::model::{DocumentRecord, Edition, Package, RecipientTable, Recipients, Row};
use crate::record::{Node, Value};

/// What files are called where the record does not say.
const PATTERN: &str = "{document}-{row}";

/// The recipients of one letter.
#[derive(Debug)]
pub(super) struct Rows {
    from: From,
    list: Vec<Entry>,
}

/// Where they stand.
#[derive(Debug)]
enum From {
    /// In the record: the array.
    List(Arc<Node>),
    Table(Table, Columns),
}

/// What is known of a row while a build goes on.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What its files are called; none where it cannot be read.
    pub(super) name: Option<Box<str>>,
    /// The one language of its letter, of those that the document is made in; none for all
    /// of them.
    pub(super) language: Option<LanguageTag>,
    pub(super) sound: bool,
}

impl Entry {
    /// Whether its letter is made in an edition: one that its own language is in.
    pub(super) fn is_in(&self, edition: &Edition) -> bool {
        self.language.as_ref().is_none_or(|own| edition.has(own))
    }
}

/// What reading and checking rows depends on.
pub(super) struct Setting<'a> {
    pub(super) root: &'a Path,
    pub(super) record: &'a Node,
    pub(super) package: &'a Package,
    pub(super) document: &'a DocumentRecord,
    pub(super) fonts: &'a Fonts,
    pub(super) strict: bool,
}

impl Rows {
    /// Reads and checks all recipients of a document, each by itself; what is wrong with
    /// single ones is `told` apart from what is wrong with the table. None where there is
    /// none, or where they cannot be read at all.
    pub(super) fn new(
        setting: &Setting<'_>,
        sources: &mut Sources,
        d: &mut Diagnostics,
        told: &mut Diagnostics,
    ) -> Option<Self> {
        let (from, pattern) = match setting.document.recipients.as_ref()? {
            Recipients::List(_) => (From::List(written(setting)?), PATTERN),
            Recipients::Table(own) => {
                let pattern = own.file_name.as_ref().map_or(PATTERN, |own| &own.value);
                (table(setting, own, sources, d)?, pattern)
            }
        };
        let mut rows = Self { from, list: vec![] };
        let mut seen = BTreeSet::new();
        let made = check::spoken(setting.package, setting.document);
        for index in 0..rows.count() {
            let mut own = Diagnostics::default();
            let row = rows.read(index, &mut own, &mut seen);
            if let (Some(row), From::Table(..)) = (&row, &rows.from) {
                let Setting { package, record, document, fonts, .. } = setting;
                check::row(package, record, document, row, fonts, &mut own);
            }
            if setting.strict {
                own.deny_warnings();
            }
            let sound = row.is_some() && !own.has_errors();
            let whole = (setting.package, setting.document);
            let name = row.as_ref().map(|row| fill(pattern, whole, row, index).into());
            let language = row.and_then(|row| row.recipient.language);
            let language = language.map(|tag| {
                check::served(&made, &tag.value).cloned().unwrap_or(tag.value)
            });
            rows.list.push(Entry { name, language, sound });
            told.extend(rows.settled(index, own));
        }
        if let From::Table(table, columns) = &rows.from {
            columns.unused(table, &seen, d);
        }
        Some(rows)
    }

    /// What is known of all rows.
    pub(super) fn list(&self) -> &[Entry] {
        &self.list
    }

    /// Marks rows of the record that have mistakes which were found with the package.
    pub(super) fn spoil(&mut self, is_faulty: impl Fn(&str) -> bool) {
        let From::List(array) = &self.from else { return };
        for (entry, node) in self.list.iter_mut().zip(array.elements()) {
            entry.sound &= !is_faulty(&node.origin.pointer);
        }
    }

    /// A recipient, read anew; none where it cannot be read.
    pub(super) fn row(&self, index: usize) -> Option<Row> {
        self.read(index, &mut Diagnostics::default(), &mut BTreeSet::new())
    }

    fn count(&self) -> usize {
        match &self.from {
            From::List(array) => array.elements().len(),
            From::Table(table, _) => table.len(),
        }
    }

    /// A recipient as the record would have it; none where it cannot be read.
    pub(super) fn node(&self, index: usize) -> Option<Arc<Node>> {
        self.written(index, &mut Diagnostics::default(), &mut BTreeSet::new())
    }

    fn read(
        &self,
        index: usize,
        d: &mut Diagnostics,
        seen: &mut BTreeSet<String>,
    ) -> Option<Row> {
        let node = self.written(index, d, seen)?;
        match self.from {
            // Its mistakes were told with those of the package.
            From::List(_) => Row::decode(&node, &mut Diagnostics::default()),
            From::Table(..) => Row::decode(&node, d),
        }
    }

    fn written(
        &self,
        index: usize,
        d: &mut Diagnostics,
        seen: &mut BTreeSet<String>,
    ) -> Option<Arc<Node>> {
        let (table, columns) = match &self.from {
            From::List(array) => return array.elements().get(index).cloned(),
            From::Table(table, columns) => (table, columns),
        };
        Some(match table.row(index, d)? {
            Cells::Csv(cells) => {
                let fields = columns.fields().iter().zip(&cells);
                let filled = fields.filter(|(_, cell)| !cell.text.is_empty());
                let values = filled.filter_map(|(field, cell)| {
                    Some(((*field)?, Value::String(cell.text.clone())))
                });
                row::cells(&table.file, values)
            }
            Cells::Line(object, spans) => {
                columns.warn(&object, |name| spot::key(&spans, name), table, seen, d);
                row::line(&table.file, columns, &object)
            }
        })
    }

    /// Mistakes of a row with places in the file, in place of the row's values.
    pub(super) fn settled(&self, index: usize, diagnostics: Diagnostics) -> Diagnostics {
        let From::Table(table, columns) = &self.from else { return diagnostics };
        let mut out = Diagnostics::default();
        let mut cells = None;
        for diagnostic in diagnostics.iter() {
            let mut diagnostic = diagnostic.clone();
            for (at, (place, words)) in diagnostic.places.iter_mut().enumerate() {
                let (Place::Value(origin)
                | Place::Key(origin)
                | Place::Within(origin, _)) = &*place
                else {
                    if at == 0 && words.is_empty() && is_in(place, &table.file) {
                        *words = format!("row {}", index + 1);
                    }
                    continue;
                };
                if origin.file != table.file {
                    continue;
                }
                let cells = cells
                    .get_or_insert_with(|| table.row(index, &mut Diagnostics::default()));
                let found = Spot::new(table, columns, cells.as_ref(), index, origin);
                if at == 0 && words.is_empty() {
                    *words = found.words(index);
                }
                let part = match &*place {
                    Place::Within(_, part) => found.within(table, part),
                    _ => found.range,
                };
                *place = table.place(part);
            }
            out.push(diagnostic);
        }
        out
    }

    /// Where a row stands, for a mistake that is about all of it.
    pub(super) fn place(&self, index: usize) -> Place {
        match &self.from {
            From::List(array) => Place::Value(array.elements()[index].origin.clone()),
            From::Table(table, _) => table.place(table.range(index)),
        }
    }
}

fn is_in(place: &Place, own: &Arc<str>) -> bool {
    matches!(place, Place::Span { file, .. } if file == own)
}

/// What the record has of recipients.
fn written(setting: &Setting<'_>) -> Option<Arc<Node>> {
    let documents = setting.record.get("documents")?.elements();
    let own = documents.iter().find(|node| node.origin == setting.document.origin)?;
    own.get("recipients").cloned()
}

fn table(
    setting: &Setting<'_>,
    own: &RecipientTable,
    sources: &mut Sources,
    d: &mut Diagnostics,
) -> Option<From> {
    let RecipientTable { source, delimiter, .. } = own;
    let delimiter = delimiter.as_ref().map(|own| own.value.byte());
    let (at, path) = (&source.origin, &source.value);
    let table = load::rows(setting.root, at, path, delimiter, sources, d)?;
    let said = written(setting)?.get("columns").map_or(0, |own| own.members().count());
    let columns = Columns::new(own, said == own.columns.len(), &table, d)?;
    Some(From::Table(table, columns))
}
