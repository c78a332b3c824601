//! What documents share: countries, organisations, people, instruments, footnotes.

use super::code::CountryCode;
use super::date::Date;
use super::decode::At;
use super::macros::{choice, record};
use super::measure::Free;
use super::package::Visibility;
use super::text::Text;

record! {
    /// A postal address, or a venue.
    closed struct Address {
        /// The first line: a building, a unit.
        name: Option<Text>,
        /// Street and number.
        street_address: Option<Text>,
        /// Postal code.
        postal_code: Option<At<String>>,
        /// Town.
        address_locality: Option<Text>,
        /// Region.
        address_region: Option<Text>,
        /// Country code.
        address_country: Option<At<CountryCode>>,
    }
}

record! {
    /// A country as these documents name it.
    closed struct Country {
        /// The name as printed.
        name: Text,
        /// The official name in full.
        official_name: Option<Text>,
        /// What alphabetical order goes by, where it is not the name.
        sort_key: Option<Text>,
        /// The place in the order of protocol.
        protocol_order: Option<At<i64>>,
        /// Id of a footnote that is attached every time the name is generated.
        designation_note: Option<At<String>>,
    }
}

record! {
    /// An organisation, a unit, a network.
    closed struct Organization {
        /// The name as printed.
        name: Text,
        /// Abbreviated name.
        short_name: Option<Text>,
        /// What kind of organisation: igo, euInstitution, network, company.
        kind: Option<At<String>>,
        /// Code of the country that it belongs to.
        country: Option<At<CountryCode>>,
        /// Id of the organisation that it is part of.
        parent_organization: Option<At<String>>,
        /// Postal address.
        address: Option<Address>,
        /// Web address.
        url: Option<At<String>>,
        /// Path of a picture, relative to this file.
        logo: Option<At<String>>,
    }
}

record! {
    /// A person, with name and offices.
    closed struct Person {
        /// Mr, Ms, H.E.
        honorific_prefix: Option<Text>,
        /// Given name.
        given_name: Option<Text>,
        /// Middle name, patronymic.
        additional_name: Option<Text>,
        /// Family name.
        family_name: Text,
        /// PhD, LL.M.
        honorific_suffix: Option<Text>,
        /// The name in full as printed; replaces the composed name.
        name: Option<Text>,
        /// Which part of the name comes first. Default: givenFirst.
        name_order: Option<At<NameOrder>>,
        /// For words that agree with the person.
        grammatical_gender: Option<At<Gender>>,
        /// Offices, the most important first.
        positions: Vec<Position>,
        /// E-mail address; never printed where visibility hides it.
        email: Option<At<String>>,
        /// Telephone number; never printed where visibility hides it.
        telephone: Option<At<String>>,
        /// Who may see this person in lists. Default: public.
        visibility: Option<At<Visibility>>,
    }
}

record! {
    /// An office that a person holds or held.
    closed struct Position {
        /// The office as printed.
        role: Option<Text>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// Country code or organisation id that the person speaks for.
        represents: Option<At<String>>,
        /// Since when.
        start_date: Option<Date>,
        /// Until when.
        end_date: Option<Date>,
    }
}

record! {
    /// A legal instrument that documents refer to.
    closed struct Instrument {
        /// The title in full.
        title: Option<Text>,
        /// The short title.
        short_title: Option<Text>,
        /// When it was made.
        date: Option<Date>,
        /// Numbers that identify it, such as celex, cets, eli.
        identifier: Option<Free>,
        /// Where it can be read.
        url: Option<At<String>>,
    }
}

record! {
    /// A footnote; texts refer to it as [^id].
    closed struct Footnote {
        /// A fixed mark such as *; counted if left out.
        mark: Option<At<String>>,
        /// What the note says.
        text: Text,
    }
}

impl Person {
    /// The office that somebody holds on a day: the one for whom they speak, or the first. A
    /// date that is less precise is taken as begun.
    pub fn position(&self, represents: Option<&str>, on: &Date) -> Option<&Position> {
        let speaks_for = |position: &&Position| {
            let own = position.represents.as_ref().map(|id| id.value.as_str());
            represents.is_some() && own == represents
        };
        let day = |date: &Date| (date.year, date.month, date.day);
        let held = |position: &&Position| {
            let begun =
                position.start_date.as_ref().is_none_or(|start| day(start) <= day(on));
            let end = position.end_date.as_ref();
            let over = end.is_some_and(|end| {
                let precision = (
                    on.year,
                    on.month.filter(|_| end.month.is_some()),
                    on.day.filter(|_| end.day.is_some()),
                );
                day(end) < precision
            });
            begun && !over
        };
        let positions = &self.positions;
        positions
            .iter()
            .filter(held)
            .find(speaks_for)
            .or_else(|| positions.iter().find(held))
            .or_else(|| positions.first())
    }
}

impl Instrument {
    /// Whether there is more to say than a short title.
    pub fn says_more(&self) -> bool {
        self.short_title.is_some()
            && (self.title.is_some() || self.date.is_some() || self.identifier.is_some())
    }
}

choice! {
    /// The order in which countries or signatories are printed.
    enum Order {
        AsListed = "asListed",
        Alphabetical = "alphabetical",
        Protocol = "protocol",
        Rank = "rank",
    }
}

choice! {
    /// Which part of a name comes first.
    enum NameOrder {
        GivenFirst = "givenFirst",
        FamilyFirst = "familyFirst",
    }
}

choice! {
    /// The grammatical gender of words for a person.
    enum Gender {
        Feminine = "feminine",
        Masculine = "masculine",
        Common = "common",
        Neuter = "neuter",
    }
}
