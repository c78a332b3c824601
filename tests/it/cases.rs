//! The cases of `tests/cases`: a folder with `record.json`, templates of its own where it
//! needs some, and what comes out: `tree.txt` (the documents as text) and `messages.txt`
//! (what people are told). `source.typ` (what Typst is given for the first document) and
//! `document.xml` (the main part of its Word file, an element a line) are held where such a
//! file stands, be it empty. `UPDATE=1 cargo test cases` writes them anew. (`tags.txt`, the
//! tags of the PDF, is held in the same way by `pdf/tags.rs`.)

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use communique::brand::Brand;
use communique::build::{self, Reader, Stopwatch};
use communique::compose::{self, Clerk, Input};
use communique::diagnostic::{Diagnostics, Format, LanguageTag, Source, Sources, render};
use communique::document::{Document, dump};
use communique::fonts::Fonts;
use communique::templates::Templates;
use communique::{docx, load, model, typeset};

use crate::support::{hold, repository};

/// What a package gives: its documents in all their languages, and the messages.
pub(crate) struct Composed {
    pub(crate) documents: Vec<Document>,
    pub(crate) messages: String,
}

/// Composes all documents of a package.
pub(crate) fn composed(root: &Path, file: &Path, templates: &Templates) -> Composed {
    let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
    for path in templates.list() {
        let text = templates.get(path).unwrap_or_default();
        let source = Source { text: text.into(), ..Source::default() };
        sources.insert(&templates.file(path), source);
    }
    let mut documents = vec![];
    if let Some(record) = load::package(root, file, &mut sources, &mut d)
        && let Some(package) = model::decode(&record, &templates.kinds(), &mut d)
    {
        let package = Arc::new(package);
        for (index, own) in package.documents.iter().enumerate() {
            if own.recipients.is_some() {
                documents.extend(copies(
                    root,
                    file,
                    templates,
                    index,
                    &mut sources,
                    &mut d,
                ));
                continue;
            }
            let mut languages: Vec<LanguageTag> =
                own.languages.iter().map(|tag| tag.value.clone()).collect();
            if languages.is_empty() {
                languages.extend(LanguageTag::new("en"));
            }
            for language in languages {
                let (package, record) = (&package, &record);
                let input =
                    Input { package, record, index, language: &language, row: None };
                documents.extend(compose::compose(&input, templates, &mut d));
            }
            for edition in own.bilingual.iter().map(|own| &own.value) {
                let (package, record) = (&package, &record);
                let both = edition.languages().filter_map(|language| {
                    let input = Input { package, record, index, language, row: None };
                    compose::compose(&input, templates, &mut d)
                });
                let both: Vec<Document> = both.collect();
                let both = <[Document; 2]>::try_from(both).ok();
                documents.extend(both.map(|[own, other]| compose::pair(own, other)));
            }
        }
    }
    let messages = render(&d, &sources, Format::Human { colour: false });
    Composed { documents, messages }
}

/// The copies of a letter to many; what is said of its rows is said as well.
fn copies(
    root: &Path,
    file: &Path,
    templates: &Templates,
    index: usize,
    sources: &mut Sources,
    d: &mut Diagnostics,
) -> Vec<Document> {
    let (fonts, stopwatch) = (Fonts::bundled(), Stopwatch::default());
    let reader = Reader {
        root,
        templates,
        fonts: &fonts,
        languages: &[],
        strict: false,
        stopwatch: &stopwatch,
    };
    let loaded = reader.read(&build::Input::File(file.to_owned()), sources, d);
    let mut packages: Vec<_> = loaded.into_iter().collect();
    let jobs = build::plan_all(&mut packages, None, d);
    let clerk = Clerk::new(templates);
    let own = jobs.iter().filter(|job| job.document == index);
    let sound = own.filter(|job| packages[0].is_sound(job));
    sound
        .filter_map(|job| build::compose(&packages[0], job, &clerk, &fonts, d))
        .map(|(document, _)| document)
        .collect()
}

/// The folders of all cases.
pub(crate) fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/cases")).expect("there are cases");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The program's templates with those of a case.
pub(crate) fn templates(folder: &Path) -> Templates {
    let mut templates = Templates::bundled();
    let own = folder.join("templates");
    for part in ["kinds", "lang", "typst"] {
        let Ok(entries) = fs::read_dir(own.join(part)) else { continue };
        for entry in entries {
            let path = entry.expect("can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("is UTF-8");
            let name = format!("{part}/{name}");
            let text = fs::read_to_string(&path).expect("is UTF-8");
            templates.insert(&name, &format!("templates/{name}"), &text);
        }
    }
    templates
}

fn source(document: &Document, templates: &Templates) -> String {
    let mut d = Diagnostics::default();
    let source = typeset::source(document, &Brand::default(), templates, &mut d);
    source.expect("every tree can be typeset").main
}

/// The main part of the Word file, with each element on a line of its own.
fn main_part(document: &Document) -> String {
    let (fonts, brand) = (Fonts::bundled(), Brand::default());
    let (identity, options) = (docx::Identity::default(), docx::Options::default());
    let bytes =
        docx::write(document, &brand, &docx::Stock::new(&fonts), &identity, &options);
    let bytes = bytes.expect("every tree can be written");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
    let mut text = String::new();
    let mut part = zip.by_name("word/document.xml").expect("has a main part");
    part.read_to_string(&mut text).expect("is UTF-8");
    text.replace("><", ">\n<") + "\n"
}

#[test]
fn cases_give_what_they_say() {
    let mut mistakes = vec![];
    for folder in folders() {
        let templates = templates(&folder);
        let made = composed(&folder, &folder.join("record.json"), &templates);
        let tree: String = made.documents.iter().map(dump).collect();
        hold(&folder.join("tree.txt"), &tree, &mut mistakes);
        hold(&folder.join("messages.txt"), &made.messages, &mut mistakes);
        let Some(document) = made.documents.first() else { continue };
        let (typst, word) = (folder.join("source.typ"), folder.join("document.xml"));
        if typst.exists() {
            hold(&typst, &source(document, &templates), &mut mistakes);
        }
        if word.exists() {
            hold(&word, &main_part(document), &mut mistakes);
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n\n"));
}
