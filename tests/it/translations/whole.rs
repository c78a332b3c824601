//! Nothing is lost on the way: the texts of all records, as sources and as translations, in
//! all languages, in both forms; and texts of any kind.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use communique::brand::Brand;
use communique::check::default_language;
use communique::diagnostic::{LanguageTag, Origin};
use communique::docx::{Stock, Worksheet, worksheet};
use communique::fonts::Fonts;
use communique::model::{Package, Step};
use communique::returned;
use communique::translation::{
    Content, Head, Identity, Returned, Standing, Unit, Wish, sources, units, xliff,
};
use proptest::prelude::*;

use crate::support::{load, repository};

/// The languages that are translated into: those of the program, and two from the right.
const LANGUAGES: [&str; 13] = [
    "sq", "bs", "bg", "hr", "en", "mk", "ro", "cnr", "sr-Cyrl", "sr-Latn", "sl", "he",
    "ar",
];

fn tag(text: &str) -> LanguageTag {
    LanguageTag::new(text).unwrap()
}

static TAGS: LazyLock<[LanguageTag; 13]> = LazyLock::new(|| LANGUAGES.map(tag));

/// What the tables share.
pub(super) static STOCK: LazyLock<Stock> =
    LazyLock::new(|| Stock::new(&Fonts::bundled()));

/// The table of texts.
pub(super) fn table(head: &Head, units: &[Unit], stock: &Stock) -> Vec<u8> {
    let mut brand = Brand::default();
    brand.fonts.embed = false;
    let names = [&head.source, &head.target].map(ToString::to_string);
    let own = Worksheet { head, units, names, about: head.package.clone() };
    worksheet(&own, &brand, stock).unwrap()
}

/// What a file says that nobody touched.
fn hold(head: &Head, units: &[Unit], returned: &Returned, what: &str) {
    assert_eq!(returned.head, *head, "{what}");
    assert_eq!(returned.loose, [], "{what}");
    assert_eq!(returned.remarks, [], "{what}");
    assert_eq!(returned.units.len(), units.len(), "{what}");
    for (own, unit) in returned.units.iter().zip(units) {
        assert_eq!(own.name, head.name(&unit.origin), "{what}");
        assert_eq!(own.identity, Some(Identity::of(unit)), "{what}");
        let wanted = unit.target.as_deref().map(Content::read);
        match &own.target {
            Ok(None) => {
                let blank = wanted.as_ref().is_none_or(|own| own.spans.is_empty());
                assert!(blank, "{what} {}: {:?}", own.name, unit.target);
            }
            own => assert_eq!(own, &Ok(wanted), "{what}: {:?}", unit.target),
        }
    }
}

fn both(head: &Head, units: &[Unit], stock: &Stock, what: &str) {
    let file = xliff::write(head, units);
    assert_eq!(file, xliff::write(head, units));
    hold(head, units, &xliff::read(file.as_bytes()).unwrap(), what);
    let bytes = table(head, units, stock);
    let returned = returned::worksheet(what, &bytes);
    hold(
        head,
        units,
        &returned.unwrap_or_else(|error| panic!("{what}: {error:?}")),
        what,
    );
}

/// The files that may be packages.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, out),
            false => out.extend(
                Some(path).filter(|own| own.extension().is_some_and(|own| own == "json")),
            ),
        }
    }
}

/// All packages of the repository that are not made to be wrong.
fn packages() -> Vec<(String, Package)> {
    let mut out = vec![];
    for folder in
        ["data", "tests/cases", "tests/valid", "tests/returned", "tests/translations"]
    {
        let mut all = vec![];
        files(&repository(folder), &mut all);
        all.sort();
        for path in all {
            // Cases are packages of their own, the bundled ones share files.
            let root = match folder {
                "data" => repository("data"),
                _ => path.parent().unwrap().to_owned(),
            };
            let (package, _) = load(&root, &path);
            out.extend(package.map(|own| (path.display().to_string(), own)));
        }
    }
    out
}

#[test]
fn the_texts_of_all_records_come_back_whole_in_all_languages() {
    let packages = packages();
    let mut count = 0;
    for (name, package) in &packages {
        let sources = sources(package, package.documents.iter());
        let pairs = sources.iter().flat_map(|source| {
            let others = TAGS.iter().filter(move |language| *language != source);
            others.map(move |language| (source, language))
        });
        for (source, language) in pairs {
            let documents = package.documents.iter();
            let all = units(package, documents, source, language, Wish::All).list;
            // Each text as its own translation: with all that stands in it.
            let whole = all.iter().map(|own| Unit {
                target: Some(own.source.clone()),
                standing: Standing::Translated(Step::Behind),
                ..own.clone()
            });
            let whole: Vec<Unit> = whole.collect();
            let package = package.origin.file.to_string();
            let head = Head { package, source: source.clone(), target: language.clone() };
            both(&head, &all, &STOCK, &format!("{name} {language}"));
            both(&head, &whole, &STOCK, &format!("{name} {language} whole"));
            count += all.len();
        }
    }
    let (name, package) = &packages[0];
    let source = default_language(package);
    let all =
        units(package, package.documents.iter(), source, &tag("sq"), Wish::All).list;
    let package = package.origin.file.to_string();
    let head = Head { package, source: source.clone(), target: tag("sq") };
    let again = table(&head, &all, &Stock::new(&Fonts::bundled()));
    assert!(table(&head, &all, &STOCK) == again, "{name}: the same bytes");
    assert!(packages.len() > 60 && count > 15_000, "{} {count}", packages.len());
}

/// A text with marks, and with signs that could be taken for some.
fn text() -> impl Strategy<Value = String> {
    let may_stand = |c: &char| communique::check::may_stand(*c);
    let part = prop_oneof![
        any::<String>().prop_map(move |own| own.chars().filter(may_stand).collect()),
        "[a-z<&\\\\*_{}: 0-3]{0,9}",
        Just("**b** ".to_owned()),
        Just("*i* ".to_owned()),
        Just("**[l *m*](https://x.y/(z)?a=1&b=2)** ".to_owned()),
        Just("[p](#place) ".to_owned()),
        Just("[^n]".to_owned()),
        Just("[](#p)".to_owned()),
        Just("{{day & hour}}".to_owned()),
        Just("{1: note}".to_owned()),
        Just("\u{a0}\u{ad}\u{2011}".to_owned()),
        Just("\n\n".to_owned()),
    ];
    prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn a_text_of_any_kind_comes_back_whole(
        texts in prop::collection::vec((text(), text()), 1..6)
    ) {
        let package = "data/a&b.json".to_owned();
        let head = Head { package, source: tag("en"), target: tag("sr-Cyrl") };
        let unit = |(index, (source, target)): (usize, (String, String))| Unit {
            origin: Origin::root(&head.package).child(&index.to_string()),
            document: "d".to_owned(),
            name: "title".to_owned(),
            source,
            target: Some(target),
            standing: Standing::Translated(Step::Behind),
        };
        let list = texts.into_iter().enumerate().map(unit);
        let list: Vec<Unit> = list.filter(|own| !own.source.trim().is_empty()).collect();
        both(&head, &list, &STOCK, "any");
    }
}
