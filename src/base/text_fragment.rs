//! Text fragments: the end of a link that leads to a passage of a page, by its words (W3C Community
//! Group report "URL Fragment Text Directives").

use std::ops::Range;

use crate::base::address::percent_encode_value;
use crate::base::quotation::comparable;

/// What separates the directives from the rest of an address.
const DIRECTIVE: &str = ":~:";
/// Up to this many words, a passage is named by all of them; a longer one by its beginning and its
/// end, which may be in different paragraphs.
const MOST_WHOLE_WORDS: usize = 8;
/// How many words name the beginning of a longer passage.
const START_WORDS: usize = 4;
/// How many words name its end, which is looked for after the beginning.
const END_WORDS: usize = 2;
/// Up to this many words, a passage may well be there more than once, and is named with the words
/// around it.
const FEW_WORDS: usize = 3;
/// How many words around a passage name its place.
const WORDS_AROUND: usize = 3;

/// The address of a page with the place of a quotation in it. Without a quotation that could be
/// found, or if the address names a passage already, it stays as it is.
///
/// `before` and `after` are words that precede and follow the quotation on the page, if they are
/// known. Where it has cuts, its first piece and its last are the ends of the passage. Browsers that
/// do not know such links open the page at its top, and so do others if the words are not there.
#[must_use]
pub fn link(url: &str, quotation: &str, before: Option<&str>, after: Option<&str>) -> String {
    let quotation = comparable(quotation);
    let pieces: Vec<Vec<&str>> = quotation
        .split('…')
        .map(|piece| piece.split_whitespace().collect())
        .filter(|words: &Vec<&str>| words.iter().any(|word| has_letters(word)))
        .collect();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return url.to_owned();
    };
    if url.contains(DIRECTIVE) {
        return url.to_owned();
    }
    let (first_words, last_words) = ends(first, last, pieces.len() == 1);
    let start = &first[first_words.clone()];
    let end = last_words.map(|words| &last[words]);
    let is_at_start = first_words.start == 0;
    let is_at_end = end.is_none() && first_words.end == first.len();
    let near = |text: Option<&str>, is_beside: bool, ends: &[&str], pick: PickWords| {
        let text = text.filter(|_| is_beside && ends.len() <= FEW_WORDS)?;
        let near: Vec<&str> = text.split_whitespace().collect();
        let near = pick(&near, WORDS_AROUND).join(" ");
        (!near.is_empty()).then_some(near)
    };
    let prefix = near(before, is_at_start, start, last_sure);
    let suffix = near(after, is_at_end, start, first_sure);
    // Nothing may be between the words and those around them, not even a mark.
    let trimmed = |words: &[&str], is_first: bool, is_last: bool| {
        let mut text = words.join(" ");
        if is_first && prefix.is_none() {
            text = text.trim_start_matches(is_mark).to_owned();
        }
        if is_last && suffix.is_none() {
            text = text.trim_end_matches(is_mark).to_owned();
        }
        encoded(&text)
    };
    let mut directive = String::new();
    if let Some(prefix) = &prefix {
        directive = encoded(prefix.trim_start_matches(is_mark)) + "-,";
    }
    directive += &trimmed(start, true, end.is_none());
    if let Some(end) = end {
        directive = directive + "," + &trimmed(end, false, true);
    }
    if let Some(suffix) = &suffix {
        directive = directive + ",-" + &encoded(suffix.trim_end_matches(is_mark));
    }
    let separator = if url.contains('#') { "" } else { "#" };
    format!("{url}{separator}{DIRECTIVE}text={directive}")
}

/// Takes some of these words, at most this many.
type PickWords = for<'w> fn(&'w [&'w str], usize) -> &'w [&'w str];

/// A part of a directive.
fn encoded(text: &str) -> String {
    // A hyphen is a sign of directives.
    percent_encode_value(text).replace('-', "%2D")
}

fn is_mark(character: char) -> bool {
    !character.is_alphanumeric()
}

/// The words that name the beginning of a passage and its end, by their places in its first piece
/// and in its last. Without an end, the first words name all of it.
fn ends(first: &[&str], last: &[&str], is_one: bool) -> (Range<usize>, Option<Range<usize>>) {
    let runs = sure_runs(first);
    let enough = runs.iter().find(|run| run.len() >= FEW_WORDS);
    // Of runs that are equally long, the first.
    let longest = || runs.iter().rev().max_by_key(|run| run.len());
    let beginning = enough.or_else(longest).cloned().unwrap_or(0..1);
    let mut others = sure_runs(last);
    if is_one {
        others.retain(|run| run.start >= beginning.end);
    }
    let enough = others.iter().rfind(|run| run.len() >= FEW_WORDS);
    let longest = || others.iter().max_by_key(|run| run.len());
    let ending = enough.or_else(longest).cloned();
    let ending = ending.unwrap_or_else(|| {
        if is_one {
            beginning.clone()
        } else {
            last.len() - 1..last.len()
        }
    });
    if is_one && beginning == ending && beginning.len() <= MOST_WHOLE_WORDS {
        return (beginning, None);
    }
    let start = beginning.start..beginning.end.min(beginning.start + START_WORDS);
    let end = ending.start.max(ending.end.saturating_sub(END_WORDS))..ending.end;
    (start, Some(end))
}

/// The words of a piece that are written in one way only, as runs.
fn sure_runs(words: &[&str]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (place, _) in words.iter().enumerate().filter(|(_, word)| is_sure(word)) {
        match runs.last_mut() {
            Some(run) if run.end == place => run.end += 1,
            _ => runs.push(place..place + 1),
        }
    }
    runs
}

fn first_sure<'w>(words: &'w [&'w str], most: usize) -> &'w [&'w str] {
    let sure = words.iter().take(most).take_while(|word| is_sure(word));
    &words[..sure.count()]
}

fn last_sure<'w>(words: &'w [&'w str], most: usize) -> &'w [&'w str] {
    let sure = words
        .iter()
        .rev()
        .take(most)
        .take_while(|word| is_sure(word));
    &words[words.len() - sure.count()..]
}

/// True for a word that is written in one way only: with an apostrophe, a quotation mark or a dash,
/// the page may have another character, and browsers compare characters.
fn is_sure(word: &str) -> bool {
    !word.contains(['"', '\'', '-']) && has_letters(word)
}

fn has_letters(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://council.example/minutes";

    fn directive(quotation: &str) -> String {
        let link = link(PAGE, quotation, None, None);
        link.strip_prefix(PAGE).unwrap_or_default().to_owned()
    }

    #[test]
    fn a_short_quotation_is_named_whole() {
        assert_eq!(
            directive("One library closes."),
            "#:~:text=One%20library%20closes"
        );
        assert_eq!(directive("Elle a fermé."), "#:~:text=Elle%20a%20ferm%C3%A9");
    }

    #[test]
    fn a_long_quotation_is_named_by_its_ends() {
        assert_eq!(
            directive("The council sold one of its boats, and nobody on the council has missed it"),
            "#:~:text=The%20council%20sold%20one,missed%20it"
        );
    }

    #[test]
    fn signs_of_directives_are_encoded() {
        assert_eq!(directive("5, 6 & 7 boats"), "#:~:text=5%2C%206,7%20boats");
        assert_eq!(encoded("a-b & c,d"), "a%2Db%20%26%20c%2Cd");
    }

    #[test]
    fn words_that_a_page_may_write_otherwise_are_left_to_the_middle() {
        assert_eq!(
            directive("It is the council's boat now"),
            "#:~:text=It%20is%20the,boat%20now"
        );
        assert_eq!(
            directive("I don't know who sold it, and I'm not asking"),
            "#:~:text=know%20who%20sold%20it%2C,not%20asking"
        );
        assert_eq!(directive("don't"), "#:~:text=don%27t");
    }

    #[test]
    fn a_cut_lies_between_the_ends() {
        assert_eq!(
            directive("[…] sold one boat […] and kept three […]"),
            "#:~:text=sold%20one%20boat,kept%20three"
        );
    }

    #[test]
    fn few_words_are_named_with_those_around_them() {
        assert_eq!(
            link(
                PAGE,
                "closes",
                Some("said that \"one library"),
                Some("at noon, the clerk said")
            ),
            format!("{PAGE}#:~:text=library-,closes,-at%20noon%2C%20the")
        );
    }

    #[test]
    fn an_address_keeps_what_it_has() {
        assert_eq!(
            link(
                "https://a.example/#item-4",
                "One library closes.",
                None,
                None
            ),
            "https://a.example/#item-4:~:text=One%20library%20closes"
        );
        let taken = "https://a.example/#:~:text=four";
        assert_eq!(link(taken, "One library closes.", None, None), taken);
        assert_eq!(link(PAGE, "[…]", None, None), PAGE);
    }
}
