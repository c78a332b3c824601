//! The inside of a `target` → what it says. Codes are known by their original data, and
//! bold, italic and breaks by what they are called as well; annotations are passed over.

use std::collections::BTreeMap;

use crate::translation::codes::Code;
use crate::translation::content::{Content, Fixed, Look, Span, SpanKind};
use crate::xml::{Element, Node};

/// The original data of a unit, by its id.
pub(super) type Data = BTreeMap<String, String>;

/// Texts of one unit, one after the other.
pub(super) struct Inline<'a> {
    data: &'a Data,
    spans: Vec<Span>,
    /// What is open, with the ids of the codes that began it.
    open: Vec<(String, Code, usize)>,
    links: usize,
}

impl<'a> Inline<'a> {
    /// Nothing is read yet.
    pub(super) fn new(data: &'a Data) -> Self {
        Self { data, spans: vec![], open: vec![], links: 0 }
    }

    /// What was read.
    pub(super) fn finish(self) -> Result<Content, String> {
        match self.open.is_empty() {
            true => Ok(Content { spans: self.spans }.settled()),
            false => Err("a mark in it has no end".to_owned()),
        }
    }

    /// Reads what stands in an element.
    pub(super) fn read(&mut self, element: &Element) -> Result<(), String> {
        for node in &element.children {
            match node {
                Node::Text(text) => self.push(SpanKind::Text(text.clone())),
                Node::Element(own) => self.element(own)?,
            }
        }
        Ok(())
    }

    fn element(&mut self, own: &Element) -> Result<(), String> {
        let id = own.get("id").unwrap_or_default().to_owned();
        match own.name.as_str() {
            "xlf:cp" => self.push(SpanKind::Text(point(own)?.to_string())),
            "xlf:ph" => match self.code(own, "dataRef", None)? {
                Code::Break => self.push(SpanKind::Break),
                Code::Fixed(
                    fixed
                    @ (Fixed::Note(_) | Fixed::Reference(_) | Fixed::Placeholder(_)),
                ) => {
                    self.push(SpanKind::Fixed(fixed));
                }
                code => {
                    return Err(format!("`{}` stands around nothing", code.spelled().0));
                }
            },
            "xlf:pc" => {
                let code = self.code(own, "dataRefStart", Some("dataRefEnd"))?;
                self.start(id.clone(), code);
                self.read(own)?;
                self.end(&id)?;
            }
            // The end of a mark that crosses others is told by its beginning.
            "xlf:sc" => {
                let code = self.code(own, "dataRef", None)?;
                self.start(id, code);
            }
            "xlf:ec" => self.end(own.get("startRef").unwrap_or(&id))?,
            "xlf:mrk" => self.read(own)?,
            "xlf:sm" | "xlf:em" => {}
            name => {
                let name = name.trim_start_matches("xlf:").trim_start_matches('?');
                return Err(format!("`<{name}>` is not known in a text"));
            }
        }
        Ok(())
    }

    fn code(
        &self,
        own: &Element,
        start: &str,
        end: Option<&str>,
    ) -> Result<Code, String> {
        let data =
            |name: &str| own.get(name).map(|id| self.data.get(id).map(String::as_str));
        let told = match (data(start), end.and_then(data)) {
            (None, None) => None,
            (Some(Some(start)), Some(Some(end))) => Code::read(start, end),
            (Some(Some(text)), None) => {
                // The start of a pair has its end in the data beside it.
                let id = own.get(start).and_then(|id| id.strip_suffix('s'));
                let end = id.and_then(|id| self.data.get(&format!("{id}e")));
                Code::read(text, end.map_or("", String::as_str))
            }
            _ => return Err("a mark in it lost its original data".to_owned()),
        };
        let named = match own.get("subType") {
            Some("xlf:b") => Some(Code::Strong),
            Some("xlf:i") => Some(Code::Emphasis),
            Some("xlf:lb") => Some(Code::Break),
            _ => None,
        };
        told.or(named).ok_or_else(|| "a mark in it cannot be told".to_owned())
    }

    fn start(&mut self, id: String, code: Code) {
        self.links += 1;
        self.open.push((id, code, self.links));
    }

    fn end(&mut self, id: &str) -> Result<(), String> {
        let at = self.open.iter().rposition(|(own, ..)| own == id);
        self.open.remove(at.ok_or("a mark in it has no beginning")?);
        Ok(())
    }

    fn push(&mut self, kind: SpanKind) {
        let mut look = Look::default();
        for (_, code, number) in &self.open {
            match code {
                Code::Strong => look.strong = true,
                Code::Emphasis => look.emphasis = true,
                Code::Fixed(Fixed::Link(url)) => {
                    look.link = Some((*number, url.as_str().into()))
                }
                Code::Break | Code::Fixed(_) => {}
            }
        }
        self.spans.push(Span { kind, look });
    }
}

/// The character that `<cp>` stands for.
pub(super) fn point(own: &Element) -> Result<char, String> {
    let hex = own.get("hex").unwrap_or_default();
    let code = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    code.ok_or_else(|| format!("`<cp hex=\"{hex}\">` is no character"))
}
