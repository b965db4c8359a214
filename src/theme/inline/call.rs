//! The head of a component and the calls of it: parameters, arguments, and what is known of their types before any page.

use std::collections::BTreeMap;

/// A parameter of a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// The type that it asks for, as templates write it.
    pub kind: Option<String>,
    /// What it is when no argument is given.
    pub default: Option<Value>,
    /// True for one that is taken from around the component: `@words`.
    pub implicit: bool,
}

/// What an argument is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A constant, and its type.
    Literal(String, &'static str),
    /// A name, with fields after it or without.
    Path(String),
    /// Any other expression.
    Other(String),
}

/// A call of a component without a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The component's name.
    pub name: String,
    /// Its arguments.
    pub arguments: BTreeMap<String, Value>,
}

/// Reads `component name(…)`; nothing for one that takes any argument whatever.
pub fn signature(head: &str) -> Option<(String, Vec<Param>)> {
    let (name, rest) = head.strip_prefix("component")?.trim_start().split_once('(')?;
    let end = closing(rest, ')')?;
    let params = rest[..end].split(',').map(str::trim).filter(|param| !param.is_empty()).map(param);
    Some((name.trim().to_owned(), params.collect::<Option<Vec<_>>>()?))
}

fn param(text: &str) -> Option<Param> {
    if let Some(name) = text.strip_prefix('@') {
        let plain = is_path(name) && !name.contains('.');
        return plain.then(|| Param { name: name.to_owned(), kind: None, default: None, implicit: true });
    }
    let (head, default) = match text.split_once('=') {
        Some((head, default)) => (head, Some(value(default.trim()))),
        None => (text, None),
    };
    let (name, kind) = match head.split_once(':') {
        Some((name, kind)) => (name, Some(kind.trim().to_owned())),
        None => (head, None),
    };
    // Nobody can ask whether something is of the type `bytes`.
    let plain = is_path(name.trim()) && !name.contains('.') && kind.as_deref() != Some("bytes");
    plain.then(|| Param { name: name.trim().to_owned(), kind, default, implicit: false })
}

/// The head of a component with more that it takes from around it.
pub fn with_implicit<'p>(head: &str, added: impl Iterator<Item = &'p Param>) -> String {
    let names: Vec<String> = added.map(|param| format!("@{}", param.name)).collect();
    let Some(end) = head.find('(').and_then(|open| Some(open + 1 + closing(&head[open + 1..], ')')?)) else {
        return head.to_owned();
    };
    if names.is_empty() {
        return head.to_owned();
    }
    let comma = if head[..end].trim_end().ends_with('(') { "" } else { ", " };
    format!("{}{comma}{}{}", &head[..end], names.join(", "), &head[end..])
}

/// Reads `<name argument={…} argument="…" />`; nothing for any other expression.
pub fn read(expression: &str) -> Option<Call> {
    let inside = expression.strip_prefix('<')?.strip_suffix("/>")?;
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    let mut arguments = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return is_path(name).then(|| Call { name: name.to_owned(), arguments });
        }
        let (argument, given) = rest.split_once('=')?;
        let (found, length) = if let Some(inside) = given.strip_prefix('{') {
            let end = closing(inside, '}')?;
            (value(inside[..end].trim()), end + 2)
        } else {
            let end = given.strip_prefix('"')?.find('"')? + 2;
            (value(&given[..end]), end)
        };
        if !is_path(argument) || argument.contains('.') || arguments.insert(argument.to_owned(), found).is_some() {
            return None;
        }
        rest = &given[length..];
    }
}

fn value(text: &str) -> Value {
    let is_text = text.len() > 1 && text.starts_with('"') && text[1..].find('"') == Some(text.len() - 2);
    let kind = match text {
        "true" | "false" => Some("bool"),
        "None" | "none" => Some("none"),
        _ if is_text => Some("string"),
        _ if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => Some("integer"),
        _ => None,
    };
    match kind {
        Some(kind) => Value::Literal(text.to_owned(), kind),
        // What `loop` is depends on where it stands.
        None if is_path(text) && text.split('.').next() != Some("loop") => Value::Path(text.to_owned()),
        None => Value::Other(text.to_owned()),
    }
}

/// True for a name with fields after it or without: `card.as_of`.
fn is_path(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    text.split('.').all(is_name)
}

/// Where the bracket closes that was opened before the text; those in quotation marks do not count.
fn closing(text: &str, close: char) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '"' | '\'' | '`') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, '(' | '[' | '{') => depth += 1,
            (None, _) if depth == 0 && character == close => return Some(at),
            (None, ')' | ']' | '}') => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}
