//! The template engine as typesetting needs it: every value leaves as a Typst literal.

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::literal;
use crate::diagnostic::Diagnostics;
use crate::templates::Templates;

/// Steps that a document may cost: some twenty for each piece of text.
const FUEL: u64 = 20_000_000;

/// The environment with all templates of `typst/`.
pub(super) fn new(
    templates: &Templates,
    d: &mut Diagnostics,
) -> Option<Environment<'static>> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(FUEL));
    // What `safe` lets pass would be markup.
    env.remove_filter("safe");
    env.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    env.set_formatter(|out, _state, value| {
        let failed = |_| Error::from(ErrorKind::WriteFailure);
        match value.kind() {
            ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
            ValueKind::None => out.write_str("none").map_err(failed),
            ValueKind::Bool => out
                .write_str(if value.is_true() { "true" } else { "false" })
                .map_err(failed),
            ValueKind::Number => write!(out, "{value}").map_err(failed),
            ValueKind::String => match value.as_str() {
                // The result of a macro, or a mark: already Typst.
                Some(text) if value.is_safe() => out.write_str(text).map_err(failed),
                Some(text) => literal::write(out, text).map_err(failed),
                None => Err(Error::from(ErrorKind::WriteFailure)),
            },
            kind => Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("cannot print a {kind}"),
            )),
        }
    });
    let mut good = true;
    for path in templates.list() {
        let Some(text) = templates.get(path).filter(|_| is_template(path)) else {
            continue;
        };
        if let Err(error) = env.add_template_owned(path.to_owned(), text.to_owned()) {
            d.push(templates.mistake(&error));
            good = false;
        }
    }
    good.then_some(env)
}

fn is_template(path: &str) -> bool {
    path.starts_with("typst/") && path.ends_with(".j2")
}
