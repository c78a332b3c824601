//! What `--accept` names and what there is → what it names in vain.

use super::Merged;
use crate::diagnostic::{Diagnostic, Diagnostics, is_within};
use crate::merge::{Accept, Outcome};
use crate::model::nearest;

/// Names that fit nothing are mistyped.
pub(super) fn in_vain(wishes: &[Accept], all: &[Merged]) -> Diagnostics {
    let outcomes = || all.iter().map(|merged| &merged.outcome);
    let people = |own: &Outcome| -> Vec<String> {
        let edits = own.edits.iter().flat_map(|own| &own.who);
        let conflicts = own.conflicts.iter().flat_map(|own| &own.sides);
        let sides = conflicts.flat_map(|own| own.who.split(", ").map(str::to_owned));
        let pending = own.pending.iter().flat_map(|own| &own.who);
        edits.chain(pending).cloned().chain(sides).collect()
    };
    let mut names: Vec<String> = outcomes().flat_map(people).collect();
    names.sort();
    names.dedup();
    let has = |own: &Outcome, wish: &str| {
        let edits = own.edits.iter().map(|own| &own.pointer);
        let conflicts = own.conflicts.iter().map(|own| &own.pointer);
        let pending = own.pending.iter().map(|own| &own.pointer);
        edits.chain(conflicts).chain(pending).any(|own| is_within(own, wish))
    };
    let mut diagnostics = Diagnostics::default();
    for wish in wishes {
        let diagnostic = match wish {
            Accept::Author(name) if !names.contains(name) => {
                let message = format!("nobody called `{name}` changed anything");
                let diagnostic = Diagnostic::warning("usage/accept", message);
                match nearest(name, names.iter().map(String::as_str)) {
                    Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
                    None => diagnostic,
                }
            }
            Accept::Field(pointer) if !outcomes().any(|own| has(own, pointer)) => {
                let message = format!("nothing was changed at `{pointer}`");
                Diagnostic::warning("usage/accept", message)
                    .hint("the report has the pointers of what was")
            }
            _ => continue,
        };
        diagnostics.push(diagnostic);
    }
    diagnostics
}
