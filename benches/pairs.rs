//! How long a pair of files (PDF and Word) takes when thousands are made, and how near that
//! is to what the engine alone takes. `cargo bench --bench pairs`; see `README.md` here.

#![allow(clippy::print_stdout, reason = "the figures are what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod common;

use std::hint::black_box;
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use common::floor::{Floor, ready};
use common::meter::{Cost, measure, median, ms, peak};
use common::record::{Work, conclusions, letters, options};
use communique::build::{Format, Job, Maker, Stage, Stopwatch};
use communique::diagnostic::Diagnostics;
use communique::fonts::Fonts;
use communique::pdf;
use communique::templates::Templates;
use mimalloc::MiMalloc;
use rayon::ThreadPoolBuilder;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The engine forgets after so many documents, as in `communique build`.
const FORGET: usize = 50;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let words: Vec<&str> = words.into_iter().filter(|own| *own != "--bench").collect();
    alone();
    match words[..] {
        [] => {
            pairs("letters of one page", letters, 1000);
            pairs("conclusions of three pages", conclusions, 400);
            threads(400, 5);
        }
        ["letters"] => pairs("letters of one page", letters, 1000),
        ["conclusions"] => pairs("conclusions of three pages", conclusions, 400),
        ["threads"] => threads(400, 5),
        ["memory", age, every, count] => {
            memory(number(age), number(every), number(count))
        }
        _ => println!("letters, conclusions, threads or memory AGE EVERY COUNT"),
    }
}

fn number(word: &str) -> usize {
    word.parse().expect("a number")
}

/// Lets the engine use no thread but this one.
fn alone() {
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    // Lives as long as the thread.
    std::mem::forget(pool.build().expect("the thread is in no pool yet"));
}

const PAIR: &[Format] = &[Format::Pdf, Format::Docx];

/// Makes the files of some jobs.
fn make(maker: &Maker<'_>, work: &Work, jobs: &[Job]) {
    for job in jobs {
        let mut d = Diagnostics::default();
        let loaded = &work.packages[job.package];
        let prepared = maker.prepare(loaded, job, &mut d);
        let made = prepared.and_then(|own| maker.make(loaded, job, &own, &mut d));
        black_box(made.expect("the record has no mistakes"));
    }
}

/// Pairs against the floor, by turns.
fn pairs(what: &str, record: fn(usize, usize) -> Vec<Vec<u8>>, count: usize) {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    let ready = ready(&fonts, &record(50_000, count));
    let stopwatch = Stopwatch::new(|| BEGIN.elapsed());
    let texts = record(0, count);
    let (work, read) = measure(|| Work::read(&texts, &fonts, &stopwatch));
    let quiet = options(&Stopwatch::default(), PAIR);
    let mut d = Diagnostics::default();
    let warm = Maker::new(&templates, &fonts, &quiet, &mut d);
    make(&warm, &work, &work.jobs[..FORGET.min(count)]);
    comemo::evict(0);
    let timed = options(&stopwatch, PAIR);
    let maker = Maker::new(&templates, &fonts, &timed, &mut d);
    make(&maker, &work, &work.jobs[..1]);
    let before = Stage::ALL.map(|(_, stage)| stopwatch.spent(stage));
    let mut floor = Floor::new(&fonts, &ready[0].files);
    let (mut ours, mut bare): (Vec<Cost>, Vec<Cost>) = (vec![], vec![]);
    for (jobs, ready) in work.jobs.chunks(FORGET).zip(ready.chunks(FORGET)) {
        let turn = || {
            make(&maker, &work, jobs);
            pdf::forget();
        };
        ours.push(measure(turn).1);
        let turn = || {
            for one in ready {
                black_box(floor.pair(one));
            }
            pdf::forget();
        };
        bare.push(measure(turn).1);
    }
    // The first turn of each fills what the others find.
    let (ours, bare) = (&ours[1..], &bare[1..]);
    let size = FORGET.min(count);
    let reading = ms(read.cpu, count);
    println!("\n## {count} {what}\n\nms a pair (median of turns of {size})\n");
    println!("| | processor | wall | pairs a second |\n|---|---|---|---|");
    for (name, costs, more) in [
        ("made", ours, 0.0),
        ("read, checked, made", ours, reading),
        ("floor", bare, 0.0),
    ] {
        let cpu = median(costs.iter().map(|own| ms(own.cpu, size)).collect()) + more;
        let wall = median(costs.iter().map(|own| ms(own.wall, size)).collect()) + more;
        println!("| {name} | {cpu:.2} | {wall:.2} | {:.0} |", 1e3 / wall);
    }
    let ratio = |more: f64| {
        let pairs = ours.iter().zip(bare);
        median(pairs.map(|(a, b)| (ms(a.cpu, size) + more) / ms(b.cpu, size)).collect())
    };
    println!(
        "\nto the floor: made {:.2}, with reading {:.2}\n",
        ratio(0.0),
        ratio(reading)
    );
    stages(&stopwatch, &before, count);
}

fn stages(stopwatch: &Stopwatch, before: &[Duration], count: usize) {
    let spent = Stage::ALL.iter().zip(before).map(|((name, stage), before)| {
        let reading = matches!(stage, Stage::Load | Stage::Check);
        let before = if reading { Duration::ZERO } else { *before };
        (*name, ms(stopwatch.spent(*stage) - before, count))
    });
    let spent: Vec<_> = spent.filter(|(_, spent)| *spent > 0.0).collect();
    let whole: f64 = spent.iter().map(|(_, spent)| spent).sum();
    println!("| stage | ms a pair (wall) | share |\n|---|---|---|");
    for (name, spent) in spent {
        println!("| {name} | {spent:.3} | {:.0} % |", spent / whole * 100.0);
    }
}

/// Two threads against one, by turns.
fn threads(count: usize, turns: usize) {
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    let stopwatch = Stopwatch::default();
    let work = Work::read(&letters(0, count), &fonts, &stopwatch);
    let options = options(&stopwatch, PAIR);
    let maker = Maker::new(&templates, &fonts, &options, &mut Diagnostics::default());
    let run = |jobs: &[Job]| {
        for jobs in jobs.chunks(FORGET) {
            make(&maker, &work, jobs);
            pdf::forget();
        }
    };
    run(&work.jobs[..FORGET]);
    let mut ratios = vec![];
    println!("\n## {count} letters, two threads against one\n");
    println!("| one: ms a pair | two | ratio |\n|---|---|---|");
    for _ in 0..turns {
        let (_, one) = measure(|| run(&work.jobs));
        let (_, two) = measure(|| {
            thread::scope(|scope| {
                for jobs in work.jobs.chunks(count / 2) {
                    scope.spawn(move || {
                        alone();
                        run(jobs);
                    });
                }
            });
        });
        let ratio = one.wall.as_secs_f64() / two.wall.as_secs_f64();
        let (one, two) = (ms(one.wall, count), ms(two.wall, count));
        println!("| {one:.2} | {two:.2} | {ratio:.2} |");
        ratios.push(ratio);
    }
    println!("\nmedian {:.2}, best {:.2}", median(ratios.clone()), best(&ratios));
}

fn best(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

/// Letters with another policy of forgetting.
fn memory(age: usize, every: usize, count: usize) {
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    let stopwatch = Stopwatch::default();
    let options = options(&stopwatch, PAIR);
    let maker = Maker::new(&templates, &fonts, &options, &mut Diagnostics::default());
    let (_, cost) = measure(|| {
        for from in (0..count).step_by(1000) {
            let some = letters(from, 1000.min(count - from));
            let work = Work::read(&some, &fonts, &stopwatch);
            for jobs in work.jobs.chunks(every) {
                make(&maker, &work, jobs);
                comemo::evict(age);
            }
        }
    });
    let (cpu, wall) = (ms(cost.cpu, count), ms(cost.wall, count));
    println!(
        "| evict({age}) every {every} | {count} | {cpu:.2} | {wall:.2} | {:.0} |",
        peak()
    );
}
