//! What a request gets, and what it does not.

mod names;

use std::net::SocketAddr;
use std::sync::Arc;

use super::{Answer, Asked, EVENTS_PATH, SCRIPT_PATH, Waiting, answer, waiting_page};
use crate::commands::preview::{EarlyPages, PreviewFile, PreviewFiles};
use crate::commands::server::{Hosts, Snapshot};

/// A site with a page, one in a folder, a stylesheet and a page for what is missing.
fn snapshot() -> Snapshot {
    let file = |(path, text): (&str, &str)| {
        (
            Arc::from(path),
            PreviewFile::in_memory(text.as_bytes().to_vec()),
        )
    };
    let files = [
        ("index.html", "<p>front"),
        ("library/index.html", "<p>library"),
        ("a b.html", "<p>space"),
        ("assets/plain.css", "p {}"),
        ("claims.json", "{}"),
        ("404.html", "<p>missing"),
    ];
    Snapshot::default().with_files(&Arc::new(
        files.into_iter().map(file).collect::<PreviewFiles>(),
    ))
}

fn hosts() -> Hosts {
    Hosts::new(SocketAddr::from(([127, 0, 0, 1], 4000)), None)
}

fn get(path: &str) -> Answer {
    asked("GET", path, "127.0.0.1:4000")
}

fn asked(method: &str, path: &str, host: &str) -> Answer {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    answer(
        &snapshot(),
        &hosts(),
        Asked {
            method,
            path,
            query,
            host,
        },
    )
}

/// Status and text of an answer.
fn text(answer: &Answer) -> (u16, String) {
    match answer {
        Answer::Bytes(status, _, bytes) => (*status, String::from_utf8_lossy(bytes).into_owned()),
        Answer::File(kind, _) => (200, format!("a file of type {kind}")),
        Answer::Refused(status, why) => (*status, why.to_string()),
        Answer::Waiting(path) => (503, path.clone()),
        Answer::Moved(to) => (307, to.clone()),
        Answer::Later => (0, "later".to_owned()),
        Answer::News(path, number) => (200, format!("{path} since {number}")),
    }
}

fn script(path: &str, number: u64) -> String {
    format!(
        "<script src=\"/.factpress/live.js\" data-path=\"{path}\" data-number=\"{number}\"></script>"
    )
}

#[test]
fn a_page_comes_with_the_script_behind_it() {
    assert_eq!(
        text(&get("/")),
        (200, format!("<p>front{}", script("index.html", 1)))
    );
    assert_eq!(
        text(&get("/library/")),
        (
            200,
            format!("<p>library{}", script("library%2Findex.html", 1))
        )
    );
    assert_eq!(
        text(&get("/a%20b.html")),
        (200, format!("<p>space{}", script("a%20b.html", 1)))
    );
}

#[test]
fn other_files_come_as_they_are_with_their_media_type() {
    let Answer::Bytes(200, kind, bytes) = get("/assets/plain.css") else {
        panic!("a file")
    };
    assert_eq!(
        (kind.as_str(), &*bytes),
        ("text/css; charset=utf-8", &b"p {}"[..])
    );
    let Answer::Bytes(200, kind, _) = get("/claims.json") else {
        panic!("a file")
    };
    assert_eq!(kind, "application/json; charset=utf-8");
}

#[test]
fn a_folder_without_its_slash_leads_to_the_page_in_it() {
    assert_eq!(
        text(&get("/library?draft=1")),
        (307, "/library/?draft=1".to_owned())
    );
}

#[test]
fn what_is_not_there_is_the_sites_own_page_for_it() {
    assert_eq!(
        text(&get("/gone/")),
        (404, format!("<p>missing{}", script("gone%2Findex.html", 1)))
    );
}

#[test]
fn before_the_first_build_is_done_every_page_waits_for_it() {
    let nothing = Snapshot::default();
    let answer = answer(
        &nothing,
        &hosts(),
        Asked {
            method: "GET",
            path: "/",
            query: "",
            host: "localhost:4000",
        },
    );
    assert_eq!(answer, Answer::Waiting("index.html".to_owned()));
    let waiting = Waiting {
        title: "The site is being built",
        text: "3 of 9 pages are ready.".to_owned(),
    };
    let page = waiting_page(&waiting, "index.html");
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains("<p role=\"status\">3 of 9 pages are ready."));
    assert!(page.contains("<title>The site is being built</title>"));
    assert!(page.ends_with(&script("index.html", 0)), "{page}");
}

#[test]
fn no_path_leads_out_of_the_site() {
    for path in [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/library/..%2f..%2fCargo.toml",
        "/..%5cboot.ini",
        "/a%00b",
        "//etc/passwd",
        "etc/passwd",
        "/./index.html",
    ] {
        assert_eq!(text(&get(path)).0, 400, "{path}");
    }
    for path in [
        "/etc/passwd",
        "/Cargo.toml",
        "/content/site.yaml",
        "/%252e%252e/etc/passwd",
    ] {
        assert_eq!(text(&get(path)).0, 404, "{path}");
    }
}

#[test]
fn nothing_but_get_and_head_is_answered() {
    assert_eq!(text(&asked("HEAD", "/", "localhost:4000")).0, 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get"] {
        assert_eq!(
            text(&asked(method, "/", "localhost:4000")).0,
            405,
            "{method}"
        );
    }
}

#[test]
fn news_are_asked_for_by_path_and_number() {
    assert_eq!(
        get(&format!("{EVENTS_PATH}?path=a%20b.html&number=3")),
        Answer::News("a b.html".to_owned(), 3)
    );
    assert_eq!(text(&get(EVENTS_PATH)).0, 400);
    assert_eq!(text(&get(&format!("{EVENTS_PATH}?path=a&number=x"))).0, 400);
    let Answer::Bytes(200, kind, _) = get(SCRIPT_PATH) else {
        panic!("the script")
    };
    assert_eq!(kind, "text/javascript");
}

#[test]
fn a_file_is_news_when_it_is_new_changed_or_gone() {
    let before = snapshot();
    let file = |text: &str| PreviewFile::in_memory(text.as_bytes().to_vec());
    let files: PreviewFiles = [
        ("index.html".into(), file("<p>front")),
        ("library/index.html".into(), file("<p>new")),
    ]
    .into();
    let after = before.with_files(&files.into());
    assert_eq!(after.number, 2);
    assert!(!after.has_changed("index.html", 1));
    assert!(after.has_changed("library/index.html", 1));
    assert!(after.has_changed("claims.json", 1));
    assert!(!after.has_changed("library/index.html", 2));
}

#[test]
fn pages_go_ahead_and_who_asks_for_another_file_waits_for_it() {
    let before = snapshot();
    let file = |text: &str| PreviewFile::in_memory(text.as_bytes().to_vec());
    let changed: PreviewFiles = [("library/index.html".into(), file("<p>new"))].into();
    let unchanged = ["index.html".into(), "404.html".into()].into();
    let ahead = before.with_pages(EarlyPages {
        changed: changed.clone(),
        unchanged,
    });
    let get = |snapshot: &Snapshot, path| {
        text(&answer(
            snapshot,
            &hosts(),
            Asked {
                method: "GET",
                path,
                query: "",
                host: "localhost:4000",
            },
        ))
    };
    assert_eq!(
        get(&ahead, "/library/"),
        (200, format!("<p>new{}", script("library%2Findex.html", 2)))
    );
    assert_eq!(
        get(&ahead, "/").1,
        format!("<p>front{}", script("index.html", 2))
    );
    assert_eq!(
        [get(&ahead, "/claims.json").1, get(&ahead, "/nowhere").1],
        ["later", "later"]
    );
    assert!(ahead.has_changed("library/index.html", 1) && !ahead.has_changed("index.html", 1));

    let whole = ahead.with_files(&changed.into());
    assert_eq!(whole.number, 2, "who saw the pages has seen the site");
    assert!(!whole.has_changed("library/index.html", 2) && whole.has_changed("claims.json", 1));
    assert_eq!(get(&whole, "/claims.json").0, 404);

    let failed = ahead.with_faults(Vec::new());
    assert!(
        failed.has_changed("library/index.html", 2),
        "the page is again as it was"
    );
    assert_eq!(
        get(&failed, "/library/").1,
        format!("<p>library{}", script("library%2Findex.html", 3))
    );
}
