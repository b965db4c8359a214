//! Square brackets that were meant as references, notes or links, and are none.

use std::ops::Range;

use super::{
    BAD_REFERENCE, BROKEN_MARKUP, FURTHEST, MEANT, Mark, OBJECT, Place, Words, near, near_end,
};
use crate::base::text::{Id, slip};

/// What can be referred to.
pub const REFERRED: [&str; 3] = ["claim", "source", "person"];

/// The endings of pictures, as a slip of an address has them.
const PICTURES: [&str; 7] = [".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

pub fn find(words: Words<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut done = 0;
    for (at, sign) in words.text.char_indices() {
        if at < done {
            continue;
        }
        let found = match sign {
            '[' | '［' | '【' => {
                // Of signs in a row the first has all.
                let first = !matches!(words.before(at), Some('[' | '［' | '【'));
                let reference = if first { reference(words, at) } else { None };
                reference
                    .or_else(|| note(words, at))
                    .or_else(|| if first { wiki(words, at) } else { None })
            }
            ']' if words.place != Place::Quotation => link(words, at),
            ')' if words.place != Place::Quotation => swapped(words, at),
            _ => None,
        };
        if let Some(mark) = found {
            done = mark.range.end.max(at + 1);
            marks.push(mark);
        }
    }
    marks
}

/// The rule and the help for what only bodies understand.
fn only_in_bodies(words: Words<'_>, what: &str) -> Option<String> {
    (!words.is_body()).then(|| {
        format!("{what} are read in the text below the front matter alone; take it out here")
    })
}

/// A reference whose brackets are too few, too many or of another kind.
fn reference(words: Words<'_>, at: usize) -> Option<Mark> {
    let text = words.text;
    if words.before(at) == Some(MEANT) {
        return None;
    }
    let inner = text[at..].trim_start_matches(['[', '［', '【']);
    let open = &text[at..text.len() - inner.len()];
    let inner = near(inner);
    let is_wide = !open.is_ascii();
    let inner_at = at + open.len();
    let end = inner
        .find([']', '］', '】', '\n', MEANT, OBJECT])
        .unwrap_or(inner.len());
    let says = &inner[..end];
    let close = inner[end..].len() - inner[end..].trim_start_matches([']', '］', '】']).len();
    let (target, label) = says
        .split_once(['|', '｜'])
        .map_or((says, None), |(target, label)| (target, Some(label)));
    let colon = target.find([':', '：'])?;
    let (word, id) = (
        &target[..colon],
        target[colon..].trim_start_matches([':', '：']),
    );
    let is_double =
        open.chars().count() > 1 || is_wide || inner[end..end + close].chars().count() > 1;
    let (word, id) = if is_double {
        (word.trim(), id.trim())
    } else {
        (word, id)
    };
    let meant = if is_double {
        slip(word, REFERRED)?
    } else {
        REFERRED.into_iter().find(|known| *known == word)?
    };
    let embed = text[..at]
        .chars()
        .next_back()
        .filter(|sign| matches!(sign, '!' | '！'));
    let start = at - embed.map_or(0, char::len_utf8);
    let range = start..inner_at + end + close;
    let card = if embed.is_some() && meant == "claim" {
        "!"
    } else {
        ""
    };
    let whole = |id: &Id| {
        let label = label
            .map(|label| format!("|{}", label.trim()))
            .unwrap_or_default();
        format!("{card}[[{meant}:{id}{label}]]")
    };
    let id = if is_double {
        Id::meant(id)
    } else {
        Id::new(id)
    };
    if let Some(help) = only_in_bodies(words, "references") {
        (is_double || id.is_some()).then_some(())?;
        return Some(Mark::broken(
            range,
            "a reference is shown as typed: a value in YAML is plain text",
            help,
        ));
    }
    let edit = id
        .as_ref()
        .filter(|_| close > 0 || end == inner.len())
        .map(|id| (range.clone(), whole(id)));
    if id.is_none() && !is_double {
        return None;
    }
    let help = id.as_ref().map_or_else(
        || format!("write {card}[[{meant}:its-id]]"),
        |id| format!("write {}", whole(id)),
    );
    let message = "a reference stands in two pairs of brackets";
    Some(
        Mark {
            rule: BAD_REFERENCE,
            ..Mark::broken(range, message, help)
        }
        .with_edit(edit),
    )
}

/// A mention of a footnote that is not there, or a note inside the text.
fn note(words: Words<'_>, at: usize) -> Option<Mark> {
    let rest = near(words.text[at..].strip_prefix('[')?);
    if words.before(at) == Some('^')
        && !rest.starts_with(['^', ']'])
        && words.place != Place::Quotation
    {
        let message = "`^[` is shown as typed: a note has a label here";
        let help = "write [^1] where it belongs, and the note on a line of its own: [^1]: …";
        return Some(Mark::typed(at - 1..at + 1, message, help));
    }
    let label = rest.strip_prefix('^')?;
    let label = &label[..label.find([']', '\n'])?];
    let range = at..at + label.len() + 3;
    if label.is_empty() || label.contains([OBJECT, MEANT]) {
        return None;
    }
    if let Some(help) = only_in_bodies(words, "footnotes") {
        return Some(Mark::broken(
            range,
            "a footnote is shown as typed: a value in YAML is plain text",
            help,
        ));
    }
    let (message, help) = if label.contains(char::is_whitespace) {
        let message =
            format!("`[^{label}]` is shown as typed: the label of a footnote is one word");
        (
            message,
            "write [^1] where it belongs, and the note on a line of its own: [^1]: …".to_owned(),
        )
    } else {
        let message = format!("there is no footnote `{label}` in this text");
        (
            message,
            format!("write it on a line of its own: [^{label}]: …"),
        )
    };
    Some(Mark {
        rule: BAD_REFERENCE,
        ..Mark::broken(range, message, help)
    })
}

/// A link of a wiki in a value: in bodies double brackets are references, and judged as such.
fn wiki(words: Words<'_>, at: usize) -> Option<Mark> {
    if words.place != Place::Value {
        return None;
    }
    let inner = near(words.text[at..].strip_prefix("[[")?);
    let length = inner
        .find("]]")
        .filter(|end| !inner[..*end].contains(['[', ']', '\n']))?;
    let help = only_in_bodies(words, "references")?;
    Some(Mark::typed(
        at..at + length + 4,
        "double brackets are shown as typed: a value in YAML is plain text",
        help,
    ))
}

/// The bracket that the one at a byte closes.
fn opening(words: Words<'_>, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in words.text[..close].char_indices().rev().take(FURTHEST) {
        match sign {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// True for what stands behind an editor's brackets rather than a link's: `[sic]`, `[…]`, `[1]`.
fn is_aside(label: &str) -> bool {
    let label = label.trim();
    let is_number = !label.is_empty()
        && label
            .chars()
            .all(|c| c.is_ascii_digit() || ", -–".contains(c));
    is_number || label == "sic" || !label.contains(|c: char| c.is_alphanumeric() || c == OBJECT)
}

/// What is left of a link, at the bracket that closes its words.
fn link(words: Words<'_>, at: usize) -> Option<Mark> {
    let after = near(&words.text[at + 1..]);
    if !after.starts_with(['(', '[', ' ']) {
        return None;
    }
    let open = opening(words, at);
    if let Some(target) = after.strip_prefix('(') {
        // The sign that opens it was escaped: its author knows.
        let is_meant = open.is_none() && near_end(&words.text[..at]).contains(MEANT);
        return if is_meant {
            None
        } else {
            unclosed(words, at, open, target)
        };
    }
    let open = open?;
    let label = &words.text[open + 1..at];
    let spaces = after.len() - after.trim_start_matches(' ').len();
    if let Some(target) = after[spaces..].strip_prefix('(').filter(|_| spaces > 0) {
        let is_address = target.starts_with("http://") || target.starts_with("https://");
        let target = &target[..target.find(')')?];
        let is_link = is_address
            && !target.contains(char::is_whitespace)
            && !is_aside(label)
            && !label.contains('\n');
        let range = open..at + 1 + spaces + target.len() + 2;
        let message =
            "a space parts the words of this link from its address, and both are shown as typed";
        let help = format!("write [{label}]({target})").replace(OBJECT, "…");
        return is_link.then(|| Mark::typed(range, message, help));
    }
    let name = after.strip_prefix('[')?;
    let name = &name[..name.find([']', '\n'])?];
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
    let message = format!(
        "nothing in the text says where `[{named}]` leads, and the brackets are shown as typed"
    );
    let help = format!(
        "write the address behind the words, [{label}](https://…), or a line of its own, [{named}]: https://…"
    );
    let (message, help) = (message.replace(OBJECT, "…"), help.replace(OBJECT, "…"));
    Some(if words.is_body() {
        Mark::broken(range, message, help)
    } else {
        Mark::typed(range, message, help)
    })
}

/// A link or a picture whose address is not closed, has a space in it or stands in a value.
fn unclosed(words: Words<'_>, at: usize, open: Option<usize>, target: &str) -> Option<Mark> {
    let text = words.text;
    let start = open.unwrap_or(at);
    let is_picture = text[..start].ends_with('!');
    let start = start - usize::from(is_picture);
    let line = &target[..target.find('\n').unwrap_or(target.len())];
    let closed = line.find(')');
    let address = &line[..closed.unwrap_or(line.len())];
    let what = if is_picture { "picture" } else { "link" };
    let range = start..at + 2 + address.len() + usize::from(closed.is_some());
    let is_address = [
        "http://", "https://", "mailto:", "www.", "/", "#", "<", "./", "../",
    ]
    .iter()
    .any(|begin| address.trim_start().starts_with(begin))
        || PICTURES
            .iter()
            .any(|ending| address.to_lowercase().contains(ending))
        || !address.contains(' ') && (address.contains(['.', '/', ':']) || is_picture);
    if !words.is_body() {
        let help = "take the signs out; links stand in the text below the front matter";
        let mark = Mark::broken(
            range,
            format!("a {what} is shown as typed: a value in YAML is plain text"),
            help,
        );
        return is_address.then_some(mark);
    }
    let message = |why: &str| format!("this {what} is shown as typed: {why}");
    if !is_address {
        let help = format!(
            "a {what} has its address in the round brackets; write \\[ for the sign itself"
        );
        return Some(Mark::typed(
            range,
            message("what stands in its round brackets is no address"),
            help,
        ));
    }
    let Some(closed) = closed else {
        let help = "close the address with a round bracket";
        return Some(
            Mark::broken(range, message("its address is never closed"), help)
                .with_edit(end_of(at + 2, address)),
        );
    };
    let address_at = at + 2..at + 2 + closed;
    if let Some(end) = PICTURES
        .iter()
        .find_map(|ending| Some(address.to_lowercase().find(ending)? + ending.len()))
        && address
            .get(..end)
            .is_some_and(|name| name.contains(' ') && !name.contains(['<', '>', '"', '/']))
    {
        let name = address.get(..end)?.trim_start();
        let from = address_at.start + end - name.len();
        let help =
            format!("put the name in angle brackets, <{name}>, or take the spaces out of it");
        let edit = (from..address_at.start + end, format!("<{name}>"));
        return Some(
            Mark::broken(range, message("the name of its file has a space"), help).with_edit(edit),
        );
    }
    let why = if address.contains(['"', '“', '”', '«', '„', '\'']) {
        "its title has no straight quotation marks before and behind it"
    } else if address.trim().contains(' ') {
        "its address has a space in it"
    } else {
        "its brackets are not closed"
    };
    let help = format!(
        "write [words](https://address.example \"title\"), {}",
        "without other spaces; the title may be left out"
    );
    Some(Mark::broken(range, message(why), help))
}

/// The bracket that closes an address at its end, where the line has nothing else.
fn end_of(start: usize, address: &str) -> Option<(Range<usize>, String)> {
    let address = address.trim_end();
    let is_plain = !address.contains([' ', '"', '<', '(', '[', OBJECT, MEANT])
        && !address.ends_with(['.', ',', ';', ':', '!', '?']);
    let end = start + address.len();
    is_plain.then(|| (end..end, ")".to_owned()))
}

/// Words and address of a link the wrong way round.
fn swapped(words: Words<'_>, at: usize) -> Option<Mark> {
    let target = near(words.text[at + 1..].strip_prefix('[')?);
    let is_address = ["http://", "https://", "/", "mailto:"]
        .iter()
        .any(|begin| target.starts_with(begin));
    let target = &target[..target
        .find(']')
        .filter(|end| !target[..*end].contains(['\n', OBJECT, MEANT]))?];
    let is_picture = PICTURES
        .iter()
        .any(|ending| target.to_lowercase().ends_with(ending));
    let is_whole = !target.contains(char::is_whitespace);
    let from = words.text.floor_char_boundary(at.saturating_sub(FURTHEST));
    let open = words.text[from..at].rfind('(')? + from;
    let label = &words.text[open + 1..at];
    if !(is_address && is_whole || is_picture) || label.is_empty() || label.contains('\n') {
        return None;
    }
    let is_shown = words.before(open) == Some('!');
    let range = open - usize::from(is_shown)..at + target.len() + 3;
    let what = if is_shown { "picture" } else { "link" };
    let message = format!(
        "the words of this {what} stand in round brackets and its address in square ones: it is the other way round"
    );
    let sign = if is_shown { "!" } else { "" };
    let to = if is_whole {
        format!("{sign}[{label}]({target})")
    } else {
        format!("{sign}[{label}](<{target}>)")
    };
    let edit = (!label.contains([OBJECT, MEANT, '[', ']'])).then(|| (range.clone(), to.clone()));
    let mark = Mark {
        rule: BROKEN_MARKUP,
        ..Mark::broken(range, message, format!("write {}", to.replace(OBJECT, "…")))
    };
    Some(if words.is_body() {
        mark.with_edit(edit)
    } else {
        mark
    })
}
