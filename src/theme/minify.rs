//! Minifies templates once, when they are loaded, so that no page carries white space and marks
//! that it does not need.

use std::ops::Range;

/// Elements at whose edges white space is never shown (HTML Living Standard, section 15.3,
/// "display: block" and kin).
const BLOCK_ELEMENTS: [&str; 46] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "!doctype",
];

/// Makes a template smaller without changing the document that it makes.
///
/// Runs of white space in its literal text become one space, or none beside the tags of block
/// elements; attribute values lose quotation marks that they do not need. Tera's tags, expressions
/// and comments stay as they are, as does everything inside `pre`, `textarea`, `script` and
/// `style`.
pub fn minify(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    let mut at_edge = true;
    while let Some(character) = rest.chars().next() {
        if character.is_ascii_whitespace() {
            let trimmed = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            if !at_edge && !out.ends_with(' ') {
                out.push(' ');
            }
            rest = trimmed;
            continue;
        }
        let length = stretch(rest).unwrap_or(character.len_utf8());
        let piece = &rest[..length];
        let is_tag = piece.len() > 1 && piece.starts_with('<');
        let is_edge = is_tag && is_block(piece);
        if is_edge && out.ends_with(' ') {
            out.pop();
        }
        if is_tag && piece.ends_with('>') && !piece.contains("</") || piece.starts_with("</") {
            unquote(&mut out, piece);
        } else {
            out.push_str(piece);
        }
        at_edge = is_edge;
        rest = &rest[length..];
    }
    out
}

/// True for the tag of a block element.
fn is_block(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '!'))
        .unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    BLOCK_ELEMENTS.contains(&name.as_str())
}

/// Appends a tag without the quotation marks that its plain attribute values do not need.
///
/// Before a slash, as in `<use href="#x"/>`, they stay: the slash would become part of the value.
fn unquote(out: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let value_start = at + 2;
        let Some(length) = rest[value_start..].find('"') else {
            break;
        };
        let value = &rest[value_start..value_start + length];
        let after = &rest[value_start + length + 1..];
        let is_plain = !value.is_empty()
            && value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_.:#/-".contains(&b));
        if is_plain && after.starts_with([' ', '>']) {
            out.push_str(&rest[..=at]);
            out.push_str(value);
        } else {
            out.push_str(&rest[..=value_start + length]);
        }
        rest = after;
    }
    out.push_str(rest);
}

/// The length of the stretch at the start that must stay as it is, if one begins here.
fn stretch(text: &str) -> Option<usize> {
    for (open, close) in [("{%", "%}"), ("{{", "}}"), ("{#", "#}")] {
        if text.starts_with(open) {
            return Some(tag_end(text, close));
        }
    }
    for element in ["pre", "textarea", "script", "style"] {
        let opens = text
            .strip_prefix('<')
            .and_then(|rest| rest.strip_prefix(element));
        if opens.is_some_and(|rest| rest.starts_with(['>', ' ', '\n'])) {
            let close = format!("</{element}>");
            return Some(text.find(&close).map_or(text.len(), |at| at + close.len()));
        }
    }
    let is_tag = text.starts_with('<')
        && text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    is_tag.then(|| html_tag_end(text))
}

/// The end of a Tera tag; quoted strings inside it may hold its closing signs.
pub fn tag_end(text: &str, close: &str) -> usize {
    let mut quote = None;
    for (at, character) in text.char_indices().skip(2) {
        match (quote, character) {
            (None, '"' | '\'' | '`') if close != "#}" => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, _) if text[at..].starts_with(close) => return at + close.len(),
            _ => {}
        }
    }
    text.len()
}

/// The end of an HTML tag; Tera's tags and quoted values inside it may hold `>`.
fn html_tag_end(text: &str) -> usize {
    let mut at = 1;
    let mut quote = None;
    while let Some(character) = text[at..].chars().next() {
        let tera = [("{%", "%}"), ("{{", "}}"), ("{#", "#}")]
            .into_iter()
            .find(|(open, _)| text[at..].starts_with(open));
        if let Some((_, close)) = tera {
            at += tag_end(&text[at..], close);
            continue;
        }
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
        at += character.len_utf8();
    }
    text.len()
}

/// Where a template pipes something to `safe`: the bytes of each such name.
pub fn pipes_to_safe(template: &str) -> Vec<Range<usize>> {
    let after_pipes = template.match_indices('|').map(|(at, _)| at + 1);
    let names = after_pipes.map(|at| template.len() - template[at..].trim_start().len());
    let is_safe = |name: &usize| {
        let rest = template[*name..].strip_prefix("safe");
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    names
        .filter(is_safe)
        .map(|name| name..name + "safe".len())
        .collect()
}

#[cfg(test)]
mod tests;
