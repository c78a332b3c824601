//! `communique fonts`: which families there are and what they can write.

use std::fmt::Write;

use super::exit::Exit;
use super::look::FontArgs;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::fonts::{Fonts, LICENSES, TWINS};

/// List the fonts and what they can write
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    look: FontArgs,
    /// Say for each family which characters of this text it lacks
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Print the licences of the bundled fonts
    #[arg(long, conflicts_with = "text")]
    licenses: bool,
}

/// Alphabets, each by the letters that fonts lack most often.
const ALPHABETS: &[(&str, &str)] = &[
    ("Latin", "ABCXYZabcxyz"),
    ("Central European", "ĄĆČĎĐĘĚĞĽŁŃŇŐŘŚŠŤŮŰŹŻŽąćčďđęěğľłńňőřśšťůűźżž"),
    ("Romanian", "ĂÂÎȘȚăâîșț"),
    ("Cyrillic", "АБВЖЩЪЫЬЭЮЯабвжщъыьэюя"),
    ("South Slavic Cyrillic", "ЂЃЅЈЉЊЋЌЏђѓѕјљњћќџ"),
    ("Ukrainian", "ЄІЇҐєіїґ"),
    ("Greek", "ΑΒΓΔΩΆΈΉΊΌΎΏαβγδωάέήίόύώΐΰ"),
    ("Georgian", "აბგდევზჰ"),
    ("Armenian", "ԱԲԳԴաբգդ"),
    ("Hebrew", "אבגדת"),
    ("Arabic", "ابتثي"),
];

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    if args.licenses {
        let mut text = String::new();
        for (families, license) in LICENSES {
            let _ = write!(text, "{families}\n\n{}\n\n", license.trim_end());
        }
        terminal.give(text.as_bytes());
        return Exit::Done;
    }
    let mut diagnostics = Diagnostics::default();
    let fonts = args.look.read(&mut diagnostics);
    let mut text = String::new();
    for family in fonts.families() {
        describe(&mut text, &fonts, family, args.text.as_deref());
    }
    terminal.give(text.as_bytes());
    terminal.check(&diagnostics)
}

fn describe(out: &mut String, fonts: &Fonts, family: &str, text: Option<&str>) {
    let faces = fonts.faces().iter().filter(|face| face.family == family);
    let (mut styles, mut bundled) = (vec![], true);
    for face in faces {
        let style = face.style();
        bundled &= face.file.is_some();
        if !styles.contains(&style) {
            styles.push(style);
        }
    }
    let from = if bundled { "" } else { " (not bundled)" };
    let _ = writeln!(out, "{family}{from}");
    let _ = writeln!(out, "  faces    {}", styles.join(", "));
    let covers = |c: char| fonts.covers(&[family.to_owned()], c);
    match text {
        None => {
            let alphabets =
                ALPHABETS.iter().filter(|(_, letters)| letters.chars().all(covers));
            let names: Vec<&str> = alphabets.map(|(name, _)| *name).collect();
            let _ = writeln!(out, "  writes   {}", names.join(", "));
        }
        Some(text) => {
            let mut missing: Vec<char> = text.chars().filter(|c| !covers(*c)).collect();
            missing.sort_unstable();
            missing.dedup();
            let missing: Vec<String> = missing
                .iter()
                .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                .collect();
            let missing = match missing.is_empty() {
                true => "nothing".to_owned(),
                false => missing.join(", "),
            };
            let _ = writeln!(out, "  lacks    {missing}");
        }
    }
    let twins = TWINS.iter().filter(|(_, twin)| *twin == family);
    let names: Vec<&str> = twins.map(|(name, _)| *name).collect();
    if !names.is_empty() {
        let _ = writeln!(out, "  stands for {}", names.join(", "));
    }
}
