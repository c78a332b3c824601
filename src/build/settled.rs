//! A document that is said to be final, adopted or signed comes in; placeholders that are
//! printed in it go out as diagnostics. Those of its own texts `check` has found before;
//! here are those of all that it takes from elsewhere.

use crate::check::{is_settled, placeholder_left};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, Inline};
use crate::model::DocumentRecord;

pub(super) fn check(document: &Document, record: &DocumentRecord, d: &mut Diagnostics) {
    let Some(status) = record.status.as_ref().filter(|own| is_settled(own.value)) else {
        return;
    };
    document.data(&mut |datum| {
        if holds_placeholder(&datum.content) {
            d.push(placeholder_left(status, Place::Value(datum.origin.clone())));
        }
    });
}

/// Whether a placeholder stands in a text, other than in data within, which are met apart.
fn holds_placeholder(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Placeholder(_) => true,
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Capitals(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } => holds_placeholder(content),
        _ => false,
    })
}
