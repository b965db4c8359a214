//! Typography of a body: quotation marks, dashes and spaces are set across a paragraph, whatever
//! markup is between its texts.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::events::{LANGUAGE_SCHEME, SpannedEvent};
use crate::base::typography::{COMMON_TYPOGRAPHY, NO_BREAK_SPACE, Setter, Typography};

/// Sets the words of a body; code stays as it is, and so does what was escaped.
pub fn set(events: &mut [SpannedEvent<'_>], body: &str, typography: Typography) {
    let mut setter = Setter::default();
    let (mut is_code, mut is_foreign, mut is_address) = (false, false, false);
    for at in 0..events.len() {
        // Only asked for texts, so that each stretch of markup is searched once.
        let after = matches!(events[at].0, Event::Text(_))
            .then(|| following(&events[at + 1..]))
            .flatten();
        if !is_foreign && keeps_line(events, at, typography) {
            // What the author broke the line of stays together in print.
            events[at].0 = Event::Text(CowStr::from(NO_BREAK_SPACE));
            setter.pass(' ');
            continue;
        }
        let (event, range) = &mut events[at];
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            // The words of a link in angle brackets are its address, which must stay as it is.
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => is_address = true,
            // Words in another language are set with the marks that all languages share.
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(LANGUAGE_SCHEME) => {
                is_foreign = true;
            }
            Event::End(TagEnd::Link) => {
                (is_foreign, is_address) = (false, false);
                setter.end_address();
            }
            Event::Start(tag) if !is_inline(tag) => setter = Setter::default(),
            Event::Code(code) => setter.pass(code.chars().next_back().unwrap_or(' ')),
            Event::SoftBreak | Event::HardBreak => setter.pass(' '),
            Event::Text(words) if is_address => {
                setter.pass(words.chars().next_back().unwrap_or(' '));
            }
            Event::Text(words) if !is_code => {
                let typography = if is_foreign {
                    COMMON_TYPOGRAPHY
                } else {
                    typography
                };
                set_words(words, body, range, after, typography, &mut setter);
            }
            _ => {}
        }
    }
}

/// Sets the words of one event; `after` is the character that follows them.
fn set_words(
    words: &mut CowStr<'_>,
    body: &str,
    range: &Range<usize>,
    after: Option<char>,
    typography: Typography,
    setter: &mut Setter,
) {
    let is_character_reference = body[range.clone()].starts_with('&') && !words.starts_with('&');
    if is_character_reference {
        setter.pass(words.chars().next_back().unwrap_or(' '));
        return;
    }
    let escaped = body[..range.start].ends_with('\\');
    let set = match setter.set(typography, words, escaped, after) {
        Cow::Borrowed(_) => return,
        Cow::Owned(set) => set,
    };
    *words = CowStr::from(set);
}

/// True at a line break between words that print keeps on one line, such as a day and its month.
fn keeps_line(events: &[SpannedEvent<'_>], at: usize, typography: Typography) -> bool {
    let words = |at: Option<usize>| match &events.get(at?)?.0 {
        Event::Text(words) => Some(words.as_ref()),
        _ => None,
    };
    matches!(events[at].0, Event::SoftBreak)
        && words(at.checked_sub(1))
            .zip(words(Some(at + 1)))
            .is_some_and(|(before, after)| typography.kept_words.meet(before, after))
}

/// The first character that follows in the same paragraph, whatever markup comes before it.
fn following(events: &[SpannedEvent<'_>]) -> Option<char> {
    for (event, _) in events {
        match event {
            Event::Text(words) | Event::Code(words) if !words.is_empty() => {
                return words.chars().next();
            }
            Event::SoftBreak | Event::HardBreak => return Some(' '),
            Event::Start(tag) if !is_inline(tag) => return None,
            Event::End(end) if !is_inline_end(*end) => return None,
            _ => {}
        }
    }
    None
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

/// True for the end of an element inside a paragraph.
pub fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
