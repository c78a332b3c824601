//! The report as text, for people.

use std::fmt::Write;

use super::Merged;
use crate::cli::report::many;
use crate::diff::text::{Piece, merge};
use crate::merge::{Edit, EditKind, Outcome};
use crate::returned::{Revision, RevisionKind, Revisions};

/// What became of the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Written,
    /// Nobody asked for it.
    Shown,
    /// Something is asked first.
    Asked,
    /// A copy could not be read.
    Unreadable,
    /// Something else is wrong.
    Wrong,
    /// A file could not be written.
    Refused,
}

/// The report on all packages.
pub(super) fn report(all: &[Merged], state: State) -> String {
    let mut out = String::new();
    for merged in all {
        package(merged, state, &mut out);
    }
    out
}

/// The last lines of the report.
pub(super) fn ends(all: &[Merged], state: State) -> String {
    let line = |own: &Merged| summary(&own.outcome, state) + "\n";
    all.iter().map(line).collect()
}

/// Writes a line; a string takes any.
macro_rules! line {
    ($out:expr, $($arg:tt)*) => {
        writeln!($out, $($arg)*).expect("a string takes any text")
    };
}

fn package(merged: &Merged, state: State, out: &mut String) {
    let Merged { case, outcome, shared, alike, .. } = merged;
    for (copy, name) in case.copies.iter().zip(&case.names) {
        let draft = &copy.returned.draft;
        let file = case.shown(&draft.package);
        let mut tracked = tracked(&copy.returned.revisions);
        if !tracked.is_empty() {
            tracked.insert_str(0, ", with ");
        }
        let (document, language, by) = (&draft.document, &draft.language, &copy.label);
        line!(out, "{name}: {document} ({language}) from {file}, by {by}{tracked}");
    }
    let spot = |file: &str, pointer: &str| format!("{}#{pointer}", case.shown(file));
    heading(out, "Changes", outcome.edits.len());
    for edit in &outcome.edits {
        change(edit, &spot(&edit.file, &edit.pointer), out);
    }
    heading(out, "Conflicts", outcome.conflicts.len());
    for conflict in &outcome.conflicts {
        let about = if conflict.about.is_empty() { "" } else { ": " };
        line!(
            out,
            "  {}{about}{}",
            spot(&conflict.file, &conflict.pointer),
            conflict.about
        );
        line!(out, "    before: {}", shown(&conflict.base));
        for side in &conflict.sides {
            line!(out, "    {}: {}", side.who, shown(&side.text));
        }
        if conflict.settled.is_none()
            && conflict.sides.iter().filter(|own| !own.is_record).count() > 1
            && merged.prefers_theirs
        {
            line!(out, "    both came back: `--prefer theirs` takes neither");
        }
        match &conflict.settled {
            None => {}
            Some(Some(who)) => line!(out, "    settled: as {who} has it"),
            Some(None) => line!(out, "    settled: as it was before"),
        }
    }
    heading(out, "Tracked changes that wait for `--accept`", outcome.pending.len());
    for own in &outcome.pending {
        let edit = Edit {
            kind: own.kind,
            file: own.file.clone(),
            pointer: own.pointer.clone(),
            before: own.before.clone(),
            after: own.after.clone(),
            who: own.who.clone(),
            is_tracked: true,
            is_simplified: false,
            confidence: 1.0,
            parts: vec![],
            behind: None,
        };
        change(&edit, &spot(&own.file, &own.pointer), out);
    }
    heading(out, "Not written", outcome.held.len());
    for own in &outcome.held {
        line!(out, "  {}  {}", spot(&own.file, &own.pointer), own.copy);
        line!(out, "    {}", excerpt(&own.before, &own.after));
        line!(out, "    {}", own.why);
    }
    heading(out, "Text that no value holds", outcome.loose.len());
    for own in &outcome.loose {
        line!(out, "  {}  {}", own.place, own.who.join(", "));
        line!(out, "    {}", excerpt(&own.before, &own.after));
        line!(out, "    {}", own.hint);
    }
    heading(out, "Comments", outcome.remarks.len());
    for own in &outcome.remarks {
        let place = match own.pointer.as_str() {
            "" => "somewhere".to_owned(),
            pointer => spot(&own.file, pointer),
        };
        let date = own.date.get(..10).unwrap_or(&own.date);
        line!(out, "  {place}  {} {date}", own.author);
        if !own.quote.trim().is_empty() {
            line!(out, "    on: {}", shown(own.quote.trim()));
        }
        line!(out, "    {}", shown(&own.text));
    }
    heading(out, "Notes that go along with what they are about", outcome.follows.len());
    for own in &outcome.follows {
        let place = spot(&own.file, &own.pointer);
        line!(out, "  {place}  {} → {}", own.before, own.after);
    }
    heading(out, "Marked by a look that the record cannot hold", outcome.worn.len());
    for own in &outcome.worn {
        let place = own.place.as_ref().map(|(file, pointer)| spot(file, pointer));
        let place = place.unwrap_or_else(|| "outside of values".to_owned());
        line!(out, "  {place}  {}, {}", own.look, own.copy);
        line!(out, "    {}", shown(&own.text));
    }
    let shared: Vec<_> = shared.iter().filter(|(_, own)| !own.is_empty()).collect();
    heading(out, "Shared values: these documents change as well", shared.len());
    for (place, documents) in shared {
        line!(out, "  {place}");
        line!(out, "    {}", documents.join(", "));
    }
    heading(out, "What these values said is said elsewhere, and stays", alike.len());
    for (place, others) in alike {
        line!(out, "  {place}");
        line!(out, "    {}", others.join(", "));
    }
    heading(out, "Other languages still say what was there before", outcome.steps.len());
    for own in &outcome.steps {
        let others = own.others.join(", ");
        line!(
            out,
            "  {}  {} changed, not {others}",
            spot(&own.file, &own.pointer),
            own.language
        );
    }
    line!(out, "");
    line!(out, "{}", summary(outcome, state));
}

/// Tracked changes in words, those of looks apart: nobody has to decide on these.
fn tracked(revisions: &Revisions) -> String {
    let is_format = |own: &&Revision| own.kind == RevisionKind::Format;
    let formats = revisions.iter().filter(is_format).count();
    let words = revisions.iter().count() - formats;
    let counts = [(words, "tracked change"), (formats, "tracked change of formatting")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, word)| match (count, word) {
        (1, word) => format!("1 {word}"),
        (count, "tracked change") => format!("{count} tracked changes"),
        (count, _) => format!("{count} tracked changes of formatting"),
    });
    counts.collect::<Vec<_>>().join(", ")
}

fn heading(out: &mut String, text: &str, count: usize) {
    if count > 0 {
        line!(out, "\n{text}");
    }
}

fn change(edit: &Edit, spot: &str, out: &mut String) {
    let mut who = edit.who.join(", ");
    if edit.is_tracked {
        who.push_str(", tracked");
    }
    line!(out, "  {spot}  {} by {who}", edit.kind.word());
    match edit.kind {
        EditKind::Text => line!(out, "    {}", excerpt(&edit.before, &edit.after)),
        EditKind::Removed => line!(out, "    [-{}-]", shown(&edit.before)),
        EditKind::Moved => line!(out, "    {}", shown(&edit.after)),
        EditKind::Added | EditKind::Split | EditKind::Note => {
            line!(out, "    {{+{}+}}", shown(&edit.after));
        }
    }
    if edit.is_simplified {
        line!(out, "    bold, italic or links of it could not be said");
    }
    if edit.confidence < 1.0 {
        let percent = (edit.confidence * 100.0).round();
        line!(out, "    found by its text, {percent} % alike");
    }
}

fn summary(outcome: &Outcome, state: State) -> String {
    if outcome.is_empty() {
        return "nothing was changed".to_owned();
    }
    let open = outcome.conflicts.iter().filter(|own| own.settled.is_none()).count();
    let counts = [
        (outcome.edits.len(), "change"),
        (open, "conflict"),
        (outcome.pending.len(), "tracked change"),
        (outcome.held.len(), "change not written"),
        (outcome.loose.len(), "text without a value"),
        (outcome.remarks.len(), "comment"),
        (outcome.worn.len(), "marked passage"),
    ];
    let words = counts.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = words
        .map(|(count, word)| match (count, word) {
            (1, word) => format!("1 {word}"),
            (count, "change not written") => format!("{count} changes not written"),
            (count, "text without a value") => format!("{count} texts without a value"),
            (count, word) => many(count, word),
        })
        .collect();
    let words = words.join(", ");
    let what = match state {
        _ if outcome.changes.is_empty() => return words,
        State::Written => "written",
        State::Shown => "nothing is written without `--write`",
        State::Asked => "nothing is written yet",
        State::Unreadable => "nothing is written: a file cannot be read",
        State::Wrong => "nothing is written: there are errors",
        State::Refused => "nothing is written: a file cannot be",
    };
    format!("{words}; {what}")
}

/// A text on one line.
fn shown(text: &str) -> String {
    text.replace('\n', " ⏎ ")
}

/// How many characters of what stays are shown beside a change.
const CONTEXT: usize = 30;

/// What changed, with a little of what is around it: `… the [-old-]{+new+} text …`.
pub(in crate::cli) fn excerpt(before: &str, after: &str) -> String {
    let merged = merge::<String>(before, after, &[]);
    let last = merged.pieces.len().saturating_sub(1);
    let mut out = String::new();
    for (index, piece) in merged.pieces.iter().enumerate() {
        match piece {
            Piece::Same(text) => out.push_str(&around(text, index > 0, index < last)),
            Piece::Edit { base, version } => {
                if !base.is_empty() {
                    out.push_str(&format!("[-{base}-]"));
                }
                if !version.text.is_empty() {
                    out.push_str(&format!("{{+{}+}}", version.text));
                }
            }
            Piece::Conflict { base, .. } => out.push_str(base),
        }
    }
    shown(&out)
}

/// The ends of a text that touch a change.
fn around(text: &str, follows: bool, precedes: bool) -> String {
    let count = text.chars().count();
    let sides = usize::from(follows) + usize::from(precedes);
    if sides == 0 || count <= CONTEXT * sides + 3 {
        return text.to_owned();
    }
    let word = |text: String| match text.split_once(' ') {
        Some((_, rest)) => rest.to_owned(),
        None => text,
    };
    let head: String = text.chars().take(CONTEXT).collect();
    let tail: String = text.chars().skip(count - CONTEXT).collect();
    let head = match head.rsplit_once(' ') {
        Some((start, _)) => start.to_owned(),
        None => head,
    };
    match (follows, precedes) {
        (true, true) => format!("{head} … {}", word(tail)),
        (true, false) => format!("{head} …"),
        _ => format!("… {}", word(tail)),
    }
}
