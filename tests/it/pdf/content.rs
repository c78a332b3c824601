//! The content of a page in, the text of its marked content out: by number what the
//! structure tree names, apart from it the artifacts, and what is in neither.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// The text of a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// By the number of the marked content.
    pub(crate) marked: BTreeMap<i64, Marked>,
    /// Header, footer and the like: what they are, and their text.
    pub(crate) artifacts: Vec<(String, String)>,
    /// Text that is neither of both.
    pub(crate) stray: String,
}

/// A piece of marked content.
#[derive(Debug, Default, Clone)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) language: Option<String>,
    /// How high above the foot of the page each character stands.
    pub(crate) heights: Vec<f32>,
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
pub(crate) fn read(document: &Document, page: ObjectId) -> Page {
    let bytes = document.get_page_content(page);
    let content = Content::decode(&bytes).expect("the content can be read");
    let fonts = document.get_page_fonts(page).expect("there are fonts");
    let encodings: BTreeMap<&[u8], Encoding<'_>> = fonts
        .iter()
        .map(|(name, font)| {
            let encoding = font.get_font_encoding(document).expect("can be read");
            let is_map = matches!(encoding, Encoding::UnicodeMapEncoding(_));
            assert!(is_map, "a font says no text: {encoding:?}");
            (name.as_slice(), encoding)
        })
        .collect();
    let mut out = Page::default();
    let mut open: Vec<Mark> = vec![];
    let mut font: &[u8] = b"";
    let (mut saved, mut place, mut line) = (vec![], NOWHERE, NOWHERE);
    for operation in &content.operations {
        let operands = &operation.operands;
        let height = line[4].mul_add(place[1], line[5] * place[3]) + place[5];
        match operation.operator.as_str() {
            "q" => saved.push(place),
            "Q" => place = saved.pop().expect("what is restored was saved"),
            "cm" => place = within(matrix(operands), place),
            "BT" => line = NOWHERE,
            "Tm" => line = matrix(operands),
            "Td" | "TD" | "T*" => panic!("a line begins in a way that is not read"),
            "BMC" => open.push(Mark::Nothing),
            "BDC" => {
                let name = operands[0].as_name().expect("a mark has a name");
                let properties = operands[1].as_dict().expect("a mark has properties");
                let mark = out.open(name, properties);
                if let Ok(text) = properties.get(b"ActualText") {
                    let text = decode_text_string(text).expect("is text");
                    out.write(&open, &text, height);
                }
                open.push(mark);
            }
            "EMC" => _ = open.pop().expect("a mark ends that began"),
            "Tf" => font = operands[0].as_name().expect("a font has a name"),
            "Tj" => {
                let text = operands[0].as_str().expect("is text");
                out.write(&open, &decoded(&encodings[font], text), height);
            }
            "TJ" => {
                for piece in operands[0].as_array().expect("is a list") {
                    if let Ok(text) = piece.as_str() {
                        out.write(&open, &decoded(&encodings[font], text), height);
                    }
                }
            }
            "'" | "\"" => panic!("text that is not read"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "a mark is not closed");
    out
}

impl Page {
    fn open(&mut self, name: &[u8], properties: &Dictionary) -> Mark {
        if name == b"Artifact" {
            let kind = ["Subtype", "Type"]
                .iter()
                .find_map(|key| properties.get(key.as_bytes()).ok()?.as_name().ok())
                .map_or(String::new(), |kind| String::from_utf8_lossy(kind).into_owned());
            self.artifacts.push((kind, String::new()));
            Mark::Artifact(self.artifacts.len() - 1)
        } else if let Ok(number) = properties.get(b"MCID").and_then(Object::as_i64) {
            let language = properties.get(b"Lang").ok();
            let language =
                language.map(|own| decode_text_string(own).expect("is a language"));
            let marked = Marked { language, ..Marked::default() };
            let before = self.marked.insert(number, marked);
            assert!(before.is_none(), "two marked contents have the number {number}");
            Mark::Content(number)
        } else if properties.has(b"ActualText") {
            Mark::Replaced
        } else {
            Mark::Nothing
        }
    }

    fn write(&mut self, open: &[Mark], text: &str, height: f32) {
        for mark in open.iter().rev() {
            match mark {
                Mark::Replaced => return,
                Mark::Content(number) => {
                    let marked = self.marked.get_mut(number).expect("it was opened");
                    marked.heights.extend(text.chars().map(|_| height));
                    return marked.text.push_str(text);
                }
                Mark::Artifact(index) => {
                    return self.artifacts[*index].1.push_str(text);
                }
                Mark::Nothing => {}
            }
        }
        self.stray.push_str(text);
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    std::array::from_fn(|index| operands[index].as_float().expect("is a number"))
}

/// A matrix within another.
fn within(own: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = own;
    let [g, h, i, j, k, l] = outer;
    let multiply = |x: f32, y: f32| (x.mul_add(g, y * i), x.mul_add(h, y * j));
    let ((a, b), (c, d), (e, f)) = (multiply(a, b), multiply(c, d), multiply(e, f));
    [a, b, c, d, e + k, f + l]
}

fn decoded(encoding: &Encoding<'_>, bytes: &[u8]) -> String {
    let text = Document::decode_text(encoding, bytes).expect("can be decoded");
    assert!(!text.contains('\u{fffd}'), "a glyph says no text");
    text
}
