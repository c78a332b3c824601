//! What a build costs where nothing changed, against making everything.
//! `cargo bench --bench again`; see `README.md` here.

#![allow(clippy::print_stdout, reason = "the figures are what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::meter::{measure, median, ms};
use common::record::{copy, letters, repository};

const COUNT: usize = 1000;
/// So many builds where nothing changed.
const TURNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let data = folder.path().join("data");
    copy(&repository("data"), &data);
    let packages = letters(0, COUNT);
    for (number, text) in packages.iter().enumerate() {
        let path = data.join(format!("letters-{number}.json"));
        fs::write(path, text).expect("the folder can be written");
    }
    let names: Vec<String> =
        (0..packages.len()).map(|number| format!("letters-{number}.json")).collect();
    let whole = run(&data, &names, &[]);
    let median_of = |options: &[&str]| {
        median((0..TURNS).map(|_| run(&data, &names, options)).collect())
    };
    println!("\n## {COUNT} letters again\n");
    println!("| | ms, wall | of making them |\n|---|---|---|");
    println!("| made, all processors | {whole:.0} | |");
    let say = |name: &str, again: f64| {
        println!("| {name} | {again:.1} | {:.2} % |", again / whole * 100.0);
    };
    say("unchanged", median_of(&[]));
    say("`--check` of what nobody proved", run(&data, &names, &["--check"]));
    say("`--parity` of what was made", run(&data, &names, &["--parity"]));
    say("`--check`", median_of(&["--check"]));
}

/// Wall time of a build, which must go well.
fn run(data: &Path, names: &[String], options: &[&str]) -> f64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
    command
        .args(["build", "-q", "--root", ".", "-o", "../out"])
        .args(options)
        .args(names);
    let command = command.current_dir(data).stdout(Stdio::null());
    let (status, cost) = measure(|| command.status());
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
    ms(cost.wall, 1)
}
