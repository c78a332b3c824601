//! A package, one of its documents and a language come in; the document as finished text
//! goes out. What is said and in which order is the kind's template (`templates/kinds`);
//! here are the words, names, numbers and orders that it asks for.
//!
//! Nothing of the record becomes markup: the template's values are put into slots and only
//! marks are printed; the tree's leaves are filled from the slots.

mod abbreviations;
mod adoption;
mod agenda;
mod block;
mod call;
mod clause;
mod context;
mod data;
mod finish;
mod function;
mod furniture;
mod letter;
mod letterhead;
mod list;
mod markup;
mod name;
mod order;
mod participants;
mod places;
mod section;
mod signature;
mod table;
mod template;
mod text;
mod title;
mod walk;

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, LanguageTag};
use crate::document::Document;
use crate::locale::Locale;
use crate::model::Package;
use crate::record::Node;
use crate::templates::Templates;

pub use call::STYLES;
pub use function::{FUNCTIONS, Function};
pub use template::VARIABLES;

/// What is composed.
pub struct Input<'a> {
    pub package: &'a Arc<Package>,
    /// The record that the package was read from.
    pub record: &'a Arc<Node>,
    /// Which of the package's documents.
    pub index: usize,
    pub language: &'a LanguageTag,
    pub templates: &'a Templates,
}

/// Composes one document. Mistakes go to the sink; nothing is returned where the template
/// or the language's words cannot be used.
pub fn compose(input: &Input<'_>, diagnostics: &mut Diagnostics) -> Option<Document> {
    let locale = Locale::new(input.language, input.templates, diagnostics)?;
    let composer = Arc::new(context::Composer::new(input, locale)?);
    let blocks = template::render(&composer, input, diagnostics);
    let document = blocks.map(|blocks| finish::finish(&composer, blocks));
    diagnostics.extend(composer.take_diagnostics());
    document
}
