//! Files that came back, and the record as it is now → what is to be changed in the record,
//! what is in conflict, what waits for somebody to accept it, and what there is no place
//! for. Touches no files: the texts of the record's files are handed in.
//!
//! `text` and `split` put the texts of values together, `element`, `slot` and `part` the
//! elements of lists, `note` what is beside them; `step` says what is to be done for it.
//! `already` leaves alone what the record says by now, `undo` what is in conflict.

mod already;
mod copy;
mod credit;
mod doubt;
mod element;
mod follow;
mod hand;
mod map;
mod moved;
mod note;
mod now;
mod outcome;
mod part;
mod pending;
mod redline;
mod settle;
mod slot;
mod split;
mod step;
mod text;
mod undo;
mod version;

use std::collections::{BTreeMap, BTreeSet};

pub use copy::{Accept, Copy};
pub use now::Now;
pub use outcome::{
    Conflict, Edit, EditKind, Follow, Held, Loose, Outcome, Part, Pending, Remark, Side,
    Step, Worn,
};

pub use redline::redline;

use crate::diagnostic::LanguageTag;
use crate::returned::Draft;

use already::Already;
use copy::{Sides, Spot};
use map::Map;

/// What a conflict is settled by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// What came back; of several copies that disagree, none.
    Theirs,
    /// The record as it is now.
    Ours,
}

/// How to merge.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which tracked changes are accepted.
    pub accept: Vec<Accept>,
    pub prefer: Option<Prefer>,
    /// Conflicts that somebody settled, by file and pointer: the name of the side, none
    /// for the text before.
    pub settled: BTreeMap<(String, String), Option<String>>,
    /// Changes that would make the record wrong, by file and pointer as it is now, and why.
    pub refused: BTreeMap<(String, String), String>,
    /// Texts that no draft of another language may change.
    pub tongue: Option<Tongue>,
    /// Whether comments become editorial notes.
    pub notes: bool,
    /// Whether it is to be known of each word whose it is.
    pub credits: bool,
}

/// Texts that the record has once for all languages.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// The one that they are in.
    pub language: LanguageTag,
    /// By file and pointer, as it is now.
    pub texts: BTreeSet<(String, String)>,
}

/// How sure it must be that a text is a value's, for it to be written.
const SURE: f64 = 0.75;

/// Puts the copies and the record together. Copies of one draft are compared with each
/// other; those of different drafts come one after the other, each against the record as
/// those before have left it.
pub fn merge(copies: &[Copy], now: &Now, options: &Options) -> Outcome {
    let mut outcome = Outcome::default();
    let mut now = now.clone();
    let mut done = BTreeSet::new();
    for (first, copy) in copies.iter().enumerate() {
        if done.contains(&first) {
            continue;
        }
        let same = |other: &Copy| other.returned.draft.base == copy.returned.draft.base;
        let group: Vec<usize> =
            (first..copies.len()).filter(|index| same(&copies[*index])).collect();
        done.extend(group.iter().copied());
        let sides = Sides::new(copies, &group, options);
        let draft = &copies[first].returned.draft;
        let already = Already::new(draft, &sides, &now, options);
        let mut work =
            Work::new(draft, &sides, &now, already.as_ref(), options, &mut outcome);
        work.fields();
        work.lists();
        work.notes();
        work.loose();
        work.worn();
        let changes = work.finish();
        for (file, changes) in changes {
            now.apply(&file, &changes);
            outcome.changes.entry(file).or_default().extend(changes);
        }
    }
    outcome
}

/// One group of copies being merged.
struct Work<'a> {
    sides: &'a Sides<'a>,
    map: Map<'a>,
    now: &'a Now,
    /// What the copies come to, where the record has changed.
    already: Option<&'a Already<'a>>,
    options: &'a Options,
    outcome: &'a mut Outcome,
    /// New texts by file and pointer, in the record as it is now.
    texts: BTreeMap<(String, String), String>,
    /// Changes of lists, those of inner lists first.
    lists: Vec<(String, String, Vec<crate::amend::Change>)>,
    /// By elements as the draft knows them, the new parts of those that were split by one
    /// and edited by another.
    splits: BTreeMap<(String, String), Vec<split::NewPart>>,
    /// By lists as the draft knows them, what each element of the new ones was.
    targets: BTreeMap<Spot, Vec<Option<usize>>>,
    /// Whether the record says already what the copies make of values and lists that were
    /// looked at.
    said: BTreeMap<Spot, bool>,
    /// By lists where they are now, the elements that are new there and no copy's yet.
    free: BTreeMap<Spot, BTreeSet<usize>>,
    /// Footnotes and editorial notes, by file.
    done: BTreeMap<String, Vec<crate::amend::Change>>,
}

impl<'a> Work<'a> {
    fn new(
        draft: &'a Draft,
        sides: &'a Sides<'a>,
        now: &'a Now,
        already: Option<&'a Already<'a>>,
        options: &'a Options,
        outcome: &'a mut Outcome,
    ) -> Self {
        Self {
            sides,
            map: Map::new(draft, now, already),
            now,
            already,
            options,
            outcome,
            texts: BTreeMap::new(),
            lists: vec![],
            splits: BTreeMap::new(),
            targets: BTreeMap::new(),
            said: BTreeMap::new(),
            free: BTreeMap::new(),
            done: BTreeMap::new(),
        }
    }

    /// All changes by file: texts in place, then lists from within, then what is new.
    fn finish(self) -> BTreeMap<String, Vec<crate::amend::Change>> {
        use crate::amend::Change;
        let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for ((file, path), text) in self.texts {
            let value = text.into();
            changes.entry(file).or_default().push(Change::Replace { path, value });
        }
        for (file, _, own) in self.lists {
            changes.entry(file).or_default().extend(own);
        }
        for (file, own) in self.done {
            changes.entry(file).or_default().extend(own);
        }
        changes
    }
}
