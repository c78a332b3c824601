//! `communique translations export`: the texts of a package as a file for translators.

use std::path::PathBuf;

use clap::ValueEnum;

use super::packages::{self, ReadArgs, language};
use crate::check::spoken;
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
use crate::translation::{self, Content, Head, Unit, Units, Wish, xliff};

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
    /// The language to translate from, where texts are written in several [default: that of
    /// the package, or else of the first document with a text to translate]
    #[arg(long, value_name = "TAG", value_parser = language)]
    from: Option<LanguageTag>,
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

    fn wish(&self) -> Wish {
        match (self.all, self.missing, self.stale) {
            (true, ..) => Wish::All,
            (_, true, _) => Wish::Missing,
            (.., true) => Wish::Behind,
            _ => Wish::Due,
        }
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
    let Some(target) = translation::edition(package, &args.language) else {
        return terminal.fail(Exit::Usage, packages::unspoken(&args.language));
    };
    let documents: Vec<_> = package
        .documents
        .iter()
        .filter(|document| spoken(package, document).contains(&target))
        .collect();
    let sources = translation::sources(package, documents.iter().copied());
    let sources = sources.into_iter().filter(|own| *own != target);
    let texts_from = |source: LanguageTag| {
        let documents = documents.iter().copied();
        let units = translation::units(package, documents, &source, &target, args.wish());
        (source, units)
    };
    let sources: Vec<(LanguageTag, Units)> = sources.map(texts_from).collect();
    let (source, texts) = match chosen(args.from.as_ref(), &sources, &target) {
        Ok(chosen) => chosen,
        Err(diagnostic) => return terminal.fail(Exit::Usage, diagnostic),
    };
    let without = match texts.without_source {
        0 => String::new(),
        count => format!(", {count} left out that have no `{source}` text"),
    };
    // A file has one language that is translated from.
    let others =
        sources.iter().filter(|(other, own)| other != source && !own.list.is_empty());
    let others: Vec<String> =
        others.map(|(other, own)| left_out(other, own.list.len())).collect();
    let tell = |what: &str| {
        terminal.say(what);
        others.iter().for_each(|other| terminal.say(other));
    };
    if texts.list.is_empty() {
        // A file without texts is no XLIFF.
        tell(&format!("no text to translate{without}; nothing is written"));
        return report.exit();
    }
    let head = Head {
        package: package.origin.file.to_string(),
        source: source.clone(),
        target: target.clone(),
    };
    let bytes = match args.form() {
        Form::Xliff => Ok(xliff::write(&head, &texts.list).into_bytes()),
        Form::Docx => table(package, documents[0], &head, &texts.list, &tools),
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
    tell(&format!("{}{without}", many(texts.list.len(), "text")));
    report.exit()
}

/// The language that is translated from: the one that is asked for, or the first that has
/// something to translate.
fn chosen<'a>(
    wanted: Option<&LanguageTag>,
    sources: &'a [(LanguageTag, Units)],
    target: &LanguageTag,
) -> Result<&'a (LanguageTag, Units), Diagnostic> {
    let Some(first) = sources.first() else {
        let message = format!("`{target}` is the language that is translated from");
        return Err(Diagnostic::error("usage/language", message)
            .hint("`--lang` names one that the documents are made in beside it"));
    };
    let Some(wanted) = wanted else {
        let mut some = sources.iter().filter(|(_, own)| !own.list.is_empty());
        return Ok(some.next().unwrap_or(first));
    };
    sources.iter().find(|(own, _)| own == wanted).ok_or_else(|| {
        let message = format!(
            "no text that is translated into `{target}` is written in `{wanted}`"
        );
        let all: Vec<String> =
            sources.iter().map(|(own, _)| format!("`{own}`")).collect();
        Diagnostic::error("usage/language", message)
            .hint(format!("there are texts in {}", all.join(", ")))
    })
}

/// What another file would have.
fn left_out(source: &LanguageTag, count: usize) -> String {
    let texts = many(count, "text");
    format!("left out: {texts} written in `{source}` (`--from {source}` exports them)")
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
        Some((meeting, ..)) => {
            let meeting = translation::plain(&Content::read(meeting));
            format!("{meeting} · {}", head.package)
        }
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
