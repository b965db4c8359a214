//! The names in a template's expressions: which it makes itself, and others in their place.

use std::collections::{BTreeMap, BTreeSet};

use super::nodes::{Kind, Node};

/// The names that loops, comprehensions and `set` make in these nodes.
pub fn locals(nodes: &[Node]) -> BTreeSet<String> {
    let mut made = BTreeSet::new();
    for node in nodes.iter().filter(|node| node.kind != Kind::Text) {
        let words: Vec<&str> = words(&node.text).map(|(at, length)| &node.text[at..at + length]).collect();
        for (at, word) in words.iter().enumerate() {
            let after = &words[at + 1..];
            match *word {
                "for" => made.extend(after.iter().take_while(|word| **word != "in").map(|name| (*name).to_owned())),
                "set" if at == 0 => made.extend(after.first().map(|name| (*name).to_owned())),
                _ => {}
            }
        }
    }
    made
}

/// True when these nodes ask for a field of this name, which a constant cannot be asked for.
pub fn has_fields(nodes: &[Node], name: &str) -> bool {
    nodes.iter().filter(|node| node.kind != Kind::Text).any(|node| {
        words(&node.text).any(|(at, length)| {
            let end = at + length;
            let is_asked = node.text[end..].starts_with(['.', '[', '?']);
            is_asked && &node.text[at..end] == name && is_name(&node.text, at, end)
        })
    })
}

/// What stands in a node, with other words for some names.
pub fn renamed(node: &Node, said: &BTreeMap<String, String>) -> String {
    let text = &node.text;
    if node.kind == Kind::Text {
        return text.clone();
    }
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (at, length) in words(text) {
        let Some(other) = said.get(&text[at..at + length]).filter(|_| is_name(text, at, at + length)) else { continue };
        out.push_str(&text[end..at]);
        out.push_str(other);
        end = at + length;
    }
    out.push_str(&text[end..]);
    out
}

/// True when the word between these bytes is a name by itself: no field, filter, test, argument, function or component.
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end();
    let after = text[end..].trim_start();
    let is_field = before.ends_with('.') && !before.ends_with("...");
    let is_test = [" is", " is not"].iter().any(|word| before.ends_with(word));
    let is_component = text[..start].ends_with('<');
    let is_assigned = text.starts_with("set ") && text[..start].trim() == "set";
    let is_argument = after.starts_with('=') && !after.starts_with("==") && !is_assigned;
    !(is_field || before.ends_with('|') || is_test || is_component || is_argument || after.starts_with('('))
}

/// Where the words of an expression stand, and how long they are; texts in quotation marks and numbers are none.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(first) = text[at..].chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            if matches!(first, '"' | '\'' | '`') {
                at += 1 + text[at + 1..].find(first).map_or(text.len() - at - 1, |end| end + 1);
            } else if is_word(first) {
                let start = at;
                let length = text[at..].find(|c: char| !is_word(c)).unwrap_or(text.len() - at);
                at += length;
                if !first.is_ascii_digit() {
                    return Some((start, length));
                }
            } else {
                at += first.len_utf8();
            }
        }
        None
    })
}
