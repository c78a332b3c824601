//! The record of these tests, with other texts in it, and drafts that are made of it.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use communique::build::{self, Input, Loaded, Reader, Shown, Stopwatch};
use communique::compose::Clerk;
use communique::diagnostic::{Diagnostics, Format, Sources, render};
use communique::docx::{self, Identity, Options, Stock};
use communique::fonts::Fonts;
use communique::templates::Templates;

use super::edit::Draft;
use crate::support::repository;

/// The texts of the record's files, by their names.
pub(crate) type Files = BTreeMap<String, String>;

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);
static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::bundled);
static STOCK: LazyLock<Stock> = LazyLock::new(|| Stock::new(&FONTS));

/// The record as it stands in `tests/returned/record`.
pub(crate) fn files() -> Files {
    let text = |name: &str| {
        let path = repository("tests/returned/record").join(name);
        (name.to_owned(), fs::read_to_string(path).unwrap())
    };
    ["meeting.json", "people.json"].map(text).into()
}

/// A record that says what these files say; nothing where it is wrong.
fn load(files: &Files) -> Result<Loaded, String> {
    let root = repository("tests/returned/record");
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    let reader = Reader {
        root: &root,
        templates: &TEMPLATES,
        fonts: &FONTS,
        languages: &[],
        strict: false,
        stopwatch: &Stopwatch::default(),
    };
    let input = Input::Amended(root.join("meeting.json"), files.clone());
    let loaded = reader.read(&input, &mut sources, &mut d);
    let said = render(&d, &sources, Format::Human { colour: false });
    loaded.filter(|_| !d.has_errors()).ok_or(said)
}

/// The Word file of a document.
pub(crate) fn word(files: &Files, document: &str) -> Result<Vec<u8>, String> {
    let mut packages = [load(files)?];
    let mut d = Diagnostics::default();
    let jobs = build::plan_all(&mut packages, None, &mut d);
    let job = jobs.iter().find(|job| job.path.contains(document)).expect("there is one");
    let clerk = Clerk::new(&TEMPLATES);
    let (own, brand) = build::compose(&packages[0], job, &clerk, &FONTS, &mut d)
        .filter(|_| !d.has_errors())
        .ok_or("cannot be composed")?;
    let base = build::base(&packages[0].record, &Shown::new(&own));
    let identity = Identity { package: "meeting.json".into(), base };
    let written = docx::write(&own, &brand, &STOCK, &identity, &Options::default());
    Ok(written.expect("can be written"))
}

/// A draft of one record as somebody left it who made the text of another one of it.
pub(crate) fn edited(sent: &[u8], left: &[u8]) -> Vec<u8> {
    const RECORD: &str = "customXml/item1.xml";
    let sent = Draft::new(sent);
    let mut left = Draft::new(left);
    let record = sent.parts.iter().find(|(name, _)| name == RECORD).expect("it is there");
    let own = left.parts.iter_mut().find(|(name, _)| name == RECORD);
    own.expect("it is there").1.clone_from(&record.1);
    left.bytes()
}
