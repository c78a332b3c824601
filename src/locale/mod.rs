//! A language tag and its file `templates/lang/<tag>.ftl` come in; words, dates, lists and
//! the order of names in that language go out. All that is said in a language is in that one
//! file; how its script is set is for the writers.

mod amount;
mod counter;
mod date;
mod file;
mod language;
mod time;

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::templates::Templates;

pub use counter::{alpha, roman};
pub use date::{Form, precision};

/// What is put into a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

/// One language.
pub struct Locale {
    language: LanguageTag,
    file: Arc<str>,
    bundle: FluentBundle<FluentResource>,
    collator: CollatorBorrowed<'static>,
    /// Whether no stop stands after a year before a comma.
    drops_stop: bool,
}

impl Locale {
    /// Reads the language's file. Its mistakes go to the sink.
    pub fn new(
        language: &LanguageTag,
        templates: &Templates,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Some(path) = file::of(language, templates) else {
            diagnostics.push(unknown_language(language, templates));
            return None;
        };
        let file = templates.file(&path);
        let text = templates.get(&path).unwrap_or_default();
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                for error in errors {
                    let said = error.kind.to_string();
                    diagnostics.push(syntax(&file, &said, error.pos));
                }
                return None;
            }
        };
        let counts = setting(text, "plurals").unwrap_or_else(|| language.language());
        let Some(identifier) = plurals(counts) else {
            diagnostics.push(unknown_plurals(counts, &file));
            return None;
        };
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolating marks would become characters of the document.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| amount::written(value)));
        if let Err(errors) = bundle.add_resource(resource) {
            errors.iter().for_each(|error| diagnostics.push(twice(&file, text, error)));
            return None;
        }
        let collation = match format(&bundle, "collation", &[]) {
            Ok(tag) => tag,
            Err(_) => language.to_string(),
        };
        let stop = format(&bundle, "stop-before-comma", &[]);
        let drops_stop = stop.is_ok_and(|word| word == "drop");
        let Some(collator) = collator(&collation) else {
            diagnostics.push(unknown_order(&collation, &file));
            return None;
        };
        Some(Self { language: language.clone(), file, bundle, collator, drops_stop })
    }

    /// The language that the words are in.
    pub fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// The file that the words are from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether the language has a message of this name.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words of a message.
    ///
    /// # Errors
    /// A message that is missing or asks for a value that is not given.
    pub fn word(
        &self,
        key: &str,
        values: &[(&str, Value<'_>)],
    ) -> Result<String, Box<Diagnostic>> {
        let text = format(&self.bundle, key, values).map_err(|why| {
            let (message, hint) = match why {
                Some(why) => (
                    format!("the message `{key}` cannot be written ({why})"),
                    format!("`{key}` in `en.ftl` shows the values that it is given"),
                ),
                None => (
                    format!("the language {} has no message `{key}`", self.language),
                    format!("add `{key} = …` to this file; `en.ftl` shows what it says"),
                ),
            };
            let place = Place::File(Arc::clone(&self.file));
            Box::new(Diagnostic::error("lang/missing", message).at(place).hint(hint))
        })?;
        Ok(self.without_stops(text, values))
    }

    /// Names joined as a sentence lists them: `Albania, Croatia and Serbia`.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn list(&self, names: &[String]) -> Result<String, Box<Diagnostic>> {
        let Some((last, before)) = names.split_last() else { return Ok(String::new()) };
        let Some((first, middle)) = before.split_first() else { return Ok(last.clone()) };
        let mut text = first.clone();
        for name in middle {
            let values = [("start", Value::Text(&text)), ("end", Value::Text(name))];
            text = self.word("list-middle", &values)?;
        }
        let key = if middle.is_empty() { "list-two" } else { "list-end" };
        self.word(key, &[("start", Value::Text(&text)), ("end", Value::Text(last))])
    }

    /// The order of two names in this language, by the Unicode Collation Algorithm with
    /// CLDR's tailoring; by code points where that sees no difference.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

/// The words of a message; `None` where there is no such message.
fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    values: &[(&str, Value<'_>)],
) -> Result<String, Option<String>> {
    let pattern = bundle.get_message(key).and_then(|m| m.value()).ok_or(None)?;
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value {
            Value::Text(text) => FluentValue::from((*text).to_owned()),
            Value::Number(number) => amount::amount(*number, bundle.locales.first()),
        };
        arguments.set((*name).to_owned(), value);
    }
    let mut errors = vec![];
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    match errors.first() {
        None => Ok(text),
        Some(error) => {
            let said = error.to_string();
            Err(Some(said.trim_start_matches("Resolver error: ").to_owned()))
        }
    }
}

/// What a file says about itself, which is needed before its messages are taken in.
fn setting<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = |line: &'a str| {
        Some(line.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim())
    };
    text.lines().find_map(value)
}

/// The language, if it is known which forms it has for a count.
fn plurals(tag: &str) -> Option<LanguageIdentifier> {
    let tag: LanguageIdentifier = tag.parse().ok()?;
    PluralRules::get_locales(PluralRuleType::CARDINAL).contains(&tag).then_some(tag)
}

fn collator(tag: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale::Locale = tag.parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

/// What Fluent says, as a sentence of ours.
fn syntax(file: &Arc<str>, said: &str, range: Range<usize>) -> Diagnostic {
    let mut chars = said.chars();
    let first = chars.next().map(|first| first.to_lowercase().to_string());
    let message = format!("{}{}", first.unwrap_or_default(), chars.as_str());
    let place = Place::Span { file: Arc::clone(file), range };
    Diagnostic::error("lang/syntax", message.trim_end_matches('.'))
        .at(place)
        .hint("a message is written `name = words`, with a value as `{ $name }`")
}

/// A message that cannot be taken in because there is one of its name.
fn twice(file: &Arc<str>, text: &str, error: &FluentError) -> Diagnostic {
    let FluentError::Overriding { id, .. } = error else {
        let file = Place::File(Arc::clone(file));
        return Diagnostic::error("lang/message", error.to_string()).at(file);
    };
    let places = text.match_indices(id.as_str()).map(|(at, _)| at);
    let names = places.filter(|at| {
        let begins = text[..*at].is_empty() || text[..*at].ends_with('\n');
        begins && text[at + id.len()..].trim_start().starts_with('=')
    });
    let place = match names.last() {
        Some(at) => Place::Span { file: Arc::clone(file), range: at..at + id.len() },
        None => Place::File(Arc::clone(file)),
    };
    Diagnostic::error("lang/message", format!("there is a message `{id}` already"))
        .at(place)
        .hint("remove one of them")
}

fn unknown_order(tag: &str, file: &Arc<str>) -> Diagnostic {
    let message = format!("`{tag}` is no order of names");
    Diagnostic::error("lang/collation", message)
        .at(Place::File(Arc::clone(file)))
        .hint("`collation` takes a language tag, such as `hr` or `de-u-co-phonebk`")
}

fn unknown_plurals(tag: &str, file: &Arc<str>) -> Diagnostic {
    let message = format!("it is not known which forms `{tag}` has for a count");
    Diagnostic::error("lang/plurals", message)
        .at(Place::File(Arc::clone(file)))
        .hint("name a language that has the same: `plurals = sr`")
}

fn unknown_language(language: &LanguageTag, templates: &Templates) -> Diagnostic {
    let known: Vec<&str> = templates
        .list()
        .into_iter()
        .filter_map(|path| path.strip_prefix("lang/")?.strip_suffix(".ftl"))
        .collect();
    Diagnostic::error(
        "lang/unknown",
        format!("there are no words for the language {language}"),
    )
    .hint(format!("there are words for {}", known.join(", ")))
    .hint(format!("a language is one file: `lang/{language}.ftl` in your templates"))
}
