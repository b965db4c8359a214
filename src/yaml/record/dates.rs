//! The shapes of days and of dates that may be a month or a year.

use serde_yaml::Value;

use super::texts::plain;
use super::{BAD_VALUE, Outline, Shape, TextForm, ValueReader};
use crate::base::date::{self, Day, When};

impl Shape for Day {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        read_date(value, reader, Self::parse, false, |when| match when {
            When::Day(day) => Some(day),
            When::Month(..) | When::Year(_) => None,
        })
    }

    fn outline() -> Outline {
        Outline::Text(TextForm {
            name: "day",
            pattern: r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$",
            example: "2024-03-31",
        })
    }
}

impl Shape for When {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        read_date(value, reader, Self::parse, true, Some)
    }

    fn outline() -> Outline {
        Outline::When
    }
}

/// A date. One in another form is refused with what it can mean, and offered in the form that is
/// wanted if it can mean one thing only. `less` says that a month or a year is enough.
fn read_date<T: ToString>(
    value: &Value,
    reader: &mut ValueReader,
    parse: impl FnOnce(&str) -> Result<T, String>,
    less: bool,
    fits: impl Fn(When) -> Option<T>,
) -> Option<T> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Sequence(_) | Value::Mapping(_) => {
            let help = "write one date, without brackets, braces and hyphens before it";
            reader.refuse_kind(value, "a date", Some(help.to_owned()));
            return None;
        }
        _ => plain(value, reader)?,
    };
    let message = match parse(&text) {
        Ok(date) => return Some(date),
        Err(message) => message,
    };
    let found = date::meanings(&text);
    let meant: Vec<String> = found
        .iter()
        .filter_map(|when| fits(*when))
        .map(|date| date.to_string())
        .collect();
    if let (true, Some(when)) = (meant.is_empty(), found.first()) {
        let message = format!("`{text}` has no day; write the whole date as YYYY-MM-DD");
        reader.refuse(BAD_VALUE, message, Some(with_day(*when)));
        return None;
    }
    let help = match meant.as_slice() {
        [] => what_to_write(&text, less),
        meant => format!("did you mean {}?", meant.join(" or ")),
    };
    reader.refuse(BAD_VALUE, message, Some(help));
    if let [only] = meant.as_slice() {
        let written = value.as_str().unwrap_or(&text);
        reader.offer(written, Some(only.clone()));
    }
    None
}

/// What to write where a day is needed and only a month or a year is known.
fn with_day(when: When) -> String {
    let form = match when {
        When::Year(_) => format!("{when}-MM-DD"),
        When::Month(..) => format!("{when}-DD"),
        When::Day(day) => day.to_string(),
    };
    format!("add what is missing: {form}")
}

/// What to write instead of a text that is no date in any form.
fn what_to_write(text: &str, less: bool) -> String {
    let guesses = date::in_this_century(text);
    if !guesses.is_empty() {
        let guesses: Vec<String> = guesses.iter().map(ToString::to_string).collect();
        return format!("write the year with four digits: {}", guesses.join(" or "));
    }
    if let Some(length) = length_of_month(text) {
        return length;
    }
    if let Some(first) = first_of_span(text) {
        return format!("write one date, such as the first: {first}");
    }
    match (date::years(text).as_slice(), less) {
        ([year], true) => format!("if no more than the year is certain, write {year}"),
        ([year], false) => format!("write the whole date: {year}-MM-DD"),
        ([first, .., last], true) => {
            format!("write one date: a day, a month or a year, such as {first} or {last}")
        }
        (_, true) => "write the year, and the month and the day if they are known: YYYY-MM-DD, YYYY-MM or YYYY".to_owned(),
        (_, false) => "write the year, the month and the day in numbers: YYYY-MM-DD".to_owned(),
    }
}

/// The first of two dates between which something happened.
fn first_of_span(text: &str) -> Option<When> {
    let (first, last) = ["/", " to ", " - ", " – ", "–", " — "]
        .iter()
        .find_map(|between| text.split_once(between))?;
    let one = |text: &str| match date::meanings(text).as_slice() {
        [when] => Some(*when),
        _ => None,
    };
    one(last).and(one(first))
}

/// How many days the month of a date has whose day it does not have; `None` for other texts.
fn length_of_month(text: &str) -> Option<String> {
    let (month, _) = text.rsplit_once('-')?;
    let When::Month(..) = When::parse(month).ok()? else {
        return None;
    };
    let (_, _, days) = When::parse(month).ok()?.last_day().parts();
    let is_day = text.len() == "2024-02-30".len();
    is_day.then(|| format!("{month} has {days} days"))
}
