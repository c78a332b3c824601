//! What came of a merge → the same as tracked changes and comments of one Word file.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::outcome::{Edit, EditKind, Outcome};
use crate::docx::{Added, Redline, Said, Step, Words};
use crate::markdown::{self, Piece, PieceKind};

/// Everybody's changes; conflicts as comments. `named` says what a file is called now that
/// the drafts name.
pub fn redline(outcome: &Outcome, named: &dyn Fn(&str) -> String) -> Redline {
    let mut redline = Redline::default();
    for edit in &outcome.edits {
        let author = edit.who.join(", ");
        let (file, pointer) = (named(&edit.file), edit.pointer.clone());
        match edit.kind {
            EditKind::Text => {
                redline.texts.insert((file, pointer), steps(edit));
            }
            EditKind::Added | EditKind::Split if !pointer.ends_with("/rows") => {
                let behind = edit.behind.map(|index| format!("{pointer}/{index}"));
                let before = format!("{pointer}/0");
                let words = words(&edit.after);
                redline.added.push(Added { file, behind, before, words, author });
            }
            EditKind::Removed => redline.removed.push((file, pointer, author)),
            // What has no form of its own among tracked changes is said.
            EditKind::Added | EditKind::Split | EditKind::Moved => {
                let at = edit
                    .behind
                    .map_or_else(|| pointer.clone(), |i| format!("{pointer}/{i}"));
                let text = format!("{}: {}", edit.kind.word(), edit.after);
                redline.comments.push(Said { file, pointer: at, author, text });
            }
            EditKind::Note => {}
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
            });
        }
    }
    for own in &outcome.remarks {
        redline.comments.push(Said {
            file: named(&own.file),
            pointer: own.pointer.clone(),
            author: own.author.clone(),
            text: own.text.clone(),
        });
    }
    redline
}

/// A word, sign or space, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Token {
    text: String,
    strong: bool,
    emphasis: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = vec![];
    walk(&markdown::parse(text).pieces, false, false, &mut out);
    out
}

fn walk(pieces: &[Piece], strong: bool, emphasis: bool, out: &mut Vec<Token>) {
    for piece in pieces {
        let mut push = |text: &str| {
            let text = text.to_owned();
            out.push(Token { text, strong, emphasis });
        };
        match &piece.kind {
            PieceKind::Text(text) => {
                let mut rest = text.as_str();
                while let Some(first) = rest.chars().next() {
                    let alike = |c: char| c.is_alphanumeric() == first.is_alphanumeric();
                    let end = match first.is_alphanumeric() {
                        true => rest.find(|c| !alike(c)).unwrap_or(rest.len()),
                        false => first.len_utf8(),
                    };
                    push(&rest[..end]);
                    rest = &rest[end..];
                }
            }
            PieceKind::LineBreak => push("\n"),
            PieceKind::Placeholder(name) => push(&format!("[{name}]")),
            PieceKind::Note { .. } | PieceKind::Reference { .. } => {}
            PieceKind::Strong(inner) => walk(inner, true, emphasis, out),
            PieceKind::Emphasis(inner) => walk(inner, strong, true, out),
            PieceKind::Link { content, .. } => walk(content, strong, emphasis, out),
        }
    }
}

fn steps(edit: &Edit) -> Vec<Step> {
    let (old, new) = (tokens(&edit.before), tokens(&edit.after));
    let count = |own: &[Token]| own.iter().map(|token| token.text.chars().count()).sum();
    let mut steps = vec![];
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (before, after) = (&old[change.old_range()], &new[change.new_range()]);
        if change.tag() == DiffTag::Equal {
            steps.push(Step::Keep(count(before)));
            continue;
        }
        let author = author(edit, before, after);
        if !before.is_empty() {
            steps.push(Step::Delete(count(before), author.clone()));
        }
        steps.extend(
            joined(after).into_iter().map(|own| Step::Insert(own, author.clone())),
        );
    }
    steps
}

/// Who of those who changed a text changed these words.
fn author(edit: &Edit, before: &[Token], after: &[Token]) -> String {
    let text =
        |own: &[Token]| own.iter().map(|token| token.text.as_str()).collect::<String>();
    let (before, after) = (text(before), text(after));
    let holds = |whole: &str, part: &str| text(&tokens(whole)).contains(part.trim());
    let part = edit
        .parts
        .iter()
        .find(|part| holds(&part.after, &after) && holds(&part.before, &before));
    let part = part.or_else(|| {
        edit.parts.iter().find(|part| {
            !after.trim().is_empty() && holds(&part.after, &after)
                || !before.trim().is_empty() && holds(&part.before, &before)
        })
    });
    part.map_or(&edit.who, |part| &part.who).join(", ")
}

fn words(text: &str) -> Vec<Words> {
    joined(&tokens(text))
}

/// Tokens that look alike as one.
fn joined(tokens: &[Token]) -> Vec<Words> {
    let mut out: Vec<Words> = vec![];
    for own in tokens {
        match out.last_mut() {
            Some(last) if last.strong == own.strong && last.emphasis == own.emphasis => {
                last.text.push_str(&own.text);
            }
            _ => out.push(Words {
                text: own.text.clone(),
                strong: own.strong,
                emphasis: own.emphasis,
            }),
        }
    }
    out
}
