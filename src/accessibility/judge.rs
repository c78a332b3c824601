//! What a file says → a line for each thing that matters.

use super::{About, Check, Facts, Line, WHITE};
use crate::brand::{Brand, Color};
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{Content, SignatureLayout, Style};
use crate::parity::each;
use crate::parity::piece::{Link, letters};
use crate::parity::tree::{Body, Medium, Part, body};
use crate::style::Sheet;

/// The least contrast of text by WCAG AA.
const CONTRAST: f64 = 4.5;

/// Texts of links that say nothing to who hears them alone.
const EMPTY_WORDS: [&str; 16] = [
    "here",
    "click here",
    "click",
    "link",
    "this link",
    "this",
    "more",
    "read more",
    "see more",
    "details",
    "website",
    "page",
    "this page",
    "document",
    "download",
    "info",
];

/// Judges a file by what it says.
pub(super) fn judge(
    facts: &Facts,
    medium: Medium,
    about: Option<About<'_>>,
) -> Vec<Line> {
    let body = about.map(|own| body(own.document, medium, &|_| None));
    let judge = Judge { facts, about, body };
    let mut out = vec![judge.title(), judge.language()];
    judge.headings(&mut out);
    judge.pictures(&mut out);
    judge.tables(&mut out);
    judge.links(&mut out);
    judge.contrast(&mut out);
    out
}

struct Judge<'a> {
    facts: &'a Facts,
    about: Option<About<'a>>,
    body: Option<Body>,
}

fn good(check: Check, words: String) -> Line {
    Line { check, is_good: true, words, mend: None }
}

fn bad(check: Check, words: String, mend: Option<String>) -> Line {
    Line { check, is_good: false, words, mend }
}

/// `1 table`, `2 tables`, `no tables`.
fn many(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

/// A pointer as people write it: `documents.0.subject`.
fn pointer(origin: &Origin) -> String {
    let path = origin.pointer.trim_start_matches('/').replace('/', ".");
    format!("`{}`", path.replace("~1", "/").replace("~0", "~"))
}

fn is_file_name(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let endings = [".pdf", ".docx", ".doc", ".png", ".jpg", ".jpeg", ".svg"];
    endings.iter().any(|ending| text.ends_with(ending))
}

impl Judge<'_> {
    fn title(&self) -> Line {
        let mend = self.about.map(|own| {
            let mut found = None;
            each(&own.document.blocks, &mut |block| {
                if let Content::Paragraph(own) = &block.content
                    && [Style::Title, Style::Subject].contains(&own.style)
                {
                    found = found.take().or(block.origin.clone());
                }
            });
            found.map_or("`documents.0.title`".to_owned(), |origin| pointer(&origin))
        });
        let title = self.facts.title.as_deref().map(str::trim).unwrap_or_default();
        let wrong = match title {
            "" => "the file says no title",
            title if is_file_name(title) => "the title is the name of a file",
            _ if self.facts.shows_title == Some(false) => {
                let words = "a window shows the name of the file and not the title";
                let mend = "make the file again; the record is not to blame";
                return bad(Check::Title, words.into(), Some(mend.into()));
            }
            title => return good(Check::Title, format!("“{title}”")),
        };
        bad(Check::Title, wrong.into(), mend)
    }

    fn language(&self) -> Line {
        let mend = || self.about.map(|_| "`documents.0.languages`".to_owned());
        match self.facts.language.as_deref().map(str::trim).unwrap_or_default() {
            "" => bad(Check::Language, "the file says no language".into(), mend()),
            tag if LanguageTag::new(tag).is_none() => {
                bad(Check::Language, format!("`{tag}` is no language"), mend())
            }
            tag => good(Check::Language, tag.into()),
        }
    }

    /// Where a heading is in the record.
    fn heading(&self, number: usize) -> Option<String> {
        let body = self.body.as_ref()?;
        let mut headings = body.parts.iter().filter(|(part, _)| *part == Part::Heading);
        let (_, letters) = headings.nth(number)?;
        // The text, not the number before it.
        let last = letters.end.saturating_sub(1).max(letters.start);
        body.value(&(last..letters.end)).map(pointer)
    }

    fn headings(&self, out: &mut Vec<Line>) {
        let (mut before, mut wrong) = (0, false);
        for (index, (level, text)) in self.facts.headings.iter().enumerate() {
            let words = match text.trim() {
                "" => "a heading has no text".to_owned(),
                text if *level > before + 1 && before == 0 => {
                    format!("the first heading, “{text}”, has the level {level}")
                }
                text if *level > before + 1 => {
                    format!("“{text}” has the level {level} after the level {before}")
                }
                _ => {
                    before = *level;
                    continue;
                }
            };
            before = *level;
            wrong = true;
            out.push(bad(Check::Headings, words, self.heading(index)));
        }
        if !wrong {
            let count = many(self.facts.headings.len(), "heading");
            let tail =
                if self.facts.headings.is_empty() { "" } else { ", no level left out" };
            out.push(good(Check::Headings, format!("{count}{tail}")));
        }
    }

    fn pictures(&self, out: &mut Vec<Line>) {
        let mend = || self.about.map(|_| "`brand.logo.alt`".to_owned());
        let mut wrong = false;
        for (index, alt) in self.facts.pictures.iter().enumerate() {
            let number = index + 1;
            let words = match alt.as_deref().map(str::trim) {
                None | Some("") => format!("picture {number} has no alternative text"),
                Some(alt) if is_file_name(alt) => {
                    format!(
                        "the alternative text of picture {number} is the name of a file"
                    )
                }
                Some(_) => continue,
            };
            wrong = true;
            out.push(bad(Check::Pictures, words, mend()));
        }
        if !wrong {
            let count = many(self.facts.pictures.len(), "picture");
            let tail = if self.facts.pictures.is_empty() {
                ""
            } else {
                ", with alternative text"
            };
            out.push(good(Check::Pictures, format!("{count}{tail}")));
        }
    }

    /// Where a table is in the record: where its first value is.
    fn table(&self, number: usize) -> Option<String> {
        let mut tables = vec![];
        each(&self.about?.document.blocks, &mut |block| match &block.content {
            Content::Table(_) | Content::Facts(_) => tables.push(block.origin.clone()),
            Content::Signatures(own) if own.layout == SignatureLayout::Table => {
                tables.push(own.list.first().map(|one| one.origin.clone()));
            }
            _ => {}
        });
        tables.get(number)?.as_ref().map(pointer)
    }

    fn tables(&self, out: &mut Vec<Line>) {
        let mut wrong = false;
        for (index, (about, has_head)) in self.facts.tables.iter().enumerate() {
            if !has_head {
                wrong = true;
                let name = match about.trim() {
                    "" => format!("table {}", index + 1),
                    about => format!("the table “{about}”"),
                };
                let words = format!("{name} has no head of its columns or rows");
                out.push(bad(Check::Tables, words, self.table(index)));
            }
        }
        if !wrong {
            let count = many(self.facts.tables.len(), "table");
            let tail = if self.facts.tables.is_empty() { "" } else { ", with heads" };
            out.push(good(Check::Tables, format!("{count}{tail}")));
        }
    }

    fn links(&self, out: &mut Vec<Line>) {
        let text: Vec<char> =
            self.facts.text.text().chars().filter(|c| !c.is_whitespace()).collect();
        let (mut count, mut wrong) = (0, false);
        for (range, look) in self.facts.text.stretches() {
            let Some(Link::Outside(address)) = &look.link else { continue };
            count += 1;
            let own: String = text[range.clone()].iter().collect();
            let is = |words: &str| {
                letters(words) == own.chars().count()
                    && words.replace(' ', "") == own.to_lowercase()
            };
            if EMPTY_WORDS.iter().any(|words| is(words)) {
                wrong = true;
                let words = format!("a link to {address} says only “{own}”");
                let mend = self.body.as_ref().and_then(|own| own.value(&range));
                out.push(bad(Check::Links, words, mend.map(pointer)));
            }
        }
        if !wrong {
            let tail = if count == 0 { "" } else { ", each says where it leads" };
            out.push(good(Check::Links, format!("{}{tail}", many(count, "link"))));
        }
    }

    fn contrast(&self, out: &mut Vec<Line>) {
        let mut inks = self.facts.inks.clone();
        if inks.is_empty() {
            inks = self.about.map(|own| brand_inks(own.brand)).unwrap_or_default();
        }
        let (mut least, mut wrong) = (f64::INFINITY, vec![]);
        for (name, color, ground) in &inks {
            let contrast = color.contrast(*ground);
            least = least.min(contrast);
            if contrast < CONTRAST && !wrong.contains(color) {
                wrong.push(*color);
                let hex = color.hex();
                let words =
                    format!("{name} in #{hex}: {contrast:.1} to 1, not {CONTRAST} to 1");
                out.push(bad(Check::Contrast, words, self.color(*color)));
            }
        }
        if inks.is_empty() {
            let words = "not known: the file carries no record with a brand";
            out.push(good(Check::Contrast, words.into()));
        } else if wrong.is_empty() {
            let words = format!("{least:.1} to 1 at the least");
            out.push(good(Check::Contrast, words));
        }
    }

    /// The colour of the brand that a colour is.
    fn color(&self, color: Color) -> Option<String> {
        let colors = &self.about?.brand.colors;
        let all = [
            ("text", colors.text),
            ("primary", colors.primary),
            ("secondary", colors.secondary),
        ];
        let own = all.into_iter().find(|(_, own)| *own == color);
        own.map(|(name, _)| format!("`brand.colors.{name}`"))
    }
}

/// What a brand writes in which colours.
fn brand_inks(brand: &Brand) -> Vec<(String, Color, Color)> {
    let (colors, sheet) = (&brand.colors, Sheet::new(brand));
    [
        ("text", colors.text, WHITE),
        ("headings and links", colors.primary, WHITE),
        ("small print", colors.secondary, WHITE),
        ("labels of facts", colors.text, sheet.tint),
        ("what is not known yet", colors.text, sheet.highlight),
        ("warnings", sheet.alert, WHITE),
    ]
    .map(|(name, color, ground)| (name.to_owned(), color, ground))
    .into()
}
