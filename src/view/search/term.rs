//! Terms: the words of a text as the search compares them, without capitals, accents and the
//! accidents of typesetting.
//!
//! The theme's `search.js` does the same to what a reader types, step by step;
//! `tests/features/search_terms.json` holds the two to each other. Both go by the properties of
//! Unicode alone, so that they agree on every text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters a term has at most; longer ones are cut.
const MAX_TERM_CHARACTERS: usize = 64;

/// The terms of a text, in order and with repetitions.
///
/// - A word is a stretch of letters, marks and numbers; hyphens and apostrophes end it. A letter
///   alone beside an apostrophe (`l’enquête`, `Dong's`) is dropped, and what divides thousands
///   (`12,500`, `12 500`) is skipped.
/// - Each word is taken apart by NFKD (Unicode Standard Annex 15) and loses its accents and
///   capitals.
/// - In scripts that put no space between words, every two neighbouring characters are a term, and so
///   is the last one alone: each character begins a term.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    each(text, &mut String::new(), |term| terms.push(term.to_owned()));
    terms
}

/// Gives each term of a text to `take`; `folded` is a buffer to work in.
pub fn each(text: &str, folded: &mut String, mut take: impl FnMut(&str)) {
    let mut unspaced: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        if !character.is_ascii() && is_unspaced(character) {
            at = end(text, start, |_, character| is_combining_mark(character));
            fold(&text[start..at], folded);
            unspaced.push(folded.clone());
            continue;
        }
        if !unspaced.is_empty() {
            pairs(&mut unspaced, &mut take);
        }
        if !is_of_word(character) {
            at += character.len_utf8();
            continue;
        }
        at = word_end(text, start);
        fold(&text[start..at], folded);
        let is_alone = folded.chars().nth(1).is_none();
        let is_apart = || {
            text[..start].chars().next_back().is_some_and(is_apostrophe)
                || text[at..].chars().next().is_some_and(is_apostrophe)
        };
        if !(folded.is_empty() || is_alone && is_apart()) {
            take(folded);
        }
    }
    pairs(&mut unspaced, &mut take);
}

/// Where the word ends that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    // Most words are ASCII, which can be read byte by byte.
    let ascii = text.as_bytes()[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let divides = |byte: u8| matches!(byte, b',' | b' ' | b'.' | b'\'');
    let is_end = |byte: u8| {
        byte.is_ascii() && (!divides(byte) || !text.as_bytes()[start + ascii - 1].is_ascii_digit())
    };
    match text.as_bytes().get(start + ascii) {
        None => text.len(),
        Some(byte) if ascii > 0 && is_end(*byte) => start + ascii,
        Some(_) => end(text, start, |at, character| {
            !is_unspaced(character)
                && (is_of_word(character) || divides_thousands(text, at, character))
        }),
    }
}

/// The position after `start` of the first character that does not belong to it any more.
fn end(text: &str, start: usize, belongs: impl Fn(usize, char) -> bool) -> usize {
    let mut characters = text[start..]
        .char_indices()
        .map(|(at, character)| (start + at, character))
        .skip(1);
    characters
        .find(|(at, character)| !belongs(*at, *character))
        .map_or(text.len(), |(at, _)| at)
}

/// Gives neighbouring characters to `take` in pairs, and the last alone.
fn pairs(characters: &mut Vec<String>, take: &mut impl FnMut(&str)) {
    let pairs = characters.windows(2).map(<[String]>::concat);
    pairs
        .chain(characters.last().cloned())
        .filter(|term| !term.is_empty())
        .for_each(|term| take(&term));
    characters.clear();
}

/// Writes a stretch of a text without capitals, accents and ligatures.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(&word[..word.len().min(MAX_TERM_CHARACTERS)]);
        folded.make_ascii_lowercase();
        return;
    }
    let mut room = MAX_TERM_CHARACTERS;
    let mut push = |character| {
        if room > 0 {
            folded.push(character);
            room -= 1;
        }
    };
    for character in word
        .nfkd()
        .filter(|character| !is_accent(*character))
        .flat_map(char::to_lowercase)
    {
        match character {
            'æ' => ['a', 'e'].into_iter().for_each(&mut push),
            'œ' => ['o', 'e'].into_iter().for_each(&mut push),
            'ß' => ['s', 's'].into_iter().for_each(&mut push),
            'þ' => ['t', 'h'].into_iter().for_each(&mut push),
            'ø' => push('o'),
            'ł' => push('l'),
            'đ' | 'ð' => push('d'),
            'ı' => push('i'),
            'ς' => push('σ'),
            'ة' => push('ه'),
            'ى' | 'ی' => push('ي'),
            'ک' => push('ك'),
            'ך' => push('כ'),
            'ם' => push('מ'),
            'ן' => push('נ'),
            'ף' => push('פ'),
            'ץ' => push('צ'),
            other if is_of_term(other) => push(other),
            _ => {}
        }
    }
}

/// What terms are made of: letters, numbers, and the marks that make letters others.
fn is_of_term(character: char) -> bool {
    character.is_alphanumeric() || (!character.is_ascii() && is_combining_mark(character))
}

/// What words are made of, invisible soft hyphens and joiners among it.
fn is_of_word(character: char) -> bool {
    is_of_term(character)
        || matches!(
            character,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
}

/// Marks that readers leave out when they type: accents, Hebrew points, Arabic vowel signs and
/// elongations.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '`' | '\u{b4}')
}

/// True for a character that separates groups of three digits in a number: a comma, a space of any
/// width, an apostrophe, or a full stop.
///
/// A plain space, an apostrophe or a full stop only counts after one to three digits at the
/// beginning of a number, since it may separate other numbers: `2023 200` is two terms, and so is
/// `3.14159`.
fn divides_thousands(text: &str, at: usize, character: char) -> bool {
    let mut next = text[at + character.len_utf8()..]
        .chars()
        .map(char::is_numeric);
    let is_group = (0..3).all(|_| next.next() == Some(true)) && next.next() != Some(true);
    if !is_group || !text[..at].ends_with(char::is_numeric) {
        return false;
    }
    match character {
        ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
        '\'' | '\u{2019}' | ' ' | '.' => {
            let head = text[..at].trim_end_matches(char::is_numeric);
            (1..=3).contains(&text[head.len()..at].chars().count()) && !head.ends_with(is_of_term)
        }
        _ => false,
    }
}

/// Characters of scripts that put no space between words: Thai, Lao, Myanmar, Khmer, Chinese,
/// Japanese.
fn is_unspaced(character: char) -> bool {
    let is_in_block = matches!(
        character,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{30ff}'
            | '\u{3105}'..='\u{312f}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9f}'
            | '\u{20000}'..='\u{3ffff}'
    );
    is_in_block && is_of_term(character)
}
