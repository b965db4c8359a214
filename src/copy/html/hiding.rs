//! What hides the text of an element: its name, its attributes, and its inline style. Style sheets
//! are not read.

use super::start_tag::StartTag;

/// The elements whose text no reader sees.
const NEVER_SHOWN: [&[u8]; 19] = [
    b"annotation",
    b"annotation-xml",
    b"audio",
    b"canvas",
    b"datalist",
    b"defs",
    b"desc",
    b"iframe",
    b"metadata",
    b"noembed",
    b"noframes",
    b"noscript",
    b"rp",
    b"script",
    b"style",
    b"symbol",
    b"template",
    b"title",
    b"video",
];

/// What an element does with its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hiding {
    /// True if nothing in it is shown.
    pub is_gone: bool,
    /// True if it is kept from those to whom a page is read aloud.
    pub is_for_eyes: bool,
    /// Whether it is shown, if its style says so. Elements in it may differ.
    pub visible: Option<bool>,
}

/// The declarations of an inline style that hide text, each as the last one has it.
#[derive(Default)]
struct InlineStyle<'a> {
    display: Option<Declared<'a>>,
    visibility: Option<Declared<'a>>,
    content_visibility: Option<Declared<'a>>,
}

#[derive(Clone, Copy)]
struct Declared<'a> {
    value: &'a str,
    is_important: bool,
}

/// What the tag of an element does with its text.
pub fn hiding(tag: &StartTag) -> Hiding {
    let name = tag.name.as_slice();
    // Pages often hide themselves whole until their scripts run.
    if [&b"html"[..], b"body"].contains(&name) {
        return Hiding::default();
    }
    let style = without_comments(tag.style.as_deref().unwrap_or_default());
    let style = InlineStyle::of(&style);
    let value =
        |declared: Option<Declared<'_>>| declared.map_or(String::new(), |it| it.value.into());
    // What can be found by searching in the page opens itself.
    let has_hidden = tag
        .hidden
        .as_deref()
        .is_some_and(|how| how.trim() != "until-found");
    let is_closed = name == b"dialog" && !tag.is_open;
    let display = value(style.display);
    let is_shown = !display.is_empty() && display != "none";
    Hiding {
        is_gone: NEVER_SHOWN.contains(&name)
            || display == "none"
            || (has_hidden || is_closed) && !is_shown
            || value(style.content_visibility) == "hidden",
        is_for_eyes: tag
            .aria_hidden
            .as_deref()
            .is_some_and(|how| how.trim() == "true"),
        visible: match value(style.visibility).as_str() {
            "hidden" | "collapse" => Some(false),
            "visible" => Some(true),
            _ => None,
        },
    }
}

impl<'a> InlineStyle<'a> {
    fn of(style: &'a str) -> Self {
        let mut found = Self::default();
        for declaration in declarations(style) {
            let Some((name, value)) = declaration.split_once(':') else {
                continue;
            };
            let property = match name.trim() {
                "display" => &mut found.display,
                "visibility" => &mut found.visibility,
                "content-visibility" => &mut found.content_visibility,
                _ => continue,
            };
            let value = value.trim();
            let important = value.strip_suffix("important").map(str::trim_end);
            let important = important.and_then(|value| value.strip_suffix('!'));
            let declared = Declared {
                value: important.unwrap_or(value).trim(),
                is_important: important.is_some(),
            };
            if property.is_none_or(|before| declared.is_important || !before.is_important) {
                *property = Some(declared);
            }
        }
        found
    }
}

/// The declarations of a style, each without the semicolon behind it. One in quotation marks or in
/// brackets ends none.
fn declarations(style: &str) -> Vec<&str> {
    let (mut quote, mut depth, mut is_escaped) = (None, 0_usize, false);
    let ends = |character: char| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        match (quote, character) {
            (_, '\\') => is_escaped = true,
            (Some(open), _) => quote = Some(open).filter(|open| *open != character),
            (None, '"' | '\'') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ';') => return depth == 0,
            (None, _) => {}
        }
        false
    };
    style.split(ends).collect()
}

/// A style without its comments.
fn without_comments(style: &str) -> String {
    let mut left = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        left.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left
}
