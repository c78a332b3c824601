//! `communique translations export`: the texts of a package as a file for translators.

use std::path::PathBuf;

use clap::ValueEnum;

use super::packages::{self, ReadArgs, language};
use crate::check::{default_language, spoken};
use crate::cli::exit::Exit;
use crate::cli::input::is_word;
use crate::cli::look;
use crate::cli::report::many;
use crate::cli::terminal::Terminal;
use crate::cli::trial::{Tools, put};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag};
use crate::docx::{Stock, Worksheet, worksheet};
use crate::locale::Locale;
use crate::model::{self, DocumentRecord, Package};
use crate::returned;
use crate::translation::{self, Head, Unit, Wish, xliff};

/// Write the texts of a package for translators
///
/// The texts that lack a translation into a language, or whose translation is out of step:
/// as an XLIFF 2.1 file for programs for translators, in which bold, italic, links, footnote
/// marks and placeholders are codes that are kept whole; or as a table of two columns for
/// word processors, which says itself what is to be done. `import` takes both back.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// The language to translate into
    #[arg(long = "lang", value_name = "TAG", value_parser = language)]
    language: LanguageTag,
    /// The file to write; otherwise it goes to standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The form of the file [default: what its name ends in, or xliff]
    #[arg(long, value_name = "FORM")]
    format: Option<Form>,
    /// All texts, those with a translation in step as well
    #[arg(long, group = "which")]
    all: bool,
    /// Only texts without a translation
    #[arg(long, group = "which")]
    missing: bool,
    /// Only texts whose translation is out of step
    #[arg(long, group = "which")]
    stale: bool,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For programs for translators
    Xliff,
    /// A table of two columns, for word processors
    Docx,
}

impl Args {
    fn form(&self) -> Form {
        let by_name = self.out.as_ref().filter(|path| is_word(path)).map(|_| Form::Docx);
        self.format.or(by_name).unwrap_or(Form::Xliff)
    }
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.read.templates, &args.read.fonts, terminal, false);
    let tools = Tools { templates: &templates, fonts: &fonts };
    let paths = [args.package.clone()];
    let all = packages::read(&args.read.root(&paths), &paths, &tools, &mut report);
    if report.errors > 0 {
        return report.exit();
    }
    let [own] = all.as_slice() else {
        let message = format!("one package is exported, and here are {}", all.len());
        let diagnostic = Diagnostic::error("usage/package", message);
        return terminal.fail(Exit::Usage, diagnostic.hint("name its file"));
    };
    let package = &own.loaded.package;
    let source = default_language(package);
    let target = &args.language;
    let documents: Vec<_> = package
        .documents
        .iter()
        .filter(|document| spoken(package, document).contains(target))
        .collect();
    let message = match (documents.is_empty(), target == source) {
        (_, true) => Some(format!("`{target}` is the language that is translated from")),
        (true, _) => Some(format!("no document is made in `{target}`")),
        _ => None,
    };
    if let Some(message) = message {
        let diagnostic = Diagnostic::error("usage/language", message);
        let hint = "`languages` of a document names those that it is made in";
        return terminal.fail(Exit::Usage, diagnostic.hint(hint));
    }
    let wish = match (args.all, args.missing, args.stale) {
        (true, ..) => Wish::All,
        (_, true, _) => Wish::Missing,
        (.., true) => Wish::Behind,
        _ => Wish::Due,
    };
    let first = documents[0];
    let units = translation::units(package, documents.into_iter(), source, target, wish);
    let without = match units.without_source {
        0 => String::new(),
        count => format!(", {count} left out that have no `{source}` text"),
    };
    if units.list.is_empty() {
        // A file without texts is no XLIFF.
        terminal.say(&format!("no text to translate{without}; nothing is written"));
        return report.exit();
    }
    let head = Head {
        package: package.origin.file.to_string(),
        source: source.clone(),
        target: target.clone(),
    };
    let bytes = match args.form() {
        Form::Xliff => Ok(xliff::write(&head, &units.list).into_bytes()),
        Form::Docx => table(package, first, &head, &units.list, &tools),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(diagnostic) => return terminal.fail(Exit::Errors, diagnostic),
    };
    match &args.out {
        None => terminal.give(&bytes),
        Some(path) => {
            if let Err(exit) = put(path, &bytes, terminal) {
                return exit;
            }
        }
    }
    terminal.say(&format!("{}{without}", many(units.list.len(), "text")));
    report.exit()
}

/// A table with the look of the package.
fn table(
    package: &Package,
    document: &DocumentRecord,
    head: &Head,
    units: &[Unit],
    tools: &Tools<'_>,
) -> Result<Vec<u8>, Diagnostic> {
    // What is wrong with the look was told when the package was read.
    let mut ignored = Diagnostics::default();
    let brand = model::brand_of(package, document);
    let brand =
        model::look(brand.as_deref(), None, &head.source, &head.source, &mut ignored);
    let english = LanguageTag::new("en")
        .and_then(|english| Locale::new(&english, tools.templates, &mut ignored));
    let name = |tag: &LanguageTag| {
        let word = english.as_ref().and_then(|own| own.language_name(tag, []).ok());
        match word.filter(|word| word != tag.as_str()) {
            Some(word) => format!("{word} ({tag})"),
            None => tag.to_string(),
        }
    };
    let meeting = package.meeting.name.pick(&head.source, &head.source);
    let about = match meeting {
        Some((meeting, ..)) => format!("{meeting} · {}", head.package),
        None => head.package.clone(),
    };
    let names = [name(&head.source), name(&head.target)];
    let own = Worksheet { head, units, names, about };
    let bytes = worksheet(&own, &brand, &Stock::new(tools.fonts))?;
    // What could not come back is not sent out.
    match returned::worksheet("table.docx", &bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => {
            let message =
                format!("{} are more than a table may hold", many(units.len(), "text"));
            Err(Diagnostic::error("usage/texts", message)
                .hint("export them as XLIFF (`--format xliff`)")
                .hint("or only those with `--missing` or `--stale`"))
        }
    }
}
