//! How a document comes to be: adoption, procedure, authentic languages, history.

use super::context::{Composer, block, computed, join, paragraph};
use super::table::cell;
use crate::diagnostic::{Diagnostic, LanguageTag, Place};
use crate::document::{Block, Inline, Row, Style};
use crate::locale::{Form, Value};
use crate::model::{Adoption, At, Date, HistoryEntry, Outcome, Pending, Procedure};

impl Composer {
    /// The adoption formula, and the clause on authentic languages.
    pub fn adoption(&self, adoption: Option<&Adoption>) -> Vec<Block> {
        let mut lines = vec![];
        let mut formula = false;
        if let Some(adoption) = adoption {
            formula = adoption.formula.is_some();
            lines.push(self.formula(adoption));
        }
        let clause = adoption.and_then(|adoption| adoption.languages_clause.as_ref());
        let languages = &self.document().authentic_languages;
        match clause {
            Some(clause) => lines.push(self.text(clause)),
            // A formula of the record's own may name a single language itself.
            None if languages.len() > 1 || (languages.len() == 1 && !formula) => {
                lines.push(self.authentic(languages));
            }
            None => {}
        }
        lines.into_iter().filter_map(|line| paragraph(Style::Adoption, line)).collect()
    }

    fn formula(&self, adoption: &Adoption) -> Vec<Inline> {
        let place = self.optional(adoption.place.as_ref());
        if let Some(formula) = &adoption.formula {
            let date = self.optional_date(adoption, Form::Text);
            return self.text_with(formula, &|name| match name.trim() {
                "place" if !place.is_empty() => Some(place.clone()),
                "date" if !date.is_empty() => Some(date.clone()),
                _ => None,
            });
        }
        let Some(verb) = &adoption.verb else {
            return join([place, self.optional_date(adoption, Form::Title)], ", ");
        };
        let when = match days(adoption) {
            Some((start, end)) => self.when_from(start, end),
            None => adoption.date.as_ref().map_or_else(Vec::new, |date| self.when(date)),
        };
        let which = match (place.is_empty(), when.is_empty()) {
            (false, false) => "both",
            (false, true) => "place",
            (true, false) => "date",
            (true, true) => "none",
        };
        let key = format!("adoption-{}", verb.word());
        let parts = [("place", place), ("when", when)];
        let kind = &self.document().kind.value;
        let values = [("where", Value::Text(which)), ("kind", Value::Text(kind))];
        self.sentence_with(&key, &parts, &values)
    }

    fn optional_date(&self, adoption: &Adoption, form: Form) -> Vec<Inline> {
        if let Some((start, end)) = days(adoption) {
            return vec![self.range(start, Some(end), form)];
        }
        let date = adoption.date.as_ref();
        date.map_or_else(Vec::new, |date| self.pending_date(date, form))
    }

    /// The clause on authentic languages. One that differs by its region only is named once.
    fn authentic(&self, languages: &[At<LanguageTag>]) -> Vec<Inline> {
        let mut names: Vec<(String, Vec<Inline>)> = vec![];
        for tag in languages {
            let others = languages.iter().map(|other| &other.value);
            let name = self.said(self.locale.language_name(tag, others));
            if name == tag.as_str() {
                self.report(self.nameless(tag));
            }
            if names.iter().all(|(known, _)| *known != name) {
                let said = vec![computed(&tag.origin, vec![Inline::Text(name.clone())])];
                names.push((name, said));
            }
        }
        let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
        let names = self.listed(names.into_iter().map(|(_, said)| said).collect());
        let values = [("count", Value::Number(count))];
        self.sentence_with("authentic-languages", &[("languages", names)], &values)
    }

    fn nameless(&self, tag: &At<LanguageTag>) -> Diagnostic {
        let file = self.locale.file();
        let message = format!("`{file}` has no name for the language `{}`", tag.value);
        Diagnostic::warning("lang/name", message)
            .at(Place::Value(tag.origin.clone()))
            .hint("the clause says the tag; write a clause as `languagesClause` of `adoption`")
            .hint(format!("or give it a name in `language-name` of `{file}`"))
    }

    /// How it is adopted: `Silence procedure: ends 22 March 2013, 12:00`.
    pub fn procedure(&self) -> Vec<Block> {
        let Some(procedure) = &self.document().procedure else { return vec![] };
        paragraph(Style::Adoption, self.procedure_line(procedure)).into_iter().collect()
    }

    fn procedure_line(&self, own: &Procedure) -> Vec<Inline> {
        let kind = own.kind.as_ref().map_or_else(Vec::new, |kind| {
            vec![computed(
                &kind.origin,
                self.words(&format!("procedure-{}", kind.word()), &[]),
            )]
        });
        let opens = own.opens.as_ref().map_or_else(Vec::new, |opens| {
            self.sentence("procedure-opens", &[("date", self.moment(opens, Form::Text))])
        });
        let deadline = own.deadline.as_ref().map_or_else(Vec::new, |deadline| {
            let date = match deadline {
                Pending::Known(deadline) => self.moment(deadline, Form::Text),
                Pending::Placeholder(missing) => vec![super::context::editable(
                    &missing.origin,
                    vec![Inline::Placeholder(missing.text.clone())],
                )],
            };
            self.sentence("procedure-deadline", &[("date", date)])
        });
        let contact = self.optional(own.contact.as_ref());
        let contact = match contact.is_empty() {
            true => contact,
            false => self.sentence("procedure-contact", &[("contact", contact)]),
        };
        let outcome = own.outcome.as_ref().map_or_else(Vec::new, |outcome| {
            // That it is pending says nothing more than its end does.
            if outcome.value == Outcome::Pending && own.deadline.is_some() {
                return vec![];
            }
            let words = self.words(&format!("procedure-outcome-{}", outcome.word()), &[]);
            vec![computed(&outcome.origin, words)]
        });
        let details = join([opens, deadline, contact, outcome], "; ");
        match (kind.is_empty(), details.is_empty()) {
            (false, false) => {
                self.sentence("labelled", &[("label", kind), ("value", details)])
            }
            _ => join([kind, details], ""),
        }
    }

    /// A date, or date and time, in words; as written where it is neither.
    pub fn moment(&self, moment: &At<String>, form: Form) -> Vec<Inline> {
        let (day, time) =
            moment.value.split_once(['T', ' ']).unwrap_or((&moment.value, ""));
        let Some(date) = Date::parse(day, &moment.origin) else {
            return self.leaf(moment);
        };
        let text = self.said(self.locale.date(&date, form));
        let hours = time.get(..5).unwrap_or(time);
        if hours.is_empty() {
            return vec![computed(&moment.origin, vec![Inline::Text(text)])];
        }
        let zone = zone(time);
        let time = self.said(self.locale.time(hours));
        let mut values = vec![("date", Value::Text(&text)), ("time", Value::Text(&time))];
        values.extend(zone.iter().map(|zone| ("zone", Value::Text(zone))));
        let key = if zone.is_some() { "date-time-and-zone" } else { "date-and-time" };
        let text = self.word(key, &values);
        vec![computed(&moment.origin, vec![Inline::Text(text)])]
    }

    /// The versions of the document, in a table.
    pub fn history(&self, history: &[HistoryEntry]) -> Vec<Block> {
        if history.is_empty() {
            return vec![];
        }
        let rows = history.iter().map(|entry| {
            let date = entry
                .date
                .as_ref()
                .map_or_else(Vec::new, |date| vec![self.date(date, Form::Title)]);
            let known = |id: &At<String>| {
                self.package.people.contains_key(&id.value)
                    || self.package.organizations.contains_key(&id.value)
            };
            let author = entry.author.as_ref().map_or_else(Vec::new, |author| {
                if known(author) { self.party(author) } else { self.leaf(author) }
            });
            let version =
                entry.version.as_ref().map_or_else(Vec::new, |own| self.leaf(own));
            let cells = [version, date, author, self.optional(entry.note.as_ref())];
            Row { origin: Some(entry.origin.clone()), cells: cells.map(cell).into() }
        });
        let columns = [
            ("history-version", 0.14),
            ("history-date", 0.22),
            ("history-author", 0.26),
            ("history-note", 0.38),
        ];
        let title = self.word("history", &[]);
        let mut out: Vec<Block> =
            paragraph(Style::SmallHeading, vec![Inline::Text(title.clone())])
                .into_iter()
                .collect();
        out.push(self.made_table(title, &columns, rows.collect(), false));
        out
    }

    /// A web address, with a link where it is one.
    pub fn url(&self, url: &At<String>) -> Vec<Inline> {
        let shown = self.leaf(url);
        let target = crate::document::Target::Url(url.value.clone());
        let linked = ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| url.starts_with(scheme));
        if linked && !shown.is_empty() {
            return vec![Inline::Link { target, content: shown }];
        }
        shown
    }

    /// A thin line across.
    pub fn rule(&self) -> Vec<Block> {
        vec![block(crate::document::Content::Rule)]
    }
}

/// From which day to which, where it took several.
fn days(adoption: &Adoption) -> Option<(&Date, &Date)> {
    adoption.date.as_ref()?.known().zip(adoption.end_date.as_ref())
}

/// `UTC` or `UTC+01:00`, where a time says so.
fn zone(time: &str) -> Option<String> {
    if time.ends_with('Z') {
        return Some("UTC".to_owned());
    }
    let at = time.rfind(['+', '-'])?;
    Some(format!("UTC{}", &time[at..]))
}
