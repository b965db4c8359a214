//! What readers see in place of a reference to a held claim: neutral words that say nothing of it,
//! with a capital if they begin a sentence.

use std::borrow::Cow;

use super::edition::Edition;
use crate::base::language;
use crate::base::quotation_marks;
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
            // The number of a citation is no word.
            ProsePart::Reference(reference) if reference.kind == ReferenceKind::Citation => {}
            ProsePart::Reference(reference) if reference.kind == ReferenceKind::Card => break,
            ProsePart::Picture(_) | ProsePart::Waiting | ProsePart::Reference(_) => {
                line.push("word".to_owned());
                break;
            }
        }
    }
    line.reverse();
    begins(&line.concat(), language)
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
            // Nor is the number of a footnote.
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

/// True if a sentence begins after this beginning of a line in a language.
pub fn begins(line: &str, language: &str) -> bool {
    let is_around =
        |c: char| c.is_whitespace() || quotation_marks::is_mark(c) || "()[]—–".contains(c);
    let line = line.trim_end_matches(is_around);
    let Some(last) = line.chars().next_back() else {
        return true;
    };
    if last != '.' {
        return matches!(last, '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।');
    }
    let sentence = line.trim_end_matches('.');
    let word = sentence.rsplit(is_around).next().unwrap_or(sentence);
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // On the 22nd is `am 22.` in German.
    let has_days =
        language::of(language).is_some_and(|known| !known.months_behind_a_stop.is_empty());
    let is_day =
        has_days && matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    !is_letter
        && !is_day
        && !word.contains('.')
        && !language::any_has(&word.to_lowercase(), |language| language.abbreviations)
}
