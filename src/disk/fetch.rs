//! Fetching over the web, with limits: a site's own public files (its record, and for `verify` its
//! data and pages), and politely the pages of others.

mod answer;
mod crowd;
mod guard;
mod look;
mod polite;
mod refusal;

use std::io;
use std::time::Duration;

use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

use guard::{GuardedResolver, host, is_local};

pub use answer::FetchedPage;
pub use crowd::ask_all;
pub use polite::{Clock, Manners, Web};

/// How long all of it may take. Whoever waits is an author who has typed `check`.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// How many bytes are read: a record of three states of each of 100,000 claims has about 110 MB.
const SIZE_LIMIT: u64 = 256 * 1024 * 1024;
/// How many redirects are followed.
const REDIRECT_LIMIT: u32 = 5;

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// Its text.
    Text(String),
    /// There is none, or no such host: nothing was ever published there.
    Nothing,
    /// Nobody can tell whether there is one; this is why, as the end of a sentence.
    Unclear(String),
}

/// Asks a site for files, over one connection if the site keeps it open.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
}

/// Asks for a single file. If `is_named` says that a person has typed this very address, it is
/// asked as [`Fetcher::named`] asks.
#[must_use]
pub fn fetch(url: &str, is_named: bool) -> Fetched {
    let fetcher = Fetcher::new(host(url).filter(|_| is_named));
    fetcher.fetch(url, SIZE_LIMIT)
}

impl Fetcher {
    /// A fetcher for the site at an address that a person has typed: its host may be this machine
    /// or one of a private network, with which http is spoken too.
    #[must_use]
    pub fn named(url: &str) -> Self {
        Self::new(host(url))
    }

    /// Only https is spoken, and only with public addresses, also after a redirect, unless a host
    /// is named.
    fn new(named: Option<&str>) -> Self {
        let is_local = named.is_some_and(is_local);
        let config = Agent::config_builder()
            .timeout_global(Some(TIME_LIMIT))
            .max_redirects(REDIRECT_LIMIT)
            .https_only(!is_local)
            .proxy(None)
            .http_status_as_error(false)
            .user_agent(concat!("factpress/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = GuardedResolver::except(named.map(str::to_owned).into_iter().collect());
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent }
    }

    /// Asks for a file of at most this many bytes.
    #[must_use]
    pub fn fetch(&self, url: &str, limit: u64) -> Fetched {
        match self.agent.get(url).call() {
            Ok(answer) => match answer.status().as_u16() {
                200 => text(
                    answer
                        .into_body()
                        .into_with_config()
                        .limit(limit.min(SIZE_LIMIT))
                        .reader(),
                ),
                404 | 410 => Fetched::Nothing,
                status => Fetched::Unclear(format!("the server answered with status {status}")),
            },
            Err(error) => refused(&error),
        }
    }
}

fn text(mut body: impl io::Read) -> Fetched {
    let mut bytes = Vec::new();
    match body.read_to_end(&mut bytes) {
        Ok(_) => String::from_utf8(bytes).map_or_else(
            |_| Fetched::Unclear("what it sent is not text".to_owned()),
            Fetched::Text,
        ),
        Err(error) => Fetched::Unclear(format!("it broke off: {error}")),
    }
}

/// What a failed call means. Only a host that does not exist is a definite answer.
fn refused(error: &Error) -> Fetched {
    if let Error::Io(cause) = error {
        let words = cause.to_string();
        let is_unknown = [
            "Name or service not known",
            "No such host is known",
            "nodename nor servname provided",
        ];
        if is_unknown.iter().any(|known| words.contains(known)) {
            return Fetched::Nothing;
        }
    }
    Fetched::Unclear(match error {
        Error::Timeout(_) => format!("no answer within {} seconds", TIME_LIMIT.as_secs()),
        Error::RequireHttpsOnly(_) => "it is not served over https".to_owned(),
        error => error.to_string(),
    })
}
