//! What a language calls others.

use icu_locale::{LanguageIdentifier, LocaleExpander};

use super::{Locale, Value};
use crate::diagnostic::{Diagnostic, LanguageTag};

impl Locale {
    /// The name of a language, as the clause on authentic languages has it; without its
    /// region, and with its script where another of `beside` is the same language in
    /// another. The tag itself where this language has no name for it.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn language_name<'a>(
        &self,
        tag: &LanguageTag,
        beside: impl IntoIterator<Item = &'a LanguageTag>,
    ) -> Result<String, Box<Diagnostic>> {
        let Some(name) = self.name_in_no_region(tag)? else { return Ok(tag.to_string()) };
        let script = script(tag);
        let alike = |other: &&LanguageTag| other.language() == tag.language();
        if beside.into_iter().filter(alike).all(|other| self::script(other) == script) {
            return Ok(name);
        }
        let said = self.word("script-name", &[("script", Value::Text(&script))])?;
        if said == script {
            return Ok(tag.to_string());
        }
        let values = [("language", Value::Text(&name)), ("script", Value::Text(&said))];
        self.word("language-in-script", &values)
    }

    fn name_in_no_region(
        &self,
        tag: &LanguageTag,
    ) -> Result<Option<String>, Box<Diagnostic>> {
        let scripted = tag.script().map(|script| format!("{}-{script}", tag.language()));
        for own in scripted.as_deref().into_iter().chain([tag.language()]) {
            let name = self.word("language-name", &[("language", Value::Text(own))])?;
            if name != own {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }
}

/// The script of a language: the tag's own, or the likely one.
fn script(tag: &LanguageTag) -> String {
    let mut likely: Option<LanguageIdentifier> = tag.as_str().parse().ok();
    if let Some(likely) = &mut likely {
        LocaleExpander::new_extended().maximize(likely);
    }
    let script = likely.and_then(|own| own.script);
    script.map_or_else(|| tag.writing().to_owned(), |own| own.to_string())
}
