//! Letters: the parts of a text that one font must draw whole, and what a font must have for them.

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript as _};
use unicode_segmentation::UnicodeSegmentation as _;

/// The letters of a text, each with its first byte: a character with its accents, or an emoji with
/// everything that is joined to it.
pub fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// True for a character that no font needs: a space, a control character, or one that is never seen
/// by itself, such as a direction mark, a joiner or a variation selector.
pub fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

/// True if a font that has these characters can draw a letter. An accented letter is drawn from its
/// parts if the font lacks it as a whole, and the other way round.
pub fn is_drawn_from(letter: &str, has: impl Fn(char) -> bool) -> bool {
    let draws = |character: char| {
        is_unseen(character)
            || has(character)
            // A hyphen that holds its line together looks like any other.
            || (character == '\u{2011}' && has('\u{2010}'))
    };
    letter.chars().all(draws) || letter.nfd().all(draws) || letter.nfc().all(draws)
}

/// True for a letter that runs from right to left, and for the numbers of such letters.
pub fn is_leftward(character: char) -> bool {
    matches!(
        bidi_class(character),
        BidiClass::R | BidiClass::AL | BidiClass::AN
    )
}

/// The marks to put around each line of a text that has letters from right to left, so that all its
/// lines begin where the first of its letters says; `None` for any other text, which needs none.
pub fn isolates(text: &str) -> Option<[char; 2]> {
    if text.is_ascii() || !text.chars().any(is_leftward) {
        return None;
    }
    let first = text
        .chars()
        .map(bidi_class)
        .find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL));
    let begins_left = first == Some(BidiClass::L);
    Some([
        if begins_left { '\u{2066}' } else { '\u{2067}' },
        '\u{2069}',
    ])
}

/// The script of a letter; `None` if letters of any script may be beside it, as with punctuation.
pub fn script_of(letter: &str) -> Option<Script> {
    letter
        .chars()
        .map(|character| character.script())
        .find(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown))
}

/// The OpenType tags of a script whose letters change their shape or order among others: a font
/// without rules for one of these tags draws it wrong. Empty for any other script.
pub fn shaped_by(script: Script) -> &'static [&'static [u8; 4]] {
    match script {
        Script::Arabic => &[b"arab"],
        Script::Bengali => &[b"bng2", b"beng"],
        Script::Devanagari => &[b"dev2", b"deva"],
        Script::Gujarati => &[b"gjr2", b"gujr"],
        Script::Gurmukhi => &[b"gur2", b"guru"],
        Script::Kannada => &[b"knd2", b"knda"],
        Script::Khmer => &[b"khmr"],
        Script::Malayalam => &[b"mlm2", b"mlym"],
        Script::Mongolian => &[b"mong"],
        Script::Myanmar => &[b"mym2", b"mymr"],
        Script::Nko => &[b"nko "],
        Script::Oriya => &[b"ory2", b"orya"],
        Script::Sinhala => &[b"sinh"],
        Script::Syriac => &[b"syrc"],
        Script::Tamil => &[b"tml2", b"taml"],
        Script::Telugu => &[b"tel2", b"telu"],
        Script::Tibetan => &[b"tibt"],
        _ => &[],
    }
}
