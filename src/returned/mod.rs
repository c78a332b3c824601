//! The bytes of a Word file that came back → what it says: the draft that it was, what
//! became of each value, and who changed what. Touches no files and changes nothing.
//!
//! `archive` and `xml` read what may be hostile, within bounds; `body`, `inline` and `mark`
//! make paragraphs of it, `reading` takes or leaves tracked changes, `align`, `row` and
//! `share` find which text is which value, `spell` writes it as the record does. `find` puts
//! it together: `group` what is known, `news` what is new, `value` and `fixed` what became of
//! values and of the text between them, `list` and `element` of lists.

mod absorb;
mod afar;
mod align;
mod archive;
mod body;
mod comment;
mod draft;
mod element;
mod fill;
mod find;
mod finding;
mod fixed;
mod footnote;
mod group;
mod inline;
mod lcs;
mod likeness;
mod list;
mod mark;
mod mistake;
mod news;
mod package;
mod paragraph;
mod place;
mod printed;
mod reading;
mod revision;
mod row;
mod share;
mod source;
mod spell;
mod stray;
mod style;
mod token;
mod value;
mod worksheet;
mod worn;
mod writer;

pub use archive::FILE_SIZE;
pub use comment::Comment;
pub use draft::{Draft, Filled, Key, Part, Printed, PrintedPiece};
pub use finding::{
    Account, After, Element, Entry, Field, Fixed, Form, Homeless, List, Note, Reading,
};
pub use paragraph::{Paragraph, Piece, PieceKind};
pub use revision::{Policy, Revision, RevisionKind, Revisions};
pub use style::Emphasis;
pub use worksheet::worksheet;
pub use worn::Worn;

use std::collections::{BTreeMap, BTreeSet};

use body::Walker;
use mistake::Mistake;
use package::{Package, Relation};
use source::Source;
use style::Styles;

use crate::diagnostic::{Diagnostic, Place};
use crate::xml;

/// A file that came back.
#[derive(Debug, Clone)]
pub struct Returned {
    /// Its name, for messages.
    pub name: String,
    pub draft: Draft,
    /// All paragraphs with all that is known of them.
    pub paragraphs: Vec<Paragraph>,
    pub revisions: Revisions,
    pub comments: Vec<Comment>,
    /// Words with a look that the record cannot hold.
    pub worn: Vec<Worn>,
    /// Who saved it last, if the file says it.
    pub author: Option<String>,
    /// Whether most values were found under their marks.
    pub has_marks: bool,
    sources: Vec<Source>,
}

/// What a file says of the draft that it was made as; nothing where it says nothing.
///
/// # Errors
///
/// As [`Returned::read`].
pub fn draft(name: &str, bytes: &[u8]) -> Result<Option<Draft>, Diagnostic> {
    let draft = Package::open(bytes).and_then(|package| Draft::find(&package));
    draft.map_err(|mistake| mistake.told(name))
}

/// The draft in which this program tracked several people's changes; none if a file is no
/// such, or was saved by another program since.
pub fn redline(bytes: &[u8]) -> Option<Draft> {
    let package = Package::open(bytes).ok()?;
    let draft = Draft::find(&package).ok()??;
    let is_own = draft.is_redline && maker(&package).as_deref() == Some("communique");
    is_own.then_some(draft)
}

/// The program that saved a file last.
fn maker(package: &Package) -> Option<String> {
    let relations = package.relations("").ok()?;
    let own = relations.values().find(|own| own.kind == "extended-properties")?;
    let root = package.xml(&own.target).ok()??;
    let name = |own: &&xml::Element| own.name.ends_with("Application");
    root.elements().find(name).map(|own| own.text().trim().to_owned())
}

impl Returned {
    /// Reads a file; `draft` is what is known of it where it says nothing of itself.
    ///
    /// # Errors
    ///
    /// Where it is no Word file of this program, or damaged, or too large.
    pub fn read(
        name: &str,
        bytes: &[u8],
        draft: Option<&Draft>,
    ) -> Result<Self, Diagnostic> {
        Self::known(name, bytes, draft)?.ok_or_else(|| {
            let message = "the file says nothing of the record it was made from";
            let unknown = Diagnostic::error("returned/unknown", message);
            let unknown = unknown.at(Place::File(name.into()));
            match worksheet::is_one(bytes) {
                true => unknown.hint(
                    "it is a table of translations, which `communique translations \
                     import` takes back",
                ),
                false => unknown
                    .hint("name the draft that was sent with `--draft`")
                    .hint("`build --clean` writes files that lead nowhere back"),
            }
        })
    }

    /// As [`Returned::read`]; none where nothing is known of the file.
    ///
    /// # Errors
    ///
    /// Where it is no Word file, or damaged, or too large.
    pub fn known(
        name: &str,
        bytes: &[u8],
        draft: Option<&Draft>,
    ) -> Result<Option<Self>, Diagnostic> {
        let told = |mistake: Mistake| mistake.told(name);
        let package = Package::open(bytes).map_err(told)?;
        let own = Draft::find(&package).map_err(told)?;
        let draft = own.or_else(|| draft.cloned());
        draft.map(|draft| read(name, &package, draft)).transpose().map_err(told)
    }

    /// How much of a draft's text is in the file: 0 to 1.
    pub fn likeness(&self) -> f64 {
        let lines = reading::read(&self.paragraphs, &self.revisions, &|_| true);
        let words = |text: &str| -> Vec<String> {
            let mut words: Vec<String> =
                text.split_whitespace().map(str::to_owned).collect();
            words.sort_unstable();
            words
        };
        let came: String =
            lines.iter().map(|line| token::text_of(&line.tokens) + "\n").collect();
        let sent: String = self
            .draft
            .printed
            .iter()
            .flat_map(|printed| align::tokens(printed, &self.sources))
            .map(|(_, token)| token.text)
            .collect::<Vec<_>>()
            .join("");
        likeness::likeness(&words(&sent), &words(&came))
    }

    /// The values of the record that the draft printed: file, pointer of the string, and
    /// the string as it was.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.sources.iter().zip(&self.draft.keys).map(|(source, key)| {
            (key.file.as_str(), source.pointer.as_str(), source.text.as_str())
        })
    }

    /// The value that has a key: file, and pointer of the string.
    pub fn value(&self, key: usize) -> (&str, &str) {
        (&self.draft.keys[key].file, &self.sources[key].pointer)
    }

    /// Reads it as somebody does who accepts some of the tracked changes and rejects the
    /// others.
    pub fn reading(&self, accepts: Policy<'_>) -> Reading {
        let lines = reading::read(&self.paragraphs, &self.revisions, accepts);
        let matches = align::Aligner::new(&self.draft, &self.sources, &lines).align();
        find::find(&self.draft, &self.sources, &lines, &matches)
    }
}

fn read(name: &str, package: &Package, draft: Draft) -> Result<Returned, Mistake> {
    let main = package.main();
    let relations = package.relations(main)?;
    let part = |kind: &str| -> Result<Option<(String, xml::Element)>, Mistake> {
        let found = relations.values().find(|own| own.kind == kind && !own.is_outside);
        let Some(Relation { target, .. }) = found else { return Ok(None) };
        Ok(package.xml(target)?.map(|root| (target.clone(), root)))
    };
    let styles =
        part("styles")?.map_or_else(Styles::default, |(_, root)| Styles::new(&root));
    let root = package.xml(main)?.ok_or_else(|| Mistake::Missing("main part".into()))?;
    let mut roots = vec![(Part::Body, root, relations.clone())];
    for relation in relations.values().filter(|own| !own.is_outside) {
        let part = match relation.kind.as_str() {
            "header" => Part::Header,
            "footer" => Part::Footer,
            _ => continue,
        };
        let Some(root) = package.xml(&relation.target)? else { continue };
        roots.push((part, root, package.relations(&relation.target)?));
    }
    let body = roots[0].1.find("w:body").cloned();
    roots[0].1 = body.ok_or_else(|| Mistake::Missing("text".into()))?;
    for kind in ["footnotes", "endnotes"] {
        let Some((target, root)) = part(kind)? else { continue };
        let relations = package.relations(&target)?;
        let prefix = if kind == "endnotes" { "e" } else { "" };
        for note in root.elements().filter(|own| own.get("w:type").is_none()) {
            let id = format!("{prefix}{}", note.get("w:id").unwrap_or_default());
            roots.push((Part::Note(id), note.clone(), relations.clone()));
        }
    }
    let mut walker = Walker::new(&draft, &styles);
    for (part, root, relations) in &roots {
        walker.part(part.clone(), root, relations.clone())?;
    }
    let Walker { mut paragraphs, revisions, worn, .. } = walker;
    footnote::name(&draft, &mut paragraphs);
    let mut comments = part("comments")?.map_or(vec![], |(_, root)| comment::read(&root));
    let sources = sources(&draft);
    comment::locate(&mut comments, &paragraphs, &draft, &sources);
    let body = paragraphs.iter().filter(|own| own.part == Part::Body);
    let found: BTreeSet<usize> =
        body.flat_map(|own| &own.pieces).filter_map(|own| own.key).collect();
    let sent = draft.printed.iter().filter(|own| own.part == Part::Body);
    let sent: BTreeSet<usize> = sent.flat_map(Printed::keys).collect();
    let has_marks = found.len() * 2 >= sent.len();
    Ok(Returned {
        name: name.to_owned(),
        author: author(package)?,
        draft,
        paragraphs,
        revisions,
        comments,
        worn,
        has_marks,
        sources,
    })
}

fn sources(draft: &Draft) -> Vec<Source> {
    let mut printed = BTreeMap::new();
    for piece in draft.printed.iter().flat_map(|own| &own.pieces) {
        if let PrintedPiece::Key { key, text } = piece {
            printed.insert(*key, text.as_deref());
        }
    }
    let keys = draft.keys.iter().enumerate();
    keys.map(|(index, key)| {
        Source::new(draft, key, printed.get(&index).copied().flatten())
    })
    .collect()
}

/// Who saved the file last.
fn author(package: &Package) -> Result<Option<String>, Mistake> {
    let relations = package.relations("")?;
    let found = relations.values().find(|own| own.kind == "core-properties");
    let Some(relation) = found else { return Ok(None) };
    let Some(root) = package.xml(&relation.target)? else { return Ok(None) };
    let text = |name| root.find(name).map(|own| own.text().trim().to_owned());
    // A file that nobody saved bears the name that the draft was sent under.
    let author =
        text("cp:lastModifiedBy").filter(|own| Some(own) != text("dc:creator").as_ref());
    Ok(author.filter(|own| !own.is_empty()))
}
