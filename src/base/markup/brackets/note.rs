//! Brackets that were meant as a footnote mark.

use super::only_in_bodies;
use crate::base::markup::{
    BAD_REFERENCE, ESCAPED_SIGN, MarkupFault, OBJECT, TextContext, TextRun, near,
};

/// A mention of a footnote that is not there, or a note inside the text.
pub fn note(words: TextRun<'_>, at: usize) -> Option<MarkupFault> {
    let rest = near(words.text[at..].strip_prefix('[')?);
    if words.before(at) == Some('^')
        && !rest.starts_with(['^', ']'])
        && words.place != TextContext::Quotation
    {
        let message = "`^[` is shown as typed: a footnote needs a label";
        let help = "write [^1] in the text, and the footnote on a separate line: [^1]: …";
        return Some(MarkupFault::typed(at - 1..at + 1, message, help));
    }
    let label = rest.strip_prefix('^')?;
    let label = &label[..label.find([']', '\n'])?];
    let range = at..at + label.len() + 3;
    if label.is_empty() || label.contains([OBJECT, ESCAPED_SIGN]) {
        return None;
    }
    if let Some(help) = only_in_bodies(words, "footnotes") {
        return Some(MarkupFault::broken(
            range,
            "this footnote is shown as typed: YAML values are plain text",
            help,
        ));
    }
    let (message, help) = if label.contains(char::is_whitespace) {
        let message =
            format!("`[^{label}]` is shown as typed: the label of a footnote must be one word");
        (
            message,
            "write [^1] in the text, and the footnote on a separate line: [^1]: …".to_owned(),
        )
    } else {
        let message = format!("there is no footnote `{label}` in this text");
        (
            message,
            format!("write the footnote on a separate line: [^{label}]: …"),
        )
    };
    Some(MarkupFault {
        rule: BAD_REFERENCE,
        ..MarkupFault::broken(range, message, help)
    })
}
