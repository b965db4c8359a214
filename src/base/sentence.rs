//! Sentences: where the next one begins.

use super::language;
use super::quotation_marks;

/// True if a sentence begins after this beginning of a line in a language.
#[must_use]
pub fn begins(line: &str, language: &str) -> bool {
    let line = line.trim_end_matches(is_around);
    let Some(last) = line.chars().next_back() else {
        return true;
    };
    if last != '.' {
        return matches!(last, '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।');
    }
    let word = word_before_stop(line);
    // On the 22nd is `am 22.` in German.
    let has_days =
        language::of(language).is_some_and(|known| !known.months_behind_a_stop.is_empty());
    !(is_abbreviation(word) || word.contains('.') || has_days && is_day(word))
}

/// True if a sentence begins at this place of a text, whatever its language.
///
/// Notes in brackets, `[2]`, belong to the sentence before them.
#[must_use]
pub fn begins_at(text: &str, place: usize) -> bool {
    let (before, rest) = text.split_at(place);
    let before = without_notes(before);
    let first = rest.chars().find(|character| !is_around(*character));
    !first.is_some_and(char::is_lowercase) && begins(before, "") && !is_date(before, rest)
}

/// True if a sentence may begin with these words after a full stop, which may also be that of an
/// abbreviation (`at 9 p.m. The council`); false after titles, initials and days of a month.
#[must_use]
pub fn may_begin(before: &str, words: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('.')
        && !words.starts_with(char::is_lowercase)
        && !is_abbreviation(word_before_stop(before))
        && !is_date(before, words)
}

/// What may be around the words of a sentence.
fn is_around(character: char) -> bool {
    character.is_whitespace() || quotation_marks::is_mark(character) || "()[]—–".contains(character)
}

/// The last word of a line, without the full stop at its end.
fn word_before_stop(line: &str) -> &str {
    let line = line.trim_end_matches('.');
    line.rsplit(is_around).next().unwrap_or(line)
}

fn is_abbreviation(word: &str) -> bool {
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    is_letter || language::any_has(&word.to_lowercase(), |language| language.abbreviations)
}

/// True if a text ends with the day of a date, `22.`, and the rest goes on with its month.
fn is_date(before: &str, rest: &str) -> bool {
    before.ends_with('.') && is_day(word_before_stop(before)) && language::begins_with_month(rest)
}

fn is_day(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text without the numbers of notes at its end.
fn without_notes(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some((before, note)) = text
        .strip_suffix(']')
        .and_then(|noted| noted.rsplit_once('['))
    {
        if note.is_empty() || !note.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        text = before.trim_end();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a text that has single spaces.
    fn sentences(text: &str) -> Vec<&str> {
        let mut starts = vec![0];
        let spaces = text.match_indices(' ').map(|(space, _)| space + 1);
        starts.extend(spaces.filter(|place| begins_at(text, *place)));
        starts.push(text.len());
        starts
            .windows(2)
            .map(|ends| text[ends[0]..ends[1]].trim_end())
            .collect()
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_at_that_of_an_abbreviation() {
        for text in [
            "Mr. Dong and Sen. Example met at 9 p.m. in Room 2.",
            "J. Example asked: \"Why?\" and left.",
            "M. Exemple a dit « non. » au maire.",
            "Die Sitzung war am 22. März in Bad Beispiel.",
            "It cost 3.5 million",
        ] {
            assert_eq!(sentences(text), [text]);
        }
        for (text, second) in [
            ("It rained. \"We left.\"", "\"We left.\""),
            ("\"We left.\" It rained.", "It rained."),
            ("One closes.[2] Three move.", "Three move."),
            ("Es waren 22. Alle gingen.", "Alle gingen."),
            ("Is it so? Nobody knows.", "Nobody knows."),
        ] {
            assert_eq!(sentences(text)[1..], [second]);
        }
    }
}
