//! Keys without a colon, or without a space after it.

use super::{Around, SyntaxFault};

/// A key whose colon has no space, or another kind of space, after it.
pub fn no_space(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("':'") {
        return None;
    }
    let squeezed = |(start, line): (usize, &str)| {
        let colon = line.find(':')?;
        let key = line[..colon].trim_start_matches([' ', '-']);
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let next = line[colon + 1..].chars().next()?;
        (is_key && next != ' ' && next != '/').then_some(start + colon)
    };
    let colon = squeezed(around.here).or_else(|| squeezed(around.before?))?;
    let message = "there is no plain space after this colon";
    let fault = SyntaxFault::new(
        colon..colon + 1,
        message,
        "put a space between the colon and the value",
    );
    let other = around.text[colon + 1..]
        .chars()
        .next()
        .filter(|next| next.is_whitespace());
    let after = colon + 1..colon + 1 + other.map_or(0, char::len_utf8);
    Some(SyntaxFault {
        edit: Some((after, " ".to_owned())),
        ..fault
    })
}

/// A line of words without a colon, where a key was expected.
pub fn no_colon(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("expect") || !around.message.contains("':'") {
        return None;
    }
    let lacks_colon = |(_, line): &(usize, &str)| {
        let words = line.trim();
        !words.is_empty() && !words.contains(':') && !words.starts_with(['#', '-'])
    };
    let (start, line) = [Some(around.here), around.before]
        .into_iter()
        .flatten()
        .find(lacks_colon)?;
    let indent = line.len() - line.trim_start().len();
    let help = "write the key, a colon, a space and the value";
    Some(SyntaxFault::new(
        start + indent..start + line.trim_end().len(),
        "this line has no colon after its key",
        help,
    ))
}
