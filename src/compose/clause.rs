//! Clauses of preambles and operative parts: lead words, numbers, and the punctuation
//! between them, which is never typed in the record.

use super::context::{Composer, block, join};
use super::list::{Counter, marker};
use crate::check;
use crate::diagnostic::LanguageTag;
use crate::document::{Block, Content, Inline, Label, Marker, Paragraph, Style, text_of};
use crate::model::{
    Clause, ClauseNumbering, Lead, OperativeTerminator, Part, PreambleTerminator,
    Reservation,
};

impl Composer {
    /// The clauses of the preamble.
    pub fn preamble(&self, clauses: &[Clause]) -> Vec<Block> {
        let style = self.document().preamble_style.as_ref();
        let lead = style
            .and_then(|style| style.lead.as_ref())
            .map_or(Lead::Italic, |own| own.value);
        let terminator = style.and_then(|style| style.terminator.as_ref());
        let terminator =
            terminator.map_or(PreambleTerminator::Comma, |own| own.value).word();
        let mark =
            style.and_then(|style| style.marker.as_ref()).map(|own| marker(own.value));
        let mut counter = mark
            .filter(|mark| *mark != Marker::None)
            .map(|mark| Counter::new(self, mark, 0));
        let mut out = vec![];
        for clause in clauses {
            let label = counter.as_mut().map(Counter::next);
            out.extend(self.clause(clause, Style::Preamble, label, lead, terminator));
        }
        out
    }

    /// The parts of the operative text.
    pub fn operative(&self, parts: &[Part]) -> Vec<Block> {
        let style = self.document().operative_style.as_ref();
        let lead = style
            .and_then(|style| style.lead.as_ref())
            .map_or(Lead::Italic, |own| own.value);
        let numbering = style.and_then(|style| style.numbering.as_ref());
        let numbering = numbering.map_or(ClauseNumbering::Continuous, |own| own.value);
        let terminator = style.and_then(|style| style.terminator.as_ref());
        let terminator =
            terminator.map_or(OperativeTerminator::FullStop, |own| own.value);
        let last = parts
            .iter()
            .rev()
            .find_map(|part| part.clauses.last())
            .map(|own| &own.origin);
        let mut out = vec![];
        for part in parts {
            if numbering == ClauseNumbering::ByPart {
                self.restart_paragraphs();
            }
            let start = out.len();
            if let Some(heading) = &part.heading {
                out.push(self.heading(1, Some(&part.origin), self.text(heading)));
            }
            for clause in &part.clauses {
                let label = (numbering != ClauseNumbering::None).then(|| self.count(""));
                // The whole text is one sentence: it ends with a full stop.
                let end = match terminator {
                    OperativeTerminator::Semicolon if Some(&clause.origin) == last => ".",
                    other => other.word(),
                };
                out.extend(self.clause(clause, Style::Clause, label, lead, end));
            }
            if let Some(first) = out.get_mut(start).filter(|first| first.anchor.is_none())
            {
                first.anchor = part.id.as_ref().map(|id| id.value.clone());
            }
        }
        out
    }

    fn clause(
        &self,
        clause: &Clause,
        style: Style,
        label: Option<Label>,
        lead: Lead,
        terminator: &str,
    ) -> Vec<Block> {
        let own_lead = clause
            .lead
            .as_ref()
            .map_or_else(Vec::new, |text| styled(lead, self.text(text)));
        let mut content = join([own_lead, self.text(&clause.text)], " ");
        let mut list = None;
        if clause.items.is_empty() {
            terminate(&self.language, &mut content, terminator);
        } else {
            let mark = clause
                .marker
                .as_ref()
                .map_or(Marker::LowerAlpha, |own| marker(own.value));
            // Below a number, items stand at its text.
            let level = u8::from(label.is_some());
            let mut items = self.items(&clause.items, mark, level);
            if let Some(last) =
                items.items.last_mut().and_then(|item| last_text(&mut item.blocks))
            {
                terminate(&self.language, last, terminator);
            }
            list = Some(block(Content::List(items)));
        }
        let keep_with_next = list.is_some();
        let paragraph = Paragraph { style, label, content, keep_with_next };
        let first = Block {
            origin: Some(clause.origin.clone()),
            anchor: clause.id.as_ref().map(|id| id.value.clone()),
            language: None,
            content: Content::Paragraph(paragraph),
        };
        [Some(first), list].into_iter().flatten().collect()
    }

    /// Reservations and alignments, each by its country.
    pub fn reservations(&self, reservations: &[Reservation]) -> Vec<Block> {
        let made = reservations.iter().filter_map(|own| {
            let country =
                own.country.as_ref().map_or_else(Vec::new, |code| self.country(code));
            let text = self.optional(own.text.as_ref());
            let content = match (country.is_empty(), text.is_empty()) {
                (true, true) => return None,
                (false, false) => {
                    let label = vec![Inline::Strong(country)];
                    self.sentence("labelled", &[("label", label), ("value", text)])
                }
                (false, true) => self.sentence("reservation-by", &[("country", country)]),
                (true, false) => text,
            };
            let paragraph = Paragraph {
                style: Style::Reservation,
                label: None,
                content,
                keep_with_next: false,
            };
            let origin = Some(own.origin.clone());
            Some(Block { origin, ..block(Content::Paragraph(paragraph)) })
        });
        made.collect()
    }
}

fn styled(lead: Lead, text: Vec<Inline>) -> Vec<Inline> {
    if text.is_empty() {
        return text;
    }
    match lead {
        Lead::Italic => vec![Inline::Emphasis(text)],
        Lead::Uppercase => vec![Inline::Capitals(text)],
        Lead::Bold => vec![Inline::Strong(text)],
        Lead::Plain => text,
    }
}

/// Adds punctuation, unless the text has some already.
fn terminate(language: &LanguageTag, content: &mut Vec<Inline>, terminator: &str) {
    let text = text_of(content);
    let text = text.trim_end();
    let ended = text.ends_with(['.', ',', ';', ':', '!', '?', '…'])
        && (terminator == "." || !check::ends_in_abbreviation(text, language));
    if !terminator.is_empty() && !ended {
        content.push(Inline::Text(terminator.to_owned()));
    }
}

/// The text of the last paragraph, of the deepest list.
fn last_text(blocks: &mut [Block]) -> Option<&mut Vec<Inline>> {
    let last = blocks.iter().rposition(|block| {
        !matches!(&block.content, Content::Paragraph(own) if own.style == Style::Small)
    })?;
    match &mut blocks[last].content {
        Content::Paragraph(paragraph) => Some(&mut paragraph.content),
        Content::List(list) => last_text(&mut list.items.last_mut()?.blocks),
        _ => None,
    }
}
