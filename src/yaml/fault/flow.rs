//! Entries between brackets, and values between braces, that need quotation marks.

use super::{Around, SyntaxFault};

/// A value between braces that contains a colon followed by a space.
pub fn colon(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("flow mapping") {
        return None;
    }
    let (start, line) = around.here;
    let open = line.find('{')?;
    let end = line.rfind('}').filter(|end| *end > open)?;
    let mut from = open + 1;
    let (second, value) = line[from..end].split(',').find_map(|entry| {
        let first = entry.find(": ").map(|at| at + 2);
        let begins = from;
        from += entry.len() + 1;
        let first = first?;
        let value = entry[first..].trim();
        let second = entry[first..].find(": ")? + first;
        let at = begins + entry.len() - entry[first..].trim_start().len();
        (!value.starts_with(['"', '\'', '[', '{']))
            .then_some((begins + second, at..at + value.len()))
    })?;
    let words = &line[value.clone()];
    let edit = (!words.contains(['"', '\\'])).then(|| {
        (
            start + value.start..start + value.end,
            format!("\"{words}\""),
        )
    });
    Some(SyntaxFault {
        edit,
        ..SyntaxFault::new(
            start + second..start + second + 1,
            "a value between braces cannot contain a colon followed by a space",
            "put the value in quotes",
        )
    })
}

/// An entry between brackets that begins with a sign which YAML keeps for itself.
pub fn entry(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let open = line.find(['[', '{'])?;
    let mut before = ' ';
    let (at, sign) = line[open..].char_indices().find_map(|(at, sign)| {
        let is_first = matches!(before, '[' | '{' | ',');
        if sign != ' ' {
            before = sign;
        }
        (is_first && "@`%-".contains(sign)).then_some((start + open + at, sign))
    })?;
    let rest = &around.text[at + 1..];
    if sign == '-' {
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        return (spaces > 0).then(|| SyntaxFault {
            edit: Some((at..at + 1 + spaces, String::new())),
            ..SyntaxFault::new(
                at..at + 1,
                "an entry between brackets does not begin with a hyphen",
                "remove the hyphen",
            )
        });
    }
    let name = if sign == '`' {
        "a backtick".to_owned()
    } else {
        format!("`{sign}`")
    };
    Some(SyntaxFault::new(
        at..at + 1,
        format!("an entry cannot begin with {name}"),
        "remove the sign; a text that begins with it needs double quotes",
    ))
}
