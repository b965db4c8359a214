//! Where the server listens: which port it gets, why it gets none, and the addresses that lead to it.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener};

/// How many ports are tried if one is in use.
const PORTS: u16 = 100;
/// The first port that everybody may listen on.
const FIRST_FREE_PORT: u16 = 1024;

/// Listens on this port, or the next that is free.
///
/// # Errors
///
/// Why it cannot, and what to do, as a person reads it.
pub fn listen(host: IpAddr, port: u16) -> Result<TcpListener, String> {
    let last = port.saturating_add(if port == 0 { 0 } else { PORTS });
    let taken = |error: &io::Error| error.kind() == ErrorKind::AddrInUse;
    let mut tried = (port..=last).map(|port| TcpListener::bind((host, port)));
    tried
        .find(|listener| !listener.as_ref().is_err_and(taken))
        .unwrap_or_else(|| Err(ErrorKind::AddrInUse.into()))
        .map_err(|error| refusal((host, port, last), &error, &interfaces()))
}

/// Why the server cannot listen there, and what to do; `own` are the addresses of this machine.
fn refusal((host, port, last): (IpAddr, u16, u16), error: &io::Error, own: &[IpAddr]) -> String {
    let at = SocketAddr::new(host, port);
    let (message, help) = match error.kind() {
        ErrorKind::AddrInUse => (
            format!("the ports from {port} to {last} are in use"),
            "choose another with `--port`; `--port 0` takes any that is free".to_owned(),
        ),
        ErrorKind::PermissionDenied if port < FIRST_FREE_PORT => (
            format!("you may not listen on port {port}"),
            format!(
                "ports below {FIRST_FREE_PORT} are for system services: choose another, such as `--port 4000`"
            ),
        ),
        ErrorKind::AddrNotAvailable => {
            let own: Vec<String> = own.iter().map(ToString::to_string).collect();
            let own = if own.is_empty() {
                String::new()
            } else {
                format!(" ({})", own.join(", "))
            };
            (
                format!("{host} is not an address of this machine"),
                format!("use one of its own{own}, or `--host 0.0.0.0` for all of them"),
            )
        }
        _ => (
            format!("could not listen on {at}: {error}"),
            "choose another address with `--host`, or another port with `--port`".to_owned(),
        ),
    };
    format!("error: {message}\n   = help: {help}\n")
}

/// The other addresses that lead to a server that listens on this one, a line each.
pub fn others(listens: SocketAddr, name: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    let port = listens.port();
    if listens.ip().is_unspecified() {
        let mut found = false;
        for address in interfaces() {
            // A socket for IPv6 listens to IPv4 too, but not on every system.
            let is_reached = address.is_ipv4() == listens.is_ipv4()
                || address.is_ipv4() && cfg!(any(target_os = "linux", target_os = "macos"));
            if is_reached && !address.is_loopback() {
                found = true;
                let at = SocketAddr::new(address, port);
                lines.push(format!("In your network: http://{at}/"));
            }
        }
        if !found {
            lines.push("This machine is in no network, so nobody else can open it".to_owned());
        }
    }
    lines.extend(name.map(|name| format!("By its name: http://{name}:{port}/")));
    lines
}

/// The addresses of this machine that can be written in an address bar: one that holds for a single
/// link (`fe80::1`) needs the name of the interface beside it.
fn interfaces() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let mut all: Vec<IpAddr> = found
        .into_iter()
        .filter(|interface| !interface.is_link_local())
        .map(|interface| interface.ip())
        .collect();
    all.sort_by_key(|address| (!address.is_loopback(), address.is_ipv6()));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: ErrorKind, host: &str, port: u16) -> String {
        let own = ["127.0.0.1", "192.0.2.7"].map(|address| address.parse().unwrap());
        let at = (host.parse().unwrap(), port, port + PORTS);
        refusal(at, &kind.into(), &own)
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        assert_eq!(
            said(ErrorKind::AddrInUse, "127.0.0.1", 4000),
            "error: the ports from 4000 to 4100 are in use\n   = help: choose another with `--port`; `--port 0` takes any that is free\n"
        );
        assert_eq!(
            said(ErrorKind::PermissionDenied, "127.0.0.1", 80),
            "error: you may not listen on port 80\n   = help: ports below 1024 are for system services: choose another, such as `--port 4000`\n"
        );
        assert_eq!(
            said(ErrorKind::AddrNotAvailable, "203.0.113.9", 4000),
            "error: 203.0.113.9 is not an address of this machine\n   = help: use one of its own (127.0.0.1, 192.0.2.7), or `--host 0.0.0.0` for all of them\n"
        );
    }

    #[test]
    fn what_is_open_to_others_has_addresses_that_are_not_the_machines_own_alone() {
        let lines = others("0.0.0.0:4000".parse().unwrap(), Some("desk.lan"));
        assert!(
            lines
                .iter()
                .all(|line| !line.contains("0.0.0.0") && !line.contains("127.0.0.1"))
        );
        assert_eq!(lines.last().unwrap(), "By its name: http://desk.lan:4000/");
        assert!(lines.len() > 1);
        assert!(others("127.0.0.1:4000".parse().unwrap(), None).is_empty());
    }
}
