//! Text and addresses → Markdown that says them.

/// What could mean something in a text.
pub const SIGNS: &str = "\\*_[]{}<";

/// Which signs are escaped in new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes<'a> {
    /// None but a backslash that would escape something.
    Few,
    /// All that could mean something.
    All,
    /// Those of [`SIGNS`] that are named.
    These(&'a str),
}

/// A text with its signs escaped.
pub fn escaped(text: &str, escapes: Escapes<'_>) -> String {
    let means = |c: char| match escapes {
        Escapes::Few => c == '\\',
        Escapes::All => SIGNS.contains(c),
        Escapes::These(signs) => signs.contains(c),
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if means(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address as Markdown takes it.
pub fn destination(url: &str) -> String {
    let is_plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control())
        && !url.contains(['(', ')', '<', '>', '\\']);
    match is_plain {
        true => url.to_owned(),
        false => {
            let escaped =
                url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>");
            format!("<{}>", escaped.replace(['\n', '\r'], " "))
        }
    }
}
