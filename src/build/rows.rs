//! The recipients of a letter come in, from the record or from a table beside it; they go
//! out one at a time. Of all of them only what they are called is kept, and whether they
//! can be made.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;

use super::columns::{self, Columns};
use super::name::safe;
use crate::check;
use crate::diagnostic::{
    Diagnostics, LanguageTag, Origin, Place, Sources, Spans, within,
};
use crate::fonts::Fonts;
use crate::load::{self, Cells, Table};
use crate::model::{
    DocumentRecord, Package, RecipientField, RecipientTable, Recipients, Row, TextValue,
};
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
    /// The one language of its letter; none for all of the document's.
    pub(super) language: Option<LanguageTag>,
    pub(super) sound: bool,
}

impl Entry {
    /// Whether its letter is made in a language.
    pub(super) fn is_in(&self, language: &LanguageTag) -> bool {
        self.language.as_ref().is_none_or(|own| own == language)
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
            let name = row.as_ref().map(|row| fill(pattern, setting, row, index).into());
            let language = row.and_then(|row| row.recipient.language);
            let language = language.map(|tag| tag.value);
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

    fn read(
        &self,
        index: usize,
        d: &mut Diagnostics,
        seen: &mut BTreeSet<String>,
    ) -> Option<Row> {
        let (table, columns) = match &self.from {
            From::List(array) => {
                let node = array.elements().get(index)?;
                // Its mistakes were told with those of the package.
                return Row::decode(node, &mut Diagnostics::default());
            }
            From::Table(table, columns) => (table, columns),
        };
        let node = match table.row(index, d)? {
            Cells::Csv(cells) => {
                let fields = columns.fields().iter().zip(&cells);
                let filled = fields.filter(|(_, cell)| !cell.text.is_empty());
                let values = filled.filter_map(|(field, cell)| {
                    Some(((*field)?, Value::String(cell.text.clone())))
                });
                row_of(&table.file, values)
            }
            Cells::Line(object, spans) => {
                columns.warn(&object, |name| span(&spans, name), table, seen, d);
                line(&table.file, columns, &object)
            }
        };
        Row::decode(&node, d)
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

/// The tree of a row, as if it stood in the record. Its places do not say which row it is:
/// so a letter is the same wherever its row stands.
fn row_of(
    file: &Arc<str>,
    values: impl Iterator<Item = (RecipientField, Value)>,
) -> Arc<Node> {
    let origin = Origin::root(file);
    let mut members = IndexMap::new();
    let mut address = IndexMap::new();
    let within = origin.child("address");
    for (field, value) in values {
        let (parent, into) = match field.path()[..] {
            ["address", _] => (&within, &mut address),
            _ => (&origin, &mut members),
        };
        let name = field.path().pop().unwrap_or_default();
        let node = Node { origin: parent.child(name), value };
        into.insert(name.to_owned(), Arc::new(node));
    }
    if !address.is_empty() {
        let node = Node { origin: within, value: Value::Object(address) };
        members.insert("address".to_owned(), Arc::new(node));
    }
    Arc::new(Node { origin, value: Value::Object(members) })
}

/// The tree of a line: what the columns say is put into its place, what is an object
/// already stays one.
fn line(file: &Arc<str>, columns: &Columns, object: &Node) -> Arc<Node> {
    let known = object.members().filter_map(|(name, node)| {
        let empty = node.as_str().is_some_and(|text| text.trim().is_empty());
        let field = columns.field(name).filter(|_| !empty)?;
        Some((field, node.value.clone()))
    });
    let row = row_of(file, known);
    let Some(address) = object.get("address").filter(|_| columns.is_free("address"))
    else {
        return replanted(&row, &row.origin);
    };
    let Value::Object(mut members) = row.value.clone() else { return row };
    members.entry("address".to_owned()).or_insert_with(|| Arc::clone(address));
    let row = Node { origin: row.origin.clone(), value: Value::Object(members) };
    replanted(&row, &row.origin)
}

/// The same tree at another place.
fn replanted(node: &Node, origin: &Origin) -> Arc<Node> {
    let value = match &node.value {
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            let place = |index: usize| origin.child(&index.to_string());
            Value::Array(elements.map(|(i, own)| replanted(own, &place(i))).collect())
        }
        Value::Object(members) => {
            let members = members.iter();
            let plant = |(name, own): (&String, &Arc<Node>)| {
                (name.clone(), replanted(own, &origin.child(name)))
            };
            Value::Object(members.map(plant).collect())
        }
        value => value.clone(),
    };
    Arc::new(Node { origin: origin.clone(), value })
}

/// Where the member of a line stands.
fn span(
    spans: &std::collections::BTreeMap<Arc<str>, Spans>,
    name: &str,
) -> Option<Range<usize>> {
    spans.get(&*Origin::root("").child(name).pointer)?.key.clone()
}

/// A value of a row in the file.
struct Spot {
    range: Range<usize>,
    column: Option<String>,
    cell: Option<load::Cell>,
    is_string: bool,
}

impl Spot {
    fn new(
        table: &Table,
        columns: &Columns,
        cells: Option<&Cells>,
        index: usize,
        origin: &Origin,
    ) -> Self {
        let whole = Self {
            range: table.range(index),
            column: None,
            cell: None,
            is_string: false,
        };
        let Some((field, rest)) = columns::of_pointer(&origin.pointer) else {
            return whole;
        };
        match cells {
            Some(Cells::Csv(cells)) => {
                let place = columns.fields().iter().position(|own| *own == Some(field));
                let Some(place) = place.filter(|place| *place < cells.len()) else {
                    return whole;
                };
                let column = table.header().get(place).map(|own| own.text.clone());
                let cell = cells[place].clone();
                let range = cell.range.clone();
                Self { range, column, cell: Some(cell), is_string: false }
            }
            Some(Cells::Line(_, spans)) => {
                let column = columns.name(field);
                let direct = Origin::root("").child(&column).pointer;
                let ways = [format!("{direct}{rest}"), origin.pointer.to_string()];
                let found = ways.iter().find_map(|way| spans.get(&**way));
                match found {
                    Some(found) => Self {
                        range: found.value.clone(),
                        column: Some(column),
                        cell: None,
                        is_string: true,
                    },
                    None => whole,
                }
            }
            None => whole,
        }
    }

    fn words(&self, index: usize) -> String {
        let row = index + 1;
        match &self.column {
            Some(column) => format!("row {row}, column `{column}`"),
            None => format!("row {row}"),
        }
    }

    fn within(self, table: &Table, part: &Range<usize>) -> Range<usize> {
        match &self.cell {
            Some(cell) => table.within(cell, part),
            None if self.is_string => {
                let inner = within(table.written(&self.range), part);
                self.range.start + inner.start..self.range.start + inner.end
            }
            None => self.range,
        }
    }
}

/// The name of a row's files.
fn fill(pattern: &str, setting: &Setting<'_>, row: &Row, index: usize) -> String {
    let mut name = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        name.push_str(before);
        let (field, after) = after.split_once('}').unwrap_or((after, ""));
        match field {
            "document" => name.push_str(&setting.document.id.value),
            "row" => name.push_str(&(index + 1).to_string()),
            _ => name.push_str(&said(setting, row, field)),
        }
        rest = after;
    }
    name.push_str(rest);
    // What is not known leaves no gap.
    while let Some(at) = name.find("--") {
        name.remove(at);
    }
    safe(&name, "letter")
}

/// What a row says of a field: in one language, if it has several.
fn said(setting: &Setting<'_>, row: &Row, field: &str) -> String {
    let Some(field) = RecipientField::named(field) else { return String::new() };
    let mut node = Some(&row.node);
    for name in field.path() {
        node = node.and_then(|own| own.get(name));
    }
    if let Some(text) = node.and_then(|own| own.as_str()) {
        return text.to_owned();
    }
    if let Some((_, first)) = node.and_then(|own| own.members().next()) {
        return first.as_str().unwrap_or_default().to_owned();
    }
    let person = row.recipient.person.as_ref();
    let person = person.and_then(|id| setting.package.people.get(&id.value));
    let text = person.and_then(|own| match field {
        RecipientField::FamilyName => Some(&own.family_name),
        RecipientField::GivenName => own.given_name.as_ref(),
        RecipientField::Name => own.name.as_ref(),
        _ => None,
    });
    match text.map(|text| &text.value) {
        Some(TextValue::Plain(text) | TextValue::Placeholder(text)) => text.clone(),
        Some(TextValue::Localized(all)) => {
            all.first().map(|one| one.text.clone()).unwrap_or_default()
        }
        None => String::new(),
    }
}
