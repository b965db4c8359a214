//! The shapes of days and of dates that may be a month or a year.

use serde_yaml::Value;

use super::texts::read_text;
use super::{BAD_VALUE, Outline, Shape, TextForm, ValueReader};
use crate::base::date::{Day, When};

impl Shape for Day {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if let Value::Number(number) = value {
            reader.refuse(
                BAD_VALUE,
                format!("`{number}` is not a full date; write it as 2023-03-22"),
                None,
            );
            return None;
        }
        read_date(value, reader, Self::parse)
    }

    fn outline() -> Outline {
        Outline::Text(TextForm {
            name: "day",
            pattern: r"^\s*\d{4}-\d{2}-\d{2}\s*$",
            example: "2024-03-31",
        })
    }
}

impl Shape for When {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        match value {
            Value::Number(year) => Self::parse(&year.to_string())
                .map_err(|message| reader.refuse(BAD_VALUE, message, None))
                .ok(),
            _ => read_date(value, reader, Self::parse),
        }
    }

    fn outline() -> Outline {
        Outline::When
    }
}

/// A date; one that can only be read in one way is offered in the form that is wanted.
fn read_date<T>(
    value: &Value,
    reader: &mut ValueReader,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let date = read_text(value, reader, parse);
    if let (None, Some(text)) = (&date, value.as_str()) {
        reader.offer(text, Day::suggestion(text).map(|day| day.to_string()));
    }
    date
}
