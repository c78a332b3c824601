//! What marks say of the text between them: controls and bookmarks which value it is,
//! tracked changes who wrote it, comments who says something of it.

use std::collections::BTreeSet;

use super::body::{Context, OPEN, Walker};
use super::revision::{Revision, RevisionKind};
use crate::xml::Element;

impl<'a> Walker<'a> {
    /// What holds within a control: its key, if it is one of ours.
    pub(super) fn control(&self, own: &'a Element, context: &Context) -> Context {
        let Some(properties) = own.find("w:sdtPr") else { return context.clone() };
        let is_placeholder = properties.toggle("w:showingPlcHdr") == Some(true);
        let title = properties.value("w:alias");
        let tag = properties.value("w:tag");
        let found = self.draft.key(title, tag);
        Context {
            key: found.or(context.key),
            is_placeholder: context.is_placeholder || is_placeholder,
            ..context.clone()
        }
    }

    pub(super) fn changed(
        &mut self,
        own: &'a Element,
        kind: RevisionKind,
        context: &Context,
    ) -> Context {
        let number = self.revision(own, kind);
        let mut context = context.clone();
        if kind != RevisionKind::Format && context.changes.len() < OPEN {
            context.changes.push(number);
        }
        context
    }

    pub(super) fn revision(&mut self, own: &'a Element, kind: RevisionKind) -> usize {
        let get = |name| own.get(name).unwrap_or_default().to_owned();
        let (author, date) = (get("w:author"), get("w:date"));
        self.revisions.number(Revision { kind, author, date })
    }

    /// Bookmarks of ours, and where comments begin and end.
    pub(super) fn mark(&mut self, own: &'a Element) {
        let number = own.get("w:id").unwrap_or_default();
        match own.name.as_str() {
            "w:bookmarkStart" => {
                let Some(key) = own.get("w:name").and_then(|name| self.bookmarked(name))
                else {
                    return;
                };
                self.paragraph.keys.insert(key);
                self.bookmarks.push((number.to_owned(), key));
                if self.bookmarks.len() > OPEN {
                    self.bookmarks.remove(0);
                }
            }
            "w:bookmarkEnd" => self.bookmarks.retain(|(own, _)| own != number),
            "w:commentRangeStart" => {
                if self.comments.len() < OPEN {
                    self.comments.insert(number.to_owned());
                }
                self.paragraph.comments.insert(number.to_owned());
            }
            "w:commentRangeEnd" => _ = self.comments.remove(number),
            _ => {}
        }
    }

    /// The key of a bookmark: `_jp7`, and `_jp7_Copy_1` where LibreOffice copied it.
    fn bookmarked(&self, name: &str) -> Option<usize> {
        let rest = name.strip_prefix(self.draft.bookmarks.as_str())?;
        let digits = rest.split('_').next()?;
        let number: usize = digits.parse().ok()?;
        number.checked_sub(1).filter(|key| *key < self.draft.keys.len())
    }
}

pub(super) fn ends(own: &Element, found: &mut BTreeSet<String>) {
    if own.name == "w:bookmarkEnd" {
        found.extend(own.get("w:id").map(str::to_owned));
    }
    own.elements().for_each(|child| ends(child, found));
}
