//! Hosts: the names by which a server may be called. A page of another site that makes its own name
//! lead here (DNS rebinding) sends that name, and is refused.

use std::net::{IpAddr, SocketAddr};

/// The names by which a server may be called.
#[derive(Debug, Clone)]
pub struct Hosts {
    port: u16,
    /// True when the server listens to other machines, which call it by an address that it does not
    /// know.
    is_open: bool,
    /// A name that the person who started it gave.
    named: Option<String>,
}

impl Hosts {
    /// The names of a server that listens at this address, and the one by which it was told to be
    /// called.
    #[must_use]
    pub fn new(listens: SocketAddr, named: Option<String>) -> Self {
        Self {
            port: listens.port(),
            is_open: !listens.ip().is_loopback(),
            named,
        }
    }

    /// True for a `Host` header (RFC 9110, section 7.2) by which this server may be called: an
    /// address that its network gave it or `localhost`, with its port; never a name that anybody
    /// can give an address.
    #[must_use]
    pub fn may_be(&self, header: &str) -> bool {
        let (host, port) = match header.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
            _ => (header, Some(80)),
        };
        let host = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .unwrap_or(host);
        let is_ours = match host.parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || self.is_open,
            Err(_) => host.eq_ignore_ascii_case("localhost") || self.is_named(host),
        };
        is_ours && port == Some(self.port)
    }

    fn is_named(&self, host: &str) -> bool {
        self.named
            .as_deref()
            .is_some_and(|named| named.eq_ignore_ascii_case(host))
    }
}
