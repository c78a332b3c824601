//! Text that is known to be JSON comes in; where its values stand goes out. Nothing is
//! decoded but names, and no depth of nesting is too much.

use std::ops::Range;

/// An object or a list: its brackets and what is between them.
pub(super) struct Container {
    /// Of the opening and of the closing bracket.
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) is_object: bool,
    pub(super) items: Vec<Item>,
}

/// A member or an element.
pub(super) struct Item {
    /// The name with its quotation marks; empty in a list.
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
}

impl Item {
    /// Where it starts: with its name, if it has one.
    pub(super) fn start(&self) -> usize {
        self.key.start
    }

    pub(super) fn end(&self) -> usize {
        self.value.end
    }

    /// The name, decoded; `None` where its escapes mean no character.
    pub(super) fn name(&self, text: &str) -> Option<String> {
        serde_json::from_str(&text[self.key.clone()]).ok()
    }
}

impl Container {
    /// The gap between its opening bracket and the first item.
    pub(super) fn head<'t>(&self, text: &'t str) -> &'t str {
        let end = self.items.first().map_or(self.close, Item::start);
        &text[self.open + 1..end]
    }

    /// The gap between the last item and its closing bracket.
    pub(super) fn tail<'t>(&self, text: &'t str) -> &'t str {
        let start = self.items.last().map_or(self.open + 1, Item::end);
        &text[start..self.close]
    }

    /// What stands between an item and the next: a comma, and blanks.
    pub(super) fn separator<'t>(&self, text: &'t str, index: usize) -> &'t str {
        &text[self.items[index].end()..self.items[index + 1].start()]
    }

    /// Whether its items stand on lines of their own.
    pub(super) fn is_tall(&self, text: &str) -> bool {
        let gap = |index| self.separator(text, index).contains('\n');
        self.head(text).contains('\n')
            || (1..self.items.len()).any(|index| gap(index - 1))
    }
}

/// The first place from `at` on that is no blank.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    at + text.as_bytes()[at..].iter().take_while(|byte| blank(byte)).count()
}

/// The end of the value that starts at `at`.
pub(super) fn value_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (at, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(text, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
            _ => at = word_end(bytes, at),
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

fn string_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of a number, `true`, `false` or `null`.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    at + bytes[at..].iter().take_while(|byte| part(byte)).count().max(1)
}

/// What the object or list that starts at `open` holds; `None` of any other value.
pub(super) fn container(text: &str, open: usize) -> Option<Container> {
    let bytes = text.as_bytes();
    let is_object = match bytes.get(open)? {
        b'{' => true,
        b'[' => false,
        _ => return None,
    };
    let mut items = vec![];
    let mut at = skip_space(text, open + 1);
    while at < bytes.len() && !matches!(bytes[at], b'}' | b']') {
        let mut key = at..at;
        if is_object {
            key.end = string_end(text, at);
            let colon = skip_space(text, key.end);
            at = skip_space(text, (colon + 1).min(text.len()));
        }
        let end = value_end(text, at);
        items.push(Item { key, value: at..end });
        at = skip_space(text, end);
        if bytes.get(at) == Some(&b',') {
            at = skip_space(text, at + 1);
        }
    }
    Some(Container { open, close: at, is_object, items })
}
