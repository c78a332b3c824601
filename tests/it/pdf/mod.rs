//! Documents as Typst source and as PDF.

pub(crate) mod frames;
mod indents;
mod pages;
mod pictures;
mod signed;
mod tags;

use communique::diagnostic::Diagnostics;
use communique::document::Document;
use communique::fonts::Fonts;
use communique::pdf::Engine;
use communique::standards::Standards;
use communique::templates::Templates;
use communique::typeset::{self, Source};

use crate::samples;

fn source(document: &Document) -> Source {
    let mut d = Diagnostics::default();
    let source =
        typeset::source(document, &samples::brand(), &Templates::bundled(), &mut d);
    assert!(!d.has_errors(), "{:#?}", d.iter().collect::<Vec<_>>());
    source.expect("no error, so there is a source")
}

fn pdf(document: &Document) -> Vec<u8> {
    let engine = Engine::new(&Fonts::bundled());
    let source = source(document);
    let layout = engine.set(&source).expect("the document is set");
    layout.pdf(document, &Standards::default()).expect("the PDF is made")
}

#[test]
fn every_sample_becomes_a_pdf() {
    let documents = [
        ("letter-2", samples::letter(2)),
        ("letter-3", samples::letter(3)),
        ("letter-13", samples::letter(13)),
        ("conclusions", samples::conclusions()),
        ("declaration", samples::declaration()),
    ];
    for (name, document) in documents {
        let bytes = pdf(&document);
        assert!(bytes.ends_with(b"%%EOF\n"));
        let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, bytes).unwrap();
    }
}
