//! Numbers as messages get them.

use fluent_bundle::FluentValue;
use unic_langid::LanguageIdentifier;

/// A number that chooses the variant which CLDR has for it. `intl_pluralrules` takes 101 to
/// 119 in Romanian as 20, and so in each hundred; they go with 2 to 19, as do numbers with
/// decimals.
pub(super) fn amount(
    number: i64,
    language: Option<&LanguageIdentifier>,
) -> FluentValue<'static> {
    let value = FluentValue::from(number);
    let romanian = language.is_some_and(|own| own.language.as_str() == "ro");
    match value {
        FluentValue::Number(mut own)
            if romanian && number > 100 && (1..20).contains(&(number % 100)) =>
        {
            own.options.minimum_fraction_digits = Some(1);
            FluentValue::Number(own)
        }
        other => other,
    }
}

/// A whole number is written without the decimals that choose its variant.
pub(super) fn written(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(own) if own.value.fract() == 0.0 => {
            Some(format!("{:.0}", own.value))
        }
        _ => None,
    }
}
