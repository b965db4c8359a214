//! Colons at the beginning of a line: those that define the term above, and those that belong to a
//! sentence.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::events::SpannedEvent;
use crate::base::language;
use crate::base::markup::MarkupFault;
use crate::base::quotation_marks;

/// Replaces a colon that defines nothing while the body is parsed. Content cannot contain it, and
/// it has as many bytes.
const COLON: char = '\u{3}';

/// A colon at the beginning of a line.
struct Colon {
    at: usize,
    /// True if it defines the line above.
    defines: bool,
    /// What may be wrong with that, where nobody can tell.
    doubt: Option<MarkupFault>,
}

/// The body with only those colons that define a term, and what is to be said of others.
pub fn masked<'b>(body: &'b str, language: &str) -> (Cow<'b, str>, Vec<MarkupFault>) {
    let parts_colons = language::typography(language).keeps_signs;
    let mut colons = colons(body, parts_colons);
    if colons.iter().filter(|colon| colon.defines).count() > 1 {
        // An author who writes several definitions knows what a colon does.
        for colon in colons.iter_mut().filter(|colon| colon.defines) {
            colon.doubt = None;
        }
    }
    let doubts = colons
        .iter_mut()
        .filter_map(|colon| colon.doubt.take())
        .collect();
    if colons.iter().all(|colon| colon.defines) {
        return (Cow::Borrowed(body), doubts);
    }
    let mut masked = String::with_capacity(body.len());
    let mut done = 0;
    for colon in colons.iter().filter(|colon| !colon.defines) {
        masked.push_str(&body[done..colon.at]);
        masked.push(COLON);
        done = colon.at + 1;
    }
    masked.push_str(&body[done..]);
    (Cow::Owned(masked), doubts)
}

/// An event with the colons that were taken out of the body.
pub fn unmasked((event, range): SpannedEvent<'_>) -> SpannedEvent<'_> {
    let colons = |words: CowStr<'_>| -> CowStr<'static> { words.replace(COLON, ":").into() };
    let event = match event {
        Event::Text(words) if words.contains(COLON) => Event::Text(colons(words)),
        Event::Code(words) if words.contains(COLON) => Event::Code(colons(words)),
        Event::Html(words) if words.contains(COLON) => Event::Html(colons(words)),
        Event::InlineHtml(words) if words.contains(COLON) => Event::InlineHtml(colons(words)),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) if title.contains(COLON) => Event::Start(Tag::Link {
            link_type,
            dest_url,
            title: colons(title),
            id,
        }),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) if title.contains(COLON) => Event::Start(Tag::Image {
            link_type,
            dest_url,
            title: colons(title),
            id,
        }),
        other => other,
    };
    (event, range)
}

/// The colons that begin a line, with nothing but spaces and signs of quotation before them.
fn colons(body: &str, parts_colons: bool) -> Vec<Colon> {
    let mut found: Vec<Colon> = Vec::new();
    let mut above = Above::default();
    let mut start = 0;
    for line in body.split('\n') {
        let words = line.trim_start_matches([' ', '>']);
        if words.starts_with(':') {
            let at = start + line.len() - words.len();
            let colon = colon(body, at, words, &above, parts_colons);
            above.is_definition = colon.defines;
            found.push(colon);
        } else {
            above.take(start, line, words);
        }
        start += line.len() + 1;
    }
    found
}

/// The text above a line.
#[derive(Default)]
struct Above {
    /// The lines of the paragraph that ended last or goes on.
    lines: usize,
    /// The last line with words.
    last: Range<usize>,
    is_blank: bool,
    is_definition: bool,
}

impl Above {
    fn take(&mut self, start: usize, line: &str, words: &str) {
        if words.trim().is_empty() {
            self.is_blank = true;
            return;
        }
        let is_inside = self.is_definition && (!self.is_blank || line.starts_with("  "));
        if self.is_blank {
            self.lines = 0;
        }
        self.is_definition = is_inside;
        self.lines += 1;
        self.is_blank = false;
        self.last = start..start + line.len();
    }
}

fn colon(body: &str, at: usize, words: &str, above: &Above, parts_colons: bool) -> Colon {
    let text = |doubt| Colon {
        at,
        defines: false,
        doubt,
    };
    let rest = &words[1..];
    let is_spaced = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    if !is_spaced {
        return text(None);
    }
    if above.is_definition {
        return Colon {
            at,
            defines: true,
            doubt: None,
        };
    }
    let says = rest.trim_start();
    if above.lines == 0 {
        return text(None);
    }
    if above.lines > 1 {
        let message =
            "the colon is shown as typed: a definition cannot follow a paragraph of several lines";
        let help = "for a definition, put its term alone on the line above, with an empty line before it; otherwise move the colon to the end of the line above";
        return text((!parts_colons).then(|| MarkupFault::misread(at..at + 1, message, help)));
    }
    let goes_on = says.starts_with(|c: char| {
        quotation_marks::can_open(c) || matches!(c, '—' | '–') || c.is_ascii_digit()
    });
    if parts_colons && goes_on {
        return text(None);
    }
    let is_plain = parts_colons && !rest.starts_with("  ") && !rest.starts_with('\t');
    let term = body.get(above.last.clone()).unwrap_or_default().trim();
    let doubt = is_plain.then(|| {
        let message = format!("this colon turns the line into a definition of \"{term}\"");
        let help = "if it belongs to the sentence, move it to the end of the line above; if you mean a definition, write two spaces after it";
        MarkupFault::misread(at..at + 1, message, help)
    });
    Colon {
        at,
        defines: true,
        doubt,
    }
}
