//! Text within a paragraph → runs in named character styles.

use docx_rs::{BreakType, ParagraphChild, Run};

use super::Writer;
use crate::document::{Inline, Label, Target};
use crate::docx::mark::Mark;
use crate::docx::xml::is_char;

/// How a run looks. All that a run can be is one named style: see [`Format::style`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::docx) struct Format {
    pub(in crate::docx) strong: bool,
    pub(in crate::docx) emphasis: bool,
    pub(in crate::docx) capitals: bool,
    pub(in crate::docx) ground: Ground,
}

/// What a run is beside its emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::docx) enum Ground {
    #[default]
    Plain,
    Placeholder,
    Hyperlink,
}

impl Format {
    /// The identifier of the character style, none for plain text.
    pub(in crate::docx) fn style(self) -> Option<String> {
        let parts = [
            (self.strong, "Strong"),
            (self.emphasis, "Emphasis"),
            (self.capitals, "Capitals"),
            (self.ground == Ground::Placeholder, "Placeholder"),
            (self.ground == Ground::Hyperlink, "Hyperlink"),
        ];
        let name: String = parts.iter().filter(|(on, _)| *on).map(|(_, n)| *n).collect();
        (!name.is_empty()).then_some(name)
    }

    /// The last part of a combination, behind what it is added to.
    pub(in crate::docx) fn split(self) -> (Self, Self) {
        let plain = Self::default();
        if self.ground != Ground::Plain {
            (
                Self { ground: Ground::Plain, ..self },
                Self { ground: self.ground, ..plain },
            )
        } else if self.capitals {
            (Self { capitals: false, ..self }, Self { capitals: true, ..plain })
        } else if self.emphasis {
            (Self { emphasis: false, ..self }, Self { emphasis: true, ..plain })
        } else {
            (plain, self)
        }
    }

    /// Every way a run can look, but plain.
    pub(in crate::docx) fn all() -> impl Iterator<Item = Self> {
        let grounds = [Ground::Plain, Ground::Placeholder, Ground::Hyperlink];
        (1..24).map(move |n: usize| Self {
            strong: n & 1 != 0,
            emphasis: n & 2 != 0,
            capitals: n & 4 != 0,
            ground: grounds[n / 8],
        })
    }
}

/// Where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// The text of the document.
    Text,
    /// Headers, footers and notes: Word takes no footnotes there.
    Aside,
}

impl Writer<'_> {
    /// Text of the document.
    pub(super) fn text(&mut self, list: &[Inline]) -> Vec<ParagraphChild> {
        self.inlines(list, Flow::Text)
    }

    /// Text in a flow.
    pub(super) fn inlines(&mut self, list: &[Inline], flow: Flow) -> Vec<ParagraphChild> {
        let mut out = vec![];
        self.pieces(list, Format::default(), flow, false, &mut out);
        out
    }

    fn pieces(
        &mut self,
        list: &[Inline],
        format: Format,
        flow: Flow,
        held: bool,
        out: &mut Vec<ParagraphChild>,
    ) {
        for inline in list {
            self.piece(inline, format, flow, held, out);
        }
    }

    fn piece(
        &mut self,
        inline: &Inline,
        format: Format,
        flow: Flow,
        held: bool,
        out: &mut Vec<ParagraphChild>,
    ) {
        match inline {
            Inline::Text(text) => out.extend(run(text, format)),
            Inline::Strong(content) => {
                let format = Format { strong: true, ..format };
                self.pieces(content, format, flow, held, out);
            }
            Inline::Emphasis(content) => {
                let format = Format { emphasis: true, ..format };
                self.pieces(content, format, flow, held, out);
            }
            Inline::Capitals(content) => {
                let format = Format { capitals: true, ..format };
                self.pieces(content, format, flow, held, out);
            }
            Inline::Placeholder(text) => {
                let format = Format { ground: Ground::Placeholder, ..format };
                out.extend(run(&format!("[{text}]"), format));
            }
            Inline::LineBreak => {
                let run = Run::new().add_break(BreakType::TextWrapping);
                out.push(ParagraphChild::Run(Box::new(run)));
            }
            Inline::Link { target, content } if format.ground == Ground::Plain => {
                let mark = match target {
                    Target::Url(url) => Mark::Url(url.clone()),
                    Target::Anchor(anchor) => Mark::Jump(self.anchors.bookmark(anchor)),
                };
                let format = Format { ground: Ground::Hyperlink, ..format };
                self.wrapped(mark, content, format, flow, held, out);
            }
            Inline::Link { content, .. } => self.pieces(content, format, flow, held, out),
            Inline::Reference { anchor, text } => {
                let mark = self.reference(anchor, text);
                out.extend(self.around(mark, run(text, format)));
            }
            Inline::NoteMark { note, mark } => self.note_mark(*note, mark, flow, out),
            Inline::Foreign { language, content } => {
                let mark = Mark::Language(language.clone());
                self.wrapped(mark, content, format, flow, held, out);
            }
            Inline::Datum(datum) if datum.editable && !held && !self.options.clean => {
                let mark = Mark::Datum(self.keys.add(datum, format));
                self.wrapped(mark, &datum.content, format, flow, true, out);
            }
            Inline::Datum(datum) if !held && !self.options.clean => {
                let mark = Mark::Computed(datum.origin.clone());
                self.wrapped(mark, &datum.content, format, flow, held, out);
            }
            Inline::Datum(datum) => self.pieces(&datum.content, format, flow, held, out),
            Inline::PageNumber => {
                out.extend(self.around(Mark::Field("PAGE".into()), run("1", format)));
            }
            Inline::PageCount => {
                let (mark, count) = self.page_count();
                out.extend(self.around(mark, run(&count.to_string(), format)));
            }
        }
    }

    fn wrapped(
        &mut self,
        mark: Mark,
        content: &[Inline],
        format: Format,
        flow: Flow,
        held: bool,
        out: &mut Vec<ParagraphChild>,
    ) {
        let mut inside = vec![];
        self.pieces(content, format, flow, held, &mut inside);
        out.extend(self.around(mark, inside));
    }

    /// A field where Word would count the same text again, else a link to the place.
    fn reference(&mut self, anchor: &str, text: &str) -> Mark {
        let name = self.anchors.bookmark(anchor);
        let counted = |label: &Label| label.text.trim_end_matches('.') == text;
        match self.anchors.label(anchor) {
            Some(label) if counted(label) => Mark::Field(format!("REF {name} \\n \\h")),
            _ => Mark::Jump(name),
        }
    }

    fn note_mark(
        &mut self,
        note: usize,
        mark: &str,
        flow: Flow,
        out: &mut Vec<ParagraphChild>,
    ) {
        let printed = note_run(mark);
        let Some(noted) = self.noted.get_mut(note).filter(|_| flow == Flow::Text) else {
            out.push(printed);
            return;
        };
        // Word takes one mark for a note; the others are references to the first.
        let bookmark = format!("_note_{}", note + 1);
        if *noted {
            let raised = if note_style(mark) == RAISED { "\\f " } else { "" };
            let mark = Mark::Field(format!("NOTEREF {bookmark} {raised}\\h"));
            out.extend(self.around(mark, vec![printed]));
            return;
        }
        *noted = true;
        let fixed = self.document.notes[note].fixed.then(|| mark.to_owned());
        let point = self.point(Mark::Footnote { note, fixed });
        let point = vec![ParagraphChild::BookmarkStart(point)];
        out.extend(self.around(Mark::Anchor(bookmark), point));
    }
}

/// The style of numbers and letters that are marks of notes.
const RAISED: &str = "FootnoteReference";

/// The style of a note's mark. Asterisks and daggers stand high in the face already.
pub(in crate::docx) fn note_style(mark: &str) -> &'static str {
    if mark.chars().all(char::is_alphanumeric) { RAISED } else { "FootnoteSign" }
}

/// A note's mark as text.
pub(super) fn note_run(mark: &str) -> ParagraphChild {
    let run = Run::new().style(note_style(mark)).add_text(clean(mark));
    ParagraphChild::Run(Box::new(run))
}

/// A run of text, none for no text.
pub(super) fn run(text: &str, format: Format) -> Vec<ParagraphChild> {
    if text.is_empty() {
        return vec![];
    }
    let mut run = Run::new();
    if let Some(style) = format.style() {
        run = run.style(&style);
    }
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        if !line.is_empty() {
            run = run.add_text(clean(line));
        }
    }
    vec![ParagraphChild::Run(Box::new(run))]
}

/// A tab between texts.
pub(super) fn tab() -> ParagraphChild {
    ParagraphChild::Run(Box::new(Run::new().add_tab()))
}

/// Text as XML can carry it. What it cannot carry is an error of the record that `check`
/// reports; it is only kept from breaking the file here.
fn clean(text: &str) -> String {
    text.chars().filter(|c| is_char(*c)).collect()
}
