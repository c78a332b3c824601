//! What the parts of `compose` share: the record, the language, and what is counted.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Input;
use super::recipient::To;
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Origin, Place};
use crate::document::{
    Block, Content, Datum, Inline, Letterhead, Paragraph, Style, text_of,
};
use crate::locale::{self, Form, Locale, Value};
use crate::model::{
    BlockType, Date, DocumentRecord, Footnote, Meeting, Package, Pending, SectionKind,
    Visibility,
};
use crate::style::Sheet;
use crate::templates::Templates;

/// One document in the making.
pub(super) struct Composer {
    pub package: Arc<Package>,
    pub index: usize,
    pub language: LanguageTag,
    /// To whom this copy of a letter goes.
    pub to: Option<To>,
    /// The language of plain strings of the package.
    pub default: LanguageTag,
    /// Where the document's passages are that say their own language.
    pub passages: Vec<String>,
    pub locale: Arc<Locale>,
    /// Width of the text on a page, in points.
    pub text_width: f64,
    /// What messages call the kind's template, and its text.
    template: (Arc<str>, String),
    state: Mutex<State>,
}

/// What grows while the template is rendered.
#[derive(Default)]
pub(super) struct State {
    pub slots: Vec<Slot>,
    /// Ids of the notes that are referred to, in the order they are met.
    pub notes: Vec<String>,
    /// Sequences of numbers given out.
    pub sequences: u32,
    /// Count of numbered paragraphs, and its sequence.
    pub paragraphs: Count,
    /// Counts of headings by level, and their sequence.
    pub headings: Vec<u32>,
    pub heading_sequence: Option<u32>,
    /// Count of annexes.
    pub annexes: u32,
    /// Whether headings are those of an annex, which are not numbered on.
    pub in_annex: bool,
    /// What stands where the record's blocks want it, and not again at its usual place.
    pub placed: BTreeSet<BlockType>,
    /// Kinds of sections that an anchor names already.
    pub kinds: BTreeSet<SectionKind>,
    pub letterhead: Option<Letterhead>,
    pub diagnostics: Diagnostics,
}

/// A number that goes up, within its sequence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub sequence: Option<u32>,
    pub value: u32,
}

/// What a mark in the rendered template stands for.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    Inlines(Vec<Inline>),
    Blocks(Vec<Block>),
}

impl Composer {
    pub fn new(
        input: &Input<'_>,
        templates: &Templates,
        locale: Arc<Locale>,
    ) -> Option<Self> {
        let document = input.package.documents.get(input.index)?;
        let default =
            input.package.default_language.as_ref().map(|tag| tag.value.clone());
        let default = default.or_else(|| LanguageTag::new("en"))?;
        // Mistakes of the brand are reported where it is used.
        let brand = input.package.brand.as_ref();
        let ignored = &mut Diagnostics::default();
        let brand = crate::model::look(brand, None, input.language, &default, ignored);
        let path = format!("kinds/{}.md.j2", document.kind.value);
        let text = templates.get(&path).unwrap_or_default().to_owned();
        Some(Self {
            template: (templates.file(&path), text),
            package: Arc::clone(input.package),
            index: input.index,
            language: input.language.clone(),
            to: input.row.map(To::new),
            text_width: Sheet::new(&brand).text_width,
            passages: check::passages(document),
            default,
            locale,
            state: Mutex::default(),
        })
    }

    /// Whether the kind's template itself asks for what a function gives.
    pub fn asks(&self, function: &str) -> bool {
        self.template.1.contains(&format!("{function}("))
    }

    pub fn document(&self) -> &DocumentRecord {
        &self.package.documents[self.index]
    }

    pub fn meeting(&self) -> &Meeting {
        &self.package.meeting
    }

    /// One thread renders a document; a lock that a panic left is as good as any.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        self.state().diagnostics.push(diagnostic);
    }

    pub fn take_diagnostics(&self) -> Diagnostics {
        std::mem::take(&mut self.state().diagnostics)
    }

    /// Where a piece of text stands in the kind's template; the whole file if it does not.
    pub fn template_place(&self, text: &str) -> Place {
        let (file, own) = &self.template;
        match own.find(text).filter(|_| !text.is_empty()) {
            Some(at) => {
                Place::Span { file: Arc::clone(file), range: at..at + text.len() }
            }
            None => Place::File(Arc::clone(file)),
        }
    }

    /// A number for a sequence that begins anew.
    pub fn new_sequence(&self) -> u32 {
        let mut state = self.state();
        state.sequences += 1;
        state.sequences
    }

    /// Words of the language; a message that is missing is reported.
    pub fn word(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.said(self.locale.word(key, values))
    }

    /// Words as text of the document.
    pub fn words(&self, key: &str, values: &[(&str, Value<'_>)]) -> Vec<Inline> {
        vec![Inline::Text(self.word(key, values))]
    }

    /// What the locale says; a mistake is reported.
    pub fn said(&self, words: Result<String, Box<Diagnostic>>) -> String {
        words.unwrap_or_else(|diagnostic| {
            self.report(*diagnostic);
            String::new()
        })
    }

    /// A message into which pieces of text are put: `{ $date }` and so on.
    pub fn sentence(&self, key: &str, parts: &[(&str, Vec<Inline>)]) -> Vec<Inline> {
        self.sentence_with(key, parts, &[])
    }

    /// As [`Self::sentence`], with values that choose among the message's variants.
    pub fn sentence_with(
        &self,
        key: &str,
        parts: &[(&str, Vec<Inline>)],
        values: &[(&str, Value<'_>)],
    ) -> Vec<Inline> {
        // Each part is written as a mark of its own, and the sentence cut at the marks.
        let marks: Vec<String> =
            (0..parts.len()).map(|n| format!("\u{fdd0}{n}\u{fdd1}")).collect();
        let mut all = values.to_vec();
        all.extend(
            parts.iter().zip(&marks).map(|((name, _), mark)| (*name, Value::Text(mark))),
        );
        let sentence = self.word(key, &all);
        let mut out = vec![];
        let mut rest = sentence.as_str();
        while let Some((before, after)) = rest.split_once('\u{fdd0}') {
            push_text(&mut out, before);
            let (number, mut after) = after.split_once('\u{fdd1}').unwrap_or((after, ""));
            if let Some((_, part)) =
                number.parse::<usize>().ok().and_then(|n| parts.get(n))
            {
                let mut part = part.clone();
                if after.starts_with(',') {
                    part = self.before_comma(part);
                }
                // The stop of a date or of an abbreviation ends the sentence as well.
                if text_of(&part).ends_with('.') {
                    after = after.strip_prefix('.').unwrap_or(after);
                }
                out.extend(part);
            }
            rest = after;
        }
        push_text(&mut out, rest);
        out
    }

    /// A date in words: computed from the record.
    pub fn date(&self, date: &Date, form: Form) -> Inline {
        let text = self.said(self.locale.date(date, form));
        computed(&date.origin, vec![Inline::Text(text)])
    }

    /// A date, or what is missing of it.
    pub fn pending_date(&self, date: &Pending<Date>, form: Form) -> Vec<Inline> {
        match date {
            Pending::Known(date) => vec![self.date(date, form)],
            Pending::Placeholder(missing) => {
                vec![editable(
                    &missing.origin,
                    vec![Inline::Placeholder(missing.text.clone())],
                )]
            }
        }
    }

    /// A date as a sentence tells when: `on 11 March 2013`.
    pub fn when(&self, date: &Pending<Date>) -> Vec<Inline> {
        let precision = match date {
            Pending::Known(date) => locale::precision(date, None),
            Pending::Placeholder(_) => "day",
        };
        let parts = [("date", self.pending_date(date, Form::Text))];
        self.sentence_with("when", &parts, &[("precision", Value::Text(precision))])
    }

    /// Several days as a sentence tells when: `on 11 and 12 March 2013`.
    pub fn when_from(&self, start: &Date, end: &Date) -> Vec<Inline> {
        let precision = locale::precision(start, Some(end));
        let parts = [("date", vec![self.range(start, Some(end), Form::Text)])];
        self.sentence_with("when", &parts, &[("precision", Value::Text(precision))])
    }

    /// A date, or what ends in one, as a comma may follow it.
    pub fn before_comma(&self, mut date: Vec<Inline>) -> Vec<Inline> {
        if let Some(Inline::Datum(Datum { editable: false, content, .. })) =
            date.last_mut()
            && let [Inline::Text(text)] = &mut content[..]
        {
            *text = self.locale.before_comma(text).to_owned();
        }
        date
    }

    /// From one date to another.
    pub fn range(&self, start: &Date, end: Option<&Date>, form: Form) -> Inline {
        let text = self.said(self.locale.range(start, end, form));
        computed(&start.origin, vec![Inline::Text(text)])
    }

    pub fn footnote(&self, id: &str) -> Option<&Footnote> {
        self.document().footnotes.get(id).or_else(|| self.package.footnotes.get(id))
    }

    /// Whether something may be seen in this document.
    pub fn shows(&self, visibility: Option<Visibility>) -> bool {
        self.document().shows(visibility)
    }
}

/// Text that stands as the record has it.
pub(super) fn editable(origin: &Origin, content: Vec<Inline>) -> Inline {
    Inline::Datum(Datum { origin: origin.clone(), editable: true, content })
}

/// Text that is computed from a value of the record.
pub(super) fn computed(origin: &Origin, content: Vec<Inline>) -> Inline {
    Inline::Datum(Datum { origin: origin.clone(), editable: false, content })
}

/// The same text where it only repeats what is edited elsewhere.
pub(super) fn locked(mut inlines: Vec<Inline>) -> Vec<Inline> {
    for inline in &mut inlines {
        match inline {
            Inline::Datum(datum) => datum.editable = false,
            Inline::Foreign { content, .. } => {
                *content = locked(std::mem::take(content));
            }
            _ => {}
        }
    }
    inlines
}

pub(super) fn push_text(out: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// Pieces with something between them; empty pieces are left out.
pub(super) fn join(
    pieces: impl IntoIterator<Item = Vec<Inline>>,
    between: &str,
) -> Vec<Inline> {
    let mut out: Vec<Inline> = vec![];
    for piece in pieces {
        if piece.is_empty() {
            continue;
        }
        if !out.is_empty() {
            push_text(&mut out, between);
        }
        out.extend(piece);
    }
    out
}

/// A block that comes from no one value.
pub(super) fn block(content: Content) -> Block {
    Block { origin: None, anchor: None, language: None, content }
}

/// A paragraph in a style; none if it is empty.
pub(super) fn paragraph(style: Style, content: Vec<Inline>) -> Option<Block> {
    let keep_with_next = matches!(style, Style::SmallHeading | Style::Closing);
    let paragraph = Paragraph { style, label: None, content, keep_with_next };
    (!paragraph.content.is_empty()).then(|| block(Content::Paragraph(paragraph)))
}
