//! What came back under the marks of a value → what became of the value.

use std::collections::{BTreeMap, BTreeSet};

use super::find::{Finder, settle};
use super::finding::{After, Field};
use super::place;
use super::source::{Form, Source};
use super::spell;
use super::style::Emphasis;
use super::token::Token;

/// What came back under a key.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub(super) tokens: Vec<Token>,
    pub(super) changes: BTreeSet<usize>,
    pub(super) confidence: f64,
    /// How all of the line looks that it stands in.
    pub(super) ground: Emphasis,
}

impl Finder<'_> {
    /// What became of each value; a value may be printed in several places.
    pub(super) fn fields(&mut self) {
        let mut by_place: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        let mut order = vec![];
        for (key, source) in self.sources.iter().enumerate() {
            let place = (self.draft.keys[key].file.clone(), source.pointer.clone());
            let keys = by_place.entry(place.clone()).or_default();
            if keys.is_empty() {
                order.push(place);
            }
            keys.push(key);
        }
        for place in order {
            let keys = &by_place[&place];
            self.field(&place, keys);
        }
    }

    /// A text with those behind it that it took in: what they had filled in stays so.
    fn whole(&self, source: &Source, keys: &[usize], value: &Value) -> Source {
        let mut joined = source.clone();
        let mut seen: BTreeSet<usize> = keys.iter().copied().collect();
        for key in value.tokens.iter().filter_map(|own| own.key) {
            let other = &self.sources[key];
            let are_texts = [source.form, other.form] == [Form::Markdown; 2];
            if seen.insert(key) && are_texts {
                joined = joined.with(&other.within(value.ground));
            }
        }
        joined
    }

    fn field(&mut self, (file, pointer): &(String, String), keys: &[usize]) {
        let mut edits: Vec<Field> = vec![];
        let (mut is_there, mut gone) = (false, BTreeSet::new());
        for key in keys {
            let source = &self.sources[*key];
            gone.extend(self.dropped.get(key).into_iter().flatten().copied());
            let Some(value) = self.values.get(key).cloned() else { continue };
            gone.extend(value.changes.iter().copied());
            let is_blank = value.tokens.iter().all(Token::is_blank);
            let was_blank = source.tokens.iter().all(|own| own.token.is_blank());
            if is_blank && !was_blank {
                continue;
            }
            is_there = true;
            let source = &source.within(value.ground);
            let account = &mut self.reading.account;
            if spell::is_unchanged(source, &value.tokens) {
                settle(&value.tokens, &mut account.unchanged, &mut account.counted);
                continue;
            }
            settle(&value.tokens, &mut account.edited, &mut account.counted);
            let spelling = spell::spell(&self.whole(source, keys, &value), &value.tokens);
            if spelling.text == source.text {
                continue;
            }
            let edit = Field {
                file: file.clone(),
                pointer: pointer.clone(),
                language: self.draft.keys[*key].language.clone(),
                form: source.form,
                before: source.text.clone(),
                after: After::Text(spelling.text),
                changes: value.changes.clone(),
                confidence: value.confidence,
                is_simplified: !spelling.is_exact,
            };
            if edits.iter().all(|own| own.after != edit.after) {
                edits.push(edit);
            }
        }
        let source = &self.sources[keys[0]];
        let was_blank = source.tokens.iter().all(|own| own.token.is_blank());
        if !is_there && !was_blank {
            let is_cell = place::is_cell(pointer);
            if self.lists.is_removed(file, pointer) {
                self.lists.removed_by(file, pointer, &gone);
                return;
            }
            let after = if is_cell { After::Text(String::new()) } else { After::Gone };
            edits.push(Field {
                file: file.clone(),
                pointer: pointer.clone(),
                language: self.draft.keys[keys[0]].language.clone(),
                form: source.form,
                before: source.text.clone(),
                after,
                changes: gone,
                confidence: 1.0,
                is_simplified: false,
            });
        }
        self.reading.fields.extend(edits);
    }
}
