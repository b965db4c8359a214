//! The configuration of Caddy: a Caddyfile.

use std::fmt::Write as _;

use super::pattern::{Piece, of_headers, of_redirect};
use super::{EVERYTHING, Hosting};
use crate::base::address::percent_decode;

/// How files are served: those that `factpress build --compress` made are sent to browsers that
/// take them.
const FILES: &str = "file_server {
            precompressed br gzip
            hide _headers _redirects
        }";

/// The configuration of a host whose root is `folder`.
///
/// Everything is in a `route`, in which directives run in the order in which they are written: a
/// later header replaces an earlier one. Redirects compare the request as it was sent, which is
/// encoded and has no line break that could end a header. What is sent instead of a missing file has
/// neither its media type nor its time in caches.
pub fn configuration(hosting: &Hosting, folder: &str) -> String {
    let mut text = format!(
        "# {host}, for Caddy: made by `factpress host caddy`. Make it again when aliases, languages or your own lines change.\n\n\
         {host} {{\n    root * {}\n    encode gzip\n\n    route {{\n",
        quoted(folder),
        host = hosting.host,
    );
    let mut matchers = 0;
    for rule in hosting
        .headers
        .iter()
        .filter(|rule| rule.pattern.starts_with('/'))
    {
        let place = if rule.pattern == EVERYTHING {
            String::new()
        } else {
            matchers += 1;
            let _ = writeln!(
                text,
                "        @rule{matchers} path_regexp {}",
                literal(&of_headers(&rule.pattern))
            );
            format!("@rule{matchers} ")
        };
        for header in &rule.headers {
            let _ = match &header.value {
                Some(value) => writeln!(
                    text,
                    "        header {place}{} {}",
                    header.name,
                    quoted(value)
                ),
                None => writeln!(text, "        header {place}-{}", header.name),
            };
        }
    }
    for (number, redirect) in hosting.redirects.iter().enumerate() {
        let captured = of_redirect(&redirect.from, &redirect.to);
        let expression = literal(&format!("^{}(\\?.*)?$", captured.in_request()));
        let to = captured.to.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Group(group) => format!("{{re.from{number}.{group}}}"),
        });
        let _ = writeln!(
            text,
            "        @from{number} vars_regexp from{number} {{http.request.orig_uri}} {expression}\n        redir @from{number} {} {}",
            quoted(&to.collect::<String>()),
            redirect.status
        );
    }
    let _ = write!(
        text,
        "        {FILES}\n    }}\n\n    handle_errors {{\n        header -Cache-Control\n        header Content-Type \"text/html; charset=utf-8\"\n        @missing expression {{err.status_code}} == 404\n"
    );
    for page in &hosting.not_found {
        let place = match page.below.as_str() {
            "/" => "@missing".to_owned(),
            below => format!("{}*", percent_decode(below)),
        };
        let _ = writeln!(
            text,
            "        handle {} {{\n            rewrite * {}\n            file_server\n        }}",
            place,
            quoted(&percent_decode(&page.page))
        );
    }
    text.push_str("    }\n}\n");
    text
}

/// A text that Caddy takes as it is.
fn literal(text: &str) -> String {
    if text.contains('`') {
        quoted(&text.replace('\\', "\\\\"))
    } else {
        format!("`{text}`")
    }
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}
