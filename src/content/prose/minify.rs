//! Minifying: every body goes once through `minify-html`, with settings that keep what it would
//! break.

use std::sync::LazyLock;

use minify_html::{Cfg, minify};

/// What is kept: closing tags and everything that a style sheet or a reader could miss.
///
/// Scripts and styles are left alone, since a body has none. The walker that makes the body caps
/// its nesting, without which `minify-html` runs out of stack.
static SETTINGS: LazyLock<Cfg> = LazyLock::new(|| Cfg {
    keep_closing_tags: true,
    keep_html_and_head_opening_tags: true,
    keep_input_type_text_attr: true,
    minify_css: false,
    minify_js: false,
    ..Cfg::default()
});

/// The same HTML in fewer bytes.
pub fn squeeze(html: &str) -> String {
    let bytes = minify(html.as_bytes(), &SETTINGS);
    match String::from_utf8(bytes) {
        Ok(squeezed) => squeezed,
        Err(_) => html.to_owned(),
    }
}

#[cfg(test)]
mod tests;
