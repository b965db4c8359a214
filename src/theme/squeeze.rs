//! White space in templates: squeezed once when they are loaded, so that no page pays for it.

/// Collapses runs of white space in the literal text of a template to one space.
///
/// Left alone are Tera's tags, expressions and comments, everything inside HTML tags (where attribute values stand),
/// and the insides of `pre`, `textarea`, `script` and `style`.
pub fn squeeze(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(character) = rest.chars().next() {
        let taken = match stretch(rest) {
            Some(length) => {
                out.push_str(&rest[..length]);
                length
            }
            None if character.is_ascii_whitespace() => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len()
            }
            None => {
                out.push(character);
                character.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// The length of the stretch at the start that must stay as it is, if one begins here.
fn stretch(text: &str) -> Option<usize> {
    for (open, close) in [("{%", "%}"), ("{{", "}}"), ("{#", "#}")] {
        if text.starts_with(open) {
            return Some(tag_end(text, close));
        }
    }
    for element in ["pre", "textarea", "script", "style"] {
        let opens = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(element));
        if opens.is_some_and(|rest| rest.starts_with(['>', ' ', '\n'])) {
            let close = format!("</{element}>");
            return Some(text.find(&close).map_or(text.len(), |at| at + close.len()));
        }
    }
    let is_tag =
        text.starts_with('<') && text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    is_tag.then(|| html_tag_end(text))
}

/// The end of a Tera tag; quoted strings inside it may hold its closing signs.
fn tag_end(text: &str, close: &str) -> usize {
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
        let tera =
            [("{%", "%}"), ("{{", "}}"), ("{#", "#}")].into_iter().find(|(open, _)| text[at..].starts_with(open));
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

/// True when a template pipes something to `safe`.
pub fn pipes_to_safe(template: &str) -> bool {
    template.split('|').skip(1).any(|after| {
        let after = after.trim_start();
        after.strip_prefix("safe").is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}
