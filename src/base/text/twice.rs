//! Text that was decoded twice: UTF-8 that some program read as Windows-1252 and wrote as UTF-8
//! again (`Ã©` for `é`).
//!
//! What honest texts hold comes first: in Portuguese a word in capitals may end in `Ã` before a
//! closing mark, in French a letter may be talked about between guillemets. So most pairs count
//! only beside small letters.

use super::character_fault::CharacterFault;

/// The signs that also follow a letter in texts without errors.
const BEHIND: &str =
    "\u{201c}\u{201d}\u{2018}\u{2019}\u{2026}\u{2013}\u{2014}«»‹›†‡™®°ºª²³¹•·\u{a0}\u{ad}";

/// How often a sequence must follow another before it is more than chance, by what it is.
const LEAST_IN_ROW: usize = 2;

/// How many sequences are judged together. A longer row is reported in pieces, so that a text of
/// nothing else takes no longer than any other of its length.
const LONGEST_ROW: usize = 64;

/// The stretch that begins at a byte of a text, if it was decoded twice.
pub fn at(text: &str, at: usize) -> Option<CharacterFault> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    // In Windows-1252, the first bytes of UTF-8 characters of several bytes are these letters.
    if !matches!(first, 'Â'..='ô') {
        return None;
    }
    let (before, after_first) = (text[..at].chars().next_back(), rest.chars().nth(1));
    let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    if let Some((meant, length)) = lost(rest, is_small(before), after_first) {
        return Some(fault(at, &rest[..length], meant, None));
    }
    let (mut meant, mut length, mut count) = (String::new(), 0, 0);
    let mut is_sure = false;
    while let Some((character, bytes)) = sequence(&rest[length..]).filter(|_| count < LONGEST_ROW) {
        is_sure |= rest[length..]
            .chars()
            .nth(1)
            .is_some_and(|second| !BEHIND.contains(second));
        meant.push(character);
        length += bytes;
        count += 1;
    }
    let character = meant.chars().next()?;
    let after = rest[sequence(rest)?.1..].chars().next();
    let is_row = count >= LEAST_IN_ROW && is_sure && matches!(first, 'Â'..='Å');
    let third = rest.chars().nth(2);
    if !is_row
        && !is_certain(
            first,
            (after_first?, third),
            character,
            (before, after),
            count,
        )
    {
        return None;
    }
    while let Some(again) = self::at(&meant, 0)
        .filter(|again| again.bytes.end == meant.len())
        .and_then(|odd| odd.to)
    {
        meant = again;
    }
    let written = &rest[..length];
    Some(fault(at, written, &meant, Some(meant.clone())))
}

fn fault(at: usize, written: &str, meant: &str, to: Option<String>) -> CharacterFault {
    CharacterFault {
        bytes: at..at + written.len(),
        // Control characters would be refused by every later step.
        is_error: written.contains(char::is_control),
        message: format!("`{written}` is probably `{meant}`, garbled by decoding the text twice"),
        help: format!("write `{meant}`; save files as UTF-8 before you copy them").into(),
        to,
    }
}

/// Sequences of which a part was lost on the way, with what they meant and their length in bytes.
fn lost(rest: &str, is_behind_small: bool, second: Option<char>) -> Option<(&'static str, usize)> {
    if rest.starts_with("â€") && sequence(rest).is_none() {
        return Some(("\u{201d}", "â€".len()));
    }
    // `à` becomes `Ã` and a no-break space, which some programs have replaced by a plain one.
    (is_behind_small && rest.starts_with("Ã ") && second == Some(' ')).then_some(("à", "Ã".len()))
}

/// True if a first sequence cannot be what an author wrote: its characters, what it meant, and the
/// characters beside it.
fn is_certain(
    first: char,
    (second, third): (char, Option<char>),
    meant: char,
    (before, after): (Option<char>, Option<char>),
    count: usize,
) -> bool {
    let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let is_capital = before.is_some_and(char::is_uppercase);
    let is_sign = BEHIND.contains(second);
    let is_apart = before.is_none_or(|c| c.is_whitespace() || c == '(');
    match first {
        'Â' => is_certain_behind_circumflex(second, before),
        'Ã' if second == '\u{a0}' => {
            is_small(before) || is_apart && (after == Some(' ') || is_small(after))
        }
        'Ã' => !is_sign || is_small(before) || !is_capital && is_small(after),
        'Ä' | 'Å' => {
            is_small(before) && (is_small(after) || !is_sign)
                || !is_sign && !is_capital && is_small(after)
        }
        'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ø' | 'Ù' | 'Ú' | 'Û' => count >= LEAST_IN_ROW,
        // A measure contains at most two of these: 1×½×¼.
        '×' => count > LEAST_IN_ROW + 1,
        // In Spanish or Portuguese, a dash may follow a quotation: «está»—dijo.
        'á' if third
            .is_some_and(|third| "\u{2013}\u{2014}\u{2026}\u{201d}\u{2019}".contains(third)) =>
        {
            false
        }
        'á' => {
            matches!(meant, '\u{1e80}'..='\u{1eff}')
                && (is_small(after) || is_small(before) && count >= LEAST_IN_ROW)
        }
        'â' => matches!(
            meant,
            '\u{2000}'..='\u{205f}' | '\u{2080}'..='\u{2137}' | '\u{2180}'..='\u{21ff}' | '\u{2200}'..='\u{227f}'
        ),
        'ï' => matches!(meant, '\u{feff}' | '\u{fffd}'),
        'ð' => matches!(meant, '\u{1f000}'..='\u{1ffff}'),
        'ã'..='í' => {
            count >= LEAST_IN_ROW
                && matches!(meant, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        }
        _ => false,
    }
}

/// The same for `Â`, which precedes one character of Latin-1.
fn is_certain_behind_circumflex(second: char, before: Option<char>) -> bool {
    let is_capital = before.is_some_and(char::is_uppercase);
    let is_behind = |signs: &str| before.is_some_and(|c| signs.contains(c));
    match second {
        '«' => !is_capital && !is_behind("»›"),
        '»' => !is_capital && !is_behind("«‹\u{201c}\u{201e}"),
        '\u{a0}' => before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ')'),
        sign => !BEHIND.contains(sign) || !is_capital && !is_behind("«\u{201c}\u{2018}\"'"),
    }
}

/// The character whose bytes in UTF-8 were read as these characters, with their length.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let lead = u8::try_from(u32::from(first)).ok()?;
    let more = match lead {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut length = first.len_utf8();
    for byte in &mut bytes[1..=more] {
        let character = characters.next()?;
        *byte = byte_of(character).filter(|byte| (0x80..0xc0).contains(byte))?;
        length += character.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..=more]).ok()?.chars().next()?;
    (!meant.is_control()).then_some((meant, length))
}

/// The characters of Windows-1252 from 0x80 on; where it has none, the control character itself.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '•', '–', '—', '˜', '™', 'š', '›',
    'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte of a character in Windows-1252 or Latin-1; `None` for characters below 0x80 or in
/// neither.
fn byte_of(character: char) -> Option<u8> {
    let place = WINDOWS.iter().position(|other| *other == character);
    let byte = place.map_or(u32::from(character), |place| {
        0x80 + u32::try_from(place).unwrap_or(0)
    });
    u8::try_from(byte).ok().filter(|byte| *byte >= 0x80)
}

/// What a control character from U+0080 to U+009F is in Windows-1252, from which it came.
pub fn windows(character: char) -> Option<char> {
    let place = u32::from(character)
        .checked_sub(0x80)
        .and_then(|place| usize::try_from(place).ok())?;
    WINDOWS
        .get(place)
        .copied()
        .filter(|meant| !meant.is_control())
}

#[cfg(test)]
mod tests;
