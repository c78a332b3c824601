//! The pages of a PDF, one after the other: what is unpacked of all of them together is
//! bounded, as many may share what is packed once.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Unreadable;
use super::content::{self, Page};
use super::table::Table;

/// Bytes of a page's content, unpacked.
const CONTENT: usize = 8 * 1024 * 1024;
/// Bytes of the content of all pages: so many, and so many for each byte of the file's
/// streams, as pages may share what is packed once; but never more than so many.
const LITTLE: usize = 32 * 1024 * 1024;
const RATIO: usize = 20;
const MUCH: usize = 256 * 1024 * 1024;
/// Words in the content of a page: an operation takes much more memory than its name.
const WORDS: usize = 1_000_000;
/// What a font of a page counts for, in bytes.
const FONT: usize = 64;
/// Bytes of text on all pages.
const TEXT: usize = 32 * 1024 * 1024;

/// What is read of all pages together.
pub(super) struct Pages<'a> {
    document: &'a Document,
    /// Bytes of content that may still be unpacked.
    content: usize,
    /// Bytes of text that there may still be.
    text: usize,
    /// The tables of fonts, by their streams.
    tables: BTreeMap<ObjectId, Option<Rc<Table>>>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let streams = document.objects.values().filter_map(|own| own.as_stream().ok());
        let packed: usize = streams.map(|own| own.content.len()).sum();
        let content = MUCH.min(LITTLE + RATIO.saturating_mul(packed));
        Self { document, content, text: TEXT, tables: BTreeMap::new() }
    }

    /// Reads a page.
    pub(super) fn read(&mut self, page: ObjectId) -> Result<Page, Unreadable> {
        let limit = CONTENT.min(self.content);
        let bytes = self.document.get_page_content_with_limit(page, limit);
        let bytes = match bytes {
            Err(_) if limit < CONTENT => {
                return Err(Unreadable::TooMuch("bytes on pages"));
            }
            bytes => bytes?,
        };
        let begins = |pair: &&[u8]| {
            !pair[0].is_ascii_alphanumeric() && pair[1].is_ascii_alphabetic()
        };
        if bytes.windows(2).filter(begins).count() > WORDS {
            return Err(Unreadable::TooMuch("operations on a page"));
        }
        // A font without a table of characters says no text.
        let fonts = self.document.get_page_fonts(page)?;
        let used = bytes.len() + fonts.len().saturating_mul(FONT);
        self.content = self.content.saturating_sub(used);
        let fonts = fonts.into_iter();
        let tables = fonts.map(|(name, font)| (name, self.table(font))).collect();
        content::read(&Content::decode(&bytes)?, tables, &mut self.text)
    }

    /// The table of a font, which is read once.
    fn table(&mut self, font: &Dictionary) -> Option<Rc<Table>> {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).ok()?;
        let document = self.document;
        let own = self.tables.entry(id).or_insert_with(|| {
            let (table, size) = Table::read(document, id)?;
            self.content = self.content.saturating_sub(size);
            Some(Rc::new(table))
        });
        own.clone()
    }
}
