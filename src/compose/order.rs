//! In which order countries and those who stand for them are printed.

use std::cmp::Ordering;

use super::context::Composer;
use crate::check::fits;
use crate::document::text_of;
use crate::model::{CountryCode, Order, Text};

/// What an entry is ordered by.
pub(super) struct Rank {
    /// Chair, co-chair, host; then all others.
    pub precedence: u8,
    /// The place in the order of protocol; those without one come last.
    pub protocol: i64,
    /// The name that alphabetical order goes by.
    pub name: String,
}

impl Composer {
    /// The rank of a country.
    pub fn rank(&self, code: &CountryCode) -> Rank {
        let country = self.package.countries.get(code);
        let name = country.map(|own| match &own.sort_key {
            Some(key) if self.suits(key, &own.name) => key,
            _ => &own.name,
        });
        Rank {
            precedence: self.precedence(code.as_str()),
            protocol: country
                .and_then(|country| country.protocol_order.as_ref())
                .map_or(i64::MAX, |order| order.value),
            name: name.map_or_else(|| code.to_string(), |name| self.plain(name)),
        }
    }

    /// Whether a key is in this language, or in that which the name is printed in.
    fn suits(&self, key: &Text, name: &Text) -> bool {
        let [key, name] = [key, name].map(|text| {
            let (.., own) = text.pick(&self.language, &self.default)?;
            Some(own.unwrap_or(&self.default))
        });
        key.is_some_and(|key| {
            fits(&self.language, key) || name.is_some_and(|name| fits(name, key))
        })
    }

    /// The rank of something that a country code, organisation id or person id names.
    pub fn rank_of(&self, id: &str) -> Rank {
        if let Some(code) = CountryCode::new(id) {
            return self.rank(&code);
        }
        let organization = self.package.organizations.get(id);
        if let Some(country) = organization.and_then(|own| own.country.as_ref()) {
            return Rank { precedence: self.precedence(id), ..self.rank(country) };
        }
        let name = match (organization, self.package.people.get(id)) {
            (Some(organization), _) => self.plain(&organization.name),
            (None, Some(person)) => text_of(&self.person(person)),
            (None, None) => id.to_owned(),
        };
        Rank { precedence: self.precedence(id), protocol: i64::MAX, name }
    }

    fn precedence(&self, id: &str) -> u8 {
        let meeting = self.meeting();
        let framework =
            meeting.super_event.as_ref().and_then(|event| event.chair.as_ref());
        let offices = [
            meeting.chair.as_ref().or(framework),
            meeting.co_chair.as_ref(),
            meeting.host.as_ref(),
        ];
        let place =
            offices.iter().position(|office| office.is_some_and(|own| own.value == id));
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
    }

    /// Sorts by an order; what it sees as equal stays as listed.
    pub fn sort<T>(&self, list: &mut [T], order: Order, rank: impl Fn(&T) -> Rank) {
        let compare = |a: &Rank, b: &Rank| -> Ordering {
            let alphabetical = || self.locale.compare(&a.name, &b.name);
            match order {
                Order::AsListed => Ordering::Equal,
                Order::Alphabetical => alphabetical(),
                Order::Protocol => a.protocol.cmp(&b.protocol).then_with(alphabetical),
                Order::Rank => a
                    .precedence
                    .cmp(&b.precedence)
                    .then_with(|| a.protocol.cmp(&b.protocol))
                    .then_with(alphabetical),
            }
        };
        list.sort_by(|a, b| compare(&rank(a), &rank(b)));
    }

    /// The order of countries in this meeting.
    pub fn country_order(&self) -> Order {
        self.meeting().country_order.as_ref().map_or(Order::AsListed, |order| order.value)
    }
}
