//! The names by which a server is called, and what somebody hears who uses another.

use std::net::SocketAddr;

use super::{asked, text};
use crate::commands::server::Hosts;

#[test]
fn it_answers_to_its_own_names_alone() {
    for host in [
        "127.0.0.1:4000",
        "localhost:4000",
        "LOCALHOST:4000",
        "[::1]:4000",
        "127.0.0.2:4000",
    ] {
        assert_eq!(text(&asked("GET", "/", host)).0, 200, "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:4000",
        "127.0.0.1",
        "127.0.0.1:80",
        "192.168.1.20:4000",
        "",
        "localhost.evil.example:4000",
    ] {
        assert_eq!(text(&asked("GET", "/", host)).0, 421, "{host}");
    }
}

#[test]
fn whoever_uses_another_name_hears_how_to_get_in() {
    for (host, says) in [
        (
            "desk.lan:4000",
            "this server is not called `desk.lan`: open http://127.0.0.1:4000/, or start it with `factpress serve --name desk.lan`",
        ),
        (
            "desk.lan",
            "this server is not called `desk.lan`: open http://127.0.0.1:4000/, or start it with `factpress serve --name desk.lan`",
        ),
        (
            "192.168.1.20:4000",
            "this server only listens to its own machine: open http://127.0.0.1:4000/, or start it with `factpress serve --host 0.0.0.0`",
        ),
        (
            "localhost:8080",
            "this server is at port 4000: open http://localhost:4000/",
        ),
        (
            "<img src=x>:4000",
            "this server is not called by that name: open http://127.0.0.1:4000/",
        ),
        (
            "",
            "this server is not called by that name: open http://127.0.0.1:4000/",
        ),
    ] {
        assert_eq!(text(&asked("GET", "/", host)).1, says, "{host}");
    }
}

#[test]
fn a_server_for_the_network_answers_to_addresses_and_to_the_name_it_was_given() {
    let open = Hosts::new(
        SocketAddr::from(([0, 0, 0, 0], 4000)),
        Some("desk.local".to_owned()),
    );
    for host in [
        "192.168.1.20:4000",
        "desk.local:4000",
        "localhost:4000",
        "[fe80::1]:4000",
    ] {
        assert!(open.may_be(host), "{host}");
    }
    assert!(!open.may_be("evil.example:4000"));
}
