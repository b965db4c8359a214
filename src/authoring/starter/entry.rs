//! An entry: keys with values as YAML that an author could have written.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_yaml::Value;

use crate::yaml;

/// Keys with values, one per line, indented.
#[derive(Debug)]
pub struct YamlEntry {
    text: String,
    indent: &'static str,
}

impl YamlEntry {
    /// An entry without keys, whose lines will begin with `indent`.
    pub fn new(indent: &'static str) -> Self {
        Self {
            text: String::new(),
            indent,
        }
    }

    /// Adds a text, if there is one.
    pub fn text(self, key: &str, value: Option<&str>) -> Self {
        self.plain(key, value.map(scalar).as_deref())
    }

    /// Adds a value that needs no quotation marks: `true`, `false`, or one that is YAML already.
    pub fn plain(mut self, key: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            let _ = writeln!(self.text, "{}{key}: {value}", self.indent);
        }
        self
    }

    /// Adds a list of ids or addresses, given separated by commas.
    pub fn list(self, key: &str, values: Option<&str>) -> Self {
        let list = values.map(|values| values.split(',').map(item).collect::<Vec<_>>().join(", "));
        self.plain(key, list.map(|list| format!("[{list}]")).as_deref())
    }

    /// Adds a list of names, given separated by semicolons.
    pub fn names(self, key: &str, names: Option<&str>) -> Self {
        let list = names.map(|names| names.split(';').map(item).collect::<Vec<_>>().join(", "));
        self.plain(key, list.map(|list| format!("[{list}]")).as_deref())
    }

    /// Adds a key as a comment for the author to fill in, with what belongs there.
    pub fn open(mut self, key: &str, hint: &str) -> Self {
        let _ = writeln!(self.text, "{}# {key}: {hint}", self.indent);
        self
    }

    /// Adds an id, or a list if there are several.
    pub fn one_or_many(self, key: &str, values: Option<&str>) -> Self {
        if values.is_some_and(|values| values.contains(',')) {
            self.list(key, values)
        } else {
            self.text(key, values)
        }
    }

    /// Adds lines that are YAML already.
    pub fn lines(mut self, lines: &str) -> Self {
        self.text.push_str(lines);
        self
    }

    /// The lines.
    pub fn finish(self) -> String {
        self.text
    }
}

/// An item of a list in brackets, in which a comma would end a text without quotation marks.
fn item(value: &str) -> String {
    if value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        scalar(value)
    } else {
        quoted(value)
    }
}

/// A text as YAML reads it back: in quotation marks only if it needs them.
pub fn scalar(text: &str) -> String {
    let file: Arc<str> = "".into();
    let line = format!("key: {text}\n");
    let read = yaml::read(&line, &file, 0).ok();
    let same = read
        .as_ref()
        .and_then(|read| read.get("key"))
        .and_then(Value::as_str)
        == Some(text);
    let alone = read
        .as_ref()
        .and_then(Value::as_mapping)
        .is_some_and(|keys| keys.len() == 1);
    if same && alone && !text.contains('\n') {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Written as JSON, since a JSON string is a YAML string too (YAML 1.2.2, section 1.2).
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}
