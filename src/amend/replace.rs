//! Another value in the place of one that is there: no more is written than differs.

use serde_json::Value;

use super::pointer::Pointer;
use super::scan::{skip_space, value_end};
use super::splice::{Done, New, Splicer};
use super::string;
use super::style::indent;
use super::write::reindent;

type Members = serde_json::Map<String, Value>;

impl Splicer {
    pub(super) fn replace(&mut self, pointer: &Pointer, value: &Value) -> Done {
        let at = self.find(pointer)?;
        self.overwrite(at, New::Value(value))
    }

    /// Another value in the place of the one that starts at `at`.
    pub(super) fn overwrite(&mut self, at: usize, new: New<'_>) -> Done {
        let at = skip_space(&self.text, at);
        let range = at..value_end(&self.text, at);
        let value = match new {
            New::Raw(raw) => {
                let written = reindent(&raw.text, &raw.indent, indent(&self.text, at));
                self.text.replace_range(range, &written);
                return Ok(());
            }
            New::Value(value) => value,
        };
        let raw = &self.text[range.clone()];
        let written = match (serde_json::from_str(raw), value) {
            (Ok(old), _) if old == *value => return Ok(()),
            (Ok(Value::Object(old)), Value::Object(new)) => {
                return self.change_members(at, &old, new);
            }
            (Ok(Value::Array(old)), Value::Array(new)) => {
                return self.change_elements(at, &old, new);
            }
            (_, Value::String(new)) if raw.starts_with('"') => {
                string::respell(raw, new, self.style.ascii)
            }
            _ => {
                let writer = self.writer(None);
                writer.value(value, indent(&self.text, at), None, self.shape(at))
            }
        };
        self.text.replace_range(range, &written);
        Ok(())
    }

    /// Changes the members of the object at `at`; those that stay keep their order.
    fn change_members(&mut self, at: usize, old: &Members, new: &Members) -> Done {
        for key in old.keys().filter(|key| !new.contains_key(*key)) {
            let own = self.container(at)?;
            self.drop_item(&own, self.item(&own, key)?);
        }
        for (key, value) in new {
            let own = self.container(at)?;
            match self.member(&own, key)? {
                Some(item) => {
                    self.overwrite(own.items[item].value.start, New::Value(value))?;
                }
                None => self.place(&own, own.items.len(), Some(key), New::Value(value)),
            }
        }
        Ok(())
    }

    /// Changes the elements of the list at `at` between those that stay at both ends.
    fn change_elements(&mut self, at: usize, old: &[Value], new: &[Value]) -> Done {
        let same = |(a, b): &(&Value, &Value)| a == b;
        let head = old.iter().zip(new).take_while(same).count();
        let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
        let tail = rest.take_while(same).count();
        let (gone, come) = (old.len() - tail, new.len() - tail);
        for (number, value) in new.iter().enumerate().take(come).skip(head) {
            let own = self.container(at)?;
            match number < gone {
                true => {
                    self.overwrite(own.items[number].value.start, New::Value(value))?
                }
                false => self.place(&own, number, None, New::Value(value)),
            }
        }
        for _ in come..gone {
            let own = self.container(at)?;
            self.drop_item(&own, come);
        }
        Ok(())
    }
}
