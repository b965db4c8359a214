//! Single straight marks: which of them open a quotation, and which are apostrophes.

/// Words of English that begin with an apostrophe.
const CUT: [&str; 8] = ["tis", "twas", "twere", "twill", "twould", "em", "n", "nuff"];
/// Words that are cut only where no quotation begins with them.
const MAYBE_CUT: [&str; 8] = [
    "til", "till", "cause", "cos", "bout", "round", "neath", "ere",
];

/// True when a single mark opens a quotation; `rest` is the stretch behind it, and `next` what
/// follows it.
pub fn opens(before: char, rest: &str, next: Option<char>) -> bool {
    if before.is_alphanumeric()
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
    if CUT.contains(&lower.as_str()) {
        return false;
    }
    let is_year = word.len() >= 2 && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    if is_year && word.len() == 3 && word.ends_with('s') {
        return false;
    }
    let is_cut = is_year && word.len() == 2 || MAYBE_CUT.contains(&lower.as_str());
    !is_cut || closes_later(&rest[word.len()..])
}

/// True when a mark stands further on that could close a quotation.
fn closes_later(text: &str) -> bool {
    text.match_indices('\'').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
    })
}
