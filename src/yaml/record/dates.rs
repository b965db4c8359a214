//! The shapes of days and of dates that may be a month or a year.

use serde_yaml::Value;

use super::texts::plain;
use super::{BAD_VALUE, Outline, Shape, TextForm, ValueReader};
use crate::base::date::{self, Day, When};

impl Shape for Day {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        read_date(value, reader, Self::parse, None, |when| match when {
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
        let less = "a month or a year is enough, as in 2023-03 or 2023";
        read_date(value, reader, Self::parse, Some(less), Some)
    }

    fn outline() -> Outline {
        Outline::When
    }
}

/// A date. One in another form is refused with what it can mean, and offered in the form that is
/// wanted if it can mean one thing only. `less` is what to write if less is known.
fn read_date<T: ToString>(
    value: &Value,
    reader: &mut ValueReader,
    parse: impl FnOnce(&str) -> Result<T, String>,
    less: Option<&str>,
    fits: impl Fn(When) -> Option<T>,
) -> Option<T> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        _ => plain(value, reader)?,
    };
    let message = match parse(&text) {
        Ok(date) => return Some(date),
        Err(message) => message,
    };
    let meant: Vec<String> = date::meanings(&text)
        .into_iter()
        .filter_map(fits)
        .map(|date| date.to_string())
        .collect();
    if meant.is_empty() {
        let help = less.filter(|_| message.contains("; write it as"));
        reader.refuse(BAD_VALUE, message, help.map(str::to_owned));
    } else {
        let message = match message.split_once("; write it as") {
            Some(_) => format!("`{text}` is not in the form of a date"),
            None => message,
        };
        let help = format!("did you mean {}?", meant.join(" or "));
        reader.refuse(BAD_VALUE, message, Some(help));
    }
    if let [only] = meant.as_slice() {
        let written = value.as_str().unwrap_or(&text);
        reader.offer(written, Some(only.clone()));
    }
    None
}
