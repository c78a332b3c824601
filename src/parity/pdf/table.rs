//! A font's table of characters (ISO 32000-1, 9.10.3) in, the text of a string's codes out.
//! lopdf's reader of it takes two neighbours that stand for the same letters for one range.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

/// Bytes of a table, unpacked.
const SIZE: usize = 4 * 1024 * 1024;
/// Lengths of codes in a table, and units of text that a code stands for.
const SPACES: usize = 64;
const UNITS: usize = 32;

/// What the codes of a font stand for.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// First and last code of each length.
    spaces: Vec<(Vec<u8>, Vec<u8>)>,
    /// By how long the code is and its first of a range: the last, and what they stand for.
    ranges: BTreeMap<(usize, u32), (u32, Target)>,
}

#[derive(Debug)]
enum Target {
    /// The first code's; the last unit counts on with the code.
    First(Vec<u16>),
    Each(Vec<Vec<u16>>),
}

impl Table {
    /// Reads the table of a font, and says how many bytes it has; nothing where it cannot be
    /// read.
    pub(super) fn read(document: &Document, table: ObjectId) -> Option<(Self, usize)> {
        let stream = document.get_object(table).and_then(Object::as_stream).ok()?;
        let bytes = stream.get_plain_content_with_limit(SIZE).ok()?;
        Some((Self::parse(&bytes)?, bytes.len()))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        // What stands before is PostScript about the table itself.
        let find = |word: &[u8]| bytes.windows(word.len()).position(|own| own == word);
        let start = find(b"begincodespacerange")?;
        let end = find(b"endcmap").unwrap_or(bytes.len());
        let mut out = Self::default();
        for operation in Content::decode(bytes.get(start..end)?).ok()?.operations {
            let operands = operation.operands.as_slice();
            match operation.operator.as_str() {
                "endcodespacerange" => {
                    out.spaces.extend(operands.chunks_exact(2).filter_map(|pair| {
                        let end = |own: &Object| Some(own.as_str().ok()?.to_vec());
                        Some((end(&pair[0])?, end(&pair[1])?))
                    }));
                    out.spaces.truncate(SPACES);
                }
                "endbfchar" => operands.chunks_exact(2).for_each(|pair| {
                    out.add(&pair[0], &pair[0], &pair[1]);
                }),
                "endbfrange" => operands.chunks_exact(3).for_each(|own| {
                    out.add(&own[0], &own[1], &own[2]);
                }),
                _ => {}
            }
        }
        Some(out)
    }

    fn add(&mut self, first: &Object, last: &Object, target: &Object) {
        let (Ok(first), Ok(last)) = (first.as_str(), last.as_str()) else { return };
        let target = match target {
            Object::Array(list) => Target::Each(
                list.iter().filter_map(|own| Some(units(own.as_str().ok()?))).collect(),
            ),
            Object::String(own, _) => Target::First(units(own)),
            _ => return,
        };
        self.ranges.insert((first.len(), number(first)), (number(last), target));
    }

    /// The text of each code of a string.
    pub(super) fn texts(&self, mut bytes: &[u8]) -> Vec<String> {
        let mut out = vec![];
        while !bytes.is_empty() {
            let fits = |(first, last): &&(Vec<u8>, Vec<u8>)| {
                let code = bytes.get(..first.len());
                code.is_some_and(|code| {
                    code.iter()
                        .zip(first.iter().zip(last))
                        .all(|(c, (a, b))| (a..=b).contains(&c))
                })
            };
            let space = self.spaces.iter().find(fits).or_else(|| self.spaces.first());
            let length = space.map_or(1, |(first, _)| first.len()).clamp(1, bytes.len());
            let (code, rest) = bytes.split_at(length);
            out.push(self.text(code).unwrap_or_else(|| "\u{fffd}".to_owned()));
            bytes = rest;
        }
        out
    }

    fn text(&self, code: &[u8]) -> Option<String> {
        let key = number(code);
        let (from, (last, target)) =
            self.ranges.range((code.len(), 0)..=(code.len(), key)).next_back()?;
        let step = key - from.1;
        let units = match target {
            _ if key > *last => return None,
            Target::Each(list) => list.get(step as usize)?.clone(),
            Target::First(own) => {
                let mut own = own.clone();
                let end = own.last_mut()?;
                *end = end.wrapping_add(u16::try_from(step).ok()?);
                own
            }
        };
        Some(String::from_utf16_lossy(&units))
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn units(text: &[u8]) -> Vec<u16> {
    text.chunks_exact(2)
        .take(UNITS)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_the_table_says() {
        let table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap
            1 begincodespacerange <0000> <ffff> endcodespacerange
            3 beginbfchar <0007> <06450651> <0008> <06450651> <0001> <D83DDE00> endbfchar
            2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0066> <00660069>] endbfrange
            endcmap";
        let table = Table::parse(table).expect("can be read");
        let codes = [7, 8, 1, 0x10, 0x12, 0x21, 0x13].map(u16::to_be_bytes).concat();
        let texts = table.texts(&codes);
        let marked = "\u{645}\u{651}";
        assert_eq!(texts, [marked, marked, "\u{1f600}", "a", "c", "fi", "\u{fffd}"]);
        assert!(Table::parse(b"nothing").is_none());
    }
}
