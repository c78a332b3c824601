//! The salutation and the complimentary close of a letter, by the rank of those it goes to.

use super::context::{Composer, computed, join, paragraph};
use super::gender::{gender, gender_of_all};
use super::name::in_order;
use super::tongue::words_of;
use crate::document::{Block, Inline, Style, text_of};
use crate::locale::Value;
use crate::model::{Addressee, Person, SignatoryStatus};

impl Composer {
    /// One line for each addressee with a salutation of its own; the document's for the
    /// others; made from the names where the record has none.
    pub fn salutation(&self) -> Vec<Block> {
        let document = self.document();
        let addressees = self.own_addressees();
        let own = addressees.iter().filter_map(|to| to.salutation.as_ref());
        let mut lines: Vec<Vec<Inline>> = own.map(|own| self.text(own)).collect();
        let others: Vec<&Addressee> =
            addressees.iter().filter(|to| to.salutation.is_none()).collect();
        if addressees.is_empty() || !others.is_empty() {
            match &document.salutation {
                Some(own) => lines.push(self.text(own)),
                None => lines.extend(self.made_salutations(&others)),
            }
        }
        lines.into_iter().filter_map(|line| paragraph(Style::Salutation, line)).collect()
    }

    /// Excellencies are not greeted in one line with others.
    fn made_salutations(&self, addressees: &[&Addressee]) -> Vec<Vec<Inline>> {
        if addressees.is_empty() {
            return vec![self.words("salutation-unnamed", &[])];
        }
        let (high, others): (Vec<_>, Vec<_>) =
            addressees.iter().copied().partition(|to| self.is_excellency(to));
        let lines = [("excellency", high), ("other", others)].into_iter();
        let lines = lines.filter_map(|(rank, group)| match &group[..] {
            [] => None,
            [only] => Some(self.salutation_of(only, rank)),
            several => {
                let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
                let genders = several.iter().map(|to| gender(self.addressed(to)));
                let values = [
                    ("rank", Value::Text(rank)),
                    ("gender", Value::Text(gender_of_all(genders))),
                    ("count", Value::Number(count)),
                ];
                Some(self.words("salutation-several", &values))
            }
        });
        lines.collect()
    }

    fn salutation_of(&self, addressee: &Addressee, rank: &str) -> Vec<Inline> {
        let Some(person) = self.addressed(addressee) else {
            return self.words("salutation-unnamed", &[]);
        };
        let name = words_of(&self.name_in_letters(person));
        let family = self.words_of(&person.family_name);
        let parts = [("name", name), ("family", family)];
        let values =
            [("gender", Value::Text(gender(Some(person)))), ("rank", Value::Text(rank))];
        let greeting = self.sentence_with("salutation", &parts, &values);
        vec![computed(&person.origin, greeting)]
    }

    fn name_in_letters(&self, person: &Person) -> Vec<Inline> {
        if let Some(name) = &person.name {
            return self.text(name);
        }
        let family = self.text(&person.family_name);
        match &person.honorific_prefix {
            Some(prefix) => join([self.text(prefix), family], "\u{a0}"),
            // A family name alone is no way to address somebody.
            None => {
                let given = self.optional(person.given_name.as_ref());
                in_order(person, vec![given], family)
            }
        }
    }

    /// The complimentary close; made where the record has none.
    pub fn close(&self) -> Vec<Block> {
        let document = self.document();
        let named = self
            .own_addressees()
            .iter()
            .any(|own| own.person.is_some() || self.addressed(own).is_some());
        let close = match &document.complimentary_close {
            Some(close) => self.text(close),
            None if named => self.made_close(),
            None => self.words("close-unnamed", &[]),
        };
        paragraph(Style::Closing, close).into_iter().collect()
    }

    /// It speaks to excellencies where all are; to all alike where only some are.
    fn made_close(&self) -> Vec<Inline> {
        let addressees = self.own_addressees();
        let rank = match addressees.iter().all(|to| self.is_excellency(to)) {
            true if addressees.len() == 1 => "excellency",
            true => "excellencies",
            false => "other",
        };
        let signing = self.document().signatories.iter();
        let signing = signing.filter(|own| {
            let status = own.status.as_ref().map(|status| status.value);
            status != Some(SignatoryStatus::Declined)
        });
        let number = |count| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let values = [
            ("rank", Value::Text(rank)),
            ("signatories", number(signing.count().max(1))),
            ("addressees", number(addressees.len())),
        ];
        self.words("close", &values)
    }

    /// Whether the honorific prefix begins as that of an excellency: `H.E. Mr`.
    fn is_excellency(&self, addressee: &Addressee) -> bool {
        let Some(person) = self.addressed(addressee) else { return false };
        let prefix = text_of(&self.optional(person.honorific_prefix.as_ref()));
        self.word("excellencies", &[]).split('|').any(|own| begins_with(&prefix, own))
    }
}

/// Whether a prefix begins with these words, however their stops, spaces and capitals are
/// set: `HE Mr` and `h. e.` with `H.E.`, but not `Herr`.
fn begins_with(prefix: &str, words: &str) -> bool {
    let words: String = parts(words).collect();
    let mut begun = String::new();
    !words.is_empty()
        && parts(prefix).any(|part| {
            begun.push_str(&part);
            begun == words
        })
}

fn parts(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| c == '.' || c == ',' || c.is_whitespace());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase)
}
