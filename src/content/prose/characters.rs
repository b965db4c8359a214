//! Character faults that only the parsed body shows: those of character references such as
//! `&#8238;`, and isolates that do not close within their paragraph.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::BodyContext;
use super::events::SpannedEvent;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::characters::{CharacterFault, has_isolates, odd_within, unbalanced};
use crate::content::{BAD_CHARACTER, ODD_CHARACTER};

/// What is odd in a body.
pub fn faults(
    body: &str,
    events: &[SpannedEvent<'_>],
    setting: &BodyContext<'_>,
) -> Vec<Diagnostic> {
    let fault = |(range, odd): (Range<usize>, CharacterFault)| {
        let rule = if odd.is_error {
            BAD_CHARACTER
        } else {
            ODD_CHARACTER
        };
        Diagnostic::new(
            rule,
            setting.file,
            At::Bytes(setting.place(&range)),
            odd.message,
        )
        .with_help(odd.help.into_owned())
    };
    odd(body, events).into_iter().map(fault).collect()
}

/// What is odd, with its bytes in the body.
fn odd(body: &str, events: &[SpannedEvent<'_>]) -> Vec<(Range<usize>, CharacterFault)> {
    if !body.as_bytes().contains(&b'&') && !has_isolates(body) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut block = ParagraphText::default();
    for (event, range) in events {
        match event {
            Event::Text(words) | Event::Code(words) => block.take(words, range),
            Event::SoftBreak | Event::HardBreak => block.take(" ", range),
            Event::Start(
                Tag::Link {
                    dest_url, title, ..
                }
                | Tag::Image {
                    dest_url, title, ..
                },
            ) => {
                let mut attributes = ParagraphText::default();
                attributes.take(dest_url, range);
                attributes.end(body, &mut found);
                attributes.take(title, range);
                attributes.end(body, &mut found);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::Start(tag) => {
                block.end(body, &mut found);
                if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag {
                    block.take(info, range);
                    block.end(body, &mut found);
                }
            }
            Event::End(end) if !super::typeset::is_inline_end(*end) => block.end(body, &mut found),
            _ => {}
        }
    }
    block.end(body, &mut found);
    found
}

/// The text of a paragraph, and from which bytes of the body each stretch of it comes.
#[derive(Default)]
struct ParagraphText {
    text: String,
    stretches: Vec<(usize, Range<usize>)>,
}

impl ParagraphText {
    fn take(&mut self, words: &str, range: &Range<usize>) {
        self.stretches.push((self.text.len(), range.clone()));
        self.text.push_str(words);
    }

    /// Ends the paragraph. Characters that are in the body themselves have been reported already,
    /// except for isolates.
    fn end(&mut self, body: &str, found: &mut Vec<(Range<usize>, CharacterFault)>) {
        let of_references = odd_within(&self.text, body).into_iter().filter(|odd| {
            let written = &self.text[odd.bytes.clone()];
            self.stretch(odd)
                .is_some_and(|(_, range)| !body[range.clone()].contains(written))
        });
        for odd in of_references.chain(unbalanced(&self.text)) {
            let Some((start, range)) = self.stretch(&odd) else {
                continue;
            };
            let written = &self.text[odd.bytes.clone()];
            // If the text is as it was typed, the character has an exact place; otherwise the place
            // is that of the whole stretch.
            let at = range.start + odd.bytes.start - start;
            let is_there = body.get(at..at + written.len()) == Some(written);
            found.push((
                if is_there {
                    at..at + written.len()
                } else {
                    range.clone()
                },
                odd,
            ));
        }
        self.text.clear();
        self.stretches.clear();
    }

    fn stretch(&self, odd: &CharacterFault) -> Option<&(usize, Range<usize>)> {
        let at = self
            .stretches
            .partition_point(|(start, _)| *start <= odd.bytes.start);
        self.stretches.get(at.checked_sub(1)?)
    }
}
