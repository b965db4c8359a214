//! Suggestions for misspelt words: the nearest known word, or the only one that was meant.

/// The longest word that is compared with others for a suggestion, in bytes.
const LONGEST_COMPARED: usize = 200;

/// How many wrong names of one run are compared with all known names for a suggestion.
///
/// Each costs as many comparisons as there are names, and nobody reads a thousand suggestions: with
/// more wrong names than these, the time of a run would grow with the product of both.
pub const MOST_SUGGESTIONS: usize = 100;

/// The candidate that is nearest to `word`; `None` if none is near enough to be what was meant.
///
/// Near means: by Damerau-Levenshtein distance within a quarter of the longer word's characters, or
/// a third if both begin with the same letter; or one is the start of the other. Nothing is near to a word of more than 200 bytes, which is not a
/// typo.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_COMPARED {
        return None;
    }
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST_COMPARED)
        .filter_map(|candidate| {
            let other = candidate.chars().count();
            let longest = length.max(other);
            let opens = lower.len().min(candidate.len()) >= 3
                && (candidate.starts_with(&lower) || lower.starts_with(candidate));
            // The distance of two words is at least the difference of their lengths, which is
            // cheaper to compute.
            if !opens && length.abs_diff(other) > (longest / 3).max(1) {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
            // Two slips in a short word leave little of it; they are believed if its first letter
            // is right.
            let same_start = lower.chars().next() == candidate.to_lowercase().chars().next();
            let is_near =
                distance == 1 || distance * 4 <= longest || (distance * 3 <= longest && same_start);
            (is_near || opens).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The candidate that `word` is a typo of: the only one from which it differs in case, in hyphens
/// for underscores or spaces, or by one letter that is added, missing, changed or swapped with its
/// neighbour. `None` if there is no such candidate, or more than one.
///
/// A changed digit is not a typo: of two numbers nobody knows which was meant. Nor is a changed
/// letter in a word of fewer than four.
#[must_use]
pub fn typo_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (word_plain, word_digits) = (plain(word), digits(word));
    let mut near = candidates.into_iter().filter(|candidate| {
        let other = plain(candidate);
        other == word_plain
            || (word_plain.chars().count().min(other.chars().count()) >= SHORTEST
                && digits(candidate) == word_digits
                && strsim::damerau_levenshtein(&word_plain, &other) == 1)
    });
    let first = near.next()?;
    near.next().is_none().then_some(first)
}

/// The help line for a wrong name: "did you mean …", or all candidates if there are at most 24.
/// `None` if there are more.
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    (1..=24)
        .contains(&candidates.len())
        .then(|| format!("one of: {}", candidates.join(", ")))
}
