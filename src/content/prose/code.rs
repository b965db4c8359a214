//! Blocks of code in a body.

use pulldown_cmark::CodeBlockKind;

/// Opens a block of code; of its info string the language's name is kept when it is a plain one.
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
