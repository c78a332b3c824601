//! In which language a text of the record is, and how that stays with it where only its
//! words are taken.

use super::context::{Composer, editable, push_text};
use crate::check::{fits, is_within, serves_all};
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{Inline, text_of};
use crate::model::{DocumentRecord, Text, TextValue};

impl Composer {
    /// What a text says, as one datum, in its language if that is another than the
    /// document's: what is filled in within it is the document's again.
    pub fn passage(
        &self,
        text: &Text,
        origin: &Origin,
        said: Vec<Inline>,
    ) -> Vec<Inline> {
        let said = match self.tongue(text) {
            Some(_) => self.returning(said),
            None => said,
        };
        self.spoken(text, vec![editable(origin, said)])
    }

    /// Names and words that were put into a text in another language.
    fn returning(&self, said: Vec<Inline>) -> Vec<Inline> {
        let again = |inline| match inline {
            Inline::Strong(content) => Inline::Strong(self.returning(content)),
            Inline::Emphasis(content) => Inline::Emphasis(self.returning(content)),
            Inline::Link { target, content } => {
                Inline::Link { target, content: self.returning(content) }
            }
            Inline::Datum(datum) => {
                let language = self.language.clone();
                Inline::Foreign { language, content: vec![Inline::Datum(datum)] }
            }
            other => other,
        };
        said.into_iter().map(again).collect()
    }

    /// The words of a text, in its language if that is another than the document's.
    pub fn spoken(&self, text: &Text, content: Vec<Inline>) -> Vec<Inline> {
        match self.tongue(text) {
            Some(language) if !content.is_empty() => {
                vec![Inline::Foreign { language: language.clone(), content }]
            }
            _ => content,
        }
    }

    /// The words alone.
    pub fn words_of(&self, text: &Text) -> Vec<Inline> {
        words_of(&self.text(text))
    }

    /// The language of a text, if it is another than the document's.
    fn tongue<'a>(&'a self, text: &'a Text) -> Option<&'a LanguageTag> {
        let (.., language) = text.pick(&self.language, &self.default)?;
        match language {
            Some(own) => Some(own).filter(|own| !fits(&self.language, own)),
            None => self.plain_tongue(text),
        }
    }

    /// The language of a string that does not say it, if it is another: that of the document
    /// or the package; none where it serves in all, or where somebody says it of the passage
    /// or to one recipient.
    fn plain_tongue(&self, text: &Text) -> Option<&LanguageTag> {
        let TextValue::Plain(string) = &text.value else { return None };
        let (origin, document) = (&text.origin, self.document());
        let is_in = |own: &&DocumentRecord| {
            let rest = origin.pointer.strip_prefix(&*own.origin.pointer);
            origin.file == own.origin.file
                && rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut all = std::iter::once(document).chain(&self.package.documents);
        let said = all.find(is_in).and_then(|own| own.language.as_ref());
        let language = said.map_or(&self.default, |tag| &tag.value);
        if fits(&self.language, language) {
            return None;
        }
        let is_of_row = self.to.as_ref().is_some_and(|to| {
            let row = &to.node.origin;
            origin.file == row.file && origin.pointer.starts_with(&*row.pointer)
        });
        let serves = is_of_row
            || document.is_of_recipient(origin)
            || is_within(origin, &self.passages)
            || serves_all(text, string);
        (!serves).then_some(language)
    }
}

/// The words of a text in their languages, without marks of notes and without what they
/// look like or come from.
pub(super) fn words_of(inlines: &[Inline]) -> Vec<Inline> {
    let mut out = vec![];
    collect(inlines, &mut out);
    out
}

fn collect(inlines: &[Inline], out: &mut Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Foreign { language, content } => {
                let (language, content) = (language.clone(), words_of(content));
                out.push(Inline::Foreign { language, content });
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content)
            | Inline::Link { content, .. } => collect(content, out),
            Inline::Datum(datum) => collect(&datum.content, out),
            other => {
                let text = text_of(std::slice::from_ref(other));
                match out.last_mut() {
                    Some(Inline::Text(last)) => last.push_str(&text),
                    _ => push_text(out, &text),
                }
            }
        }
    }
}

/// The language of a text that is in one other than its surroundings as a whole.
pub(super) fn whole(inlines: &[Inline]) -> Option<&LanguageTag> {
    let is_seen = |inline: &&Inline| !matches!(inline, Inline::NoteMark { .. });
    let mut seen = inlines.iter().filter(is_seen);
    match (seen.next()?, seen.next()) {
        (Inline::Foreign { language, .. }, None) => Some(language),
        (
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content),
            None,
        ) => whole(content),
        _ => None,
    }
}
