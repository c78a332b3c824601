//! A count in, as Word prints it: the text of a level with holes, or the number itself.

use crate::document::{Label, Marker, Numbering as Count};

/// The text of a level that counts its parents too, where they are printed.
pub(super) fn counted(count: &Count, level: usize) -> String {
    let (before, after) = &count.affixes;
    let first = if count.with_parents { 0 } else { level };
    let holes: Vec<String> = (first..=level).map(|l| format!("%{}", l + 1)).collect();
    format!("{}{}{}", before.replace('%', ""), holes.join("."), after.replace('%', ""))
}

/// The text of a level with its own number counted and all else as printed.
pub(super) fn literal(label: &Label, level: usize) -> String {
    let count = &label.numbering;
    let printed = label.text.replace('%', "");
    let number = format(count.marker, count.value);
    match printed.rfind(&number) {
        Some(at) if !number.is_empty() => {
            let (before, after) = (&printed[..at], &printed[at + number.len()..]);
            format!("{before}%{}{after}", level + 1)
        }
        _ => printed,
    }
}

/// A number as Word prints it: letters double after `z` (`aa`, `bb`).
pub(super) fn format(marker: Marker, value: u32) -> String {
    match marker {
        Marker::Decimal => value.to_string(),
        Marker::LowerAlpha => letters(value, b'a'),
        Marker::UpperAlpha => letters(value, b'A'),
        Marker::LowerRoman => roman(value).to_lowercase(),
        Marker::UpperRoman => roman(value),
        Marker::Bullet | Marker::Dash | Marker::None => String::new(),
    }
}

fn letters(value: u32, first: u8) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(index % 26).map_or('?', |i| char::from(first + i));
    let times = (index / 26).min(30) + 1;
    (0..times).map(|_| letter).collect()
}

fn roman(mut value: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    value = value.min(32_767);
    for (weight, digit) in DIGITS {
        while value >= weight {
            out.push_str(digit);
            value -= weight;
        }
    }
    out
}
