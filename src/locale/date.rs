//! Dates and ranges of dates in words. The forms are messages of the language's file,
//! because CLDR's patterns are not what official texts use.

use super::{Locale, Value};
use crate::diagnostic::Diagnostic;
use crate::model::Date;

/// Where a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By itself: `11–12 March 2013`.
    Title,
    /// Within a sentence: `11 and 12 March 2013`.
    Text,
}

impl Locale {
    /// A date in the precision it has.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn date(&self, date: &Date, form: Form) -> Result<String, Box<Diagnostic>> {
        let year = ("year", Value::Number(date.year.into()));
        let Some(month) = date.month else {
            return self.word(key("date-year", form, self).as_str(), &[year]);
        };
        let Some(day) = date.day else {
            let month = self.month(month, false, form)?;
            let values = [("month", Value::Text(&month)), year];
            return self.word(key("date-month", form, self).as_str(), &values);
        };
        let month = self.month(month, true, form)?;
        let values =
            [("day", Value::Number(day.into())), ("month", Value::Text(&month)), year];
        self.word(key("date-day", form, self).as_str(), &values)
    }

    /// A range; one date where the second is absent or the same. The precision is that of
    /// the coarser one.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn range(
        &self,
        start: &Date,
        end: Option<&Date>,
        form: Form,
    ) -> Result<String, Box<Diagnostic>> {
        let Some(end) = end else { return self.date(start, form) };
        let years = [
            ("startYear", Value::Number(start.year.into())),
            ("endYear", Value::Number(end.year.into())),
            ("year", Value::Number(end.year.into())),
        ];
        let same_year = start.year == end.year;
        let (Some(from), Some(to)) = (start.month, end.month) else {
            if same_year {
                return self
                    .date(&Date { month: None, day: None, ..start.clone() }, form);
            }
            return self.word(key("range-of-years", form, self).as_str(), &years);
        };
        let days = start.day.zip(end.day);
        if same_year && from == to && start.day == end.day {
            return self.date(start, form);
        }
        if same_year && from == to && days.is_none() {
            return self.date(&Date { day: None, ..start.clone() }, form);
        }
        let with_day = days.is_some();
        let (from, to) =
            (self.month(from, with_day, form)?, self.month(to, with_day, form)?);
        let mut values = years.to_vec();
        values.extend([
            ("startMonth", Value::Text(&from)),
            ("endMonth", Value::Text(&to)),
            ("month", Value::Text(&to)),
        ]);
        let base = match days {
            None if same_year => "range-of-months",
            None => "range-of-months-over-years",
            Some((first, last)) => {
                values.extend([
                    ("startDay", Value::Number(first.into())),
                    ("endDay", Value::Number(last.into())),
                ]);
                match (same_year, start.month == end.month) {
                    (false, _) => "range-over-years",
                    (true, false) => "range-over-months",
                    (true, true) if last == first + 1 => "range-of-two-days",
                    (true, true) => "range-of-days",
                }
            }
        };
        self.word(key(base, form, self).as_str(), &values)
    }

    /// When something was done, as a sentence says it: `on 11 and 12 March 2013`.
    ///
    /// # Errors
    /// A message that is missing.
    pub fn when(
        &self,
        start: &Date,
        end: Option<&Date>,
    ) -> Result<String, Box<Diagnostic>> {
        let date = self.range(start, end, Form::Text)?;
        let precision = Value::Text(precision(start, end));
        self.word("when", &[("precision", precision), ("date", Value::Text(&date))])
    }

    /// A date as a comma may follow it: some languages leave out the stop after the year.
    pub fn before_comma<'a>(&self, date: &'a str) -> &'a str {
        let shorter = date.strip_suffix('.').filter(|rest| ends_with_digit(rest));
        shorter.filter(|_| self.drops_stop).unwrap_or(date)
    }

    /// A sentence with the date that was put into it as a comma may follow it.
    pub(super) fn without_stops(
        &self,
        text: String,
        values: &[(&str, Value<'_>)],
    ) -> String {
        let date = values.iter().find_map(|(name, value)| match value {
            Value::Text(date) if *name == "date" => Some(*date),
            _ => None,
        });
        let Some(date) = date else { return text };
        let shorter = self.before_comma(date);
        if shorter.len() == date.len() {
            return text;
        }
        text.replace(&format!("{date},"), &format!("{shorter},"))
    }

    /// A month's name; beside a day, or within a sentence, it may stand in another case.
    fn month(
        &self,
        month: u8,
        with_day: bool,
        form: Form,
    ) -> Result<String, Box<Diagnostic>> {
        let base = if with_day { "month-with-day" } else { "month-alone" };
        let key = key(base, form, self);
        self.word(&key, &[("month", Value::Number(month.into()))])
    }
}

/// The message of a form; a language that has no form of its own for text uses the title's.
fn key(base: &str, form: Form, locale: &Locale) -> String {
    let text = format!("{base}-in-text");
    if form == Form::Text && locale.has(&text) { text } else { base.to_owned() }
}

/// How exactly a date or range is known, in the word that messages choose by.
pub fn precision(start: &Date, end: Option<&Date>) -> &'static str {
    let of_one = |date: &Date| match (date.month, date.day) {
        (_, Some(_)) => "day",
        (Some(_), None) => "month",
        (None, None) => "year",
    };
    let Some(end) = end else { return of_one(start) };
    let alike = (start.year, start.month) == (end.year, end.month);
    match start.day.zip(end.day) {
        Some((first, last)) if alike && last.saturating_sub(first) < 2 => "day",
        None if alike => {
            if start.month.is_some() {
                "month"
            } else {
                "year"
            }
        }
        _ => "span",
    }
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}
