//! A table of contents → a TOC field with its entries already in place.

use docx_rs::{DocumentChild, ParagraphChild};

use super::inline::{Format, run, tab};
use super::{Line, Writer};
use crate::document::ContentsEntry;
use crate::docx::mark::Mark;

impl Writer<'_> {
    /// The entries; each leads to its heading.
    pub(super) fn contents(
        &mut self,
        entries: &[ContentsEntry],
        out: &mut Vec<DocumentChild>,
    ) {
        let words = &self.document.words.contents;
        if !words.is_empty() {
            let heading = self.text(words);
            out.push(Line::new("TOCHeading", heading).block());
        }
        let deepest = entries.iter().map(|entry| entry.level).max().unwrap_or(1);
        for (index, entry) in entries.iter().enumerate() {
            let name = self.anchors.bookmark(&entry.anchor);
            let page = self.options.pages.of.get(&entry.anchor).copied().unwrap_or(1);
            let mut link = run(&entry.text, Format::default());
            if let Some(language) = &entry.language {
                link = self.around(Mark::Language(language.clone()), link);
            }
            link.push(tab());
            let field = Mark::Field(format!("PAGEREF {name} \\h"));
            link.extend(self.around(field, run(&page.to_string(), Format::default())));
            let mut content = vec![];
            if index == 0 {
                // Headings alone, and not all that the navigation pane shows.
                let begin = Mark::FieldBegin(format!("TOC \\o \"1-{deepest}\" \\h \\z"));
                content.push(ParagraphChild::BookmarkStart(self.point(begin)));
            }
            content.extend(self.around(Mark::Jump(name), link));
            if index + 1 == entries.len() {
                content.push(ParagraphChild::BookmarkStart(self.point(Mark::FieldEnd)));
            }
            let style = format!("TOC{}", entry.level.clamp(1, 6));
            out.push(Line::new(&style, content).block());
        }
    }
}
