//! Word files: their parts, their marks, their sameness.

mod back;
mod content;
mod parts;
pub(crate) mod read;
mod room;
pub(crate) mod sample;
mod signed;
mod styles;

use communique::document::Document;
use communique::docx::{self, Identity, Options, Stock};
use communique::fonts::Fonts;

use crate::samples;

fn identity() -> Identity {
    Identity {
        package: "sofia/letter.json".into(),
        base: r#"{"documents":[{"subject":"Invitation & more"}]}"#.into(),
    }
}

fn file(document: &Document, clean: bool) -> Vec<u8> {
    let options = Options { clean, ..Options::default() };
    docx::write(
        document,
        &sample::brand(),
        &Stock::new(&Fonts::bundled()),
        &identity(),
        &options,
    )
    .expect("a file")
}

#[test]
fn samples_are_written() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("docx");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, document) in [
        ("sink-letter", sample::letter()),
        ("sink-conclusions", sample::conclusions()),
        ("letter-2", samples::letter(2)),
        ("letter-13", samples::letter(13)),
        ("conclusions", samples::conclusions()),
        ("declaration", samples::declaration()),
    ] {
        for (kind, clean) in [("", false), ("-clean", true)] {
            let path = folder.join(format!("{name}{kind}.docx"));
            std::fs::write(path, file(&document, clean)).expect("a file");
        }
    }
}
