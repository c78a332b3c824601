//! A copy of a letter that many get: to whom it goes, in place of the document's
//! addressees.

use std::slice;
use std::sync::Arc;

use super::context::Composer;
use super::walk::Walk;
use crate::diagnostic::Origin;
use crate::document::{Block, Inline};
use crate::model::{Addressee, Person, Reference, Row, Text};
use crate::record::{Node, Value};

/// The one to whom a copy goes.
pub(super) struct To {
    /// The row as it is written.
    pub node: Arc<Node>,
    addressee: Addressee,
    /// Whose name stands in the row.
    person: Option<Person>,
    organization: Option<Text>,
    reference: Option<Reference>,
    your_reference: Option<Reference>,
    /// Tells the copy from all others: a hash of what is written of the recipient.
    pub id: String,
}

impl To {
    pub fn new(row: &Row) -> Self {
        let recipient = &row.recipient;
        Self {
            node: Arc::clone(&row.node),
            addressee: recipient.addressee(),
            person: recipient.named(),
            organization: recipient.organization_name.clone(),
            reference: recipient.reference.clone(),
            your_reference: recipient.your_reference.clone(),
            id: blake3::hash(written(&row.node).as_bytes()).to_hex()[..16].to_owned(),
        }
    }
}

impl Composer {
    /// To whom the letter is addressed.
    pub fn own_addressees(&self) -> &[Addressee] {
        match &self.to {
            Some(to) => slice::from_ref(&to.addressee),
            None => &self.document().addressees,
        }
    }

    /// The person to whom a letter or a copy of one goes.
    pub fn addressed(&self, addressee: &Addressee) -> Option<&Person> {
        let id = addressee.person.as_ref();
        let listed = id.and_then(|id| self.package.people.get(&id.value));
        listed.or_else(|| self.row_of(addressee)?.person.as_ref())
    }

    /// The organisation whose name stands in the row itself.
    pub fn organization_of_row(&self, addressee: &Addressee) -> Option<&Text> {
        self.row_of(addressee)?.organization.as_ref()
    }

    fn row_of(&self, addressee: &Addressee) -> Option<&To> {
        self.to.as_ref().filter(|to| to.addressee.origin == addressee.origin)
    }

    /// The document's reference, or the row's.
    pub fn own_reference(&self) -> Option<&Reference> {
        let row = self.to.as_ref().and_then(|to| to.reference.as_ref());
        row.or(self.document().reference.as_ref())
    }

    /// The addressee's reference: the document's, or the row's.
    pub fn their_reference(&self) -> Option<&Reference> {
        let row = self.to.as_ref().and_then(|to| to.your_reference.as_ref());
        row.or(self.document().your_reference.as_ref())
    }

    /// What comes from a table is not edited in the document: no way leads back there.
    pub fn lock_row(&self, blocks: &mut [Block]) {
        let Some(to) = &self.to else { return };
        let file = &to.node.origin.file;
        if *file == self.package.origin.file {
            return;
        }
        let mut lock = |inline: &mut Inline, _: Option<&Origin>| {
            if let Inline::Datum(datum) = inline
                && datum.origin.file == *file
            {
                datum.editable = false;
            }
        };
        Walk { visit: &mut lock }.blocks(blocks);
    }
}

/// All that is written in a value, wherever it stands.
fn written(node: &Node) -> String {
    let list = |parts: Vec<String>| format!("[{}]", parts.join(","));
    match &node.value {
        Value::Object(_) => {
            let one =
                |(key, own): (&str, &Arc<Node>)| format!("{key:?}:{}", written(own));
            list(node.members().map(one).collect())
        }
        Value::Array(elements) => list(elements.iter().map(|own| written(own)).collect()),
        scalar => format!("{scalar:?}"),
    }
}
