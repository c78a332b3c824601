//! Dates with reduced precision.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{Context, Decode, Leaf};
use super::mistake;
use crate::diagnostic::{Origin, Place};
use crate::record::Node;

/// A date with reduced precision: `2013`, `2013-03` or `2013-03-11`. The form is right, but
/// the day may not exist (`2013-02-30`): that is a check of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    pub origin: Origin,
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2013`, `2013-03` or `2013-03-11`.
    pub fn parse(text: &str, origin: &Origin) -> Option<Self> {
        date(text, origin)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

impl Decode for Date {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let date = date(&text, &node.origin);
        if date.is_none() {
            cx.diagnostics.push(mistake::form(
                Place::Value(node.origin.clone()),
                &text,
                "a date",
                "write the year, or year and month, or the day: `2013`, `2013-03`, \
                 `2013-03-11`",
            ));
        }
        date
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": DATE })
    }
}

fn date(text: &str, origin: &Origin) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| match parts.next() {
        None => Some(None),
        Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse::<u16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (part(4)??, part(2)?, part(2)?);
    let small = |value: Option<u16>, last: u16| match value {
        None => Some(None),
        Some(value) if (1..=last).contains(&value) => u8::try_from(value).ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (small(month, 12)?, small(day, 31)?);
    parts.next().is_none().then(|| Date { origin: origin.clone(), year, month, day })
}
