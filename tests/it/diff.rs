//! Versions of texts and lists, put together. The cases are `tests/diff/*.txt`;
//! `UPDATE=1 cargo test diff` writes their results.

use std::fs;

use communique::diff::list::{self, Element, Fate, Slot};
use communique::diff::text::{self, Merged, Piece, Version};
use communique::diff::{BREAK, Who};
use proptest::prelude::*;

use crate::support::repository;

/// Compares each case of a file with its result, `show` of its versions.
fn cases(name: &str, show: impl Fn(&str, &str, &[(&str, &str)]) -> String) {
    let path = repository("tests/diff").join(name);
    let text = fs::read_to_string(&path).unwrap();
    let mut out = vec![];
    for block in text.trim_end().split("\n\n") {
        let lines = || block.lines().filter(|line| !line.starts_with(['#', '=']));
        let versions: Vec<(&str, &str)> =
            lines().filter_map(|line| line.split_once(':')).collect();
        if !block.starts_with('#') {
            out.push(block.to_owned());
            continue;
        }
        let of = |who| versions.iter().find(|own| own.0 == who).map(|own| own.1.trim());
        let base = of("base").expect("a base");
        let copies = versions.iter().filter(|own| !["base", "ours"].contains(&own.0));
        let copies: Vec<_> = copies.map(|own| (own.0, own.1.trim())).collect();
        let made = show(base, of("ours").unwrap_or(base), &copies);
        let given: Vec<&str> =
            block.lines().filter(|line| !line.starts_with('=')).collect();
        let made: String = made.lines().map(|line| format!("\n= {line}")).collect();
        out.push(given.join("\n") + &made);
    }
    let made = out.join("\n\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let wrong = made.lines().zip(text.lines()).find(|(a, b)| a != b);
    assert!(made == text, "{name}: {wrong:?}");
}

fn name(who: &Who<&str>) -> String {
    let ours = who.ours().then_some("ours");
    ours.into_iter().chain(who.authors.iter().copied()).collect::<Vec<_>>().join(", ")
}

fn show(merged: &Merged<&str>) -> String {
    let version = |own: &Version<&str>| format!("{} {}", own.text, name(&own.who));
    let pieces = merged.pieces.iter().map(|piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Edit { base, version: own } => format!("{{{base}→{}}}", version(own)),
        Piece::Conflict { base, versions } => {
            let all: Vec<String> = versions.iter().map(version).collect();
            format!("{{!{base}→{}}}", all.join("|"))
        }
    });
    pieces.collect::<String>().replace(BREAK, "¶")
}

#[test]
fn texts_go_together_as_the_table_says() {
    cases("text.txt", |base, ours, copies| {
        let read = |text: &str| text.replace('¶', "\u{2029}");
        let (base, ours) = (read(base), read(ours));
        let texts: Vec<_> = copies.iter().map(|own| (own.0, read(own.1))).collect();
        let copies: Vec<_> = texts.iter().map(|own| (own.0, &*own.1)).collect();
        show(&text::merge(&base, &ours, &copies))
    });
}

fn elements(line: &str) -> Vec<Element<'_>> {
    let parts = line.split('|').map(str::trim).filter(|part| !part.is_empty());
    let one = |part| match str::split_once(part, '=') {
        Some((key, text)) => Element { key: Some(key), text },
        None => Element { key: None, text: part },
    };
    parts.map(one).collect()
}

#[test]
fn lists_go_together_as_the_table_says() {
    cases("list.txt", |base, ours, copies| {
        let base = elements(base);
        let ours = elements(ours);
        let lists: Vec<_> = copies.iter().map(|own| (own.0, elements(own.1))).collect();
        let copies: Vec<_> = lists.iter().map(|own| (own.0, &*own.1)).collect();
        let slots = list::merge(&base, &ours, &copies).slots;
        let lines = slots.iter().map(|slot| line(&base, &ours, &copies, slot));
        lines.collect::<Vec<_>>().join("\n")
    });
}

fn line(
    base: &[Element<'_>],
    ours: &[Element<'_>],
    copies: &[(&str, &[Element<'_>])],
    slot: &Slot<&str>,
) -> String {
    let text = |all, own: &[usize]| Slot::<&str>::text(all, own).replace(BREAK, " ¶ ");
    let was = text(base, &slot.base);
    let fate = match &slot.fate {
        Fate::Kept => String::from(" "),
        Fate::Added(who) => format!("+ {}:", name(who)),
        Fate::Removed(who) => format!("- {}:", name(who)),
        Fate::Moved(who) => format!("> {}:", name(who)),
        Fate::Contested { removed, changed } => {
            format!("! removed {}, changed {}:", name(removed), name(changed))
        }
        Fate::Torn(all) => {
            let all: Vec<_> = all.iter().map(name).collect();
            format!("! moved {}:", all.join(" | "))
        }
    };
    let mut out = format!("{fate} {was}");
    let hands = [("ours", ours)].into_iter().chain(copies.iter().copied());
    for (own, (author, all)) in [&slot.ours].into_iter().chain(&slot.copies).zip(hands) {
        let text = text(all, own);
        if !own.is_empty() && text != was {
            out.push_str(&format!(" [{author}: {text}]"));
        }
    }
    out
}

/// A text of few words and marks, so that versions of it have much in common.
fn few_words() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "a", "b", "c", " ", " ", " ", ". ", "**", "*", "[", "](u)", "[^1]", "{{x}}",
        "\\*", "é", "\u{2029}", "\n",
    ]);
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![4 => few_words(), 1 => ".{0,20}"]
}

fn few_elements() -> impl Strategy<Value = Vec<(Option<String>, String)>> {
    let key = prop::option::weighted(0.4, "[k-n]");
    let text = prop::sample::select(vec![
        "a b c d",
        "a b",
        "c d",
        "a b c e",
        "e f g",
        "e f g a b c d",
        "x",
        "y",
    ]);
    prop::collection::vec((key, text.prop_map(str::to_owned)), 0..7)
}

fn borrowed(own: &[(Option<String>, String)]) -> Vec<Element<'_>> {
    own.iter().map(|(key, text)| Element { key: key.as_deref(), text }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_order_of_copies_means_nothing(
        base in any_words(), ours in any_words(),
        copies in prop::collection::vec((0_u8..3, any_words()), 0..4).prop_shuffle(),
        turn in 0_usize..4,
    ) {
        let copies: Vec<_> = copies.iter().map(|(author, own)| (*author, &**own)).collect();
        let mut turned = copies.clone();
        turned.rotate_left(turn.min(copies.len()));
        turned.reverse();
        prop_assert_eq!(text::merge(&base, &ours, &copies), text::merge(&base, &ours, &turned));
    }

    #[test]
    fn one_version_is_taken_as_it_is(base in any_words(), other in any_words()) {
        let whole = |ours: &str, copies: &[(i32, &str)]| {
            text::merge(&base, ours, copies).resolved(|_| unreachable!("no conflict"))
        };
        prop_assert_eq!(whole(&base, &[(1, &*other)]), other.clone());
        prop_assert_eq!(whole(&other, &[(1, &*base)]), other.clone());
        prop_assert_eq!(whole(&other, &[(1, &*other), (2, &*other)]), other);
    }

    #[test]
    fn pieces_make_up_the_base(base in any_words(), ours in any_words(), copy in any_words()) {
        let merged = text::merge(&base, &ours, &[(1, &*copy)]);
        let was = merged.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Edit { base, .. } | Piece::Conflict { base, .. } => base,
        });
        prop_assert_eq!(was.map(String::as_str).collect::<String>(), base);
        // Where one alone edits, or all the same, all of its text is there.
        let all = |who: &Who<i32>| who.authors == [1];
        let has = merged.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Edit { base, version } => if all(&version.who) { &version.text } else { base },
            Piece::Conflict { base, versions } => {
                versions.iter().find(|own| all(&own.who)).map_or(base, |own| &own.text)
            }
        });
        prop_assert_eq!(has.map(String::as_str).collect::<String>(), copy);
    }

    #[test]
    fn lists_do_not_ask_for_an_order_of_copies(
        base in few_elements(), ours in few_elements(),
        copies in prop::collection::vec((0_u8..3, few_elements()), 0..4),
    ) {
        let (base, ours) = (borrowed(&base), borrowed(&ours));
        let copies: Vec<_> = copies.iter().map(|(who, own)| (*who, borrowed(own))).collect();
        let forth: Vec<_> = copies.iter().map(|(who, own)| (*who, &**own)).collect();
        let back: Vec<_> = forth.iter().rev().copied().collect();
        let texts = |slots: Vec<Slot<u8>>, copies: &[(u8, &[Element<'_>])]| {
            let one = |slot: Slot<u8>| {
                let each = slot.copies.iter().zip(copies);
                let mut own: Vec<_> =
                    each.map(|(own, all)| (all.0, Slot::<u8>::text(all.1, own))).collect();
                own.sort();
                (slot.base, slot.ours, slot.fate, own)
            };
            slots.into_iter().map(one).collect::<Vec<_>>()
        };
        let forwards = list::merge(&base, &ours, &forth).slots;
        let backwards = list::merge(&base, &ours, &back).slots;
        prop_assert_eq!(texts(forwards, &forth), texts(backwards, &back));
    }

    #[test]
    fn every_element_stands_in_one_place(
        base in few_elements(), ours in few_elements(), copy in few_elements(),
    ) {
        let (base, ours, copy) = (borrowed(&base), borrowed(&ours), borrowed(&copy));
        let slots = list::merge(&base, &ours, &[(1, &copy)]).slots;
        let all = |own: &dyn Fn(&Slot<i32>) -> Vec<usize>| {
            let mut all: Vec<_> = slots.iter().flat_map(own).collect();
            all.sort_unstable();
            all
        };
        prop_assert_eq!(all(&|slot| slot.base.clone()), (0..base.len()).collect::<Vec<_>>());
        prop_assert_eq!(all(&|slot| slot.ours.clone()), (0..ours.len()).collect::<Vec<_>>());
        prop_assert_eq!(all(&|slot| slot.copies[0].clone()), (0..copy.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_single_version_keeps_its_order(base in few_elements(), copy in few_elements()) {
        let (base, copy) = (borrowed(&base), borrowed(&copy));
        let slots = list::merge(&base, &base, &[(1, &copy)]).slots;
        let order: Vec<usize> = slots.iter().flat_map(|slot| slot.copies[0].clone()).collect();
        prop_assert!(order.is_sorted(), "{:?}", slots);
    }
}
