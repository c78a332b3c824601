//! The cells of a row, or the object of a line, come in; the tree of a recipient goes out,
//! as if it stood in the record.

use std::sync::Arc;

use indexmap::IndexMap;

use super::columns::Columns;
use crate::diagnostic::Origin;
use crate::model::RecipientField;
use crate::record::{Node, Value};

/// The tree of a row, as if it stood in the record. Its places do not say which row it is:
/// so a letter is the same wherever its row stands.
pub(super) fn cells(
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
pub(super) fn line(file: &Arc<str>, columns: &Columns, object: &Node) -> Arc<Node> {
    let known = object.members().filter_map(|(name, node)| {
        let empty = node.as_str().is_some_and(|text| text.trim().is_empty());
        let field = columns.field(name).filter(|_| !empty)?;
        Some((field, node.value.clone()))
    });
    let row = cells(file, known);
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
