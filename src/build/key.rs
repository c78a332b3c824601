//! Everything that can change the bytes of a document's files comes in; a short name for
//! it goes out, and the values behind it, so that a person can be told what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use blake3::Hasher;

use super::make::Options;
use super::plan::Job;
use super::prepare::Prepared;
use super::read::Loaded;
use super::shown::Shown;
use crate::diagnostic::Origin;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::model::SOURCE;
use crate::record::{Node, Value};
use crate::templates::Templates;

/// The version of the program that makes the documents.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// What all documents of a run share, each as a short hash or in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// All templates: kinds, words, look.
    pub templates: Hashes,
    /// Those of the look alone. What the others do to a document is in its tree.
    look: String,
    pub fonts: String,
    /// What was asked for: formats, standards and the like.
    pub options: String,
}

impl Surroundings {
    /// Of the templates, fonts and options of a run.
    pub fn new(templates: &Templates, fonts: &Fonts, options: &Options) -> Self {
        let look = files(templates, |path| path.starts_with("typst/"));
        let (templates, fonts) = (Hashes::new(templates), faces(fonts));
        let formats: Vec<String> =
            options.formats.iter().map(ToString::to_string).collect();
        let mut words = formats.join(",");
        if let Some(standards) = &options.standards {
            write!(words, " {}", standards.as_str()).expect("a string takes all");
        }
        for (is_on, name) in [
            (options.clean, " clean"),
            (options.strict, " strict"),
            (!options.attach, " no-attach"),
            (options.signature_fields, " signature-fields"),
        ] {
            words.push_str(if is_on { name } else { "" });
        }
        if let Some(most) = options.combine {
            write!(words, " combine={most}").expect("a string takes all");
        }
        Self { templates, look, fonts, options: words }
    }
}

/// Short hashes of the templates, as a manifest has them: the words of a language are
/// nothing to documents in others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashes {
    /// Of all but words.
    shared: String,
    /// Of words, by the first part of a language tag.
    words: BTreeMap<String, String>,
}

impl Hashes {
    /// Of all templates.
    pub fn new(templates: &Templates) -> Self {
        let language = |path: &str| {
            let tag = path.strip_prefix("lang/")?.split(['-', '.']).next()?;
            Some(tag.to_owned())
        };
        let all: BTreeSet<String> =
            templates.list().into_iter().filter_map(language).collect();
        let words = all.into_iter().map(|tag| {
            let own = files(templates, |path| language(path).as_ref() == Some(&tag));
            (tag, own)
        });
        let shared = files(templates, |path| language(path).is_none());
        Self { words: words.collect(), shared }
    }

    /// Of those that a document may be made with, by the path of its files: at the end of
    /// that stands the edition.
    pub fn of(&self, path: &str) -> String {
        let edition = path.rsplit('.').next().unwrap_or_default();
        let mut all = Hasher::new();
        part(&mut all, self.shared.as_bytes());
        for tag in edition.split('+') {
            let words = tag.split('-').next().and_then(|own| self.words.get(own));
            part(&mut all, words.map_or(&[], |own| own.as_bytes()));
        }
        short(&all)
    }
}

/// A short hash of all faces, as a manifest has it.
pub fn faces(fonts: &Fonts) -> String {
    let mut all = Hasher::new();
    for face in fonts.faces() {
        part(&mut all, &face.digest());
    }
    short(&all)
}

/// A short hash of some templates.
fn files(templates: &Templates, wanted: impl Fn(&str) -> bool) -> String {
    let mut all = Hasher::new();
    for path in templates.list().into_iter().filter(|path| wanted(path)) {
        part(&mut all, path.as_bytes());
        part(&mut all, templates.get(path).unwrap_or_default().as_bytes());
    }
    short(&all)
}

/// The key of a document that is composed: the same key, the same bytes.
pub fn key(loaded: &Loaded, prepared: &Prepared, around: &Surroundings) -> String {
    let mut out = Feed(Hasher::new());
    let Surroundings { look, fonts, options, .. } = around;
    for text in [PROGRAM, look, fonts, options, loaded.path(), &prepared.base] {
        part(&mut out.0, text.as_bytes());
    }
    part(&mut out.0, prepared.attached.as_deref().unwrap_or_default().as_bytes());
    // A derived `Debug` writes every field, in the order they are declared.
    for (_, document) in &prepared.copies {
        writeln!(out, "{document:?}").expect("a hash takes all");
    }
    write!(out, "{:?}", prepared.brand).expect("a hash takes all");
    out.0.finalize().to_hex().to_string()
}

/// What of the record a document may depend on: values by their places, as short hashes.
/// Of the shared facts only those that the document shows, or that are named in what it is
/// made of; of recipients none. A picture counts as what it holds.
pub fn values(
    loaded: &Loaded,
    job: &Job,
    document: &Document,
) -> BTreeMap<String, String> {
    let shown = Shown::new(document);
    let mut out = BTreeMap::new();
    let mut keep = |origin: &Origin, value: &str| {
        let place = match *origin.file == *loaded.path() {
            true => origin.pointer.to_string(),
            false => format!("{}#{}", origin.file, origin.pointer),
        };
        let hash = match loaded.picture(origin) {
            Some(bytes) => blake3::hash(bytes).to_hex(),
            None => blake3::hash(value.as_bytes()).to_hex(),
        };
        out.insert(place, hash[..8].to_owned());
    };
    let (mut named, mut facts) = (BTreeSet::new(), vec![]);
    let mut own = |node| {
        leaves(node, &mut |origin, value| {
            named.insert(value);
            keep(origin, value);
        });
    };
    for (name, member) in loaded.record.members() {
        match name {
            "meeting" | "brand" | "defaultLanguage" => own(member),
            "documents" => {
                let found = member.elements().get(job.document);
                let members = found.into_iter().flat_map(|one| one.members());
                let shared = members.filter(|(name, _)| *name != "recipients");
                shared.for_each(|(_, one)| own(one));
            }
            _ => facts.extend(member.members()),
        }
    }
    for (name, fact) in facts {
        let has_shown =
            shown.has(&fact.origin) || shown.below(&fact.origin).next().is_some();
        // A name that a sentence is made with is no value of its own.
        let is_named = named.contains(name);
        if !has_shown && !is_named {
            continue;
        }
        let is_name = |own: &Origin| {
            let rest =
                own.pointer.strip_prefix(&*fact.origin.pointer).unwrap_or_default();
            let field = rest.trim_start_matches('/').split('/').next();
            !field.is_some_and(|own| UNNAMED.contains(&own))
        };
        leaves(fact, &mut |origin, value| {
            let is_kept = if has_shown { shown.has(origin) } else { is_name(origin) };
            if is_kept {
                keep(origin, value);
            }
        });
    }
    out
}

/// What is no part of a name.
const UNNAMED: [&str; 4] = ["email", "telephone", "positions", "address"];

/// What is a copy's own: what the row says, and what it shows of the shared facts beside
/// those that all copies show.
pub fn own_values(
    loaded: &Loaded,
    job: &Job,
    prepared: &Prepared,
    shared: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let several = job.copies.together().is_some();
    for (row, document) in &prepared.copies {
        let Some(recipient) = row.and_then(|row| loaded.rows(job.document)?.row(row))
        else {
            continue;
        };
        let facts = values(loaded, job, document).into_iter();
        out.extend(facts.filter(|(place, _)| !shared.contains_key(place)));
        let start = recipient.node.origin.pointer.len();
        let mut whole = Hasher::new();
        leaves(&recipient.node, &mut |origin, value| {
            let place = &origin.pointer[start..];
            part(&mut whole, place.as_bytes());
            part(&mut whole, value.as_bytes());
            if !several {
                let hash = blake3::hash(value.as_bytes()).to_hex();
                out.insert(format!("/recipient{place}"), hash[..8].to_owned());
            }
        });
        if let Some(row) = row.filter(|_| several) {
            out.insert(format!("/recipients/{}", row + 1), short(&whole)[..8].to_owned());
        }
    }
    out
}

fn leaves<'r>(node: &'r Node, visit: &mut dyn FnMut(&'r Origin, &'r str)) {
    match &node.value {
        Value::Null => visit(&node.origin, "null"),
        Value::Bool(value) => visit(&node.origin, if *value { "true" } else { "false" }),
        Value::Number(text) => visit(&node.origin, text),
        Value::String(text) => visit(&node.origin, text),
        Value::Array(elements) => elements.iter().for_each(|one| leaves(one, visit)),
        Value::Object(_) => {
            let shown = node.members().filter(|(key, _)| *key != SOURCE);
            shown.for_each(|(_, one)| leaves(one, visit));
        }
    }
}

/// Hashes a part so that no two lists of parts are alike.
fn part(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn short(hasher: &Hasher) -> String {
    hasher.finalize().to_hex()[..16].to_owned()
}

/// A hash that text can be written into.
struct Feed(Hasher);

impl Write for Feed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
