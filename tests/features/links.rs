//! `factpress check --links`: what is said of addresses at a server that misbehaves, what is asked
//! again, and what `--fix` changes.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::archive::server::{Server, unsigned};
use crate::small_site::SmallSite;

const TOWN: &str = "content/sources/town.yaml";
/// The address of the source in the smallest site.
const MINUTES: &str = "https://town.example/minutes";
/// The day on which the tests ask.
const TODAY: &str = "1772359200";
const EIGHT_DAYS_LATER: &str = "1773050400";

/// What is said of a path, and by which rule.
const ANSWERS: [(&str, &str, &str); 30] = [
    ("absent", "link-rot", "the page is not there (status 404)"),
    ("gone", "link-rot", "the page is not there (status 410)"),
    (
        "says-absent",
        "link-rot",
        "the page says that it was not found",
    ),
    (
        "to-front",
        "link-rot",
        "the address leads to the front page",
    ),
    ("loop-a", "link-rot", "its redirects go round in a circle"),
    ("many-1", "link-rot", "there are more than 10 redirects"),
    (
        "to-nowhere",
        "link-rot",
        "a redirect does not say where it leads",
    ),
    (
        "to-ftp",
        "link-rot",
        "it is at an address of ftp, not of https",
    ),
    (
        "really-html.pdf",
        "link-rot",
        "it is text/html, not application/pdf",
    ),
    ("moved", "link-moved", "/minutes-moved"),
    (
        "forbidden",
        "link-unclear",
        "the server refuses access (status 403)",
    ),
    (
        "unauthorised",
        "link-unclear",
        "the server refuses access (status 401)",
    ),
    (
        "check",
        "link-unclear",
        "the page first checks whether a person is asking",
    ),
    (
        "moment",
        "link-unclear",
        "the page first checks whether a person is asking",
    ),
    (
        "wall",
        "link-unclear",
        "the page asks readers to log in or to pay",
    ),
    (
        "to-login",
        "link-unclear",
        "the page asks readers to log in or to pay",
    ),
    (
        "cookies",
        "link-unclear",
        "the page asks for consent to cookies first",
    ),
    (
        "scripts",
        "link-unclear",
        "there are no words in it before its scripts run",
    ),
    ("empty", "link-unclear", "there are no words in it"),
    (
        "busy",
        "link-unclear",
        "the server asks to come back in 3600 s (status 429)",
    ),
    ("error", "link-unclear", "the server failed (status 500)"),
    (
        "unavailable",
        "link-unclear",
        "the server failed (status 503)",
    ),
    ("slow", "link-unclear", "not answered in full within 5 s"),
    ("silent", "link-unclear", "not answered in full within 5 s"),
    ("hung-up", "link-unclear", "the answer broke off"),
    ("truncated", "link-unclear", "the answer broke off"),
    (
        "no-http",
        "link-unclear",
        "no connection: the answer is not HTTP",
    ),
    (
        "packed-badly",
        "link-unclear",
        "it is not packed as its header says",
    ),
    (
        "to-localhost",
        "link-unclear",
        "its host is in a private network",
    ),
    (
        "forbidden-by-robots",
        "link-unclear",
        "the site's robots.txt does not allow it",
    ),
];
/// Paths of which nothing is said.
const THERE: [&str; 7] = [
    "minutes",
    "chunks",
    "packed",
    "text",
    "large",
    "endless",
    "temporary",
];

/// The smallest site on disk, with an address in the place of that of its source.
fn site(url: &str) -> TempDir {
    laid_out(&SmallSite::new("").replacing(TOWN, MINUTES, url))
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

/// Runs `factpress check --links` on a day, with these arguments.
fn check_on(day: &str, root: &Path, arguments: &[&str]) -> Output {
    let hosts = (2..=9).map(|host| format!("--private-host=127.0.0.{host}"));
    let is_quick = !arguments.contains(&"--offline");
    let quick = is_quick.then_some(["--delay=0", "--time-limit=5"]);
    crate::program()
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", day)
        .args(["check"])
        .args(arguments)
        .args(quick.into_iter().flatten())
        .args(hosts)
        .output()
        .expect("factpress starts")
}

fn check(root: &Path, arguments: &[&str]) -> String {
    said(&check_on(TODAY, root, arguments))
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// A site whose body links to each of these.
fn with_links(urls: &[String]) -> TempDir {
    let links: Vec<String> = urls
        .iter()
        .enumerate()
        .map(|(number, url)| format!("[Minutes of meeting {number}]({url})"))
        .collect();
    let index = "content/explainers/library/index.md";
    let site = SmallSite::new("").replacing(
        index,
        "The council met.[[source:minutes]]",
        &format!("The council met.[[source:minutes]]\n\n{}", links.join("\n")),
    );
    laid_out(&site)
}

#[test]
fn each_answer_is_told_apart_and_only_what_is_gone_is_a_warning() {
    let server = Server::start();
    let host = |position: usize| u8::try_from(2 + position % 8).expect("a small number");
    let answers = ANSWERS.iter().map(|(path, ..)| *path);
    let urls: Vec<String> = answers
        .chain(THERE)
        .enumerate()
        .map(|(position, path)| server.url(host(position), path))
        .collect();
    let folder = with_links(&urls);
    let text = check(folder.path(), &["--links"]);
    for (position, (path, rule, why)) in ANSWERS.iter().enumerate() {
        let line = 10 + position;
        let start = format!("content/explainers/library/index.md:{line}:1: ");
        let found = text.lines().find(|line| line.starts_with(&start));
        let found = found.unwrap_or_else(|| panic!("nothing on {path}:\n{text}"));
        assert!(
            found.ends_with(&format!("{why} [{rule}]")),
            "{path}: {found}"
        );
        let level = if *rule == "link-rot" {
            "warning"
        } else {
            "note"
        };
        assert!(found.contains(&format!(": {level}: ")), "{found}");
    }
    let lines = text.lines().filter(|line| line.starts_with("content/"));
    // The source of the smallest site is at a host that does not exist.
    assert_eq!(lines.count(), ANSWERS.len() + 1, "{text}");
    assert!(
        text.contains("38 addresses (38 asked now): 6 there, 1 moved for good, 1 redirected for now, 10 gone, 20 unclear\n"),
        "{text}"
    );
    for host in 2..=9 {
        let at_once = server.asked(host, |asked| asked.at_once);
        // A server that is silent has not noticed yet that nobody waits for it.
        assert!(at_once <= 3, "{at_once} requests at once");
    }
}

#[test]
fn what_was_asked_is_not_asked_again_within_its_days() {
    let server = Server::start();
    let folder = with_links(&[server.url(2, "absent"), server.url(2, "slow")]);
    let root = folder.path();
    let requests = || server.asked(2, |asked| asked.paths.len());
    let before = check(root, &["--links", "--offline"]);
    let none = "3 addresses (0 asked now): 3 never asked\n";
    assert!(before.contains(none), "{before}");
    let first = check(root, &["--links"]);
    assert!(first.contains("(3 asked now)"), "{first}");
    assert_eq!(requests(), 3);
    // Only what may have been an accident is asked again.
    let second = check(root, &["--links"]);
    assert!(second.contains("(1 asked now)"), "{second}");
    assert!(second.contains("(status 404) [link-rot]"), "{second}");
    assert_eq!(requests(), 5);
    // Nobody is asked without the option, and nothing is said.
    let without = check(root, &[]);
    assert!(!without.contains("link-"), "{without}");
    let offline = said(&check_on(EIGHT_DAYS_LATER, root, &["--links", "--offline"]));
    assert!(offline.contains("(0 asked now)"), "{offline}");
    assert!(
        offline.contains("   = note: it was asked for on 2026-03-01\n"),
        "{offline}"
    );
    assert_eq!(requests(), 5);
    let later = said(&check_on(EIGHT_DAYS_LATER, root, &["--links"]));
    assert!(later.contains("(3 asked now)"), "{later}");
    let at_once = said(&check_on(EIGHT_DAYS_LATER, root, &["--links=0"]));
    assert!(at_once.contains("(3 asked now)"), "{at_once}");
}

#[test]
fn a_strict_check_fails_for_what_is_gone_and_not_for_a_slow_server() {
    let server = Server::start();
    let strict = ["--links", "--strict"];
    for (path, code) in [("absent", 1), ("slow", 0), ("moved", 0), ("error", 0)] {
        let folder = site(&server.url(2, path));
        let output = check_on(TODAY, folder.path(), &strict);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{path}: {}",
            said(&output)
        );
    }
}

#[test]
fn a_source_that_is_gone_comes_with_what_is_kept_of_it() {
    let server = Server::start();
    let url = server.url(2, "absent");
    let with_archive = SmallSite::new("").replacing(TOWN, MINUTES, &url).replacing(
        TOWN,
        "archive: {none: Only a paper copy exists.}",
        &format!(
            "archive: {{url: \"{}\", date: 2024-03-12}}",
            server.url(3, "minutes")
        ),
    );
    let folder = laid_out(&with_archive);
    let text = check(folder.path(), &["--links"]);
    let help = format!(
        "   = help: find out where it is now, or remove `url`: an archive has it as of 2024-03-12, {}\n",
        server.url(3, "minutes")
    );
    assert!(text.contains(&help), "{text}");
    let place = "content/sources/town.yaml:6:8: warning: readers no longer find what was here";
    assert!(text.contains(place), "{text}");
}

#[test]
fn a_machine_that_is_not_online_accuses_nobody() {
    let folder = site("https://nothing.invalid/minutes");
    let text = check(folder.path(), &["--links"]);
    assert!(
        text.contains("nobody can tell what is at this address: no host answered; this machine may not be online [link-unclear]"),
        "{text}"
    );
    assert!(!text.contains("link-rot"), "{text}");
}

#[test]
fn a_certificate_that_browsers_may_accept_is_unclear() {
    let url = format!("https://127.0.0.1:{}/minutes", unsigned());
    let server = Server::start();
    let folder = with_links(&[url, server.url(2, "minutes")]);
    let text = check(folder.path(), &["--links", "--private-host=127.0.0.1"]);
    assert!(
        text.contains("the server's certificate is from an unknown issuer [link-unclear]"),
        "{text}"
    );
}

#[test]
fn a_permanent_redirect_is_written_and_nothing_else() {
    let server = Server::start();
    let (old, new) = (server.url(2, "moved"), server.url(2, "minutes-moved"));
    let kept = [
        server.url(2, "temporary"),
        server.url(3, "moved-to-front"),
        server.url(3, "moved-to-login"),
        server.url(3, "moved-to-absent"),
        server.url(3, "moved-for-now-at-last"),
    ];
    let mut urls = kept.to_vec();
    urls.push(format!("{old}#item-4"));
    let folder = with_links(&urls);
    let root = folder.path();
    let source = fs::read_to_string(root.join(TOWN)).expect("it is there");
    fs::write(
        root.join(TOWN),
        source.replace(MINUTES, &format!("\"{old}\"")),
    )
    .expect("written");
    let text = check(root, &["--links", "--fix", "--yes"]);
    assert!(text.contains("2 files fixed\n"), "{text}");
    let source = fs::read_to_string(root.join(TOWN)).expect("it is there");
    assert!(source.contains(&format!("  url: \"{new}\"\n")), "{source}");
    let index = root.join("content/explainers/library/index.md");
    let index = fs::read_to_string(index).expect("it is there");
    assert!(index.contains(&format!("({new}#item-4)")), "{index}");
    for url in kept {
        assert!(index.contains(&format!("({url})")), "{url}: {index}");
    }
}

const INDEX: &str = "content/explainers/library/index.md";
const CITED: &str = "The council met.[[source:minutes]]";

#[test]
fn a_moved_address_is_written_wherever_a_text_has_it() {
    let server = Server::start();
    let (old, new) = (server.url(2, "moved"), server.url(2, "minutes-moved"));
    let longer = format!("{old}/further");
    let written = |url: &str, other: &str| {
        format!(
            "{CITED} [One]({url}#a), [two][Minutes], [Minutes] and [minutes][]. <{url}> and {url}, \
             [{url}]({url}), [{other}]({url}).\n\n![A map](map.png)\n\n[minutes]: {url} \"Minutes\"\n"
        )
    };
    let credit = |url: &str| {
        format!(
            "authors: [gazette]\npictures:\n  - {{file: map.png, credit: Ada, source: '{url}'}}"
        )
    };
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    let site = SmallSite::new("")
        .replacing(INDEX, "authors: [gazette]", &credit(&old))
        .replacing(INDEX, CITED, &written(&old, &longer).replace("png", "svg"))
        .replacing(INDEX, "map.png", "map.svg")
        .with_bytes("content/explainers/library/map.svg", picture);
    let folder = laid_out(&site);
    let root = folder.path();
    let text = check(root, &["--links", "--fix", "--yes"]);
    assert!(text.contains("1 file fixed\n"), "{text}");
    let index = fs::read_to_string(root.join(INDEX)).expect("it is there");
    let expected = written(&new, &longer).replace("png", "svg");
    assert!(index.contains(&expected), "{index}");
    assert!(index.contains(&format!("source: '{new}'")), "{index}");
}

#[test]
fn a_translation_is_not_stale_because_an_address_has_moved() {
    let server = Server::start();
    let old = server.url(2, "moved");
    let french = "-- content/explainers/library/index.fr.md --\n---\ntitle: La bibliothèque\n\
                  standfirst: Une sur quatre ferme.\npublished: 2024-04-01\nauthors: [gazette]\n\
                  claims: [closed]\n---\nLe conseil s’est réuni.[[source:minutes]]\n";
    let site = SmallSite::new(french)
        .replacing(
            "content/site.yaml",
            "languages: [en]",
            "languages: [en, fr]",
        )
        .replacing(
            INDEX,
            CITED,
            &format!("{CITED} [More]({old}). [And][b].\n\n[b]: {old}"),
        );
    let folder = laid_out(&site);
    let root = folder.path();
    let translated = crate::program()
        .current_dir(root)
        .args(["translated", "content/explainers/library/index.fr.md"])
        .output()
        .expect("factpress starts");
    assert!(translated.status.success(), "{}", said(&translated));
    let text = check(root, &["--links", "--fix", "--yes"]);
    assert!(text.contains("1 file fixed\n"), "{text}");
    assert!(!text.contains("[translation-stale]"), "{text}");
    let index = fs::read_to_string(root.join(INDEX)).expect("it is there");
    assert!(!index.contains(&format!("{old})")), "{index}");
    fs::write(root.join(INDEX), index.replace("[More]", "[Nothing more]")).expect("written");
    let text = check(root, &["--links", "--offline"]);
    assert!(text.contains("[translation-stale]"), "{text}");
}
