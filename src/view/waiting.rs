//! What readers see in place of a reference to a held claim: neutral words that say nothing of it,
//! with a capital if they begin a sentence.

use std::borrow::Cow;

use super::edition::Edition;
use crate::base::sentence;
use crate::content::prose::{ProsePart, ReferenceKind};

/// Elements within a line of text; all others begin or end a paragraph.
const INLINE_TAGS: [&str; 11] = [
    "a", "abbr", "bdi", "br", "code", "del", "em", "img", "span", "strong", "sub",
];

/// The theme's words for it; `begins` is true if a sentence begins with them.
pub fn words<'w>(edition: &'w Edition<'_>, begins: bool) -> Cow<'w, str> {
    let words = edition.words.get("card.waiting");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if begins && first.is_lowercase() => Cow::Owned(
            first
                .to_uppercase()
                .chain(letters.as_str().chars())
                .collect(),
        ),
        _ => Cow::Borrowed(words),
    }
}

/// True if a sentence begins after these parts of a body.
pub fn begins_in(before: &[ProsePart], html: &str, language: &str) -> bool {
    let mut line = Vec::new();
    for part in before.iter().rev() {
        match part {
            ProsePart::Html(range) => {
                let (text, is_whole) = since_block(&html[range.clone()]);
                line.push(text);
                if is_whole {
                    break;
                }
            }
            ProsePart::Text(words) => line.push(words.clone()),
            // The number of a citation is not a word of the sentence.
            ProsePart::Reference(reference) if reference.kind == ReferenceKind::Citation => {}
            ProsePart::Reference(reference) if reference.kind == ReferenceKind::Card => break,
            ProsePart::Picture(_) | ProsePart::Waiting | ProsePart::Reference(_) => {
                // Something readable comes before, so the words continue a sentence, whatever it
                // is.
                line.push("word".to_owned());
                break;
            }
        }
    }
    line.reverse();
    sentence::begins(&line.concat(), language)
}

/// The text of HTML after the last tag that begins or ends a paragraph, and whether there is such a
/// tag.
fn since_block(html: &str) -> (String, bool) {
    let (mut text, mut has_block, mut rest) = (String::new(), false, html);
    while let Some((words, tag)) = rest.split_once('<') {
        text.push_str(words);
        let (tag, behind) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap_or_default();
        rest = behind;
        if tag.starts_with("sup") {
            // Nor is the letter of a footnote.
            rest = behind
                .split_once("</sup>")
                .map_or(behind, |(_, behind)| behind);
        } else if name != "sup" && !INLINE_TAGS.contains(&name) {
            text.clear();
            has_block = true;
        }
    }
    text.push_str(rest);
    (text, has_block)
}
