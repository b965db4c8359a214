//! The one table of characters that deceive or are invisible, with what reports say about each
//! kind.

/// What is said of a kind of characters: whether it is an error, what it does, and what would be
/// right.
pub type CharacterNote = (bool, &'static str, &'static str);

pub const CONTROL: CharacterNote = (
    true,
    "which no page can show",
    "delete it; it may have come along with pasted text",
);

const OVERRIDE: CharacterNote = (
    true,
    "which turns words round: readers see others than machines read",
    "delete it; words of a script that runs the other way need no sign of their own",
);

pub const UNBALANCED: CharacterNote = (
    true,
    "which has no partner in this text and so turns round what stands beside it",
    "close each of U+2066 to U+2068 with U+2069 in the same text, or delete it",
);

const TAG: CharacterNote = (true, "which hides letters that nobody sees", "delete it");

const NO_CHARACTER: CharacterNote = (true, "which is no character", "delete it");

const LOST: CharacterNote = (
    true,
    "which stands for one that was lost",
    "write what stood there; save files as UTF-8 before they are copied",
);

const BULLET: CharacterNote = (
    true,
    "which is probably a bullet of a word processor",
    "begin the line with `- ` for a list, or delete it",
);

const PRIVATE: CharacterNote = (
    false,
    "which means something in one font alone; readers see an empty box",
    "write the sign itself, or its name",
);

const INVISIBLE: CharacterNote = (
    false,
    "which nobody sees: the word is another one for whoever copies or searches it",
    "delete it; it may have come along with pasted text",
);

pub const DIRECTION: CharacterNote = (
    false,
    "which nobody sees and nothing here needs",
    "delete it; it belongs beside words that run from right to left",
);

const JOINER: CharacterNote = (
    false,
    "which nobody sees and which joins nothing here",
    "delete it; it belongs between letters of scripts that need it, such as Persian, and into emoji",
);

const SELECTOR: CharacterNote = (
    false,
    "which chooses the form of the character before it, and that has no other",
    "delete it",
);

const FOREIGN_LINE_BREAK: CharacterNote = (
    false,
    "which is a line break of other programs",
    "write a blank, or an empty line",
);

pub const PILE: CharacterNote = (
    false,
    "more than three accents are piled on one letter",
    "keep those that the word is written with",
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
