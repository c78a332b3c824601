//! The texts of values: what each side made of them, put together word by word.

use serde_json::Value as Json;

use super::Work;
use super::copy::{self, Spot};
use super::doubt::{hold, reason};
use super::hand::{copies_of, in_lines, parts, people, who_wrote};
use super::outcome::{Conflict, Edit, EditKind, Side, Step};
use super::settle::{names, record, side, sides};
use super::split::{NewPart, Tails, makers};
use crate::diff::BREAK;
use crate::diff::text::{Piece, merge};
use crate::returned::{After, Field, Form};

/// A text in all its versions.
pub(super) struct Text<'a, 'b> {
    pub(super) base: String,
    pub(super) ours: String,
    /// By copy, in the order of `kept`.
    pub(super) versions: Vec<(String, String)>,
    pub(super) kept: Vec<(&'a copy::Side<'b>, &'a Field)>,
}

impl Work<'_> {
    /// All values that anybody changed.
    pub(super) fn fields(&mut self) {
        for (spot, all) in self.sides.fields() {
            self.field(&spot, all);
        }
        self.pending_fields();
    }

    /// Nothing can be written where the record has no place for it, whoever is preferred:
    /// the conflict is left open.
    fn without_place(&mut self, spot: &Spot, base: &str, versions: &[(String, String)]) {
        let Some(last) = self.outcome.conflicts.last_mut() else { return };
        let is_record = |own: &&Side| own.is_record;
        let record = last.sides.iter().find(is_record).map(|own| own.who.clone());
        if last.settled == Some(record) {
            return;
        }
        last.settled = None;
        for (who, text) in versions {
            let why = "the record has no place for it any more: put it there by hand";
            let own = hold(who, spot, base, in_lines(text), why.to_owned());
            self.outcome.held.push(own);
        }
    }

    fn field(&mut self, spot: &Spot, all: Vec<(&copy::Side<'_>, &Field)>) {
        let (file, pointer) = spot;
        let mut versions: Vec<(String, String)> = vec![];
        let mut held = vec![];
        let mut kept: Vec<(&copy::Side<'_>, &Field)> = vec![];
        for (side, field) in all {
            let is_sure = self.is_named(pointer);
            let draft = side.copy.returned.draft.language.as_str();
            let why = reason(field, is_sure, draft).or_else(|| self.foreign(spot, draft));
            match (&field.after, why) {
                (After::Text(text), None) => {
                    versions.push((side.copy.label.clone(), text.clone()));
                    kept.push((side, field));
                }
                (after, why) => {
                    let after = match after {
                        After::Text(text) => text.clone(),
                        After::Gone => String::new(),
                    };
                    let why = why.unwrap_or_default();
                    held.push(hold(&side.copy.label, spot, &field.before, after, why));
                }
            }
        }
        let Some((_, first)) = kept.first() else {
            self.outcome.held.extend(held);
            return;
        };
        let (base, form) = (first.before.clone(), first.form);
        let who: Vec<String> = kept
            .iter()
            .flat_map(|(side, own)| side.authors(&own.changes, side.is_untracked(spot)))
            .collect();
        let is_tracked = kept.iter().all(|(side, _)| !side.is_untracked(spot));
        let is_simplified = kept.iter().any(|(_, own)| own.is_simplified);
        let confidence = kept.iter().map(|(_, own)| own.confidence).fold(1.0, f64::min);
        let language = first.language.clone();
        let names: Vec<(String, Vec<String>)> = kept
            .iter()
            .map(|(side, own)| {
                let authors = side.authors(&own.changes, side.is_untracked(spot));
                (side.copy.label.clone(), authors)
            })
            .collect();
        self.outcome.held.extend(held);
        if self.is_said_around(spot) {
            return;
        }
        let Some(place) = self.map.find(file, pointer) else {
            let mut sides = vec![record("(no longer there)")];
            sides.extend(versions.iter().map(|(who, text)| side(who, text)));
            let about = "removed from the record, and edited";
            if let Some(Some(_)) = self.conflict(spot, about, base.clone(), sides) {
                self.without_place(spot, &base, &versions);
            }
            return;
        };
        let ours = match self.now.at(file, &place) {
            Some(Json::String(text)) => text.clone(),
            Some(Json::Object(members)) => match members.get("placeholder") {
                Some(Json::String(missing)) => format!("[{missing}]"),
                _ => base.clone(),
            },
            _ => base.clone(),
        };
        let text = Text { base, ours, versions, kept };
        let tails = match form {
            Form::Placeholder => None,
            _ => self.tails(spot, &place, &text),
        };
        if tails.is_none() && self.is_said(spot) {
            return;
        }
        let Text { base, ours, mut versions, kept } = text;
        let mut whole = ours.clone();
        if let Some(tails) = &tails {
            whole = tails.with_ours(&ours);
            for (label, text) in &mut versions {
                *text = tails.joined(label, text);
            }
        }
        let versions_of = merge(&base, &whole, &copies_of(&versions));
        let mut merged = match form {
            Form::Placeholder => self.whole(spot, &base, &ours, &versions),
            _ => self.words(spot, &base, &whole, &versions),
        };
        if let Some(why) = self.options.refused.get(&(file.clone(), place.clone()))
            && merged != whole
        {
            for (who, text) in &versions {
                let text = in_lines(text);
                let own = hold(who, spot, &ours, text, why.clone());
                self.outcome.held.push(own);
            }
            self.splits.extend(tails.map(|own| (own.element, vec![])));
            return;
        }
        let mut who = who_wrote(who, &names, &versions, &whole);
        if let Some(tails) = tails {
            let cut: Vec<String> =
                merged.split(BREAK).map(|own| own.trim().to_owned()).collect();
            let makers = makers(&versions_of, cut.len()).map(|own| {
                own.iter().map(|labels| people(labels, &names)).collect::<Vec<_>>()
            });
            let by = |part: usize| {
                makers.as_ref().map_or_else(|| who.clone(), |own| own[part].clone())
            };
            let is_tracked = is_tracked
                && kept
                    .iter()
                    .all(|(side, _)| !side.is_untracked_element(&tails.element));
            self.part(file, &tails, &cut, &by, is_tracked);
            let first = by(0);
            who = if first.is_empty() { who } else { first };
            merged.clone_from(&cut[0]);
        }
        if merged == ours {
            return;
        }
        self.outcome.edits.push(Edit {
            kind: EditKind::Text,
            file: file.clone(),
            pointer: place.clone(),
            before: ours,
            after: merged.clone(),
            who,
            is_tracked,
            is_simplified,
            confidence,
            parts: parts(&versions_of, &names),
            behind: None,
        });
        self.step(file, &place, language);
        self.texts.insert((file.clone(), place), merged);
    }

    /// What becomes of the parts of a text that was split: those in the record are edited,
    /// those of copies are new.
    fn part(
        &mut self,
        file: &str,
        tails: &Tails,
        cut: &[String],
        by: &dyn Fn(usize) -> Vec<String>,
        is_tracked: bool,
    ) {
        let mut new = vec![];
        for (number, text) in cut.iter().enumerate().skip(1) {
            let who = by(number);
            let text = text.clone();
            match tails.ours.get(number - 1) {
                Some((pointer, before)) if *before != text => {
                    self.outcome.edits.push(Edit {
                        kind: EditKind::Text,
                        file: file.to_owned(),
                        pointer: pointer.clone(),
                        before: before.clone(),
                        after: text.clone(),
                        who,
                        is_tracked,
                        is_simplified: false,
                        confidence: 1.0,
                        parts: vec![],
                        behind: None,
                    });
                    self.texts.insert((file.to_owned(), pointer.clone()), text);
                }
                Some(_) => {}
                None => {
                    let value =
                        tails.value(number - 1, &text).filter(|_| !text.is_empty());
                    new.extend(value.map(|value| NewPart {
                        value,
                        text,
                        who,
                        is_tracked,
                    }));
                }
            }
        }
        self.splits.insert(tails.element.clone(), new);
    }

    /// Word by word.
    fn words(
        &mut self,
        spot: &Spot,
        base: &str,
        ours: &str,
        versions: &[(String, String)],
    ) -> String {
        let merged = merge(base, ours, &copies_of(versions));
        let mut chosen = vec![];
        for piece in &merged.pieces {
            let Piece::Conflict { base, versions } = piece else { continue };
            let sides: Vec<Side> = versions.iter().flat_map(sides).collect();
            let settled = self.settle(spot, &sides);
            let at = match &settled {
                Some(Some(name)) => {
                    versions.iter().position(|own| names(own).contains(name))
                }
                Some(None) => None,
                // What nobody settled stays as the record has it.
                None => versions.iter().position(|own| own.who.ours()),
            };
            chosen.push((versions.clone(), at));
            self.outcome.conflicts.push(Conflict {
                file: spot.0.clone(),
                pointer: spot.1.clone(),
                about: "",
                base: in_lines(base),
                sides,
                settled,
            });
        }
        merged.resolved(|versions| {
            chosen.iter().find(|(own, _)| own == versions).and_then(|(_, at)| *at)
        })
    }

    /// As a whole: what took the place of a placeholder.
    fn whole(
        &mut self,
        spot: &Spot,
        base: &str,
        ours: &str,
        versions: &[(String, String)],
    ) -> String {
        let mut texts: Vec<&str> =
            versions.iter().map(|(_, text)| text.as_str()).collect();
        if ours != base {
            texts.push(ours);
        }
        texts.sort_unstable();
        texts.dedup();
        if let [text] = texts.as_slice() {
            return (*text).to_owned();
        }
        let mut sides: Vec<Side> =
            (ours != base).then(|| record(ours)).into_iter().collect();
        sides.extend(versions.iter().map(|(who, text)| side(who, text)));
        let settled = self.conflict(spot, "", base.to_owned(), sides);
        match settled {
            Some(Some(name)) => {
                let own = versions.iter().find(|(who, _)| *who == name);
                own.map_or(ours, |(_, text)| text).to_owned()
            }
            Some(None) => base.to_owned(),
            None => ours.to_owned(),
        }
    }

    /// Other languages of a text that was changed in one.
    fn step(&mut self, file: &str, place: &str, language: Option<String>) {
        let (Some(language), Some((above, own))) = (language, place.rsplit_once('/'))
        else {
            return;
        };
        let Some(Json::Object(members)) = self.now.at(file, above) else { return };
        let others: Vec<String> = members
            .iter()
            .filter(|(name, text)| *name != own && text.is_string())
            .map(|(name, _)| name.clone())
            .collect();
        if !others.is_empty() {
            let (file, pointer) = (file.to_owned(), above.to_owned());
            self.outcome.steps.push(Step { file, pointer, language, others });
        }
    }
}
