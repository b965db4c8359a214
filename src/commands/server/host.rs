//! Hosts: the names by which a server may be called. Another site can make its own name lead here
//! (DNS rebinding), but its requests carry that name and are refused.

use std::net::{IpAddr, SocketAddr};

/// The names by which a server may be called.
#[derive(Debug, Clone)]
pub struct Hosts {
    port: u16,
    /// True if the server listens to other machines, which call it by an address that it does not
    /// know.
    is_open: bool,
    /// The name that its user gave it.
    named: Option<String>,
}

impl Hosts {
    /// The names of a server that listens on this address; `named` is the one that its user gave
    /// it.
    #[must_use]
    pub fn new(listens: SocketAddr, named: Option<String>) -> Self {
        Self {
            port: listens.port(),
            is_open: !listens.ip().is_loopback(),
            named,
        }
    }

    /// True for a `Host` header (RFC 9110, section 7.2) by which this server may be called:
    /// `localhost`, an IP address or the name from its user, with the port. Any other could be one that
    /// somebody has pointed at this address.
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
