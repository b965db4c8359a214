//! Attributes: what those of a drawing run, lead to and tell.

use super::local;
use super::styles::Styles;
use crate::image::{Fault, Traces, embedded};

/// How much of an address is looked at that holds a picture, in characters.
const HEAD: usize = 64;
/// Attributes that lead somewhere, or change such ones.
const LEADING: [&str; 8] = ["href", "to", "from", "by", "values", "src", "action", "formaction"];

/// Refuses an attribute that runs something; a picture in one is given back without its traces, where it has any.
pub fn checked(key: &str, value: &str, traces: &mut Traces) -> Result<Option<String>, Fault> {
    let name = local(key);
    if name.len() > 2 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) && !key.contains(':') {
        return Err(Fault::Script(format!("the attribute `{key}`")));
    }
    if name == "style" {
        let kept = if embeds(value) { return Err(Fault::Locked) } else { Styles::default().without_comments(value)? };
        *traces |= if kept.is_some() { Traces::WORDS } else { Traces::NONE };
        return Ok(kept.map(|kept| escaped(&kept)));
    }
    if !LEADING.contains(&name) {
        return if embeds(value) { Err(Fault::Locked) } else { Ok(None) };
    }
    // A whole picture may stand in an address.
    let looked_at = if value.trim_start().starts_with("data:image/") { HEAD } else { value.len() };
    let leads = value.chars().filter(|c| !c.is_whitespace() && !c.is_control());
    let mut leads: String = leads.take(looked_at).collect();
    leads.make_ascii_lowercase();
    if leads.contains("javascript:") || leads.starts_with("data:text/html") {
        return Err(Fault::Script(format!("the address in `{key}`")));
    }
    if leads.starts_with("file:") {
        return Err(Fault::Damaged(format!("`{key}` leads to a file of somebody's disk")));
    }
    let Some((cleaned, told)) = embedded::cleaned(value)? else { return Ok(None) };
    *traces |= told;
    Ok(Some(cleaned))
}

/// True for an attribute in which programs note what is their own, and that shows nothing: `content` holds the whole plan of
/// a diagram, and `xml:base` a place on somebody's disk.
pub fn is_noted(key: &str) -> bool {
    key.starts_with("data-") || matches!(key, "content" | "xml:base")
}

/// A value as it stands in quotation marks.
fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// True for words that hold an address with a picture in it where none is looked for, as styles do.
pub fn embeds(words: &str) -> bool {
    let is_address = |at: usize| words.get(at..at + 5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let is_in_address = || words.to_ascii_lowercase().contains("url(") || words.contains(',');
    words.match_indices([':']).any(|(at, _)| at >= 4 && is_address(at - 4)) && is_in_address()
}
