//! The bundled faces serve all languages, and what is missing is named.

use std::collections::BTreeSet;

use communique::brand::SCRIPT_FAMILIES;
use communique::diagnostic::{Origin, Place};
use communique::fonts::{self, Fonts};
use communique::templates::{Templates, bundled};

/// Letters and signs of all languages that documents are written in.
const LETTERS: &str = "ąčćđšžëçÇËșțȘȚăâîğışİцюяђћљњџѓќѕѐѝЂЋЉЊЏЃЌЅҐΆέήίόύώςΩ\
    „“”‚‘’«»‹›–—…‑•†‡§№€×½\u{a0}\u{202f}\u{ad}с\u{301}з\u{301}";

/// Letters of the scripts that have families of their own: those of names and what joins them.
const SCRIPTS: [(&str, &str); 4] = [
    (
        "Noto Naskh Arabic",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکیٹڈڑےںھ٠١٢٣٤٥٦٧٨٩۴۵۶،؛؟ـ\u{64b}\u{651}\u{652}",
    ),
    (
        "Noto Serif Armenian",
        "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև՛՝՞։",
    ),
    (
        "Noto Serif Georgian",
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰ",
    ),
    ("Noto Serif Hebrew", "אבגדהוזחטיכךלמםנןסעפףצץקרשת־׳״\u{5b0}\u{5b8}\u{5bc}\u{5c1}"),
];

#[test]
fn every_script_that_is_promised_has_a_family() {
    let fonts = Fonts::bundled();
    let mut promised = SCRIPT_FAMILIES;
    promised.sort_unstable();
    assert_eq!(promised, SCRIPTS.map(|(name, _)| name));
    for (name, letters) in SCRIPTS {
        let family = fonts.family(name).expect("the family is bundled");
        let weights =
            [family.regular, family.bold].map(|face| face.map(|own| own.weight));
        assert_eq!(weights, [Some(400), Some(700)], "{name}");
        for face in [family.regular, family.bold].into_iter().flatten() {
            assert!(face.is_drawn_by_word(), "{name}");
        }
        let lacks = |c: &char| !fonts.covers(&[name.to_owned()], *c);
        let missing: String = letters.chars().filter(lacks).collect();
        assert_eq!(missing, "", "{name}");
        for c in letters.chars() {
            let text = ["Source Serif 4".to_owned(), name.to_owned()];
            assert_eq!(fonts.family_of(&text, c), Some(name), "{c}");
        }
    }
}

#[test]
fn every_bundled_family_has_four_faces_and_all_letters() {
    let fonts = Fonts::bundled();
    let families = [
        "Carlito",
        "Liberation Sans",
        "Liberation Serif",
        "Source Sans 3",
        "Source Serif 4",
    ];
    let is_text = |name: &&str| !SCRIPT_FAMILIES.contains(name);
    let own: Vec<&str> = fonts.families().into_iter().filter(is_text).collect();
    assert_eq!(own, families);
    for name in families {
        let family = fonts.family(name).expect("the family is bundled");
        for (face, weight, italic) in [
            (family.regular, 400, false),
            (family.bold, 700, false),
            (family.italic, 400, true),
            (family.bold_italic, 700, true),
        ] {
            let face = face.expect("each family has four faces");
            assert_eq!((face.weight, face.italic), (weight, italic), "{name}");
            assert!(face.bytes().len() > 100_000);
        }
        let missing: String =
            LETTERS.chars().filter(|&c| !fonts.covers(&[name.to_owned()], c)).collect();
        let known = if name == "Carlito" { "\u{2011}\u{301}\u{301}" } else { "" };
        assert_eq!(missing, known, "{name}");
        let words: BTreeSet<char> = Templates::bundled()
            .list()
            .into_iter()
            .filter(|path| path.starts_with("lang/"))
            .flat_map(|path| bundled(path).expect("is compiled in").chars())
            .filter(|c| !c.is_control())
            .collect();
        let missing: String =
            words.iter().filter(|&&c| !fonts.covers(&[name.to_owned()], c)).collect();
        assert_eq!(missing, "", "{name} has not all letters of the languages' words");
    }
}

#[test]
fn families_of_office_programs_have_twins() {
    let fonts = Fonts::bundled();
    assert_eq!(fonts.resolve("calibri"), Some("Carlito"));
    assert_eq!(fonts.resolve("Times New Roman"), Some("Liberation Serif"));
    assert_eq!(fonts.resolve("Arial"), Some("Liberation Sans"));
    assert_eq!(fonts.resolve("source serif 4"), Some("Source Serif 4"));
    assert_eq!(fonts.resolve("Comic Sans"), None);
}

#[test]
fn missing_families_and_characters_are_named() {
    let fonts = Fonts::bundled();
    let families = ["Source Serif 4".to_owned(), "Source Serif 5".to_owned()];
    let missing = fonts.missing(&families, "Ж 漢 ▪ é 😀 漢\n");
    assert_eq!(missing.families, ["Source Serif 5"]);
    assert_eq!(missing.characters, ['漢', '😀']);

    let place = Place::Value(Origin::root("brand.json").child("brand"));
    let family = fonts::missing_family(&fonts, "Source Serif 5", place.clone());
    assert_eq!(family.message, "there is no font `Source Serif 5`");
    assert_eq!(family.hints[0], "did you mean `Source Serif 4`?");
    let character = fonts::missing_character(&families[..1], '漢', place);
    assert_eq!(
        character.message,
        "no font has the character `漢` (U+6F22), neither `Source Serif 4` nor another"
    );
}

#[test]
fn a_file_that_is_no_font_adds_nothing() {
    let mut fonts = Fonts::bundled();
    let before = fonts.faces().len();
    assert!(!fonts.add(b"no font".to_vec()));
    assert_eq!(fonts.faces().len(), before);
}

#[test]
fn every_licence_is_shipped() {
    for (family, text) in fonts::LICENSES {
        assert!(text.contains("SIL OPEN FONT LICENSE Version 1.1"), "{family}");
    }
}

#[test]
fn the_hashes_that_come_with_the_faces_are_theirs() {
    let fonts = Fonts::bundled();
    for face in fonts.faces() {
        let hash: [u8; 32] = blake3::hash(face.bytes()).into();
        assert!(face.digest() == hash, "{}", face.family);
    }
}
