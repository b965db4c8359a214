//! Answers to requests. A path is looked up only among the site's files in memory, never on the
//! disk.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::address::{percent_decode, percent_encode_value};
use crate::commands::preview::{FileSource, PreviewFile};
use crate::disk::AssetFile;

use super::host::Hosts;
use super::snapshot::Snapshot;
use super::stage::Waiting;

/// The path of the script that is added to pages. No site can publish a file there.
pub const SCRIPT_PATH: &str = "/.factpress/live.js";
/// The path of the stylesheet for messages that are laid over pages.
pub const STYLE_PATH: &str = "/.factpress/live.css";
/// The path at which the script hears of changes.
pub const EVENTS_PATH: &str = "/.factpress/events";
/// The script.
const SCRIPT: &str = include_str!("live.js");
/// The stylesheet of the messages.
const STYLE: &str = include_str!("live.css");
/// The page that is shown until the site has been built once.
const EMPTY: &str = include_str!("empty.html");

/// The parts of a request on which the answer depends.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'r> {
    /// The method, as in `GET`.
    pub method: &'r str,
    /// The path, as it was sent.
    pub path: &'r str,
    /// What follows the question mark.
    pub query: &'r str,
    /// The `Host` header.
    pub host: &'r str,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A status, a media type and bytes.
    Bytes(u16, String, Arc<[u8]>),
    /// A media type and a file, which is read while it is sent.
    File(String, Arc<AssetFile>),
    /// A redirect to this address, which includes the query.
    Moved(String),
    /// Changes of the page at this path since this number, as long as the client listens.
    News(String, u64),
    /// No answer until the files that are being made are ready.
    Later,
    /// The page for whoever waits for the first build, in place of the file at this path.
    Waiting(String),
    /// A refusal with this status and this sentence.
    Refused(u16, Cow<'static, str>),
}

/// The answer to a request.
#[must_use]
pub fn answer(snapshot: &Snapshot, hosts: &Hosts, asked: Asked<'_>) -> Answer {
    if !hosts.may_be(asked.host) {
        return refused(421, hosts.way_in(asked.host));
    }
    if !matches!(asked.method, "GET" | "HEAD") {
        return refused(405, "this server only answers GET and HEAD");
    }
    match asked.path {
        SCRIPT_PATH => {
            return Answer::Bytes(200, "text/javascript".to_owned(), SCRIPT.as_bytes().into());
        }
        STYLE_PATH => return Answer::Bytes(200, "text/css".to_owned(), STYLE.as_bytes().into()),
        EVENTS_PATH => return news(asked.query),
        _ => {}
    }
    let path = percent_decode(asked.path);
    let Some(path) = path.strip_prefix('/').filter(|path| !climbs(path)) else {
        return refused(400, "invalid path");
    };
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if snapshot.is_coming(&file) {
        return Answer::Later;
    }
    if let Some(shown) = snapshot.file(&file) {
        return bytes(snapshot, 200, &file, shown);
    }
    if snapshot.file(&format!("{file}/index.html")).is_some() {
        let query = if asked.query.is_empty() {
            String::new()
        } else {
            format!("?{}", asked.query)
        };
        return Answer::Moved(format!("{}/{query}", asked.path));
    }
    if snapshot.number == 0 {
        return Answer::Waiting(file);
    }
    match snapshot.file("404.html").and_then(PreviewFile::held) {
        Some(page) => Answer::Bytes(404, html(), with_script(page, &file, snapshot.number)),
        None => refused(404, "there is no such page"),
    }
}

fn refused(status: u16, why: impl Into<Cow<'static, str>>) -> Answer {
    Answer::Refused(status, why.into())
}

/// The page for whoever waits for the first build, in place of the file at this path.
#[must_use]
pub fn waiting_page(waiting: &Waiting, file: &str) -> Arc<[u8]> {
    let page = EMPTY
        .replace("{title}", waiting.title)
        .replace("{text}", &waiting.text);
    with_script(page.as_bytes(), file, 0)
}

/// The answer to a page's script, whose query is `path=…&number=…` with the path percent-encoded.
fn news(query: &str) -> Answer {
    let value = |name: &str| {
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    };
    let number = value("number").and_then(|number| number.parse().ok());
    match (value("path"), number) {
        (Some(path), Some(number)) => Answer::News(percent_decode(path), number),
        _ => refused(400, "`path` and `number` are required"),
    }
}

/// True for a path that leaves its folder on some system. No path of a request is ever opened; such
/// a path is refused all the same, as a second guard.
fn climbs(path: &str) -> bool {
    path.contains(['\\', '\0'])
        || path.split('/').any(|part| part == ".." || part == ".")
        || path.starts_with('/')
        || path.contains("//")
}

fn bytes(snapshot: &Snapshot, status: u16, file: &str, shown: &PreviewFile) -> Answer {
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    if let (true, FileSource::Memory(page)) = (kind == mime_guess::mime::TEXT_HTML, &shown.source) {
        return Answer::Bytes(status, html(), with_script(page, file, snapshot.number));
    }
    let is_text =
        kind.type_() == mime_guess::mime::TEXT || kind.subtype() == mime_guess::mime::JSON;
    let kind = if is_text {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    };
    match &shown.source {
        FileSource::Memory(bytes) => Answer::Bytes(status, kind, Arc::clone(bytes)),
        FileSource::Disk(file) => Answer::File(kind, Arc::clone(file)),
    }
}

fn html() -> String {
    "text/html; charset=utf-8".to_owned()
}

/// A page with the script that reloads it, after everything else.
fn with_script(page: &[u8], file: &str, number: u64) -> Arc<[u8]> {
    let file = percent_encode_value(file);
    let script = format!(
        "<script src=\"{SCRIPT_PATH}\" data-path=\"{file}\" data-number=\"{number}\"></script>"
    );
    [page, script.as_bytes()].concat().into()
}

#[cfg(test)]
mod tests;
