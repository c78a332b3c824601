//! The same input gives the same bytes: a second time, in another order, on two threads,
//! after other documents.

use std::thread;

use communique::fonts::Fonts;
use communique::pdf;

use crate::outputs::{self, Origin, Output};

/// Makes documents one after the other, and forgets now and then what the engine has kept.
fn make(origins: &[&Origin]) -> Vec<Output> {
    let fonts = Fonts::bundled();
    let mut out = vec![];
    for (index, origin) in origins.iter().enumerate() {
        out.extend(outputs::made(origin, &fonts));
        if index % 10 == 9 {
            pdf::forget();
        }
    }
    out
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let origins = outputs::origins();
    let backwards = || origins.iter().rev();
    // The documents of the program are made on both threads at once.
    let both = backwards().filter(|origin| match origin {
        Origin::Package { name, .. } => name.starts_with("data/"),
        Origin::Tree(..) => false,
    });
    let first: Vec<&Origin> = backwards().step_by(2).chain(both.clone()).collect();
    let second: Vec<&Origin> = both.chain(backwards().skip(1).step_by(2)).collect();
    let made = thread::scope(|scope| {
        let threads = [first, second].map(|part| scope.spawn(move || make(&part)));
        threads.map(|thread| thread.join().expect("the thread ends well"))
    });
    let mut count = 0;
    for again in made.iter().flatten() {
        let output = outputs::named(&again.name);
        assert!(again.files.pdf == output.files.pdf, "{}: the PDF", again.name);
        assert!(again.files.docx == output.files.docx, "{}: the Word file", again.name);
        assert!(again.files.folder == output.files.folder, "{}: the folder", again.name);
        count += 1;
    }
    assert!(count > outputs::all().len());
}
