//! What Unicode calls the characters that reports name.

use std::fmt::Write as _;

/// The characters that Unicode names, first and last of each range, in order.
const NAMES: &[(char, char, &str)] = &[
    ('\u{85}', '\u{85}', "NEXT LINE"),
    ('\u{ad}', '\u{ad}', "SOFT HYPHEN"),
    ('\u{34f}', '\u{34f}', "COMBINING GRAPHEME JOINER"),
    ('\u{61c}', '\u{61c}', "ARABIC LETTER MARK"),
    ('\u{115f}', '\u{115f}', "HANGUL CHOSEONG FILLER"),
    ('\u{1160}', '\u{1160}', "HANGUL JUNGSEONG FILLER"),
    ('\u{17b4}', '\u{17b4}', "KHMER VOWEL INHERENT AQ"),
    ('\u{17b5}', '\u{17b5}', "KHMER VOWEL INHERENT AA"),
    ('\u{180b}', '\u{180d}', "MONGOLIAN FREE VARIATION SELECTOR"),
    ('\u{180e}', '\u{180e}', "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{180f}', '\u{180f}', "MONGOLIAN FREE VARIATION SELECTOR"),
    ('\u{200b}', '\u{200b}', "ZERO WIDTH SPACE"),
    ('\u{200c}', '\u{200c}', "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', '\u{200d}', "ZERO WIDTH JOINER"),
    ('\u{200e}', '\u{200e}', "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', '\u{200f}', "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', '\u{2028}', "LINE SEPARATOR"),
    ('\u{2029}', '\u{2029}', "PARAGRAPH SEPARATOR"),
    ('\u{202a}', '\u{202a}', "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202b}', '\u{202b}', "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202c}', '\u{202c}', "POP DIRECTIONAL FORMATTING"),
    ('\u{202d}', '\u{202d}', "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202e}', '\u{202e}', "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{2060}', '\u{2060}', "WORD JOINER"),
    ('\u{2061}', '\u{2061}', "FUNCTION APPLICATION"),
    ('\u{2062}', '\u{2062}', "INVISIBLE TIMES"),
    ('\u{2063}', '\u{2063}', "INVISIBLE SEPARATOR"),
    ('\u{2064}', '\u{2064}', "INVISIBLE PLUS"),
    ('\u{2066}', '\u{2066}', "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', '\u{2067}', "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', '\u{2068}', "FIRST STRONG ISOLATE"),
    ('\u{2069}', '\u{2069}', "POP DIRECTIONAL ISOLATE"),
    ('\u{206a}', '\u{206a}', "INHIBIT SYMMETRIC SWAPPING"),
    ('\u{206b}', '\u{206b}', "ACTIVATE SYMMETRIC SWAPPING"),
    ('\u{206c}', '\u{206c}', "INHIBIT ARABIC FORM SHAPING"),
    ('\u{206d}', '\u{206d}', "ACTIVATE ARABIC FORM SHAPING"),
    ('\u{206e}', '\u{206e}', "NATIONAL DIGIT SHAPES"),
    ('\u{206f}', '\u{206f}', "NOMINAL DIGIT SHAPES"),
    ('\u{2800}', '\u{2800}', "BRAILLE PATTERN BLANK"),
    ('\u{3164}', '\u{3164}', "HANGUL FILLER"),
    ('\u{e000}', '\u{f8ff}', "of PRIVATE USE"),
    ('\u{fdd0}', '\u{fdef}', "NONCHARACTER"),
    ('\u{fe00}', '\u{fe0f}', "VARIATION SELECTOR"),
    ('\u{feff}', '\u{feff}', "ZERO WIDTH NO-BREAK SPACE"),
    ('\u{ffa0}', '\u{ffa0}', "HALFWIDTH HANGUL FILLER"),
    ('\u{fff9}', '\u{fff9}', "INTERLINEAR ANNOTATION ANCHOR"),
    ('\u{fffa}', '\u{fffa}', "INTERLINEAR ANNOTATION SEPARATOR"),
    ('\u{fffb}', '\u{fffb}', "INTERLINEAR ANNOTATION TERMINATOR"),
    ('\u{fffc}', '\u{fffc}', "OBJECT REPLACEMENT CHARACTER"),
    ('\u{fffd}', '\u{fffd}', "REPLACEMENT CHARACTER"),
    ('\u{1d173}', '\u{1d17a}', "MUSICAL SYMBOL"),
    ('\u{e0001}', '\u{e0001}', "LANGUAGE TAG"),
    ('\u{e0020}', '\u{e007e}', "TAG"),
    ('\u{e007f}', '\u{e007f}', "CANCEL TAG"),
    ('\u{e0100}', '\u{e01ef}', "VARIATION SELECTOR"),
    ('\u{f0000}', '\u{ffffd}', "of PRIVATE USE"),
    ('\u{100000}', '\u{10fffd}', "of PRIVATE USE"),
];

/// A character by its number and its name, as in `U+200B ZERO WIDTH SPACE`.
#[must_use]
pub fn named(character: char) -> String {
    let mut named = format!("U+{:04X}", u32::from(character));
    let name = name(character);
    if !name.is_empty() {
        let _ = write!(named, " {name}");
    }
    named
}

/// The name of a character in Unicode, or what it is where it has none; empty for those that
/// reports need not name.
pub fn name(character: char) -> &'static str {
    let next = NAMES.partition_point(|(first, ..)| *first <= character);
    match next.checked_sub(1).map(|at| NAMES[at]) {
        Some((_, last, name)) if character <= last => name,
        // The last two of every plane, of which a list would have 34.
        _ if u32::from(character) & 0xfffe == 0xfffe => "NONCHARACTER",
        _ if character.is_control() => "CONTROL",
        _ => "",
    }
}
