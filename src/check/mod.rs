//! A package comes in; what is wrong with it goes out as diagnostics: everything that needs
//! to know more than one value, or what the values mean. Nothing is changed here, and
//! nothing said of how a document will look.

mod abbreviation;
mod anchor;
mod attendance;
mod clause;
mod coverage;
mod date;
mod empty;
mod footnote;
mod form;
mod glyph;
mod heading;
mod language;
mod letter;
mod names;
mod neutral;
mod parts;
mod passage;
mod recipient;
mod reference;
mod signatory;
mod status;
mod step;
mod table;
mod text;
mod texts;

use std::sync::LazyLock;

use crate::diagnostic::{Diagnostics, LanguageTag};
use crate::fonts::Fonts;
use crate::model::Package;
use crate::record::Node;

pub use clause::ends_in_abbreviation;
pub use coverage::{Coverage, coverage};
pub use language::{fits, is_within, passages};
pub use neutral::serves_all;
pub use recipient::{editions, row, served, spoken};
pub use status::{is_settled, placeholder_left};
pub use text::may_stand;
pub use texts::{Translatable, all_texts, texts};

use names::Names;
use passage::Passages;

/// What checking depends on beside the package.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The languages that are wanted of those that a document names; none wants all.
    pub languages: &'a [LanguageTag],
    /// The fonts that texts are drawn with.
    pub fonts: &'a Fonts,
}

/// Checks a package. `record` is the tree that it was decoded from: what could not be
/// decoded still has a name there, and is not missed twice.
pub fn check(
    package: &Package,
    record: &Node,
    options: &Options<'_>,
    diagnostics: &mut Diagnostics,
) {
    // What could not be read is not counted, and not there to be found.
    let whole = !diagnostics.has_errors();
    let names = Names::new(record);
    let passages = Passages::new(package);
    form::check(diagnostics, package);
    text::check(diagnostics, package, &passages);
    reference::check(diagnostics, package, &names);
    recipient::check(diagnostics, package, &names);
    anchor::check(diagnostics, package, &passages);
    footnote::check(diagnostics, package, record, &passages, whole);
    date::check(diagnostics, package);
    attendance::check(diagnostics, &package.meeting, whole);
    let default = default_language(package);
    for (document, passages) in package.documents.iter().zip(&passages.documents) {
        heading::check(diagnostics, document, whole);
        table::check(diagnostics, document, whole);
        clause::check(diagnostics, document, default);
        signatory::check(diagnostics, package, document);
        status::check(diagnostics, package, document, passages, whole);
    }
    if whole {
        empty::check(diagnostics, package);
        abbreviation::check(diagnostics, package, &passages);
    }
    language::check(diagnostics, package, options.languages);
    step::check(diagnostics, package, options.languages);
    glyph::check(diagnostics, package, &passages, options.fonts);
}

/// The language of plain strings, where the package does not say it.
static ENGLISH: LazyLock<LanguageTag> =
    LazyLock::new(|| LanguageTag::new("en").expect("`en` is a tag"));

/// The language of plain strings.
pub fn default_language(package: &Package) -> &LanguageTag {
    package.default_language.as_ref().map_or(&ENGLISH, |tag| &tag.value)
}
