//! What all the tests of outputs look at: every document of `data` and `tests/cases` and
//! those made by hand, as a tree and as the files that the program makes of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use communique::brand::Brand;
use communique::build::{
    self, Combine, Copies, Format, Input, Job, Made, Maker, Options, Reader, Stopwatch,
};
use communique::compose::{self, Clerk};
use communique::diagnostic::{self, Diagnostics, Sources, render};
use communique::document::Document;
use communique::docx::{self, Identity, Stock};
use communique::fonts::Fonts;
use communique::parity::pdf::Tagged;
use communique::pdf::{Engine, Pages};
use communique::standards::Standards;
use communique::templates::Templates;
use communique::typeset::{Source, Typesetter};

use crate::docx::read::Package;
use crate::support::repository;
use crate::{cases, samples};

/// A document and its files.
pub(crate) struct Output {
    /// `data/sofia-2013/letter`, `tests/cases/agenda`, `samples/declaration`; behind it the
    /// document and language, where a package has several.
    pub(crate) name: String,
    /// Whether the program says that it is wrong, and refuses to make it.
    pub(crate) is_mistaken: bool,
    pub(crate) document: Document,
    pub(crate) brand: Brand,
    pub(crate) source: Source,
    pub(crate) pages: Pages,
    pub(crate) files: Files,
    pdf: OnceLock<Tagged>,
    word: OnceLock<Package>,
}

impl Output {
    fn new(name: String, document: Document, brand: Brand, source: Source) -> Self {
        let (is_mistaken, pages, files, pdf, word) = Default::default();
        Self { name, is_mistaken, document, brand, source, pages, files, pdf, word }
    }

    /// The PDF, read.
    pub(crate) fn pdf(&self) -> &Tagged {
        self.pdf.get_or_init(|| Tagged::new(&self.files.pdf).expect("can be read"))
    }

    /// The metadata of the PDF.
    pub(crate) fn metadata(&self) -> String {
        let file = lopdf::Document::load_mem(&self.files.pdf).expect("can be read");
        let own = file.catalog().and_then(|own| own.get_deref(b"Metadata", &file));
        let own = own.and_then(lopdf::Object::as_stream).expect("a PDF has metadata");
        String::from_utf8(own.content.clone()).expect("they are text")
    }

    /// The Word file, read.
    pub(crate) fn word(&self) -> &Package {
        self.word.get_or_init(|| Package::new(&self.files.docx))
    }
}

/// What is written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) pdf: Vec<u8>,
    pub(crate) docx: Vec<u8>,
    /// The folder of `--format typst`, by names within it; none of a tree made by hand.
    pub(crate) folder: BTreeMap<String, Vec<u8>>,
}

const HUMAN: diagnostic::Format = diagnostic::Format::Human { colour: false };

/// The packages that come with the program, by their name and the folder that is read.
pub(crate) const DATA: [(&str, &str); 4] = [
    ("data/minimal/meeting", "data"),
    ("data/sofia-2013/conclusions", "data"),
    ("data/sofia-2013/letter", "data"),
    ("data/sofia-2013/declaration", "data"),
];

/// A package, or a tree made by hand, of which documents are made.
pub(crate) enum Origin {
    Package { name: String, root: PathBuf, file: PathBuf, templates: Templates },
    Tree(&'static str, Box<Document>),
}

/// All that documents are made of.
pub(crate) fn origins() -> Vec<Origin> {
    let data = DATA.into_iter().map(|(name, root)| Origin::Package {
        name: name.to_owned(),
        root: repository(root),
        file: repository(&format!("{name}.json")),
        templates: Templates::bundled(),
    });
    let cases = cases::folders().into_iter().map(|folder| {
        let name = folder.strip_prefix(repository("")).expect("is in the repository");
        Origin::Package {
            name: name.to_string_lossy().replace('\\', "/"),
            file: folder.join("record.json"),
            templates: cases::templates(&folder),
            root: folder,
        }
    });
    let trees = by_hand().into_iter();
    let trees = trees.map(|(name, document)| Origin::Tree(name, Box::new(document)));
    data.chain(cases).chain(trees).collect()
}

/// The documents of one origin.
pub(crate) fn made(origin: &Origin, fonts: &Fonts) -> Vec<Output> {
    match origin {
        Origin::Package { name, root, file, templates } => {
            package(name, root, file, (templates, fonts), false)
        }
        Origin::Tree(name, document) => {
            vec![written(&format!("samples/{name}"), (**document).clone(), fonts)]
        }
    }
}

/// A tree made by hand with its files.
pub(crate) fn written(name: &str, document: Document, fonts: &Fonts) -> Output {
    let pieces = Pieces::new(&Templates::bundled(), fonts).expect("can be read");
    let set = pieces.set(name.to_owned(), document, samples::brand());
    set.and_then(|set| pieces.write(set)).expect("can be made")
}

/// All documents, made once for all tests.
pub(crate) fn all() -> &'static [Output] {
    static ALL: OnceLock<Vec<Output>> = OnceLock::new();
    ALL.get_or_init(|| {
        let fonts = Fonts::bundled();
        origins().iter().flat_map(|origin| made(origin, &fonts)).collect()
    })
}

/// The letters to many, all of each in one file.
pub(crate) fn joint() -> &'static [Output] {
    static ALL: OnceLock<Vec<Output>> = OnceLock::new();
    ALL.get_or_init(|| {
        let fonts = Fonts::bundled();
        let joint = |origin: &Origin| match origin {
            Origin::Package { name, root, file, templates } => {
                package(name, root, file, (templates, &fonts), true)
            }
            Origin::Tree(..) => vec![],
        };
        origins().iter().flat_map(joint).collect()
    })
}

/// The document of a name.
pub(crate) fn named(name: &str) -> &'static Output {
    let found = all().iter().find(|output| output.name == name);
    found.unwrap_or_else(|| panic!("there is no document `{name}`"))
}

/// What the program makes when it is asked for everything.
pub(crate) fn options() -> Options {
    Options {
        stopwatch: Stopwatch::default(),
        formats: Format::ALL.into_iter().map(|(_, format)| format).collect(),
        standards: None,
        signature_fields: false,
        clean: false,
        attach: true,
        strict: false,
        combine: None,
        spare: false,
    }
}

/// The documents of a package, as the program makes them. Where it refuses (a case of
/// mistakes), the tree is set and written all the same, if it can be.
fn package(
    name: &str,
    root: &Path,
    file: &Path,
    (templates, fonts): (&Templates, &Fonts),
    combine: bool,
) -> Vec<Output> {
    let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
    let reader = Reader {
        root,
        templates,
        fonts,
        languages: &[],
        strict: false,
        stopwatch: &Stopwatch::default(),
    };
    let loaded = reader.read(&Input::File(file.to_owned()), &mut sources, &mut d);
    let Some(loaded) = loaded else { return vec![] };
    let mut packages = [loaded];
    let most = combine.then(Combine::default);
    let mut jobs = build::plan_all(&mut packages, most, &mut d);
    jobs.retain(|job| combine == matches!(job.copies, Copies::Together(..)));
    let options = Options { combine: most, ..options() };
    let maker = Maker::new(templates, fonts, &options, &mut d);
    let Some(pieces) = Pieces::new(templates, fonts) else { return vec![] };
    let clerk = Clerk::new(templates);
    let many = jobs.len() > 1;
    let one = |job: &Job| {
        let mut d = Diagnostics::default();
        let (document, brand) = match job.copies {
            Copies::Together(..) => {
                let prepared = maker.prepare(&packages[0], job, &mut d)?;
                let copies = prepared.copies.into_iter().map(|(_, own)| own);
                (compose::join(copies)?, prepared.brand)
            }
            _ => build::compose(&packages[0], job, &clerk, fonts, &mut d)?,
        };
        let id = document.copy.as_ref().unwrap_or(&document.info.id);
        let tail = format!(" {id} {}", document.edition());
        let name = format!("{name}{}", if many { &tail } else { "" });
        let set = pieces.set(name, document, brand)?;
        if d.has_errors() {
            return pieces.write(Output { is_mistaken: true, ..set });
        }
        let prepared = maker.prepare(&packages[0], job, &mut d);
        let made = prepared
            .and_then(|prepared| maker.make(&packages[0], job, &prepared, &mut d));
        let said = render(&d, &sources, HUMAN);
        let made = made.unwrap_or_else(|| panic!("{} is not made:\n{said}", set.name));
        Some(Output { files: files(made), ..set })
    };
    jobs.iter().filter_map(one).collect()
}

fn files(made: Vec<Made>) -> Files {
    let mut files = Files::default();
    for file in made {
        match file.format {
            Format::Pdf => files.pdf = file.bytes,
            Format::Docx => files.docx = file.bytes,
            Format::Typst => {
                let name = file.path.rsplit('/').next().expect("a path has a last part");
                files.folder.insert(name.to_owned(), file.bytes);
            }
        }
    }
    files
}

/// The steps of making, one by one.
struct Pieces {
    typesetter: Typesetter,
    engine: Engine,
    stock: Stock,
}

impl Pieces {
    fn new(templates: &Templates, fonts: &Fonts) -> Option<Self> {
        let typesetter = Typesetter::new(templates, &mut Diagnostics::default())?;
        Some(Self { typesetter, engine: Engine::new(fonts), stock: Stock::new(fonts) })
    }

    /// A document with its source and pages, and no files yet.
    fn set(&self, name: String, document: Document, brand: Brand) -> Option<Output> {
        let mut d = Diagnostics::default();
        let source = self.typesetter.source(&document, &brand, None, &mut d)?;
        let pages = self.engine.set(&source).ok()?.pages();
        Some(Output { pages, ..Output::new(name, document, brand, source) })
    }

    /// The document with its PDF.
    fn print(&self, set: Output) -> Option<Output> {
        let standards = Standards::default();
        let layout = self.engine.set(&set.source).ok()?;
        let pdf = layout.pdf(&set.document, &standards).ok()?;
        Some(Output { files: Files { pdf, ..Files::default() }, ..set })
    }

    /// The document with its PDF and Word file.
    fn write(&self, set: Output) -> Option<Output> {
        let mut output = self.print(set)?;
        let Output { document, brand, pages, .. } = &output;
        let count = u32::try_from(pages.count).expect("there are few pages");
        let (of, air, whole) = (pages.of.clone(), pages.air.clone(), pages.whole.clone());
        let counted = docx::Pages { count, of, air, whole };
        let options = docx::Options { clean: false, pages: counted };
        let identity =
            Identity { package: "sofia/letter.json".into(), base: "{}".into() };
        let docx = docx::write(document, brand, &self.stock, &identity, &options);
        output.files.docx = docx.expect("every tree can be written");
        Some(output)
    }
}

/// The documents of a record, or what is wrong with it.
pub(crate) fn of_record(json: &str) -> Result<Vec<Output>, String> {
    static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);
    static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::bundled);
    let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
    let (root, templates, fonts) = (repository("data"), &*TEMPLATES, &*FONTS);
    let reader = Reader {
        root: &root,
        templates,
        fonts,
        languages: &[],
        strict: false,
        stopwatch: &Stopwatch::default(),
    };
    let loaded = reader.read(&Input::Text(json.into()), &mut sources, &mut d);
    let loaded = loaded.filter(|_| !d.has_errors());
    let said = |d: &Diagnostics| render(d, &sources, HUMAN);
    let mut packages = [loaded.ok_or_else(|| said(&d))?];
    let jobs = build::plan_all(&mut packages, None, &mut d);
    let pieces = Pieces::new(templates, fonts).expect("can be read");
    let clerk = Clerk::new(templates);
    let one = |job: &Job| {
        let mut d = Diagnostics::default();
        let made = build::compose(&packages[0], job, &clerk, fonts, &mut d);
        let (document, brand) =
            made.filter(|_| !d.has_errors()).ok_or_else(|| said(&d))?;
        let set = pieces.set(job.path.clone(), document, brand);
        let made = set.and_then(|set| pieces.write(set));
        made.ok_or_else(|| panic!("`check` finds nothing, and yet it cannot be made"))
    };
    jobs.iter().map(one).collect()
}

/// Trees made by hand as PDFs.
pub(crate) fn printed(documents: impl Iterator<Item = Document>) -> Vec<Output> {
    let fonts = Fonts::bundled();
    let pieces = Pieces::new(&Templates::bundled(), &fonts).expect("can be read");
    let print = |(index, document): (usize, Document)| {
        let set = pieces.set(format!("number {index}"), document, samples::brand());
        set.and_then(|set| pieces.print(set)).expect("can be made")
    };
    documents.enumerate().map(print).collect()
}

/// Documents that hold what no record of the cases leads to.
fn by_hand() -> [(&'static str, Document); 6] {
    [
        ("letter-2", samples::letter(2)),
        ("letter-13", samples::letter(13)),
        ("conclusions", samples::conclusions()),
        ("declaration", samples::declaration()),
        ("marks-letter", crate::docx::sample::letter()),
        ("marks-conclusions", crate::docx::sample::conclusions()),
    ]
}

#[test]
fn only_documents_with_mistakes_are_refused() {
    let refused = all().iter().filter(|output| output.is_mistaken);
    let refused: Vec<&str> = refused.map(|output| output.name.as_str()).collect();
    let mistaken = [
        "tests/cases/reference-nowhere",
        "tests/cases/template-html",
        "tests/cases/template-list-in-text",
        "tests/cases/template-unknown-word",
    ];
    assert_eq!(refused, mistaken);
}
