//! The list of abbreviations: those that the document uses, also of organisations.

use super::context::{Composer, block};
use crate::document::{Block, Content, Fact, Inline};
use crate::model::{BlockType, TextValue, Visit};

impl Composer {
    /// The list of abbreviations at its usual place, if the record wants one.
    pub fn abbreviations_list(&self) -> Vec<Block> {
        let wanted = self.document().abbreviations_list.as_ref();
        if !wanted.is_some_and(|own| own.value)
            || self.is_placed(BlockType::Abbreviations)
        {
            return vec![];
        }
        let list = self.abbreviations();
        if list.is_empty() {
            return list;
        }
        let heading = self.heading(1, None, self.words("abbreviations", &[]));
        [vec![heading], list].concat()
    }

    /// Whether the record's blocks have placed something themselves.
    pub fn is_placed(&self, block: BlockType) -> bool {
        self.state().placed.contains(&block)
    }

    /// The abbreviations that the document uses, in alphabetical order.
    pub fn abbreviations(&self) -> Vec<Block> {
        let mut texts: Vec<&str> = vec![];
        self.document().walk(&mut |visit| {
            if let Visit::Text(text) = visit {
                match &text.value {
                    TextValue::Plain(own) => texts.push(own),
                    TextValue::Localized(_) | TextValue::Placeholder(_) => {
                        texts.extend(
                            text.pick(&self.language, &self.default).map(|own| own.0),
                        );
                    }
                }
            }
        });
        let own =
            self.package.abbreviations.iter().map(|(short, long)| (short.clone(), long));
        let organizations =
            self.package.organizations.values().filter_map(|organization| {
                let short = self.plain(organization.short_name.as_ref()?);
                let known = self.package.abbreviations.contains_key(&short);
                (!known).then_some((short, &organization.name))
            });
        let mut used: Vec<(String, &crate::model::Text)> = own
            .chain(organizations)
            .filter(|(short, _)| texts.iter().any(|text| has_word(text, short)))
            .collect();
        used.sort_by(|a, b| self.locale.compare(&a.0, &b.0));
        used.dedup_by(|a, b| a.0 == b.0);
        let facts: Vec<Fact> = used
            .into_iter()
            .map(|(short, long)| Fact {
                label: vec![Inline::Text(short)],
                value: self.text(long),
                beside: None,
            })
            .collect();
        if facts.is_empty() { vec![] } else { vec![block(Content::Facts(facts))] }
    }
}

/// Whether a text has a word, or its plural: not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric)
            && !after.is_some_and(|c| c.is_alphanumeric() && c != 's')
    })
}
