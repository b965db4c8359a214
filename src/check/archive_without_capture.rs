//! `archive-without-capture`: the address of an archived copy leads to one capture, and always to
//! the same.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Archive;
use crate::trail;

pub const RULE: Rule = Rule::warn("archive-without-capture");

/// How many digits the time of a capture has in an address of the Wayback Machine.
const TIME_DIGITS: usize = 14;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let sources = context.site.sources.iter().map(|(_, source)| source);
    sources
        .filter_map(|source| {
            let Archive::Kept { url, .. } = &source.archive else {
                return None;
            };
            let what = what_it_is(url.host(), path(url.as_str()))?;
            let message = format!("this address is {what}, not a capture");
            let help = "open the capture that you mean, and give its own address".to_owned();
            let at = At::Value(trail![source.id.to_string(), "archive", "url"]);
            Some(Diagnostic::new(RULE, &source.file, at, message).with_help(help))
        })
        .collect()
}

/// What is behind the host of an address.
fn path(url: &str) -> &str {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    behind.split_once('/').map_or("", |(_, path)| path)
}

/// What an address of an archive leads to, if that is no capture.
fn what_it_is(host: &str, path: &str) -> Option<&'static str> {
    match host.to_ascii_lowercase().as_str() {
        "web.archive.org" | "wayback.archive.org" => of_wayback(path),
        "archive.org" => match path.split(['/', '?']).next()? {
            "search" | "search.php" | "advancedsearch.php" => Some("a search page"),
            "web" => of_wayback(path),
            _ => None,
        },
        "archive.today" | "archive.is" | "archive.ph" | "archive.li" | "archive.md"
        | "archive.vn" | "archive.fo" => {
            let is_search = path.starts_with("search") || path.starts_with('?');
            let is_list = ["newest/", "oldest/", "http:", "https:", "*"]
                .iter()
                .any(|start| path.starts_with(start));
            if is_search || path.is_empty() {
                Some("a search page")
            } else {
                is_list.then_some("the list of all captures of a page")
            }
        }
        "webcache.googleusercontent.com" => Some("a page of a cache that is gone"),
        _ => None,
    }
}

/// An address of the Wayback Machine: `web/20240301120000/https://town.example/` is a capture.
fn of_wayback(path: &str) -> Option<&'static str> {
    let Some(behind) = path.strip_prefix("web/") else {
        return match path.split(['/', '?']).next()? {
            "save" => Some("the form that saves a page"),
            "" | "web" => Some("the front page of the archive"),
            _ => None,
        };
    };
    let (time, page) = behind.split_once('/').unwrap_or((behind, ""));
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    if time.contains('*') {
        Some("the calendar of all captures of a page")
    } else if digits < TIME_DIGITS || page.is_empty() {
        Some("the newest capture of a page, whichever that is")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(url: &str) -> Option<&'static str> {
        let host = url
            .split("://")
            .nth(1)
            .and_then(|behind| behind.split('/').next());
        what_it_is(host.expect("a host"), path(url))
    }

    #[test]
    fn captures_are_told_from_lists_of_captures() {
        for capture in [
            "https://web.archive.org/web/20240301120000/https://town.example/",
            "https://web.archive.org/web/20240301120000id_/https://town.example/",
            "https://archive.ph/AbCd1",
            "https://archive.ph/20240301120000/https://town.example/",
            "https://archive.org/details/minutes-2024",
            "https://perma.cc/AB12-CD34",
        ] {
            assert_eq!(what(capture), None, "{capture}");
        }
        for (other, is) in [
            (
                "https://web.archive.org/web/*/https://town.example/",
                "the calendar of all captures of a page",
            ),
            (
                "https://web.archive.org/web/20240000000000*/town.example",
                "the calendar of all captures of a page",
            ),
            (
                "https://web.archive.org/web/https://town.example/",
                "the newest capture of a page, whichever that is",
            ),
            (
                "https://web.archive.org/web/2024/https://town.example/",
                "the newest capture of a page, whichever that is",
            ),
            (
                "https://web.archive.org/save/https://town.example/",
                "the form that saves a page",
            ),
            ("https://web.archive.org/", "the front page of the archive"),
            ("https://archive.org/search?query=town", "a search page"),
            (
                "https://archive.ph/https://town.example/",
                "the list of all captures of a page",
            ),
            (
                "https://archive.is/newest/https://town.example/",
                "the list of all captures of a page",
            ),
            ("https://archive.today/", "a search page"),
        ] {
            assert_eq!(what(other), Some(is), "{other}");
        }
    }
}
