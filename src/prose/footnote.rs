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
    /// The mark for a mention of the footnote with this label; its role says what it is in every language (DPUB-ARIA 1.1).
    pub fn mention(&mut self, label: &str) -> String {
        let next = self.order.len();
        let (number, times) = self.mentions.entry(label.to_owned()).or_insert_with(|| {
            self.order.push(label.to_owned());
            (next, 0)
        });
        *times += 1;
        let letter = letter(*number);
        format!(
            "<sup class=\"note\"><a href=\"#fn-{letter}\" id=\"fnref-{letter}-{times}\" role=\"doc-noteref\">{letter}</a></sup>"
        )
    }

    /// Takes the text of the footnote with this label, as HTML; `start` is its first byte in the body.
    pub fn define(&mut self, label: &str, html: String, start: usize) {
        self.texts.insert(label.to_owned(), html);
        // `[^label]`: the brackets and the sign are three bytes.
        self.places.push((label.to_owned(), start..start + label.len() + 3));
    }

    /// The second and later footnotes of the same label, each with the bytes of its label in the body.
    pub fn repeated(&self) -> Vec<(String, Range<usize>)> {
        let mut seen = HashSet::new();
        self.places.iter().filter(|(label, _)| !seen.insert(label)).cloned().collect()
    }

    /// The footnotes that nothing mentions, each with the bytes of its label in the body.
    pub fn unmentioned(&self) -> Vec<(String, Range<usize>)> {
        self.places.iter().filter(|(label, _)| !self.mentions.contains_key(label)).cloned().collect()
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
                let mark = if time == 1 { letter.clone() } else { time.to_string() };
                let _ =
                    write!(html, "<a class=\"back\" href=\"#fnref-{letter}-{time}\" role=\"doc-backlink\">{mark}</a>");
            }
            let _ = write!(html, "{text}</li>");
        }
        if html.is_empty() { html } else { format!("<ol class=\"footnotes\">{html}</ol>") }
    }
}

/// a to z, then aa, ab, …
fn letter(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    if number < 26 { last.to_string() } else { format!("{}{last}", letter(number / 26 - 1)) }
}
