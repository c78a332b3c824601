//! How long one letter takes from the start of the program to both its files, and how near
//! that is to a program that only loads the fonts and runs the engine.
//! `cargo bench --bench cold`; see `README.md` here.

#![allow(clippy::print_stdout, reason = "the figures are what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::floor::{Floor, Ready, ready};
use common::meter::{measure, median, ms};
use common::record::{copy, letters, repository};
use communique::fonts::Fonts;
use communique::typeset::RECORD;
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// So many of each, by turns.
const TURNS: usize = 40;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [word, folder] if word == "floor" => floor(Path::new(folder)),
        _ => compare(),
    }
}

/// What the other program does: ready-made source and parts from a folder, two files to it.
fn floor(folder: &Path) {
    let read = |name: &str| fs::read(folder.join(name)).expect("it was written before");
    let text = |name: &str| String::from_utf8(read(name)).expect("it is text");
    let list = text("files");
    let files: Vec<_> = list.lines().map(|name| (name.to_owned(), read(name))).collect();
    let count: usize = text("count").parse().expect("it is a number");
    let parts = (0..count).map(|number| read(&format!("part-{number}"))).collect();
    let mut floor = Floor::new(&Fonts::bundled(), &files);
    let shared = read("shared");
    let (main, record) = (text("main.typ"), read(RECORD));
    let (pdf, word) = floor.pair(&Ready { main, files, record, parts, shared });
    fs::write(folder.join("out.pdf"), pdf).expect("the folder can be written");
    fs::write(folder.join("out.docx"), word).expect("the folder can be written");
}

fn compare() {
    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(at(name), bytes).expect("the folder can be written");
    };
    // Of a hundred, so that it is known which parts are always the same.
    let ready = ready(&Fonts::bundled(), &letters(0, 100)).swap_remove(0);
    write("main.typ", ready.main.as_bytes());
    write(RECORD, &ready.record);
    write("shared", &ready.shared);
    write("count", ready.parts.len().to_string().as_bytes());
    let mut list = String::new();
    for (name, bytes) in &ready.files {
        write(name, bytes);
        list.push_str(&format!("{name}\n"));
    }
    write("files", list.as_bytes());
    for (number, part) in ready.parts.iter().enumerate() {
        write(&format!("part-{number}"), part);
    }
    let record = letters(0, 1).swap_remove(0);
    let record = String::from_utf8(record).expect("a record is text");
    let data = at("data");
    copy(&repository("data"), &data);
    fs::write(data.join("letter.json"), record).expect("the folder can be written");

    let (mut ours, mut bare) = (vec![], vec![]);
    for _ in 0..TURNS {
        // What is there already would be left alone.
        let _ = fs::remove_dir_all(data.join("out"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
        command.args(["build", "-q", "letter.json", "--root", ".", "-o", "out"]);
        ours.push(run(command.current_dir(&data)));
        let mut command = Command::new(std::env::current_exe().expect("it runs"));
        bare.push(run(command.arg("floor").arg(folder.path())));
    }
    let ratios = ours.iter().zip(&bare).map(|(ours, bare)| ours / bare).collect();
    let least = |values: &[f64]| values.iter().copied().fold(f64::MAX, f64::min);
    println!("\n## One letter, from the start of the program to both files\n");
    println!("| | ms, median of {TURNS} | least |\n|---|---|---|");
    for (name, values) in [("communique", &ours), ("floor", &bare)] {
        println!("| {name} | {:.1} | {:.1} |", median(values.clone()), least(values));
    }
    println!("\nto the floor: {:.2} (median)", median(ratios));
}

/// Wall time of a process, which must go well.
fn run(command: &mut Command) -> f64 {
    let command = command.stdout(Stdio::null());
    let (status, cost) = measure(|| command.status());
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
    ms(cost.wall, 1)
}
