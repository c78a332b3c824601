//! A package, one of its documents and a language come in; the document as finished text
//! goes out. What is said and in which order is the kind's template (`templates/kinds`);
//! here are the words, names, numbers and orders that it asks for.
//!
//! Nothing of the record becomes markup: the template's values are put into slots and only
//! marks are printed; the tree's leaves are filled from the slots.

mod abbreviations;
mod adoption;
mod agenda;
mod apart;
mod block;
mod call;
mod clause;
mod context;
mod data;
mod finish;
mod function;
mod furniture;
mod gender;
mod letter;
mod letterhead;
mod letters;
mod list;
mod markup;
mod name;
mod order;
mod pair;
mod participants;
mod places;
mod recipient;
mod register;
mod salutation;
mod section;
mod signature;
mod table;
mod template;
mod text;
mod title;
mod tongue;
mod walk;

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, LanguageTag};
use crate::document::Document;
use crate::locale::Locale;
use crate::memo::Memo;
use crate::model::{Package, Row};
use crate::record::Node;
use crate::templates::Templates;

pub use call::STYLES;
pub use function::{FUNCTIONS, Function};
pub use letters::join;
pub use pair::pair;
pub use register::Standing;
pub use template::VARIABLES;

/// What is composed.
pub struct Input<'a> {
    pub package: &'a Arc<Package>,
    /// The record that the package was read from.
    pub record: &'a Arc<Node>,
    /// Which of the package's documents.
    pub index: usize,
    pub language: &'a LanguageTag,
    /// To whom it goes, of a letter that many get, each their own.
    pub row: Option<&'a Row>,
}

/// Composes documents; keeps the parsed templates and languages of a run. Threads may
/// share one.
pub struct Clerk {
    templates: Templates,
    kinds: template::Kinds,
    locales: Memo<LanguageTag, Locale>,
}

impl Clerk {
    /// Reads the templates of `kinds/`; the languages when they are asked for.
    pub fn new(templates: &Templates) -> Self {
        Self {
            templates: templates.clone(),
            kinds: template::Kinds::new(templates),
            locales: Memo::default(),
        }
    }

    /// The templates that it composes by.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Composes one document. Mistakes go to the sink; nothing is returned where the
    /// template or the language's words cannot be used.
    pub fn compose(
        &self,
        input: &Input<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Document> {
        let locale = self.locale(input.language, diagnostics)?;
        let composer = context::Composer::new(input, &self.templates, locale)?;
        let composer = Arc::new(composer);
        let blocks = self.kinds.render(&composer, input.record, diagnostics);
        let document = blocks.map(|blocks| finish::finish(&composer, blocks));
        diagnostics.extend(composer.take_diagnostics());
        document
    }

    fn locale(&self, tag: &LanguageTag, d: &mut Diagnostics) -> Option<Arc<Locale>> {
        let read = |tag: &LanguageTag| Locale::new(tag, &self.templates, d).ok_or(());
        self.locales.try_get(tag, read).ok()
    }
}

/// Composes one document, where a batch is not worth its while.
pub fn compose(
    input: &Input<'_>,
    templates: &Templates,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    Clerk::new(templates).compose(input, diagnostics)
}
