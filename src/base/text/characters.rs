//! Characters that nobody sees, or that make readers see other words than stand there: one table
//! for every text.

use std::fmt::Write as _;

pub use super::odd::Odd;
use super::{hidden, twice};

/// What is said of a kind of characters: whether it is an error, what it does, and what would be
/// right.
type Says = (bool, &'static str, &'static str);

const CONTROL: Says = (
    true,
    "which no page can show",
    "delete it; it may have come along with pasted text",
);
const OVERRIDE: Says = (
    true,
    "which turns words round: readers see others than machines read",
    "delete it; words of a script that runs the other way need no sign of their own",
);
const UNBALANCED: Says = (
    true,
    "which has no partner in this text and so turns round what stands beside it",
    "close each of U+2066 to U+2068 with U+2069 in the same text, or delete it",
);
const TAG: Says = (true, "which hides letters that nobody sees", "delete it");
const NO_CHARACTER: Says = (true, "which is no character", "delete it");
const LOST: Says = (
    true,
    "which stands for one that was lost",
    "write what stood there; save files as UTF-8 before they are copied",
);
const BULLET: Says = (
    true,
    "which is probably a bullet of a word processor",
    "begin the line with `- ` for a list, or delete it",
);
const PRIVATE: Says = (
    false,
    "which means something in one font alone; readers see an empty box",
    "write the sign itself, or its name",
);
const INVISIBLE: Says = (
    false,
    "which nobody sees: the word is another one for whoever copies or searches it",
    "delete it; it may have come along with pasted text",
);
const DIRECTION: Says = (
    false,
    "which nobody sees and nothing here needs",
    "delete it; it belongs beside words that run from right to left",
);
const JOINER: Says = (
    false,
    "which nobody sees and which joins nothing here",
    "delete it; it belongs between letters of scripts that need it, such as Persian, and into emoji",
);
const SELECTOR: Says = (
    false,
    "which chooses the form of the character before it, and that has no other",
    "delete it",
);
const BREAK: Says = (
    false,
    "which is a line break of other programs",
    "write a blank, or an empty line",
);
const PILE: Says = (
    false,
    "more than three accents are piled on one letter",
    "keep those that the word is written with",
);

/// The first character that no page can show, and its byte: what makes a text unreadable for every
/// later step.
///
/// Control characters, which XML 1.0 (section 2.2) forbids in feeds; non-characters; and the two
/// private-use characters with which prose marks the places of its references.
#[must_use]
pub fn unprintable(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{e000}' | '\u{e001}')
    })
}

/// Bytes that are looked at together.
const STRETCH: usize = 32;

/// True for a byte that is a character by itself, and one that everybody sees.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x20..0x7f | b'\n' | b'\t')
}

/// Everything that is wrong with the characters of a text, but for isolates (see [`unbalanced`]),
/// in order.
#[must_use]
pub fn odd(text: &str) -> Vec<Odd> {
    odd_within(text, text)
}

/// The same of a text that stands within another: a number among words that run from right to left
/// may need marks of direction.
#[must_use]
pub fn odd_within(text: &str, whole: &str) -> Vec<Odd> {
    let mut runs_leftwards = None;
    let mut is_among_words =
        || *runs_leftwards.get_or_insert_with(|| whole.chars().any(hidden::runs_leftwards));
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        // Most of most texts is looked at many bytes at a time.
        while bytes
            .get(at..at + STRETCH)
            .is_some_and(|stretch| stretch.iter().fold(true, |all, b| all & is_plain(*b)))
        {
            at += STRETCH;
        }
        if bytes.get(at).is_none_or(|byte| is_plain(*byte)) {
            at += 1;
            continue;
        }
        let Some(character) = text[at..].chars().next() else {
            break;
        };
        let end = at + character.len_utf8();
        if let Some(wrong) = twice::at(text, at) {
            at = wrong.bytes.end;
            found.push(wrong);
            continue;
        }
        if is_accent(character) {
            let length: usize = text[at..]
                .chars()
                .take_while(|c| is_accent(*c))
                .map(char::len_utf8)
                .sum();
            if text[at..at + length].chars().nth(3).is_some() {
                let (is_error, message, help) = PILE;
                let message = message.to_owned();
                found.push(Odd {
                    bytes: at..at + length,
                    is_error,
                    message,
                    help: help.into(),
                    to: None,
                });
            }
            at += length;
            continue;
        }
        if let Some(says) = says(character)
            && !hidden::is_needed(text, at, character)
            && !(says == DIRECTION && hidden::is_without_letters(text, at) && is_among_words())
        {
            found.push(one(says, at, character, fix(text, at, character)));
        }
        at = end;
    }
    found
}

/// True for a text with an isolate in it.
#[must_use]
pub fn has_isolates(text: &str) -> bool {
    text.as_bytes().contains(&0xe2)
        && text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'])
}

/// The isolates (U+2066 to U+2069) of one text or paragraph that have no partner in it.
#[must_use]
pub fn unbalanced(text: &str) -> Vec<Odd> {
    if !has_isolates(text) {
        return Vec::new();
    }
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push((at, character)),
            '\u{2069}' if open.pop().is_none() => found.push((at, character)),
            _ => {}
        }
    }
    found.extend(open);
    found.sort_unstable();
    found
        .into_iter()
        .map(|(at, character)| one(UNBALANCED, at, character, None))
        .collect()
}

/// Everything that is wrong with one text by itself, isolates with it.
#[must_use]
pub fn all_odd(text: &str) -> Vec<Odd> {
    let mut found = odd(text);
    found.extend(unbalanced(text));
    found
}

/// The first character of a name or an address that no name may hold, and its byte: there, nobody
/// needs one that is not seen.
#[must_use]
pub fn unseen(name: &str) -> Option<(usize, char)> {
    let is_unseen = |c: char| says(c).is_some() || matches!(c, '\u{2066}'..='\u{2069}');
    name.char_indices()
        .find(|(_, character)| is_unseen(*character))
}

/// The first character of a file's name that no name may hold: what deceives or what nobody sees,
/// where no script needs it. No script needs a break or the signs of a formula in a name. Control
/// characters have a rule of their own.
#[must_use]
pub fn unseen_in_name(name: &str) -> Option<char> {
    let is_odd = |at, c: char| {
        matches!(c, '\u{200b}' | '\u{2061}'..='\u{2064}' | '\u{2066}'..='\u{2069}')
            || says(c).is_some() && !hidden::is_needed(name, at, c)
    };
    name.char_indices()
        .find(|(at, c)| !c.is_control() && is_odd(*at, *c))
        .map(|(_, character)| character)
}

/// A character by its number and its name, as in `U+200B ZERO WIDTH SPACE`.
#[must_use]
pub fn named(character: char) -> String {
    let mut named = format!("U+{:04X}", u32::from(character));
    let name = hidden::name(character);
    if !name.is_empty() {
        let _ = write!(named, " {name}");
    }
    named
}

/// One character that is wrong.
fn one((is_error, what, help): Says, at: usize, character: char, to: Option<String>) -> Odd {
    let mut message = format!("here stands {}, {what}", named(character));
    if let (CONTROL, Some(meant)) = ((is_error, what, help), &to)
        && !meant.is_empty()
    {
        let _ = write!(message, "; it was probably `{meant}` in Windows-1252");
    }
    Odd {
        bytes: at..at + character.len_utf8(),
        is_error,
        message,
        help: help.into(),
        to,
    }
}

/// What is said of a character that is wrong where nothing needs it; isolates are told by
/// [`unbalanced`].
fn says(character: char) -> Option<Says> {
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
        '\u{2028}' | '\u{2029}' => BREAK,
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

/// What can only be meant in the place of a character: nothing, where what readers see stays the
/// same.
fn fix(text: &str, at: usize, character: char) -> Option<String> {
    let before = text[..at].chars().next_back();
    let after = text[at + character.len_utf8()..].chars().next();
    let is_edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "\"'<>()[]".contains(c));
    match character {
        '\u{80}'..='\u{9f}' if character != '\u{85}' => twice::windows(character).map(String::from),
        // These show nothing and break no line.
        '\u{feff}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' => Some(String::new()),
        // These do something between letters.
        '\u{ad}' | '\u{34f}' | '\u{2060}' | '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}'
            if is_edge(before) || is_edge(after) =>
        {
            Some(String::new())
        }
        // Around an address nothing else can be meant.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            if (is_edge(before) || is_edge(after)) && in_address(text, at) =>
        {
            Some(String::new())
        }
        _ => None,
    }
}

/// True inside of a stretch without white space in which an address begins.
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).unwrap_or(0);
    text[start..]
        .split_whitespace()
        .next()
        .is_some_and(|word| word.contains("://"))
}

/// The accents of which one letter can carry several.
fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{34e}'
            | '\u{350}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}
