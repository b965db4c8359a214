//! Terms: the words of a text as the search compares them, without capitals, accents and the accidents of typesetting.
//!
//! The theme's `search.js` does the same to what a reader types, step by step; `tests/features/search_terms.json` holds the
//! two to each other. Both go by the properties of Unicode alone, so that they agree on every text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A term is cut after this many characters.
const LONGEST: usize = 64;

/// The terms of a text, in order, as often as they stand there.
///
/// - A word is a stretch of letters, marks and numbers; hyphens and apostrophes end it. A letter alone beside an apostrophe
///   (`l’enquête`, `Dong's`) is dropped, and what divides thousands (`12,500`) is passed over.
/// - Each word is taken apart by NFKD (Unicode Standard Annex 15) and loses its accents and capitals.
/// - Scripts that put no space between words give every two neighbours as one term, and the last character alone, so that
///   each character begins a term.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut terms = Vec::new();
    let mut unspaced: Vec<String> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let start = at;
        at += 1;
        if is_unspaced(characters[start]) {
            at = end(&characters, at, |at| is_combining_mark(characters[at]));
            unspaced.push(fold(&characters[start..at]));
            continue;
        }
        pairs(&mut unspaced, &mut terms);
        if !is_of_word(characters[start]) {
            continue;
        }
        at = end(&characters, at, |at| {
            let character = characters[at];
            !is_unspaced(character) && (is_of_word(character) || divides_thousands(&characters, at))
        });
        let term = fold(&characters[start..at]);
        let is_alone = term.chars().nth(1).is_none();
        let is_apart = |neighbour: Option<&char>| neighbour.is_some_and(|neighbour| is_apostrophe(*neighbour));
        if !(is_alone && (is_apart(characters[..start].last()) || is_apart(characters.get(at)))) {
            terms.push(term);
        }
    }
    pairs(&mut unspaced, &mut terms);
    terms.retain(|term| !term.is_empty());
    terms
}

/// The first position from `at` on that does not belong.
fn end(characters: &[char], at: usize, belongs: impl Fn(usize) -> bool) -> usize {
    (at..characters.len()).find(|at| !belongs(*at)).unwrap_or(characters.len())
}

/// Moves characters that stand side by side to the terms: in pairs, and the last alone.
fn pairs(characters: &mut Vec<String>, terms: &mut Vec<String>) {
    terms.extend(characters.windows(2).map(<[String]>::concat));
    terms.extend(characters.pop());
    characters.clear();
}

/// A stretch of a text without capitals, accents and ligatures.
fn fold(word: &[char]) -> String {
    if word.iter().all(char::is_ascii_alphanumeric) {
        return word.iter().take(LONGEST).map(char::to_ascii_lowercase).collect();
    }
    let bare: String = word.iter().copied().nfkd().filter(|character| !is_accent(*character)).collect();
    let mut folded = String::with_capacity(bare.len());
    for character in bare.to_lowercase().chars() {
        match character {
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            other if is_of_term(other) => folded.push(other),
            _ => {}
        }
    }
    folded.chars().take(LONGEST).collect()
}

/// What terms are made of: letters, numbers, and the marks that make letters others.
fn is_of_term(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// What words are made of; among it what is not printed: soft hyphens and joiners.
fn is_of_word(character: char) -> bool {
    is_of_term(character) || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Marks that readers leave out when they type: accents, the points of Hebrew, the vowel signs and strokes of Arabic.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '`' | '\u{b4}')
}

/// A comma or a hard space between a digit and the last or next three of its number.
fn divides_thousands(characters: &[char], at: usize) -> bool {
    let is_digit = |at: usize| characters.get(at).is_some_and(|character| character.is_numeric());
    matches!(characters[at], ',' | '\u{a0}' | '\u{202f}')
        && is_digit(at - 1)
        && (at + 1..at + 4).all(is_digit)
        && !is_digit(at + 4)
}

/// Characters of scripts that put no space between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
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
