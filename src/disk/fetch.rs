//! Fetching public files of a site over the web, with limits: its public record, and for `verify`
//! its data and pages.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

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
        let resolver = GuardedResolver {
            inner: DefaultResolver::default(),
            named: named.map(str::to_owned),
        };
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

/// A resolver of names that gives no address of the machine itself or of a private network, so that
/// neither a name nor a redirect can make this program ask a service that is not public.
#[derive(Debug)]
struct GuardedResolver {
    inner: DefaultResolver,
    /// The host that a person has named, which may be private.
    named: Option<String>,
}

impl Resolver for GuardedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let is_named = self.named.as_deref() == uri.host();
        if !is_named && found.iter().any(|address| !is_public(address.ip())) {
            return Err(Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "its address is not a public one",
            )));
        }
        Ok(found)
    }
}

/// The host of an address, without its port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    match authority.strip_prefix('[') {
        Some(v6) => authority.get(..v6.find(']')? + 2),
        None => authority.split(':').next(),
    }
}

/// True for the name of this machine, and for numbers of addresses that are not public.
fn is_local(host: &str) -> bool {
    let number = host.trim_matches(['[', ']']);
    host == "localhost" || number.parse().is_ok_and(|address| !is_public(address))
}

/// True for addresses that anybody can reach (the registries of special-purpose addresses, RFC
/// 6890, and of unique local ones, RFC 4193).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            !(address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_unspecified()
                || address.is_broadcast()
                || address.is_multicast()
                || address.is_documentation()
                || first == 0
                || first >= 240
                || (first == 100 && (64..128).contains(&second))
                || (first == 198 && (18..20).contains(&second)))
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_public(IpAddr::V4(mapped)),
            None => {
                !(address.is_loopback()
                    || address.is_unspecified()
                    || address.is_multicast()
                    || address.is_unique_local()
                    || address.is_unicast_link_local())
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{host, is_local, is_public};

    #[test]
    fn only_addresses_that_anybody_can_reach_are_public() {
        for public in [
            "1.1.1.1",
            "93.184.215.14",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for other in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "198.18.0.1",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fc00::1",
            "fe80::1",
            "::ffff:127.0.0.1",
            "ff02::1",
        ] {
            assert!(!is_public(other.parse().expect("an address")), "{other}");
        }
    }

    #[test]
    fn only_this_machine_and_private_numbers_are_local() {
        for (url, expected, local) in [
            ("http://127.0.0.1:8080/published.json", "127.0.0.1", true),
            ("http://[::1]:8080/", "[::1]", true),
            ("http://localhost/a", "localhost", true),
            (
                "https://checks.example.org:444/a?b",
                "checks.example.org",
                false,
            ),
            ("https://1.1.1.1", "1.1.1.1", false),
            ("https://localhost.evil.org/", "localhost.evil.org", false),
        ] {
            assert_eq!(host(url), Some(expected), "{url}");
            assert_eq!(is_local(expected), local, "{url}");
        }
    }
}
