//! How people, countries, organisations and addresses are named.

use unicode_script::{Script, UnicodeScript};

use super::context::{Composer, computed, editable, join, push_text};
use super::tongue::words_of;
use crate::document::{Inline, Target, text_of};
use crate::model::{
    Address, At, CountryCode, NameOrder, Organization, Person, Position, Text, TitleCase,
};

impl Composer {
    /// A country's name, with the note on its designation.
    pub fn country(&self, code: &CountryCode) -> Vec<Inline> {
        let Some(country) = self.package.countries.get(code) else {
            return vec![Inline::Text(code.to_string())];
        };
        let mut name = self.computed_text(&country.name);
        let note = country.designation_note.as_ref();
        name.extend(note.and_then(|id| self.note_mark(&id.value)));
        name
    }

    /// A country's official name, where it has one.
    pub fn official_country(&self, code: &CountryCode) -> Vec<Inline> {
        let country = self.package.countries.get(code);
        match country.and_then(|country| Some((country, country.official_name.as_ref()?)))
        {
            Some((country, name)) => {
                let mut name = self.computed_text(name);
                let note = country.designation_note.as_ref();
                name.extend(note.and_then(|id| self.note_mark(&id.value)));
                name
            }
            None => self.country(code),
        }
    }

    /// What an id names: a country, an organisation or a person.
    pub fn party(&self, id: &At<String>) -> Vec<Inline> {
        if let Some(organization) = self.package.organizations.get(&id.value) {
            return self.computed_text(&organization.name);
        }
        if let Some(person) = self.package.people.get(&id.value) {
            let name = words_of(&self.person(person));
            return vec![computed(&person.origin, name)];
        }
        match CountryCode::new(&id.value) {
            Some(code) => self.country(&code),
            None => vec![Inline::Text(id.value.clone())],
        }
    }

    /// What several ids name, as a sentence lists them.
    pub fn parties(&self, ids: &[At<String>]) -> Vec<Inline> {
        self.listed(ids.iter().map(|id| self.party(id)).collect())
    }

    /// Names as a sentence lists them.
    pub fn listed(&self, names: Vec<Vec<Inline>>) -> Vec<Inline> {
        let marks: Vec<String> =
            (0..names.len()).map(|n| format!("\u{fdd0}{n}\u{fdd1}")).collect();
        let text = self.said(self.locale.list(&marks));
        let mut out = vec![];
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('\u{fdd0}') {
            push_text(&mut out, before);
            let (number, after) = after.split_once('\u{fdd1}').unwrap_or((after, ""));
            if let Some(name) = number.parse::<usize>().ok().and_then(|n| names.get(n)) {
                out.extend(name.iter().cloned());
            }
            rest = after;
        }
        push_text(&mut out, rest);
        out
    }

    /// A person's name in full, with the form of address: `Mr Samir Rizvo`.
    pub fn person(&self, person: &Person) -> Vec<Inline> {
        let style =
            self.package.brand.as_ref().and_then(|brand| brand.name_style.as_ref());
        let mut name = if let Some(name) = &person.name {
            self.text(name)
        } else {
            let given = [&person.given_name, &person.additional_name]
                .map(|own| self.optional(own.as_ref()));
            let mut family = self.text(&person.family_name);
            let case = style.and_then(|style| style.family_name.as_ref());
            if case.is_some_and(|case| case.value == TitleCase::Uppercase) {
                family = vec![Inline::Capitals(family)];
            }
            in_order(person, given.into(), family)
        };
        if person.name.is_none() {
            let stop = style.and_then(|style| style.honorific_full_stop.as_ref());
            let prefix = person.honorific_prefix.as_ref();
            let prefix =
                prefix.map(|text| self.honorific(text, stop.map(|stop| stop.value)));
            // A form of address is not parted from the name at the end of a line.
            name = join([prefix.unwrap_or_default(), name], "\u{a0}");
            name = join([name, self.optional(person.honorific_suffix.as_ref())], ", ");
        }
        name
    }

    fn honorific(&self, text: &Text, full_stop: Option<bool>) -> Vec<Inline> {
        let written = self.plain(text);
        let stopped = match full_stop {
            Some(true) if !written.ends_with('.') => format!("{written}."),
            Some(false) if written.ends_with('.') => {
                written.trim_end_matches('.').to_owned()
            }
            _ => return self.text(text),
        };
        let name = computed(&text.origin, vec![Inline::Text(stopped)]);
        self.spoken(text, vec![name])
    }

    /// The office that somebody holds: the one for whom they speak, or the first.
    pub fn position<'a>(
        &self,
        person: &'a Person,
        represents: Option<&str>,
    ) -> Option<&'a Position> {
        person.position(represents, &self.meeting().start_date)
    }

    /// An organisation's name, with those it is part of, from the smallest unit up.
    pub fn organization_lines(&self, id: &str) -> Vec<Vec<Inline>> {
        let mut lines = vec![];
        let mut next = Some(id);
        // A chain of parents that runs in a circle is reported by `check`.
        while let Some(organization) =
            next.and_then(|id| self.package.organizations.get(id))
        {
            lines.push(self.text(&organization.name));
            next = organization.parent_organization.as_ref().map(|id| id.value.as_str());
            if lines.len() >= 6 {
                break;
            }
        }
        lines
    }

    /// The address of an organisation, or of the nearest one that it is part of.
    pub fn organization_address(&self, id: &str) -> Option<&Address> {
        let mut next = self.package.organizations.get(id);
        for _ in 0..6 {
            let organization = next?;
            if organization.address.is_some() {
                return organization.address.as_ref();
            }
            let parent = organization.parent_organization.as_ref()?;
            next = self.package.organizations.get(&parent.value);
        }
        None
    }

    /// An address, one line each, the country last.
    pub fn address_lines(&self, address: &Address) -> Vec<Vec<Inline>> {
        let code =
            address.postal_code.as_ref().map_or_else(Vec::new, |code| self.leaf(code));
        let town = join([code, self.optional(address.address_locality.as_ref())], " ");
        let country = address.address_country.as_ref();
        let lines = [
            self.optional(address.name.as_ref()),
            self.optional(address.street_address.as_ref()),
            town,
            self.optional(address.address_region.as_ref()),
            country.map_or_else(Vec::new, |code| self.country(code)),
        ];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Where something takes place, in one line: `Sofia, Bulgaria`.
    pub fn place(&self, address: &Address) -> Vec<Inline> {
        let country = address.address_country.as_ref();
        let parts = [
            self.optional(address.address_locality.as_ref()),
            country.map_or_else(Vec::new, |code| self.country(code)),
        ];
        let place = join(parts, ", ");
        if place.is_empty() { self.optional(address.name.as_ref()) } else { place }
    }

    /// Name, web address and postal address of a sender.
    pub fn contact_lines(&self, organization: &Organization) -> Vec<Vec<Inline>> {
        let mut lines = vec![];
        if let Some(address) = &organization.address {
            lines.push(join(self.address_lines(address), ", "));
        }
        if let Some(url) = &organization.url {
            let shown = editable(&url.origin, vec![Inline::Text(url.value.clone())]);
            let target = Target::Url(url.value.clone());
            lines.push(vec![Inline::Link { target, content: vec![shown] }]);
        }
        lines
    }

    /// A name that is printed from the record but is not edited where it stands.
    fn computed_text(&self, text: &Text) -> Vec<Inline> {
        let name = match text.placeholder() {
            Some(missing) => {
                computed(&text.origin, vec![Inline::Placeholder(missing.to_owned())])
            }
            None => {
                let origin = text.pick(&self.language, &self.default);
                let origin = origin.map_or(&text.origin, |(_, origin, _)| origin);
                computed(origin, vec![Inline::Text(self.plain(text))])
            }
        };
        self.spoken(text, vec![name])
    }
}

/// Given names and the family name, in the person's order. Chinese, Japanese and Korean ones
/// take no space.
pub(super) fn in_order(
    person: &Person,
    given: Vec<Vec<Inline>>,
    family: Vec<Inline>,
) -> Vec<Inline> {
    let order = person.name_order.as_ref().map(|order| order.value);
    if order != Some(NameOrder::FamilyFirst) {
        return join([join(given, " "), family], " ");
    }
    let names: Vec<Vec<Inline>> = std::iter::once(family).chain(given).collect();
    let is_close = names.iter().all(|name| text_of(name).chars().all(is_east_asian));
    join(names, if is_close { "" } else { " " })
}

/// Whether a character is one of Chinese, Japanese or Korean, or a mark among them.
fn is_east_asian(c: char) -> bool {
    let scripts = [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul];
    let extension = c.script_extension();
    !extension.is_common() && scripts.iter().any(|own| extension.contains_script(*own))
}
