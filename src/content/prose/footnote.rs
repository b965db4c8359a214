//! Footnotes of a body: lettered in the order of their first mention, gathered at its end.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

/// The footnotes of one body while it is read.
#[derive(Debug, Default)]
pub struct Footnotes {
    mentions: HashMap<String, (usize, usize)>,
    order: Vec<String>,
    texts: HashMap<String, String>,
    /// The labels of the texts with their bytes in the body, in order.
    places: Vec<(String, Range<usize>)>,
}

impl Footnotes {
    /// The mark for a mention of the footnote with this label; its role says what it is in every
    /// language (DPUB-ARIA 1.1).
    pub fn mention(&mut self, label: &str) -> String {
        let label = folded(label);
        let next = self.order.len();
        let (number, times) = self.mentions.entry(label.clone()).or_insert_with(|| {
            self.order.push(label.clone());
            (next, 0)
        });
        *times += 1;
        let letter = letter(*number);
        format!(
            "<sup class=\"note\"><a href=\"#fn-{letter}\" id=\"fnref-{letter}-{times}\" role=\"doc-noteref\">{letter}</a></sup>"
        )
    }

    /// Takes the text of the footnote with this label, as HTML; `start` is its first byte in the
    /// body.
    pub fn define(&mut self, label: &str, html: String, start: usize) {
        self.texts.insert(folded(label), html);
        // `[^label]` is three bytes longer than its label.
        self.places
            .push((label.to_owned(), start..start + label.len() + 3));
    }

    /// What is wrong with them: the bytes of a label in the body, what is wrong, and help.
    pub fn faults(&self) -> Vec<(Range<usize>, String, String)> {
        let mut seen = HashSet::new();
        let fault = |(label, place): &(String, Range<usize>)| {
            let is_new = seen.insert(folded(label));
            let (message, help) = if !self.mentions.contains_key(&folded(label)) {
                (
                    "nothing in the text refers to this footnote".to_owned(),
                    format!("write [^{label}] where it belongs in the text"),
                )
            } else if is_new {
                return None;
            } else {
                let message = format!(
                    "there is already a footnote `{label}`, and readers would see only one of the two"
                );
                (message, "give each footnote a different label".to_owned())
            };
            Some((place.clone(), message, help))
        };
        self.places.iter().filter_map(fault).collect()
    }

    /// The notes themselves, in the order of their mentions.
    pub fn gather(&self) -> String {
        let mut html = String::new();
        for (number, label) in self.order.iter().enumerate() {
            let letter = letter(number);
            let text = self.texts.get(label).map_or("", String::as_str);
            let times = self.mentions.get(label).map_or(1, |(_, times)| *times);
            let _ = write!(html, "<li id=\"fn-{letter}\">");
            for time in 1..=times {
                let mark = if time == 1 {
                    letter.clone()
                } else {
                    time.to_string()
                };
                let _ = write!(
                    html,
                    "<a class=\"back\" href=\"#fnref-{letter}-{time}\" role=\"doc-backlink\">{mark}</a>"
                );
            }
            let _ = write!(html, "{text}</li>");
        }
        if html.is_empty() {
            html
        } else {
            format!("<ol class=\"footnotes\">{html}</ol>")
        }
    }
}

/// A label as `CommonMark` compares it: `[^A]` mentions `[^a]: …`.
fn folded(label: &str) -> String {
    label.to_lowercase()
}

/// a to z, then aa, ab, …
fn letter(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    if number < 26 {
        last.to_string()
    } else {
        format!("{}{last}", letter(number / 26 - 1))
    }
}
