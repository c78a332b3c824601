//! Which file has the words of a language.

use crate::diagnostic::LanguageTag;
use crate::templates::Templates;

/// The file of a language, or of the one that it is a form of (RFC 4647, section 3.4):
/// `en-GB` has that of `en`. Never one in other letters: `sr` and `sr-RS` have that of
/// `sr-Cyrl`, `sr-ME` that of `sr-Latn`, and `bs-Cyrl` none.
pub(super) fn of(language: &LanguageTag, templates: &Templates) -> Option<String> {
    let path = |tag: &str| {
        let path = format!("lang/{tag}.ftl");
        templates.get(&path).is_some().then_some(path)
    };
    let mut tag = language.clone();
    loop {
        if tag.writing() == language.writing()
            && let Some(path) = path(tag.as_str())
        {
            return Some(path);
        }
        let Some((shorter, _)) = tag.as_str().rsplit_once('-') else { break };
        // What is left of a tag is one as long as its first part is.
        tag = LanguageTag::new(shorter)?;
    }
    path(&format!("{}-{}", language.language(), language.writing()))
}
