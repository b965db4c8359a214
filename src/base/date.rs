//! Days of the calendar, whole or known only to the month or the year.

mod guess;
mod names;
mod zone;

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

pub use guess::{in_this_century, meanings, years};
pub use zone::{Now, Today, Zone};

/// One day, as in `2023-03-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(i16, i8, i8)", try_from = "(i16, i8, i8)")]
pub struct Day(Date);

impl Day {
    /// Reads `YYYY-MM-DD` (ISO 8601, extended format).
    ///
    /// # Errors
    ///
    /// One sentence that says what is wrong: another form, or a day that the calendar does not
    /// have.
    pub fn parse(text: &str) -> Result<Self, String> {
        match When::parse(text)? {
            When::Day(day) => Ok(day),
            When::Month(..) | When::Year(_) => Err(format!(
                "`{text}` has no day; write the whole date as YYYY-MM-DD"
            )),
        }
    }

    /// The day that a text can only mean, though [`Day::parse`] does not read it: the year comes
    /// first, as in `2023/3/22`. `None` for every other text.
    #[must_use]
    pub fn suggestion(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        let fits = year.len() == 4
            && [month, day]
                .iter()
                .all(|part| (1..=2).contains(&part.len()));
        if fits {
            Self::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok()
        } else {
            None
        }
    }

    /// How many days lie between an earlier day and this one; negative if the other is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// The second since 1970 with which the day begins, in Coordinated Universal Time.
    #[must_use]
    pub fn seconds(self) -> i64 {
        let midnight = self.0.to_datetime(jiff::civil::Time::midnight());
        let at = midnight.to_zoned(jiff::tz::TimeZone::UTC);
        at.map_or(0, |at| at.timestamp().as_second())
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl From<Day> for (i16, i8, i8) {
    fn from(day: Day) -> Self {
        day.parts()
    }
}

impl TryFrom<(i16, i8, i8)> for Day {
    type Error = jiff::Error;

    fn try_from((year, month, day): (i16, i8, i8)) -> Result<Self, jiff::Error> {
        Date::new(year, month, day).map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Written digit by digit, since every page shows dozens of days.
        let (year, month, day) = self.parts();
        let mut text = *b"0000-00-00";
        let mut number = |from: usize, to: usize, mut value: u16| {
            for place in (from..to).rev() {
                text[place] = b'0' + u8::try_from(value % 10).unwrap_or_default();
                value /= 10;
            }
        };
        number(0, 4, year.unsigned_abs());
        number(5, 7, u16::from(month.unsigned_abs()));
        number(8, 10, u16::from(day.unsigned_abs()));
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// When something happened, as exactly as it is known: `2023`, `2023-03` or `2023-03-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum When {
    /// A year.
    Year(i16),
    /// A year and a month (1 to 12).
    Month(i16, i8),
    /// A whole day.
    Day(Day),
}

impl When {
    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.parts().0,
        }
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, extended format with reduced precision).
    ///
    /// # Errors
    ///
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let bad = || format!("`{text}` is not a date in the form YYYY-MM-DD");
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<i16>().map(Some).map_err(|_| bad())
            }
            Some(_) => Err(bad()),
        };
        let year = number(4)?.ok_or_else(bad)?;
        let month = number(2)?;
        let day = number(2)?;
        if parts.next().is_some() {
            return Err(bad());
        }
        let Some(month) = month else {
            return Ok(Self::Year(year));
        };
        let month = i8::try_from(month).map_err(|_| bad())?;
        if !(1..=12).contains(&month) {
            return Err(format!(
                "`{text}` has month {month}, but months go from 01 to 12"
            ));
        }
        let Some(day) = day else {
            return Ok(Self::Month(year, month));
        };
        let day = i8::try_from(day).map_err(|_| bad())?;
        match Date::new(year, month, day) {
            Ok(date) => Ok(Self::Day(Day(date))),
            Err(_) => Err(format!("`{text}` is not a day in the calendar")),
        }
    }

    /// The first day that it can mean.
    #[must_use]
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => Day(date(year, 1, 1)),
            Self::Month(year, month) => Day(date(year, month, 1)),
            Self::Day(day) => day,
        }
    }

    /// True if even the last day that it can mean is earlier than the first that the other can
    /// mean.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        self.last_day() < other.first_day()
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => Day(date(year, 12, 31)),
            Self::Month(year, month) => Day(date(year, month, 1).last_of_month()),
            Self::Day(day) => day,
        }
    }
}

impl From<Day> for When {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests;
