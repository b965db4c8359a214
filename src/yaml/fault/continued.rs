//! Lines of a text without quotation marks that go on from the line above, but are not indented.

use super::{Around, SyntaxFault, indent_of};

/// The first of the lines around a byte that go on with the value above them; `None` if they may be
/// keys without a colon. `start` is where the line begins that was taken for a key.
pub fn text(around: &Around<'_>, start: usize) -> Option<SyntaxFault> {
    let lines: Vec<(usize, &str)> = around
        .text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let from = *at;
            *at += line.len();
            Some((from, line.trim_end()))
        })
        .collect();
    let here = lines.iter().position(|(at, _)| *at == start)?;
    let indent = indent_of(lines[here].1);
    let goes_on = |line: &str| {
        let words = line.trim();
        words.is_empty()
            || indent_of(line) == indent && !has_key(words) && !words.starts_with(['#', '-'])
    };
    let first = (0..=here)
        .rev()
        .take_while(|at| goes_on(lines[*at].1))
        .last()?;
    let last = (here..lines.len())
        .take_while(|at| goes_on(lines[*at].1))
        .last()?;
    let first = (first..=here).find(|at| !lines[*at].1.trim().is_empty())?;
    let last = (here..=last)
        .rev()
        .find(|at| !lines[*at].1.trim().is_empty())?;
    let (_, above) = lines[..first]
        .iter()
        .rev()
        .find(|(_, line)| !line.trim().is_empty())?;
    let column = above.len() - above.trim_start_matches([' ', '-']).len();
    if !has_key(above.trim_start_matches([' ', '-'])) || indent > column {
        return None;
    }
    let words = lines[first].1.trim();
    // A word or two may be a key and its value; a sentence is hardly one.
    let is_sentence = words.split_whitespace().count() > 3
        || (first..=last).any(|at| {
            lines[at]
                .1
                .ends_with(['.', '!', '?', '…', '"', '”', '»', ';'])
        });
    if !is_sentence {
        return None;
    }
    let indented = |(_, line): &(usize, &str)| {
        let line = line.trim();
        if line.is_empty() {
            String::new()
        } else {
            format!("{}{line}", " ".repeat(column + 2))
        }
    };
    let new: Vec<String> = lines[first..=last].iter().map(indented).collect();
    let from = lines[first].0;
    let end = lines[last].0 + lines[last].1.len();
    let at = from + indent_of(lines[first].1);
    Some(SyntaxFault {
        edit: Some((from..end, new.join("\n"))),
        ..SyntaxFault::new(
            at..at + words.len(),
            "this line has no key, and is not indented as more of the value above",
            "indent it further than the key above; if it is a key, write a colon and a space after it",
        )
    })
}

/// True for a line that begins with a key and its colon.
fn has_key(words: &str) -> bool {
    let words = words.trim_start_matches("- ");
    words.ends_with(':') || words.contains(": ")
}
