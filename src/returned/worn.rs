//! Words with a look that says something and that the record cannot hold: struck through,
//! hidden, highlighted, underlined. Whoever does not track changes marks so what is to go.

use super::body::Walker;
use super::draft::Part;
use super::revision::RevisionKind;
use crate::xml::Element;

/// Words that somebody marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worn {
    pub text: String,
    /// How: `struck through`.
    pub look: &'static str,
    pub part: Part,
    /// The value that they stand in.
    pub key: Option<usize>,
    /// How much text the file has before they end: what follows them at once goes on.
    end: usize,
}

/// How a run is marked by itself, whatever its style says. A link is underlined.
fn look(run: &Element, is_link: bool) -> Option<&'static str> {
    let own = run.find("w:rPr")?;
    let is = |name: &str| own.toggle(name) == Some(true);
    let has = |name: &str| own.value(name).is_some_and(|value| value != "none");
    if is("w:strike") || is("w:dstrike") {
        return Some("struck through");
    }
    if is("w:vanish") {
        return Some("hidden");
    }
    if has("w:highlight") {
        return Some("highlighted");
    }
    (has("w:u") && !is_link).then_some("underlined")
}

impl Walker<'_> {
    /// Takes down text that stands in a marked run and is not gone already.
    pub(super) fn worn(
        &mut self,
        text: &str,
        run: &Element,
        (key, is_link): (Option<usize>, bool),
        changes: &[usize],
    ) {
        let goes = |number: &usize| {
            let kind = self.revisions.get(*number).kind;
            matches!(kind, RevisionKind::Deletion | RevisionKind::MoveFrom)
        };
        let Some(look) = look(run, is_link).filter(|_| !changes.iter().any(goes)) else {
            return;
        };
        match self.worn.last_mut() {
            Some(last)
                if last.end + text.len() == self.size
                    && (last.look, last.key, &last.part) == (look, key, &self.part) =>
            {
                last.text.push_str(text);
                last.end = self.size;
            }
            _ if text.trim().is_empty() => {}
            _ => {
                let (text, part, end) = (text.to_owned(), self.part.clone(), self.size);
                self.worn.push(Worn { text, look, part, key, end });
            }
        }
    }
}
