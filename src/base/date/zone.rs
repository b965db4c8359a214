//! Time zones: where a publication's days begin and end, and points in time as these zones express
//! them.

use std::fmt;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use super::Day;
use crate::base::text::nearest;

/// The IANA time zones that are compiled into the program, so that they are the same on every
/// machine.
static KNOWN: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The largest offset from Coordinated Universal Time that any clock has, in minutes.
const FURTHEST_OFFSET: i32 = 14 * 60;

/// The last second of a day, counted from its noon.
const LATEST: u32 = 43_199;

/// A time zone: one of IANA's by its name, such as `America/Toronto`, or a fixed offset such as
/// `-05:00`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Coordinated Universal Time.
    #[must_use]
    pub fn utc() -> Self {
        Self {
            name: "UTC".to_owned(),
            zone: TimeZone::UTC,
        }
    }

    /// Reads the name of a zone or a fixed offset.
    ///
    /// # Errors
    ///
    /// What is wrong, and help, which names the zone that was probably meant.
    pub fn parse(text: &str) -> Result<Self, (String, Option<String>)> {
        if let Some(parts) = text.strip_prefix(['+', '-']) {
            return Self::fixed(text, parts);
        }
        let found = KNOWN
            .get(text)
            .ok()
            .filter(|zone| zone.iana_name() == Some(text));
        found
            .map(|zone| Self {
                name: text.to_owned(),
                zone,
            })
            .ok_or_else(|| {
                let help = suggestion(text).map(|name| format!("did you mean `{name}`?"));
                let example = || {
                    "write a name such as America/Toronto, or an offset such as -05:00".to_owned()
                };
                (
                    format!("there is no time zone `{text}`"),
                    help.or_else(|| Some(example())),
                )
            })
    }

    fn fixed(text: &str, parts: &str) -> Result<Self, (String, Option<String>)> {
        let is_number =
            |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = |part: &str| is_number(part).then(|| part.parse::<i32>().ok())?;
        let minutes = parts.split_once(':').and_then(|(hours, minutes)| {
            let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
            Some(number(hours)? * 60 + minutes).filter(|minutes| *minutes <= FURTHEST_OFFSET)
        });
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let offset = minutes.and_then(|minutes| Offset::from_seconds(sign * minutes * 60).ok());
        offset.map(|offset| Self { name: text.to_owned(), zone: TimeZone::fixed(offset) }).ok_or_else(|| {
            let help = "write hours and minutes, as in -05:00 or +05:30; the largest offset is 14 hours";
            (format!("`{text}` is not an offset from UTC"), Some(help.to_owned()))
        })
    }

    /// The zone of a machine, which may have no name.
    #[must_use]
    pub fn of_machine(zone: TimeZone) -> Self {
        let name = zone
            .iana_name()
            .filter(|name| *name != "Etc/Unknown")
            .map(str::to_owned);
        Self {
            name: name.unwrap_or_else(|| "the zone of this machine".to_owned()),
            zone,
        }
    }

    /// True if its name is known on every machine and says where somebody may live. A machine that
    /// is set to Coordinated Universal Time says nothing about the people who use it.
    #[must_use]
    pub fn is_somewhere(&self) -> bool {
        let is_anywhere = ["UTC", "UCT", "GMT", "Zulu", "Universal"]
            .iter()
            .any(|name| self.name.ends_with(name));
        !is_anywhere && Self::parse(&self.name).is_ok()
    }

    /// The day on which a point in time lies here, in seconds since 1970 in Coordinated Universal
    /// Time.
    ///
    /// # Errors
    ///
    /// If it lies outside of the years -9999 to 9999.
    pub fn day_at(&self, seconds: i64) -> Result<Day, String> {
        let time = Timestamp::from_second(seconds).map_err(|error| error.to_string())?;
        Ok(Day(time.to_zoned(self.zone.clone()).date()))
    }

    /// Noon of a day in this zone, `later` seconds on, as RFC 3339 writes it: for formats that need
    /// a time where only the day is known.
    ///
    /// Noon is the same day for nearly everybody on earth. `later` is capped, so that it never
    /// leads to another day.
    #[must_use]
    pub fn noon(&self, day: Day, later: u32) -> String {
        let later = later.min(LATEST);
        let part = |seconds: u32| i8::try_from(seconds).unwrap_or(0);
        let time = Time::new(
            part(12 + later / 3600),
            part(later / 60 % 60),
            part(later % 60),
            0,
        );
        let time = time.unwrap_or(Time::midnight());
        let minutes = match day.0.to_datetime(time).to_zoned(self.zone.clone()) {
            Ok(zoned) => zoned.offset().seconds() / 60,
            Err(_) => 0,
        };
        let sign = if minutes < 0 { '-' } else { '+' };
        let away = minutes.abs();
        let offset = if away == 0 {
            "Z".to_owned()
        } else {
            format!("{sign}{:02}:{:02}", away / 60, away % 60)
        };
        format!(
            "{day}T{:02}:{:02}:{:02}{offset}",
            time.hour(),
            time.minute(),
            time.second()
        )
    }
}

/// The zone that an unknown name probably means: that of the same city, or the nearest by spelling.
fn suggestion(text: &str) -> Option<String> {
    let names: Vec<String> = KNOWN.available().map(|name| name.to_string()).collect();
    let wanted = text.trim().replace(' ', "_");
    let city = |name: &str| {
        name.rsplit('/')
            .next()
            .is_some_and(|city| city.eq_ignore_ascii_case(&wanted))
    };
    let same = names.iter().find(|name| name.eq_ignore_ascii_case(&wanted));
    let found = same
        .or_else(|| names.iter().find(|name| city(name)))
        .map(String::as_str);
    found
        .or_else(|| nearest(&wanted, names.iter().map(String::as_str)))
        .map(str::to_owned)
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name
    }
}

impl TryFrom<String> for Zone {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::parse(&name).map_err(|(message, _)| message)
    }
}

/// A point in time, and the zone that says which day it is if a publication names none.
#[derive(Debug, Clone)]
pub struct Now {
    /// Seconds since 1970 in Coordinated Universal Time.
    pub seconds: i64,
    /// The zone.
    pub zone: Zone,
}

impl Now {
    /// The day that it is in a publication's zone; `None` if the system clock is out of range.
    #[must_use]
    pub fn today(&self, zone: Option<&Zone>) -> Option<Today> {
        let zone = zone.unwrap_or(&self.zone).clone();
        Some(Today {
            day: zone.day_at(self.seconds).ok()?,
            zone: Some(zone),
        })
    }
}

/// The day that counts as today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: Day,
    /// Where it is that day; `None` if somebody named the day.
    pub zone: Option<Zone>,
}

impl From<Day> for Today {
    fn from(day: Day) -> Self {
        Self { day, zone: None }
    }
}

impl fmt::Display for Today {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.zone {
            Some(zone) => write!(f, "{} in {zone}", self.day),
            None => self.day.fmt(f),
        }
    }
}
