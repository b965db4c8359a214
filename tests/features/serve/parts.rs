//! Parts of files, as browsers ask for them to jump within a video.

use std::collections::BTreeMap;

use super::server::Server;
use super::{head, laid_out};
use crate::small_site::SmallSite;

/// The bytes of a video that nobody can play, long enough to be read in pieces.
fn video() -> String {
    (0..100_000).map(|n| format!("{n:06}")).collect()
}

struct Parts(Server, tempfile::TempDir);

impl Parts {
    fn new() -> Self {
        let root = laid_out(&SmallSite::new("").with_bytes("content/static/duck.mp4", video()));
        let server = Server::start(root.path(), &["--port", "0"]);
        server.get_until("/library/closed/", "One closed");
        Self(server, root)
    }

    /// The status line, the headers and the body of an answer.
    fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[&str],
    ) -> (String, BTreeMap<String, String>, String) {
        let mut lines = format!("{method} {path} HTTP/1.1\r\nHost: {}", self.0.address);
        for header in headers {
            lines = format!("{lines}\r\n{header}");
        }
        let answer = self.0.answer(&lines);
        let (before, body) = answer.split_once("\r\n\r\n").expect("headers");
        let headers = before
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        (head(&answer).to_owned(), headers, body.to_owned())
    }
}

#[test]
fn a_part_of_a_video_is_sent_and_no_more() {
    let (served, video) = (Parts::new(), video());
    for (range, part) in [
        ("bytes=0-5", 0..6),
        ("bytes=300000-300011", 300_000..300_012),
        ("bytes=599994-", 599_994..600_000),
        ("bytes=-7", 599_993..600_000),
        ("bytes=1-9999999", 1..600_000),
    ] {
        let (status, headers, body) = served.ask("GET", "/duck.mp4", &[&format!("Range: {range}")]);
        assert_eq!(status, "HTTP/1.1 206 Partial Content", "{range}");
        assert_eq!(
            headers["content-range"],
            format!("bytes {}-{}/600000", part.start, part.end - 1)
        );
        assert_eq!(headers["content-length"], part.len().to_string());
        assert_eq!(headers["content-type"], "video/mp4");
        assert!(body == video[part], "{range}");
    }
    let (status, headers, _) = served.ask("GET", "/duck.mp4", &["Range: bytes=600000-"]);
    assert_eq!(status, "HTTP/1.1 416 Range Not Satisfiable");
    assert_eq!(headers["content-range"], "bytes */600000");
}

#[test]
fn the_whole_is_sent_to_whoever_asks_for_no_part_that_can_be_sent() {
    let (served, video) = (Parts::new(), video());
    for range in ["bytes=5-2", "lines=1-2", "bytes=0-1,4-5", "bytes=x"] {
        let (status, headers, body) = served.ask("GET", "/duck.mp4", &[&format!("Range: {range}")]);
        assert_eq!(status, "HTTP/1.1 200 OK", "{range}");
        assert_eq!(headers["content-length"], "600000");
        assert!(body == video, "{range}");
    }
    let (status, headers, body) = served.ask("HEAD", "/duck.mp4", &["Range: bytes=0-5"]);
    assert_eq!((status.as_str(), body.as_str()), ("HTTP/1.1 200 OK", ""));
    assert_eq!(headers["content-length"], "600000");
    assert_eq!(headers["accept-ranges"], "bytes");
    let (status, ..) = served.ask("GET", "/nowhere.mp4", &["Range: bytes=0-5"]);
    assert_eq!(status, "HTTP/1.1 404 Not Found");
}

#[test]
fn a_part_goes_on_from_the_same_file_alone() {
    let served = Parts::new();
    for path in ["/duck.mp4", "/claims.json"] {
        let tag = served.ask("HEAD", path, &[]).1["etag"].clone();
        let part = |tag: &str| {
            let know = format!("If-Range: {tag}");
            served.ask("GET", path, &["Range: bytes=3-4", &know]).0
        };
        assert_eq!(part(&tag), "HTTP/1.1 206 Partial Content");
        assert_eq!(part("\"other\""), "HTTP/1.1 200 OK");
        assert_eq!(part(&format!("W/{tag}")), "HTTP/1.1 200 OK");
    }
    let tag = served.ask("HEAD", "/duck.mp4", &[]).1["etag"].clone();
    std::fs::write(served.1.path().join("content/static/duck.mp4"), "another").expect("written");
    let know = format!("If-Range: {tag}");
    let (status, _, body) = served.ask("GET", "/duck.mp4", &["Range: bytes=3-", &know]);
    assert_eq!(
        (status.as_str(), body.as_str()),
        ("HTTP/1.1 200 OK", "another")
    );
}

#[test]
fn whoever_has_a_file_is_not_sent_it_again() {
    let served = Parts::new();
    for path in [
        "/duck.mp4",
        "/claims.json",
        "/library/closed/",
        "/.factpress/live.js",
    ] {
        let tag = served.ask("HEAD", path, &[]).1["etag"].clone();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"x\", {tag}"),
            "*".to_owned(),
        ] {
            for method in ["GET", "HEAD"] {
                let know = format!("If-None-Match: {known}");
                // A part of what somebody has already is not sent either.
                let (status, headers, body) =
                    served.ask(method, path, &[&know, "Range: bytes=0-1"]);
                assert_eq!(
                    (status.as_str(), body.as_str()),
                    ("HTTP/1.1 304 Not Modified", ""),
                    "{method} {path} {known}"
                );
                assert_eq!(headers["etag"], tag);
                assert_eq!(headers["cache-control"], "no-store");
            }
        }
        let (status, ..) = served.ask("GET", path, &["If-None-Match: \"x\""]);
        assert_eq!(status, "HTTP/1.1 200 OK", "{path}");
        let (status, ..) = served.ask("GET", path, &["If-Match: \"x\""]);
        assert_eq!(status, "HTTP/1.1 412 Precondition Failed", "{path}");
        let (status, ..) = served.ask("GET", path, &[&format!("If-Match: {tag}")]);
        assert_eq!(status, "HTTP/1.1 200 OK", "{path}");
    }
    let (status, ..) = served.ask("GET", "/nowhere/", &["If-None-Match: *"]);
    assert_eq!(status, "HTTP/1.1 404 Not Found");
}
