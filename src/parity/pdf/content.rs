//! The content of a page in, the text of its marked content out: by number what the
//! structure tree names, apart from it the artifacts, and what is in neither.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Object, decode_text_string};

use super::Unreadable;
use super::table::Table;

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
    /// The characters of each string stand from the last to the first.
    Reversed,
    Nothing,
}

/// The text of a page; `left` is how much of it there may be.
pub(super) fn read(
    content: &Content,
    tables: BTreeMap<Vec<u8>, Option<Rc<Table>>>,
    left: &mut usize,
) -> Result<Page, Unreadable> {
    let mut reading = Reading {
        out: Page::default(),
        open: vec![],
        tables,
        far: 0.0,
        strings: vec![],
        is_reversed: false,
        left,
    };
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
            "ET" => reading.end(),
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
        reading.far = line[4].mul_add(place[0], line[5] * place[2]) + place[4];
        match operation.operator.as_str() {
            "BMC" => reading.begin(operands, height)?,
            "BDC" => reading.begin(operands, height)?,
            "EMC" => _ = reading.open.pop(),
            "Tf" => {
                font = operands.first().and_then(|own| own.as_name().ok()).unwrap_or(b"")
            }
            "Tj" | "'" | "\"" => reading.show(operands.last(), font, height)?,
            "TJ" => {
                let list = operands.first().and_then(|own| own.as_array().ok());
                reading.show(list.into_iter().flatten(), font, height)?;
            }
            _ => {}
        }
    }
    reading.end();
    match reading.open.is_empty() {
        true => Ok(reading.out),
        false => Err(Unreadable::Broken("marked content is not closed".to_owned())),
    }
}

struct Reading<'a> {
    out: Page,
    open: Vec<Mark>,
    tables: BTreeMap<Vec<u8>, Option<Rc<Table>>>,
    /// How far from the left what is drawn next stands.
    far: f32,
    /// The strings of the open text object.
    strings: Vec<Shown>,
    /// Whether some of them are written from the last character to the first.
    is_reversed: bool,
    /// Bytes of text that there may still be.
    left: &'a mut usize,
}

/// A string on a page.
struct Shown {
    /// How far from the left it stands, as soon as that is known.
    far: Option<f32>,
    height: f32,
    owner: Owner,
    text: String,
}

/// Whose text something is.
enum Owner {
    Content(i64),
    Artifact(usize),
    Nobody,
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
            self.write(None, &decode_text_string(text)?, height)?;
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
        match name {
            _ if properties.has(b"ActualText") => Ok(Mark::Replaced),
            b"ReversedChars" => Ok(Mark::Reversed),
            _ => Ok(Mark::Nothing),
        }
    }

    /// Strings in a font; a number between them is a gap.
    fn show<'a>(
        &mut self,
        objects: impl IntoIterator<Item = &'a Object>,
        font: &[u8],
        height: f32,
    ) -> Result<(), Unreadable> {
        let table = self.tables.get(font).and_then(Option::as_deref);
        let mut texts = vec![];
        for bytes in objects.into_iter().filter_map(|own| own.as_str().ok()) {
            match table {
                Some(table) => texts.extend(table.texts(bytes)),
                None => texts.extend(bytes.iter().map(|_| "\u{fffd}".to_owned())),
            }
        }
        let far = self.far;
        for mark in self.open.iter().rev() {
            match mark {
                Mark::Replaced => {
                    self.place(far);
                    return Ok(());
                }
                Mark::Reversed => {
                    texts.reverse();
                    self.is_reversed = true;
                }
                Mark::Content(_) | Mark::Artifact(_) | Mark::Nothing => {}
            }
        }
        self.write(Some(far), &texts.concat(), height)
    }

    /// Says where the text stands that is in the place of what is drawn.
    fn place(&mut self, far: f32) {
        if let Some(own) = self.strings.last_mut() {
            own.far.get_or_insert(far);
        }
    }

    fn write(
        &mut self,
        far: Option<f32>,
        text: &str,
        height: f32,
    ) -> Result<(), Unreadable> {
        // An empty one takes its place as well.
        let left = self.left.checked_sub(text.len() + 1);
        *self.left = left.ok_or(Unreadable::TooMuch("letters"))?;
        let owner = self.open.iter().rev().find_map(|mark| match mark {
            Mark::Replaced => Some(None),
            Mark::Content(number) => Some(Some(Owner::Content(*number))),
            Mark::Artifact(index) => Some(Some(Owner::Artifact(*index))),
            Mark::Reversed | Mark::Nothing => None,
        });
        // What turns the direction is no letter. Typst writes it around languages from the
        // right.
        let text = text.replace(|c| matches!(c, '\u{202a}'..='\u{202e}'), "");
        if let Some(owner) = owner.unwrap_or(Some(Owner::Nobody)) {
            self.strings.push(Shown { far, height, owner, text });
        }
        Ok(())
    }

    /// A text object ends. Strings from the right should stand in the order of reading (ISO
    /// 32000-1, 14.8.2.3.3); krilla cuts what it draws at spaces, from the left.
    fn end(&mut self) {
        let mut strings = std::mem::take(&mut self.strings);
        let mut places = strings.iter().filter_map(|own| own.far);
        let (first, last) = (places.next(), places.next_back());
        if std::mem::take(&mut self.is_reversed) && first < last {
            strings.reverse();
        }
        for Shown { height, owner, text, .. } in strings {
            match owner {
                Owner::Content(number) => {
                    if let Some(marked) = self.out.marked.get_mut(&number) {
                        marked.heights.extend(text.chars().map(|_| height));
                        marked.text.push_str(&text);
                    }
                }
                Owner::Artifact(index) => self.out.artifacts[index].1.push_str(&text),
                Owner::Nobody => self.out.stray.push_str(&text),
            }
        }
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
