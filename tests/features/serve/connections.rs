//! Connections: who is answered, who is refused, and what each answer allows.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, thread};

use factpress::commands::server::{
    BuildStage, Hosts, MOST_CONNECTIONS, MOST_LISTENERS, Service, Snapshot,
};

use super::server::Server;
use super::{head, laid_out};
use crate::small_site::SmallSite;

#[test]
fn a_port_that_is_taken_is_said_and_the_next_is_used() {
    let root = laid_out(&SmallSite::new(""));
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = Server::start(root.path(), &["--port", &port.to_string()]);
    let next = server.address.port();
    assert_eq!(
        server.before,
        format!("port {port} is in use; using port {next} instead\n")
    );
    assert!(next > port);
    server.get_until("/library/closed/", "One closed");
}

#[test]
fn it_listens_on_this_machine_alone_and_answers_to_its_own_names() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    assert!(server.address.ip().is_loopback());
    server.get_until("/", "<html");
    let rebound = server.answer("GET / HTTP/1.1\r\nHost: evil.example");
    assert_eq!(head(&rebound), "HTTP/1.1 421 Misdirected Request");
    assert!(!rebound.contains("library"), "{rebound}");
    assert!(
        rebound.contains("start it with `factpress serve --name evil.example`"),
        "{rebound}"
    );
    assert_eq!(
        head(&server.answer(&format!("POST / HTTP/1.1\r\nHost: {}", server.address))),
        "HTTP/1.1 405 Method Not Allowed"
    );
    for path in [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/content/site.yaml",
        "/..%5c..%5cetc/passwd",
    ] {
        let answer = server.get(path);
        assert!(
            !answer.contains("title:") && !head(&answer).contains("200"),
            "{path}: {answer}"
        );
    }
    let answer = server.get("/");
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.contains(header), "{header}");
    }
    let head = server.answer(&format!("HEAD / HTTP/1.1\r\nHost: {}", server.address));
    assert!(
        head.ends_with("\r\n\r\n") && head.contains("content-length: "),
        "{head}"
    );
}

#[test]
fn it_listens_on_ipv6_too() {
    // Some containers have no IPv6 at all.
    if TcpListener::bind("[::1]:0").is_err() {
        return;
    }
    let root = laid_out(&SmallSite::new(""));
    for host in ["::1", "::"] {
        let server = Server::start(root.path(), &["--port", "0", "--host", host]);
        assert_eq!(server.address.ip().to_string(), "::1", "{host}");
        let page = server.get_until("/library/closed/", "One closed");
        let own = format!("http://{}/library/closed/", server.address);
        assert!(page.contains(&own), "{own}: {page}");
    }
}

#[test]
fn a_thousand_connections_are_held_while_another_is_answered() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    // The test itself may be allowed fewer open files than that.
    let connections = 1_000.min(open_files() - 100);
    let held: Vec<TcpStream> = (0..connections)
        .map(|_| TcpStream::connect(server.address).expect("it listens"))
        .collect();
    assert!(held.len() >= 900 && held.len() < MOST_CONNECTIONS);
    let answer = server.get("/library/closed/");
    assert!(answer.contains("One closed"), "{answer}");
}

#[test]
fn open_pages_without_number_shut_nobody_out() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    let connections = 1_024.min(open_files() - 100);
    let mut held: Vec<_> = (0..connections)
        .map(|_| server.news("index.html", 1))
        .collect();
    let mut status = |from: usize| {
        let mut line = String::new();
        held[from].read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    };
    assert_eq!(status(0), "HTTP/1.1 200 OK");
    assert!(connections > MOST_LISTENERS);
    assert_eq!(status(connections - 1), "HTTP/1.1 503 Service Unavailable");
    let mut refusal = String::new();
    held[connections - 1]
        .read_to_string(&mut refusal)
        .expect("the server ends the connection");
    assert!(refusal.contains("too many pages are open"), "{refusal}");
    let answer = server.get("/library/closed/");
    assert!(answer.contains("One closed"), "{answer}");
    // The place of a page that was closed is free for another.
    drop(held);
    let heard = (0..60).any(|_| {
        thread::sleep(Duration::from_millis(50));
        let mut line = String::new();
        server
            .news("index.html", 1)
            .read_line(&mut line)
            .expect("a line");
        line.contains("200")
    });
    assert!(heard);
}

#[test]
fn whoever_comes_when_there_is_no_room_hears_so() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    if open_files() < MOST_CONNECTIONS + 100 {
        return;
    }
    let held: Vec<TcpStream> = (0..MOST_CONNECTIONS)
        .map(|_| TcpStream::connect(server.address).expect("it listens"))
        .collect();
    let answer = server.get("/library/closed/");
    assert_eq!(head(&answer), "HTTP/1.1 503 Service Unavailable");
    assert!(answer.contains("too many connections are open"), "{answer}");
    drop(held);
    server.get_until("/library/closed/", "One closed");
}

/// How many files this process may have open.
fn open_files() -> usize {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits
        .lines()
        .find(|line| line.starts_with("Max open files"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(3)
        .and_then(|soft| soft.parse().ok())
        .unwrap_or(1_024)
}

#[test]
fn a_client_that_takes_its_time_is_cut_off() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (_sender, snapshot) = tokio::sync::watch::channel(Arc::new(Snapshot::default()));
    let stage = Arc::new(BuildStage::default());
    let mut service = Service::new(snapshot, stage, Hosts::new(address, None));
    service.timeout = Duration::from_millis(200);
    thread::spawn(move || service.run(listener));
    let mut slow = TcpStream::connect(address).expect("it listens");
    slow.set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a stream");
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ")
        .expect("it reads");
    let mut answer = Vec::new();
    // The server ends the connection: reading it to its end would wait a minute and fail otherwise.
    slow.read_to_end(&mut answer).expect("the end");
    assert!(!String::from_utf8_lossy(&answer).contains("200 OK"));
}

/// The headers of an answer, with the names in small letters.
fn headers(answer: &str) -> BTreeMap<String, String> {
    let lines = answer
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .lines()
        .skip(1);
    let header = |line: &str| {
        line.split_once(": ")
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
    };
    lines.filter_map(header).collect()
}

#[test]
fn every_answer_has_the_policy_of_the_site_and_lets_nobody_frame_it() {
    let site = SmallSite::new("");
    let published = site.file("_headers");
    let first = published
        .split("\n\n")
        .next()
        .expect("the rule of all pages");
    let guards: Vec<(&str, &str)> = first
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .collect();
    assert_eq!(guards.len(), 6);
    let root = laid_out(&site);
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    let host = server.address;
    let mut events = server.news("index.html", 1);
    let mut stream = String::new();
    while !stream.ends_with("\r\n\r\n") {
        events.read_line(&mut stream).expect("a line");
    }
    for answer in [
        server.get("/"),
        server.get("/library/closed/embed/"),
        server.get("/nowhere/"),
        server.get("/library"),
        server.get("/.factpress/live.js"),
        server.get("/.factpress/live.css"),
        server.get("/.factpress/events"),
        server.get("/claims.json"),
        server.get("/%2e%2e/"),
        server.answer("GET / HTTP/1.1\r\nHost: evil.example"),
        server.answer(&format!("POST / HTTP/1.1\r\nHost: {host}")),
        stream,
    ] {
        let headers = headers(&answer);
        for (name, value) in &guards {
            let sent = headers.get(&name.to_lowercase()).map(String::as_str);
            let closed = format!("{value}; frame-ancestors 'none'");
            let expected = if *name == "Content-Security-Policy" {
                closed.as_str()
            } else {
                value
            };
            assert_eq!(sent, Some(expected), "{name}: {answer}");
        }
        assert_eq!(
            headers.get("cache-control").map(String::as_str),
            Some("no-store"),
            "{answer}"
        );
    }
}

#[test]
fn what_the_server_lays_over_pages_keeps_to_their_policy() {
    let empty = include_str!("../../../src/commands/server/empty.html");
    let script = include_str!("../../../src/commands/server/live.js");
    assert!(
        !empty.contains("<style") && !empty.contains(" style=") && !empty.contains("<script"),
        "{empty}"
    );
    assert!(
        !script.contains("\"style\"")
            && !script.contains(".style")
            && !script.contains("innerHTML"),
        "{script}"
    );
}

#[test]
fn a_request_without_an_end_is_cut_off_where_it_is_too_long() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    let endless = "a".repeat(1 << 20);
    let host = server.address;
    for request in [
        format!("GET /{endless} HTTP/1.1\r\nHost: {host}\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {endless}"),
        format!("{endless}\r\n"),
        format!("GET / HTTP/1.1\r\n{}", "A: b\r\n".repeat(10_000)),
    ] {
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a stream");
        // It may close while this is still sent.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(
            !answer.starts_with(b"HTTP/1.1 200"),
            "{}",
            String::from_utf8_lossy(&answer)
        );
    }
    // A body is not read: a client that sends one gets an answer, and the connection ends.
    let mut stream = TcpStream::connect(host).expect("it listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a stream");
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999\r\n\r\n"
    )
    .expect("it reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(
        answer.starts_with(b"HTTP/1.1 405"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    server.get_until("/library/closed/", "One closed");
}
