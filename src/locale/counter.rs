//! Counts in letters and Roman numerals, and as a language says which of many.

use super::{Locale, Value};
use crate::diagnostic::Diagnostic;

impl Locale {
    /// Which meeting it is, as it stands beside the word for it: `23rd`.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn meeting_number(&self, number: u32) -> Result<String, Box<Diagnostic>> {
        let ending = match number % 100 {
            11..20 => Value::Text("teen"),
            _ => Value::Number((number % 10).into()),
        };
        let values = [("number", Value::Number(number.into())), ("ending", ending)];
        self.word("meeting-number", &values)
    }
}

/// `a` to `z`, then `aa`, `ab`, …; empty for 0.
pub fn alpha(count: u32) -> String {
    let mut letters = vec![];
    let mut rest = count;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).expect("below 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// `I`, `II`, `III`, `IV`, …; empty for 0.
pub fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
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
    let mut rest = count;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
