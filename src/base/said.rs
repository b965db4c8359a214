//! What texts say, as a hash that does not depend on how they are set: by it, a translation tells
//! that its original has changed, and the public record that readers see something else.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::fingerprint::hex;

/// The hash of what texts say: the first half of a BLAKE3. Only letters, digits and signs count;
/// neither the style of quotation marks, dashes and dots nor line breaks make a difference.
///
/// Authors' files and public records contain it, so the hash of a text must stay the same from
/// version to version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SaidHash([u8; 16]);

impl SaidHash {
    /// The hash of what these texts say, one after the other.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut said = Vec::new();
        for text in texts {
            said.reserve(text.len() + 1);
            add_said(text, &mut said);
            said.push(b'\n');
        }
        let mut start = [0; 16];
        start.copy_from_slice(&blake3::hash(&said).as_bytes()[..16]);
        Self(start)
    }

    /// Its first two bytes, for people who copy it.
    #[must_use]
    pub fn start(self) -> u16 {
        u16::from_be_bytes([self.0[0], self.0[1]])
    }
}

impl fmt::Display for SaidHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// A text in Markdown without the addresses of other sites in it.
#[must_use]
pub fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, from) = rest.split_at(at);
        let scheme = ["https", "http"]
            .iter()
            .find(|scheme| before.ends_with(*scheme));
        let Some(scheme) = scheme else {
            left.push_str(&rest[..at + 3]);
            rest = &from[3..];
            continue;
        };
        left.push_str(&before[..at - scheme.len()]);
        rest = &from[address_length(from)..];
    }
    left.push_str(rest);
    Cow::Owned(left)
}

/// How long the address is with which a text begins, in bytes. A bracket that it did not open ends
/// it.
fn address_length(text: &str) -> usize {
    let mut open = 0_usize;
    let ends = |character: char| match character {
        '(' => {
            open += 1;
            false
        }
        ')' => {
            let is_own = open > 0;
            open = open.saturating_sub(1);
            !is_own
        }
        other => other.is_whitespace() || "<>[]|\"`".contains(other),
    };
    text.find(ends).unwrap_or(text.len())
}

/// What a byte is to `add_said`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// A letter or a digit.
    Word,
    /// A sign that counts.
    Sign,
    /// What typesetting may change without changing what is said: spaces, quotation marks, dashes,
    /// dots, backticks.
    Set,
    /// A part of a character of several bytes.
    Part,
}

/// The kind of each byte. Every body of a translated site is hashed, so this is a table, and whole
/// stretches are copied at once.
const BYTE_KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Part; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => ByteKind::Word,
            ..=b' ' | b'\'' | b'"' | b'-' | b'.' | b'`' | 0x7f => ByteKind::Set,
            _ => ByteKind::Sign,
        };
        byte += 1;
    }
    kinds
};

/// Adds what a text says to `said`, with one space for whatever typesetting puts between two words.
fn add_said(text: &str, said: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let kind = |at: usize| {
        bytes
            .get(at)
            .map_or(ByteKind::Set, |byte| BYTE_KINDS[usize::from(*byte)])
    };
    // Whether the last character that counts belongs to a word, and whether something after it was
    // skipped.
    let (mut is_word, mut is_apart) = (false, false);
    let mut at = 0;
    while at < bytes.len() {
        let (end, begins, ends) = match kind(at) {
            ByteKind::Set => {
                is_apart = true;
                at += 1;
                continue;
            }
            ByteKind::Part => {
                let Some(c) = text[at..].chars().next() else {
                    break;
                };
                if is_set(c) {
                    is_apart = true;
                    at += c.len_utf8();
                    continue;
                }
                (at + c.len_utf8(), c.is_alphanumeric(), c.is_alphanumeric())
            }
            first => {
                let length = bytes[at..].iter().take_while(|byte| {
                    BYTE_KINDS[usize::from(**byte)] as u8 <= ByteKind::Sign as u8
                });
                let end = at + length.count();
                (
                    end,
                    first == ByteKind::Word,
                    kind(end - 1) == ByteKind::Word,
                )
            }
        };
        if is_apart && begins && is_word {
            said.push(b' ');
        }
        said.extend_from_slice(&bytes[at..end]);
        (is_word, is_apart, at) = (ends, false, end);
    }
}

/// True for a character of several bytes that typesetting may change without changing what is said.
fn is_set(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{ab}' | '\u{bb}' | '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{2039}' | '\u{203a}'
    );
    is_mark || c.is_whitespace() || c.is_control()
}
