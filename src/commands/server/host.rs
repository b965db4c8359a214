//! Hosts: the names by which a server may be called. Another site can make its own name lead here
//! (DNS rebinding), but its requests carry that name and are refused.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The names by which a server may be called.
#[derive(Debug, Clone)]
pub struct Hosts {
    listens: SocketAddr,
    /// The name that its user gave it.
    named: Option<String>,
}

impl Hosts {
    /// The names of a server that listens on this address; `named` is the one that its user gave
    /// it.
    #[must_use]
    pub fn new(listens: SocketAddr, named: Option<String>) -> Self {
        Self { listens, named }
    }

    /// True for a `Host` header (RFC 9110, section 7.2) by which this server may be called:
    /// `localhost`, an IP address or the name from its user, with the port. Any other could be one that
    /// somebody has pointed at this address.
    #[must_use]
    pub fn may_be(&self, header: &str) -> bool {
        let (host, port) = in_parts(header);
        self.is_ours(host) && port == Some(self.listens.port())
    }

    /// True for a host without its port by which this server may be called.
    fn is_ours(&self, host: &str) -> bool {
        match host.parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || self.is_open(),
            Err(_) => host.eq_ignore_ascii_case("localhost") || self.is_named(host),
        }
    }

    /// How somebody gets in who called the server by a name that is not its own.
    #[must_use]
    pub fn way_in(&self, header: &str) -> String {
        let (host, _) = in_parts(header);
        let port = self.listens.port();
        let open = format!("open http://{}/", reachable(self.listens));
        let is_address = host.parse::<IpAddr>().is_ok();
        let is_name = !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        if self.is_ours(host) {
            let host = if host.contains(':') {
                format!("[{host}]")
            } else {
                host.to_owned()
            };
            format!("this server is at port {port}: open http://{host}:{port}/")
        } else if is_address {
            format!(
                "this server only listens to its own machine: {open}, or start it with `factpress serve --host 0.0.0.0`"
            )
        } else if is_name {
            format!(
                "this server is not called `{host}`: {open}, or start it with `factpress serve --name {host}`"
            )
        } else {
            format!("this server is not called by that name: {open}")
        }
    }

    /// True if the server listens to other machines, which call it by an address that it does not
    /// know.
    fn is_open(&self) -> bool {
        !self.listens.ip().is_loopback()
    }

    fn is_named(&self, host: &str) -> bool {
        self.named
            .as_deref()
            .is_some_and(|named| named.eq_ignore_ascii_case(host))
    }
}

/// The host and the port of a `Host` header; without a port, that of HTTP.
fn in_parts(header: &str) -> (&str, Option<u16>) {
    let (host, port) = match header.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
        _ => (header, Some(80)),
    };
    let host = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    (host, port)
}

/// The address at which a browser on this machine reaches a server that listens on this one.
#[must_use]
pub fn reachable(address: SocketAddr) -> SocketAddr {
    let host = match address.ip() {
        IpAddr::V4(host) if host.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(host) if host.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        host => host,
    };
    SocketAddr::new(host, address.port())
}
