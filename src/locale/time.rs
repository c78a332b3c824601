//! Days of the week, times and time zones in words.

use jiff::civil;
use jiff::tz::{Offset, TimeZoneDatabase};

use super::{Form, Locale, Value};
use crate::diagnostic::Diagnostic;
use crate::model::Date;

type Said = Result<String, Box<Diagnostic>>;

impl Locale {
    /// A day with its day of the week: `Monday, 11 March 2013`.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn day(&self, date: &Date) -> Said {
        let text = self.date(date, Form::Title)?;
        let Some(day) = civil_day(date) else { return Ok(text) };
        let number = i64::from(day.weekday().to_monday_one_offset());
        let weekday = self.word("weekday", &[("weekday", Value::Number(number))])?;
        let values = [("weekday", Value::Text(&weekday)), ("date", Value::Text(&text))];
        self.word("date-with-weekday", &values)
    }

    /// Hours and minutes of `09:30` or `09:30:00`; as written where it is no time.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn time(&self, written: &str) -> Said {
        let Some((hour, minute)) = written.split_once(':') else {
            return Ok(written.to_owned());
        };
        let minute = minute.get(..2).unwrap_or(minute);
        let Ok(number) = hour.parse::<i64>() else { return Ok(written.to_owned()) };
        let values = [
            ("hour", Value::Number(number)),
            ("twoDigitHour", Value::Text(hour)),
            ("minute", Value::Text(minute)),
        ];
        self.word("time", &values)
    }

    /// What people call a zone of the IANA database on a day; how far it is from universal
    /// time where it has no name in `lang/*.ftl`.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn time_zone(&self, name: &str, date: &Date) -> Said {
        let zone = TimeZoneDatabase::bundled().get(name).ok();
        let noon = civil_day(date).map(|day| day.at(12, 0, 0, 0));
        let on_that_day = zone.as_ref().zip(noon).and_then(|(zone, noon)| {
            let moment = zone.to_ambiguous_timestamp(noon).compatible().ok()?;
            let info = zone.to_offset_info(moment);
            Some((key(name, info.abbreviation(), info.offset()), distance(info.offset())))
        });
        // What is no zone stays as it is written: `check` warns of it.
        let (known, shown) = on_that_day.unwrap_or(("", name.to_owned()));
        self.word(
            "time-zone",
            &[("zone", Value::Text(known)), ("name", Value::Text(&shown))],
        )
    }
}

/// What `time-zone` calls a zone that has a name. Abbreviations of the database are not those
/// of one zone alone: `IST` is Irish, Indian and Israeli.
fn key(name: &str, abbreviation: &str, offset: Offset) -> &'static str {
    const NAMED: [(&str, i32); 9] = [
        ("CET", 1),
        ("CEST", 2),
        ("EET", 2),
        ("EEST", 3),
        ("WET", 0),
        ("WEST", 1),
        ("GMT", 0),
        ("BST", 1),
        ("IST", 1),
    ];
    let hours = offset.seconds() / 3600;
    let named = NAMED.iter().find(|own| **own == (abbreviation, hours));
    match (named, abbreviation, name) {
        (Some((key, _)), ..) => key,
        (None, "MSK", _) => "MSK",
        (None, "UTC", _) => "UTC",
        (None, "+03", "Europe/Istanbul" | "Asia/Istanbul" | "Turkey") => "TRT",
        _ => "",
    }
}

/// How far a zone is from universal time: `UTC+9`, `UTC−3:30`.
fn distance(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// The day, or the first of what is known; none where there is no such day.
fn civil_day(date: &Date) -> Option<civil::Date> {
    let small = |part: Option<u8>| i8::try_from(part.unwrap_or(1)).ok();
    let year = i16::try_from(date.year).ok()?;
    civil::Date::new(year, small(date.month)?, small(date.day)?).ok()
}
