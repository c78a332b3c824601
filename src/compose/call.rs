//! A template's call of a function: its arguments, read as the record's types.

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Error, ErrorKind, State, Value};

use super::context::{Composer, Slot};
use super::data::Data;
use super::markup;
use crate::diagnostic::Diagnostics;
use crate::document::{Block, Inline, Style};
use crate::model::{Context, Decode};
use crate::record::Node;

/// One call.
pub(super) struct Call<'a, 's, 't, 'e> {
    name: &'static str,
    pub composer: &'a Composer,
    state: &'s mut State<'t, 'e>,
    arguments: Vec<Value>,
    named: Kwargs,
    /// Which of the arguments is asked for next.
    next: usize,
}

impl<'a, 's, 't, 'e> Call<'a, 's, 't, 'e> {
    pub fn new(
        name: &'static str,
        composer: &'a Composer,
        state: &'s mut State<'t, 'e>,
        arguments: Vec<Value>,
        named: Kwargs,
    ) -> Self {
        Self { name, composer, state, arguments, named, next: 0 }
    }

    /// Sees that nothing was given that the function does not know.
    pub fn finish(self) -> Result<(), Error> {
        if self.arguments.len() > self.next {
            let message = format!("`{}` takes {}", self.name, counted(self.next));
            return Err(Error::new(ErrorKind::TooManyArguments, message));
        }
        self.named.assert_all_used()
    }

    fn wrong(&self, wanted: &str) -> Error {
        let message =
            format!("argument {} of `{}` is not {wanted}", self.next, self.name);
        Error::new(ErrorKind::InvalidOperation, message)
    }

    /// The next argument; `none` where the record leaves the member out.
    fn argument(&mut self) -> Result<Option<Value>, Error> {
        let value = self.arguments.get(self.next).cloned();
        self.next += 1;
        match value {
            None => {
                let message = format!("`{}` needs {}", self.name, counted(self.next));
                Err(Error::new(ErrorKind::MissingArgument, message))
            }
            Some(value) if value.is_undefined() => {
                Err(Error::from(ErrorKind::UndefinedError))
            }
            Some(value) if value.is_none() => Ok(None),
            Some(value) => Ok(Some(value)),
        }
    }

    /// The next argument as a value of the record.
    pub fn data<T: Decode>(&mut self, wanted: &str) -> Result<Option<T>, Error> {
        let Some(value) = self.argument()? else { return Ok(None) };
        let node = node(&value).ok_or_else(|| self.wrong(wanted))?;
        // What is wrong with the record itself was reported when it was read.
        let (mut diagnostics, kinds) = (Diagnostics::default(), BTreeSet::new());
        let mut cx = Context { diagnostics: &mut diagnostics, kinds: &kinds };
        T::decode(&node, &mut cx).map(Some).ok_or_else(|| self.wrong(wanted))
    }

    /// The next argument as a list of values of the record; empty where it is left out.
    pub fn list<T: Decode>(&mut self, wanted: &str) -> Result<Vec<T>, Error> {
        Ok(self.data::<Vec<T>>(wanted)?.unwrap_or_default())
    }

    /// The next argument as a word of the template.
    pub fn word(&mut self, wanted: &str) -> Result<String, Error> {
        let value = self.argument()?;
        let word = value.as_ref().and_then(Value::as_str).map(str::to_owned);
        word.ok_or_else(|| self.wrong(wanted))
    }

    /// The next argument as the id of something: a member of the record, or a string.
    pub fn id(&mut self, wanted: &str) -> Result<Option<String>, Error> {
        let Some(value) = self.argument()? else { return Ok(None) };
        if let Some(text) = value.as_str() {
            return Ok(Some(text.to_owned()));
        }
        let node = node(&value).and_then(|node| node.as_str().map(str::to_owned));
        node.map(Some).ok_or_else(|| self.wrong(wanted))
    }

    /// A named argument, if it is given and not `none`.
    pub fn named<T: for<'v> minijinja::value::ArgType<'v, Output = T>>(
        &self,
        name: &str,
    ) -> Result<Option<T>, Error> {
        self.named.get::<Option<T>>(name)
    }

    /// The values for a message: all named arguments, as text.
    pub fn values(&self) -> Result<Vec<(String, Value)>, Error> {
        let names: Vec<String> = self.named.args().map(str::to_owned).collect();
        names
            .into_iter()
            .map(|name| Ok((name.clone(), self.named.get::<Value>(&name)?)))
            .collect()
    }

    /// The body of a `{% call %}` block, if there is one.
    fn body(&mut self) -> Result<Option<String>, Error> {
        let Some(caller) = self.named.get::<Option<Value>>("caller")? else {
            return Ok(None);
        };
        let printed = caller.call(self.state, &[])?;
        Ok(Some(printed.to_string()))
    }

    /// Text within a paragraph: the next argument, or the body of the call.
    pub fn text(&mut self) -> Result<Vec<Inline>, Error> {
        if let Some(body) = self.body()? {
            return Ok(markup::inlines(self.composer, &body));
        }
        let Some(value) = self.argument()? else { return Ok(vec![]) };
        self.inlines(&value)
    }

    /// A value as text within a paragraph.
    pub fn inlines(&self, value: &Value) -> Result<Vec<Inline>, Error> {
        if let Some(data) = value.downcast_object_ref::<Data>() {
            return match data.is_text() {
                true => Ok(self.composer.printed(&data.0)),
                false => Err(self.wrong("a text")),
            };
        }
        match value.kind() {
            ValueKind::None => Ok(vec![]),
            ValueKind::String if value.is_safe() => {
                Ok(markup::inlines(self.composer, &value.to_string()))
            }
            ValueKind::String | ValueKind::Number => {
                Ok(vec![Inline::Text(value.to_string())])
            }
            _ => Err(self.wrong("a text")),
        }
    }

    /// Blocks: the next argument (what functions gave, or a list of that), or the body.
    pub fn blocks(&mut self) -> Result<Vec<Block>, Error> {
        if let Some(body) = self.body()? {
            return Ok(markup::blocks(self.composer, &body));
        }
        let Some(value) = self.argument()? else { return Ok(vec![]) };
        let mut out = vec![];
        self.collect(&value, &mut out)?;
        Ok(out)
    }

    fn collect(&self, value: &Value, out: &mut Vec<Block>) -> Result<(), Error> {
        match value.kind() {
            ValueKind::None => {}
            ValueKind::Seq => {
                for part in value.try_iter()? {
                    self.collect(&part, out)?;
                }
            }
            ValueKind::String if value.is_safe() => {
                out.extend(markup::blocks(self.composer, &value.to_string()));
            }
            _ => return Err(self.wrong("what a function gives, or a list of that")),
        }
        Ok(())
    }

    /// The next argument as the name of a style.
    pub fn style(&mut self) -> Result<Style, Error> {
        let name = self.word("the name of a style")?;
        let found = STYLES.iter().find(|(own, _)| *own == name).map(|(_, style)| *style);
        found.ok_or_else(|| {
            let names: Vec<&str> = STYLES.iter().map(|(name, _)| *name).collect();
            let message =
                format!("there is no style `{name}`; there are {}", names.join(", "));
            Error::new(ErrorKind::InvalidOperation, message)
        })
    }
}

/// The styles that a template may name.
pub const STYLES: &[(&str, Style)] = &[
    ("body", Style::Body),
    ("title", Style::Title),
    ("subtitle", Style::Subtitle),
    ("event", Style::Event),
    ("placeDate", Style::PlaceDate),
    ("reference", Style::Reference),
    ("delivery", Style::Delivery),
    ("address", Style::Address),
    ("subject", Style::Subject),
    ("salutation", Style::Salutation),
    ("closing", Style::Closing),
    ("opening", Style::Opening),
    ("preamble", Style::Preamble),
    ("enacting", Style::Enacting),
    ("clause", Style::Clause),
    ("adoption", Style::Adoption),
    ("reservation", Style::Reservation),
    ("small", Style::Small),
    ("smallHeading", Style::SmallHeading),
];

fn node(value: &Value) -> Option<Arc<Node>> {
    value.downcast_object_ref::<Data>().map(|data| Arc::clone(&data.0))
}

impl Composer {
    /// Keeps what a function made, and gives the mark that is printed for it.
    pub fn slot(&self, slot: Slot) -> String {
        let (empty, block) = match &slot {
            Slot::Inlines(inlines) => (inlines.is_empty(), false),
            Slot::Blocks(blocks) => (blocks.is_empty(), true),
        };
        if empty {
            return String::new();
        }
        let mut state = self.state();
        state.slots.push(slot);
        let mark = format!("{}{}{}", markup::OPEN, state.slots.len() - 1, markup::CLOSE);
        if block { format!("\n\n{mark}\n\n") } else { mark }
    }

    /// What a mark stands for.
    pub fn filled(&self, number: &str) -> Option<Slot> {
        let number: usize = number.parse().ok()?;
        self.state().slots.get(number).cloned()
    }
}

/// So many arguments, in words.
fn counted(arguments: usize) -> String {
    match arguments {
        1 => "1 argument".to_owned(),
        count => format!("{count} arguments"),
    }
}
