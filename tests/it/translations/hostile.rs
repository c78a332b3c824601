//! Tables that are broken, or made of their own pieces: whatever is read of them, no text
//! gets the translation of another one.

use communique::diagnostic::{LanguageTag, Origin};
use communique::returned;
use communique::translation::{Content, Head, Standing, Unit};

use super::whole::{STOCK, table};
use crate::returned::edit::Draft;
use crate::returned::hostile::{Dice, flipped, shake};

const NUMBERS: [&str; 4] = ["one", "two", "three", "four"];

fn numbers() -> Vec<u8> {
    let [source, target] = ["en", "sq"].map(|tag| LanguageTag::new(tag).unwrap());
    let head = Head { package: "a.json".to_owned(), source, target };
    let unit = |number: &&str| Unit {
        origin: Origin::root(&head.package).child(number),
        document: "d".to_owned(),
        name: "title".to_owned(),
        source: format!("The **text** {number}[^{number}]"),
        target: Some(format!("Teksti {number}[^{number}]")),
        standing: Standing::Same,
    };
    let units: Vec<Unit> = NUMBERS.iter().map(unit).collect();
    table(&head, &units, &STOCK)
}

/// Reads a table that may be anything; how many texts are right.
fn endure(bytes: &[u8]) -> usize {
    let Ok(own) = returned::worksheet("a", bytes) else { return 0 };
    let right = own.units.iter().filter(|unit| {
        let Ok(Some(content)) = &unit.target else { return false };
        let number = unit.name.trim_start_matches('/');
        *content == Content::read(&format!("Teksti {number}[^{number}]"))
    });
    right.count()
}

#[test]
fn what_is_cut_off_or_flipped_breaks_nothing() {
    let whole = numbers();
    assert_eq!(endure(&whole), NUMBERS.len());
    let mut dice = Dice::new(20_130_311);
    for _ in 0..60 {
        endure(&whole[..dice.roll(whole.len())]);
    }
    for _ in 0..200 {
        endure(&flipped(&whole, &mut dice));
    }
}

#[test]
fn anything_made_of_the_elements_of_a_table_breaks_nothing() {
    let whole = numbers();
    let mut dice = Dice::new(8_128);
    let mut right = 0;
    for round in 0..600 {
        let mut draft = Draft::new(&whole);
        let part =
            if round % 4 == 0 { "customXml/item1.xml" } else { "word/document.xml" };
        shake(&mut draft, part, &mut dice);
        right += endure(&draft.bytes());
    }
    assert!(right > 600, "only {right} of 2400 texts are right");
}

#[test]
fn no_text_gets_the_translation_of_another_one() {
    let whole = numbers();
    let mut dice = Dice::new(1_885);
    // Cells change places: a text that is told then has its own on the left.
    for _ in 0..200 {
        let mut draft = Draft::new(&whole);
        let (_, content) =
            draft.parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
        let text = String::from_utf8(content.clone()).unwrap();
        let mut cells: Vec<String> =
            text.split_inclusive("</w:tc>").map(str::to_owned).collect();
        // Left cells are even behind the head and the name of the document.
        let left = |roll: usize| 3 + 2 * roll;
        let (a, b) = (left(dice.roll(NUMBERS.len())), left(dice.roll(NUMBERS.len())));
        let source = |cell: &str| cell.find("<w:tc>").unwrap();
        let (from, to) = (source(&cells[a]), source(&cells[b]));
        let (one, other) = (cells[a][from..].to_owned(), cells[b][to..].to_owned());
        cells[a].replace_range(from.., &other);
        cells[b].replace_range(to.., &one);
        *content = cells.concat().into_bytes();
        let own = returned::worksheet("a", &draft.bytes()).unwrap();
        for unit in &own.units {
            // The row is the text on the left, wherever it stands, and what is beside it.
            let content = unit.target.as_ref().unwrap().as_ref().unwrap();
            let is_own = *content == Content::read(&translation(&unit.name));
            assert_eq!(is_own, a == b || !moved(&unit.name, [a, b]), "{}", unit.name);
        }
    }

    fn translation(name: &str) -> String {
        let number = name.trim_start_matches('/');
        format!("Teksti {number}[^{number}]")
    }

    fn moved(name: &str, cells: [usize; 2]) -> bool {
        let number = NUMBERS.iter().position(|own| name.ends_with(own)).unwrap();
        cells.contains(&(3 + 2 * number))
    }
}
