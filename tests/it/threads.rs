//! What makes documents is shared by threads.

use std::thread;

use communique::build::{self, Format, Input, Made, Maker, Options, Reader};
use communique::build::{Loaded, Stopwatch};
use communique::compose::Clerk;
use communique::diagnostic::{Diagnostics, Sources};
use communique::docx::Stock;
use communique::fonts::Fonts;
use communique::pdf::Engine;
use communique::templates::Templates;
use communique::typeset::Typesetter;

use crate::support::repository;

const fn is_shared<T: Send + Sync>() {}

const _: () = {
    is_shared::<Clerk>();
    is_shared::<Typesetter>();
    is_shared::<Engine>();
    is_shared::<Stock>();
    is_shared::<Maker<'_>>();
};

#[test]
fn two_threads_make_the_same_bytes() {
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    let stopwatch = Stopwatch::default();
    let reader = Reader {
        root: &repository("data"),
        templates: &templates,
        fonts: &fonts,
        languages: &[],
        strict: false,
        stopwatch: &stopwatch,
    };
    let found = build::find(&[repository("data")], &mut d).into_iter();
    let mut packages: Vec<Loaded> = found
        .filter_map(|path| reader.read(&Input::File(path), &mut sources, &mut d))
        .collect();
    let jobs = build::plan_all(&mut packages, None, &mut d);
    assert!(jobs.len() > 2);
    let options = Options {
        formats: Format::ALL.iter().map(|(_, format)| *format).collect(),
        standards: None,
        signature_fields: false,
        clean: false,
        attach: true,
        strict: false,
        combine: None,
        spare: false,
        stopwatch,
    };
    let make = |maker: &Maker<'_>| -> Vec<Made> {
        let one = |job: &build::Job| {
            let (loaded, d) = (&packages[job.package], &mut Diagnostics::default());
            let prepared = maker.prepare(loaded, job, d).expect("has no mistakes");
            maker.make(loaded, job, &prepared, d)
        };
        jobs.iter().flat_map(|job| one(job).unwrap()).collect()
    };
    let shared = Maker::new(&templates, &fonts, &options, &mut d);
    let (one, two) = thread::scope(|scope| {
        let one = scope.spawn(|| make(&shared));
        let two = scope.spawn(|| make(&shared));
        (one.join().unwrap(), two.join().unwrap())
    });
    let alone = make(&Maker::new(&templates, &fonts, &options, &mut d));
    assert!(one == alone && two == alone);
}
