//! JSON Pointers (RFC 6901), taken apart.

/// The names on the way, decoded.
pub(super) struct Pointer(pub(super) Vec<String>);

impl Pointer {
    pub(super) fn new(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self(vec![]));
        }
        let Some(rest) = text.strip_prefix('/') else {
            return Err("a pointer starts with `/`, or is empty".to_owned());
        };
        rest.split('/').map(decode).collect::<Result<_, _>>().map(Self)
    }

    /// The names of the parent, and the last one; `None` for the whole.
    pub(super) fn split(&self) -> Option<(&[String], &str)> {
        self.0.split_last().map(|(last, parent)| (parent, &**last))
    }
}

fn decode(part: &str) -> Result<String, String> {
    let mut name = String::new();
    let mut chars = part.chars();
    while let Some(char) = chars.next() {
        name.push(match char {
            '~' => match chars.next() {
                Some('0') => '~',
                Some('1') => '/',
                _ => return Err("in a pointer, `~` is written `~0`".to_owned()),
            },
            _ => char,
        });
    }
    Ok(name)
}

/// The number of an element: digits without leading zeros.
pub(super) fn index(name: &str) -> Option<usize> {
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = digits && (name == "0" || !name.starts_with('0'));
    canonical.then(|| name.parse().ok()).flatten()
}
