//! Language tags come in, what Typst takes them for goes out. The engine says no more of a
//! tag in a PDF than language and region; a tag that has more goes by a region that belongs
//! to nobody, and the PDF gets the tag in its place.

use minijinja::{Value, context};

use crate::diagnostic::LanguageTag;

/// The language tags of a document that the engine cannot write.
#[derive(Debug, Default)]
pub(super) struct Tongues {
    list: Vec<Tongue>,
}

/// A language tag, and what the engine writes instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue {
    pub tag: LanguageTag,
    /// Language and region, as in `sr-XA` for `sr-Latn`; no other tag has the same.
    pub stand_in: String,
}

impl Tongues {
    /// The parts of a tag as Typst takes them.
    pub(super) fn value(&mut self, tag: &LanguageTag) -> Value {
        context! {
            lang => tag.language(),
            script => tag.script().map(str::to_ascii_lowercase),
            region => self.region(tag),
        }
    }

    pub(super) fn into_list(self) -> Vec<Tongue> {
        self.list
    }

    fn region(&mut self, tag: &LanguageTag) -> Option<String> {
        let (language, own) = (tag.language(), tag.region());
        let plain = own.map_or(language.to_owned(), |own| spelled(language, own));
        if plain == tag.as_str() {
            return own.map(str::to_owned);
        }
        let known = self.list.iter().find(|known| known.tag == *tag);
        let stand_in = match known {
            Some(known) => known.stand_in.clone(),
            None => {
                // A document in forty forms of one language has the last without a script.
                let stand_in = self.free(tag)?;
                self.list.push(Tongue { tag: tag.clone(), stand_in: stand_in.clone() });
                stand_in
            }
        };
        stand_in.rsplit_once('-').map(|(_, region)| region.to_owned())
    }

    /// What stands for no tag yet.
    fn free(&self, tag: &LanguageTag) -> Option<String> {
        let all = by_script(tag).map_or_else(nobodys, |own| vec![own]);
        let mut all = all.iter().map(|region| spelled(tag.language(), region));
        all.find(|name| self.list.iter().all(|known| known.stand_in != *name))
    }
}

/// The region by which the engine draws Chinese signs.
fn by_script(tag: &LanguageTag) -> Option<String> {
    let usual = match (tag.language(), tag.script()) {
        ("zh", Some("Hant")) => "TW",
        ("zh", Some(_)) => "CN",
        _ => return None,
    };
    Some(tag.region().unwrap_or(usual).to_owned())
}

/// Regions that belong to nobody (ISO 3166-1, user-assigned codes), but for `XK`, which is
/// in use for Kosovo.
fn nobodys() -> Vec<String> {
    let q = ('M'..='Z').map(|last| format!("Q{last}"));
    let x = ('A'..='Z').filter(|last| *last != 'K').map(|last| format!("X{last}"));
    x.chain(q).collect()
}

fn spelled(language: &str, region: &str) -> String {
    format!("{language}-{region}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        LanguageTag::new(text).unwrap()
    }

    #[test]
    fn what_has_a_script_goes_by_a_region_of_its_own() {
        let mut tongues = Tongues::default();
        let all =
            ["en", "ro-MD", "sr-Latn", "sr-Cyrl-ME", "sr-Latn", "zh-Hant", "bs-Cyrl"];
        let regions = all.map(|own| tongues.region(&tag(own)));
        let regions = regions.iter().map(|own| own.as_deref().unwrap_or("none"));
        let expected = ["none", "MD", "XA", "XB", "XA", "TW", "XA"];
        assert_eq!(regions.collect::<Vec<_>>(), expected);
        let list = tongues.into_list();
        let names = list.iter().map(|own| format!("{} {}", own.stand_in, own.tag));
        let expected =
            ["sr-XA sr-Latn", "sr-XB sr-Cyrl-ME", "zh-TW zh-Hant", "bs-XA bs-Cyrl"];
        assert_eq!(names.collect::<Vec<_>>(), expected);
    }
}
