//! Two hundred sources at a server of which forty misbehave: what is kept, and what is said of the
//! others.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use super::server::{Server, unsigned};
use super::{archive, record, said, site};

/// The hosts that are asked, the last number of each: `127.0.0.2` and so on.
const HOSTS: [u8; 8] = [2, 3, 4, 5, 6, 7, 8, 9];
/// The paths that misbehave, with what is said of each.
const MISBEHAVING: [(&str, &str); 40] = [
    ("loop-a", "its redirects go round in a circle"),
    ("self", "its redirects go round in a circle"),
    ("many-1", "there are more than 10 redirects"),
    ("to-localhost", "its host is in a private network"),
    ("to-metadata", "its host is in a private network"),
    ("to-ftp", "it is at an address of ftp, not of https"),
    ("to-user", "the address contains a user name or a password"),
    ("to-nowhere", "a redirect does not say where it leads"),
    ("to-front", "the address leads to the front page"),
    ("to-login", "the page asks readers to log in or to pay"),
    ("truncated", "the answer broke off"),
    ("chunks-cut", "the answer broke off"),
    ("hung-up", "the answer broke off"),
    ("endless", "it is larger than 1 MB"),
    ("large", "it is larger than 1 MB"),
    ("bomb", "it is larger than 1 MB"),
    ("packed-badly", "it is not packed as its header says"),
    ("packed-oddly", "it is packed as `compress`"),
    ("slow", "not answered in full within 5 s"),
    ("silent", "not answered in full within 5 s"),
    ("no-http", "no connection: the answer is not HTTP"),
    (
        "busy",
        "the server asks to come back in 3600 s (status 429)",
    ),
    ("error", "the server failed (status 500)"),
    ("unavailable", "the server failed (status 503)"),
    ("unauthorised", "the server refuses access (status 401)"),
    ("forbidden", "the server refuses access (status 403)"),
    ("unlawful", "the server refuses access (status 451)"),
    ("absent", "the page is not there (status 404)"),
    ("gone", "the page is not there (status 410)"),
    ("nothing", "there are no words in it"),
    ("empty", "there are no words in it"),
    ("scripts", "there are no words in it before its scripts run"),
    ("check", "the page first checks whether a person is asking"),
    ("moment", "the page first checks whether a person is asking"),
    ("says-absent", "the page says that it was not found"),
    ("cookies", "the page asks for consent to cookies first"),
    ("wall", "the page asks readers to log in or to pay"),
    ("really-html.pdf", "it is text/html, not application/pdf"),
    (
        "not-a-pdf",
        "it is application/octet-stream, not application/pdf",
    ),
    (
        "forbidden-by-robots",
        "the site's robots.txt does not allow it",
    ),
];
/// Paths that are answered in an unusual, but honest way.
const HONEST: [&str; 5] = ["moved", "chunks", "packed", "busy-for-a-second", "text"];

/// The arguments that let the tests ask this machine, and quickly.
fn quickly(arguments: &[&str]) -> Vec<String> {
    let hosts = HOSTS
        .iter()
        .map(|host| format!("--private-host=127.0.0.{host}"));
    let own = ["--delay=0", "--time-limit=5", "--size-limit=1"].map(str::to_owned);
    let given = arguments.iter().map(|argument| (*argument).to_owned());
    given.chain(own).chain(hosts).collect()
}

#[test]
fn what_is_given_in_full_is_kept_and_every_obstacle_is_named() {
    let server = Server::start();
    let port = server.port;
    let mut sources = BTreeMap::new();
    for (position, (path, _)) in MISBEHAVING.iter().enumerate() {
        let id = format!("bad-{}", path.replace('.', "-"));
        sources.insert(id, server.url(HOSTS[position % 8], path));
    }
    for (name, url) in [
        ("local", format!("http://127.0.0.77:{port}/minutes")),
        ("unknown", "http://nothing.invalid/minutes".to_owned()),
        ("closed", "http://127.0.0.2:1/minutes".to_owned()),
        ("encrypted", format!("https://127.0.0.2:{port}/minutes")),
    ] {
        sources.insert(format!("bad-{name}"), url);
    }
    for number in 0..165 {
        let host = HOSTS[number % 8];
        sources.insert(
            format!("good-{number}"),
            server.url(host, &format!("minutes-{number}")),
        );
    }
    for path in HONEST {
        sources.insert(format!("good-{path}"), server.url(2, path));
    }
    let all: Vec<_> = sources
        .iter()
        .map(|(id, url)| (&**id, Some(&**url)))
        .collect();
    let folder = site(&all);
    let root = folder.path();
    let arguments = quickly(&["--all-missing"]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = archive(root, &arguments);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    // The source of the smallest site is at a host that does not exist.
    assert!(text.contains("\n170 kept, 45 not:\n"), "{text}");
    for (path, why) in MISBEHAVING {
        let line = format!("not kept bad-{}: {why}\n", path.replace('.', "-"));
        assert!(text.contains(&line), "{line}{text}");
    }
    for (name, why) in [
        ("local", "its host is in a private network"),
        ("closed", "no connection: it was refused"),
        ("encrypted", "no connection: it cannot be encrypted"),
    ] {
        assert!(
            text.contains(&format!("not kept bad-{name}: {why}\n")),
            "{text}"
        );
    }
    for line in text.lines() {
        let is_list = line.starts_with("  ") || line.starts_with("help: ");
        assert!(is_list || line.chars().count() < 100, "{line}");
    }
    let record = record(root);
    let kept: Vec<&str> = record
        .lines()
        .filter(|line| line.starts_with("good-"))
        .collect();
    assert_eq!(
        (kept.len(), record.contains("bad-")),
        (170, false),
        "{record}"
    );
    // Where a redirect led is on record, and both answers are in the file.
    let moved = format!(
        "  file: copies/good-moved.warc.gz\n  url: {}\n  final_url: {}\n  status: 200\n",
        server.url(2, "moved"),
        server.url(2, "minutes-moved")
    );
    assert!(record.contains(&moved), "{moved}{record}");
    let files = fs::read_dir(root.join("copies"))
        .expect("there are copies")
        .count();
    assert_eq!(files, 170);
    for host in HOSTS {
        let at_once = server.asked(host, |asked| asked.at_once);
        // A server that is silent has not noticed yet that nobody waits for it.
        assert!(at_once <= 3, "{at_once} requests at once");
        let robots = server.asked(host, |asked| {
            let paths = asked.paths.iter();
            paths.filter(|(path, _)| path == "/robots.txt").count()
        });
        assert_eq!(robots, 1);
    }
    // The next run asks for nothing that is there.
    let before = server.asked(3, |asked| asked.paths.len());
    let good: Vec<&str> = ["good-1", "good-9"]
        .into_iter()
        .chain(arguments[1..].iter().copied())
        .collect();
    let again = archive(root, &good);
    assert_eq!(
        said(&again),
        "good-1 has a copy already\ngood-9 has a copy already\n\n0 kept\n"
    );
    assert_eq!(server.asked(3, |asked| asked.paths.len()), before);
}

#[test]
fn a_host_is_asked_slowly_and_by_name() {
    let server = Server::start();
    let url = |path: &str| server.url(11, path);
    let (one, two, three) = (url("one"), url("two"), url("three"));
    let folder = site(&[
        ("one", Some(&one)),
        ("two", Some(&two)),
        ("three", Some(&three)),
    ]);
    let arguments = [
        "one",
        "two",
        "three",
        "--delay=0.3",
        "--private-host=127.0.0.11",
    ];
    let output = archive(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    server.asked(11, |asked| {
        let paths: Vec<&str> = asked.paths.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["/robots.txt", "/one", "/two", "/three"]);
        for pair in asked.paths.windows(2) {
            assert!(pair[1].1 - pair[0].1 >= Duration::from_millis(290));
        }
        assert_eq!(asked.at_once, 1);
        let expected = format!(
            "GET /three HTTP/1.1\r\nhost: 127.0.0.11:{}\r\nuser-agent: factpress/0.1.0",
            server.port
        );
        assert!(
            asked
                .last
                .to_lowercase()
                .starts_with(&expected.to_lowercase()),
            "{}",
            asked.last
        );
    });
}

#[test]
fn a_server_with_a_certificate_that_nobody_has_signed_is_not_believed() {
    let url = format!("https://127.0.0.1:{}/minutes", unsigned());
    let folder = site(&[("one", Some(&url))]);
    let arguments = ["one", "--private-host=127.0.0.1", "--time-limit=10"];
    let output = archive(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let text = said(&output);
    let why = "not kept one: the server's certificate is from an unknown issuer\n";
    assert!(text.contains(why), "{text}");
}

#[test]
fn robots_are_overruled_only_when_somebody_says_so() {
    let server = Server::start();
    let url = server.url(12, "forbidden-by-robots");
    let folder = site(&[("one", Some(&url))]);
    let arguments = ["one", "--delay=0", "--private-host=127.0.0.12"];
    let refused = archive(folder.path(), &arguments);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("not kept one: the site's robots.txt does not allow it\n"));
    let arguments = [&arguments[..], &["--ignore-robots"]].concat();
    let kept = archive(folder.path(), &arguments);
    assert_eq!(kept.status.code(), Some(0), "{}", said(&kept));
    assert!(record(folder.path()).contains("one:\n  file: copies/one.warc.gz\n"));
}
