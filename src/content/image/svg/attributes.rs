//! Attributes of a drawing: which run scripts, load files or reveal something.

use super::local;
use super::styles::{Styles, embeds};
use crate::content::image::{PictureFault, Traces, embedded};

/// How much of an address is read if it contains a picture, in characters.
const ADDRESS_HEAD: usize = 64;
/// Attributes that lead somewhere.
const ADDRESSES: [&str; 7] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "background",
    "data",
];
/// Attributes that hold several addresses, or change one while the drawing moves.
const SEVERAL: [&str; 7] = [
    "to",
    "from",
    "by",
    "values",
    "srcset",
    "imagesrcset",
    "ping",
];
/// Elements that a reader follows, and that load nothing by themselves.
const FOLLOWED: [&str; 2] = ["a", "area"];
/// The folders at whose paths people keep what is their own.
const OF_PEOPLE: [&str; 11] = [
    "home",
    "users",
    "root",
    "volumes",
    "mnt",
    "media",
    "tmp",
    "var",
    "private",
    "desktop",
    "documents",
];

/// Refuses an attribute that runs something, loads something from elsewhere or names a place on a
/// disk; a picture in one is given back without its traces, where it has any. `element` is the name
/// of what has it, without a prefix.
pub fn checked(
    element: &str,
    key: &str,
    value: &str,
    traces: &mut Traces,
) -> Result<Option<String>, PictureFault> {
    let name = local(key);
    if is_event_handler(name) && !key.contains(':') {
        return Err(PictureFault::Script(format!("the attribute `{key}`")));
    }
    if name == "style" {
        return checked_styles(value, traces);
    }
    let holds_several = SEVERAL.contains(&name);
    if !ADDRESSES.contains(&name) && !holds_several {
        return checked_value(value);
    }
    let leads = compared(value);
    if leads.contains("javascript:") || leads.starts_with("data:text/html") {
        return Err(PictureFault::Script(format!("the address in `{key}`")));
    }
    if holds_several {
        check_several(key, &leads)?;
    } else {
        check_address(key, &leads, FOLLOWED.contains(&element))?;
    }
    let Some((cleaned, revealed)) = embedded::cleaned(value)? else {
        return Ok(None);
    };
    *traces |= revealed;
    Ok(Some(cleaned))
}

/// True for the names of attributes that run a script: `onload`, `onclick`.
fn is_event_handler(name: &str) -> bool {
    name.len() > 2
        && name
            .get(..2)
            .is_some_and(|on| on.eq_ignore_ascii_case("on"))
}

/// Styles without the words of their comments, where they have any.
fn checked_styles(value: &str, traces: &mut Traces) -> Result<Option<String>, PictureFault> {
    let mut styles = Styles::default();
    let kept = styles.without_comments(value)?;
    styles.checked()?;
    if kept.is_some() {
        *traces |= Traces::WORDS;
    }
    Ok(kept.map(|kept| escaped(&kept)))
}

/// A value that is not an address but may contain styles: `fill="url(…)"`.
fn checked_value(value: &str) -> Result<Option<String>, PictureFault> {
    if value.contains('(') {
        let mut styles = Styles::default();
        styles.without_comments(value)?;
        styles.checked()?;
    }
    if embeds(value) {
        Err(PictureFault::Locked)
    } else {
        Ok(None)
    }
}

/// An address as browsers compare it: in small letters, without spaces and control characters.
fn compared(value: &str) -> String {
    // The address may be a whole picture, of which only the beginning matters.
    let looked_at = if value.trim_start().starts_with("data:image/") {
        ADDRESS_HEAD
    } else {
        value.len()
    };
    let mut compared: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(looked_at)
        .collect();
    compared.make_ascii_lowercase();
    compared
}

/// Refuses several addresses of which one leads away.
fn check_several(key: &str, leads: &str) -> Result<(), PictureFault> {
    // Each of these attributes separates addresses in its own way, so the text is split at every
    // possible separator.
    let mut parts = leads.split([';', ',']);
    if parts.any(|part| part.contains("://") || part.starts_with("//")) {
        return Err(PictureFault::Loads(format!("the address in `{key}`")));
    }
    if embeds(leads) {
        return Err(PictureFault::Locked);
    }
    Ok(())
}

/// Refuses an address on a disk, and one from which something is loaded without being followed.
fn check_address(key: &str, leads: &str, is_followed: bool) -> Result<(), PictureFault> {
    if is_on_disk(leads, is_followed) {
        return Err(PictureFault::Damaged(format!(
            "`{key}` points to a file on somebody's disk"
        )));
    }
    if !is_followed && leads_away(leads) {
        return Err(PictureFault::Loads(format!("the address in `{key}`")));
    }
    Ok(())
}

/// True for an address, in small letters and without spaces, at which something lies on a disk.
fn is_on_disk(address: &str, is_followed: bool) -> bool {
    let mut start = address.chars();
    let is_drive =
        start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':');
    if address.starts_with("file:") || is_drive {
        return true;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if address.starts_with("data:") || is_followed {
        return path.starts_with("\\\\");
    }
    let below = path.trim_start_matches(['.', '/', '~']);
    let first = below.split('/').next().unwrap_or_default();
    path.contains('\\') || path.starts_with("~/") || below != path && OF_PEOPLE.contains(&first)
}

/// True for an address, in small letters and without spaces, at which something lies on another
/// site.
fn leads_away(address: &str) -> bool {
    let scheme = address
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .split_once(':');
    address.starts_with("//") || scheme.is_some_and(|(scheme, _)| scheme != "data")
}

/// True for an attribute in which programs note what is their own, and that shows nothing:
/// `content` holds the whole plan of a diagram, and `xml:base` a place on somebody's disk.
pub fn is_noted(key: &str) -> bool {
    key.starts_with("data-") || matches!(key, "content" | "xml:base")
}

/// A value, escaped for quotation marks.
fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
