//! The report as JSON, for scripts: the changes of each file as RFC 6902 says them, and
//! all that the text says.

use serde_json::{Map, Value as Json, json};

use super::Merged;
use super::files::Case;
use super::text::State;
use crate::merge::{
    Conflict, Edit, Follow, Held, Loose, Outcome, Pending, Remark, Step, Worn,
};

/// The report on all packages.
pub(super) fn report(all: &[Merged], state: State) -> String {
    let is_written = state == State::Written;
    let packages: Vec<Json> =
        all.iter().map(|merged| package(merged, is_written)).collect();
    let report = json!({ "packages": packages });
    let text = serde_json::to_string_pretty(&report).expect("JSON can be written");
    format!("{text}\n")
}

fn package(merged: &Merged, is_written: bool) -> Json {
    let Merged { case, outcome, shared, alike, .. } = merged;
    let Outcome {
        changes,
        edits,
        conflicts,
        pending,
        held,
        loose,
        remarks,
        steps,
        follows,
        worn,
    } = outcome;
    let copies: Vec<Json> = case
        .copies
        .iter()
        .zip(&case.names)
        .map(|(copy, name)| {
            let returned = &copy.returned;
            json!({
                "file": name,
                "by": copy.label,
                "document": returned.draft.document,
                "language": returned.draft.language,
                "trackedChanges": returned.revisions.iter().count(),
                "hasMarks": returned.has_marks,
            })
        })
        .collect();
    let patch: Map<String, Json> = changes
        .iter()
        .map(|(file, own)| {
            let own = serde_json::to_value(own).expect("changes can be written");
            (case.shown(file), own)
        })
        .collect();
    let shared: Vec<Json> = shared
        .iter()
        .map(|(place, documents)| json!({ "value": place, "documents": documents }))
        .collect();
    let alike: Vec<Json> = alike
        .iter()
        .map(|(place, others)| json!({ "value": place, "alike": others }))
        .collect();
    json!({
        "package": case.shown(&case.package.0),
        "written": is_written && !changes.is_empty(),
        "copies": copies,
        "patch": patch,
        "edits": list(edits, |own| edit(case, own)),
        "conflicts": list(conflicts, |own| conflict(case, own)),
        "pending": list(pending, |own| waiting(case, own)),
        "notWritten": list(held, |own| kept(case, own)),
        "loose": list(loose, text),
        "comments": list(remarks, |own| comment(case, own)),
        "marked": list(worn, |own| marked(case, own)),
        "notesMoved": list(follows, |own| note(case, own)),
        "shared": shared,
        "alike": alike,
        "outOfStep": list(steps, |own| step(case, own)),
    })
}

fn list<T>(all: &[T], one: impl Fn(&T) -> Json) -> Json {
    all.iter().map(one).collect()
}

fn edit(case: &Case, own: &Edit) -> Json {
    json!({
        "kind": own.kind.word(),
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "before": own.before,
        "after": own.after,
        "by": own.who,
        "tracked": own.is_tracked,
        "simplified": own.is_simplified,
        "confidence": own.confidence,
    })
}

fn conflict(case: &Case, own: &Conflict) -> Json {
    let side = |side: &crate::merge::Side| json!({ "by": side.who, "isRecord": side.is_record, "text": side.text });
    json!({
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "about": own.about,
        "before": own.base,
        "sides": list(&own.sides, side),
        "settled": own.settled.is_some(),
        "settledBy": own.settled.clone().flatten(),
    })
}

fn note(case: &Case, own: &Follow) -> Json {
    json!({
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "before": own.before,
        "after": own.after,
    })
}

fn marked(case: &Case, own: &Worn) -> Json {
    json!({
        "by": own.copy,
        "file": own.place.as_ref().map(|(file, _)| case.shown(file)),
        "pointer": own.place.as_ref().map(|(_, pointer)| pointer),
        "look": own.look,
        "text": own.text,
    })
}

fn waiting(case: &Case, own: &Pending) -> Json {
    json!({
        "kind": own.kind.word(),
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "before": own.before,
        "after": own.after,
        "by": own.who,
        "date": own.date,
        "copy": own.copy,
    })
}

fn kept(case: &Case, own: &Held) -> Json {
    json!({
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "before": own.before,
        "after": own.after,
        "copy": own.copy,
        "why": own.why,
    })
}

fn text(own: &Loose) -> Json {
    json!({
        "place": own.place,
        "before": own.before,
        "after": own.after,
        "by": own.who,
        "copy": own.copy,
        "hint": own.hint,
    })
}

fn comment(case: &Case, own: &Remark) -> Json {
    let file = if own.pointer.is_empty() { String::new() } else { case.shown(&own.file) };
    json!({
        "file": file,
        "pointer": own.pointer,
        "author": own.author,
        "date": own.date,
        "text": own.text,
        "quote": own.quote,
        "copy": own.copy,
    })
}

fn step(case: &Case, own: &Step) -> Json {
    json!({
        "file": case.shown(&own.file),
        "pointer": own.pointer,
        "language": own.language,
        "others": own.others,
    })
}
