//! Ids of the record come in; names of files and folders that every file system takes go
//! out.

use unicode_normalization::UnicodeNormalization;

/// The longest part of a path, in bytes: two parts, a language and a suffix stay far
/// below every limit.
const LONGEST: usize = 90;

/// Names that Windows keeps for devices, with or without a suffix.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A part of a path that says what the text says, as far as all file systems allow:
/// letters, digits, `-`, `_` and `.`. Something that says nothing becomes `instead`.
pub fn safe(text: &str, instead: &str) -> String {
    let mut name = String::new();
    for char in text.nfc() {
        let plain = char.is_alphanumeric() || matches!(char, '-' | '_' | '.');
        if plain {
            name.push(char);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches(['-', '.']);
    let name = if name.is_empty() { instead } else { name };
    let mut name = name.to_owned();
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    if is_device(&stem) {
        name.insert(0, '_');
    }
    shortened(name, text)
}

/// Lower-case words between hyphens: a folder's name where the record gives none.
pub fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// What two paths share that are one on a file system that ignores case and the form of
/// accents.
pub fn key(path: &str) -> String {
    path.nfkc().collect::<String>().to_uppercase().to_lowercase()
}

fn is_device(stem: &str) -> bool {
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let numbered = port.is_some_and(|number| {
        let mut chars = number.chars();
        let digit = chars
            .next()
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
        digit && chars.next().is_none()
    });
    numbered || DEVICES.contains(&stem)
}

/// A long name is cut, and told from others that begin alike by a hash.
fn shortened(name: String, text: &str) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash = blake3::hash(text.as_bytes()).to_hex();
    let mut end = LONGEST - 9;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}-{}", name[..end].trim_end_matches(['-', '.']), &hash[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        let cases = [
            ("see-natc-2013-03-sofia", "see-natc-2013-03-sofia"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "document"),
            ("", "document"),
            ("CON", "_CON"),
            ("aux.letter", "_aux.letter"),
            ("com1", "_com1"),
            ("LPT²", "_LPT²"),
            ("com10", "com10"),
            ("Draft: “final”?", "Draft-final"),
            ("a\u{0}b\u{202e}c", "a-b-c"),
            ("trailing. ", "trailing"),
            ("C:\\Temp", "C-Temp"),
            ("Декларация", "Декларация"),
            ("e\u{301}", "é"),
        ];
        for (text, name) in cases {
            assert_eq!(safe(text, "document"), name, "{text:?}");
        }
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let (a, b) = (format!("{}a", "ж".repeat(300)), format!("{}b", "ж".repeat(300)));
        let (a, b) = (safe(&a, ""), safe(&b, ""));
        assert!(a.len() <= LONGEST && b.len() <= LONGEST);
        assert_ne!(a, b);
    }

    #[test]
    fn case_and_accents_tell_no_paths_apart() {
        assert_eq!(key("A/Letter.en.pdf"), key("a/LETTER.EN.PDF"));
        assert_eq!(key("e\u{301}"), key("É"));
        assert_eq!(key("straße"), key("STRASSE"));
        assert_ne!(key("a"), key("b"));
    }

    #[test]
    fn slugs_are_words_between_hyphens() {
        assert_eq!(slug("Working lunch – “Sofia”, 2013"), "working-lunch-sofia-2013");
    }
}
