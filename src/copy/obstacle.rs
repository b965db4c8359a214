//! Obstacles: why no copy of a source could be kept, each in one plain phrase. None of them counts
//! as a success.

mod page;
mod phrases;
mod signs;

use std::fmt;

pub use page::{PageAnswer, in_answer, in_status, is_front, media_type_of};

/// Why no copy could be kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Readers have to log in or to pay.
    LogIn,
    /// The page says that it does not exist, although its status says that it does.
    SaysNotFound,
    /// The address leads to the front page of a site.
    FrontPage,
    /// The page only asks for consent to cookies.
    Consent,
    /// The page checks whether a person is asking.
    BotCheck,
    /// There are no words in it.
    Empty,
    /// There are no words in it before its scripts run.
    NeedsScripts,
    /// It ends before its end.
    CutOff,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// It is not what its address or its header announces.
    OtherType {
        /// The media type that was announced.
        announced: String,
        /// What came.
        is: String,
    },
    /// It is packed in a way that is not read.
    UnknownCoding(String),
    /// It is not packed as its header says.
    Damaged,
    /// The site asks programs not to fetch the page.
    RobotsForbid,
    /// The site does not say whether programs may fetch the page.
    RobotsUnclear(u16),
    /// The server refuses access.
    Blocked(u16),
    /// The page is not there.
    Gone(u16),
    /// The server asks to come back later, in this many seconds if it says so.
    Busy(u16, Option<u64>),
    /// The server failed.
    ServerError(u16),
    /// Any other status that is no success.
    OtherStatus(u16),
    /// The name of the host is unknown.
    NoSuchHost,
    /// The host is this machine or one of a private network.
    PrivateAddress,
    /// The server cannot be believed to be the one it says it is, and why.
    Certificate(&'static str),
    /// No connection, and why, as the end of a phrase.
    NoConnection(String),
    /// The whole answer was not there within this many seconds.
    TooSlow(u64),
    /// Redirects lead back to where they came from.
    RedirectLoop,
    /// There are more than this many redirects.
    TooManyRedirects(u32),
    /// A redirect without an address that can be read.
    BadRedirect,
    /// The address is of another kind than http and https.
    Scheme(String),
    /// The address contains a user name or a password.
    Credentials,
    /// The address cannot be read.
    BadAddress,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LogIn => f.write_str("the page asks readers to log in or to pay"),
            Self::SaysNotFound => f.write_str("the page says that it was not found"),
            Self::FrontPage => f.write_str("the address leads to the front page"),
            Self::Consent => f.write_str("the page asks for consent to cookies first"),
            Self::BotCheck => f.write_str("the page first checks whether a person is asking"),
            Self::Empty => f.write_str("there are no words in it"),
            Self::NeedsScripts => f.write_str("there are no words in it before its scripts run"),
            Self::CutOff => f.write_str("the answer broke off"),
            Self::TooLarge(limit) => write!(f, "it is larger than {}", size(*limit)),
            Self::OtherType { announced, is } => write!(f, "it is {is}, not {announced}"),
            Self::UnknownCoding(coding) => write!(f, "it is packed as `{coding}`"),
            Self::Damaged => f.write_str("it is not packed as its header says"),
            Self::RobotsForbid => f.write_str("the site's robots.txt does not allow it"),
            Self::RobotsUnclear(status) => {
                write!(f, "the site's robots.txt cannot be read (status {status})")
            }
            Self::Blocked(status) => write!(f, "the server refuses access (status {status})"),
            Self::Gone(status) => write!(f, "the page is not there (status {status})"),
            Self::Busy(status, None) => {
                write!(f, "the server asks to come back later (status {status})")
            }
            Self::Busy(status, Some(seconds)) => write!(
                f,
                "the server asks to come back in {seconds} s (status {status})"
            ),
            Self::ServerError(status) => write!(f, "the server failed (status {status})"),
            Self::OtherStatus(status) => write!(f, "the server answered with status {status}"),
            Self::NoSuchHost => f.write_str("there is no such host"),
            Self::PrivateAddress => f.write_str("its host is in a private network"),
            Self::Certificate(why) => write!(f, "the server's certificate {why}"),
            Self::NoConnection(why) => write!(f, "no connection: {why}"),
            Self::TooSlow(seconds) => write!(f, "not answered in full within {seconds} s"),
            Self::RedirectLoop => f.write_str("its redirects go round in a circle"),
            Self::TooManyRedirects(limit) => write!(f, "there are more than {limit} redirects"),
            Self::BadRedirect => f.write_str("a redirect does not say where it leads"),
            Self::Scheme(scheme) => write!(f, "it is at an address of {scheme}, not of https"),
            Self::Credentials => f.write_str("the address contains a user name or a password"),
            Self::BadAddress => f.write_str("the address cannot be read"),
        }
    }
}

impl std::error::Error for Obstacle {}

/// A number of bytes for people: `64 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

#[cfg(test)]
mod tests;
