//! Text that a line of hyphens below it turns into a heading, where a horizontal rule was meant.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::events::SpannedEvent;
use crate::base::markup::MarkupFault;
use crate::base::quotation_marks;

/// How long the words above a line of hyphens may be to be a heading without a question.
const LONGEST_HEADING: usize = 80;

/// How long they may be when the hyphens are not drawn from their beginning to their end.
const LONGEST_UNDRAWN: usize = 40;

/// Marks with which a sentence goes on or ends, as no heading does.
const ENDS: [char; 12] = [
    '.', ',', ';', ':', '。', '，', '；', '：', '、', '।', '،', '؛',
];

/// Marks with which a heading ends less often than what somebody says, beside those that close a
/// quotation.
const CLOSES: [char; 8] = ['?', '!', '…', ')', ']', '？', '！', '؟'];

/// What the author of a body does elsewhere in it.
#[derive(Clone, Copy)]
struct Habits {
    /// Headings begin with signs, `## `.
    has_signs: bool,
    /// A line of hyphens means a rule.
    has_rules: bool,
}

/// Such headings, at the line of hyphens.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let is_underlined = |range: &Range<usize>| !body[range.clone()].trim_start().starts_with('#');
    let headings: Vec<&Range<usize>> = events
        .iter()
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Start(Tag::Heading {
                    level: HeadingLevel::H2,
                    ..
                })
            )
        })
        .map(|(_, range)| range)
        .filter(|range| is_underlined(range))
        .collect();
    if headings.is_empty() {
        return Vec::new();
    }
    let has = |is_one: &dyn Fn(&SpannedEvent<'_>) -> bool| events.iter().any(is_one);
    let habits = Habits {
        has_signs: has(&|(event, range)| {
            matches!(event, Event::Start(Tag::Heading { .. })) && !is_underlined(range)
        }),
        has_rules: has(&|(event, _)| matches!(event, Event::Rule)),
    };
    headings
        .into_iter()
        .filter_map(|range| mark(body, range, habits))
        .collect()
}

fn mark(body: &str, range: &Range<usize>, habits: Habits) -> Option<MarkupFault> {
    let block = body[range.clone()].trim_end();
    let (above, line) = block.rsplit_once('\n')?;
    let line = line.trim_start_matches([' ', '\t', '>']);
    if line.is_empty() || !line.bytes().all(|b| b == b'-') {
        return None;
    }
    let above = above.trim();
    let end = range.start + block.len();
    let is_paragraph = above.contains('\n')
        || above.ends_with(ENDS)
        || above.ends_with("]]")
        || above.chars().count() > LONGEST_HEADING
        || line.len() < 3;
    let next = body[end..]
        .strip_prefix('\n')
        .and_then(|rest| rest.lines().next())
        .unwrap_or("");
    let goes_on = !next.trim_matches([' ', '\t', '>']).is_empty();
    let is_text = above.chars().count() > LONGEST_UNDRAWN
        || above.ends_with(CLOSES)
        || above.ends_with(quotation_marks::can_close)
        || above.ends_with(['*', '_'])
        || above.starts_with(|c: char| {
            c.is_lowercase() || quotation_marks::can_open(c) || "–—―-(".contains(c)
        })
        || habits.has_signs
        || habits.has_rules
        || goes_on;
    let message = "this line turns the words above it into a heading";
    let help = "for a rule across the page, put an empty line above it; for a heading, write `## ` before the words";
    let is_doubtful = is_paragraph || is_text && !is_drawn(above, line);
    is_doubtful.then(|| MarkupFault::misread(end - line.len()..end, message, help))
}

/// True for hyphens that were drawn below words from their beginning to their end.
fn is_drawn(above: &str, line: &str) -> bool {
    let width = above.chars().count();
    line.len().abs_diff(width) <= 2 && (line.len() > 3 || width < 5)
}
