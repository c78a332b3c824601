//! Typst's diagnostics as ours: with the value of the record that they are about.

use std::any::Any;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use super::world::DocumentWorld;
use crate::diagnostic::{Diagnostic, Place};
use crate::typeset::Source;

/// A mistake or warning of Typst.
pub(super) fn diagnostic(
    world: &DocumentWorld<'_>,
    source: &Source,
    from: &SourceDiagnostic,
) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::error("pdf/typst", format!("in the PDF: {}", from.message));
    let main = |span: DiagSpan| {
        let id = span.id()?;
        let range = world.range(span)?;
        (id == world.main_source().id()).then_some(range)
    };
    // The call that led here stands in the source of the document, and that in the record.
    let own = main(from.span);
    let called = from.trace.iter().find_map(|point| main(point.span.into()));
    if let Some(range) = own.or(called)
        && let Some(origin) = source.map.origin(range.start)
    {
        diagnostic = diagnostic.at(Place::Value(origin.clone()));
    }
    if let Some(place) = template(world, from.span) {
        diagnostic = diagnostic.at_with(place, "found here");
    }
    for hint in &from.hints {
        diagnostic = diagnostic.hint(hint.v.to_string());
    }
    diagnostic
}

/// The place in a module of the look.
fn template(world: &DocumentWorld<'_>, span: DiagSpan) -> Option<Place> {
    let id = span.id().filter(|id| *id != world.main_source().id())?;
    let range = world.range(span)?;
    let file = format!("templates/typst/{}", id.vpath().get_without_slash());
    Some(Place::Span { file: file.into(), range })
}

/// A panic of the engine.
pub(super) fn panicked(panic: &(dyn Any + Send)) -> Diagnostic {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    failed(text)
}

/// A PDF of the engine that cannot be read.
pub(super) fn broken(error: &lopdf::Error) -> Diagnostic {
    failed(&error.to_string())
}

fn failed(why: &str) -> Diagnostic {
    Diagnostic::error("pdf/panic", format!("the PDF engine failed: {why}"))
        .hint("this is a mistake of the program; please report it with the record")
}
