//! Brackets that were meant to make a link or a picture.

use std::ops::Range;

use crate::base::markup::{
    BROKEN_MARKUP, ESCAPED_SIGN, MarkupFault, OBJECT, SEARCH_REACH, TextRun, near, near_end,
};
use crate::base::quotation_marks;

/// The endings of pictures that a mistyped address may have.
const PICTURES: [&str; 7] = [".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

/// What is left of a link, at the bracket that closes its words.
pub fn link(words: TextRun<'_>, at: usize) -> Option<MarkupFault> {
    let after = near(&words.text[at + 1..]);
    match after.as_bytes().first()? {
        b'(' => {
            let open = opening(words, at);
            // The opening bracket was escaped, so the author means it as text.
            let is_meant = open.is_none() && near_end(&words.text[..at]).contains(ESCAPED_SIGN);
            if is_meant {
                return None;
            }
            BrokenLink::at(words, at, open, &after[1..]).fault(words)
        }
        b'[' => undefined(words, opening(words, at)?, at, &after[1..]),
        b' ' => spaced(words, opening(words, at)?, at, after),
        _ => None,
    }
}

/// The bracket that the one at a byte closes.
fn opening(words: TextRun<'_>, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in words.text[..close].char_indices().rev().take(SEARCH_REACH) {
        match sign {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// True for what editors put in brackets, rather than the words of a link: `[sic]`, `[…]`, `[1]`.
fn is_aside(label: &str) -> bool {
    let label = label.trim();
    let is_number = !label.is_empty()
        && label
            .chars()
            .all(|c| c.is_ascii_digit() || ", -–".contains(c));
    is_number || label == "sic" || !label.contains(|c: char| c.is_alphanumeric() || c == OBJECT)
}

/// A link with a space between its words and its address.
fn spaced(words: TextRun<'_>, open: usize, at: usize, after: &str) -> Option<MarkupFault> {
    let label = &words.text[open + 1..at];
    let target = after.trim_start_matches(' ');
    let spaces = after.len() - target.len();
    let target = target.strip_prefix('(')?;
    let is_address = target.starts_with("http://") || target.starts_with("https://");
    let target = &target[..target.find(')')?];
    let is_link = is_address
        && !target.contains(char::is_whitespace)
        && !is_aside(label)
        && !label.contains('\n');
    let range = open..at + 1 + spaces + target.len() + 2;
    let message = "this link is shown as typed: there is a space between its words and its address";
    let help = format!("write [{label}]({target})").replace(OBJECT, "…");
    is_link.then(|| MarkupFault::typed(range, message, help))
}

/// A link by a name that no line of the text defines: `[words][name]`.
fn undefined(words: TextRun<'_>, open: usize, at: usize, after: &str) -> Option<MarkupFault> {
    let label = &words.text[open + 1..at];
    let name = &after[..after.find([']', '\n'])?];
    let begins_word = words
        .before(open)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ']' | '_'));
    if begins_word
        || is_aside(label)
        || name.starts_with('^')
        || name.contains('[')
        || !name.is_empty() && !name.contains(char::is_alphanumeric)
    {
        return None;
    }
    let range = open..at + name.len() + 3;
    let named = if name.is_empty() { label } else { name };
    // A line that was meant to give it is a mistake of its own.
    let definition = format!("[{}]:", named.to_lowercase());
    if words
        .lines()
        .any(|(_, line)| line.trim_start().to_lowercase().starts_with(&definition))
    {
        return None;
    }
    let message = format!(
        "no line of the text gives the address of `[{named}]`, so the brackets are shown as typed"
    );
    let help = format!(
        "write the address after the words, [{label}](https://…), or on a separate line, [{named}]: https://…"
    );
    let (message, help) = (message.replace(OBJECT, "…"), help.replace(OBJECT, "…"));
    Some(if words.is_body() {
        MarkupFault::broken(range, message, help)
    } else {
        MarkupFault::typed(range, message, help)
    })
}

/// A link or a picture whose address is not closed, contains a space or is in a value.
struct BrokenLink<'a> {
    range: Range<usize>,
    is_picture: bool,
    address: &'a str,
    /// The first byte of the address.
    address_at: usize,
    is_closed: bool,
}

impl<'a> BrokenLink<'a> {
    /// The link around the bracket at a byte, which closes its words; `target` is what follows the
    /// round bracket behind it.
    fn at(words: TextRun<'a>, at: usize, open: Option<usize>, target: &'a str) -> Self {
        let start = open.unwrap_or(at);
        let is_picture = words.text[..start].ends_with('!');
        let line = &target[..target.find('\n').unwrap_or(target.len())];
        let closed = line.find(')');
        let address = &line[..closed.unwrap_or(line.len())];
        let end = at + 2 + address.len() + usize::from(closed.is_some());
        Self {
            range: start - usize::from(is_picture)..end,
            is_picture,
            address,
            address_at: at + 2,
            is_closed: closed.is_some(),
        }
    }

    fn what(&self) -> &'static str {
        if self.is_picture { "picture" } else { "link" }
    }

    fn is_address(&self) -> bool {
        let address = self.address;
        [
            "http://", "https://", "mailto:", "www.", "/", "#", "<", "./", "../",
        ]
        .iter()
        .any(|begin| address.trim_start().starts_with(begin))
            || PICTURES
                .iter()
                .any(|ending| address.to_lowercase().contains(ending))
            || !address.contains(' ') && (address.contains(['.', '/', ':']) || self.is_picture)
    }

    fn fault(self, words: TextRun<'_>) -> Option<MarkupFault> {
        let what = self.what();
        if !words.is_body() {
            let message = format!("this {what} is shown as typed: YAML values are plain text");
            let help = "remove the brackets; links and pictures work only in the text below the front matter";
            return self
                .is_address()
                .then(|| MarkupFault::broken(self.range, message, help));
        }
        let message = |why: &str| format!("this {what} is shown as typed: {why}");
        if !self.is_address() {
            let help = format!(
                "put the address of the {what} in the round brackets; to show the brackets, write \\["
            );
            let message = message("its round brackets do not contain an address");
            return Some(MarkupFault::typed(self.range, message, help));
        }
        if !self.is_closed {
            let help = "close the address with a round bracket";
            let edit = end_of(self.address_at, self.address);
            let message = message("the bracket around its address is never closed");
            return Some(MarkupFault::broken(self.range, message, help).with_edit(edit));
        }
        if let Some((start, name)) = self.spaced_name() {
            let help =
                format!("put the name in angle brackets, <{name}>, or remove the spaces from it");
            let edit = (start..start + name.len(), format!("<{name}>"));
            let message = message("its file name contains a space");
            return Some(MarkupFault::broken(self.range, message, help).with_edit(edit));
        }
        let help = format!(
            "write [words](https://address.example \"title\"), {}",
            "without other spaces; the title is optional"
        );
        let message = message(self.why_not_read());
        Some(MarkupFault::broken(self.range, message, help))
    }

    /// The name of a picture's file that has a space in it, with its first byte.
    fn spaced_name(&self) -> Option<(usize, &'a str)> {
        let end = PICTURES
            .iter()
            .find_map(|ending| Some(self.address.to_lowercase().find(ending)? + ending.len()))?;
        let name = self.address.get(..end)?;
        let is_spaced = name.contains(' ') && !name.contains(['<', '>', '"', '/']);
        let name = name.trim_start();
        is_spaced.then(|| (self.address_at + end - name.len(), name))
    }

    /// Why Markdown does not read an address that is closed.
    fn why_not_read(&self) -> &'static str {
        // A typographic apostrophe may be part of the address.
        let is_mark = |c| quotation_marks::is_mark(c) && c != '’';
        if self.address.contains(is_mark) {
            "its title is not between straight quotation marks"
        } else if self.address.trim().contains(' ') {
            "its address contains a space"
        } else {
            "its brackets are not closed"
        }
    }
}

/// The bracket that closes an address at its end, where the line has nothing else.
fn end_of(start: usize, address: &str) -> Option<(Range<usize>, String)> {
    let address = address.trim_end();
    let is_plain = !address.contains([' ', '"', '<', '(', '[', OBJECT, ESCAPED_SIGN])
        && !address.ends_with(['.', ',', ';', ':', '!', '?']);
    let end = start + address.len();
    is_plain.then(|| (end..end, ")".to_owned()))
}

/// Words and address of a link the wrong way round.
pub fn swapped(words: TextRun<'_>, at: usize) -> Option<MarkupFault> {
    let target = near(words.text[at + 1..].strip_prefix('[')?);
    let is_address = ["http://", "https://", "/", "mailto:"]
        .iter()
        .any(|begin| target.starts_with(begin));
    let target = &target[..target
        .find(']')
        .filter(|end| !target[..*end].contains(['\n', OBJECT, ESCAPED_SIGN]))?];
    let is_picture = PICTURES
        .iter()
        .any(|ending| target.to_lowercase().ends_with(ending));
    let is_whole = !target.contains(char::is_whitespace);
    let from = words
        .text
        .floor_char_boundary(at.saturating_sub(SEARCH_REACH));
    let open = words.text[from..at].rfind('(')? + from;
    let label = &words.text[open + 1..at];
    if !(is_address && is_whole || is_picture) || label.is_empty() || label.contains('\n') {
        return None;
    }
    let is_shown = words.before(open) == Some('!');
    let range = open - usize::from(is_shown)..at + target.len() + 3;
    let what = if is_shown { "picture" } else { "link" };
    let message = format!(
        "this {what} has its words in round brackets and its address in square ones, which is the wrong way round"
    );
    let sign = if is_shown { "!" } else { "" };
    let to = if is_whole {
        format!("{sign}[{label}]({target})")
    } else {
        format!("{sign}[{label}](<{target}>)")
    };
    let edit =
        (!label.contains([OBJECT, ESCAPED_SIGN, '[', ']'])).then(|| (range.clone(), to.clone()));
    let mark = MarkupFault {
        rule: BROKEN_MARKUP,
        ..MarkupFault::broken(range, message, format!("write {}", to.replace(OBJECT, "…")))
    };
    Some(if words.is_body() {
        mark.with_edit(edit)
    } else {
        mark
    })
}
