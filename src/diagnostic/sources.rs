//! The texts of all files read, with the place of every value in them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Origin;

/// The byte ranges of a value and of the key that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spans {
    pub key: Option<Range<usize>>,
    /// With the quotation marks, where the value is a string.
    pub value: Range<usize>,
}

/// One file's text and the spans of its values by JSON Pointer.
#[derive(Debug, Clone, Default)]
pub struct Source {
    pub text: Arc<str>,
    pub spans: BTreeMap<Arc<str>, Spans>,
}

/// All files of a run by their root-relative path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Source>,
}

impl Sources {
    /// Keeps a file's text and spans.
    pub fn insert(&mut self, path: &str, source: Source) {
        self.files.insert(path.into(), source);
    }

    /// Takes all files of others in.
    pub fn extend(&mut self, others: Self) {
        self.files.extend(others.files);
    }

    /// All files with their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.files.iter().map(|(path, source)| (&**path, source))
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    /// The spans of a value; of its nearest parent where the value itself has none.
    pub fn spans(&self, origin: &Origin) -> Option<&Spans> {
        let source = self.files.get(&origin.file)?;
        let mut pointer: &str = &origin.pointer;
        loop {
            if let Some(spans) = source.spans.get(pointer) {
                return Some(spans);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}
