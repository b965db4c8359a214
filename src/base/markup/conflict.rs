//! Conflict markers that version control systems leave in a text: `<<<<<<<`, `|||||||`, `=======`,
//! `>>>>>>>`.

use std::ops::Range;
use std::sync::Arc;

use super::CONFLICT_MARKER;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::SCAN_BYTES;

/// How many signs a marker has; some programs write more.
const SIGNS: usize = 7;

/// What a line of a conflict does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Opens,
    Parts,
    Closes,
}

/// Finds the conflicts in a text that begins `offset` bytes into its file; each is one diagnostic.
///
/// In Markdown a line of equals signs may underline a heading, and blocks of code may show single
/// markers.
#[must_use]
pub fn conflicts(text: &str, is_markdown: bool, file: &Arc<str>, offset: usize) -> Vec<Diagnostic> {
    let found = places(text, is_markdown);
    let fault = |(range, whole): (Range<usize>, bool)| {
        let message = if whole {
            "an unresolved merge left two versions of this text here"
        } else {
            "this line is a merge conflict marker"
        };
        let help = "keep the right version, and remove the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>";
        let at = At::Bytes(range.start + offset..range.end + offset);
        Diagnostic::new(CONFLICT_MARKER, file, at, message).with_help(help.to_owned())
    };
    found.into_iter().map(fault).collect()
}

/// False if no line of a text begins like a marker. Every text is checked here, so many bytes are
/// compared at once.
fn may_hold_marker(bytes: &[u8]) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b'<' | b'|' | b'=' | b'>' | b'%' | b'+');
    let begins = |at: usize| {
        let line = &bytes[at..];
        let is_first = at == 0 || bytes[at - 1] == b'\n';
        is_first
            && line
                .get(..SIGNS)
                .is_some_and(|signs| signs.iter().all(|sign| *sign == line[0]))
    };
    bytes
        .chunks(SCAN_BYTES)
        .enumerate()
        .any(|(number, stretch)| {
            stretch.iter().fold(false, |any, byte| any | is_sign(byte))
                && (0..stretch.len())
                    .any(|at| is_sign(&stretch[at]) && begins(number * SCAN_BYTES + at))
        })
}

/// The first line of each conflict; true when more lines of it follow.
fn places(text: &str, is_markdown: bool) -> Vec<(Range<usize>, bool)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    if !may_hold_marker(bytes) {
        return found;
    }
    let (mut start, mut is_open, mut fence, mut is_below_blank) = (0, false, None::<char>, true);
    let mut may_close = true;
    for line in text.split('\n') {
        let at = start;
        start += line.len() + 1;
        let may_be = matches!(
            bytes.get(at),
            Some(b'<' | b'|' | b'=' | b'>' | b'`' | b'~' | b'%' | b'+')
        );
        if may_be {
            if is_markdown {
                fence = fence_behind(fence, line);
            }
            let range = at..at + line.trim_end().len();
            match marker(line).filter(|_| !is_quotation(line, is_markdown && !is_open)) {
                Some(Marker::Opens)
                    if fence.is_none() || may_close && closes_later(&text[at..]) =>
                {
                    found.push((range, true));
                    is_open = true;
                }
                // If the rest of a conflict does not follow here, it does not follow further down:
                // a text of many markers is not searched once for each.
                Some(Marker::Opens) => may_close = false,
                Some(Marker::Closes) if is_open => is_open = false,
                Some(Marker::Closes) if fence.is_none() => found.push((range, false)),
                Some(Marker::Parts)
                    if !is_open
                        && fence.is_none()
                        && (is_below_blank || !is_markdown || !line.starts_with('=')) =>
                {
                    found.push((range, false));
                }
                _ => {}
            }
        }
        is_below_blank = line.trim().is_empty();
    }
    found
}

/// The sign of the fence that is open behind a line.
fn fence_behind(open: Option<char>, line: &str) -> Option<char> {
    let fence = ['`', '~']
        .into_iter()
        .find(|sign| line.starts_with(&sign.to_string().repeat(3)));
    match (open, fence) {
        (None, fence) => fence,
        (Some(open), Some(sign)) if open == sign => None,
        (open, _) => open,
    }
}

/// True if the other lines of a conflict follow.
fn closes_later(text: &str) -> bool {
    let mut rest = text.lines().skip(1).filter_map(marker);
    rest.by_ref().any(|marker| marker == Marker::Parts)
        && rest.any(|marker| marker == Marker::Closes)
}

/// True for quotations inside each other, which have no more than a number of signs in common with
/// a marker.
fn is_quotation(line: &str, is_markdown: bool) -> bool {
    is_markdown && line.starts_with(">>>>>>>>")
}

fn marker(line: &str) -> Option<Marker> {
    let sign = line.chars().next()?;
    let rest = line.trim_start_matches(sign);
    let count = line.len() - rest.len();
    let is_alone = rest.trim_end().is_empty();
    let is_named = is_alone || rest.starts_with(' ');
    match sign {
        '<' if count >= SIGNS && is_named => Some(Marker::Opens),
        '>' if count >= SIGNS && is_named => Some(Marker::Closes),
        '|' if count == SIGNS && is_named => Some(Marker::Parts),
        '=' if count == SIGNS && is_alone => Some(Marker::Parts),
        '%' | '+'
            if count == SIGNS
                && (rest.starts_with(" Changes") || rest.starts_with(" Contents")) =>
        {
            Some(Marker::Parts)
        }
        _ => None,
    }
}
