//! Values in the order in which they came back → the lists of the record with elements
//! kept, moved, taken away and added.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::draft::{Draft, PrintedPiece};
use super::finding::{Element, Entry, List};
use super::place::{self, elements};
use super::reading::Line;
use super::source::Source;
use super::spell;
use super::token::Token;

/// A list: its file and pointer.
pub(super) type Place = (String, String);

/// The styles of the paragraphs in each list.
pub(super) type Styles = BTreeMap<Place, BTreeSet<String>>;

/// Lists being put together.
pub(super) struct Lists<'a> {
    draft: &'a Draft,
    sources: &'a [Source],
    /// The elements that the draft showed, in its order.
    shown: BTreeMap<Place, Vec<usize>>,
    entries: BTreeMap<Place, Vec<Entry>>,
    removals: BTreeMap<Place, BTreeSet<usize>>,
    /// The values that are elements of each list, or the texts of elements.
    values: BTreeMap<Place, Vec<usize>>,
    /// The paragraph that each value is in.
    owners: BTreeMap<usize, usize>,
    /// Of each new row its lines, by the first of them.
    rows: BTreeMap<usize, Vec<usize>>,
    /// The last value that was met.
    last: Option<usize>,
    /// A new section that the text behind it belongs to.
    section: Option<Place>,
}

impl<'a> Lists<'a> {
    pub(super) fn new(draft: &'a Draft, sources: &'a [Source]) -> Self {
        let mut shown: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut values: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (key, source) in sources.iter().enumerate() {
            if let Some(own) = elements(&source.pointer).pop() {
                let list = (draft.keys[key].file.clone(), own.list.to_owned());
                values.entry(list).or_default().push(key);
            }
        }
        let mut owners = BTreeMap::new();
        for (index, printed) in draft.printed.iter().enumerate() {
            printed.keys().for_each(|key| _ = owners.entry(key).or_insert(index));
        }
        let pieces = draft.printed.iter().flat_map(|own| &own.pieces);
        for key in pieces.filter_map(|piece| match piece {
            PrintedPiece::Key { key, .. } => Some(*key),
            _ => None,
        }) {
            let file = &draft.keys[key].file;
            for own in elements(&sources[key].pointer) {
                let list = (file.clone(), own.list.to_owned());
                if seen.insert((list.clone(), own.index)) {
                    shown.entry(list).or_default().push(own.index);
                }
            }
        }
        Self {
            draft,
            sources,
            shown,
            entries: BTreeMap::new(),
            removals: BTreeMap::new(),
            values,
            owners,
            rows: BTreeMap::new(),
            last: None,
            section: None,
        }
    }

    /// The lists that a value is in, the innermost first.
    fn lists(&self, key: usize) -> Vec<(Place, usize, String)> {
        let file = &self.draft.keys[key].file;
        let mut found: Vec<_> = elements(&self.sources[key].pointer)
            .into_iter()
            .map(|own| {
                ((file.clone(), own.list.to_owned()), own.index, own.rest.to_owned())
            })
            .collect();
        found.reverse();
        found
    }

    /// Takes down the style of a line that is a value alone.
    pub(super) fn style(&self, key: usize, line: &Line, styles: &mut Styles) {
        if let Some((list, ..)) = self.lists(key).into_iter().next() {
            styles.entry(list).or_default().insert(line.style.clone());
        }
    }

    /// A value that is there.
    pub(super) fn meet(&mut self, key: usize) {
        self.section = None;
        self.last = Some(key);
        for (list, index, _) in self.lists(key) {
            if !self.has(&list, index) {
                let element = Element::Kept(index);
                let entry = Entry { element, changes: BTreeSet::new() };
                self.entries.entry(list).or_default().push(entry);
            }
        }
    }

    fn has(&self, list: &Place, index: usize) -> bool {
        let entries = self.entries.get(list).into_iter().flatten();
        entries.into_iter().any(|own| own.element == Element::Kept(index))
    }

    /// A line that is new: into the list that it stands in, if there is one.
    pub(super) fn add(
        &mut self,
        line: &Line,
        next: Option<usize>,
        styles: &Styles,
        is_split: bool,
    ) -> bool {
        if let Some(section) = self.section.clone()
            && !line.style.starts_with("heading")
            && let Some(Entry { element: Element::New { value, text, .. }, .. }) =
                self.entries.get_mut(&section).and_then(|own| own.last_mut())
            && let Some(Json::Array(blocks)) = value.get_mut("blocks")
        {
            let own = spell::new(&line.tokens).text;
            text.push('\n');
            text.push_str(&own);
            blocks.push(Json::String(own));
            return true;
        }
        let Some((list, sibling)) = self.choose(line, next, styles, is_split) else {
            return false;
        };
        let mut text = spell::new(&line.tokens).text;
        self.without_terminator(sibling, &mut text);
        if let Some(value) = self.clause(&list, sibling, line) {
            let element = Element::New { value, text, is_split };
            let entry = Entry { element, changes: line.changes() };
            self.entries.entry(list).or_default().push(entry);
            return true;
        }
        let is_prose = list.1.ends_with("/body") || list.1.ends_with("locks");
        let known = styles.get(&list).is_some_and(|own| own.contains(&line.style));
        let value = if list.1.ends_with("/sections") {
            self.section = Some(list.clone());
            json!({ "heading": text, "blocks": [] })
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
            json!({ "type": "list", "marker": "bullet", "items": [text] })
        } else {
            self.shaped(&list, sibling, &text)
        };
        let element = Element::New { value, text, is_split };
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
        };
        self.entries.entry(list).or_default().push(Entry { element, changes });
        true
    }

    /// Whether a value went with an element that is not there any more.
    pub(super) fn is_removed(&self, file: &str, pointer: &str) -> bool {
        self.removed(file, pointer).is_some()
    }

    /// Whether an element that was shown is not there any more.
    pub(super) fn is_taken(&self, file: &str, list: &str, index: usize) -> bool {
        let list = (file.to_owned(), list.to_owned());
        let was_shown = self.shown.get(&list).is_some_and(|own| own.contains(&index));
        was_shown && !self.has(&list, index)
    }

    /// The outermost list that an element with a value went from.
    fn removed(&self, file: &str, pointer: &str) -> Option<Place> {
        elements(pointer).into_iter().find_map(|own| {
            let list = (file.to_owned(), own.list.to_owned());
            (!self.has(&list, own.index)).then_some(list)
        })
    }

    /// Takes down who took an element away.
    pub(super) fn removed_by(
        &mut self,
        file: &str,
        pointer: &str,
        changes: &BTreeSet<usize>,
    ) {
        if let Some(list) = self.removed(file, pointer) {
            self.removals.entry(list).or_default().extend(changes);
        }
    }

    /// Where text could go that has no home.
    pub(super) fn hint(&self) -> Option<String> {
        let list = self.lists(self.last?).into_iter().next_back()?.0;
        Some(list.1)
    }

    /// The lists that are not what they were.
    pub(super) fn finish(self) -> Vec<List> {
        let mut out = vec![];
        for (list, shown) in &self.shown {
            let (file, pointer) = list;
            // What stood in an element that went is not told of again.
            if self.removed(file, pointer).is_some() {
                continue;
            }
            let mut entries = self.entries.get(list).cloned().unwrap_or_default();
            if !shown.is_sorted() {
                in_own_order(&mut entries, shown);
            }
            let kept: Vec<usize> = entries.iter().filter_map(Entry::kept).collect();
            let mut sorted = shown.clone();
            sorted.sort_unstable();
            if kept.len() == entries.len() && kept == sorted {
                continue;
            }
            out.push(List {
                file: file.clone(),
                pointer: pointer.clone(),
                shown: shown.iter().copied().collect(),
                entries,
                removals: self.removals.get(list).cloned().unwrap_or_default(),
            });
        }
        out
    }
}

impl Entry {
    /// The index of an element that was there.
    pub fn kept(&self) -> Option<usize> {
        match self.element {
            Element::Kept(index) => Some(index),
            Element::New { .. } => None,
        }
    }
}

/// Styles of running text in all word processors, beside the draft's own.
const PLAIN: [&str; 6] =
    ["body text", "default", "no spacing", "normal", "standard", "text body"];

/// A list that is printed in another order than the record's: what is not new goes back to
/// its place, and what is new stays behind what it was behind.
fn in_own_order(entries: &mut Vec<Entry>, shown: &[usize]) {
    let mut groups: Vec<(Option<usize>, Vec<Entry>)> = vec![(None, vec![])];
    for entry in std::mem::take(entries) {
        match entry.kept() {
            Some(index) => groups.push((Some(index), vec![entry])),
            None => {
                groups.last_mut().into_iter().for_each(|(_, own)| own.push(entry.clone()))
            }
        }
    }
    groups.sort_by_key(|(index, _)| *index);
    debug_assert!(shown.len() + 1 >= groups.len());
    *entries = groups.into_iter().flat_map(|(_, own)| own).collect();
}

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
