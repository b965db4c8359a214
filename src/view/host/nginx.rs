//! The configuration of nginx: a file for `/etc/nginx/conf.d/`.

use std::fmt::Write as _;

use super::pattern::{Piece, of_headers, of_redirect};
use super::{EVERYTHING, Hosting};
use crate::base::address::percent_decode;

/// Lines behind those that name the host.
const SERVER: &str = "    index index.html;
    charset utf-8;
    charset_types text/css text/plain text/xml application/javascript;
    absolute_redirect off;
    server_tokens off;
    # Files that `factpress build --compress` made.
    gzip_static on;
    gzip_vary on;
    # With the module brotli_static (Debian: libnginx-mod-http-brotli-static), also:
    # brotli_static on;
";

/// The configuration of a host whose root is `folder`.
///
/// Values are chosen by `map`, since a block that adds a header drops those of the block around it.
/// A header whose value is empty is not sent. Redirects compare the address as it was asked for,
/// which is encoded and has no line break that could end a header.
pub fn configuration(hosting: &Hosting, folder: &str) -> String {
    let mut text = format!(
        "# {}, for nginx: made by `factpress host nginx`. Make it again when aliases, languages or your own lines change.\n\n\
         map $request_uri $factpress_asked {{\n    \"~^(?<factpress_address>[^?]*)\" $factpress_address;\n}}\n",
        hosting.host
    );
    if has_dollar(hosting) {
        text.push_str("\ngeo $factpress_dollar {\n    default \"$\";\n}\n");
    }
    let names = hosting.header_names();
    for name in &names {
        header(hosting, name, &mut text);
    }
    let statuses = statuses(hosting);
    for status in &statuses {
        redirects(hosting, *status, &mut text);
    }
    let _ = write!(
        text,
        "\nserver {{\n    listen 80;\n    listen [::]:80;\n    server_name {};\n    root {};\n{SERVER}\n",
        hosting.host,
        quoted(folder)
    );
    for name in &names {
        // Nobody is to keep a page for a wrong address as long as the file that should be there.
        let is_for_all = !name.eq_ignore_ascii_case("Cache-Control");
        let always = if is_for_all { " always" } else { "" };
        let _ = writeln!(text, "    add_header {name} {}{always};", variable(name));
    }
    for status in &statuses {
        let _ = write!(
            text,
            "\n    if ($factpress_{status}) {{\n        return {status} $factpress_{status};\n    }}\n"
        );
    }
    text.push('\n');
    for file in hosting.for_hosts() {
        let _ = writeln!(
            text,
            "    location = {} {{\n        internal;\n    }}",
            address(&file)
        );
    }
    if let Some((first, others)) = hosting.not_found.split_last() {
        missing(&address(&first.page), "    ", &mut text);
        for page in others {
            let _ = writeln!(text, "    location {} {{", address(&page.below));
            missing(&address(&page.page), "        ", &mut text);
            text.push_str("    }\n");
        }
    }
    for (pattern, media_type) in hosting.values("Content-Type") {
        let place = if pattern.contains(['*', ':']) {
            format!("~ {}", quoted(&of_headers(pattern)))
        } else {
            format!("= {}", address(pattern))
        };
        let _ = writeln!(
            text,
            "    location {place} {{\n        types {{ }}\n        default_type {};\n    }}",
            quoted(media_type)
        );
    }
    text.push_str("}\n");
    text
}

/// What is shown where nothing is, and for a folder without a page.
fn missing(page: &str, indent: &str, text: &mut String) {
    let _ = write!(
        text,
        "{indent}error_page 404 {page};\n{indent}error_page 403 =404 {page};\n"
    );
}

/// The value of a header for each address. nginx takes the first expression that matches, and
/// elsewhere the last rule counts.
fn header(hosting: &Hosting, name: &str, text: &mut String) {
    let _ = write!(text, "\nmap $uri {} {{\n", variable(name));
    for (pattern, value) in hosting.values(name).rev() {
        if pattern == EVERYTHING {
            let _ = writeln!(text, "    default {};", quoted_value(value));
            break;
        }
        let expression = format!("~{}", of_headers(pattern));
        let _ = writeln!(text, "    {} {};", quoted(&expression), quoted_value(value));
    }
    text.push_str("}\n");
}

/// True if a value has a dollar sign, which nginx can only write as the value of a variable.
fn has_dollar(hosting: &Hosting) -> bool {
    let headers = hosting.headers.iter().flat_map(|rule| &rule.headers);
    let mut values = headers.filter_map(|header| header.value.as_deref());
    let mut targets = hosting
        .redirects
        .iter()
        .map(|redirect| redirect.to.as_str());
    values.any(|value| value.contains('$')) || targets.any(|to| to.contains('$'))
}

/// The statuses of redirects, in order.
fn statuses(hosting: &Hosting) -> Vec<u16> {
    let mut statuses: Vec<u16> = hosting.redirects.iter().map(|one| one.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// Where the redirects with a status lead. All are expressions, since the names of other values may
/// be longer than nginx has room for.
fn redirects(hosting: &Hosting, status: u16, text: &mut String) {
    let _ = write!(text, "\nmap $factpress_asked $factpress_{status} {{\n");
    for (number, redirect) in hosting.redirects.iter().enumerate() {
        let captured = of_redirect(&redirect.from, &redirect.to);
        let expression = with_names(&captured.expression, number);
        let to = captured.to.iter().map(|piece| match piece {
            Piece::Text(piece) => value(piece),
            Piece::Group(group) => format!("${{factpress_{number}_{group}}}"),
        });
        let to: String = to.collect();
        // An earlier line with another status counts first.
        let to = if redirect.status == status { &to } else { "" };
        let _ = writeln!(text, "    {} \"{to}\";", quoted(&format!("~{expression}")));
    }
    text.push_str("}\n");
}

/// An expression whose groups have names, which become variables.
fn with_names(expression: &str, number: usize) -> String {
    let mut named = String::new();
    let mut group = 0;
    let mut before = ' ';
    let mut letters = expression.chars().peekable();
    while let Some(letter) = letters.next() {
        named.push(letter);
        if letter == '(' && before != '\\' && letters.peek() != Some(&'?') {
            group += 1;
            let _ = write!(named, "?<factpress_{number}_{group}>");
        }
        before = letter;
    }
    named
}

/// The variable with the value of a header.
fn variable(name: &str) -> String {
    let letters = name.chars().map(|c| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        }
    });
    format!("$factpress_header_{}", letters.collect::<String>())
}

/// An address as nginx compares it: decoded.
fn address(href: &str) -> String {
    quoted(&percent_decode(href))
}

/// A text in quotation marks, in which no dollar sign begins a variable.
fn quoted_value(text: &str) -> String {
    format!("\"{}\"", value(text))
}

/// A text between quotation marks, in which no dollar sign begins a variable.
fn value(text: &str) -> String {
    escaped(text).replace('$', "${factpress_dollar}")
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it is written between quotation marks.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
