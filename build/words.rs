//! The file of a language and `en.ftl` come in; what the file lacks or has too much goes
//! out. The program is not built with a language that lacks something, and a test holds the
//! same; files of the user's own are not looked at.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::ast::{Resource, VariantKey};
use fluent_syntax::parser;

/// What a file says about its language, where that is needed.
const SETTINGS: &[&str] = &["collation", "plurals", "stop-before-comma"];

/// A message that a language has only where the form in running text differs.
const IN_TEXT: &str = "-in-text";

/// The forms that a language has for a count (CLDR, cardinals of whole numbers).
fn forms(language: &str) -> &'static [&'static str] {
    match language.split('-').next().unwrap_or_default() {
        "bs" | "cnr" | "hr" | "ro" | "sr" => &["few", "one", "other"],
        "sl" => &["few", "one", "other", "two"],
        _ => &["one", "other"],
    }
}

/// What a message does with the values that it is given.
#[derive(Default)]
struct Message {
    printed: BTreeSet<String>,
    /// The variants by the value that chooses among them.
    chosen: BTreeMap<String, BTreeSet<String>>,
    /// Values that a comment names: a language may use them, or do without.
    offered: BTreeSet<String>,
}

impl Message {
    fn is_given(&self, value: &String) -> bool {
        self.printed.contains(value)
            || self.offered.contains(value)
            || self.chosen.contains_key(value)
    }
}

/// The mistakes of a language's file.
pub fn mistakes(language: &str, text: &str, english: &str) -> Vec<String> {
    let (own, english) = match (messages(text), messages(english)) {
        (Ok(own), Ok(english)) => (own, english),
        (Err(said), _) | (_, Err(said)) => return vec![said],
    };
    let mut mistakes = vec![];
    for (name, reference) in &english {
        let optional = SETTINGS.contains(&name.as_str()) || name.ends_with(IN_TEXT);
        match own.get(name) {
            Some(message) => {
                compare(language, name, message, reference, &mut mistakes);
            }
            None if optional => {}
            None => mistakes.push(format!("there is no message `{name}`")),
        }
    }
    for (name, message) in own.iter().filter(|(name, _)| !english.contains_key(*name)) {
        let base = name.strip_suffix(IN_TEXT).and_then(|base| english.get(base));
        match base {
            Some(base) => compare(language, name, message, base, &mut mistakes),
            None if SETTINGS.contains(&name.as_str()) => {}
            None => mistakes.push(format!("nothing asks for the message `{name}`")),
        }
    }
    mistakes
}

fn compare(
    language: &str,
    name: &str,
    own: &Message,
    english: &Message,
    mistakes: &mut Vec<String>,
) {
    let used = own.printed.iter().chain(own.chosen.keys());
    for value in used.filter(|value| !english.is_given(value)) {
        mistakes.push(format!("`{name}` is not given `${value}`"));
    }
    let said = english.printed.difference(&english.offered);
    for value in said.filter(|value| !own.printed.contains(*value)) {
        mistakes.push(format!("`{name}` does not say `${value}`"));
    }
    let chosen = english.chosen.iter().filter(|(own, _)| !english.offered.contains(*own));
    for (value, variants) in chosen {
        let Some(found) = own.chosen.get(value) else {
            mistakes.push(format!("`{name}` has no variants by `${value}`"));
            continue;
        };
        let counts = variants.contains("one");
        let wanted: BTreeSet<String> = match counts {
            true => forms(language).iter().map(|form| (*form).to_owned()).collect(),
            false => variants.clone(),
        };
        for variant in wanted.difference(found) {
            mistakes.push(format!("`{name}` has no variant [{variant}] by `${value}`"));
        }
        for variant in found.difference(&wanted).filter(|_| counts) {
            let message = format!("`{name}` never comes to its variant [{variant}]");
            mistakes.push(message);
        }
    }
}

fn messages(text: &str) -> Result<BTreeMap<String, Message>, String> {
    let resource: Resource<&str> = match parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            let first = errors.first().map(|error| error.kind.to_string());
            return Err(first.unwrap_or_default());
        }
    };
    let mut out = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(own) = entry else { continue };
        let mut message = Message::default();
        if let Some(comment) = &own.comment {
            let words = comment.content.iter().flat_map(|line| line.split('$').skip(1));
            let word = |text: &str| {
                let end = text.find(|c: char| !c.is_ascii_alphanumeric());
                text[..end.unwrap_or(text.len())].to_owned()
            };
            message.offered.extend(words.map(word));
        }
        if let Some(pattern) = &own.value {
            read(pattern, &mut message);
        }
        if out.insert(own.id.name.to_owned(), message).is_some() {
            return Err(format!("there are two messages `{}`", own.id.name));
        }
    }
    Ok(out)
}

fn read(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                message.printed.insert(id.name.to_owned());
            }
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    continue;
                };
                for variant in variants {
                    let (VariantKey::Identifier { name: key }
                    | VariantKey::NumberLiteral { value: key }) = variant.key;
                    let known = message.chosen.entry(id.name.to_owned());
                    known.or_default().insert(key.to_owned());
                    read(&variant.value, message);
                }
            }
        }
    }
}
