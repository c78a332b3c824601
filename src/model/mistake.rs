//! The mistakes of a single value: constructors of diagnostics.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::record::{Node, Value};

use super::decode::Members;

/// Another kind of value is wanted here.
pub(super) fn wrong_type(node: &Node, wanted: &str) -> Diagnostic {
    let found = match &node.value {
        Value::Number(number) => format!("the number {number}"),
        _ => node.describe().to_owned(),
    };
    let message = format!("expected {wanted}, found {found}");
    let diagnostic = Diagnostic::error("data/value/type", message)
        .at(Place::Value(node.origin.clone()));
    match rewritten(node, wanted) {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// How a value is written so that it is of the kind that is wanted.
fn rewritten(node: &Node, wanted: &str) -> Option<String> {
    let bare =
        |text: &str| text.parse::<f64>().is_ok() || ["true", "false"].contains(&text);
    Some(match (&node.value, wanted) {
        (Value::Null, _) => "leave the field out where there is no value".to_owned(),
        (_, "an array") => "put it into square brackets: `[…]`".to_owned(),
        (_, "an object") => {
            "write it in braces, each value behind its name: `{ \"name\": … }`".to_owned()
        }
        (Value::Object(_), wanted) if wanted.starts_with("a text") => {
            "write one string per language: `{ \"en\": \"…\" }`".to_owned()
        }
        (Value::Number(number), "a string") => {
            format!("write it in double quotes: `\"{number}\"`")
        }
        (Value::String(text), _) if bare(text) => {
            format!("write it without quotation marks: `{text}`")
        }
        _ => return None,
    })
}

/// An object in the place of a value that is not known yet.
pub(super) fn no_placeholder(node: &Node) -> Diagnostic {
    let message = "an object can only stand here as a placeholder, and this is none";
    Diagnostic::error("data/value/type", message)
        .at(Place::Value(node.origin.clone()))
        .hint("say what is missing as `{ \"placeholder\": \"…\" }`, or write the value itself")
}

/// A member that the object has not.
pub(super) fn unknown_field(
    node: &Node,
    key: &str,
    names: &[String],
    members: Members,
) -> Diagnostic {
    let origin =
        node.get(key).map_or_else(|| node.origin.child(key), |v| v.origin.clone());
    let place = Place::Key(origin);
    let mut diagnostic = match members {
        Members::Closed => {
            Diagnostic::error("data/field/unknown", format!("unknown field `{key}`"))
        }
        Members::Open => Diagnostic::warning(
            "data/field/ignored",
            format!("the field `{key}` has no meaning here and is ignored"),
        ),
    }
    .at(place);
    if let Some(name) = nearest(key, names.iter().map(String::as_str)) {
        diagnostic = diagnostic.hint(format!("did you mean `{name}`?"));
    } else if !names.is_empty() {
        diagnostic = diagnostic.hint(format!("allowed here: {}", list(names)));
    }
    diagnostic
}

/// A member that must be there.
pub(super) fn missing_field(node: &Node, name: &str) -> Diagnostic {
    Diagnostic::error("data/field/missing", format!("the field `{name}` is missing"))
        .at(Place::Value(node.origin.clone()))
}

/// Two members that exclude one another.
pub(super) fn both(node: &Node, names: [&str; 2], second: &Node) -> Diagnostic {
    let [first, other] = names;
    let message = format!("there can be `{first}` or `{other}`, not both");
    let mut diagnostic = Diagnostic::error("data/field/both", message)
        .at(Place::Key(second.origin.clone()));
    if let Some(first) = node.get(first) {
        diagnostic =
            diagnostic.at_with(Place::Key(first.origin.clone()), "the other one");
    }
    diagnostic.hint("`addressees` are named in one letter, each of `recipients` gets one")
}

/// A kind of document that has neither fields nor a template.
pub(super) fn unknown_kind<'a>(
    node: &Node,
    name: &str,
    kinds: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let place = node.get("type").map_or(&node.origin, |node| &node.origin);
    let message = format!("there is no kind of document named `{name}`");
    let diagnostic =
        Diagnostic::error("data/kind/unknown", message).at(Place::Value(place.clone()));
    match nearest(name, kinds.clone()) {
        Some(kind) => diagnostic.hint(format!("did you mean `{kind}`?")),
        None => diagnostic.hint(format!(
            "kinds with a template are {}; a file `kinds/{name}.md.j2` in a folder of \
             templates adds one",
            list(
                &kinds
                    .collect::<std::collections::BTreeSet<_>>()
                    .into_iter()
                    .collect::<Vec<_>>()
            )
        )),
    }
}

/// An array that must have elements.
pub(super) fn empty(node: &Node, name: &str) -> Diagnostic {
    Diagnostic::error("data/field/empty", format!("`{name}` must not be empty"))
        .at(Place::Value(node.origin.clone()))
}

/// Standards of a PDF that are none, or cannot be had together.
pub(super) fn standards(node: &Node, why: String) -> Diagnostic {
    Diagnostic::error("data/brand/standards", why)
        .at(Place::Value(node.origin.clone()))
        .hint(
            "the default, for archives and readers of screens, is `[\"a-3a\", \"ua-1\"]`",
        )
}

/// A word that is not among the allowed.
pub(super) fn choice(node: &Node, words: &[&str]) -> Diagnostic {
    let Value::String(text) = &node.value else {
        return wrong_type(node, &format!("one of {}", list(words)));
    };
    let diagnostic =
        Diagnostic::error("data/value/choice", format!("`{text}` is not possible here"))
            .at(Place::Value(node.origin.clone()));
    match nearest(text, words.iter().copied()) {
        Some(word) => diagnostic
            .hint(format!("did you mean `{word}`? possible are {}", list(words))),
        None => diagnostic.hint(format!("possible are {}", list(words))),
    }
}

/// A string that has not the form it must have.
pub(super) fn form(place: Place, found: &str, what: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("data/value/form", format!("`{found}` is not {what}"))
        .at(place)
        .hint(hint)
}

/// Not a language tag.
pub(super) fn language(place: Place, found: &str) -> Diagnostic {
    let hint = match found.contains('+') {
        true => "list editions in two languages in `bilingual`, such as `en+mk`",
        false => "use a BCP 47 tag such as `en`, `sl`, `sr-Cyrl`",
    };
    form(place, found, "a language tag", hint)
}

/// An edition in two languages that has not two.
pub(super) fn bilingual(place: Place, why: String) -> Diagnostic {
    Diagnostic::error("data/language/bilingual", why)
        .at(place)
        .hint("write the two languages of an edition as `en+mk`, the first column first")
}

/// One language in the place of two.
pub(super) fn alone(place: Place, found: &str) -> Diagnostic {
    bilingual(place, format!("`{found}` is one language, and two stand side by side"))
        .hint("editions in one language are listed in `languages`")
}

/// Not a country code.
pub(super) fn country(place: Place, found: &str) -> Diagnostic {
    let hint = "use the two capital letters of ISO 3166-1, such as `BA`, `SI`";
    form(place, found, "a country code", hint)
}

/// A mistake where it does no harm: the value is left out.
pub(super) fn ignored(diagnostic: &Diagnostic) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    if diagnostic.severity == Severity::Error {
        diagnostic.severity = Severity::Warning;
        diagnostic.message.push_str("; the value is ignored");
        diagnostic.code = "data/value/ignored";
    }
    diagnostic
}

/// The candidate that looks most like a word, if one looks like it.
pub fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    candidates
        .map(|candidate| {
            let likeness = strsim::jaro_winkler(&lower, &candidate.to_lowercase());
            (likeness, candidate)
        })
        .filter(|(likeness, _)| *likeness >= 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

fn list<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    words.join(", ")
}
