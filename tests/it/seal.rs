//! A PDF whose last signature is of nothing yet comes in; the same, signed, goes out: what is
//! around the signature, and its digest in it. The key is nobody's.

use std::ops::Range;

use sha2::{Digest, Sha256};

/// What stands for numbers that are known when the file is.
pub const RANGE: [i64; 4] = [0, 9_999_999_991, 9_999_999_992, 9_999_999_993];

/// The digest of what is signed, in DER: the attribute, and a set of one string.
const MESSAGE_DIGEST: &[u8] = &[
    0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04, 0x31, 0x22, 0x04,
    0x20,
];

/// Where bytes stand, from the end.
fn last(all: &[u8], own: &[u8]) -> Option<usize> {
    all.windows(own.len()).rposition(|window| window == own)
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Where the last signature stands.
pub fn place(pdf: &[u8]) -> Range<usize> {
    let key = b"/Contents<";
    let start = last(pdf, key).expect("somebody signs") + key.len() - 1;
    start..start + pdf[start..].iter().position(|own| *own == b'>').unwrap() + 1
}

/// Signs the file, if it waits for that.
pub fn seal(mut pdf: Vec<u8>) -> Vec<u8> {
    let waits = |mark: i64| last(&pdf, mark.to_string().as_bytes()).is_some();
    if !RANGE[1..].iter().all(|mark| waits(*mark)) {
        return pdf;
    }
    let Range { start, end } = place(&pdf);
    let tail = pdf.len() - end;
    for (number, mark) in [start, end, tail].into_iter().zip(&RANGE[1..]) {
        let mark = mark.to_string();
        let at = last(&pdf, mark.as_bytes()).expect("waits for it");
        pdf[at..at + mark.len()].copy_from_slice(format!("{number:>10}").as_bytes());
    }
    let own = Sha256::new().chain_update(&pdf[..start]).chain_update(&pdf[end..]);
    let (attribute, own) = (digits(MESSAGE_DIGEST), digits(&own.finalize()));
    let signature = pdf[start..end].to_ascii_uppercase();
    // What is no signature has none.
    if let Some(at) = last(&signature, attribute.as_bytes()) {
        let at = start + at + attribute.len();
        pdf[at..at + own.len()].copy_from_slice(own.as_bytes());
    }
    pdf
}
