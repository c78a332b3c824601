//! Why a text is not written, and how that is told.

use super::copy::Spot;
use super::outcome::Held;
use super::{Accept, SURE, Work};
use crate::diagnostic::LanguageTag;
use crate::returned::{After, Field, Form};

/// Members that hold dates, which are written as days and printed in words.
const DATES: [&str; 6] =
    ["date", "deadline", "endDate", "opens", "signedOn", "startDate"];

impl Work<'_> {
    /// Whether somebody accepted a value by its name.
    pub(super) fn is_named(&self, pointer: &str) -> bool {
        let named = |own: &Accept| matches!(own, Accept::Field(own) if own == pointer);
        self.options.accept.iter().any(named)
    }

    /// Why a draft of another language does not change a text that the record has once for
    /// all, if it is such a text.
    pub(super) fn foreign(
        &mut self,
        (file, pointer): &Spot,
        draft: &str,
    ) -> Option<String> {
        let tongue = self.options.tongue.as_ref()?;
        let place = self.map.find(file, pointer)?;
        let is_one = tongue.texts.contains(&(file.clone(), place));
        (is_one && !is_of(draft, &tongue.language)).then(|| {
            format!(
                "the record has one text for all languages here, and the draft is in \
                 `{draft}`: give the text its languages first"
            )
        })
    }
}

/// Why a text is not written, if it is not; whether somebody said that it is the value, and
/// the language of the draft.
pub(super) fn reason(field: &Field, is_sure: bool, draft: &str) -> Option<String> {
    let name = field.pointer.rsplit('/').next().unwrap_or_default();
    let After::Text(text) = &field.after else {
        return Some("its text is gone, and it is no element of a list".to_owned());
    };
    if field.form == Form::Other {
        return Some("the record has no text there that could be edited".to_owned());
    }
    let language = field.language.as_deref().and_then(LanguageTag::new);
    if let Some(own) = language.filter(|own| !is_of(draft, own)) {
        return Some(format!(
            "it stood in for a text in `{draft}`, and is in `{own}`: give the record one in \
             `{draft}`"
        ));
    }
    if field.confidence < SURE && !is_sure {
        let percent = (field.confidence * 100.0).round();
        return Some(format!(
            "its mark is gone; it is found by its text ({percent} % alike)"
        ));
    }
    if DATES.contains(&name) && !is_day(text) {
        return Some("a date is written as a day, such as 2013-03-11".to_owned());
    }
    None
}

/// Whether a text in a language is one of a draft's own: in one of its languages, or in that
/// language whatever the script or region.
fn is_of(draft: &str, language: &LanguageTag) -> bool {
    let languages = draft.split('+').filter_map(LanguageTag::new);
    languages.into_iter().any(|own| own.is_of(language))
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |own: &str, len: usize| {
        own.len() == len && own.bytes().all(|b| b.is_ascii_digit())
    };
    matches!(parts.as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2))
}

/// A change that is not written.
pub(super) fn hold(
    copy: &str,
    (file, pointer): &Spot,
    before: &str,
    after: String,
    why: String,
) -> Held {
    Held {
        copy: copy.to_owned(),
        file: file.clone(),
        pointer: pointer.clone(),
        before: before.to_owned(),
        after,
        why,
    }
}
