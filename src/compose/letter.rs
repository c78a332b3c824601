//! Parts of a letter: head, addressees, references, enclosures, copies.

use super::context::{Composer, block, computed, join, locked, paragraph, push_text};
use crate::document::{Block, Content, Inline, Style, text_of};
use crate::locale::Value;
use crate::model::{Addressee, CopyTo, Enclosure, Reference};

impl Composer {
    /// Addressees, one group each.
    pub fn addressees(&self, addressees: &[Addressee]) -> Vec<Block> {
        let groups = addressees.iter().map(|addressee| {
            let mut lines = self.addressee_lines(addressee);
            if let Some(first) = lines.first_mut() {
                *first = vec![Inline::Strong(std::mem::take(first))];
            }
            let blocks =
                lines.into_iter().filter_map(|line| paragraph(Style::Address, line));
            let content =
                Content::Group { style: Style::Address, blocks: blocks.collect() };
            Block { origin: Some(addressee.origin.clone()), ..block(content) }
        });
        groups.collect()
    }

    /// Name, office, institution, address; a line is not said twice.
    fn addressee_lines(&self, addressee: &Addressee) -> Vec<Vec<Inline>> {
        let person = self.addressed(addressee);
        let position = person.and_then(|person| self.position(person, None));
        let role = addressee
            .role
            .as_ref()
            .or_else(|| position.and_then(|own| own.role.as_ref()));
        let organization = addressee
            .organization
            .as_ref()
            .or_else(|| position.and_then(|own| own.organization.as_ref()));
        let mut lines = vec![];
        lines.extend(person.map(|person| self.person(person)));
        lines.push(self.optional(role));
        lines.push(self.optional(self.organization_of_row(addressee)));
        if let Some(id) = organization {
            lines.extend(self.organization_lines(&id.value));
        }
        let address = addressee.address.as_ref();
        let address = address
            .or_else(|| organization.and_then(|id| self.organization_address(&id.value)));
        lines.extend(address.into_iter().flat_map(|address| self.address_lines(address)));
        let mut said: Vec<String> = vec![];
        lines.retain(|line| {
            let text = text_of(line);
            let new = !text.is_empty() && !said.contains(&text);
            said.push(text);
            new
        });
        lines
    }

    /// Urgency and how it is delivered.
    pub fn delivery(&self) -> Vec<Block> {
        let document = self.document();
        [&document.urgency, &document.delivery]
            .into_iter()
            .filter_map(|line| paragraph(Style::Delivery, self.optional(line.as_ref())))
            .collect()
    }

    /// `Ljubljana, 5 May 2015`.
    pub fn place_date(&self) -> Vec<Block> {
        let document = self.document();
        let place = self.optional(document.place.as_ref());
        let date = self.own_date();
        let line = match (place.is_empty(), date.is_empty()) {
            (false, false) => {
                let precision = [("precision", Value::Text(self.date_precision()))];
                let parts = [("place", place), ("date", date)];
                self.sentence_with("place-and-date", &parts, &precision)
            }
            _ => join([place, date], ""),
        };
        paragraph(Style::PlaceDate, line).into_iter().collect()
    }

    /// Our references and theirs.
    pub fn references(&self) -> Vec<Block> {
        let mut lines = vec![];
        let both = [
            ("label-ourReference", self.own_reference()),
            ("label-yourReference", self.their_reference()),
        ];
        for (key, reference) in both {
            let Some(reference) = reference else { continue };
            for (index, line) in self.reference(reference).into_iter().enumerate() {
                let labelled = matches!(reference, Reference::Several(list)
                    if list[index].label.is_some() || list[index].country.is_some());
                let line = if labelled { line } else { self.labelled(key, line) };
                lines.extend(paragraph(Style::Reference, line));
            }
        }
        if lines.is_empty() {
            return vec![];
        }
        vec![block(Content::Group { style: Style::Reference, blocks: lines })]
    }

    /// `Our reference: 01/2013`.
    pub fn labelled(&self, key: &str, value: Vec<Inline>) -> Vec<Inline> {
        if value.is_empty() {
            return value;
        }
        self.sentence("labelled", &[("label", self.words(key, &[])), ("value", value)])
    }

    /// What is sent with it.
    pub fn enclosures(&self, enclosures: &[Enclosure]) -> Vec<Block> {
        if enclosures.is_empty() {
            return vec![];
        }
        let lines = enclosures.iter().map(|enclosure| match enclosure {
            Enclosure::Text(text) => self.text(text),
            Enclosure::Titled(own) => {
                let named = own.document.as_ref().and_then(|id| {
                    self.package.documents.iter().find(|other| other.id.value == id.value)
                });
                let other = named.and_then(|other| other.title.as_ref());
                let title = match (&own.title, other) {
                    (Some(title), _) => self.text(title),
                    (None, Some(title)) => {
                        vec![computed(&title.origin, self.words_of(title))]
                    }
                    (None, None) => {
                        own.document.as_ref().map_or_else(Vec::new, |id| self.leaf(id))
                    }
                };
                let reference = named.and_then(|other| other.reference.as_ref());
                let reference = reference.map_or_else(Vec::new, |own| {
                    join(self.reference(own).into_iter().map(locked), ", ")
                });
                join([title, reference], ", ")
            }
        });
        let lines = numbered(lines.collect());
        self.addendum("enclosures", enclosures.len(), lines)
    }

    /// Who gets a copy.
    pub fn copies(&self, copies: &[CopyTo]) -> Vec<Block> {
        if copies.is_empty() {
            return vec![];
        }
        let lines = copies.iter().map(|copy| match copy {
            CopyTo::Text(text) => self.text(text),
            CopyTo::Addressee(to) => join(self.addressee_lines(to), ", "),
        });
        self.addendum("copies", copies.len(), lines.collect())
    }
}

/// Lines of one paragraph.
pub(super) fn lines(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut out = vec![];
    for line in lines {
        if !out.is_empty() {
            out.push(Inline::LineBreak);
        }
        out.extend(line);
    }
    out
}

/// Several lines get numbers.
fn numbered(lines: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
    if lines.len() < 2 {
        return lines;
    }
    let with_number = |(line, number): (Vec<Inline>, u32)| {
        let mut out = vec![];
        push_text(&mut out, &format!("{number}.\u{a0}"));
        out.extend(line);
        out
    };
    lines.into_iter().zip(1..).map(with_number).collect()
}
