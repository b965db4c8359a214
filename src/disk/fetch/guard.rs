//! The guard of the local network: which addresses are asked at all.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// A resolver of names that gives no address of the machine itself or of a private network, so that
/// neither a name nor a redirect can make this program ask a service that is not public.
#[derive(Debug)]
pub struct GuardedResolver {
    inner: DefaultResolver,
    /// The hosts that a person has named, which may be private.
    named: Vec<String>,
}

/// The reason for which a connection is not made.
#[derive(Debug)]
pub struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("its address is not a public one")
    }
}

impl std::error::Error for NotPublic {}

impl GuardedResolver {
    /// A resolver that gives private addresses for these hosts only.
    pub fn except(named: Vec<String>) -> Self {
        Self {
            inner: DefaultResolver::default(),
            named,
        }
    }
}

impl Resolver for GuardedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let is_named = uri
            .host()
            .is_some_and(|host| self.named.iter().any(|named| named == host));
        if !is_named && found.iter().any(|address| !is_public(address.ip())) {
            return Err(Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                NotPublic,
            )));
        }
        Ok(found)
    }
}

/// The host of an address, without its port.
pub fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    match authority.strip_prefix('[') {
        Some(v6) => authority.get(..v6.find(']')? + 2),
        None => authority.split(':').next(),
    }
}

/// True for the name of this machine, and for numbers of addresses that are not public.
pub fn is_local(host: &str) -> bool {
    let number = host.trim_matches(['[', ']']);
    host == "localhost" || number.parse().is_ok_and(|address| !is_public(address))
}

/// True for addresses that anybody can reach (the registries of special-purpose addresses, RFC
/// 6890, and of unique local ones, RFC 4193).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, third, _] = address.octets();
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
                || (first == 192 && second == 0 && third == 0)
                || (first == 198 && (18..20).contains(&second)))
        }
        IpAddr::V6(address) => {
            if let Some(inner) = inner(address) {
                return is_public(IpAddr::V4(inner));
            }
            let [first, second, ..] = address.segments();
            !(address.is_multicast()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || first & 0xffc0 == 0xfec0
                || (first == 0x64 && second == 0xff9b)
                || first == 0x100
                || (first == 0x2001 && second < 0x200)
                || (first == 0x2001 && second == 0xdb8)
                || (first == 0x3fff && second < 0x1000))
        }
    }
}

/// The older address that an address of version 6 stands for: mapped or compatible (RFC 4291,
/// section 2.5.5), or behind a translator (RFC 6052) or a relay (RFC 3056).
fn inner(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let octets = address.octets();
    let four = |from: usize| {
        let [a, b, c, d] = octets[from..from + 4].try_into().ok()?;
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => four(12),
        [0x2002, ..] => four(2),
        _ => None,
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
            "64:ff9b::1.1.1.1",
            "2002:101:101::1",
            "2a00:1450:4001:82b::200e",
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
            "::127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::7f00:1",
            "2002:7f00:1::1",
            "2002:a9fe:a9fe::1",
            "fec0::1",
            "2001:db8::1",
            "2001::1",
            "100::1",
            "192.0.0.170",
            "192.0.2.1",
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
