//! HTML where Markdown is not read: elements, comments, character references.

use std::ops::Range;

use super::{MARKUP_AS_TYPED, MarkupFault, RAW_HTML, TextContext, TextRun};

/// Elements that writers and their programs put into texts.
const ELEMENTS: [&str; 52] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "mark",
    "nobr",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];

/// Character references by name, without the accented letters, which `is_letter` knows.
const CHARACTER_NAMES: [&str; 44] = [
    "amp", "apos", "bdquo", "bull", "cent", "copy", "deg", "divide", "emsp", "ensp", "euro",
    "frac12", "gt", "hellip", "iexcl", "iquest", "laquo", "ldquo", "lsaquo", "lsquo", "lt",
    "mdash", "middot", "minus", "nbsp", "ndash", "numsp", "ordf", "ordm", "para", "permil",
    "plusmn", "pound", "prime", "quot", "raquo", "rdquo", "reg", "rsquo", "sect", "shy", "thinsp",
    "times", "trade",
];

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let mut marks = Vec::new();
    if words.is_body() {
        // The parser has already found all other HTML.
        marks.extend(words.text.find("<!--").map(|at| mark(words, at..at + 4)));
        return marks;
    }
    for (at, sign) in words.text.match_indices(['<', '&']) {
        let rest = &words.text[at..];
        let length = if sign == "<" {
            element(rest)
        } else {
            character(rest)
        };
        let is_told = rest
            .strip_prefix("</")
            .is_some_and(|end| is_opened(&words.text[..at], end));
        marks.extend(
            length
                .filter(|_| !is_told)
                .map(|length| mark(words, at..at + length)),
        );
        if sign == "<" && length.is_none() {
            marks.extend(address(words, at, rest));
        }
    }
    marks
}

/// True if an element whose closing tag goes on like this was opened in the words before it.
fn is_opened(before: &str, end: &str) -> bool {
    let name = end.split('>').next().unwrap_or(end).trim();
    before.match_indices('<').any(|(at, _)| {
        let rest = before[at + 1..].strip_prefix(name);
        !name.is_empty() && rest.is_some_and(|rest| rest.starts_with(['>', ' ']))
    })
}

fn mark(words: TextRun<'_>, range: Range<usize>) -> MarkupFault {
    let says = &words.text[range.clone()];
    let rule = if words.place == TextContext::Quotation {
        MARKUP_AS_TYPED
    } else {
        RAW_HTML
    };
    let message = format!("`{says}` is shown as typed: content cannot contain HTML");
    let name = says[1..]
        .trim_end_matches('>')
        .split(' ')
        .next()
        .unwrap_or("");
    let help = if says.starts_with('&') {
        "write the character itself"
    } else if !name.is_empty() && words.text[range.end..].contains(&format!("</{name}>")) {
        "remove it and its closing tag; YAML values are plain text"
    } else {
        "remove it; YAML values are plain text"
    };
    MarkupFault {
        rule,
        ..MarkupFault::typed(range, message, help)
    }
}

/// The length of an element's tag, or of the beginning of a comment.
fn element(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(4, |end| end + 3));
    }
    let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name = &inner[..inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len())];
    let after = &inner[name.len()..];
    let is_known = ELEMENTS.contains(&name.to_ascii_lowercase().as_str());
    let ends_there = after.starts_with('>')
        || after.starts_with("/>")
        || after.starts_with(" />")
        || after.starts_with(" >");
    let end = after.find('>').filter(|end| !after[..*end].contains('<'))?;
    let has_attributes = after.starts_with(char::is_whitespace) && after[..end].contains('=');
    (is_known && (ends_there || has_attributes)).then(|| rest.len() - after.len() + end + 1)
}

/// The length of a character reference.
fn character(rest: &str) -> Option<usize> {
    let name = &rest[1..rest.find(';').filter(|end| (2..=10).contains(end))?];
    let is_number = |digits: &str, hexadecimal: bool| {
        !digits.is_empty()
            && digits.bytes().all(|b| {
                if hexadecimal {
                    b.is_ascii_hexdigit()
                } else {
                    b.is_ascii_digit()
                }
            })
    };
    let is_numeric = name.strip_prefix('#').is_some_and(|digits| {
        is_number(digits, false)
            || digits
                .strip_prefix(['x', 'X'])
                .is_some_and(|digits| is_number(digits, true))
    });
    (is_numeric || CHARACTER_NAMES.contains(&name) || is_letter(name)).then_some(name.len() + 2)
}

/// True for the name of a letter with an accent: `eacute`, `Ouml`, `ccedil`.
fn is_letter(name: &str) -> bool {
    const ACCENTS: [&str; 8] = [
        "acute", "grave", "circ", "uml", "cedil", "tilde", "ring", "slash",
    ];
    let accented = name.split_at_checked(1).is_some_and(|(letter, accent)| {
        letter.bytes().all(|b| b.is_ascii_alphabetic()) && ACCENTS.contains(&accent)
    });
    accented || ["szlig", "aelig", "AElig", "oelig", "OElig", "eth", "thorn"].contains(&name)
}

/// An address in angle brackets.
fn address(words: TextRun<'_>, at: usize, rest: &str) -> Option<MarkupFault> {
    let inner = &rest[1..rest.find('>')?];
    let is_address = ["http://", "https://", "mailto:"]
        .iter()
        .any(|begin| inner.starts_with(begin))
        && !inner.contains(' ');
    let message = "the angle brackets are shown as typed: YAML values are plain text";
    let is_shown = is_address && words.place == TextContext::Value;
    is_shown.then(|| MarkupFault::typed(at..at + inner.len() + 2, message, "remove them"))
}
