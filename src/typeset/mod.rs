//! A document and a brand in, Typst source out. The source only calls the functions of
//! `communique.typ`, which holds the look; every text in it is a string literal. Knows
//! nothing of Typst's engine.

mod environment;
mod inlines;
mod literal;
mod marks;
mod sheet;
mod tongues;
mod view;
mod word;

pub use marks::Map;
pub use tongues::Tongue;

use std::sync::Arc;

use minijinja::{Environment, context};

use crate::brand::{Brand, ImageFormat, SignatureFields};
use crate::diagnostic::{Diagnostics, Origin};
use crate::document::Document;
use crate::memo::Memo;
use crate::style::Sheet;
use crate::templates::Templates;

/// The labels where the room that a short letter leaves begins and ends.
pub const AIR: [&str; 2] = ["air-from", "air-to"];

/// What stands before the name of an anchor in the labels of the source.
pub const ANCHOR: &str = "a:";

/// The name of the record that a PDF carries.
pub const RECORD: &str = "record.json";

/// What stands before the number of a signature field in the link that is its place.
pub const FIELD: &str = "signature-field:";

/// What stands before the number of a group of signatures in the label of what says
/// whether it stays on one page.
pub const WHOLE: &str = "signatures-whole:";

/// The files of one document, ready for the engine or for a designer's editor.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// What is compiled.
    pub main: String,
    /// What it takes in, by name: the module with the look, the brand's values, the logo.
    pub files: Vec<(String, Arc<[u8]>)>,
    /// What the PDF shall carry: the record that it is made from.
    pub record: Option<Arc<str>>,
    /// The signature fields that the PDF shall have.
    pub signing: Option<Signing>,
    /// The language tags that the PDF shall have instead of what the engine writes.
    pub tongues: Vec<Tongue>,
    /// From places in `main` to the record.
    pub map: Map,
}

/// The signature fields of a document, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    pub fields: Vec<Field>,
    pub asked: SignatureFields,
}

/// The place of a signature that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub origin: Origin,
    /// The signatory's, and no other field's.
    pub name: String,
    /// Who signs here, for who cannot see it.
    pub tooltip: String,
}

/// Writes sources; keeps the parsed templates and the brands for a whole batch. Threads
/// may share one.
#[derive(Debug)]
pub struct Typesetter {
    env: Environment<'static>,
    templates: Templates,
    modules: Vec<(String, Arc<[u8]>)>,
    /// `sheet.typ` by brand.
    sheets: Memo<Brand, Arc<[u8]>>,
}

impl Typesetter {
    /// Reads the templates of `typst/`.
    pub fn new(templates: &Templates, d: &mut Diagnostics) -> Option<Self> {
        let modules = templates
            .list()
            .into_iter()
            .filter_map(|path| {
                let name = path.strip_prefix("typst/")?;
                let text = templates.get(path).filter(|_| name.ends_with(".typ"))?;
                Some((name.to_owned(), text.as_bytes().into()))
            })
            .collect();
        let env = environment::new(templates, d)?;
        let sheets = Memo::default();
        Some(Self { env, templates: templates.clone(), modules, sheets })
    }

    /// The source of one document.
    pub fn source(
        &self,
        document: &Document,
        brand: &Brand,
        record: Option<Arc<str>>,
        d: &mut Diagnostics,
    ) -> Option<Source> {
        let sheet = Sheet::new(brand);
        let view::View { context, marks, fields, tongues } =
            view::document(document, brand, &sheet);
        let attached = record.as_ref().map(|_| RECORD);
        let context = context! { attached, ..context };
        let main = self.render("typst/main.typ.j2", context, d)?;
        let values = self.sheet(brand, &sheet, d)?;
        let (main, map) = marks.strip(&main);
        let mut files = self.modules.clone();
        files.push(("sheet.typ".to_owned(), values));
        if let Some(logo) = &brand.logo {
            files.push((logo_name(logo.format).to_owned(), Arc::clone(&logo.data)));
        }
        let asked = brand.signature_fields.clone().filter(|_| !fields.is_empty());
        let signing = asked.map(|asked| Signing { fields, asked });
        Some(Source { main, files, record, signing, tongues, map })
    }

    fn sheet(
        &self,
        brand: &Brand,
        sheet: &Sheet,
        d: &mut Diagnostics,
    ) -> Option<Arc<[u8]>> {
        let render = |brand: &Brand| {
            let view = sheet::view(brand, sheet);
            let text = self.render("typst/sheet.typ.j2", view, d).ok_or(())?;
            Ok::<Arc<[u8]>, ()>(text.into_bytes().into())
        };
        let made = self.sheets.try_get(&brand.without_logo(), render).ok()?;
        Some(Arc::clone(&made))
    }

    fn render(
        &self,
        path: &str,
        context: minijinja::Value,
        d: &mut Diagnostics,
    ) -> Option<String> {
        let rendered = self.env.get_template(path).and_then(|t| t.render(context));
        match rendered {
            Ok(text) => Some(text),
            Err(error) => {
                d.push(self.templates.mistake(&error));
                None
            }
        }
    }
}

/// The source of one document, where a batch is not worth its while.
pub fn source(
    document: &Document,
    brand: &Brand,
    templates: &Templates,
    d: &mut Diagnostics,
) -> Option<Source> {
    Typesetter::new(templates, d)?.source(document, brand, None, d)
}

fn logo_name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Svg => "logo.svg",
        ImageFormat::Png => "logo.png",
        ImageFormat::Jpeg => "logo.jpg",
    }
}
