//! A BCP 47 tag → the tag that Word's proofing tools know. Word wants a region and has its
//! own ideas of which script goes with it; languages that it does not know stay as they are.

use crate::diagnostic::LanguageTag;

const REGIONS: &[(&str, &str)] = &[
    ("ar", "ar-SA"),
    ("bg", "bg-BG"),
    ("bs", "bs-Latn-BA"),
    ("bs-BA", "bs-Latn-BA"),
    ("bs-Cyrl", "bs-Cyrl-BA"),
    ("bs-Latn", "bs-Latn-BA"),
    ("cnr", "sr-Latn-ME"),
    ("cnr-Cyrl", "sr-Cyrl-ME"),
    ("cnr-Latn", "sr-Latn-ME"),
    ("cnr-ME", "sr-Latn-ME"),
    ("de", "de-DE"),
    ("el", "el-GR"),
    ("en", "en-GB"),
    ("es", "es-ES"),
    ("fa", "fa-IR"),
    ("fr", "fr-FR"),
    ("he", "he-IL"),
    ("hr", "hr-HR"),
    ("hu", "hu-HU"),
    ("hy", "hy-AM"),
    ("it", "it-IT"),
    ("ja", "ja-JP"),
    ("ka", "ka-GE"),
    ("ko", "ko-KR"),
    ("mk", "mk-MK"),
    ("ro", "ro-RO"),
    ("sl", "sl-SI"),
    ("sq", "sq-AL"),
    ("sr", "sr-Cyrl-RS"),
    ("sr-Cyrl", "sr-Cyrl-RS"),
    ("sr-Latn", "sr-Latn-RS"),
    ("sr-ME", "sr-Latn-ME"),
    ("sr-RS", "sr-Cyrl-RS"),
    ("tr", "tr-TR"),
    ("uk", "uk-UA"),
    ("ur", "ur-PK"),
    ("zh", "zh-CN"),
    ("zh-Hans", "zh-CN"),
    ("zh-Hant", "zh-TW"),
];

/// Languages that are written from the right, as Typst has them.
const FROM_RIGHT: [&str; 11] =
    ["ar", "dv", "fa", "he", "ks", "pa", "ps", "sd", "ug", "ur", "yi"];

/// Whether a language is written from the right.
pub(super) fn is_from_right(tag: &str) -> bool {
    FROM_RIGHT.contains(&tag.split('-').next().unwrap_or_default())
}

/// The tag for `w:lang`.
pub(super) fn word(tag: &LanguageTag) -> &str {
    let known = REGIONS.iter().find(|(known, _)| *known == tag.as_str());
    known.map_or(tag.as_str(), |(_, word)| word)
}
