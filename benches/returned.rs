//! What reading and merging returned letters costs, and how near that is to only unpacking
//! them and parsing their XML. `cargo bench --bench returned`; see `README.md` here.

#![allow(clippy::print_stdout, reason = "the figures are what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod common;

use std::fs;
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::meter::{Cost, children, measure, median, ms};
use common::record::{copy, letters, repository};
use communique::merge::{self, Copy, Now, Options};
use communique::returned::Returned;
use mimalloc::MiMalloc;
use quick_xml::NsReader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// So many letters come back in one run.
const COUNT: usize = 200;
/// So many are measured at a time in memory, as the clock of the processor is coarse.
const TOGETHER: usize = 40;
/// So many turns of such runs.
const TURNS: usize = 5;
/// Something that every letter says, and what is written in its place.
const OLD: &str = "informal platform";
/// In copies of one letter each writes after another word, so that all can be combined.
const WORDS: [&str; 5] =
    ["ten countries", "Our meetings", "exchange of ideas", "a catalyst", "the region"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [word, files @ ..] if word == "floor" => {
            for path in files {
                parse(&fs::read(path).expect("it was written before"));
            }
        }
        _ => compare(),
    }
}

/// The floor: every part of XML is unpacked, and its events and attributes read.
fn parse(bytes: &[u8]) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("the entry is there");
        if !part.name().ends_with(".xml") && !part.name().ends_with(".rels") {
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML is text");
        let mut reader = NsReader::from_str(&text);
        loop {
            match reader.read_resolved_event().expect("it is well-formed") {
                (_, Event::Eof) => break,
                (_, Event::Start(tag) | Event::Empty(tag)) => {
                    for attribute in tag.attributes() {
                        black_box(attribute.expect("it is well-formed"));
                    }
                }
                event => _ = black_box(event),
            }
        }
    }
}

fn compare() {
    let single = tempfile::tempdir().expect("there is a folder for such files");
    // Each in a record of its own.
    let records: Vec<Vec<u8>> =
        (0..COUNT).map(|number| letters(number, 1).swap_remove(0)).collect();
    let (data, sent) = stage(single.path(), &records);
    let edited: Vec<Vec<u8>> = sent.iter().map(|own| edit(own)).collect();
    one(&data, &edited);
    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let (data, sent) = stage(folder.path(), &letters(0, COUNT));
    let edited: Vec<Vec<u8>> = sent.iter().map(|own| edit(own)).collect();
    println!("\n## {COUNT} in one run, as a process, ms a file\n");
    println!("| | processor | wall | floor: processor | wall | ratio | wall |");
    println!("|---|---|---|---|---|---|---|");
    run(&data, "letters, one copy of each", &edited);
    for count in [COUNT / 4, COUNT / 2, COUNT] {
        let copies: Vec<Vec<u8>> = (0..count)
            .map(|number| {
                let old = WORDS[number % WORDS.len()];
                with(&sent[0], old, &format!("{old} of all"))
            })
            .collect();
        run(&data, &format!("copies of one letter, {count}"), &copies);
    }
}

/// A folder with records, and the Word files of all their letters.
fn stage(folder: &Path, records: &[Vec<u8>]) -> (PathBuf, Vec<Vec<u8>>) {
    let data = folder.join("data");
    copy(&repository("data"), &data);
    let mut names = vec![];
    for (number, text) in records.iter().enumerate() {
        names.push(format!("letters-{number}.json"));
        fs::write(data.join(&names[number]), text).expect("the folder can be written");
    }
    let sent = drafts(&data, &names);
    assert_eq!(sent.len(), COUNT, "each letter has a Word file");
    (data, sent)
}

fn edit(bytes: &[u8]) -> Vec<u8> {
    with(bytes, OLD, "informal and open platform")
}

/// Each letter for itself, in this process: so many at a time, by turns with the floor.
fn one(data: &Path, files: &[Vec<u8>]) {
    let names = ["read", "values found", "read and merged", "floor"];
    let mut costs: [Vec<Cost>; 4] = Default::default();
    let mut now = Now::default();
    take(&mut now, data, &read(&files[0]));
    for files in files.chunks(TOGETHER) {
        let (copies, reading) =
            measure(|| files.iter().map(|own| read(own)).collect::<Vec<_>>());
        let (_, finding) = measure(|| {
            copies.iter().for_each(|own| _ = black_box(own.reading(&|_| true)));
        });
        copies.iter().for_each(|own| take(&mut now, data, own));
        let (_, whole) = measure(|| files.iter().for_each(|own| merge_one(own, &now)));
        let (_, floor) = measure(|| files.iter().for_each(|own| parse(own)));
        for (list, cost) in costs.iter_mut().zip([reading, finding, whole, floor]) {
            list.push(cost);
        }
    }
    println!("\n## One letter, in memory\n");
    println!("ms, median of {} turns of {TOGETHER}\n", costs[0].len());
    println!("| | processor | wall | to the floor |\n|---|---|---|---|");
    for (name, own) in names.iter().zip(&costs) {
        let cpu = median(own.iter().map(|cost| ms(cost.cpu, TOGETHER)).collect());
        let wall = median(own.iter().map(|cost| ms(cost.wall, TOGETHER)).collect());
        let pairs = own.iter().zip(&costs[3]);
        let ratio = median(pairs.map(|(a, b)| ms(a.cpu, 1) / ms(b.cpu, 1)).collect());
        println!("| {name} | {cpu:.2} | {wall:.2} | {ratio:.2} |");
    }
}

fn merge_one(bytes: &[u8], now: &Now) {
    let copy = Copy { label: "Ana".to_owned(), returned: read(bytes) };
    let outcome = merge::merge(&[copy], now, &Options::default());
    assert_eq!(outcome.edits.len(), 1, "one paragraph was edited");
}

fn read(bytes: &[u8]) -> Returned {
    Returned::read("letter.docx", bytes, None).expect("it is a draft")
}

/// Takes the files of the record in that a draft knows.
fn take(now: &mut Now, data: &Path, returned: &Returned) {
    for (file, ..) in returned.values() {
        if now.file(file).is_none() {
            let text = fs::read_to_string(data.join(file)).expect("it is there");
            now.insert(file, &text).expect("it is JSON");
        }
    }
}

/// The program and the floor by turns, each as a process that is given the files.
fn run(data: &Path, what: &str, files: &[Vec<u8>]) {
    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let write = |(number, bytes): (usize, &Vec<u8>)| -> PathBuf {
        let path = folder.path().join(format!("{number:03}.docx"));
        fs::write(&path, bytes).expect("the folder can be written");
        path
    };
    let paths: Vec<PathBuf> = files.iter().enumerate().map(write).collect();
    let (mut ours, mut bare) = (vec![], vec![]);
    for _ in 0..TURNS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
        command.args(["merge", "-q", "--root", "."]).args(&paths).current_dir(data);
        ours.push(process(&mut command));
        let mut command = Command::new(std::env::current_exe().expect("it runs"));
        bare.push(process(command.arg("floor").args(&paths)));
    }
    let of = |costs: &[Cost], time: fn(&Cost) -> std::time::Duration| {
        median(costs.iter().map(|cost| ms(time(cost), files.len())).collect())
    };
    let [cpu, wall] = [of(&ours, |own| own.cpu), of(&ours, |own| own.wall)];
    let [least, least_wall] = [of(&bare, |own| own.cpu), of(&bare, |own| own.wall)];
    println!(
        "| {what} | {cpu:.2} | {wall:.2} | {least:.2} | {least_wall:.2} | {:.1} | {:.1} |",
        cpu / least,
        wall / least_wall
    );
}

/// What a process takes, which must find no conflict.
fn process(command: &mut Command) -> Cost {
    let command = command.stdout(Stdio::null());
    let before = children();
    let (status, cost) = measure(|| command.status());
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
    let cpu = children().zip(before).map_or(cost.wall, |(after, before)| after - before);
    Cost { cpu, ..cost }
}

/// The Word files of all packages of a folder, as the program makes them.
fn drafts(data: &Path, names: &[String]) -> Vec<Vec<u8>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
    command.args(["build", "-q", "--root", ".", "-o", "../out", "--format", "docx"]);
    process(command.args(names).current_dir(data));
    let mut folders = vec![data.join("../out")];
    let mut files = vec![];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it was made") {
            let path = entry.expect("it can be read").path();
            match path.extension().is_some_and(|own| own == "docx") {
                _ if path.is_dir() => folders.push(path),
                true => files.push(path),
                false => {}
            }
        }
    }
    files.sort();
    files.iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

/// A file with another text in its body.
fn with(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).expect("the entry is there");
        if entry.name() != "word/document.xml" {
            writer.raw_copy_file(entry).expect("it can be copied");
            continue;
        }
        let (name, mut entry) = (entry.name().to_owned(), entry);
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("it is text");
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands there once");
        writer.start_file(name, SimpleFileOptions::default()).expect("it can be written");
        let text = text.replace(old, new);
        writer.write_all(text.as_bytes()).expect("it can be written");
    }
    writer.finish().expect("it can be written").into_inner()
}
