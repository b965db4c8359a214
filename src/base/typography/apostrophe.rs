//! Single straight marks: which of them open a quotation, and which are apostrophes.

use super::Typography;

/// True when a single mark opens a quotation; `rest` is the stretch behind it, and `next` what
/// follows it.
pub fn opens(typography: Typography, before: char, rest: &str, next: Option<char>) -> bool {
    if before.is_alphanumeric()
        || typography.closes_with(before)
        || matches!(
            before,
            '\u{2019}' | '\u{201d}' | '.' | ',' | '!' | '?' | '\u{2026}' | ')'
        )
    {
        return false;
    }
    if next.is_none_or(char::is_whitespace) {
        return false;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let lower = word.to_lowercase();
    if typography.clipped.contains(&lower.as_str()) {
        return false;
    }
    let is_year = word.len() >= 2 && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    if is_year && word.len() == 3 && word.ends_with('s') {
        return false;
    }
    let is_cut = is_year && word.len() == 2 || typography.maybe_clipped.contains(&lower.as_str());
    !is_cut || closes_later(&rest[word.len()..])
}

/// True if a later mark could close a quotation.
fn closes_later(text: &str) -> bool {
    text.match_indices('\'').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
    })
}
