//! `factpress serve`: a site in memory that is never stale, over HTTP that nobody else can use.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use factpress::Options;
use factpress::commands::preview::{EarlyPages, FileSource, Preview, PreviewFile};
use factpress::commands::server::{Hosts, MOST_CONNECTIONS, Service, Snapshot};
use factpress::disk::{Changes, Inputs, Watcher};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::incremental::{edits, files, in_memory, publish, town};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// A server over a site on the disk, as a person starts it; it ends with the test.
struct Server {
    process: Child,
    address: SocketAddr,
    /// What was printed before the address.
    before: String,
}

impl Server {
    fn start(root: &Path, more: &[&str]) -> Self {
        let mut process = crate::program()
            .args(["serve", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().expect("a pipe"));
        out.read_line(&mut line).expect("a line");
        let mut before = String::new();
        let mut err = BufReader::new(process.stderr.take().expect("a pipe"));
        if more.contains(&"--port") && !more.contains(&"0") {
            err.read_line(&mut before).expect("a line");
        }
        // What it says later is nobody's concern, but the pipes must not fill.
        thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        thread::spawn(move || std::io::copy(&mut err, &mut std::io::sink()));
        let address = line
            .strip_prefix("Showing http://")
            .and_then(|rest| rest.split('/').next())
            .expect("an address");
        Self {
            process,
            address: address.parse().expect("an address"),
            before,
        }
    }

    /// The answer to a request of these lines, as text.
    fn answer(&self, lines: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a stream");
        stream
            .write_all(format!("{lines}\r\nConnection: close\r\n\r\n").as_bytes())
            .expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.answer(&format!("GET {path} HTTP/1.1\r\nHost: {}", self.address))
    }

    /// Asks for a page until it says this.
    fn get_until(&self, path: &str, says: &str) -> String {
        for _ in 0..600 {
            let page = self.get(path);
            if page.contains(says) {
                return page;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} never says {says}: {}", self.get(path));
    }

    /// The news of a page, line by line.
    fn news(&self, path: &str, number: u64) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a stream");
        let path = format!("/.factpress/events?path={path}&number={number}");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        )
        .expect("it reads");
        BufReader::new(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads news up to a line that begins like this.
fn hear(news: &mut BufReader<TcpStream>, begins: &str) -> String {
    for _ in 0..200 {
        let mut line = String::new();
        news.read_line(&mut line).expect("news");
        if line.starts_with(begins) {
            return line;
        }
    }
    panic!("nothing begins with {begins}");
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = in_memory();
    site.lay_out(folder.path());
    folder
}

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).expect("the file");
    assert!(text.contains(from), "{text}");
    fs::write(root.join(path), text.replace(from, to)).expect("the file is written");
}

fn head(answer: &str) -> &str {
    answer.split("\r\n").next().expect("a line")
}

/// The bytes of a file that is shown; of those that are copied, as they are on the disk by now.
fn bytes(shown: &PreviewFile) -> Vec<u8> {
    match &shown.source {
        FileSource::Memory(bytes) => bytes.to_vec(),
        FileSource::Disk(file) => file.bytes().unwrap_or_default(),
    }
}

/// What tells the files of a preview from others, by path.
fn hashes(preview: &Preview) -> BTreeMap<String, String> {
    preview
        .files()
        .iter()
        .map(|(path, shown)| (path.to_string(), shown.hash.to_string()))
        .collect()
}

/// What a preview shows, by path.
fn shown(preview: &Preview) -> BTreeMap<String, Vec<u8>> {
    preview
        .files()
        .iter()
        .map(|(path, shown)| (path.to_string(), bytes(shown)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_what_is_shown_is_what_a_first_build_would_be(edits in edits()) {
        let (root, clean) = (town(), in_memory());
        let mut watcher = Watcher::new(root.path());
        let mut preview = Preview::new(root.path().to_owned(), Options::default());
        preview.look(&Changes::Anywhere, SystemTime::now(), &|_| ()).expect("the disk does not fail");
        for steps in edits.chunks(2) {
            for edit in steps {
                edit.make(root.path(), &root.path().join("public"));
            }
            let (last, hashes_before) = (shown(&preview), hashes(&preview));
            let ahead = Mutex::new(None);
            let show = |pages| *ahead.lock().expect("no thread panics") = Some(pages);
            let heard = watcher.wait(Duration::from_millis(20));
            let look = preview.look(&heard, SystemTime::now(), &show).expect("the disk does not fail");
            let ahead: Option<EarlyPages> = ahead.into_inner().expect("no thread panics");
            let fresh = publish(root.path(), &clean.path().join("public"), true);
            if fresh.is_some() {
                let mut built = files(&clean.path().join("public"));
                built.remove(".factpress-manifest");
                prop_assert!(shown(&preview) == built, "after {:?}", edits);
                if let Some(EarlyPages { changed, unchanged }) = ahead {
                    let stands = |path: &str, bytes: &[u8]| built.get(path).is_some_and(|built| *built == bytes);
                    prop_assert!(changed.iter().all(|(path, shown)| stands(path, &bytes(shown))), "after {:?}", edits);
                    prop_assert!(unchanged.iter().all(|path| stands(path, &last[&**path])), "after {:?}", edits);
                    let is_page = |path: &&String| path.ends_with(".html");
                    let is_ahead = |path: &str| changed.contains_key(path) || unchanged.contains(path);
                    prop_assert!(built.keys().filter(is_page).all(|path| is_ahead(path)), "after {:?}", edits);
                }
            } else {
                prop_assert!(look.is_none_or(|look| !look.is_shown && look.report.errors() > 0));
                prop_assert!(ahead.is_none(), "after {:?}", edits);
                prop_assert!(hashes(&preview) == hashes_before, "after {:?}", edits);
            }
        }
    }
}

#[test]
fn a_look_does_not_wake_the_next_and_a_saved_file_is_heard_of_by_its_path() {
    let root = laid_out(&SmallSite::new(""));
    let mut watcher = Watcher::new(root.path());
    let mut preview = Preview::new(root.path().to_owned(), Options::default());
    preview
        .look(&Changes::Anywhere, SystemTime::now(), &|_| ())
        .expect("the disk does not fail");
    let timeout = Duration::from_millis(200);
    assert_eq!(
        watcher.wait(timeout),
        Changes::Anywhere,
        "a look reads, and nothing is heard of that"
    );
    edit(root.path(), CLAIM, "One closed", "Only one closed");
    assert_eq!(
        watcher.wait(timeout),
        Changes::At([PathBuf::from(CLAIM)].into())
    );
    let folder = root.path().join("content/explainers/library");
    fs::write(folder.join(".index.md.swp"), "an editor's own").expect("the file is written");
    let heard = watcher.wait(timeout);
    assert_eq!(
        heard,
        Changes::At(["content/explainers/library/.index.md.swp".into()].into())
    );
    let inputs = Inputs::look(root.path()).expect("the disk does not fail");
    let Changes::At(paths) = heard else {
        panic!("a path")
    };
    assert_eq!(
        inputs.changed_at(root.path(), &paths),
        Some(inputs.clone()),
        "which is none of the site's"
    );
    let more = PathBuf::from("content/explainers/library/claims/new.md");
    fs::write(root.path().join(&more), "").expect("the file is written");
    assert_eq!(
        inputs.changed_at(root.path(), [&more]),
        None,
        "a file more takes a whole look"
    );
    fs::rename(&folder, root.path().join("content/away")).expect("the folder moves");
    let gone = ["content/explainers/library".into(), "content/away".into()];
    assert!(
        gone.iter()
            .all(|path| inputs.changed_at(root.path(), [path]).is_none()),
        "and so does a folder"
    );
}

#[test]
fn a_saved_file_is_shown_and_its_page_alone_reloads() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    let page = server.get_until("/library/closed/", "One closed");
    assert!(
        page.contains("data-path=\"library%2Fclosed%2Findex.html\" data-number=\"1\""),
        "{page}"
    );
    let mut claim = server.news("library/closed/index.html", 1);
    let mut missing = server.news("404.html", 1);
    hear(&mut claim, "data: []");
    hear(&mut missing, "data: []");
    edit(root.path(), CLAIM, "One closed", "Only one closed");
    hear(&mut claim, "event: reload");
    assert!(server.get("/library/closed/").contains("Only one closed"));
    assert!(
        hear(&mut missing, "event:").contains("faults"),
        "nothing of that page has changed"
    );
    let names = fs::read_dir(root.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["content"], "nothing is written");
}

#[test]
fn a_broken_edit_keeps_the_last_good_page_and_says_what_is_wrong_with_its_place() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(
        root.path(),
        &["--port", "0", "--editor", "edit:{file}#{line},{column}"],
    );
    server.get_until("/library/closed/", "One closed");
    let mut news = server.news("library/closed/index.html", 1);
    hear(&mut news, "data: []");
    edit(
        root.path(),
        CLAIM,
        "kind: statement",
        "kind: <script>alert(1)</script>",
    );
    let faults = loop {
        let line = hear(&mut news, "data: ");
        if line != "data: []\n" {
            break line;
        }
    };
    let faults: serde_json::Value =
        serde_json::from_str(faults.trim_start_matches("data: ")).expect("JSON");
    let text = faults[0]["text"].as_str().expect("a text");
    assert!(text.starts_with(&format!("{CLAIM}:6:7: error:")), "{text}");
    assert_eq!(
        faults[0]["href"],
        format!("edit:{}#6,7", root.path().join(CLAIM).display())
    );
    assert!(server.get("/library/closed/").contains("One closed"));
    edit(
        root.path(),
        CLAIM,
        "kind: <script>alert(1)</script>",
        "kind: statement",
    );
    hear(&mut news, "data: []");
}

#[test]
fn a_site_that_is_wrong_from_the_start_appears_when_it_is_fixed() {
    let root = laid_out(&SmallSite::new("").replacing(CLAIM, "kind: statement", "kind: nonsense"));
    let server = Server::start(root.path(), &["--port", "0"]);
    assert_eq!(head(&server.get("/")), "HTTP/1.1 503 Service Unavailable");
    edit(root.path(), CLAIM, "kind: nonsense", "kind: statement");
    server.get_until("/library/closed/", "One closed");
}

#[test]
fn a_content_folder_that_goes_and_comes_back_is_shown_again() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    fs::rename(root.path().join("content"), root.path().join("away")).expect("it moves");
    let mut news = server.news("index.html", 1);
    while !hear(&mut news, "data: ").contains("there is no folder") {}
    assert!(server.get("/library/closed/").contains("One closed"));
    edit(
        &root.path().join("away"),
        "explainers/library/claims/closed.md",
        "One closed",
        "Only one closed",
    );
    fs::rename(root.path().join("away"), root.path().join("content")).expect("it moves");
    server.get_until("/library/closed/", "Only one closed");
}

#[test]
fn what_is_held_back_is_shown_unless_it_is_not_wanted() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement",
        "kind: statement\nhold: Is the map right?",
    );
    let root = laid_out(&site);
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "Held: not for publication");
    let published = Server::start(root.path(), &["--port", "0", "--published"]);
    published.get_until("/library/", "The library");
    assert_eq!(
        head(&published.get("/library/closed/")),
        "HTTP/1.1 404 Not Found"
    );
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_is_used() {
    let root = laid_out(&SmallSite::new(""));
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = Server::start(root.path(), &["--port", &port.to_string()]);
    assert_eq!(server.before, format!("port {port} is taken\n"));
    assert!(server.address.port() > port);
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
fn a_thousand_connections_are_held_while_another_is_answered() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    // The test's own limit of open files is below that.
    let connections = 1_000.min(open_files() - 100);
    let held: Vec<TcpStream> = (0..connections)
        .map(|_| TcpStream::connect(server.address).expect("it listens"))
        .collect();
    assert!(held.len() >= 900 && held.len() < MOST_CONNECTIONS);
    let answer = server.get("/library/closed/");
    assert!(answer.contains("One closed"), "{answer}");
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
    let service = Service {
        snapshot,
        hosts: Hosts::new(address, None),
        timeout: Duration::from_millis(200),
    };
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
    let empty = include_str!("../../src/commands/server/empty.html");
    let script = include_str!("../../src/commands/server/live.js");
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
    // A body is not read: who sends one gets an answer, and the connection ends.
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
