//! Dates that do not exist, ranges that run backwards, documents that are older than what
//! they tell of.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::model::{
    AgendaItem, At, Date, DocumentRecord, Meeting, MeetingReference, Package, Pending,
    Visit,
};

use super::parts::{self, Part};
use super::status::is_settled;

/// A meeting that lasts longer is a slip of the pen.
const DAYS: i32 = 31;

pub(super) fn check(d: &mut Diagnostics, package: &Package) {
    package.walk(&mut |visit| {
        if let Visit::Date(date) = visit
            && !exists(date)
        {
            d.push(impossible(date));
        }
    });
    for position in package.people.values().flat_map(|person| &person.positions) {
        range(d, position.start_date.as_ref(), position.end_date.as_ref());
    }
    meeting(d, &package.meeting);
    for own in &package.documents {
        document(d, package, own);
    }
}

fn impossible(date: &Date) -> Diagnostic {
    let message = match date.day {
        Some(_) => format!("there is no day {date}"),
        None => format!("there is no year {:04}", date.year),
    };
    let diagnostic = Diagnostic::error("data/date/impossible", message)
        .at(Place::Value(date.origin.clone()));
    match date.month {
        Some(month) if date.year > 0 => {
            let days = days(date.year, month);
            diagnostic.hint(format!("{:04}-{month:02} has {days} days", date.year))
        }
        _ => diagnostic,
    }
}

fn meeting(d: &mut Diagnostics, meeting: &Meeting) {
    let start = &meeting.start_date;
    range(d, Some(start), meeting.end_date.as_ref());
    if let Some(end) = &meeting.end_date
        && first(end) - last(start) > DAYS
    {
        let message = format!("the meeting lasts more than {DAYS} days");
        let diagnostic = Diagnostic::warning("data/date/long", message)
            .at(Place::Value(end.origin.clone()))
            .at_with(Place::Value(start.origin.clone()), "it begins here");
        d.push(diagnostic);
    }
    let others = [(&meeting.previous_meeting, false), (&meeting.next_meeting, true)];
    for (other, next) in others {
        let Some(MeetingReference { start_date, end_date, .. }) = other else { continue };
        let begin = start_date.as_ref().and_then(Pending::known);
        range(d, begin, end_date.as_ref().and_then(Pending::known));
        let Some(begin) = begin else { continue };
        let (wrong, words) = match next {
            true => (is_before(begin, start), "the next meeting is before this one"),
            false => (is_before(start, begin), "the previous meeting is after this one"),
        };
        if wrong {
            d.push(reversed(words, &begin.origin, &start.origin, "this one begins here"));
        }
    }
    agenda(d, meeting, &meeting.agenda);
}

fn agenda(d: &mut Diagnostics, meeting: &Meeting, items: &[AgendaItem]) {
    for item in items {
        times(d, item.start.as_ref(), item.end.as_ref());
        let times = [&item.start, &item.end].into_iter().flatten();
        for (time, day) in times.filter_map(|time| Some((time, day(time)?))) {
            let end = meeting.end_date.as_ref().unwrap_or(&meeting.start_date);
            if is_before(&day, &meeting.start_date) || is_before(end, &day) {
                let message = "this is not a day of the meeting";
                let diagnostic = Diagnostic::warning("data/date/agenda", message)
                    .at(Place::Value(time.origin.clone()))
                    .at_with(
                        Place::Value(meeting.start_date.origin.clone()),
                        "the meeting begins here",
                    );
                d.push(diagnostic);
            }
        }
        agenda(d, meeting, &item.items);
    }
}

fn document(d: &mut Diagnostics, package: &Package, document: &DocumentRecord) {
    let start = &package.meeting.start_date;
    let date = document.date.as_ref().and_then(Pending::known);
    // Drafts are made before the meeting, and letters at any time.
    let settled = document.status.as_ref().is_some_and(|own| is_settled(own.value));
    let of_meeting = ["conclusions", "declaration"].contains(&document.kind.as_str());
    if let Some(date) =
        date.filter(|date| is_before(date, start) && settled && of_meeting)
    {
        d.push(before_meeting(date, start, "this document is dated before the meeting"));
    }
    let adoption = document.adoption.as_ref().and_then(|adoption| adoption.date.as_ref());
    let adopted = adoption.and_then(Pending::known);
    let end = document.adoption.as_ref().and_then(|own| own.end_date.as_ref());
    range(d, adopted, end);
    if let Some(date) = adopted.filter(|date| is_before(date, start)) {
        d.push(before_meeting(date, start, "this was adopted before the meeting"));
    }
    if let Some(procedure) = &document.procedure {
        let deadline = procedure.deadline.as_ref().and_then(Pending::known);
        times(d, procedure.opens.as_ref(), deadline);
    }
    for part in parts::of(document) {
        let Part::Item(item, _) = part else { continue };
        let deadline = item.deadline.as_ref().and_then(Pending::known);
        let Some(deadline) = deadline.filter(|own| is_before(own, date.unwrap_or(start)))
        else {
            continue;
        };
        let (since, words, there) = match date {
            Some(date) => (date, "this deadline is before the document", "dated here"),
            None => (start, "this deadline is before the meeting", "it begins here"),
        };
        let mut diagnostic = reversed(words, &deadline.origin, &since.origin, there);
        diagnostic.severity = crate::diagnostic::Severity::Warning;
        d.push(diagnostic);
    }
}

fn range(d: &mut Diagnostics, start: Option<&Date>, end: Option<&Date>) {
    if let Some((start, end)) = start.zip(end)
        && is_before(end, start)
    {
        let words = format!("the end ({end}) is before the beginning ({start})");
        d.push(reversed(&words, &end.origin, &start.origin, "it begins here"));
    }
}

/// Times in the same form can be compared as they are written.
fn times(d: &mut Diagnostics, start: Option<&At<String>>, end: Option<&At<String>>) {
    let Some((start, end)) = start.zip(end) else { return };
    let same_form = start.contains('T') == end.contains('T')
        && start.contains('-') == end.contains('-');
    let wrong = match (day(start), day(end)) {
        (Some(start), Some(end)) if is_before(&end, &start) => true,
        (Some(_), None) | (None, Some(_)) => false,
        _ => same_form && start.len() == end.len() && end.value < start.value,
    };
    if wrong {
        let words = "the end is before the beginning";
        d.push(reversed(words, &end.origin, &start.origin, "it begins here"));
    }
}

/// The day of `2013-03-11T09:00`.
fn day(time: &At<String>) -> Option<Date> {
    let mut parts = time.value.split('T').next()?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Date {
        origin: time.origin.clone(),
        year: year.parse().ok()?,
        month: Some(month.parse().ok().filter(|month| (1..=12).contains(month))?),
        day: Some(day.parse().ok()?),
    })
}

fn reversed(words: &str, place: &Origin, other: &Origin, there: &str) -> Diagnostic {
    Diagnostic::error("data/date/reversed", words)
        .at(Place::Value(place.clone()))
        .at_with(Place::Value(other.clone()), there)
}

fn before_meeting(date: &Date, start: &Date, words: &str) -> Diagnostic {
    Diagnostic::error("data/date/before-meeting", words)
        .at(Place::Value(date.origin.clone()))
        .at_with(Place::Value(start.origin.clone()), "the meeting begins here")
}

/// Whether every day that `a` may mean is before every day that `b` may mean.
pub(super) fn is_before(a: &Date, b: &Date) -> bool {
    last(a) < first(b)
}

fn exists(date: &Date) -> bool {
    let days = date.month.map_or(31, |month| days(date.year, month));
    date.year > 0 && date.day.is_none_or(|day| i32::from(day) <= days)
}

fn days(year: u16, month: u8) -> i32 {
    let leap =
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// The first day that a date may mean, counted from the beginning of our years.
fn first(date: &Date) -> i32 {
    number(date.year, date.month.unwrap_or(1), i32::from(date.day.unwrap_or(1)))
}

fn last(date: &Date) -> i32 {
    let month = date.month.unwrap_or(12);
    let day = date.day.map_or_else(|| days(date.year, month), i32::from);
    number(date.year, month, day)
}

fn number(year: u16, month: u8, day: i32) -> i32 {
    let before = i32::from(year) - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    years + (1..month).map(|month| days(year, month)).sum::<i32>() + day
}
