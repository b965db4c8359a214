//! Blocks of code in a body.

use pulldown_cmark::CodeBlockKind;

/// The tags that open a block of code, with the language of its info string as a class if that is a
/// plain name.
pub fn open(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or(""),
        CodeBlockKind::Indented => "",
    };
    let is_plain = !language.is_empty()
        && language
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+#._-".contains(c));
    if is_plain {
        format!("<pre><code class=\"language-{language}\">")
    } else {
        "<pre><code>".to_owned()
    }
}
