//! What cross references and the table of contents lead to: places with their numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::tongue::whole;
use crate::diagnostic::LanguageTag;
use crate::document::{
    Block, Content, ContentsEntry, Item, Label, Marker, Style, text_of,
};

/// What can be referred to.
#[derive(Default)]
pub(super) struct Places {
    pub known: BTreeSet<String>,
    /// What a reference prints: `12`, `3 (a)`, `Annex I`.
    pub numbers: BTreeMap<String, String>,
    /// Of those that are a text, the language, if it is another than the document's.
    pub languages: BTreeMap<String, LanguageTag>,
    pub entries: Vec<ContentsEntry>,
    annex: Option<String>,
}

impl Places {
    /// `above` is the number that numbers of nested lists stand behind.
    pub fn blocks(&mut self, blocks: &[Block], above: Option<&str>) {
        let mut before: Option<String> = above.map(str::to_owned);
        for block in blocks {
            let (mut own, mut language) = (None, None);
            match &block.content {
                Content::Paragraph(paragraph) => {
                    if paragraph.style == Style::AnnexLabel {
                        self.annex = Some(text_of(&paragraph.content));
                    }
                    own = paragraph.label.as_ref().and_then(bare);
                    if let Some(own) = &own {
                        before = Some(own.clone());
                    } else if above.is_none() && paragraph.style != Style::Small {
                        before = None;
                    }
                }
                Content::Heading { level, label, content } => {
                    let text = text_of(content);
                    own = label.as_ref().and_then(bare);
                    if let (Some(anchor), false) = (&block.anchor, text.is_empty()) {
                        let annex = self.annex.take();
                        // The word before the number of an annex is the document's.
                        let spoken = whole(content).filter(|_| annex.is_none()).cloned();
                        language = spoken.clone().filter(|_| own.is_none());
                        let entry = match (&annex, label) {
                            (Some(annex), _) => {
                                format!("{}. {text}", annex.trim_end_matches('.'))
                            }
                            (None, Some(label)) => format!("{} {text}", label.text),
                            (None, None) => text.clone(),
                        };
                        own = own.or(annex).or(Some(text));
                        self.entries.push(ContentsEntry {
                            level: *level,
                            anchor: anchor.clone(),
                            text: entry,
                            language: spoken,
                        });
                    }
                    before = None;
                }
                Content::List(list) => {
                    for item in &list.items {
                        self.item(item, before.as_deref());
                    }
                }
                Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                    self.blocks(blocks, None);
                }
                Content::Beside { start, end } => {
                    self.blocks(start, None);
                    self.blocks(end, None);
                }
                Content::Table(table) => {
                    own = table.caption.as_ref().map(|own| text_of(own));
                    language = table.caption.as_ref().and_then(|own| whole(own)).cloned();
                }
                Content::Facts(_)
                | Content::Signatures(_)
                | Content::Contents(_)
                | Content::NewPage(_)
                | Content::Rule
                | Content::Parallel(_)
                | Content::Letter(_) => {}
            }
            if let (Some(anchor), Some(language)) = (&block.anchor, language) {
                self.languages.entry(anchor.clone()).or_insert(language);
            }
            self.note(block.anchor.as_ref(), own);
        }
    }

    fn item(&mut self, item: &Item, above: Option<&str>) {
        let own = bare(&item.label).map(|own| match above {
            Some(above) => format!("{above}\u{a0}{own}"),
            None => own,
        });
        self.note(item.anchor.as_ref(), own.clone());
        self.blocks(&item.blocks, own.as_deref().or(above));
    }

    fn note(&mut self, anchor: Option<&String>, number: Option<String>) {
        let Some(anchor) = anchor else { return };
        self.known.insert(anchor.clone());
        if let Some(number) = number {
            self.numbers.entry(anchor.clone()).or_insert(number);
        }
    }
}

/// A number as a sentence cites it: without the full stop behind it; none for bullets.
fn bare(label: &Label) -> Option<String> {
    match label.numbering.marker {
        Marker::Bullet | Marker::Dash | Marker::None => None,
        _ => Some(label.text.trim_end_matches('.').to_owned()),
    }
}
