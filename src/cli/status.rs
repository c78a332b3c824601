//! `communique status`: how far the signatures of all documents are.

use std::collections::BTreeSet;
use std::fmt::Write;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{self, FontArgs, TemplateArgs};
use super::terminal::Terminal;
use crate::build::Loaded;
use crate::compose::{Clerk, Input, Standing};
use crate::diagnostic::Diagnostics;
use crate::model::{DocumentRecord, SignatoryStatus, Status};

/// Say who agreed, who signed, on behalf of whom and since when
///
/// Reads the packages as `build` does. What it says is what the records say; it looks into
/// no PDF.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// The form of what is said; `json` is one array
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Form,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Table,
    Json,
}

/// A document with its signatures.
struct Entry<'a> {
    package: &'a str,
    record: &'a DocumentRecord,
    standings: Vec<Standing>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.templates, &args.fonts, terminal, false);
    let shared = Shared::new(&templates, &fonts);
    let plan = match args.input.plan(None, &shared, &mut report, &mut |_, _| false) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let clerk = Clerk::new(&templates);
    let mut diagnostics = Diagnostics::default();
    let mut seen = BTreeSet::new();
    let mut entries = vec![];
    // The signatures of a document are the same in all its languages and copies.
    for job in plan.jobs.iter().filter(|job| seen.insert((job.package, job.document))) {
        let loaded: &Loaded = &plan.packages[job.package];
        let input = Input {
            package: &loaded.package,
            record: &loaded.record,
            index: job.document,
            language: &job.language,
            row: None,
        };
        let standings = clerk.standings(&input, &mut diagnostics);
        let record = &loaded.package.documents[job.document];
        entries.push(Entry { package: loaded.path(), record, standings });
    }
    report.show(diagnostics);
    let text = match args.format {
        Form::Table => table(&entries),
        Form::Json => {
            let list = entries.iter().map(Entry::json).collect::<Value>();
            format!("{list:#}\n")
        }
    };
    terminal.give(text.as_bytes());
    report.exit()
}

impl Entry<'_> {
    fn status(&self) -> &'static str {
        self.record.status.as_ref().map_or(Status::Draft, |own| own.value).word()
    }

    fn json(&self) -> Value {
        let signatories = self.standings.iter().map(|own| {
            json!({
                "place": own.pointer,
                "name": own.name,
                "onBehalfOf": own.on_behalf_of,
                "status": own.status.word(),
                "since": own.since,
            })
        });
        json!({
            "package": self.package,
            "document": self.record.id.value,
            "type": self.record.kind.value,
            "status": self.status(),
            "signatories": signatories.collect::<Value>(),
        })
    }

    /// How many have signed of those who did not decline.
    fn count(&self) -> String {
        let count =
            |status| self.standings.iter().filter(|own| own.status == status).count();
        let all = self.standings.len() - count(SignatoryStatus::Declined);
        format!("{} of {all} signed", count(SignatoryStatus::Signed))
    }
}

/// A line for each document that somebody signs, and below it one for each who does.
fn table(entries: &[Entry<'_>]) -> String {
    let signed = entries.iter().filter(|own| !own.standings.is_empty());
    let names = signed.clone().flat_map(|own| &own.standings);
    let width = names.map(|own| own.name.chars().count()).max().unwrap_or_default();
    let mut out = String::new();
    for entry in signed {
        let (id, status, count) = (&entry.record.id.value, entry.status(), entry.count());
        let _ = writeln!(out, "{} {id}: {status}, {count}", entry.package);
        for own in &entry.standings {
            let (status, since) = (own.status.word(), own.since.as_deref());
            let since = since.unwrap_or_default();
            let whom = own.on_behalf_of.as_ref().map(|name| format!("  for {name}"));
            let line = format!(
                "  {:width$}  {status:9}  {since:10}{}",
                own.name,
                whom.unwrap_or_default()
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
    out
}
