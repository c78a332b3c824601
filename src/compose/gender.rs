//! The grammatical gender of words that are said of a person, in the record's word.

use super::context::Composer;
use crate::model::{Attendee, Person};

/// Of whom nothing is known, and of several who have not the same.
pub(super) const COMMON: &str = "common";

impl Composer {
    /// The gender of an attendee, where that is one person.
    pub fn gender_of_attendee(&self, attendee: &Attendee) -> &'static str {
        let is_one = attendee.count.as_ref().is_none_or(|count| count.value == 1);
        let id = attendee.person.as_ref().filter(|_| is_one);
        id.map_or(COMMON, |id| self.gender_of_party(&id.value))
    }

    /// The gender of a party, where that is a person.
    pub fn gender_of_party(&self, id: &str) -> &'static str {
        gender(self.package.people.get(id))
    }
}

/// The gender of words for a person.
pub(super) fn gender(person: Option<&Person>) -> &'static str {
    let own = person.and_then(|person| person.grammatical_gender.as_ref());
    own.map_or(COMMON, |own| own.value.word())
}

/// The gender of words for several, if all have one.
pub(super) fn gender_of_all(
    mut genders: impl Iterator<Item = &'static str>,
) -> &'static str {
    let first = genders.next().unwrap_or(COMMON);
    if genders.all(|own| own == first) { first } else { COMMON }
}
