//! Strings that say the same in every language: names of people, codes, numbers, addresses.

use super::passage::collect;
use crate::markdown::{self, PieceKind};
use crate::model::Text;

/// Members that hold names of people.
const NAMES: &[&str] = &["givenName", "additionalName", "familyName", "honorificSuffix"];

/// Members that hold what an office calls its papers by.
const REFERENCES: &[&str] = &["/reference", "/yourReference"];

/// An abbreviation has up to so many capitals in a row; a word in capitals has more.
const CAPITALS: usize = 5;

/// Whether a plain text serves in every language: the name of a person, a reference, a
/// string of numbers, acronyms and addresses. Of any other word nobody knows it.
pub fn serves_all(text: &Text, string: &str) -> bool {
    let pointer = &*text.origin.pointer;
    let mut parts = pointer.rsplit('/');
    let [field, _, holder] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let is_name = NAMES.contains(&field) || field == "name" && holder == "people";
    let is_reference = REFERENCES.iter().any(|own| pointer.ends_with(own))
        || field == "value" && holder.to_lowercase().ends_with("reference");
    let most = if field == "shortName" { usize::MAX } else { CAPITALS };
    is_name || is_reference || has_no_word(string, most)
}

/// Whether nothing in a string is a word of a language; what is filled in later is none.
fn has_no_word(string: &str, most: usize) -> bool {
    let parsed = markdown::parse(string);
    let mut pieces = vec![];
    collect(&parsed.pieces, &mut pieces);
    let read: String = pieces
        .iter()
        .map(|piece| match &piece.kind {
            PieceKind::Text(text) => text,
            PieceKind::LineBreak => " ",
            _ => "",
        })
        .collect();
    read.split_whitespace().all(|word| is_code(word, most) || is_address(word))
}

/// `2013`, `ICMPD`, `SEE-NATC/2013/1`, `(a)`.
fn is_code(word: &str, most: usize) -> bool {
    let mut runs = word.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty());
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2
        || runs
            .all(|run| run.chars().all(char::is_uppercase) && run.chars().count() <= most)
}

/// `https://example.org`, `office@example.org`, `www.example.org`, `example.org`.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let host = word.split('/').next().unwrap_or_default();
    let is_label = |label: &str| {
        label.len() > 1 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_host = host.contains('.')
        && host.split('.').all(is_label)
        && host
            .rsplit('.')
            .next()
            .is_some_and(|end| end.chars().all(char::is_alphabetic));
    word.contains("://") || word.contains('@') || is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_addresses_are_the_same_in_all_languages() {
        let same = [
            "",
            "2013",
            "ICMPD",
            "**SEE-NATC/2013/1**",
            "XIV",
            "(a)",
            "–",
            "12:30",
            "https://example.org/a",
            "office@example.org",
            "example.org",
            "[](#x)[^n] {{date}}",
            "ICMPD, UNODC",
        ];
        for string in same {
            assert!(has_no_word(string, CAPITALS), "{string}");
        }
        let words = [
            "Introduction",
            "CONCLUSIONS",
            "Sofia",
            "agree:",
            "**Welcomed.**",
            "3rd",
            "e.g.",
            "中国",
            "ICMPD office",
        ];
        for string in words {
            assert!(!has_no_word(string, CAPITALS), "{string}");
        }
    }
}
