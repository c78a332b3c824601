//! Strings that must have a form which the format does not demand: addresses, times, time
//! zones, ids of files. What is only printed gets a warning.

use jiff::tz::TimeZoneDatabase;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{AgendaItem, At, Package, Pending, nearest};

use super::text::{is_mail_address, url_mistake};

/// The versions of the format that this program knows.
const VERSIONS: [&str; 1] = ["0.1"];

pub(super) fn check(d: &mut Diagnostics, package: &Package) {
    let version = &package.schema_version;
    if !VERSIONS.contains(&version.as_str()) {
        let message = format!("this program does not know version `{}`", version.value);
        let hint = format!("it knows {}", VERSIONS.join(", "));
        d.push(warning("data/version/unknown", message, version).hint(hint));
    }
    addresses(d, package);
    let meeting = &package.meeting;
    if let Some(zone) = &meeting.time_zone
        && TimeZoneDatabase::bundled().get(zone).is_err()
    {
        let message = format!("there is no time zone `{}`", zone.value);
        let names = TimeZoneDatabase::bundled();
        let names: Vec<_> = names.available().map(|name| name.to_string()).collect();
        let near = nearest(zone, names.iter().map(String::as_str));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use a name of the IANA database, such as `Europe/Sofia`".to_owned(),
        };
        d.push(warning("data/timezone/unknown", message, zone).hint(hint));
    }
    agenda(d, &meeting.agenda);
    meeting.id.iter().for_each(|id| identity(d, id));
    for document in &package.documents {
        identity(d, &document.id);
        let Some(procedure) = &document.procedure else { continue };
        let deadline = procedure.deadline.as_ref().and_then(Pending::known);
        procedure.opens.iter().chain(deadline).for_each(|own| time(d, own));
    }
}

fn warning(code: &'static str, message: String, value: &At<String>) -> Diagnostic {
    Diagnostic::warning(code, message).at(Place::Value(value.origin.clone()))
}

fn addresses(d: &mut Diagnostics, package: &Package) {
    let organizations = package.organizations.values().filter_map(|own| own.url.as_ref());
    let instruments = package.instruments.values().filter_map(|own| own.url.as_ref());
    for url in organizations.chain(instruments) {
        if let Some(mistake) = url_mistake(url, &Place::Value(url.origin.clone())) {
            d.push(mistake);
        }
    }
    for person in package.people.values() {
        if let Some(email) = person.email.as_ref().filter(|email| !is_mail_address(email))
        {
            let message = format!("`{}` is not an e-mail address", email.value);
            let hint = "write it as `name@example.org`";
            d.push(warning("data/contact/form", message, email).hint(hint));
        }
        let odd = |c: char| !c.is_ascii_digit() && !"+-()/. ext".contains(c);
        if let Some(number) = person.telephone.as_ref().filter(|own| own.contains(odd)) {
            let message = format!("`{}` is not a telephone number", number.value);
            let hint = "write it as `+386 1 234 56 78`";
            d.push(warning("data/contact/form", message, number).hint(hint));
        }
    }
}

fn agenda(d: &mut Diagnostics, items: &[AgendaItem]) {
    for item in items {
        item.start.iter().chain(&item.end).for_each(|own| time(d, own));
        agenda(d, &item.items);
    }
}

/// `09:00`, `2013-03-11`, `2013-03-11T09:00`, the last also with seconds and an offset.
fn time(d: &mut Diagnostics, value: &At<String>) {
    let text = value.as_str();
    let known = match text.split_once('T') {
        Some((date, time)) => is_date(date) && is_time(time),
        None => is_date(text) || is_time(text),
    };
    if !known {
        let message = format!("`{text}` is neither a time nor a date");
        let hint = "write `09:00`, `2013-03-11` or `2013-03-11T09:00`";
        d.push(warning("data/time/form", message, value).hint(hint));
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok()
}

fn is_time(text: &str) -> bool {
    let clock = text.trim_end_matches('Z');
    let clock = clock.split(['+', '-']).next().unwrap_or(clock);
    let mut parts = clock.split(':');
    let mut number = |limit: u8| {
        let part = parts.next()?;
        part.parse().ok().filter(|n: &u8| part.len() == 2 && *n < limit)
    };
    let (hour, minute) = (number(24), number(60));
    let second = number(60).is_some();
    hour.is_some() && minute.is_some() && (clock.len() == 5 || second)
}

/// An id that names a file or a folder.
fn identity(d: &mut Diagnostics, id: &At<String>) {
    // Control characters are reported as what they are.
    let odd = |c: char| !c.is_alphanumeric() && !c.is_control() && !"-_.".contains(c);
    if id.is_empty() || id.contains(odd) || id.starts_with('.') || id.len() > 100 {
        let message = format!("`{}` cannot be the name of a file", id.value);
        let hint = "use letters, digits, `-`, `_` and `.`, at most 100";
        d.push(warning("data/id/file", message, id).hint(hint));
    }
}
