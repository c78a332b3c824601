//! What came of a merge → the same as tracked changes and comments of one Word file.

use serde_json::Value as Json;

use super::credit::{cut_off, revised, words};
use super::outcome::{Edit, EditKind, Held, Loose, Outcome};
use crate::amend::Change;
use crate::docx::{Added, New, Redline, Revised, Said, Shape, Words};

/// Everybody's changes; conflicts, what is not written and what no value holds as
/// comments. `named` says what a file is called now that the drafts name.
pub fn redline(outcome: &Outcome, named: &dyn Fn(&str) -> String) -> Redline {
    let mut redline = Redline { is_there: true, ..Redline::default() };
    let mut news = News::new(outcome);
    let joins = joins(&outcome.edits);
    for edit in &outcome.edits {
        let author = edit.who.join(", ");
        let (file, pointer) = (named(&edit.file), edit.pointer.clone());
        let said = |text: String| Said {
            file: file.clone(),
            pointer: pointer.clone(),
            author: author.clone(),
            text,
            ..Said::default()
        };
        match edit.kind {
            EditKind::Text => {
                let text = format!("{} → {}", edit.before, edit.after);
                let otherwise = said(format!("{}: {text}", edit.kind.word()));
                // What it takes in comes with the paragraph behind it.
                let after = joins.iter().find(|own| std::ptr::eq(own.0, edit));
                let after = after.map_or(&edit.after, |own| &own.2);
                let own = Revised { steps: revised(edit, after), otherwise };
                redline.texts.insert((file, pointer), own);
            }
            EditKind::Added | EditKind::Split => {
                let mut author = author;
                let mut new = news.take(edit);
                if let New::Paragraphs(lines) = &mut new
                    && let [(Shape::Element, words)] = lines.as_mut_slice()
                    && let Some(from) = whole(&outcome.edits, edit)
                    && let Some((own, cutter)) = cut_off(&edit.after, from)
                {
                    (*words, author) = (own, cutter);
                }
                let said = format!("{}: {}", edit.kind.word(), edit.after);
                let (list, behind) = (pointer, edit.behind);
                redline.added.push(Added { file, list, behind, new, author, said });
            }
            EditKind::Removed if joins.iter().any(|own| std::ptr::eq(own.1, edit)) => {
                if let Some((list, index)) = super::step::element(&pointer) {
                    redline.joined.push((file, list.to_owned(), index, author));
                }
            }
            EditKind::Removed => redline.removed.push((file, pointer, author)),
            EditKind::Moved => match super::step::element(&pointer) {
                Some((list, index)) => redline.added.push(Added {
                    file,
                    list: list.to_owned(),
                    behind: edit.behind,
                    new: New::Moved(index),
                    author,
                    said: format!("{}: {}", edit.kind.word(), edit.after),
                }),
                None => redline.comments.push(said(edit.kind.word().to_owned())),
            },
            EditKind::Note => {
                let id = pointer.rsplit('/').next().unwrap_or_default().to_owned();
                redline.notes.push((id, words(&edit.after), author));
            }
        }
    }
    for conflict in &outcome.conflicts {
        for side in &conflict.sides {
            let about = match conflict.about {
                "" => format!("instead of “{}”", conflict.base),
                about => about.to_owned(),
            };
            redline.comments.push(Said {
                file: named(&conflict.file),
                pointer: conflict.pointer.clone(),
                author: side.who.clone(),
                text: format!("{about}: “{}”", side.text),
                ..Said::default()
            });
        }
    }
    for own in &outcome.remarks {
        redline.comments.push(Said {
            file: named(&own.file),
            pointer: own.pointer.clone(),
            author: own.author.clone(),
            date: own.date.clone(),
            text: own.text.clone(),
            quote: own.quote.clone(),
        });
    }
    redline.comments.extend(outcome.held.iter().map(|own| not_written(own, named)));
    redline.comments.extend(outcome.loose.iter().map(|own| of_no_value(own, named)));
    redline
}

/// What a new part was the end of, if several people changed that.
fn whole<'a>(edits: &'a [Edit], part: &Edit) -> Option<&'a Edit> {
    let element = format!("{}/{}", part.pointer, part.behind?);
    let is_own = |own: &&Edit| {
        own.kind == EditKind::Text
            && own.file == part.file
            && own.parts.len() > 1
            && crate::diagnostic::is_within(&own.pointer, &element)
    };
    edits
        .iter()
        .find(is_own)
        .filter(|_| part.kind == EditKind::Split && part.who.len() > 1)
}

/// Texts that took in the one behind them, with its removal, and without it.
fn joins(edits: &[Edit]) -> Vec<(&Edit, &Edit, String)> {
    let removals = edits.iter().filter(|own| own.kind == EditKind::Removed);
    let join = |gone: &'_ Edit| {
        let (list, index) = super::step::element(&gone.pointer)?;
        let before = format!("{list}/{}", index.checked_sub(1)?);
        // What moves does not stand before it any more.
        let moves = |own: &Edit| {
            own.kind == EditKind::Moved && own.file == gone.file && own.pointer == before
        };
        if edits.iter().any(moves) {
            return None;
        }
        let is_own = |own: &&Edit| {
            own.kind == EditKind::Text
                && own.file == gone.file
                && crate::diagnostic::is_within(&own.pointer, &before)
                && !gone.before.is_empty()
        };
        let (text, at) =
            edits.iter().enumerate().filter(|(_, own)| is_own(own)).find_map(
                |(at, own)| Some((own.after.strip_suffix(&gone.before)?.to_owned(), at)),
            )?;
        Some((at, text))
    };
    removals
        .filter_map(|gone| join(gone).map(|(at, text)| (&edits[at], gone, text)))
        .collect()
}

fn change(before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("added: “{after}”"),
        (false, true) => format!("deleted: “{before}”"),
        (false, false) => format!("“{before}” → “{after}”"),
    }
}

fn not_written(own: &Held, named: &dyn Fn(&str) -> String) -> Said {
    Said {
        file: named(&own.file),
        pointer: own.pointer.clone(),
        author: own.copy.clone(),
        text: format!("{}\nNot written: {}", change(&own.before, &own.after), own.why),
        ..Said::default()
    }
}

fn of_no_value(own: &Loose, named: &dyn Fn(&str) -> String) -> Said {
    let (file, pointer) = own.place.split_once('#').unwrap_or_default();
    let is_value = pointer.starts_with('/');
    Said {
        file: if is_value { named(file) } else { String::new() },
        pointer: if is_value { pointer.to_owned() } else { String::new() },
        author: own.who.join(", "),
        text: format!("{}\n{}: {}", change(&own.before, &own.after), own.place, own.hint),
        ..Said::default()
    }
}

/// The values of elements that are new, each taken once.
struct News<'a> {
    outcome: &'a Outcome,
    taken: Vec<&'a Change>,
}

impl<'a> News<'a> {
    fn new(outcome: &'a Outcome) -> Self {
        Self { outcome, taken: vec![] }
    }

    /// What an edit adds, as it looks.
    fn take(&mut self, edit: &Edit) -> New {
        let changes = self.outcome.changes.get(&edit.file);
        let found = changes.into_iter().flatten().find_map(|change| {
            let Change::Add { path, value } = change else { return None };
            let (list, _) = super::step::element(path)?;
            let is_own = list == edit.pointer && says(value, &edit.after);
            let is_free = !self.taken.iter().any(|own| std::ptr::eq(*own, change));
            (is_own && is_free).then_some((change, value))
        });
        let Some((change, value)) = found else {
            return New::Paragraphs(vec![(Shape::Element, words(&edit.after))]);
        };
        self.taken.push(change);
        match value {
            Json::Array(cells) => New::Row(cells.iter().map(cell).collect()),
            _ => New::Paragraphs(lines(value, edit)),
        }
    }
}

/// Whether a value is that of a text.
fn says(value: &Json, text: &str) -> bool {
    let mut own = vec![];
    strings(value, &mut own);
    let plain = |text: &str| -> String {
        text.chars().filter(|own| own.is_alphanumeric()).collect()
    };
    plain(&own.concat()) == plain(text)
}

fn strings<'a>(value: &'a Json, out: &mut Vec<&'a str>) {
    match value {
        Json::String(text) => out.push(text),
        Json::Array(list) => list.iter().for_each(|own| strings(own, out)),
        Json::Object(members) => {
            let is_text = |name: &str| !matches!(name, "type" | "marker");
            let members = members.iter().filter(|(name, _)| is_text(name));
            members.for_each(|(_, own)| strings(own, out));
        }
        _ => {}
    }
}

fn cell(value: &Json) -> Vec<Words> {
    let mut all = vec![];
    strings(value, &mut all);
    words(&all.concat())
}

/// The paragraphs of a new element.
fn lines(value: &Json, edit: &Edit) -> Vec<(Shape, Vec<Words>)> {
    let list = |name: &str| value.get(name).and_then(Json::as_array);
    let texts = |own: &[Json], shape| -> Vec<(Shape, Vec<Words>)> {
        own.iter().map(|own| (shape, cell(own))).collect()
    };
    match (list("items"), list("blocks")) {
        (Some(items), _) => texts(items, Shape::Bullet),
        (_, Some(blocks)) => {
            let heading = value.get("heading").map(cell).unwrap_or_default();
            let mut lines = vec![(Shape::Element, heading)];
            lines.extend(texts(blocks, Shape::Inner));
            lines
        }
        _ => vec![(Shape::Element, clause(value).unwrap_or_else(|| words(&edit.after)))],
    }
}

/// A clause with its verb, which is printed in italics.
fn clause(value: &Json) -> Option<Vec<Words>> {
    let lead = value.get("lead")?;
    let mut verb = cell(lead);
    verb.iter_mut().for_each(|own| own.emphasis = true);
    verb.push(Words { text: " ".into(), ..Words::default() });
    verb.extend(cell(value.get("text")?));
    Some(verb)
}
