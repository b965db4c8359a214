//! `_headers`: the security headers of every page, an author's own rules, and how the two are
//! joined.

use std::ops::Range;

/// What a page may load: the stylesheet, pictures, fonts, scripts and data of its own site, and
/// nothing else, nor anything inline.
///
/// Only the search and a script of `analytics` need `script-src` and `connect-src`. They are allowed
/// on all pages, since a rule for one page cannot loosen the rule for all: if two rules give a page
/// a policy each, Cloudflare Pages sends both, and browsers enforce both (Content Security Policy
/// Level 3, section 8.1). JSON-LD and the search's data are in script elements that no browser runs
/// (section 4.2.4: data blocks are not executed).
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                      font-src 'self'; base-uri 'none'; form-action 'none'";

/// The security headers of every page: name and value.
pub const GUARDS: [(&str, &str); 6] = [
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Values of `Referrer-Policy` that tell other sites no more than the one of [`GUARDS`].
const REFERRER_POLICIES: [&str; 4] = [
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
];

/// A header that a host sends with the files of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value; `None` if the host is told to leave the header out (Cloudflare's `! Name`).
    pub value: Option<String>,
}

/// The headers of the files at some addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRule {
    /// The address, or a pattern of addresses with `:name` for a segment and `*` for any rest.
    pub pattern: String,
    /// The headers.
    pub headers: Vec<Header>,
}

/// What an author's `_headers` says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct OwnHeaders {
    /// The rules, without the lines that are refused.
    pub rules: Vec<HeaderRule>,
    /// The lines that are not published.
    pub refused: Vec<RefusedLine>,
}

/// A line of an author's that is not published, and why.
#[derive(Debug, PartialEq, Eq)]
pub struct RefusedLine {
    /// Its bytes.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Header {
    /// A header with a value.
    #[must_use]
    pub fn new(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: Some(value.to_owned()),
        }
    }

    fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

impl HeaderRule {
    /// A rule with one header.
    #[must_use]
    pub fn new(pattern: &str, name: &str, value: &str) -> Self {
        Self {
            pattern: pattern.to_owned(),
            headers: vec![Header::new(name, value)],
        }
    }

    /// Sets a header, in the place of the value that it has.
    pub fn set(&mut self, header: Header) {
        match self
            .headers
            .iter_mut()
            .find(|known| known.is_named(&header.name))
        {
            Some(known) => known.value = header.value,
            None => self.headers.push(header),
        }
    }
}

impl OwnHeaders {
    /// Reads a `_headers` as Netlify and Cloudflare do: a line that begins with a slash or a scheme
    /// begins a rule, every other line is a header of it.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut own = Self::default();
        for (start, line) in super::lines(text) {
            let indent = line.len() - line.trim_start().len();
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if line.starts_with('/') || line.starts_with("https://") || line.starts_with("http://")
            {
                own.rules.push(HeaderRule {
                    pattern: line.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            let read = header(line).and_then(|header| match own.rules.last_mut() {
                Some(rule) => {
                    rule.headers.extend(header);
                    Ok(())
                }
                None => Err((
                    format!("`{line}` is not below an address"),
                    "write the address in the line above, such as `/*` for every page".to_owned(),
                )),
            });
            if let Err((message, help)) = read {
                let start = start + indent;
                own.refused.push(RefusedLine {
                    range: start..start + line.len(),
                    message,
                    help,
                });
            }
        }
        own.rules.retain(|rule| !rule.headers.is_empty());
        own
    }

    /// The program's rules with these. For the same address or pattern, a header of an author's has
    /// the place of the program's; all other rules come last, since hosts that send one value of a
    /// header take the last.
    #[must_use]
    pub fn behind(self, mut rules: Vec<HeaderRule>) -> Vec<HeaderRule> {
        for own in self.rules {
            match rules.iter_mut().find(|rule| rule.pattern == own.pattern) {
                Some(rule) => own.headers.into_iter().for_each(|header| rule.set(header)),
                None => rules.push(own),
            }
        }
        rules
    }
}

/// The header in a line, unless it says what is sent anyway; the error is what is wrong with it, and
/// what to do.
fn header(line: &str) -> Result<Option<Header>, (String, String)> {
    let (name, value) = match line.strip_prefix('!') {
        Some(name) => (name.trim(), None),
        None => match line.split_once(':') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => ("", None),
        },
    };
    let is_name = !name.is_empty() && name.bytes().all(is_in_names);
    if !is_name || value.is_some_and(str::is_empty) {
        let help = "write its name, a colon and its value: `X-Robots-Tag: noindex`".to_owned();
        return Err((format!("`{line}` is not a header"), help));
    }
    if let Some((guard, ours)) = weakened(name, value) {
        let message = match value {
            Some(value) => {
                format!("`{guard}: {value}` protects readers less than what is sent now")
            }
            None => format!("`{guard}` protects readers and is always sent"),
        };
        let help = format!("remove this line; `{guard}: {ours}` is sent");
        return Err((message, help));
    }
    let is_ours =
        |(guard, ours): &(&str, &str)| guard.eq_ignore_ascii_case(name) && value == Some(*ours);
    Ok((!GUARDS.iter().any(is_ours)).then(|| Header {
        name: name.to_owned(),
        value: value.map(str::to_owned),
    }))
}

/// True for what can be in the name of a header (RFC 9110, section 5.6.2: a token).
fn is_in_names(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The security header that a line of an author's would weaken.
fn weakened(name: &str, value: Option<&str>) -> Option<(&'static str, &'static str)> {
    let (guard, ours) = GUARDS
        .into_iter()
        .find(|(guard, _)| guard.eq_ignore_ascii_case(name))?;
    let keeps = value.is_some_and(|value| match guard {
        "Referrer-Policy" => value
            .split(',')
            .all(|policy| REFERRER_POLICIES.contains(&policy.trim())),
        "Permissions-Policy" => {
            let written: String = value.split_whitespace().collect();
            let off: Vec<&str> = written.split(',').collect();
            ours.split(", ").all(|wanted| off.contains(&wanted))
                && !off.iter().any(|one| allows_again(one, ours))
        }
        _ => value.eq_ignore_ascii_case(ours),
    });
    (!keeps).then_some((guard, ours))
}

/// True if a part of a `Permissions-Policy` gives something another value than `ours` does.
fn allows_again(part: &str, ours: &str) -> bool {
    let name = part.split('=').next();
    ours.split(", ")
        .any(|wanted| wanted != part && wanted.split('=').next() == name)
}
