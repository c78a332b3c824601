//! Parts that say nothing: addressees without a name, enclosures without a title, empty
//! paragraphs, items, clauses and notes. Empty cells of tables are allowed.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::model::{
    Addressee, Block, BlockType, CopyTo, DocumentRecord, Enclosure, GeneratedBlock,
    Package, Text, TextValue,
};

use super::parts::{self, Part};

pub(super) fn check(d: &mut Diagnostics, package: &Package) {
    package.footnotes.values().for_each(|note| text(d, &note.text, "footnote"));
    for own in &package.documents {
        document(d, package, own);
    }
}

fn document(d: &mut Diagnostics, package: &Package, document: &DocumentRecord) {
    document.footnotes.values().for_each(|note| text(d, &note.text, "footnote"));
    document.addressees.iter().for_each(|own| addressee(d, own));
    for copy in &document.copies {
        match copy {
            CopyTo::Text(own) => text(d, own, "copy"),
            CopyTo::Addressee(own) => addressee(d, own),
        }
    }
    for enclosure in &document.enclosures {
        match enclosure {
            Enclosure::Text(own) => text(d, own, "enclosure"),
            Enclosure::Titled(own) if own.title.is_none() && own.document.is_none() => {
                let message = "this enclosure has neither title nor document";
                let diagnostic = Diagnostic::error("data/enclosure/empty", message)
                    .at(Place::Value(own.origin.clone()))
                    .hint("write its `title`, or name the `document` of this package");
                d.push(diagnostic);
            }
            Enclosure::Titled(own) => {
                own.title.iter().for_each(|title| text(d, title, "title"));
            }
        }
    }
    for part in parts::of(document) {
        match part {
            Part::Block(Block::Paragraph(block)) => text(d, &block.text, "paragraph"),
            Part::Block(Block::Quote(block)) => text(d, &block.text, "quotation"),
            Part::Block(Block::List(list)) if list.items.is_empty() => {
                nothing(d, &list.origin, "list");
            }
            Part::Block(Block::Table(table)) if table.rows.is_empty() => {
                nothing(d, &table.origin, "table");
            }
            Part::Block(Block::Generated(block)) => {
                generated(d, package, document, block);
            }
            Part::Clause(clause) => text(d, &clause.text, "clause"),
            Part::Item(item, _) => match &item.text {
                Some(own) => text(d, own, "item"),
                None if item.items.is_empty() => nothing(d, &item.origin, "item"),
                None => {}
            },
            _ => {}
        }
    }
}

/// Blocks that are made of lists that have nothing.
fn generated(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    block: &GeneratedBlock,
) {
    let (field, is_empty) = match block.kind.value {
        BlockType::Agenda => ("meeting.agenda", package.meeting.agenda.is_empty()),
        BlockType::Participants => {
            ("meeting.attendees", package.meeting.attendees.is_empty())
        }
        BlockType::Signatories => ("signatories", document.signatories.is_empty()),
        _ => return,
    };
    if is_empty {
        let message = format!("nothing is printed here: `{field}` is empty");
        let diagnostic = Diagnostic::warning("data/block/nothing", message)
            .at(Place::Value(block.origin.clone()))
            .hint(format!("fill `{field}`, or take this block out"));
        d.push(diagnostic);
    }
}

fn addressee(d: &mut Diagnostics, addressee: &Addressee) {
    let Addressee { person, role, organization, address, .. } = addressee;
    let nobody = person.is_none() && organization.is_none();
    if nobody && role.is_none() && address.is_none() {
        let message = "this addressee has neither person nor role nor organisation";
        let diagnostic = Diagnostic::error("data/addressee/empty", message)
            .at(Place::Value(addressee.origin.clone()))
            .hint("who is not known yet is `\"role\": { \"placeholder\": \"…\" }`");
        d.push(diagnostic);
    }
}

fn text(d: &mut Diagnostics, text: &Text, what: &str) {
    if matches!(text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, _) in text.strings() {
        if string.trim().is_empty() {
            nothing(d, origin, what);
        }
    }
}

fn nothing(d: &mut Diagnostics, origin: &Origin, what: &str) {
    let diagnostic =
        Diagnostic::warning("data/text/empty", format!("this {what} is empty"))
            .at(Place::Value(origin.clone()))
            .hint("remove it, or say what is missing: `{ \"placeholder\": \"…\" }`");
    d.push(diagnostic);
}
