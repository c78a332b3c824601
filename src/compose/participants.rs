//! Who took part, in a table. Whom `visibility` hides is not named.

use super::context::{Composer, computed, join, push_text};
use super::gender::gender_of_all;
use super::table::cell;
use crate::document::{Block, Inline, Row, text_of};
use crate::locale::Value;
use crate::model::{AttendanceState, Attendee, GroupBy, Order, Visibility};

impl Composer {
    /// The list of participants, by country if not said otherwise.
    pub fn participants(&self, group_by: Option<GroupBy>) -> Vec<Block> {
        let shown = |own: &&Attendee| {
            own.person.as_ref().is_none_or(|id| self.may_name(&id.value))
        };
        let mut list: Vec<&Attendee> =
            self.meeting().attendees.iter().filter(shown).collect();
        if list.is_empty() {
            return vec![];
        }
        let group_by = group_by.unwrap_or(GroupBy::Country);
        match group_by {
            GroupBy::None => {}
            GroupBy::Role => {
                list.sort_by_key(|own| own.role.as_ref().map(|role| role.value))
            }
            GroupBy::Country => {
                let order = match self.country_order() {
                    // As the countries are listed, then as the attendees are.
                    Order::AsListed => None,
                    order => Some(order),
                };
                match order {
                    Some(order) => {
                        self.sort(&mut list, order, |own| self.group_rank(own))
                    }
                    None => list.sort_by_key(|own| self.listed_place(own)),
                }
            }
        }
        let mut rows: Vec<Row> = vec![];
        let mut before = String::new();
        for attendee in &list {
            let group = match group_by {
                GroupBy::Role => self.role_of_all(attendee, &list),
                GroupBy::Country | GroupBy::None => self.stands_for(attendee),
            };
            let text = text_of(&group);
            // A group is named once.
            let again = group_by != GroupBy::None && text == before;
            before = text;
            let first = if again { vec![] } else { group };
            let last = match group_by {
                GroupBy::Role
                    if attendee.person.is_none() && attendee.represents.is_none() =>
                {
                    vec![]
                }
                GroupBy::Role => self.stands_for(attendee),
                GroupBy::Country | GroupBy::None => {
                    self.role(attendee, self.gender_of_attendee(attendee))
                }
            };
            let name = self.attendee(attendee, group_by == GroupBy::Role);
            let cells = [first, name, last].map(cell).into();
            rows.push(Row { origin: Some(attendee.origin.clone()), cells });
        }
        let (country, role) =
            (("participants-country", 0.3), ("participants-role", 0.24));
        let name = ("participants-name", 0.46);
        let columns = match group_by {
            GroupBy::Role => [role, name, country],
            GroupBy::Country | GroupBy::None => [country, name, role],
        };
        vec![self.made_table(self.word("participants", &[]), &columns, rows, false)]
    }

    /// For which country or organisation somebody is there.
    fn represents<'a>(
        &'a self,
        own: &'a Attendee,
    ) -> Option<&'a crate::model::At<String>> {
        let person =
            own.person.as_ref().and_then(|id| self.package.people.get(&id.value));
        let position = person.and_then(|person| self.position(person, None));
        own.represents
            .as_ref()
            .or_else(|| position.and_then(|held| held.represents.as_ref()))
            .or(own.organization.as_ref())
            .or_else(|| position.and_then(|held| held.organization.as_ref()))
    }

    fn stands_for(&self, own: &Attendee) -> Vec<Inline> {
        self.represents(own).map_or_else(Vec::new, |id| self.party(id))
    }

    fn group_rank(&self, own: &Attendee) -> super::order::Rank {
        let mut rank =
            self.rank_of(self.represents(own).map_or("", |id| id.value.as_str()));
        // Countries first, then organisations.
        let country = self
            .represents(own)
            .is_some_and(|id| crate::model::CountryCode::new(&id.value).is_some());
        if !country {
            rank.name.insert(0, '\u{10fffd}');
        }
        rank
    }

    fn listed_place(&self, own: &Attendee) -> usize {
        let countries = &self.meeting().participating_countries;
        let place = self
            .represents(own)
            .and_then(|id| countries.iter().position(|code| code.as_str() == id.value));
        place.unwrap_or(usize::MAX)
    }

    /// The role of an attendee, as it is said of persons of a gender.
    fn role(&self, own: &Attendee, gender: &str) -> Vec<Inline> {
        own.role.as_ref().map_or_else(Vec::new, |role| {
            let gender = [("gender", Value::Text(gender))];
            let words = self.words(&format!("role-{}", role.word()), &gender);
            vec![computed(&role.origin, words)]
        })
    }

    /// The role of an attendee, as the name of all who have it.
    fn role_of_all(&self, own: &Attendee, list: &[&Attendee]) -> Vec<Inline> {
        let role = own.role.as_ref().map(|role| role.value);
        let all = list
            .iter()
            .filter(|other| other.role.as_ref().map(|role| role.value) == role);
        self.role(own, gender_of_all(all.map(|other| self.gender_of_attendee(other))))
    }

    /// Name, office, and what the record notes of this attendee. An organisation that
    /// stands for itself is named here or beside.
    fn attendee(&self, own: &Attendee, itself: bool) -> Vec<Inline> {
        let person =
            own.person.as_ref().and_then(|id| self.package.people.get(&id.value));
        let mut parts = vec![];
        if let Some(person) = person {
            let represents = self.represents(own).map(|id| id.value.as_str());
            parts.push(vec![Inline::Strong(self.person(person))]);
            let position = self.position(person, represents);
            parts.push(self.optional(position.and_then(|held| held.role.as_ref())));
            // How to reach somebody is nothing for the public.
            if self.shows(Some(Visibility::Participants)) {
                parts.extend(
                    [&person.email, &person.telephone].map(|own| {
                        own.as_ref().map_or_else(Vec::new, |own| self.leaf(own))
                    }),
                );
            }
        }
        if let Some(id) = own.organization.as_ref().filter(|id| {
            let other = self.represents(own).is_none_or(|other| other.value != id.value);
            other || (itself && person.is_none())
        }) {
            parts.push(self.party(id));
        }
        if let Some(count) = own.count.as_ref() {
            let words = self
                .words("participants-count", &[("count", Value::Number(count.value))]);
            parts.push(vec![computed(&count.origin, words)]);
        }
        let mut line = join(parts, ", ");
        let state = own.attendance.as_ref().and_then(|state| {
            let key = match state.value {
                AttendanceState::Online => "participants-online",
                AttendanceState::Apologies => "participants-apologies",
                AttendanceState::InPerson | AttendanceState::Unknown => return None,
            };
            let gender = [("gender", Value::Text(self.gender_of_attendee(own)))];
            Some(vec![computed(&state.origin, self.words(key, &gender))])
        });
        let notes =
            join([state.unwrap_or_default(), self.optional(own.note.as_ref())], ", ");
        if !notes.is_empty() {
            let open = if line.is_empty() { "(" } else { " (" };
            push_text(&mut line, open);
            line.extend(notes);
            push_text(&mut line, ")");
        }
        line
    }
}
