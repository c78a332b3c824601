//! What stands around the text of every page, and what the file's properties say.

use super::context::{Composer, join, push_text};
use super::tongue::words_of;
use crate::diagnostic::Origin;
use crate::document::{Furniture, Info, Inline, Words, text_of};
use crate::locale::Value;
use crate::model::{Classification, Date, Status, Text};

/// In characters: half a line of a running head.
const LONGEST_RUNNING_TITLE: usize = 60;

impl Composer {
    /// Head, foot and marks of the pages.
    pub fn furniture(&self) -> Furniture {
        let brand = self.package.brand.as_ref();
        let header = brand.and_then(|brand| brand.header.as_ref());
        let meeting = self.meeting();
        let start = header.or(meeting.short_name.as_ref()).unwrap_or(&meeting.name);
        let (footer_start, footer_end) = self.footer();
        // Words that are missing are reported to the state, which must be free by then.
        let letterhead = self.state().letterhead.take();
        Furniture {
            letterhead,
            header_start: self.edge(start),
            header_end: self.running_title(),
            footer_start,
            footer_end,
            draft_mark: self.draft_mark(),
            draft_origin: Some(Origin {
                pointer: format!("{}/status", self.document().origin.pointer).into(),
                ..self.document().origin.clone()
            }),
            classification: self.classification(),
        }
    }

    /// The title in running heads: a long one gives way to the kind of document.
    fn running_title(&self) -> Vec<Inline> {
        let document = self.document();
        let kind = self.kind_name();
        let own = document.running_title.as_ref();
        let fits = |title: &&Text| {
            own.is_some()
                || kind.is_empty()
                || self.plain(title).chars().count() <= LONGEST_RUNNING_TITLE
        };
        match own.or(document.title.as_ref()).filter(fits) {
            Some(title) => self.edge(title),
            None => kind,
        }
    }

    /// Who, which document, which version, of when; and the page. A footer of the brand's
    /// own that counts the pages replaces "Page 1 of 2".
    fn footer(&self) -> (Vec<Inline>, Vec<Inline>) {
        let own = self.package.brand.as_ref().and_then(|brand| brand.footer.as_ref());
        let counts = own.is_some_and(|own| self.plain(own).contains("{page}"));
        let own = own.map(|own| self.edge(own)).unwrap_or_default();
        let page = || {
            vec![
                Inline::Text(self.word("page", &[]) + "\u{a0}"),
                Inline::PageNumber,
                Inline::Text(format!(" {} ", self.word("page-of", &[]))),
                Inline::PageCount,
            ]
        };
        let identity = self.identity_line();
        if counts { (identity, own) } else { (join([own, identity], " · "), page()) }
    }

    fn identity_line(&self) -> Vec<Inline> {
        let document = self.document();
        let text = |text: String| vec![Inline::Text(text)];
        // Without a reference, the id says which document a printed page is of.
        let id = || text(document.id.value.clone());
        let reference = self.own_reference().map_or_else(id, |own| {
            join(self.reference(own).into_iter().map(|line| words_of(&line)), ", ")
        });
        let version = document.version.as_ref().map_or_else(Vec::new, |own| {
            self.words("version", &[("version", Value::Text(&own.value))])
        });
        let date = words_of(&self.own_date());
        join([reference, version, date], " · ")
    }

    /// A text of heads and feet.
    fn edge(&self, text: &Text) -> Vec<Inline> {
        filled(self.words_of(text))
    }

    fn draft_mark(&self) -> Option<Vec<Inline>> {
        let status =
            self.document().status.as_ref().map_or(Status::Draft, |own| own.value);
        matches!(status, Status::Draft | Status::ForSilence)
            .then(|| self.words(&format!("mark-{}", status.word()), &[]))
    }

    fn classification(&self) -> Option<Vec<Inline>> {
        let own = self.document().classification.as_ref()?.value;
        (own != Classification::Public)
            .then(|| self.words(&format!("classification-{}", own.word()), &[]))
    }

    /// The properties of the file.
    pub fn info(&self) -> Info {
        let document = self.document();
        let meeting = self.meeting();
        let title = document.title.as_ref().or(document.subject.as_ref());
        let title =
            title.map_or_else(|| text_of(&self.kind_name()), |title| self.plain(title));
        let subject = document.subject.as_ref().filter(|_| document.title.is_some());
        let reference = self.own_reference().map(|own| {
            let lines: Vec<String> =
                self.reference(own).iter().map(|line| text_of(line)).collect();
            lines.join(", ")
        });
        let keywords = [
            meeting.short_name.as_ref(),
            meeting.series.as_ref(),
            meeting.super_event.as_ref().and_then(|event| event.name.as_ref()),
        ];
        Info {
            meeting: meeting.identity(),
            id: document.id.value.clone(),
            kind: document.kind.value.clone(),
            title: if title.is_empty() { self.plain(&meeting.name) } else { title },
            subject: Some(self.plain(subject.unwrap_or(&meeting.name))),
            author: self.author(),
            keywords: keywords
                .into_iter()
                .flatten()
                .map(|text| self.plain(text))
                .collect(),
            reference,
            version: document.version.as_ref().map(|own| own.value.clone()),
            status: self.status_word().to_owned(),
            date: self.stamp(),
        }
    }

    fn author(&self) -> Option<String> {
        let meeting = self.meeting();
        let brand = self.package.brand.as_ref();
        let framework =
            meeting.super_event.as_ref().and_then(|event| event.secretariat.as_ref());
        let organization =
            meeting.secretariat.as_ref().or(framework).or(meeting.organizer.as_ref());
        let organization =
            organization.and_then(|id| self.package.organizations.get(&id.value));
        let name = organization.map(|own| &own.name);
        name.or_else(|| brand.and_then(|brand| brand.name.as_ref()))
            .map(|name| self.plain(name))
    }

    /// The time stamp of the files: the document's own date, or that of its last version,
    /// or the meeting's.
    fn stamp(&self) -> (u16, u8, u8) {
        let document = self.document();
        let own = document.date.as_ref().and_then(|date| date.known());
        let history = document.history.iter().rev().find_map(|entry| entry.date.as_ref());
        let meeting = self.meeting();
        let meeting = meeting.end_date.as_ref().unwrap_or(&meeting.start_date);
        let Date { year, month, day, .. } = own.or(history).unwrap_or(meeting);
        (*year, month.unwrap_or(1), day.unwrap_or(1))
    }

    /// Words that writers need beside the text.
    pub fn furniture_words(&self) -> Words {
        Words { contents: self.words("contents", &[]) }
    }
}

/// `{page}` and `{pages}` give way to the numbers.
fn filled(words: Vec<Inline>) -> Vec<Inline> {
    let mut out = vec![];
    for inline in words {
        match inline {
            Inline::Text(text) => out.extend(filled_text(&text)),
            Inline::Foreign { language, content } => {
                out.push(Inline::Foreign { language, content: filled(content) });
            }
            other => out.push(other),
        }
    }
    out
}

fn filled_text(text: &str) -> Vec<Inline> {
    let mut out = vec![];
    let mut rest = text;
    while let Some(at) = rest.find("{page") {
        push_text(&mut out, &rest[..at]);
        let from = &rest[at..];
        if let Some(after) = from.strip_prefix("{pages}") {
            out.push(Inline::PageCount);
            rest = after;
        } else if let Some(after) = from.strip_prefix("{page}") {
            out.push(Inline::PageNumber);
            rest = after;
        } else {
            push_text(&mut out, "{page");
            rest = &from["{page".len()..];
        }
    }
    push_text(&mut out, rest);
    out
}
