//! Characters that are reported twice: by themselves, and in the words of another error.

use super::Line;
use crate::base::diagnostic::Level;
use crate::content::BAD_CHARACTER;

/// Drops the findings of invisible characters in words that an error shows with these characters
/// spelled out: the error says what to write. Characters that deceive stay, since they matter by
/// themselves. What deletes the first of them fixes the error, unless
/// something else does.
pub fn drop(found: &mut Vec<(usize, Line)>) {
    let range = |line: &Line| Some(((line.line?, line.column?), line.end?));
    let shows = |error: &Line, odd: &Line| {
        let (Some(shown), Some(own)) = (range(error), range(odd)) else {
            return false;
        };
        let is_in_line = shown.0.0 == shown.1.0;
        let is_within = shown.0 <= own.0 && own.1 <= shown.1;
        let is_other = error.rule != odd.rule || own != shown;
        error.level == Level::Deny && is_in_line && is_within && is_other
    };
    let mut at = 0;
    while let Some((_, odd)) = found.get(at) {
        let error = (odd.rule == BAD_CHARACTER.name && odd.level == Level::Warn)
            .then(|| found.iter().position(|(_, error)| shows(error, odd)))
            .flatten();
        let Some(error) = error else {
            at += 1;
            continue;
        };
        let change = found[at].1.change.take();
        let error = &mut found[error].1;
        error.change = error.change.take().or(change);
        found.remove(at);
    }
}
