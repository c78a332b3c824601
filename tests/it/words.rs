//! No language lacks a word. The same check is made when the program is built; here it is
//! seen that it finds what it is made for.

#[path = "../../build/words.rs"]
mod comparison;

use communique::templates::{Templates, bundled};

fn english() -> &'static str {
    bundled("lang/en.ftl").expect("English is compiled in")
}

#[test]
fn each_language_has_the_messages_of_english() {
    for path in Templates::bundled().list() {
        let Some(name) = path.strip_prefix("lang/") else { continue };
        let language = name.strip_suffix(".ftl").expect("a file of Fluent");
        let text = bundled(path).expect("is compiled in");
        let none: [String; 0] = [];
        assert_eq!(comparison::mistakes(language, text, english()), none, "{language}");
    }
}

/// What is changed in a language's file, and what is said then.
#[test]
fn what_a_language_lacks_is_named() {
    let changes = [
        ("hr", "page = Stranica", "", "there is no message `page`"),
        ("hr", "page = ", "pages = ", "nothing asks for the message `pages`"),
        (
            "hr",
            "version = Verzija { $version }",
            "version = Verzija",
            "`version` does not say `$version`",
        ),
        (
            "sr-Latn",
            "page = Strana",
            "page = Strana { $number }",
            "`page` is not given `$number`",
        ),
        (
            "sl",
            "    [two] Prilogi\n",
            "",
            "`enclosures` has no variant [two] by `$count`",
        ),
        (
            "mk",
            "    [one] Прилог\n",
            "    [one] Прилог\n    [few] Прилози\n",
            "`enclosures` never comes to its variant [few]",
        ),
        ("bg", "    [3] март\n", "", "`month-alone` has no variant [3] by `$month`"),
        (
            "ro",
            "contents = Cuprins",
            "contents = Cuprins\ncontents = Cuprins",
            "there are two messages `contents`",
        ),
        ("sq", "page = Faqja", "page = { Faqja", "Expected a token starting with \"}\""),
    ];
    for (language, part, other, said) in changes {
        let text = bundled(&format!("lang/{language}.ftl")).expect("is compiled in");
        assert!(text.contains(part), "{language} has {part}");
        let mistakes =
            comparison::mistakes(language, &text.replace(part, other), english());
        assert!(mistakes.iter().any(|own| own == said), "{said}: {mistakes:?}");
    }
}
