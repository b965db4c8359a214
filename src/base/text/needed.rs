//! Where a script, an emoji or a formula needs a character that is a fault everywhere else.

/// True where a text needs a character that is odd elsewhere; `at` is its byte.
pub fn is_needed(text: &str, at: usize, character: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + character.len_utf8()..].chars().next();
    let is = |c: Option<char>, of: fn(char) -> bool| c.is_some_and(of);
    match character {
        // Persian puts one between a Latin word such as `PDF` and its ending.
        '\u{200c}' => {
            (is(before, joins) || is(after, joins))
                && is(before, is_of_word)
                && is(after, is_of_word)
        }
        '\u{200d}' => {
            is(before, joins)
                || is(after, joins)
                || (is(after, is_picture) && ends_in_picture(&text[..at]))
        }
        '\u{61c}' | '\u{200e}' | '\u{200f}' => {
            let is_in_word = is(before, runs_rightwards) && is(after, runs_rightwards);
            !is_in_word && paragraph(text, at).chars().any(runs_leftwards)
        }
        '\u{200b}' => is(before, has_no_spaces) || is(after, has_no_spaces),
        '\u{2061}'..='\u{2064}' => is_of_formula(character, &text[..at], after),
        '\u{34f}' => is(before, |c| matches!(c, '\u{591}'..='\u{5c7}')),
        '\u{115f}' | '\u{1160}' => is(before, is_jamo) || is(after, is_jamo),
        '\u{180b}'..='\u{180f}' => is(before, |c| matches!(c, '\u{1800}'..='\u{18af}')),
        '\u{2800}' => is(before, is_braille) || is(after, is_braille),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => is(before, has_forms),
        '\u{e0000}'..='\u{e007f}' => is_flag(text, at),
        _ => false,
    }
}

/// The letters, marks and digits of scripts whose letters are joined: from Hebrew and Arabic to
/// those of India and further.
fn joins(character: char) -> bool {
    let is_in_block = matches!(
        character,
        '\u{590}'..='\u{109f}'
            | '\u{1780}'..='\u{18af}'
            | '\u{1900}'..='\u{1cff}'
            | '\u{a800}'..='\u{abff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10a00}'..='\u{10fff}'
            | '\u{11000}'..='\u{11fff}'
            | '\u{1e900}'..='\u{1e95f}'
    );
    is_in_block && is_of_word(character)
}

/// Letters, digits, and the marks above and below them.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

/// Letters of scripts that run from right to left.
pub fn runs_leftwards(character: char) -> bool {
    matches!(
        character,
        '\u{5be}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    ) && character.is_alphabetic()
}

/// Letters of scripts that run from left to right.
fn runs_rightwards(character: char) -> bool {
    character.is_alphabetic() && !runs_leftwards(character)
}

/// True in a paragraph that holds no letter, such as a number: which way it is to run only the text
/// around it tells.
pub fn is_without_letters(text: &str, at: usize) -> bool {
    !paragraph(text, at).chars().any(char::is_alphabetic)
}

/// Scripts that put no space between words and may need to say where a line can break: those of
/// South-East Asia and Tibet, Chinese, Japanese and Korean.
fn has_no_spaces(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{1aaf}'
            | '\u{2e80}'..='\u{3163}' | '\u{3165}'..='\u{9fff}' | '\u{a980}'..='\u{aaff}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// True where an invisible sign of a formula says what its parts have to do with each other: a
/// function and what it is applied to (`f(x)`), factors (`2x`), indices, a number and its fraction
/// (`3½`). Between the letters of a word it says nothing.
fn is_of_formula(sign: char, before: &str, after: Option<char>) -> bool {
    let last = before.chars().next_back();
    let is = |c: Option<char>, of: fn(char) -> bool| c.is_some_and(of);
    let is_letter = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{2100}'..='\u{214f}' | '\u{1d400}'..='\u{1d7ff}');
    let is_index = |c: char| matches!(c, '\u{2070}'..='\u{209c}' | '\u{b2}' | '\u{b3}' | '\u{b9}');
    let opens = |c: char| "([{⟨|√".contains(c);
    let closes = |c: char| ")]}⟩|′″".contains(c);
    let is_fraction =
        |c: char| matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215f}' | '\u{2189}');
    let is_number = || {
        let word = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        is(last, |c| c.is_ascii_digit()) && !is(word.chars().next_back(), char::is_alphabetic)
    };
    let ends = is(last, char::is_alphanumeric) || is(last, closes) || is(last, is_index);
    let begins = is(after, char::is_alphanumeric) || is(after, opens);
    if !ends || !begins {
        return false;
    }
    let is_sign = is(last, is_letter) || is(after, is_letter);
    match sign {
        '\u{2061}' => is_sign || is(after, opens),
        '\u{2062}' => is_sign || is_number() || is(last, closes) || is(after, opens),
        '\u{2063}' => is_sign || is(last, is_index) && is(after, is_index),
        _ => is_number() && is(after, is_fraction),
    }
}

fn is_jamo(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
        && !matches!(character, '\u{115f}' | '\u{1160}')
}

fn is_braille(character: char) -> bool {
    matches!(character, '\u{2801}'..='\u{28ff}')
}

/// Signs that may be drawn as pictures.
fn is_picture(character: char) -> bool {
    matches!(
        character,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2bff}' | '\u{3030}'
            | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}'
    )
}

/// True for text whose last sign is a picture, whatever form or colour of skin was chosen for it.
fn ends_in_picture(text: &str) -> bool {
    text.trim_end_matches(['\u{fe0f}', '\u{fe0e}'])
        .chars()
        .next_back()
        .is_some_and(is_picture)
}

/// Characters that come in several forms: signs, digits with a frame, ideographs, letters of a few
/// scripts.
fn has_forms(character: char) -> bool {
    matches!(
        character,
        '0'..='9' | '#' | '*'
            | '\u{1000}'..='\u{109f}'
            | '\u{1800}'..='\u{18af}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2200}'..='\u{22ff}'
            | '\u{2e80}'..='\u{9fff}'
            | '\u{a840}'..='\u{a87f}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff01}'..='\u{ff1f}'
            | '\u{20000}'..='\u{3ffff}'
    ) || is_picture(character)
}

/// True inside a flag that is spelt in tags, as those of Scotland and Wales are.
fn is_flag(text: &str, at: usize) -> bool {
    /// More tags than any flag has.
    const MAX_FLAG_TAGS: usize = 9;
    let is_tag = |c: &char| matches!(*c, '\u{e0020}'..='\u{e007f}');
    let length = |c: char| c.len_utf8();
    let start = at
        - text[..at]
            .chars()
            .rev()
            .take(MAX_FLAG_TAGS)
            .take_while(is_tag)
            .map(length)
            .sum::<usize>();
    let (head, rest) = text.split_at(start);
    let tags = &rest[..rest
        .chars()
        .take(MAX_FLAG_TAGS)
        .take_while(is_tag)
        .map(length)
        .sum()];
    let is_spelt = |c: char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let letters = tags.strip_suffix('\u{e007f}');
    head.ends_with('\u{1f3f4}')
        && letters.is_some_and(|letters| {
            (3..=6).contains(&letters.chars().count()) && letters.chars().all(is_spelt)
        })
}

/// The lines around a byte up to the next empty ones, as far as a reader's eye goes.
fn paragraph(text: &str, at: usize) -> &str {
    /// Bytes on either side: each mark looks around for itself, and a text may be full of them.
    const FAR: usize = 1 << 10;
    let first = text.floor_char_boundary(at.saturating_sub(FAR));
    let last = text.ceil_char_boundary((at + FAR).min(text.len()));
    let start = text[first..at]
        .rfind("\n\n")
        .map_or(first, |start| first + start);
    let end = text[at..last].find("\n\n").map_or(last, |end| at + end);
    &text[start..end]
}
