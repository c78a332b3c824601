//! The names of a table's columns and what the record says of them come in; which column
//! holds which field goes out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::load::{Cell, Table};
use crate::model::{At, RecipientField, RecipientTable, nearest};
use crate::record::Node;

/// What a letter can be addressed by: one of these columns must be there.
const SOMEBODY: [RecipientField; 6] = [
    RecipientField::Person,
    RecipientField::Name,
    RecipientField::FamilyName,
    RecipientField::Role,
    RecipientField::Organization,
    RecipientField::OrganizationName,
];

/// Which column holds which field.
#[derive(Debug)]
pub(super) struct Columns {
    /// As the record has it.
    said: IndexMap<String, At<RecipientField>>,
    /// Of the columns that have their names on top, in their order.
    fields: Vec<Option<RecipientField>>,
}

impl Columns {
    /// Compares the record with the names on top of the table. Where not the whole of what
    /// the record says could be read, nothing is missed.
    pub(super) fn new(
        own: &RecipientTable,
        is_whole: bool,
        table: &Table,
        d: &mut Diagnostics,
    ) -> Option<Self> {
        let mut columns = Self { said: own.columns.clone(), fields: vec![] };
        let mut found = Diagnostics::default();
        twice_said(&own.columns, &mut found);
        let header = table.header();
        if !header.is_empty() {
            columns.fields =
                header.iter().map(|cell| columns.field(&cell.text)).collect();
            columns.header(header, is_whole, table, &mut found);
        }
        let fits = !found.has_errors();
        d.extend(found);
        fits.then_some(columns)
    }

    /// The fields of the columns that have their names on top.
    pub(super) fn fields(&self) -> &[Option<RecipientField>] {
        &self.fields
    }

    /// The field that a column of this name holds.
    pub(super) fn field(&self, column: &str) -> Option<RecipientField> {
        match self.said.get(column) {
            Some(field) => Some(field.value),
            // A column that the record gives to another one's field keeps its name only.
            None => RecipientField::named(column)
                .filter(|own| !self.said.values().any(|said| said.value == *own)),
        }
    }

    /// The name of the column that holds a field.
    pub(super) fn name(&self, field: RecipientField) -> String {
        let said = self.said.iter().find(|(_, own)| own.value == field);
        said.map_or_else(|| field.word().to_owned(), |(name, _)| name.clone())
    }

    /// Whether the record says nothing of a column.
    pub(super) fn is_free(&self, column: &str) -> bool {
        !self.said.contains_key(column)
    }

    fn header(
        &self,
        header: &[Cell],
        is_whole: bool,
        table: &Table,
        d: &mut Diagnostics,
    ) {
        let end = header.last().map_or(0, |cell| cell.range.end);
        let top = header.first().map_or(0, |cell| cell.range.start)..end;
        let mut seen: BTreeMap<&str, &Cell> = BTreeMap::new();
        for cell in header {
            if cell.text.is_empty() {
                continue;
            }
            if let Some(first) = seen.insert(&cell.text, cell) {
                let message = format!("two columns are called `{}`", cell.text);
                let diagnostic = Diagnostic::error("rows/column/twice", message)
                    .at(table.place(cell.range.clone()))
                    .at_with(table.place(first.range.clone()), "the other one")
                    .hint("give one of them another name");
                d.push(diagnostic);
            }
            self.near(&cell.text, || table.place(cell.range.clone()), d);
        }
        for (name, field) in &self.said {
            if !seen.contains_key(name.as_str()) {
                let all = || header.iter().map(|cell| cell.text.as_str());
                let place = table.place(top.clone());
                d.push(
                    unknown(name, field, all()).at_with(place, "these columns are there"),
                );
            }
        }
        let has = |field: &RecipientField| self.fields.contains(&Some(*field));
        let is_there = |name: &String| seen.contains_key(name.as_str());
        let all_there = is_whole && self.said.keys().all(is_there);
        if all_there && !SOMEBODY.iter().any(has) {
            let message = "no column says to whom the letters go";
            let diagnostic = Diagnostic::error("rows/column/missing", message)
                .at(table.place(top))
                .hint(
                    "call one `familyName`, `name`, `role` or `organizationName`, or say \
                     in the record: `\"columns\": { \"Surname\": \"familyName\" }`",
                );
            d.push(diagnostic);
        }
    }

    /// Warns of members of a line that are called almost as a field.
    pub(super) fn warn(
        &self,
        object: &Node,
        span: impl Fn(&str) -> Option<Range<usize>>,
        table: &Table,
        seen: &mut BTreeSet<String>,
        d: &mut Diagnostics,
    ) {
        for (name, _) in object.members() {
            if !seen.contains(name) {
                seen.insert(name.to_owned());
                let place = || table.place(span(name).unwrap_or_default());
                if name != "address" {
                    self.near(name, place, d);
                }
            }
        }
    }

    /// Names in the record that no line has, where no names stand on top.
    pub(super) fn unused(
        &self,
        table: &Table,
        seen: &BTreeSet<String>,
        d: &mut Diagnostics,
    ) {
        let is_there = |name: &String| seen.contains(name);
        let said = self.said.iter().filter(|(name, _)| !is_there(name));
        for (name, field) in said.filter(|_| table.header().is_empty()) {
            d.push(unknown(name, field, seen.iter().map(String::as_str)));
        }
    }

    fn near(&self, name: &str, place: impl FnOnce() -> Place, d: &mut Diagnostics) {
        if self.field(name).is_some() {
            return;
        }
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let own = letters(name);
        // A field that has a column already is not what this one is meant for.
        let is_free = |word: &&&str| {
            let field = RecipientField::named(word);
            field.is_none_or(|field| !self.fields.contains(&Some(field)))
        };
        let words = || RecipientField::WORDS.iter().filter(is_free);
        let typed = |word: &&&str| {
            let most = if own.len() < 6 { 0 } else { 2 };
            strsim::osa_distance(&letters(word), &own) <= most
        };
        let meant =
            words().find(|word| letters(word) == own).or_else(|| words().find(typed));
        let Some(word) = meant.filter(|_| RecipientField::named(name).is_none()) else {
            return;
        };
        let message = format!("the column `{name}` is not used");
        let diagnostic = Diagnostic::warning("rows/column/unused", message).at(place());
        d.push(diagnostic.hint(format!(
            "call it `{word}`, or say in the record: `\"columns\": {{ \"{name}\": \"{word}\" }}`"
        )));
    }
}

fn unknown<'a>(
    name: &str,
    field: &At<RecipientField>,
    all: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let message = format!("the table has no column `{name}`");
    let diagnostic = Diagnostic::error("rows/column/unknown", message)
        .at(Place::Key(field.origin.clone()));
    match nearest(name, all) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic.hint("write the name as the table has it"),
    }
}

fn twice_said(said: &IndexMap<String, At<RecipientField>>, d: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &Origin> = BTreeMap::new();
    for field in said.values() {
        if let Some(first) = seen.insert(field.value.word(), &field.origin) {
            let message = format!("two columns hold `{}`", field.value.word());
            let diagnostic = Diagnostic::error("rows/field/twice", message)
                .at(Place::Value(field.origin.clone()))
                .at_with(Place::Value(first.clone()), "the other one")
                .hint("keep the one that is meant");
            d.push(diagnostic);
        }
    }
}

/// The field that a pointer within a row leads to, and the rest of the pointer.
pub(super) fn of_pointer(pointer: &str) -> Option<(RecipientField, &str)> {
    let rest = pointer.strip_prefix('/')?;
    let (name, below) = rest.split_once('/').unwrap_or((rest, ""));
    if name == "address" {
        let (part, _) = below.split_once('/').unwrap_or((below, ""));
        let field = match part {
            "name" => Some(RecipientField::AddressName),
            part => RecipientField::named(part),
        };
        return field.map(|field| (field, &pointer["/address/".len() + part.len()..]));
    }
    RecipientField::named(name).map(|field| (field, &pointer[1 + name.len()..]))
}
