//! What the output folder holds and what it was made from: `manifest.json`, one line per
//! job, sorted, so that it merges well. Text in, jobs out, and back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::notes::Notes;

/// The name of the file in the output folder.
pub const NAME: &str = "manifest.json";

/// The version of the file's form.
const FORM: u32 = 1;

/// All jobs by their path: `meeting/document.en`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub jobs: BTreeMap<String, Arc<Entry>>,
    /// Which part of the whole it is, where the work was shared out.
    pub part: Option<Part>,
    /// What the packages were made from; of this machine, and not in the file.
    pub notes: Notes,
}

/// One part of a build that several machines share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// From 1.
    pub number: u32,
    pub of: u32,
    /// How many jobs the whole has, and a hash of what they are and are made from.
    pub jobs: usize,
    pub plan: String,
    /// Its jobs that were not done: they had mistakes, or the work was stopped.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub undone: BTreeSet<String>,
    /// Packages that could not be read, by their path from the root.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<String>,
}

/// The name of the manifest of a part.
pub fn part_name(part: &Part) -> String {
    format!("manifest.{}-of-{}.json", part.number, part.of)
}

/// The name of a manifest's file.
pub fn name(manifest: &Manifest) -> String {
    manifest.part.as_ref().map_or_else(|| NAME.to_owned(), part_name)
}

/// What is known of one job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of everything that can change a byte of the outputs.
    pub key: String,
    /// The package's file, relative to the root.
    pub package: String,
    /// How many jobs its package makes.
    pub of: usize,
    /// All copies of a letter share them.
    pub inputs: Arc<Inputs>,
    /// Short hashes of what is the copy's own, where it is one.
    pub copy: Option<BTreeMap<String, String>>,
    /// By their path in the folder.
    pub outputs: BTreeMap<String, File>,
    /// What was made before in formats that are not wanted any more.
    pub left: BTreeMap<String, File>,
    pub pages: Option<usize>,
    /// Whether a person was told something while it was made.
    pub warned: bool,
    /// Whether the outputs were read back and say what the record says.
    pub agrees: bool,
}

/// A job as its line has it.
#[derive(Serialize, Deserialize)]
struct Line {
    key: String,
    package: String,
    of: usize,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    inputs: Option<Inputs>,
    /// In place of its inputs: which of the letters it is a copy of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    letter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    copy: Option<BTreeMap<String, String>>,
    outputs: BTreeMap<String, File>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    left: BTreeMap<String, File>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pages: Option<usize>,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    warned: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    agrees: bool,
}

/// What a job was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    pub program: String,
    pub options: String,
    pub templates: String,
    pub fonts: String,
    /// Short hashes of the values of the record, by their places.
    pub values: BTreeMap<String, String>,
}

/// An output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub sha256: String,
    pub size: u64,
}

#[derive(Deserialize)]
struct Text {
    manifest: u32,
    #[serde(default)]
    part: Option<Part>,
    #[serde(default)]
    letters: BTreeMap<String, Inputs>,
    jobs: BTreeMap<String, Line>,
}

impl Manifest {
    /// Reads the file's text.
    ///
    /// # Errors
    ///
    /// In words, where it is no manifest or one of another version.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text: Text = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if text.manifest != FORM {
            return Err(format!("it has the form {}, not {FORM}", text.manifest));
        }
        let letters = text.letters.into_iter().map(|(name, own)| (name, Arc::new(own)));
        let letters: BTreeMap<String, Arc<Inputs>> = letters.collect();
        let mut jobs = BTreeMap::new();
        for (path, line) in text.jobs {
            let letter = line.letter.and_then(|own| letters.get(&own).cloned());
            let Some(inputs) = line.inputs.map(Arc::new).or(letter) else {
                return Err(format!("it does not say what `{path}` was made from"));
            };
            let Line {
                key, package, of, copy, outputs, left, pages, warned, agrees, ..
            } = line;
            let entry = Entry {
                key,
                package,
                of,
                inputs,
                copy,
                outputs,
                left,
                pages,
                warned,
                agrees,
            };
            jobs.insert(path, Arc::new(entry));
        }
        Ok(Self { jobs, part: text.part, notes: Notes::new() })
    }

    /// The file's text; the same for the same jobs. What all copies of a letter were made
    /// from stands there once.
    pub fn print(&self) -> String {
        let mut letters = Letters::default();
        for entry in self.jobs.values().filter(|entry| entry.copy.is_some()) {
            letters.name(&entry.inputs);
        }
        let texts = letters.texts.iter();
        let texts: Vec<String> =
            texts.map(|(name, text)| format!("{}: {text}", json(name))).collect();
        let mut out = format!("{{\"manifest\": {FORM},\n");
        if let Some(part) = &self.part {
            out.push_str(&format!("\"part\": {},\n", json(part)));
        }
        if !texts.is_empty() {
            out.push_str(&format!("\"letters\": {{\n{}\n}},\n", texts.join(",\n")));
        }
        out.push_str("\"jobs\": {\n");
        let last = self.jobs.len();
        for (index, (path, entry)) in self.jobs.iter().enumerate() {
            let comma = if index + 1 < last { "," } else { "" };
            let line = json(&letters.line(entry));
            out.push_str(&format!("{}: {line}{comma}\n", json(path)));
        }
        out.push_str("}}\n");
        out
    }
}

/// What copies of letters were made from, by a hash of its text.
#[derive(Default)]
struct Letters {
    texts: BTreeMap<String, String>,
    /// The last one: neighbours are mostly of one letter.
    last: Option<(Arc<Inputs>, String)>,
}

impl Letters {
    fn line(&mut self, entry: &Entry) -> Line {
        let Entry {
            key,
            package,
            of,
            inputs,
            copy,
            outputs,
            left,
            pages,
            warned,
            agrees,
        } = entry.clone();
        let letter = copy.as_ref().map(|_| self.name(&inputs));
        let inputs = letter.is_none().then(|| (*inputs).clone());
        Line {
            key,
            package,
            of,
            inputs,
            letter,
            copy,
            outputs,
            left,
            pages,
            warned,
            agrees,
        }
    }

    fn name(&mut self, inputs: &Arc<Inputs>) -> String {
        if let Some((last, name)) = &self.last
            && Arc::ptr_eq(last, inputs)
        {
            return name.clone();
        }
        let text = json(&**inputs);
        let name = blake3::hash(text.as_bytes()).to_hex()[..16].to_owned();
        self.texts.insert(name.clone(), text);
        self.last = Some((Arc::clone(inputs), name.clone()));
        name
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data is JSON")
}

/// Joins the manifests of all parts of a build into that of the whole, and names the jobs
/// that were not done, and the packages that could not be read. What was made of those
/// before is in the whole.
///
/// # Errors
///
/// In words, where a part is missing or there twice, or parts are not of one build.
pub fn join(
    parts: Vec<(String, Manifest)>,
) -> Result<(Manifest, BTreeSet<String>, BTreeSet<String>), String> {
    let (mut whole, mut undone) = (Manifest::default(), BTreeSet::new());
    let mut unread = BTreeSet::new();
    let mut seen: BTreeMap<u32, String> = BTreeMap::new();
    let mut first: Option<(String, Part)> = None;
    for (name, manifest) in parts {
        let Some(part) = manifest.part else {
            return Err(format!("`{name}` is not the manifest of a part"));
        };
        if let Some(other) = seen.insert(part.number, name.clone()) {
            let number = part.number;
            return Err(format!("`{name}` and `{other}` are both part {number}"));
        }
        undone.extend(part.undone.iter().cloned());
        unread.extend(part.unread.iter().cloned());
        match &first {
            None => first = Some((name.clone(), part)),
            Some((other, own))
                if (own.of, own.jobs, &own.plan) != (part.of, part.jobs, &part.plan) =>
            {
                return Err(format!(
                    "`{name}` and `{other}` are of different builds; take away those of \
                     the older one"
                ));
            }
            Some(_) => {}
        }
        for (path, entry) in manifest.jobs {
            if whole.jobs.insert(path.clone(), entry).is_some() {
                return Err(format!("`{path}` is in two parts, the second is `{name}`"));
            }
        }
    }
    let Some((_, own)) = first else { return Err("there is no part".to_owned()) };
    let missing: Vec<String> = (1..=own.of)
        .filter(|number| !seen.contains_key(number))
        .map(|number| format!("{number}/{}", own.of))
        .collect();
    if !missing.is_empty() {
        return Err(format!("missing: part {}", missing.join(", ")));
    }
    let done = whole.jobs.keys().filter(|path| !undone.contains(*path)).count();
    if done + undone.len() != own.jobs {
        let all = own.jobs;
        return Err(format!("the parts know of {} of {all} jobs", done + undone.len()));
    }
    Ok((whole, undone, unread))
}
