//! Writing `content/copies.yaml`: the same record is always the same bytes, one key a line, so that
//! two people's changes merge.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use super::{KeptCopy, QuotationProof};
use crate::base::text::Id;
use crate::yaml::record::OutsideUrl;

/// What the file begins with.
const HEAD: &str =
    "# Written by `factpress archive`. What is changed here by hand proves nothing.\n";
/// Words that YAML takes for something other than text, in small letters.
const NO_TEXT: [&str; 15] = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity", "none",
    "t", "f",
];

/// The file with these copies, sorted by the ids of their sources.
#[must_use]
pub fn written(copies: &BTreeMap<Id, KeptCopy>) -> String {
    let mut file = CopiesFile(HEAD.to_owned());
    for (id, copy) in copies {
        file.copy(id, copy);
    }
    if copies.is_empty() {
        file.0.push_str("{}\n");
    }
    file.0
}

struct CopiesFile(String);

impl CopiesFile {
    fn copy(&mut self, id: &Id, copy: &KeptCopy) {
        let _ = writeln!(self.0, "{}:", scalar(id.as_str()));
        self.text("  file", Some(&copy.file.0));
        self.text("  url", copy.url.as_ref().map(OutsideUrl::as_str));
        self.text(
            "  final_url",
            copy.final_url.as_ref().map(OutsideUrl::as_str),
        );
        self.value("  status", copy.status);
        self.text("  type", Some(&copy.media_type.0));
        self.value("  date", Some(copy.date));
        self.text("  sha256", Some(copy.sha256.as_str()));
        self.value("  bytes", Some(copy.bytes));
        self.text("  title", copy.title.as_ref().map(|title| &*title.0));
        self.text("  program", Some(&copy.program.0));
        self.text("  unread", copy.unread.as_ref().map(|unread| &*unread.0));
        if copy.quotations.is_empty() {
            self.0.push_str("  quotations: []\n");
        } else {
            self.0.push_str("  quotations:\n");
        }
        for proof in &copy.quotations {
            self.proof(proof);
        }
        if copy.missing.is_empty() {
            self.0.push_str("  missing: []\n");
        } else {
            self.0.push_str("  missing:\n");
        }
        for missing in &copy.missing {
            let _ = writeln!(self.0, "    - {}", scalar(missing.as_str()));
        }
    }

    fn proof(&mut self, proof: &QuotationProof) {
        self.text("    - quotation", Some(proof.quotation.as_str()));
        self.value("      page", proof.page);
        self.value("      from", Some(proof.from));
        self.value("      to", Some(proof.to));
        self.text(
            "      before",
            proof.before.as_ref().map(|before| &*before.0),
        );
        self.text("      after", proof.after.as_ref().map(|after| &*after.0));
        self.text("      check", Some(&proof.check.0));
    }

    fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            let _ = writeln!(self.0, "{key}: {}", scalar(text));
        }
    }

    fn value(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            let _ = writeln!(self.0, "{key}: {value}");
        }
    }
}

/// A text as YAML has it: in double quotes only if it would be taken for something else without.
fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What YAML takes for the end of a line, and what no editor shows.
            other
                if other.is_control() || matches!(other, '\u{2028}' | '\u{2029}' | '\u{feff}') =>
            {
                let _ = write!(quoted, "\\U{:08x}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// True for a text that no reader of YAML takes for anything but this text.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(char::is_alphanumeric);
    let ends = text.ends_with(|last: char| last.is_alphanumeric() || ".!?)/".contains(last));
    let is_made_of = text
        .chars()
        .all(|c| c.is_alphanumeric() || " .,;!?()/_+-=&%~*'\"’“”–—…:#".contains(c));
    let has_marks = text.contains(": ") || text.contains(" #");
    let may_be_number = text.starts_with(|first: char| first.is_numeric())
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "_.:+-xobT".contains(c))
        && !is_mixed(text);
    begins
        && ends
        && is_made_of
        && !has_marks
        && !may_be_number
        && !NO_TEXT.contains(&text.to_ascii_lowercase().as_str())
}

/// True for hexadecimal digits that no reader takes for a number: they have a letter that no number
/// has.
fn is_mixed(text: &str) -> bool {
    text.contains(['a', 'c', 'd', 'f']) && !text.starts_with("0x")
}

#[cfg(test)]
mod tests;
