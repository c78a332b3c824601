//! What the record in a PDF, and the proof that PDF and Word file say the same, add to a
//! pair of files. `cargo bench --bench proof`; see `README.md` here.

#![allow(clippy::print_stdout, reason = "the figures are what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[allow(dead_code, reason = "each benchmark takes what it needs")]
mod common;

use std::hint::black_box;

use common::meter::{Cost, measure, median, ms};
use common::record::{Work, conclusions, letters, options};
use communique::build::{Format, Job, Made, Maker, Options, Prepared, Stopwatch};
use communique::diagnostic::Diagnostics;
use communique::fonts::Fonts;
use communique::parity::pdf::Tagged;
use communique::parity::word::Package;
use communique::parity::{Files, compare};
use communique::pdf;
use communique::templates::Templates;
use communique::verify::{Verdict, Verifier};
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// So many documents are done by turns.
const TURN: usize = 50;

fn main() {
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    proof("letters of one page", letters, 400, &templates, &fonts);
    proof("conclusions of three pages", conclusions, 200, &templates, &fonts);
}

type Pair = (Prepared, Vec<u8>, Vec<u8>);

fn make(maker: &Maker<'_>, work: &Work, jobs: &[Job]) -> Vec<Pair> {
    let one = |job: &Job| {
        let mut d = Diagnostics::default();
        let loaded = &work.packages[job.package];
        let prepared = maker.prepare(loaded, job, &mut d).expect("no mistakes");
        let made = maker.make(loaded, job, &prepared, &mut d).expect("no mistakes");
        let of = |format| {
            let file = made.iter().find(|file: &&Made| file.format == format);
            file.expect("it was asked for").bytes.clone()
        };
        let (pdf, word) = (of(Format::Pdf), of(Format::Docx));
        (prepared, pdf, word)
    };
    let pairs = jobs.iter().map(one).collect();
    // What the engine remembers must not help those who make the same pages next.
    pdf::forget();
    pdf::forget();
    pairs
}

/// Plain pairs, pairs with a record, with fields to sign in as well, their parity, and their
/// being made again, by turns.
fn proof(
    what: &str,
    record: fn(usize, usize) -> Vec<Vec<u8>>,
    count: usize,
    templates: &Templates,
    fonts: &Fonts,
) {
    let stopwatch = Stopwatch::default();
    let work = Work::read(&record(0, count), fonts, &stopwatch);
    let attaching = options(&stopwatch, &[Format::Pdf, Format::Docx]);
    let plain = Options { attach: false, ..attaching.clone() };
    let mut d = Diagnostics::default();
    let plain = Maker::new(templates, fonts, &plain, &mut d);
    let signing = Options { signature_fields: true, ..attaching.clone() };
    let signing = Maker::new(templates, fonts, &signing, &mut d);
    let attaching = Maker::new(templates, fonts, &attaching, &mut d);
    let root = tempfile::tempdir().expect("there is a folder for such files");
    let verifier = Verifier { root: root.path(), templates, fonts };
    let mut costs: [Vec<Cost>; 5] = Default::default();
    for jobs in work.jobs.chunks(TURN) {
        costs[0].push(measure(|| black_box(make(&plain, &work, jobs))).1);
        costs[1].push(measure(|| black_box(make(&attaching, &work, jobs))).1);
        let (pairs, cost) = measure(|| make(&signing, &work, jobs));
        costs[2].push(cost);
        let hold = |(prepared, pdf, word): &Pair| {
            let pdf = Tagged::new(pdf).expect("can be read");
            let word = Package::new(word).expect("can be read");
            let files = Files { pdf: Some(&pdf), word: Some(&word) };
            let found = compare(&prepared.copies[0].1, files).expect("can be read");
            assert!(found.is_empty(), "{found:?}");
        };
        costs[3].push(measure(|| pairs.iter().for_each(hold)).1);
        let again = |(_, pdf, _): &Pair| {
            let verified = verifier.pdf(pdf).expect("carries a record");
            assert_eq!(verified.verdict, Verdict::Identical);
        };
        costs[4].push(measure(|| pairs.iter().for_each(again)).1);
        pdf::forget();
    }
    println!(
        "\n## {count} {what}\n\nms of processor a pair, median of turns of {TURN}\n"
    );
    println!("| | ms | to the plain pair |\n|---|---|---|");
    // The first turn fills what the others find.
    let of = |costs: &[Cost]| costs[1..].iter().map(|own| ms(own.cpu, TURN)).collect();
    let [plain, ..] = &costs;
    let plain: Vec<f64> = of(plain);
    let names = [
        "plain",
        "with its record",
        "and signature fields",
        "parity",
        "the PDF verified",
    ];
    for (name, costs) in names.into_iter().zip(&costs) {
        let own: Vec<f64> = of(costs);
        let ratio = median(own.iter().zip(&plain).map(|(a, b)| a / b).collect());
        println!("| {name} | {:.2} | {ratio:.2} |", median(own));
    }
}
