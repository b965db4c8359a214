//! Writes the aliases of a document that gets another address, and leaves the rest of its file as
//! it is.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use crate::content::document::front_matter;
use crate::yaml::record::KeyOutline;
use crate::yaml::{self, EntrySpan, Spans};

/// The key that has the old addresses.
const ALIASES_KEY: &str = "aliases";

/// A document's old and new address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// Where it was.
    pub old: String,
    /// Where it will be.
    pub new: String,
}

/// The text with the old address among its aliases, if it `keeps` that one, and without the new
/// one, which would clash with the page itself. `order` has the keys of such a file.
///
/// `None` if the key cannot be written without changing anything else.
pub fn with_aliases(
    file: &Arc<str>,
    text: &str,
    addresses: &AddressChange,
    keeps: bool,
    order: &[KeyOutline],
) -> Option<String> {
    let front = front_matter(text)?;
    let yaml = &text[front.clone()];
    let Value::Mapping(before) = yaml::read(yaml, file, 0).ok()? else {
        return None;
    };
    let given = given(&before)?;
    let mut aliases: Vec<&str> = given.iter().map(String::as_str).collect();
    aliases.retain(|alias| with_slash(alias) != addresses.new);
    if keeps
        && aliases
            .iter()
            .all(|alias| with_slash(alias) != addresses.old)
    {
        aliases.push(&addresses.old);
    }
    if aliases == given {
        return Some(text.to_owned());
    }
    let places = Spans::of(yaml).ok()?;
    let after = match places.exactly(&[ALIASES_KEY.into()]) {
        Some(place) => replaced(
            yaml,
            end(yaml, &places, place, given.len()),
            place,
            &aliases,
        ),
        None => inserted(yaml, &places, &aliases, order),
    };
    // YAML can hide a value in many ways, so the result is read back.
    let Ok(Value::Mapping(read)) = yaml::read(&after, file, 0) else {
        return None;
    };
    let is_meant = self::given(&read)? == aliases && others(read) == others(before);
    is_meant.then(|| format!("{}{after}{}", &text[..front.start], &text[front.end..]))
}

/// The aliases that a text has; `None` if they are no list of texts.
fn given(keys: &Mapping) -> Option<Vec<String>> {
    match keys.get(ALIASES_KEY) {
        None => Some(Vec::new()),
        Some(Value::Sequence(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect(),
        Some(_) => None,
    }
}

fn others(mut keys: Mapping) -> Mapping {
    keys.remove(ALIASES_KEY);
    keys
}

fn with_slash(alias: &str) -> String {
    format!("{}/", alias.trim().trim_end_matches('/'))
}

/// Where a list of so many items ends. For the parser, a block ends with the next key, and the
/// comments between belong to it.
fn end(yaml: &str, places: &Spans, place: &EntrySpan, items: usize) -> usize {
    let last = items
        .checked_sub(1)
        .and_then(|last| places.exactly(&[ALIASES_KEY.into(), last.into()]));
    let after = last.map_or(place.whole.start, |item| item.whole.end);
    let bracket = yaml[place.whole.start..].starts_with('[');
    let close = yaml[after..].find(']').filter(|_| bracket);
    close.map_or(after, |close| after + close + 1)
}

/// The YAML with another list in the place of the one that it has up to `end`, in the style of that
/// one.
fn replaced(yaml: &str, end: usize, place: &EntrySpan, aliases: &[&str]) -> String {
    let line_of = |at: usize| yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    let list = place.whole.start;
    if aliases.is_empty() {
        let rest = yaml[end..]
            .find('\n')
            .map_or("", |at| &yaml[end + at + 1..]);
        return format!("{}{rest}", &yaml[..line_of(place.key.start)]);
    }
    let written = if yaml[list..].starts_with('-') {
        let indent = &yaml[line_of(list)..list];
        format!("- {}", aliases.join(&format!("\n{indent}- ")))
    } else {
        format!("[{}]", aliases.join(", "))
    };
    format!("{}{written}{}", &yaml[..list], &yaml[end..])
}

/// The YAML with a line for the list, before the first key that comes after it in docs/KEYS.md.
fn inserted(yaml: &str, places: &Spans, aliases: &[&str], order: &[KeyOutline]) -> String {
    let behind = order
        .iter()
        .skip_while(|key| key.name != ALIASES_KEY)
        .skip(1);
    let starts = behind.filter_map(|key| Some(places.exactly(&[key.name.into()])?.key.start));
    let lines = starts.map(|start| yaml[..start].rfind('\n').map_or(0, |end| end + 1));
    let at = lines.min().map_or(yaml.len(), |line| {
        let comments = yaml[..line].split_inclusive('\n').rev();
        let comments = comments.take_while(|line| line.starts_with('#'));
        line - comments.map(str::len).sum::<usize>()
    });
    let list = aliases.join(", ");
    format!("{}{ALIASES_KEY}: [{list}]\n{}", &yaml[..at], &yaml[at..])
}

#[cfg(test)]
mod tests {
    use super::{AddressChange, with_aliases};
    use crate::model::keys::FileKind;

    fn written(yaml: &str) -> Option<String> {
        let file = "content/pages/about.md".into();
        let addresses = AddressChange {
            old: "/old/".to_owned(),
            new: "/new/".to_owned(),
        };
        let order = FileKind::Page.outline().keys();
        let text = format!("---\n{yaml}---\nText.\n");
        let after = with_aliases(&file, &text, &addresses, true, order)?;
        let yaml = after.strip_prefix("---\n")?.strip_suffix("---\nText.\n")?;
        Some(yaml.to_owned())
    }

    #[test]
    fn the_old_address_joins_the_others_in_their_style() {
        for (before, after) in [
            ("title: A\n", "title: A\naliases: [/old/]\n"),
            (
                "title: A\n# Why.\nhold: Not yet.\n",
                "title: A\naliases: [/old/]\n# Why.\nhold: Not yet.\n",
            ),
            (
                "aliases: [/a/] # once\nhold: Not yet.\n",
                "aliases: [/a/, /old/] # once\nhold: Not yet.\n",
            ),
            (
                "aliases:\n  - /a/\n  - /b/\nhold: Not yet.\n",
                "aliases:\n  - /a/\n  - /b/\n  - /old/\nhold: Not yet.\n",
            ),
            (
                "aliases:\n  - /a/ # once\n# Why.\nhold: Not yet.\n",
                "aliases:\n  - /a/\n  - /old/ # once\n# Why.\nhold: Not yet.\n",
            ),
            ("aliases: [/old]\n", "aliases: [/old]\n"),
        ] {
            assert_eq!(written(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn the_new_address_is_no_alias_any_more() {
        assert_eq!(
            written("title: A\naliases: [/new/]\n").as_deref(),
            Some("title: A\naliases: [/old/]\n")
        );
        assert_eq!(written("aliases: /new/\n"), None, "this is not a list");
    }
}
