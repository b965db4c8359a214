//! Texts ended as sentences, and texts reduced to the letters of ids.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::characters::first_invisible;
use crate::base::quotation_marks;

/// True for a text behind which no full stop goes: it ends in a mark of any script that ends a
/// sentence, also within a quotation („Wer?“), or in a mark that closes a quotation in English or
/// French.
#[must_use]
pub fn is_closed(text: &str) -> bool {
    let text = text.trim_end_matches(['\u{2069}', '\u{200e}', '\u{200f}']);
    let said = text.trim_end_matches(quotation_marks::can_close);
    text.ends_with(['”', '»', '"', '」', '』']) || ends_sentence(said)
}

/// True for a text that ends in a mark that ends a sentence.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(|c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '．' | '｡' | '！' | '？'
        ) || matches!(
            c,
            '؟' | '۔' | '।' | '॥' | '\u{589}' | '\u{1362}' | '\u{1367}' | '\u{17d4}' | '\u{37e}'
        )
    })
}

/// A text as a sentence: with a full stop, unless it already ends in such a mark.
#[must_use]
pub fn closed(text: &str) -> String {
    format!("{text}{}", if is_closed(text) { "" } else { "." })
}

/// A text in which letters are spelled out as their language does: `ä` as `ae` in German.
#[must_use]
pub fn spelled_out(text: &str, letters: &[(char, &str)]) -> String {
    let mut spelled = String::with_capacity(text.len());
    for character in text.nfc() {
        let small = character.to_lowercase().next();
        match letters.iter().find(|(letter, _)| Some(*letter) == small) {
            Some((_, long)) => spelled.push_str(long),
            None => spelled.push(character),
        }
    }
    spelled
}

/// A text in ASCII letters: without accents, with ligatures spelt out, and with a hyphen for
/// everything that has no such letter.
#[must_use]
pub fn in_plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.nfkd() {
        match character {
            'æ' | 'Æ' => plain.push_str("ae"),
            'œ' | 'Œ' => plain.push_str("oe"),
            'ß' | 'ẞ' => plain.push_str("ss"),
            'þ' | 'Þ' => plain.push_str("th"),
            'ø' | 'Ø' => plain.push('o'),
            'ł' | 'Ł' => plain.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
            'ħ' | 'Ħ' => plain.push('h'),
            'ŧ' | 'Ŧ' => plain.push('t'),
            'ŋ' | 'Ŋ' => plain.push_str("ng"),
            'ı' => plain.push('i'),
            'ə' | 'Ə' => plain.push('e'),
            '\u{2019}' => plain.push('\''),
            character
                if is_combining_mark(character)
                    || first_invisible(character.encode_utf8(&mut [0; 4])).is_some() => {}
            character if character.is_ascii() => plain.push(character),
            _ => plain.push('-'),
        }
    }
    plain
}
