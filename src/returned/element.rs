//! Lines and rows that are new → elements of the lists that they stand in, in the form that
//! their neighbours have.

use serde_json::{Map, Value as Json, json};

use super::draft::PrintedPiece;
use super::finding::{Element, Entry};
use super::list::{Lists, Place, Styles};
use super::place;
use super::reading::Line;
use super::spell;
use super::token::Token;

/// What a new line was of the paragraph beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    None,
    /// The end of the one before it.
    End,
    /// The start of the one after it.
    Start,
    /// All of another one: the value that it was.
    Moved(usize),
}

impl<'a> Lists<'a> {
    /// A line that is new: into the list that it stands in, if there is one.
    pub(super) fn add(
        &mut self,
        line: &Line,
        next: Option<usize>,
        styles: &Styles,
        share: Share,
    ) -> bool {
        let is_split = share == Share::End;
        // Which text of one column belongs to which of the other, nobody knows.
        if self.draft.is_bilingual() {
            return false;
        }
        if let Some(section) = self.section.clone()
            && !line.style.starts_with("heading")
            && let Some(Entry { element: Element::New { value, text, .. }, .. }) =
                self.entries.get_mut(&section).and_then(|own| own.last_mut())
            && let Some(Json::Array(blocks)) = value.get_mut("blocks")
        {
            let own = match share {
                Share::Moved(key) => spell::part(&self.sources[key], &line.tokens).text,
                _ => spell::new(&line.tokens).text,
            };
            text.push('\n');
            text.push_str(&own);
            blocks.push(Json::String(own));
            return true;
        }
        let Some((list, sibling)) = self.choose(line, next, styles, is_split) else {
            return false;
        };
        let whole = match share {
            Share::None => None,
            Share::End => Some(sibling),
            Share::Start => next,
            Share::Moved(key) => Some(key),
        };
        let mut text = match whole {
            Some(key) => spell::part(&self.sources[key], &line.tokens).text,
            None => spell::new(&line.tokens).text,
        };
        self.without_terminator(sibling, &mut text);
        let carried = || match share {
            Share::Moved(key) => self.carried(&list, key, &text),
            _ => None,
        };
        let is_prose = list.1.ends_with("/body") || list.1.ends_with("locks");
        let known = styles.get(&list).is_some_and(|own| own.contains(&line.style));
        let (value, was) = if let Some(value) = self.clause(&list, sibling, line) {
            (value, None)
        } else if let Some((value, was)) = carried() {
            (value, Some(was))
        } else if list.1.ends_with("/sections") {
            self.section = Some(list.clone());
            (json!({ "heading": text, "blocks": [] }), None)
        } else if is_prose && line.is_listed && !known {
            if let Some(Entry {
                element: Element::New { value, text: shown, .. }, ..
            }) = self.entries.get_mut(&list).and_then(|own| own.last_mut())
                && let Some(Json::Array(items)) = value.get_mut("items")
            {
                shown.push('\n');
                shown.push_str(&text);
                items.push(Json::String(text));
                return true;
            }
            (json!({ "type": "list", "marker": "bullet", "items": [text] }), None)
        } else {
            (self.shaped(&list, sibling, &text), None)
        };
        let element = Element::New { value, text, is_split, was };
        let entry = Entry { element, changes: line.changes() };
        self.entries.entry(list).or_default().push(entry);
        true
    }

    /// The list that a new line belongs to, and a value that shows how its elements look.
    fn choose(
        &self,
        line: &Line,
        next: Option<usize>,
        styles: &Styles,
        is_split: bool,
    ) -> Option<(Place, usize)> {
        let before: Vec<_> = self.last.map_or(vec![], |key| self.lists(key));
        let after: Vec<_> = next.map_or(vec![], |key| self.lists(key));
        let last = self.last.unwrap_or_default();
        let next = next.unwrap_or_default();
        let fits =
            |list: &Place| styles.get(list).is_some_and(|own| own.contains(&line.style));
        let is_open =
            |list: &Place| !list.1.ends_with("/rows") && !list.1.ends_with("/operative");
        // The end of a paragraph stays beside it, whatever its style became.
        if let Some((list, ..)) =
            before.first().filter(|(list, ..)| is_split && is_open(list))
        {
            return Some((list.clone(), last));
        }
        let found = before.iter().find(|(list, ..)| is_open(list) && fits(list));
        if let Some((list, ..)) = found {
            return Some((list.clone(), last));
        }
        let found = after.iter().find(|(list, ..)| is_open(list) && fits(list));
        if let Some((list, ..)) = found {
            return Some((list.clone(), next));
        }
        if line.style.starts_with("heading") {
            return None;
        }
        let (first, _, _) = before.first()?;
        let is_items = first.1.ends_with("/items");
        if is_items && line.is_listed {
            return Some((first.clone(), last));
        }
        let is_prose =
            |list: &Place| list.1.ends_with("/body") || list.1.ends_with("locks");
        let shared = before.iter().find(|(list, ..)| {
            is_prose(list) && after.iter().any(|(other, ..)| other == list)
        });
        let plain = PLAIN.contains(&line.style.as_str()) || line.is_listed;
        let prose = || before.iter().find(|(list, ..)| is_prose(list) && plain);
        shared.or_else(prose).map(|(list, ..)| (list.clone(), last))
    }

    /// Signs that the template sets behind each element do not belong to its text.
    fn without_terminator(&self, sibling: usize, text: &mut String) {
        let printed = self.owners.get(&sibling).map(|owner| &self.draft.printed[*owner]);
        let Some(PrintedPiece::Words(tail)) = printed.and_then(|own| own.pieces.last())
        else {
            return;
        };
        let is_sign = |c: char| matches!(c, ',' | ';' | '.');
        if !tail.is_empty() && tail.trim().chars().all(is_sign) {
            let end = text.trim_end_matches(is_sign).len();
            text.truncate(end);
        }
    }

    /// A new element in the form that its neighbours have.
    fn shaped(&self, list: &Place, sibling: usize, text: &str) -> Json {
        let (file, pointer) = list;
        // Of a clause with a verb and a text, what is new is the text.
        let direct = |key: usize| {
            let own = self.lists(key).into_iter().next()?;
            (own.0 == *list).then_some((own.1, own.2))
        };
        let near = direct(sibling).filter(|(_, rest)| !rest.ends_with("/lead"));
        let any = || {
            let all = self.values.get(list).into_iter().flatten();
            all.filter_map(|key| direct(*key)).find(|(_, rest)| !rest.ends_with("/lead"))
        };
        let Some((index, rest)) = near.or_else(any) else { return Json::from(text) };
        let element = self.draft.at(file, &format!("{pointer}/{index}"));
        shape(element, &rest, text)
    }

    /// A clause with its verb, which is printed in italics before its text.
    fn clause(&self, list: &Place, sibling: usize, line: &Line) -> Option<Json> {
        let all = self.values.get(list).into_iter().flatten();
        let rests = all.filter_map(|key| Some(self.lists(*key).into_iter().next()?.2));
        let rest = rests.into_iter().find(|rest| rest.contains("/lead"))?;
        let tokens = super::token::trimmed(&line.tokens);
        let end = tokens.iter().position(|own| !own.is_blank() && !own.look.emphasis)?;
        let (verb, words) = tokens.split_at(end);
        let plain = |own: &Token| Token {
            look: super::style::Emphasis::default(),
            ..own.clone()
        };
        let verb: Vec<Token> = verb.iter().map(plain).collect();
        if verb.is_empty() {
            return None;
        }
        let mut text = spell::new(words).text;
        self.without_terminator(sibling, &mut text);
        let element = self.shaped(list, sibling, &text);
        let Json::Object(mut members) = shape(None, &rest, &spell::new(&verb).text)
        else {
            return None;
        };
        if let Json::Object(own) = element {
            members.extend(own);
        }
        Some(Json::Object(members))
    }

    /// Lines that are all there is in a row of a table.
    pub(super) fn new_row(&mut self, lines: &[usize]) {
        if let Some(first) = lines.first() {
            self.rows.insert(*first, lines.to_vec());
        }
    }

    /// The new row that begins with a line.
    pub(super) fn row_at(&mut self, line: usize) -> Option<Vec<usize>> {
        self.rows.remove(&line)
    }

    /// A new row: behind the row of the last value, if that is a cell.
    pub(super) fn add_row(&mut self, cells: &[(usize, &Line)]) -> bool {
        let Some(last) =
            self.last.filter(|key| place::is_cell(&self.sources[*key].pointer))
        else {
            return false;
        };
        let Some((list, index, _)) = self.lists(last).into_iter().next() else {
            return false;
        };
        let (file, pointer) = &list;
        let row = self.draft.at(file, &format!("{pointer}/{index}"));
        let Some(Json::Array(row)) = row else { return false };
        let mut texts = vec![vec![]; row.len()];
        for (_, line) in cells {
            let Some((_, _, column)) = line.cell else { return false };
            let Some(tokens) = texts.get_mut(column) else { return false };
            if !tokens.is_empty() {
                tokens.push(Token::plain("\n", super::token::Kind::Break));
            }
            tokens.extend(line.tokens.iter().cloned());
        }
        let mut value = vec![];
        let mut shown = vec![];
        for (column, (tokens, cell)) in texts.iter().zip(row).enumerate() {
            let text = spell::new(tokens).text;
            let rest = match cell {
                Json::Object(own) if own.contains_key("text") => "/text",
                _ => "",
            };
            value.push(shape(Some(cell), rest, &text));
            shown.push(text);
            debug_assert!(column < row.len());
        }
        let changes = cells.iter().flat_map(|(_, line)| line.changes()).collect();
        let element = Element::New {
            value: Json::Array(value),
            text: shown.join(" | "),
            is_split: false,
            was: None,
        };
        self.entries.entry(list).or_default().push(Entry { element, changes });
        true
    }
}

/// Styles of running text in all word processors, beside the draft's own.
const PLAIN: [&str; 6] =
    ["body text", "default", "no spacing", "normal", "standard", "text body"];

/// A text in the form of a neighbour: what leads to its text leads to this one.
fn shape(sibling: Option<&Json>, rest: &str, text: &str) -> Json {
    let Some(path) = rest.strip_prefix('/') else { return Json::from(text) };
    let (name, rest) = match path.find('/') {
        Some(slash) => path.split_at(slash),
        None => (path, ""),
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    let mut members = Map::new();
    if let Some(Json::String(kind)) = sibling.and_then(|own| own.get("type"))
        && kind == "paragraph"
    {
        members.insert("type".into(), Json::from("paragraph"));
    }
    let inner = shape(sibling.and_then(|own| own.get(&name)), rest, text);
    members.insert(name, inner);
    Json::Object(members)
}
