//! The lines of a cell → what they say.

use std::sync::Arc;

use super::record::Row;
use crate::returned::reading::Line;
use crate::returned::token::Kind;
use crate::translation::{Content, Cut, Look, Span, SpanKind};

/// Reads a cell of a row.
///
/// # Errors
///
/// What stands in it that cannot be said, in words.
pub(super) fn content(lines: &[&Line], row: &Row) -> Result<Content, String> {
    let (mut spans, mut links) = (vec![], Links::default());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            spans.push(Span { kind: SpanKind::Break, look: Look::default() });
        }
        if line.is_listed && !line.is_blank() {
            return Err(
                "a line of it was made an item of a list, and its number or dash is \
                        no text any more; type it as text"
                    .to_owned(),
            );
        }
        spans.extend(pieces(line, row, &mut links)?);
    }
    Ok(Content { spans }.settled())
}

/// A stretch of text that looks the same.
struct Stretch {
    text: String,
    look: Look,
    is_break: bool,
}

/// The links of a cell, which follow one another without their number.
#[derive(Default)]
struct Links {
    count: usize,
    last: Option<Arc<str>>,
}

impl Links {
    /// The number of the link that text stands in.
    fn number(&mut self, link: Option<&Arc<str>>) -> usize {
        if link != self.last.as_ref() {
            self.last = link.cloned();
            self.count += 1;
        }
        self.count
    }
}

fn pieces(line: &Line, row: &Row, links: &mut Links) -> Result<Vec<Span>, String> {
    let mut stretches: Vec<Stretch> = vec![];
    for token in &line.tokens {
        if token.kind == Kind::Note {
            return Err(
                "a footnote was put into it; footnotes are signs such as `{1: note}`, \
                        and new ones come into the record first"
                    .to_owned(),
            );
        }
        if token.kind == Kind::Field("PLACEHOLDER".into()) {
            continue;
        }
        let link = token.link.as_ref();
        let number = links.number(link);
        let look = Look {
            strong: token.look.strong,
            emphasis: token.look.emphasis,
            link: link.map(|url| (number, Arc::clone(url))),
        };
        let is_break = token.kind == Kind::Break;
        match stretches.last_mut() {
            Some(last) if !is_break && !last.is_break && last.look == look => {
                last.text.push_str(&token.text);
            }
            _ => {
                stretches.push(Stretch { text: token.text.to_string(), look, is_break });
            }
        }
    }
    links.last = None;
    for stretch in &mut stretches {
        if let Some((number, url)) = stretch.look.link.take() {
            stretch.look.link = known(&url, &stretch.text, row).map(|url| (number, url));
        }
    }
    signs(&stretches, row)
}

/// The stretches, cut where a sign begins and ends; it may look different within.
fn signs(stretches: &[Stretch], row: &Row) -> Result<Vec<Span>, String> {
    let whole: String = stretches.iter().map(|own| own.text.as_str()).collect();
    let cuts = row
        .signs
        .cut(&whole)
        .map_err(|sign| format!("`{sign}` stands for nothing in the left column"))?;
    let mut cuts = cuts.into_iter().peekable();
    let (mut out, mut start) = (vec![], 0);
    for stretch in stretches {
        let end = start + stretch.text.len();
        if stretch.is_break {
            out.push(Span { kind: SpanKind::Break, look: stretch.look.clone() });
        }
        while let Some(cut) = cuts.peek() {
            let (Cut::Text(range) | Cut::Sign(range, _)) = cut;
            match cut {
                Cut::Text(range) if !stretch.is_break => {
                    let own = range.start.max(start)..range.end.min(end);
                    if own.start < own.end {
                        let kind = SpanKind::Text(whole[own].to_owned());
                        out.push(Span { kind, look: stretch.look.clone() });
                    }
                }
                Cut::Sign(range, fixed) if start <= range.start && range.start < end => {
                    let kind = SpanKind::Fixed(fixed.clone());
                    out.push(Span { kind, look: stretch.look.clone() });
                }
                _ => {}
            }
            if range.end > end {
                break;
            }
            cuts.next();
        }
        start = end;
    }
    Ok(out)
}

/// The address of a link as the record has it. Word processors spell addresses anew, and
/// make links of addresses that somebody types, which are none.
fn known(url: &Arc<str>, text: &str, row: &Row) -> Option<Arc<str>> {
    let own = row.links.iter().find(|own| ***own == **url);
    let own = own.or_else(|| row.links.iter().find(|own| plain(own) == plain(url)));
    if let Some(own) = own {
        return Some(own.as_str().into());
    }
    let bare = |text: &str| {
        let text = plain(text);
        let schemes = ["https://", "http://", "mailto:"];
        let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
        rest.map_or_else(|| text.clone(), str::to_owned)
    };
    (bare(text.trim()) != bare(url)).then(|| Arc::clone(url))
}

/// An address without what may be spelled in two ways.
fn plain(url: &str) -> String {
    let (mut bytes, mut rest) = (vec![], url.as_bytes());
    while let [first, after @ ..] = rest {
        let code = match (first, after) {
            (b'%', [a, b, ..]) => {
                let hex = std::str::from_utf8(&[*a, *b]).map(str::to_owned);
                hex.ok().and_then(|hex| u8::from_str_radix(&hex, 16).ok())
            }
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).trim_end_matches('/').to_owned()
}
