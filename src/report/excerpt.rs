//! The excerpt of a finding: its line, with carets under what is meant.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::harmless;

/// How many characters of a line are shown at most.
const MAX_CHARACTERS: usize = 120;

/// The line of this number with carets under these of its bytes; a long line is cut to the part
/// around them.
///
/// The line is cut here, so that thousands of mistakes in one long line cost no more than the parts
/// that are shown, and signs that nobody sees are spelled out before anything is measured.
pub fn excerpt(line: &str, meant: Range<usize>, number: usize) -> String {
    let (before, from) = line.split_at(meant.start);
    let kept = before
        .char_indices()
        .rev()
        .take(MAX_CHARACTERS * 2 / 3 + 1)
        .map(|(at, _)| at)
        .collect::<Vec<_>>();
    let start = if kept.len() > MAX_CHARACTERS * 2 / 3 {
        kept[MAX_CHARACTERS / 3 - 1]
    } else {
        0
    };
    let room = MAX_CHARACTERS - before[start..].chars().count();
    let end = from
        .char_indices()
        .nth(room)
        .map_or(from.len(), |(at, _)| at);
    let cut = meant.len().min(end);
    let (meant, after) = from[..end].split_at(cut);

    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < from.len() { "…" } else { "" };
    let before = format!("{lead}{}", harmless(&before[start..]));
    let meant = harmless(meant);
    let carets = before.len()..before.len() + meant.len();
    let source = format!("{before}{meant}{}{tail}", harmless(after));
    let snippet = Snippet::source(source)
        .line_start(number)
        .annotation(AnnotationKind::Primary.span(carets));
    Renderer::plain().render(&[Group::with_level(Level::ERROR).element(snippet)])
}
