//! The content of a page in, the text of its marked content out: by number what the
//! structure tree names, apart from it the artifacts, and what is in neither.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

use super::Unreadable;

/// Bytes of a page's content, unpacked, and of a font's table of characters.
const CONTENT: usize = 16 * 1024 * 1024;
const TABLE: usize = 4 * 1024 * 1024;

/// The text of a page.
#[derive(Debug, Default)]
pub struct Page {
    /// By the number of the marked content.
    pub marked: BTreeMap<i64, Marked>,
    /// Header, footer and the like: what they are, and their text.
    pub artifacts: Vec<(String, String)>,
    /// Text that is neither of both.
    pub stray: String,
}

/// A piece of marked content.
#[derive(Debug, Default, Clone)]
pub struct Marked {
    pub text: String,
    pub language: Option<String>,
    /// How high above the foot of the page each character stands.
    pub heights: Vec<f32>,
}

/// Where drawing begins, as a matrix: `a b c d e f` of PDF.
type Matrix = [f32; 6];

const NOWHERE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A mark that is open.
enum Mark {
    Content(i64),
    Artifact(usize),
    /// Stands for what is drawn within.
    Replaced,
    Nothing,
}

/// Reads a page.
pub(super) fn read(document: &Document, page: ObjectId) -> Result<Page, Unreadable> {
    let bytes = document.get_page_content_with_limit(page, CONTENT)?;
    let content = Content::decode(&bytes)?;
    let mut encodings: BTreeMap<Vec<u8>, Option<Encoding<'_>>> = BTreeMap::new();
    for (name, font) in document.get_page_fonts(page)? {
        let encoding = font.get_font_encoding_with_limit(document, TABLE);
        // A font without a table of characters says no text.
        let is_map = |own: &Encoding<'_>| matches!(own, Encoding::UnicodeMapEncoding(_));
        encodings.insert(name, encoding.ok().filter(is_map));
    }
    let mut reading = Reading { out: Page::default(), open: vec![], encodings };
    let mut font: &[u8] = b"";
    let (mut saved, mut place, mut line) = (vec![], NOWHERE, NOWHERE);
    let mut leading = 0.0;
    for operation in &content.operations {
        let operands = operation.operands.as_slice();
        let next =
            |line: Matrix, x: f32, y: f32| within([1.0, 0.0, 0.0, 1.0, x, y], line);
        match operation.operator.as_str() {
            "q" => saved.push(place),
            "Q" => place = saved.pop().unwrap_or(NOWHERE),
            "cm" => place = within(matrix(operands)?, place),
            "BT" => line = NOWHERE,
            "Tm" => line = matrix(operands)?,
            "TL" => leading = number(operands.first())?,
            "Td" | "TD" => {
                let (x, y) = (number(operands.first())?, number(operands.get(1))?);
                if operation.operator == "TD" {
                    leading = -y;
                }
                line = next(line, x, y);
            }
            "T*" | "'" | "\"" => line = next(line, 0.0, -leading),
            _ => {}
        }
        let height = line[4].mul_add(place[1], line[5] * place[3]) + place[5];
        match operation.operator.as_str() {
            "BMC" => reading.open.push(Mark::Nothing),
            "BDC" => reading.begin(operands, height)?,
            "EMC" => _ = reading.open.pop(),
            "Tf" => {
                font = operands.first().and_then(|own| own.as_name().ok()).unwrap_or(b"")
            }
            "Tj" | "'" | "\"" => {
                operands
                    .last()
                    .into_iter()
                    .for_each(|own| reading.show(own, font, height));
            }
            "TJ" => {
                let list = operands.first().and_then(|own| own.as_array().ok());
                let list = list.into_iter().flatten();
                list.for_each(|own| reading.show(own, font, height));
            }
            _ => {}
        }
    }
    match reading.open.is_empty() {
        true => Ok(reading.out),
        false => Err(Unreadable::Broken("marked content is not closed".to_owned())),
    }
}

struct Reading<'a> {
    out: Page,
    open: Vec<Mark>,
    encodings: BTreeMap<Vec<u8>, Option<Encoding<'a>>>,
}

impl Reading<'_> {
    fn begin(&mut self, operands: &[Object], height: f32) -> Result<(), Unreadable> {
        let name = operands.first().and_then(|own| own.as_name().ok()).unwrap_or(b"");
        // What a page names among its resources says nothing of text.
        let nothing = Dictionary::new();
        let properties = operands.get(1).and_then(|own| own.as_dict().ok());
        let properties = properties.unwrap_or(&nothing);
        let mark = self.mark(name, properties)?;
        if let Ok(text) = properties.get(b"ActualText") {
            self.write(&decode_text_string(text)?, height);
        }
        self.open.push(mark);
        Ok(())
    }

    fn mark(&mut self, name: &[u8], properties: &Dictionary) -> Result<Mark, Unreadable> {
        if name == b"Artifact" {
            let kind = ["Subtype", "Type"]
                .iter()
                .find_map(|key| properties.get(key.as_bytes()).ok()?.as_name().ok())
                .map_or(String::new(), |kind| String::from_utf8_lossy(kind).into_owned());
            self.out.artifacts.push((kind, String::new()));
            return Ok(Mark::Artifact(self.out.artifacts.len() - 1));
        }
        if let Ok(number) = properties.get(b"MCID").and_then(Object::as_i64) {
            let language = properties.get(b"Lang").ok();
            let language = language.map(decode_text_string).transpose()?;
            let marked = Marked { language, ..Marked::default() };
            return match self.out.marked.insert(number, marked) {
                None => Ok(Mark::Content(number)),
                Some(_) => {
                    let message = format!("two marked contents have the number {number}");
                    Err(Unreadable::Broken(message))
                }
            };
        }
        match properties.has(b"ActualText") {
            true => Ok(Mark::Replaced),
            false => Ok(Mark::Nothing),
        }
    }

    /// A string in a font; a number between strings is a gap.
    fn show(&mut self, object: &Object, font: &[u8], height: f32) {
        let Ok(bytes) = object.as_str() else { return };
        let encoding = self.encodings.get(font).and_then(Option::as_ref);
        let text = encoding.and_then(|own| Document::decode_text(own, bytes).ok());
        let unknown = || "\u{fffd}".repeat(bytes.len());
        let text = text.unwrap_or_else(unknown);
        self.write(&text, height);
    }

    fn write(&mut self, text: &str, height: f32) {
        for mark in self.open.iter().rev() {
            match mark {
                Mark::Replaced => return,
                Mark::Content(number) => {
                    if let Some(marked) = self.out.marked.get_mut(number) {
                        marked.heights.extend(text.chars().map(|_| height));
                        marked.text.push_str(text);
                    }
                    return;
                }
                Mark::Artifact(index) => {
                    return self.out.artifacts[*index].1.push_str(text);
                }
                Mark::Nothing => {}
            }
        }
        self.out.stray.push_str(text);
    }
}

fn number(object: Option<&Object>) -> Result<f32, Unreadable> {
    object.and_then(|own| own.as_float().ok()).ok_or_else(|| {
        Unreadable::Broken("a number is missing in the content of a page".to_owned())
    })
}

fn matrix(operands: &[Object]) -> Result<Matrix, Unreadable> {
    let mut out = NOWHERE;
    for (index, slot) in out.iter_mut().enumerate() {
        *slot = number(operands.get(index))?;
    }
    Ok(out)
}

/// A matrix within another.
fn within(own: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = own;
    let [g, h, i, j, k, l] = outer;
    let multiply = |x: f32, y: f32| (x.mul_add(g, y * i), x.mul_add(h, y * j));
    let ((a, b), (c, d), (e, f)) = (multiply(a, b), multiply(c, d), multiply(e, f));
    [a, b, c, d, e + k, f + l]
}
