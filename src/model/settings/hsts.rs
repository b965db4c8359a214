//! HSTS: for how long browsers open the publication's host by HTTPS alone (RFC 6797).

use serde_yaml::Value;

use crate::record;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, ValueReader};

/// Seconds in a day.
const DAY: u64 = 24 * 60 * 60;
/// The fewest days for which browsers take a host into their lists.
const DAYS_OF_A_PRELOADED_HOST: u32 = 365;

record! {
    /// For how long browsers open the host by HTTPS alone.
    pub struct HstsKeys {
        /// For how many days after each visit browsers open the host by HTTPS alone; `0` ends it.
        ///
        /// `days: 365`
        pub days: u32,
        /// Whether the same holds for every host below it; `false` by default.
        ///
        /// `subdomains: true`
        pub subdomains: Option<bool>,
        /// Whether browsers may have the host in the list that they come with; `false` by default.
        ///
        /// `preload: false`
        pub preload: Option<bool>,
    }
}

/// For how long browsers open the host by HTTPS alone: a policy that browsers accept.
#[derive(Debug, Clone, PartialEq)]
pub struct Hsts(HstsKeys);

impl Hsts {
    /// The value of the header `Strict-Transport-Security`.
    #[must_use]
    pub fn header(&self) -> String {
        let Self(keys) = self;
        let word = |said: Option<bool>, word| if said == Some(true) { word } else { "" };
        format!(
            "max-age={}{}{}",
            u64::from(keys.days) * DAY,
            word(keys.subdomains, "; includeSubDomains"),
            word(keys.preload, "; preload"),
        )
    }
}

impl Shape for Hsts {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let keys = HstsKeys::read(value, reader)?;
        let is_in_lists = keys.days >= DAYS_OF_A_PRELOADED_HOST && keys.subdomains == Some(true);
        if keys.preload == Some(true) && !is_in_lists {
            let message = "browsers do not take a host with these values into their lists";
            let help = format!(
                "write at least `days: {DAYS_OF_A_PRELOADED_HOST}` and `subdomains: true` beside `preload: true`"
            );
            reader.refuse(BAD_VALUE, message, Some(help));
            return None;
        }
        Some(Self(keys))
    }

    fn outline() -> Outline {
        HstsKeys::outline()
    }
}
