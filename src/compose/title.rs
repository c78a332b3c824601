//! The head of a document: what it is, of which meeting, where and when; and the facts.

use super::context::{Composer, block, computed, join, paragraph};
use super::gender::COMMON;
use super::letter::lines;
use crate::document::{Block, Content, Fact, Inline, Style};
use crate::locale::{self, Form, Value};
use crate::model::{
    Address, AttendanceMode, CountryCode, Date, MeetingReference, Pending, TitleCase,
};

impl Composer {
    /// The meeting's name, the title, the subtitle, place and dates.
    pub fn title(&self) -> Vec<Block> {
        let meeting = self.meeting();
        let document = self.document();
        let name = paragraph(Style::Event, self.text(&meeting.name));
        let title = match &document.title {
            Some(title) => self.text(title),
            None => self.kind_name(),
        };
        let title = paragraph(Style::Title, self.in_case(title));
        let subtitle =
            paragraph(Style::Subtitle, self.optional(document.subtitle.as_ref()));
        let when = match &meeting.date_text {
            Some(text) => self.text(text),
            None => {
                let end = meeting.end_date.as_ref();
                vec![self.range(&meeting.start_date, end, Form::Title)]
            }
        };
        let place =
            meeting.location.as_ref().map_or_else(Vec::new, |place| self.place(place));
        let when = if place.is_empty() { when } else { self.before_comma(when) };
        let when = paragraph(Style::PlaceDate, join([when, place], ", "));
        [name, title, subtitle, when].into_iter().flatten().collect()
    }

    /// What this kind of document is called; nothing for a kind of the user's own.
    pub fn kind_name(&self) -> Vec<Inline> {
        let document = self.document();
        let key = match &document.letter_kind {
            Some(kind) => format!("letter-{}", kind.word()),
            None => format!("kind-{}", document.kind.value),
        };
        if self.locale.has(&key) { self.words(&key, &[]) } else { vec![] }
    }

    /// Titles in capitals, where the brand wants them so.
    fn in_case(&self, title: Vec<Inline>) -> Vec<Inline> {
        let case =
            self.package.brand.as_ref().and_then(|brand| brand.title_case.as_ref());
        match case.map(|case| case.value) {
            Some(TitleCase::Uppercase) => vec![Inline::Capitals(title)],
            Some(TitleCase::AsIs) | None => title,
        }
    }

    /// Reference, status, version and date of the document, with their labels.
    pub fn identity(&self) -> Vec<Block> {
        let document = self.document();
        let mut facts = vec![];
        if let Some(reference) = self.own_reference() {
            self.fact(&mut facts, "label-reference", lines(self.reference(reference)));
        }
        self.fact(&mut facts, "label-status", vec![self.status()]);
        let version = document.version.as_ref();
        self.fact(
            &mut facts,
            "label-version",
            version.map_or_else(Vec::new, |v| self.leaf(v)),
        );
        let date = self.own_date();
        if !date.is_empty() {
            let place = self.optional(document.place.as_ref());
            self.fact(&mut facts, "label-date", join([place, date], ", "));
        }
        boxed(facts)
    }

    /// The date of the document, as the record says it or in words.
    pub fn own_date(&self) -> Vec<Inline> {
        let document = self.document();
        match (&document.date_text, &document.date) {
            (Some(text), _) => self.text(text),
            (None, Some(date)) => self.pending_date(date, Form::Title),
            (None, None) => vec![],
        }
    }

    /// How exactly that is known; `text` where the record says it in words.
    pub fn date_precision(&self) -> &'static str {
        let document = self.document();
        match (&document.date_text, &document.date) {
            (Some(_), _) => "text",
            (None, Some(Pending::Known(date))) => locale::precision(date, None),
            (None, _) => "day",
        }
    }

    fn status(&self) -> Inline {
        let status = self.document().status.as_ref();
        let word = self.words(&format!("status-{}", self.status_word()), &[]);
        match status {
            Some(status) => computed(&status.origin, word),
            None => computed(&self.document().origin, word),
        }
    }

    /// How far the document is, in the record's word.
    pub fn status_word(&self) -> &'static str {
        self.document().status.as_ref().map_or("draft", |status| status.value.word())
    }

    /// Everything about the meeting that the title does not say.
    pub fn facts(&self) -> Vec<Block> {
        let meeting = self.meeting();
        let mut facts = vec![];
        self.fact(&mut facts, "label-number", self.meeting_number());
        if let Some(event) = &meeting.super_event {
            let mut name = self.optional(event.name.as_ref());
            if let Some(chair) = &event.chair {
                let chair = self.party(chair);
                name = match name.is_empty() {
                    true => chair,
                    false => {
                        self.sentence("chaired-by", &[("name", name), ("chair", chair)])
                    }
                };
            }
            self.fact(&mut facts, "label-framework", name);
        }
        self.fact(&mut facts, "label-series", self.optional(meeting.series.as_ref()));
        let framework =
            meeting.super_event.as_ref().and_then(|event| event.secretariat.as_ref());
        let offices = [
            ("label-chair", meeting.chair.as_ref()),
            ("label-coChair", meeting.co_chair.as_ref()),
            ("label-host", meeting.host.as_ref()),
            ("label-organizer", meeting.organizer.as_ref()),
            ("label-secretariat", meeting.secretariat.as_ref().or(framework)),
        ];
        for (key, office) in offices {
            let gender = office.map_or(COMMON, |id| self.gender_of_party(&id.value));
            let gender = [("gender", Value::Text(gender))];
            let name = office.map_or_else(Vec::new, |id| self.party(id));
            self.fact_of(&mut facts, key, &gender, name);
        }
        if let Some(place) = &meeting.location {
            self.fact(&mut facts, "label-venue", self.venue(place));
        }
        if let Some(mode) = &meeting.event_attendance_mode
            && mode.value != AttendanceMode::Offline
        {
            let word = self.words(&format!("mode-{}", mode.word()), &[]);
            self.fact(&mut facts, "label-mode", vec![computed(&mode.origin, word)]);
        }
        self.fact(&mut facts, "label-countries", self.countries());
        self.fact(&mut facts, "label-attendance", self.attendance());
        if let Some(other) = &meeting.previous_meeting {
            self.fact(&mut facts, "label-previousMeeting", self.other_meeting(other));
        }
        if let Some(other) = &meeting.next_meeting {
            self.fact(&mut facts, "label-nextMeeting", self.other_meeting(other));
        }
        boxed(facts)
    }

    /// Which meeting it is: a whole number as the language counts meetings, all else as it is
    /// written.
    fn meeting_number(&self) -> Vec<Inline> {
        let Some(text) = &self.meeting().event_number else { return vec![] };
        let written = self.plain(text);
        let number = written.parse::<u32>().ok();
        let Some(number) = number.filter(|own| own.to_string() == written) else {
            return self.text(text);
        };
        let ordinal = self.said(self.locale.meeting_number(number));
        let origin = text.pick(&self.language, &self.default);
        let origin = origin.map_or(&text.origin, |(_, origin, _)| origin);
        vec![computed(origin, vec![Inline::Text(ordinal)])]
    }

    /// The address of the venue; nothing where it says no more than the title.
    fn venue(&self, place: &Address) -> Vec<Inline> {
        let more = place.name.is_some()
            || place.street_address.is_some()
            || place.postal_code.is_some()
            || place.address_region.is_some();
        let own = Address { address_country: None, ..place.clone() };
        if more { join(self.address_lines(&own), ", ") } else { vec![] }
    }

    fn fact(&self, facts: &mut Vec<Fact>, key: &str, value: Vec<Inline>) {
        self.fact_of(facts, key, &[], value);
    }

    /// A fact whose label has values.
    fn fact_of(
        &self,
        facts: &mut Vec<Fact>,
        key: &str,
        values: &[(&str, Value<'_>)],
        value: Vec<Inline>,
    ) {
        if !value.is_empty() {
            facts.push(Fact { label: self.words(key, values), value, beside: None });
        }
    }

    /// The countries that take part, in the meeting's order, with their notes.
    pub fn countries(&self) -> Vec<Inline> {
        let mut codes: Vec<&CountryCode> = self
            .meeting()
            .participating_countries
            .iter()
            .map(|code| &code.value)
            .collect();
        self.sort(&mut codes, self.country_order(), |code| self.rank(code));
        join(codes.into_iter().map(|code| self.country(code)), ", ")
    }

    fn attendance(&self) -> Vec<Inline> {
        let Some(attendance) = &self.meeting().attendance else { return vec![] };
        let figures = [
            ("attendance-countries", attendance.countries_represented.as_ref()),
            ("attendance-participants", attendance.participants.as_ref()),
            ("attendance-inPerson", attendance.in_person.as_ref()),
            ("attendance-online", attendance.online.as_ref()),
        ];
        let said = figures.into_iter().filter_map(|(key, count)| {
            let count = count?;
            let words = self.words(key, &[("count", Value::Number(count.value))]);
            Some(vec![computed(&count.origin, words)])
        });
        join(said, ", ")
    }

    /// Another meeting in one line: name, when, where, whose guest.
    fn other_meeting(&self, other: &MeetingReference) -> Vec<Inline> {
        let name = self.optional(other.name.as_ref());
        let when = match (&other.date_text, &other.start_date, &other.end_date) {
            (Some(text), ..) => self.text(text),
            (None, Some(start), Some(end)) => self.pending_range(start, end),
            (None, Some(date), None) | (None, None, Some(date)) => {
                self.pending_date(date, Form::Title)
            }
            (None, None, None) => vec![],
        };
        let place =
            other.location.as_ref().map_or_else(Vec::new, |place| self.place(place));
        let when = if place.is_empty() { when } else { self.before_comma(when) };
        let line = join([name, when, place], ", ");
        let country = other.host.as_ref().map_or_else(Vec::new, |id| self.party(id));
        let person =
            other.host_person.as_ref().map_or_else(Vec::new, |id| self.party(id));
        let host = join([person, country], ", ");
        let hosting = other.host_person.as_ref().or(other.host.as_ref());
        let gender = hosting.map_or(COMMON, |id| self.gender_of_party(&id.value));
        let gender = [("gender", Value::Text(gender))];
        match (line.is_empty(), host.is_empty()) {
            (_, true) => line,
            (true, false) => self.sentence_with("hosted-by", &[("host", host)], &gender),
            (false, false) => {
                let parts = [("meeting", line), ("host", host)];
                self.sentence_with("meeting-hosted-by", &parts, &gender)
            }
        }
    }
}

impl Composer {
    fn pending_range(&self, start: &Pending<Date>, end: &Pending<Date>) -> Vec<Inline> {
        match (start, end) {
            (Pending::Known(start), Pending::Known(end)) => {
                vec![self.range(start, Some(end), Form::Title)]
            }
            _ => {
                let (start, end) = (
                    self.pending_date(start, Form::Title),
                    self.pending_date(end, Form::Title),
                );
                join([start, end], " – ")
            }
        }
    }
}

fn boxed(facts: Vec<Fact>) -> Vec<Block> {
    if facts.is_empty() { vec![] } else { vec![block(Content::Facts(facts))] }
}
