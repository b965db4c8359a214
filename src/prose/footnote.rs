//! Footnotes of a body: lettered in the order of their first mention, gathered at its end.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The footnotes of one body while it is read.
#[derive(Debug, Default)]
pub struct Footnotes {
    mentions: HashMap<String, (usize, usize)>,
    order: Vec<String>,
}

impl Footnotes {
    /// The mark for a mention of the footnote with this label.
    pub fn mention(&mut self, label: &str) -> String {
        let next = self.order.len();
        let (number, times) = self.mentions.entry(label.to_owned()).or_insert_with(|| {
            self.order.push(label.to_owned());
            (next, 0)
        });
        *times += 1;
        let letter = letter(*number);
        format!("<sup class=\"note\"><a href=\"#fn-{letter}\" id=\"fnref-{letter}-{times}\">{letter}</a></sup>")
    }

    /// The notes themselves, in the order of their mentions; `texts` holds each note's HTML by label.
    pub fn gather(&self, texts: &HashMap<String, String>) -> String {
        let mut html = String::new();
        for (number, label) in self.order.iter().enumerate() {
            let letter = letter(number);
            let text = texts.get(label).map_or("", String::as_str);
            let _ = write!(
                html,
                "<li id=\"fn-{letter}\"><a class=\"back\" href=\"#fnref-{letter}-1\">{letter}</a>{text}</li>"
            );
        }
        if html.is_empty() { html } else { format!("<ol class=\"footnotes\">{html}</ol>") }
    }
}

/// a to z, then aa, ab, …
fn letter(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    if number < 26 { last.to_string() } else { format!("{}{last}", letter(number / 26 - 1)) }
}
