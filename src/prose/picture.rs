//! Pictures of a body: they lie beside the text that shows them.

use crate::address::Address;
use crate::content::is_picture;
use crate::text::escape_into;

/// The picture's file, and the address at which it is published; nothing when `target` is no picture beside the text.
///
/// A claim may also name the pictures of its explainer's folder, as `../picture.jpg`.
pub fn beside(text_file: &str, target: &str) -> Option<(String, Address)> {
    let (folder, _) = text_file.rsplit_once('/')?;
    let (folder, name) = match target.strip_prefix("../") {
        Some(name) => (folder.strip_suffix("/claims")?, name),
        None => (folder, target.strip_prefix("./").unwrap_or(target)),
    };
    if name.contains(['/', '\\', ':']) || !is_picture(name) {
        return None;
    }
    let parts: Vec<&str> = folder.split('/').collect();
    let output = match parts.as_slice() {
        ["content", "explainers", explainer] | ["content", "explainers", explainer, "claims"] => {
            format!("{explainer}/{name}")
        }
        _ => name.to_owned(),
    };
    Some((format!("{folder}/{name}"), Address::file(&output)?))
}

/// The element that shows it.
pub fn tag(href: &str, words: &str, title: &str) -> String {
    let mut tag = String::from("<img src=\"");
    escape_into(&mut tag, href);
    tag.push_str("\" alt=\"");
    escape_into(&mut tag, words);
    if !title.is_empty() {
        tag.push_str("\" title=\"");
        escape_into(&mut tag, title);
    }
    tag.push_str("\" loading=\"lazy\" decoding=\"async\">");
    tag
}

/// The caption below it, where it has one.
pub fn caption(title: &str) -> String {
    if title.is_empty() {
        return String::new();
    }
    let mut caption = String::from("<figcaption>");
    escape_into(&mut caption, title);
    caption + "</figcaption>"
}
