//! Where a value of the record stands: file, JSON Pointer, language.

use std::fmt;
use std::sync::Arc;

/// Whether a JSON Pointer is another one, or leads below it.
pub fn is_within(pointer: &str, above: &str) -> bool {
    let rest = pointer.strip_prefix(above);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A BCP 47 language tag in its canonical case, such as `sr-Cyrl`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageTag(Arc<str>);

impl LanguageTag {
    /// Canonical case: language lower, script title, region upper. `None` if the text has
    /// not the form of a tag (`[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*`).
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let language = parts.next()?;
        let is_language = (2..=3).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic());
        if !is_language {
            return None;
        }
        let mut tag = language.to_ascii_lowercase();
        for part in parts {
            let fits = (2..=8).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphanumeric());
            if !fits {
                return None;
            }
            tag.push('-');
            let alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
            match part.len() {
                4 if alphabetic => {
                    tag.push_str(&part[..1].to_ascii_uppercase());
                    tag.push_str(&part[1..].to_ascii_lowercase());
                }
                2 => tag.push_str(&part.to_ascii_uppercase()),
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(Self(tag.into()))
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether somebody who asks for `wanted` means this tag: `sr` asks for `sr-Cyrl` and
    /// `sr-Latn` as well (RFC 4647, basic filtering), and `sr-Latn` for `sr-ME`, which is
    /// written so.
    pub fn is_of(&self, wanted: &Self) -> bool {
        let rest = self.0.strip_prefix(wanted.as_str());
        let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        let script = wanted.script();
        let is_script = wanted.0.split('-').count() == 2 && script.is_some();
        is_below
            || is_script
                && self.language() == wanted.language()
                && Some(self.writing()) == script
    }

    /// Whether this tag serves somebody who asks for the language in a region, where there
    /// is none for that: `sr-Latn` for `sr-ME`, `ro` for `ro-MD`.
    pub fn serves(&self, wanted: &Self) -> bool {
        wanted.region().is_some()
            && self.region().is_none()
            && self.language() == wanted.language()
            && self.writing() == wanted.writing()
    }

    /// Whether this one of `all` is meant by one of `wanted`: none wants all.
    pub fn is_wanted(&self, all: &[&Self], wanted: &[Self]) -> bool {
        let is_meant = |wish: &Self| {
            let is_there = all.iter().any(|own| own.is_of(wish));
            self.is_of(wish) || !is_there && self.serves(wish)
        };
        wanted.is_empty() || wanted.iter().any(is_meant)
    }

    /// The language alone: `sr` of `sr-Cyrl`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The script subtag, if there is one: `Cyrl` of `sr-Cyrl-RS`.
    pub fn script(&self) -> Option<&str> {
        self.0
            .split('-')
            .skip(1)
            .find(|p| p.len() == 4 && p.starts_with(char::is_alphabetic))
    }

    /// The script that it is written in: the tag's own, or the usual one (CLDR, likely
    /// subtags) where a language has two; `Latn` stands for the only one of any other.
    pub fn writing(&self) -> &str {
        self.script().unwrap_or_else(|| match (self.language(), self.region()) {
            ("sr", Some("ME" | "RO" | "TR")) => "Latn",
            ("sr" | "bg" | "mk" | "ru" | "uk" | "be", _) => "Cyrl",
            _ => "Latn",
        })
    }

    /// The region subtag, if there is one: `RS` of `sr-Cyrl-RS`.
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() == 2)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a value of the record stands.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file, relative to the package's root, with `/` between folders.
    pub file: Arc<str>,
    /// RFC 6901 JSON Pointer within that file; empty for the whole file.
    pub pointer: Arc<str>,
    /// The language inside a localised string (its key is the pointer's last part then).
    pub language: Option<LanguageTag>,
}

impl Origin {
    /// The whole of a file.
    pub fn root(file: &str) -> Self {
        Self { file: file.into(), pointer: "".into(), language: None }
    }

    /// The member `key` of this value, or the element with that index.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let escaped = key.replace('~', "~0").replace('/', "~1");
        Self {
            file: Arc::clone(&self.file),
            pointer: format!("{}/{escaped}", self.pointer).into(),
            language: self.language.clone(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.file, self.pointer)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The way from the folder of a file to another file.
pub fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}
