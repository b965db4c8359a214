//! Lists whose entries do not all begin with a hyphen.

use super::{Around, SyntaxFault, indent_of};

/// A list whose first entry has no hyphen: the parser stops at the second.
pub fn first_hyphen(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    if !around.message.contains("block mapping") || !line.trim_start().starts_with("- ") {
        return None;
    }
    let hyphen = indent_of(line);
    let mut first = start;
    let mut lines = around.text[..start].split_inclusive('\n').rev().peekable();
    while let Some(above) =
        lines.next_if(|line| indent_of(line) >= hyphen || line.trim().is_empty())
    {
        first -= above.len();
    }
    let opens = lines.next()?.trim_end();
    let block = &around.text[first..start];
    if block.trim().is_empty() || block.trim_start().starts_with('-') || !opens.ends_with(':') {
        return None;
    }
    let entry = block.lines().next()?;
    let begins = first + indent_of(entry);
    Some(SyntaxFault {
        edit: Some((first..start, as_entry(block, hyphen))),
        ..SyntaxFault::new(
            begins..begins + entry.trim().len(),
            "this entry of a list has no hyphen",
            "begin each entry with a hyphen and a space",
        )
    })
}

/// The lines of an entry with its hyphen in a column.
fn as_entry(block: &str, hyphen: usize) -> String {
    let first = block.lines().next().map_or(0, indent_of);
    let line = |(position, line): (usize, &str)| {
        let words = line.trim_start_matches(' ');
        let deeper = indent_of(line).saturating_sub(first);
        match (position, words.trim().is_empty()) {
            (_, true) => line.to_owned(),
            (0, false) => format!("{}- {words}", " ".repeat(hyphen)),
            _ => format!("{}{words}", " ".repeat(hyphen + 2 + deeper)),
        }
    };
    block.split_inclusive('\n').enumerate().map(line).collect()
}

/// A key below a list, in the column of its hyphens.
pub fn key_in_list(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let words = line.trim();
    if !around.message.contains("'-' indicator") || words.starts_with('-') || words.is_empty() {
        return None;
    }
    let at = start + line.len() - line.trim_start().len();
    if let Some((_, above)) = around.before
        && indent_of(line) > indent_of(above)
    {
        let column = above.len() - above.trim_start_matches([' ', '-']).len();
        return Some(SyntaxFault {
            edit: Some((start..at, " ".repeat(column))),
            ..SyntaxFault::new(
                at..at + words.len(),
                "this line is not indented like the key above",
                "indent all keys of an entry alike",
            )
        });
    }
    Some(SyntaxFault::new(
        at..at + words.len(),
        "there is a list above, but this line does not begin with a hyphen",
        "begin every entry with a hyphen and a space, or none of them",
    ))
}

/// The hyphen of an entry on a line of its own, above keys that are not indented further.
pub fn lone_hyphen(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.before?;
    let (_, key) = around.here;
    if line.trim() != "-" || indent_of(key) > indent_of(line) {
        return None;
    }
    let at = start + indent_of(line);
    Some(SyntaxFault::new(
        at..at + 1,
        "the keys below this hyphen are not indented further than it",
        &format!(
            "write the first one after the hyphen, as in `- {}`, and the others below it, in the same column",
            key.trim()
        ),
    ))
}
