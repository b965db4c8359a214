//! Plain text and Markdown, with an empty line between paragraphs.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::html;
use super::lines::join_divided;

/// Plain text. A line that is broken although the next word had room in it is a heading, an entry
/// or the end of a paragraph, if the next line does not begin in small letters.
pub fn of_plain(text: &str) -> String {
    let length = |line: &str| line.chars().count();
    let longest = text.lines().map(length).max().unwrap_or_default();
    let mut words = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        words.push_str(line);
        words.push('\n');
        let Some(next) = lines.peek().map(|next| next.trim_start()) else {
            break;
        };
        let word = next.split(' ').next().unwrap_or_default();
        let has_room = length(line.trim_end()) + 1 + length(word) <= longest;
        if has_room && !next.starts_with(char::is_lowercase) {
            words.push('\n');
        }
    }
    join_divided(&words)
}

/// Markdown as readers see it.
pub fn of_markdown(text: &str) -> String {
    let events = || Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    // A tag of HTML may hide the Markdown that follows it.
    if events().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))) {
        let mut page = String::with_capacity(text.len());
        push_html(&mut page, events());
        return html::read(&page).text();
    }
    let mut words = String::with_capacity(text.len());
    for event in events() {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            )
            | Event::Start(_) => {}
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            _ => words.push_str("\n\n"),
        }
    }
    words
}
