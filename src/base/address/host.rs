//! Hosts of URLs: which are not valid, and which look like another host.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::punycode;

/// The longest host that the name system carries, in bytes (RFC 1035, section 2.3.4).
const LONGEST_HOST: usize = 253;
/// The longest part of a host between its full stops, in characters (RFC 1035, section 2.3.4).
const LONGEST_HOST_LABEL: usize = 63;

/// The authority of a URL, host and port, from what follows `://` (RFC 3986, section 3.2).
pub fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest)
}

/// What is wrong with a host and its port, as the predicate of a sentence; `None` if a browser can
/// open it.
pub fn fault(authority: &str) -> Option<String> {
    if let Some(inside) = authority.strip_prefix('[') {
        return bracketed_fault(inside);
    }
    let (host, port) = authority
        .find(':')
        .map_or((authority, ""), |at| authority.split_at(at));
    port_fault(port).or_else(|| name_fault(host))
}

/// The same for an IPv6 address in brackets (RFC 3986, section 3.2.2); `inside` follows the first
/// of them.
fn bracketed_fault(inside: &str) -> Option<String> {
    let Some((address, behind)) = inside.split_once(']') else {
        return Some("has a bracket before its host that is never closed".to_owned());
    };
    if address.parse::<Ipv6Addr>().is_err() {
        return Some(format!(
            "has the host `[{address}]`, which is not a valid IP address"
        ));
    }
    let goes_on = !behind.is_empty() && !behind.starts_with(':');
    port_fault(behind)
        .or_else(|| goes_on.then(|| "continues after the closing bracket of its host".to_owned()))
}

fn port_fault(port: &str) -> Option<String> {
    let number = port.strip_prefix(':')?;
    let is_port = number.parse::<u16>().is_ok() && !number.starts_with('+');
    (!is_port).then(|| format!("has the port `{number}`; a port is a number up to 65535"))
}

fn name_fault(host: &str) -> Option<String> {
    let name = host.strip_suffix('.').unwrap_or(host);
    if name.is_empty() {
        return Some("has no host".to_owned());
    }
    if name.len() > LONGEST_HOST && name.is_ascii() {
        return Some(format!(
            "has a host of {} characters; the limit is {LONGEST_HOST}",
            name.len()
        ));
    }
    if let Some(fault) = name.split('.').find_map(|label| label_fault(label, host)) {
        return Some(fault);
    }
    let last = name.rsplit('.').next().unwrap_or(name);
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && name.parse::<Ipv4Addr>().is_err())
        .then(|| format!("has the host `{host}`, which is not a valid IP address"))
}

/// What is wrong with one part of a host, between its full stops.
fn label_fault(label: &str, host: &str) -> Option<String> {
    if label.is_empty() {
        return Some(format!("has two dots in a row in its host `{host}`"));
    }
    if let Some(odd) = label.chars().find(|c| !is_of_label(*c)) {
        return Some(format!(
            "has `{odd}` in its host `{host}`, which is not allowed there"
        ));
    }
    if label.chars().count() > LONGEST_HOST_LABEL {
        return Some(format!(
            "has a part of more than {LONGEST_HOST_LABEL} characters in its host"
        ));
    }
    (label.starts_with('-') || label.ends_with('-'))
        .then(|| format!("has a part that begins or ends with a hyphen in its host `{host}`"))
}

fn is_of_label(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(
            character,
            '-' | '_' | '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}'
        )
        || !character.is_ascii() && unicode_normalization::char::is_combining_mark(character)
}

/// A host that looks like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disguise {
    /// What makes it look so, as a sentence.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// True if its letters are written as they are. Those in the `xn--` form deceive nobody who
    /// reads them.
    pub is_seen: bool,
}

/// The help for a host that is written in letters that deceive.
const UNMASK: &str = "type the address again, or write its host in the form that begins with xn--";
/// The help for a host in the `xn--` form.
const LOOK_TWICE: &str = "make sure that this is the host you mean";

/// What makes the host of a URL look like another one; `None` if each of its labels keeps to one
/// script. A label in the `xn--` form is judged by the letters that it stands for.
#[must_use]
pub fn disguise(url: &str) -> Option<Disguise> {
    let (_, rest) = url.split_once("://")?;
    let host = authority(rest);
    if host.is_ascii() && !host.contains("--") {
        return None;
    }
    let name = host.split(':').next().unwrap_or(host);
    let last = name
        .trim_end_matches('.')
        .rsplit('.')
        .next()
        .unwrap_or(name);
    let ends_in_latin = last.is_ascii() && punycode::decoded(last).is_none();
    for typed in name.split('.') {
        let letters = if typed.is_ascii() {
            punycode::decoded(typed)
        } else {
            Some(typed.to_owned())
        };
        let letters = letters.map(|letters| letters.to_lowercase());
        let Some(why) = letters
            .as_deref()
            .and_then(|letters| looks_like_another(letters, ends_in_latin))
        else {
            continue;
        };
        let is_seen = !typed.is_ascii();
        let other = if is_seen {
            punycode::encoded(typed)
        } else {
            letters
        };
        let other = other
            .map(|other| format!(" (`{other}`)"))
            .unwrap_or_default();
        let help = if is_seen { UNMASK } else { LOOK_TWICE }.to_owned();
        return Some(Disguise {
            message: format!("`{typed}`{other} in this address {why}"),
            help,
            is_seen,
        });
    }
    None
}

/// Why a label looks like another one, as the predicate of a sentence.
fn looks_like_another(label: &str, ends_in_latin: bool) -> Option<String> {
    let mut scripts = label.chars().filter_map(script);
    let first = scripts.next()?;
    let goes_with = |other: Script| {
        other == first
            || matches!(
                (first, other),
                (Script::Latin, Script::EastAsian) | (Script::EastAsian, Script::Latin)
            )
    };
    if let Some(other) = scripts.find(|other| !goes_with(*other)) {
        return Some(format!(
            "mixes {} letters with {} ones, which may look alike",
            first.name(),
            other.name()
        ));
    }
    let looks_latin = |c: char| !c.is_alphabetic() || LOOK_LATIN.contains(c);
    (ends_in_latin && first == Script::Cyrillic && label.chars().all(looks_latin))
        .then(|| "is written in Cyrillic letters that look like Latin ones".to_owned())
}

/// Cyrillic letters that look like Latin ones.
const LOOK_LATIN: &str = "асԁеһіјӏорԛѕԝхуѵ";

/// The scripts that are distinguished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Georgian,
    Cherokee,
    /// Chinese, Japanese and Korean, which go with each other and with Latin.
    EastAsian,
    /// Any other, by the number of its block of 256.
    Other(u32),
}

impl Script {
    fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Greek => "Greek",
            Self::Cyrillic => "Cyrillic",
            Self::Armenian => "Armenian",
            Self::Georgian => "Georgian",
            Self::Cherokee => "Cherokee",
            Self::EastAsian => "Chinese, Japanese or Korean",
            Self::Other(_) => "other",
        }
    }
}

/// The script of a letter; `None` for what belongs to several, such as digits and marks.
fn script(character: char) -> Option<Script> {
    if !character.is_alphabetic() {
        return None;
    }
    Some(match character {
        '\0'..='\u{24f}'
        | '\u{250}'..='\u{2af}'
        | '\u{1d00}'..='\u{1eff}'
        | '\u{2c60}'..='\u{2c7f}'
        | '\u{a720}'..='\u{a7ff}'
        | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' => Script::Cyrillic,
        '\u{530}'..='\u{58f}' => Script::Armenian,
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => {
            Script::Georgian
        }
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Script::Cherokee,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ffdc}'
        | '\u{20000}'..='\u{3ffff}' => Script::EastAsian,
        // Arabic and its supplements are one script.
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => Script::Other(6),
        other => Script::Other(u32::from(other) >> 7),
    })
}
