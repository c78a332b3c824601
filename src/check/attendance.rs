//! Figures of attendance that contradict the list of attendees, and counts that count
//! nothing.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{At, AttendanceState, Attendee, AttendeeRole, CountryCode, Meeting};

pub(super) fn check(d: &mut Diagnostics, meeting: &Meeting, whole: bool) {
    for count in meeting.attendees.iter().filter_map(|own| own.count.as_ref()) {
        positive(d, count, 1);
    }
    let Some(figures) = &meeting.attendance else { return };
    let all = [
        &figures.countries_represented,
        &figures.participants,
        &figures.in_person,
        &figures.online,
    ];
    all.into_iter().flatten().for_each(|figure| positive(d, figure, 0));
    if !whole {
        return;
    }
    if let Some(figure) = &figures.countries_represented {
        countries(d, meeting, figure);
    }
    let present = |own: &&Attendee| state(own) != Some(AttendanceState::Apologies);
    let in_state = |wanted| move |own: &&Attendee| state(own) == Some(wanted);
    people(d, meeting, figures.participants.as_ref(), "people", present);
    let in_person = in_state(AttendanceState::InPerson);
    people(d, meeting, figures.in_person.as_ref(), "people in the room", in_person);
    let online = in_state(AttendanceState::Online);
    people(d, meeting, figures.online.as_ref(), "people online", online);
}

fn state(attendee: &Attendee) -> Option<AttendanceState> {
    attendee.attendance.as_ref().map(|state| state.value)
}

fn positive(d: &mut Diagnostics, figure: &At<i64>, least: i64) {
    if figure.value < least {
        let message = format!("{} is not a possible number here", figure.value);
        let diagnostic = Diagnostic::error("data/number/range", message)
            .at(Place::Value(figure.origin.clone()))
            .hint(format!("it is at least {least}"));
        d.push(diagnostic);
    }
}

fn countries(d: &mut Diagnostics, meeting: &Meeting, figure: &At<i64>) {
    let participating: BTreeSet<_> =
        meeting.participating_countries.iter().map(|code| code.value.clone()).collect();
    let many = i64::try_from(participating.len()).unwrap_or(i64::MAX);
    if !participating.is_empty() && figure.value > many {
        let message = format!(
            "{} countries represented, but only {many} take part in the meeting",
            figure.value
        );
        let place = meeting.participating_countries.first();
        let mut diagnostic = Diagnostic::warning("data/attendance/figures", message)
            .at(Place::Value(figure.origin.clone()));
        if let Some(first) = place {
            diagnostic =
                diagnostic.at_with(Place::Value(first.origin.clone()), "listed here");
        }
        d.push(diagnostic);
        return;
    }
    // Only a list of delegations says which countries were there.
    let delegates = meeting.attendees.iter().filter(|own| {
        let role = own.role.as_ref().map(|role| role.value);
        let delegate = [AttendeeRole::HeadOfDelegation, AttendeeRole::Delegate];
        let chair = [AttendeeRole::Chair, AttendeeRole::CoChair];
        role.is_some_and(|role| delegate.contains(&role) || chair.contains(&role))
            && state(own) != Some(AttendanceState::Apologies)
    });
    let listed: BTreeSet<_> = delegates
        .filter_map(|own| CountryCode::new(own.represents.as_ref()?))
        .filter(|code| participating.contains(code))
        .collect();
    let listed = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    if listed > 0 && listed != figure.value {
        let message = format!(
            "{} countries represented, but the list has delegates of {listed}",
            figure.value
        );
        d.push(contradiction(message, figure, meeting));
    }
}

fn people(
    d: &mut Diagnostics,
    meeting: &Meeting,
    figure: Option<&At<i64>>,
    what: &str,
    counts: impl Fn(&&Attendee) -> bool,
) {
    let Some(figure) = figure else { return };
    let mut sum = 0_i64;
    for attendee in meeting.attendees.iter().filter(counts) {
        let one = attendee.person.as_ref().map(|_| 1);
        let Some(count) = attendee.count.as_ref().map(|count| count.value).or(one) else {
            // Nobody knows how many come from there.
            return;
        };
        sum = sum.saturating_add(count);
    }
    if sum > 0 && sum != figure.value {
        let message = format!("{} {what}, but the list has {sum}", figure.value);
        d.push(contradiction(message, figure, meeting));
    }
}

fn contradiction(message: String, figure: &At<i64>, meeting: &Meeting) -> Diagnostic {
    let diagnostic = Diagnostic::warning("data/attendance/figures", message)
        .at(Place::Value(figure.origin.clone()));
    match meeting.attendees.first() {
        Some(first) => {
            diagnostic.at_with(Place::Value(first.origin.clone()), "listed here")
        }
        None => diagnostic,
    }
}
