//! Days of the week, times and time zones in words.

use jiff::civil;
use jiff::tz::TimeZoneDatabase;

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

    /// What people call a zone of the IANA database on a day; its name in the database where
    /// the language has no other.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn time_zone(&self, name: &str, date: &Date) -> Said {
        let zone = TimeZoneDatabase::bundled().get(name).ok();
        let noon = civil_day(date).map(|day| day.at(12, 0, 0, 0));
        let moment = zone.as_ref().zip(noon).and_then(|(zone, noon)| {
            let moment = zone.to_ambiguous_timestamp(noon).compatible().ok()?;
            Some(zone.to_offset_info(moment).abbreviation().to_owned())
        });
        let known = moment.as_deref().unwrap_or_default();
        self.word(
            "time-zone",
            &[("zone", Value::Text(known)), ("name", Value::Text(name))],
        )
    }
}

/// The day, or the first of what is known; none where there is no such day.
fn civil_day(date: &Date) -> Option<civil::Date> {
    let small = |part: Option<u8>| i8::try_from(part.unwrap_or(1)).ok();
    let year = i16::try_from(date.year).ok()?;
    civil::Date::new(year, small(date.month)?, small(date.day)?).ok()
}
