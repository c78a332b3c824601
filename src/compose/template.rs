//! A kind's template comes in, the blocks that it says go out.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value,
};

use super::call::Call;
use super::context::{Composer, Slot};
use super::data::{self, Data};
use super::function::FUNCTIONS;
use super::markup;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{Block, Inline};
use crate::model::{At, nearest};
use crate::record::Node;
use crate::templates::Templates;

/// Steps that a template may take; the longest of ours takes some hundred.
const FUEL: u64 = 2_000_000;

/// The variables of a template with what they hold.
pub const VARIABLES: &[(&str, &str)] = &[
    ("document", "the document that is made: the entry of `documents`"),
    ("meeting", "the meeting"),
    ("package", "the whole record: `package.people`, `package.countries`, …"),
    (
        "recipient",
        "to whom this copy goes: the entry or row of `recipients`, or else `none`",
    ),
    ("language", "the BCP 47 tag of the language that the document is made in"),
];

/// The parsed templates of kinds.
pub(super) struct Kinds {
    env: Environment<'static>,
    templates: Templates,
}

impl Kinds {
    pub(super) fn new(templates: &Templates) -> Self {
        Self { env: environment(templates), templates: templates.clone() }
    }

    /// Renders the template of the document's kind. Mistakes go to the sink.
    pub(super) fn render(
        &self,
        composer: &Arc<Composer>,
        record: &Arc<Node>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Block>> {
        let kind = &composer.document().kind;
        let path = format!("kinds/{}.md.j2", kind.value);
        if self.templates.get(&path).is_none() {
            diagnostics.push(self.missing(kind, &path));
            return None;
        }
        let document = document(composer, record)?;
        let context = minijinja::context! {
            document => data::value(document),
            meeting => record.get("meeting").map(data::value),
            package => data::value(record),
            recipient => composer.to.as_ref().map(|to| data::value(&to.node)),
            language => composer.language.as_str(),
        };
        let env = equipped(&self.env, composer);
        let rendered =
            env.get_template(&path).and_then(|template| template.render(context));
        match rendered {
            Ok(text) => Some(markup::blocks(composer, &text)),
            Err(error) => {
                diagnostics.push(explained(&error, &self.templates));
                None
            }
        }
    }

    fn missing(&self, kind: &At<String>, path: &str) -> Diagnostic {
        let file = self.templates.file(path);
        let message = format!("there is no template `{file}`");
        Diagnostic::error("template/missing", message)
            .at(Place::Value(kind.origin.clone()))
            .hint(format!("a kind of document is one file: `{path}` in your templates"))
    }
}

/// The document's own part of the record. What could not be read has no index in the
/// package: so it stands there or further on, and places are compared.
fn document<'a>(composer: &Composer, record: &'a Node) -> Option<&'a Arc<Node>> {
    let mut documents = record.get("documents")?.elements().iter().skip(composer.index);
    documents.find(|node| node.origin == composer.document().origin)
}

/// What holds for all documents.
fn environment(templates: &Templates) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(FUEL));
    env.set_recursion_limit(64);
    // A line that only decides something is no line of the document.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.expect("these settings do not contradict each other"));
    // What these let pass would be markup though it may come from the record.
    for filter in ["safe", "escape", "e"] {
        env.remove_filter(filter);
    }
    // With an escape of their own, blocks and macros give text that counts as markup.
    env.set_auto_escape_callback(|_| AutoEscape::Custom("slots".into()));
    let own = templates.clone();
    env.set_loader(move |name| Ok(own.get(name).map(str::to_owned)));
    // The copies for documents share what is parsed before. A mistake is told to whoever
    // uses the template.
    for path in templates.list().into_iter().filter(|path| path.starts_with("kinds/")) {
        let _ = env.get_template(path);
    }
    env
}

/// The environment with the functions and the formatter of one document.
fn equipped(
    env: &Environment<'static>,
    composer: &Arc<Composer>,
) -> Environment<'static> {
    let mut env = env.clone();
    let printer = Arc::clone(composer);
    env.set_formatter(move |out, _, value| {
        let text = mark(&printer, value)?;
        out.write_str(&text).map_err(|_| Error::from(ErrorKind::WriteFailure))
    });
    for function in FUNCTIONS {
        let composer = Arc::clone(composer);
        env.add_function(
            function.name,
            move |state: &mut State, args: Rest<Value>, named: Kwargs| {
                let mut call = Call::new(function.name, &composer, state, args.0, named);
                let slot = (function.run)(&mut call)?;
                call.finish()?;
                Ok::<Value, Error>(Value::from_safe_string(composer.slot(slot)))
            },
        );
    }
    env
}

/// A template's mistake, with what else might have been meant.
fn explained(error: &Error, templates: &Templates) -> Diagnostic {
    let diagnostic = templates.mistake(error);
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownFunction => {
            let name = detail.split_whitespace().next().unwrap_or_default();
            let near = nearest(name, FUNCTIONS.iter().map(|function| function.name));
            match near {
                Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
                None => diagnostic.hint("`docs/templates.md` lists all functions"),
            }
        }
        ErrorKind::UndefinedError => diagnostic.hint(
            "a member that the record may leave out is `none`; this name does not exist",
        ),
        ErrorKind::OutOfFuel => diagnostic
            .hint("the template repeats too much; does a loop stand within loops?"),
        _ => diagnostic,
    }
}

/// What is printed for a value: markup as it is, the mark of a slot for all else.
fn mark(composer: &Composer, value: &Value) -> Result<String, Error> {
    let plain = |text: String| composer.slot(Slot::Inlines(vec![Inline::Text(text)]));
    if let Some(data) = value.downcast_object_ref::<Data>() {
        if !data.is_text() {
            let message = format!(
                "`{}` is not a text; name the member or use a function",
                data.key()
            );
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
        return Ok(composer.slot(Slot::Inlines(composer.printed(&data.0))));
    }
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => Ok(String::new()),
        ValueKind::String if value.is_safe() => Ok(value.to_string()),
        ValueKind::String | ValueKind::Number => Ok(plain(value.to_string())),
        kind => {
            let message = format!("cannot print a {kind}");
            Err(Error::new(ErrorKind::InvalidOperation, message))
        }
    }
}
