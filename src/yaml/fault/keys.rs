//! Keys without a colon, or without a space after it.

use super::{Around, SyntaxFault, continued, indent_of};

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
        !words.is_empty()
            && !words.contains(": ")
            && !words.ends_with(':')
            && !words.starts_with(['#', '-'])
    };
    let (start, line) = [Some(around.here), around.before]
        .into_iter()
        .flatten()
        .find(lacks_colon)?;
    let from = start + line.len() - line.trim_start().len();
    let words = line.trim();
    let range = from..from + words.len();
    let fault = |message: &str, help: &str, edit: Option<String>| SyntaxFault {
        edit: edit.map(|to| (range.clone(), to)),
        ..SyntaxFault::new(range.clone(), message, help)
    };
    if let Some(comment) = other_comment(words) {
        let message = "this is not a comment in YAML";
        let edit = Some(comment).filter(|comment| !comment.is_empty());
        return Some(fault(message, "begin a comment with `#`", edit));
    }
    if let Some((key, value)) = words
        .split_once('：')
        .filter(|(key, _)| is_name(key.trim()))
    {
        let to = format!("{}: {}", key.trim(), value.trim());
        let message = "this colon is a full-width character";
        return Some(fault(message, "write `:` and a space", Some(to)));
    }
    if let Some((key, value)) = words.split_once('=').filter(|(key, _)| is_name(key.trim())) {
        let to = format!("{}: {}", key.trim(), value.trim());
        let message = "there is an equals sign after this key";
        return Some(fault(message, "write a colon and a space", Some(to)));
    }
    if let Some(fault) = entry_without_hyphen(around, (start, line)) {
        return Some(fault);
    }
    if let Some(fault) = continued::text(around, start) {
        return Some(fault);
    }
    let help = if around.before.is_some() {
        "write the key, a colon, a space and the value; if the line continues the value above, indent it"
    } else {
        "write the key, a colon, a space and the value"
    };
    Some(fault("this line has no colon after its key", help, None))
}

/// A line of words right below an entry of a list, in the column of its hyphen.
fn entry_without_hyphen(around: &Around<'_>, (start, line): (usize, &str)) -> Option<SyntaxFault> {
    let above = around.text[..start].trim_end();
    let entry = above.rsplit('\n').next().unwrap_or(above);
    let is_entry = entry.trim_start().starts_with("- ") && indent_of(entry) == indent_of(line);
    let at = start + indent_of(line);
    is_entry.then(|| SyntaxFault {
        edit: Some((at..at, "- ".to_owned())),
        ..SyntaxFault::new(
            at..at + line.trim().len(),
            "there is a list above, but this line does not begin with a hyphen",
            "begin each entry with a hyphen and a space; if the line continues the entry above, indent it further",
        )
    })
}

fn is_name(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The YAML comment in place of a comment of another language, if a line is one; empty if the
/// comment does not end with the line.
fn other_comment(words: &str) -> Option<String> {
    if let Some(comment) = words.strip_prefix("//") {
        return Some(format!("# {}", comment.trim()));
    }
    let comment = words.strip_prefix("<!--")?;
    let whole = comment.strip_suffix("-->");
    Some(whole.map_or_else(String::new, |comment| format!("# {}", comment.trim())))
}
