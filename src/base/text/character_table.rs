//! The one table of characters that deceive or are invisible, with what reports say about each
//! kind.

/// What is said of a kind of characters: whether it is an error, what it does, and what would be
/// right.
pub type CharacterNote = (bool, &'static str, &'static str);

pub const CONTROL: CharacterNote = (
    true,
    "is a control character that pages cannot show",
    "delete it; it may have come with pasted text",
);

const OVERRIDE: CharacterNote = (
    true,
    "reorders the text, so readers and machines read different words",
    "delete it; right-to-left words do not need it",
);

pub const UNBALANCED: CharacterNote = (
    true,
    "has no partner in this text, so it reorders the words next to it",
    "close each of U+2066 to U+2068 with U+2069 in the same text, or delete it",
);

const TAG: CharacterNote = (true, "is invisible and can hide text", "delete it");

const NO_CHARACTER: CharacterNote = (true, "is not a character", "delete it");

const LOST: CharacterNote = (
    true,
    "replaces a character that was lost",
    "write the lost character; save files as UTF-8 before you copy them",
);

const BULLET: CharacterNote = (
    true,
    "is probably the bullet of a word processor",
    "begin the line with `- ` for a list, or delete it",
);

const PRIVATE: CharacterNote = (
    false,
    "has a meaning in only one font, so readers see an empty box",
    "write the symbol itself, or its name",
);

const INVISIBLE: CharacterNote = (
    false,
    "is invisible and changes the word for everyone who copies or searches it",
    "delete it; it may have come with pasted text",
);

pub const DIRECTION: CharacterNote = (
    false,
    "is invisible and not needed here",
    "delete it; it belongs next to right-to-left words",
);

const JOINER: CharacterNote = (
    false,
    "is invisible and joins nothing here",
    "delete it; it belongs between letters of scripts such as Persian, and in emoji",
);

const SELECTOR: CharacterNote = (
    false,
    "selects a variant of the character before it, which has none",
    "delete it",
);

const FOREIGN_LINE_BREAK: CharacterNote = (
    false,
    "is a line break that only some programs use",
    "write a space, or an empty line",
);

pub const PILE: CharacterNote = (
    false,
    "this letter has more than three accents",
    "keep only the accents that the word needs",
);

/// What reports say about a character where nothing needs it; `None` if it is harmless. Isolates
/// are reported by [`unbalanced`](super::characters::unbalanced).
pub fn note_on(character: char) -> Option<CharacterNote> {
    Some(match character {
        '\n' | '\t' | ' '..='~' => return None,
        character if character.is_control() => CONTROL,
        '\u{202a}'..='\u{202e}' => OVERRIDE,
        '\u{e0000}'..='\u{e007f}' | '\u{fff9}'..='\u{fffb}' => TAG,
        '\u{fffc}' | '\u{fffd}' => LOST,
        '\u{f020}'..='\u{f0ff}' => BULLET,
        '\u{e000}' | '\u{e001}' => CONTROL,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            PRIVATE
        }
        '\u{fdd0}'..='\u{fdef}' => NO_CHARACTER,
        character if u32::from(character) & 0xfffe == 0xfffe => NO_CHARACTER,
        '\u{2028}' | '\u{2029}' => FOREIGN_LINE_BREAK,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => DIRECTION,
        '\u{200c}' | '\u{200d}' => JOINER,
        '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}'
        | '\u{180b}'..='\u{180d}'
        | '\u{180f}' => SELECTOR,
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0080}'..='\u{e00ff}'
        | '\u{e01f0}'..='\u{e0fff}' => INVISIBLE,
        _ => return None,
    })
}
