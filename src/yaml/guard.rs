//! What is refused before YAML is parsed.

use std::ops::Range;

/// How deep brackets may nest; parsers need quadratic time for deeper ones.
const DEEPEST: usize = 32;

/// The bracket that nests too deep, if one does. Brackets inside quoted texts count too: nobody writes 33 of those.
pub fn brackets(text: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(at..at + 1);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// A quick look for `&`, `*` or `!` where a value could begin; only then is the text walked for anchors, aliases and tags.
pub fn may_hold_anchors_or_tags(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'&' | b'*' | b'!')
            && (at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'\t' | b'[' | b'{' | b','))
    })
}
