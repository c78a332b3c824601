//! The package, and the meeting that its documents are about.

use super::brand::BrandRecord;
use super::code::{ByCountry, CountryCode};
use super::date::Date;
use super::decode::{At, Map};
use super::document::DocumentRecord;
use super::macros::{choice, record};
use super::measure::Free;
use super::party::{Address, Country, Footnote, Instrument, Order, Organization, Person};
use super::text::{Pending, Text};
use crate::diagnostic::LanguageTag;

record! {
    /// A meeting with its documents, or a file that is included by one.
    closed struct Package {
        /// The schema that editors check this file against.
        schema = "$schema": Option<At<String>>,
        /// The version of this format: 0.1.
        schema_version: At<String>,
        /// The language of plain strings, and of documents that name none. Default: en.
        default_language: Option<At<LanguageTag>>,
        /// Other files whose meeting, countries, organizations, people, brand,
        /// abbreviations, instruments and footnotes are taken in; paths are relative to
        /// this file, and this file wins, key by key.
        include: Vec<At<String>>,
        /// What the documents are about.
        meeting: Meeting,
        /// Countries by their ISO 3166-1 code.
        countries: ByCountry<Country>,
        /// Organisations by an id of your choice.
        organizations: Map<Organization>,
        /// People by an id of your choice.
        people: Map<Person>,
        /// How the documents look.
        brand: Option<BrandRecord>,
        /// Abbreviations and what they stand for.
        abbreviations: Map<Text>,
        /// Legal instruments by an id of your choice.
        instruments: Map<Instrument>,
        /// Footnotes that all documents share, by an id of your choice.
        footnotes: Map<Footnote>,
        /// The documents to make.
        documents: Vec<DocumentRecord>,
        /// Where this record comes from; not printed.
        provenance: Option<Free>,
    }
}

record! {
    /// A meeting: when and where, who and what about.
    closed struct Meeting {
        /// Names the folder of the documents.
        id: Option<At<String>>,
        /// The name in full.
        name: Text,
        /// The name in running heads.
        short_name: Option<Text>,
        /// "12th", "Third"; a whole number, such as "12", is printed as an ordinal.
        event_number: Option<Text>,
        /// The first day: YYYY, YYYY-MM or YYYY-MM-DD.
        start_date: Date,
        /// The last day; left out for one day.
        end_date: Option<Date>,
        /// Its days as printed, where the program would write them otherwise.
        date_text: Option<Text>,
        /// IANA name of the time zone, such as Europe/Sofia.
        time_zone: Option<At<String>>,
        /// Whether people met in a room, online, or both.
        event_attendance_mode: Option<At<AttendanceMode>>,
        /// Where it takes place.
        location: Option<Address>,
        /// The process that it is part of.
        super_event: Option<SuperEvent>,
        /// The series of meetings that it is one of.
        series: Option<Text>,
        /// Country code or organisation id.
        host: Option<At<String>>,
        /// Country code, organisation id or person id.
        chair: Option<At<String>>,
        /// Country code, organisation id or person id.
        co_chair: Option<At<String>>,
        /// Country code or organisation id.
        organizer: Option<At<String>>,
        /// Organisation id.
        secretariat: Option<At<String>>,
        /// Codes of the countries that take part.
        participating_countries: Vec<At<CountryCode>>,
        /// In which order countries are printed.
        country_order: Option<At<Order>>,
        /// Figures: how many were there.
        attendance: Option<Attendance>,
        /// Who is there.
        attendees: Vec<Attendee>,
        /// What is on the agenda.
        agenda: Vec<AgendaItem>,
        /// The meeting before.
        previous_meeting: Option<MeetingReference>,
        /// The meeting to come.
        next_meeting: Option<MeetingReference>,
    }
}

impl Meeting {
    /// Names the folder of the documents: the id, or else the date.
    pub fn identity(&self) -> String {
        match &self.id {
            Some(id) => id.value.clone(),
            None => format!("meeting-{}", self.start_date),
        }
    }
}

record! {
    /// The process or conference that a meeting is part of.
    closed struct SuperEvent {
        /// Its name.
        name: Option<Text>,
        /// Country code or organisation id.
        chair: Option<At<String>>,
        /// Organisation id.
        secretariat: Option<At<String>>,
    }
}

record! {
    /// Figures on who attended. They are checked against the list of attendees.
    open struct Attendance {
        /// How many of the participating countries were there.
        countries_represented: Option<At<i64>>,
        /// How many people were there, in the room and online.
        participants: Option<At<i64>>,
        /// How many people were in the room.
        in_person: Option<At<i64>>,
        /// How many people took part online.
        online: Option<At<i64>>,
    }
}

record! {
    /// Somebody who attends: a person, an organisation, a delegation.
    closed struct Attendee {
        /// Person id.
        person: Option<At<String>>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// Country code or organisation id that this attendee speaks for.
        represents: Option<At<String>>,
        /// In which role.
        role: Option<At<AttendeeRole>>,
        /// In the room, online, or not.
        attendance: Option<At<AttendanceState>>,
        /// How many people stand behind this entry. Default: 1.
        count: Option<At<i64>>,
        /// Printed behind the name.
        note: Option<Text>,
    }
}

record! {
    /// An item of the agenda.
    closed struct AgendaItem {
        /// The number as printed; counted if left out.
        number: Option<At<String>>,
        /// Time or date and time: 09:00, 2013-03-11T09:00.
        start: Option<At<String>>,
        /// Time or date and time.
        end: Option<At<String>>,
        /// What it is about.
        title: Option<Text>,
        /// More on it.
        description: Option<Text>,
        /// Person ids.
        speakers: Vec<At<String>>,
        /// Items below this one.
        items: Vec<AgendaItem>,
    }
}

record! {
    /// Another meeting.
    closed struct MeetingReference {
        /// Its name.
        name: Option<Text>,
        /// The first day, or a placeholder.
        start_date: Option<Pending<Date>>,
        /// The last day, or a placeholder.
        end_date: Option<Pending<Date>>,
        /// Its days as printed, where the program would write them otherwise.
        date_text: Option<Text>,
        /// Where it takes place.
        location: Option<Address>,
        /// Country code or organisation id.
        host: Option<At<String>>,
        /// Person id.
        host_person: Option<At<String>>,
    }
}

choice! {
    /// Where people meet.
    enum AttendanceMode {
        Offline = "offline",
        Online = "online",
        Mixed = "mixed",
    }
}

choice! {
    /// The role of an attendee.
    enum AttendeeRole {
        Chair = "chair",
        CoChair = "coChair",
        HeadOfDelegation = "headOfDelegation",
        Delegate = "delegate",
        Observer = "observer",
        Guest = "guest",
        Speaker = "speaker",
        Moderator = "moderator",
        Secretariat = "secretariat",
        Interpreter = "interpreter",
    }
}

choice! {
    /// How somebody takes part.
    enum AttendanceState {
        InPerson = "inPerson",
        Online = "online",
        Apologies = "apologies",
        Unknown = "unknown",
    }
}

choice! {
    /// Who may see something.
    enum Visibility {
        Public = "public",
        Participants = "participants",
        Internal = "internal",
    }
}
