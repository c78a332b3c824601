//! `communique new`: a record to start from, which builds at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use dialoguer::{Input, MultiSelect};
use serde_json::{Map, Value, json};

use super::exit::Exit;
use super::templates::not_written;
use super::terminal::Terminal;
use super::{schema, today};
use crate::build::{self, Reader, Stopwatch};
use crate::compose::Clerk;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Sources};
use crate::fonts::Fonts;
use crate::templates::Templates;

/// Write a record to start from, which builds at once
///
/// On a terminal it asks for what is not given; elsewhere defaults are taken.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder to write into [default: the meeting's id]
    folder: Option<PathBuf>,
    /// The meeting's name
    #[arg(long, value_parser = words)]
    name: Option<String>,
    /// Its first day: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    start: Option<String>,
    /// Its last day, if it has more than one
    #[arg(long, value_name = "DATE", value_parser = date)]
    end: Option<String>,
    /// The town
    #[arg(long, value_name = "TOWN", value_parser = words)]
    place: Option<String>,
    /// The meeting's id, which names folders
    #[arg(long)]
    id: Option<String>,
    /// A document to begin with; may be given several times [default: all three]
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<Kind>,
    /// Ask nothing
    #[arg(long, short)]
    yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Conclusions,
    Letter,
    Declaration,
}

const KINDS: [(Kind, &str); 3] = [
    (Kind::Conclusions, include_str!("starter/conclusions.json")),
    (Kind::Letter, include_str!("starter/letter.json")),
    (Kind::Declaration, include_str!("starter/declaration.json")),
];

/// What the starter package is about.
struct Answers {
    name: String,
    start: String,
    end: Option<String>,
    place: Option<String>,
    id: String,
    kinds: Vec<Kind>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let answers = match terminal.can_ask() && !args.yes {
        true => ask(args),
        false => Ok(defaults(args)),
    };
    let answers = match answers {
        Ok(answers) => answers,
        Err(error) => {
            let message = format!("there was no answer ({error})");
            return terminal
                .fail(Exit::Usage, Diagnostic::error("usage/answer", message));
        }
    };
    if answers.end.as_ref().is_some_and(|end| *end < answers.start) {
        let message = "the meeting ends before it begins";
        let diagnostic = Diagnostic::error("usage/date", message)
            .hint("`--end` is the last day; leave it out for one day");
        return terminal.fail(Exit::Usage, diagnostic);
    }
    let folder = args.folder.clone().unwrap_or_else(|| answers.id.clone().into());
    let there = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
    if there || folder.is_file() {
        let message = format!("`{}` is there already", folder.display());
        let diagnostic = Diagnostic::error("output/exists", message)
            .hint("name a folder that is new or empty");
        return terminal.fail(Exit::Usage, diagnostic);
    }
    let record = serde_json::to_string_pretty(&record(&answers));
    let record = record.expect("a record of strings is plain JSON") + "\n";
    let mistakes = mistakes(&record);
    if mistakes.has_errors() {
        terminal.report(&mistakes, &Sources::default());
        return Exit::Usage;
    }
    if let Err(error) = write(&folder, &answers, &record) {
        return terminal.fail(Exit::Files, not_written(&folder, &error));
    }
    let shown = folder.display();
    terminal
        .say(&format!("wrote {shown}/meeting.json, and a README.md that explains it"));
    terminal.say(&format!("now `communique build {shown}`"));
    Exit::Done
}

fn defaults(args: &Args) -> Answers {
    let name = args.name.clone().unwrap_or_else(|| "Meeting of the coordinators".into());
    let start = args.start.clone().unwrap_or_else(today);
    let mut kinds = args.kinds.clone();
    if kinds.is_empty() {
        kinds = KINDS.iter().map(|(kind, _)| *kind).collect();
    }
    let place = args.place.clone();
    let id = args.id.clone().unwrap_or_else(|| {
        let words = build::slug(place.as_deref().unwrap_or(&name));
        format!("{start}-{words}")
    });
    Answers {
        id: build::safe(&id, "meeting"),
        end: args.end.clone(),
        name,
        start,
        place,
        kinds,
    }
}

fn ask(args: &Args) -> dialoguer::Result<Answers> {
    let mut answers = defaults(args);
    if args.name.is_none() {
        answers.name = Input::new()
            .with_prompt("What is the meeting called?")
            .default(answers.name)
            .validate_with(|text: &String| words(text).map(drop))
            .interact_text()?;
    }
    if args.start.is_none() {
        answers.start = Input::new()
            .with_prompt("Its first day?")
            .default(answers.start)
            .validate_with(|text: &String| date(text).map(drop))
            .interact_text()?;
    }
    if args.end.is_none() {
        let end: String = Input::new()
            .with_prompt("Its last day?")
            .default(answers.start.clone())
            .validate_with(|text: &String| date(text).map(drop))
            .interact_text()?;
        answers.end = Some(end).filter(|end| *end != answers.start);
    }
    if args.place.is_none() {
        let place: String = Input::new()
            .with_prompt("In which town? (may be left empty)")
            .allow_empty(true)
            .validate_with(|text: &String| {
                let none = text.trim().is_empty();
                if none { Ok(()) } else { words(text).map(drop) }
            })
            .interact_text()?;
        answers.place = Some(place).filter(|place| !place.trim().is_empty());
    }
    if args.kinds.is_empty() {
        let words = ["conclusions", "letter", "declaration"];
        let chosen = MultiSelect::new()
            .with_prompt("Which documents? (space chooses, return goes on)")
            .items(words)
            .defaults(&[true, true, true])
            .interact()?;
        answers.kinds = chosen.into_iter().map(|index| KINDS[index].0).collect();
        if answers.kinds.is_empty() {
            answers.kinds.push(Kind::Conclusions);
        }
    }
    if args.id.is_none() {
        let words = build::slug(answers.place.as_deref().unwrap_or(&answers.name));
        answers.id = build::safe(&format!("{}-{words}", answers.start), "meeting");
    }
    Ok(answers)
}

/// Words that can be printed, without white space around them.
fn words(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("write at least one word".to_owned());
    }
    if text.chars().any(char::is_control) {
        return Err("write one line without control characters".to_owned());
    }
    Ok(text.to_owned())
}

/// A text of the record that prints as these words and means nothing more.
fn literal(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if r"\*_[]<>`{}&~#".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A day that there is.
fn date(text: &str) -> Result<String, String> {
    let date = text.parse::<jiff::civil::Date>();
    let fits = text.len() == 10 && date.is_ok();
    let wanted = "write year, month and day of a day that there is: 2013-03-11";
    fits.then(|| text.to_owned()).ok_or_else(|| wanted.to_owned())
}

/// Why the record would not build. It is written nowhere yet, so what it says is named by
/// the options that it comes from.
fn mistakes(record: &str) -> Diagnostics {
    let (templates, fonts) = (Templates::bundled(), Fonts::bundled());
    let reader = Reader {
        root: Path::new("."),
        templates: &templates,
        fonts: &fonts,
        languages: &[],
        strict: false,
        stopwatch: &Stopwatch::default(),
    };
    let (mut found, mut sources) = (Diagnostics::default(), Sources::default());
    let input = build::Input::Text(record.into());
    let mut packages: Vec<_> =
        reader.read(&input, &mut sources, &mut found).into_iter().collect();
    let jobs = build::plan_all(&mut packages, None, &mut found);
    if !found.has_errors() {
        let clerk = Clerk::new(&templates);
        for job in &jobs {
            build::compose(&packages[job.package], job, &clerk, &fonts, &mut found);
        }
    }
    let mut out = Diagnostics::default();
    for own in found.iter().filter(|own| own.severity == Severity::Error) {
        let refused = Diagnostic::error(own.code, format!("{}{}", of(own), own.message));
        out.push(refused.hint("give it otherwise; the record can be changed later"));
    }
    out
}

/// The option that a mistake is in, as the beginning of a sentence.
fn of(mistake: &Diagnostic) -> &'static str {
    let pointer = mistake.places.iter().find_map(|(place, _)| match place {
        Place::Value(origin) | Place::Key(origin) | Place::Within(origin, _) => {
            Some(&*origin.pointer)
        }
        Place::Span { .. } | Place::File(_) => None,
    });
    match pointer.unwrap_or_default() {
        "/meeting/name" => "`--name`: ",
        "/meeting/location/addressLocality" => "`--place`: ",
        "/meeting/id" => "`--id`: ",
        "/meeting/startDate" => "`--start`: ",
        "/meeting/endDate" => "`--end`: ",
        _ => "",
    }
}

fn write(folder: &Path, answers: &Answers, record: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("meeting.json"), record)?;
    fs::write(folder.join("communique.schema.json"), schema::text())?;
    let readme = include_str!("starter/README.md");
    let readme = readme.replace("@NAME@", &answers.name).replace("@ID@", &answers.id);
    fs::write(folder.join("README.md"), readme)
}

fn record(answers: &Answers) -> Value {
    let mut meeting = Map::new();
    meeting.insert("id".into(), answers.id.as_str().into());
    meeting.insert("name".into(), literal(&answers.name).into());
    meeting.insert("startDate".into(), answers.start.as_str().into());
    if let Some(end) = &answers.end {
        meeting.insert("endDate".into(), end.as_str().into());
    }
    if let Some(place) = &answers.place {
        meeting.insert("location".into(), json!({ "addressLocality": literal(place) }));
    }
    let chosen = KINDS.iter().filter(|(kind, _)| answers.kinds.contains(kind));
    let documents: Vec<Value> = chosen
        .enumerate()
        .map(|(index, (_, text))| {
            // Notes point into the record, where the document has a number.
            let text = text.replace("\"/documents/0/", &format!("\"/documents/{index}/"));
            serde_json::from_str(&text).expect("the bundled documents are JSON")
        })
        .collect();
    json!({
        "$schema": "communique.schema.json",
        "schemaVersion": "0.1",
        "defaultLanguage": "en",
        "meeting": meeting,
        "countries": {
            "BA": { "name": { "en": "Bosnia and Herzegovina" } },
            "SI": { "name": { "en": "Slovenia" } },
        },
        "organizations": { "addressee": { "name": { "en": "European Commission" } } },
        "documents": documents,
    })
}
