//! Values between braces that need quotation marks.

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
