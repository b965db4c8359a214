//! Patterns of addresses as regular expressions, in the common part of what servers read.

use std::fmt::Write as _;

use crate::base::address::percent_decode;

/// The pattern of a redirect as a regular expression, and the pieces of where it leads.
#[derive(Debug, PartialEq, Eq)]
pub struct Captured {
    /// The expression, whose groups have no names.
    pub expression: String,
    /// Where it leads.
    pub to: Vec<Piece>,
}

impl Captured {
    /// The expression without its ends, for a request as it was sent: encoded, with a query or a
    /// blank behind the address.
    pub fn in_request(&self) -> String {
        let address = self
            .expression
            .trim_start_matches('^')
            .trim_end_matches('$');
        address
            .replace("(.*)", "([^? ]*)")
            .replace("[^/]+", "[^/? ]+")
    }
}

/// A piece of where a redirect leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// A text.
    Text(String),
    /// What the group with this number found, from 1.
    Group(usize),
}

/// The regular expression of the addresses that a pattern of `_headers` matches, as servers compare
/// them: decoded, and with the name of the file behind the address of a folder.
pub fn of_headers(pattern: &str) -> String {
    let mut expression = String::from("^");
    for (position, segment) in percent_decode(pattern).split('/').enumerate() {
        if position > 0 {
            expression.push('/');
        }
        if is_name(segment) {
            expression.push_str("[^/]+");
            continue;
        }
        for (part, text) in segment.split('*').enumerate() {
            if part > 0 {
                expression.push_str(".*");
            }
            escape(&mut expression, text);
        }
    }
    if expression.ends_with('/') {
        expression.push_str("(index\\.html)?");
    }
    expression.push('$');
    expression
}

/// The same for a redirect, as it is written, with what its groups become where it leads. A `*` at
/// its end matches nothing too: `/a/*` matches `/a`.
pub fn of_redirect(from: &str, to: &str) -> Captured {
    let mut expression = String::from("^");
    let mut names: Vec<&str> = Vec::new();
    for (position, segment) in from.split('/').enumerate() {
        let slash = if position > 0 { "/" } else { "" };
        if segment == "*" {
            let _ = write!(expression, "(?:{slash}(.*))?");
            names.push("splat");
        } else if is_name(segment) {
            let _ = write!(expression, "{slash}([^/]+)");
            names.push(&segment[1..]);
        } else {
            expression.push_str(slash);
            match segment.strip_suffix('*') {
                Some(start) => {
                    escape(&mut expression, start);
                    expression.push_str("(.*)");
                    names.push("splat");
                }
                None => escape(&mut expression, segment),
            }
        }
    }
    expression.push('$');
    Captured {
        expression,
        to: pieces(to, &names),
    }
}

/// The pieces of where a redirect leads, whose pattern has groups with these names.
fn pieces(to: &str, names: &[&str]) -> Vec<Piece> {
    let (mut pieces, mut text, mut rest) = (Vec::new(), String::new(), to);
    while let Some(at) = rest.find(':') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.find(|c: char| !is_in_name(c)).unwrap_or(after.len());
        let group = names.iter().position(|name| *name == &after[..end]);
        match group {
            Some(group) => {
                if !text.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                }
                pieces.push(Piece::Group(group + 1));
            }
            None => text.push_str(&rest[at..=at + end]),
        }
        rest = &after[end..];
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

/// True for a segment that stands for any, such as `:claim`.
fn is_name(segment: &str) -> bool {
    let name = segment.strip_prefix(':');
    name.is_some_and(|name| !name.is_empty() && name.chars().all(is_in_name))
}

fn is_in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-".contains(c)
}

/// Adds a text to an expression so that it stands for itself.
fn escape(expression: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !"/-_~%".contains(c) {
            expression.push('\\');
        }
        expression.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, of_headers, of_redirect};

    #[test]
    fn a_pattern_of_headers_is_an_expression() {
        for (pattern, expression) in [
            ("/*", "^/.*$"),
            ("/assets/*", "^/assets/.*$"),
            ("/feed.xml", "^/feed\\.xml$"),
            ("/", "^/(index\\.html)?$"),
            (
                "/fr/:story/:claim/embed/",
                "^/fr/[^/]+/[^/]+/embed/(index\\.html)?$",
            ),
            ("/%C3%A9tang/*.json", "^/étang/.*\\.json$"),
            ("/a:b/(c)", "^/a\\:b/\\(c\\)$"),
        ] {
            assert_eq!(of_headers(pattern), expression, "{pattern}");
        }
    }

    #[test]
    fn what_a_redirect_finds_is_part_of_where_it_leads() {
        let text = |text: &str| Piece::Text(text.to_owned());
        for (from, to, expression, pieces) in [
            ("/a/", "/b/", "^/a/$", vec![text("/b/")]),
            (
                "/a/*",
                "/b/:splat",
                "^/a(?:/(.*))?$",
                vec![text("/b/"), Piece::Group(1)],
            ),
            (
                "/old-*",
                "https://x.example/:splat?a",
                "^/old-(.*)$",
                vec![text("https://x.example/"), Piece::Group(1), text("?a")],
            ),
            (
                "/:year/:id/",
                "/news/:id/:year/:no/",
                "^/([^/]+)/([^/]+)/$",
                vec![
                    text("/news/"),
                    Piece::Group(2),
                    text("/"),
                    Piece::Group(1),
                    text("/:no/"),
                ],
            ),
        ] {
            let captured = of_redirect(from, to);
            assert_eq!(captured.expression, expression, "{from}");
            assert_eq!(captured.to, pieces, "{from}");
        }
    }
}
