//! Brackets that were meant to make a reference, but are too few, too many or of another kind.

use std::ops::Range;

use super::{REFERENCE_NOUNS, only_in_bodies};
use crate::base::markup::{
    BAD_REFERENCE, ESCAPED_SIGN, MarkupFault, OBJECT, TextContext, TextRun, near,
};
use crate::base::text::{Id, typo_of};

/// What was written for a reference.
struct Written<'a> {
    /// Its bytes, with an exclamation mark before it.
    range: Range<usize>,
    /// True for several or full-width brackets, which mean nothing else.
    is_double: bool,
    /// `!` where a card was meant.
    card: &'static str,
    /// What it refers to: one of [`REFERENCE_NOUNS`].
    noun: &'static str,
    id: &'a str,
    /// Its own words, behind a bar.
    label: Option<&'a str>,
    /// False where the text goes on without a bracket that closes it.
    is_closed: bool,
}

/// A reference whose brackets are too few, too many or of another kind.
pub fn reference(words: TextRun<'_>, at: usize) -> Option<MarkupFault> {
    let written = Written::at(words, at)?;
    let id = if written.is_double {
        Id::suggestion(written.id)
    } else {
        Id::new(written.id)
    };
    if id.is_none() && !written.is_double {
        return None;
    }
    if let Some(help) = only_in_bodies(words, "references") {
        return Some(MarkupFault::broken(
            written.range,
            "this reference is shown as typed: YAML values are plain text",
            help,
        ));
    }
    let meant = id.map(|id| written.corrected(&id));
    let help = meant.as_ref().map_or_else(
        || format!("write {}[[{}:its-id]]", written.card, written.noun),
        |meant| format!("write {meant}"),
    );
    let edit = meant
        .filter(|_| written.is_closed)
        .map(|meant| (written.range.clone(), meant));
    let message = "a reference needs two pairs of square brackets";
    Some(
        MarkupFault {
            rule: BAD_REFERENCE,
            ..MarkupFault::broken(written.range, message, help)
        }
        .with_edit(edit),
    )
}

impl<'a> Written<'a> {
    /// What is written at a bracket; `None` if it is not a reference, or was escaped.
    fn at(words: TextRun<'a>, at: usize) -> Option<Self> {
        if words.before(at) == Some(ESCAPED_SIGN) {
            return None;
        }
        let behind = words.text[at..].trim_start_matches(['[', '［', '【']);
        let open = &words.text[at..words.text.len() - behind.len()];
        let inner = near(behind);
        let end = inner
            .find([']', '］', '】', '\n', ESCAPED_SIGN, OBJECT])
            .unwrap_or(inner.len());
        let rest = inner[end..].trim_start_matches([']', '］', '】']);
        let close = &inner[end..inner.len() - rest.len()];
        let is_double = open.chars().count() > 1 || !open.is_ascii() || close.chars().count() > 1;
        let (target, label) = inner[..end]
            .split_once(['|', '｜'])
            .map_or((&inner[..end], None), |(target, label)| {
                (target, Some(label))
            });
        let (noun, id) = target.split_at(target.find([':', '：'])?);
        let id = id.trim_start_matches([':', '：']);
        let noun = if is_double {
            typo_of(noun.trim(), REFERENCE_NOUNS)?
        } else {
            REFERENCE_NOUNS.into_iter().find(|known| *known == noun)?
        };
        let exclamation = words.before(at).filter(|sign| matches!(sign, '!' | '！'));
        let start = at - exclamation.map_or(0, char::len_utf8);
        Some(Self {
            range: start..at + open.len() + end + close.len(),
            is_double,
            card: if exclamation.is_some() && noun == "claim" {
                "!"
            } else {
                ""
            },
            noun,
            id: if is_double { id.trim() } else { id },
            label,
            is_closed: !close.is_empty() || end == inner.len(),
        })
    }

    /// The reference as it should be written.
    fn corrected(&self, id: &Id) -> String {
        let label = self
            .label
            .map(|label| format!("|{}", label.trim()))
            .unwrap_or_default();
        format!("{}[[{}:{id}{label}]]", self.card, self.noun)
    }
}

/// A link of a wiki in a value: in bodies double brackets are references, and judged as such.
pub fn wiki(words: TextRun<'_>, at: usize) -> Option<MarkupFault> {
    if words.place != TextContext::Value {
        return None;
    }
    let inner = near(words.text[at..].strip_prefix("[[")?);
    let length = inner
        .find("]]")
        .filter(|end| !inner[..*end].contains(['[', ']', '\n']))?;
    let help = only_in_bodies(words, "references")?;
    Some(MarkupFault::typed(
        at..at + length + 4,
        "these double brackets are shown as typed: YAML values are plain text",
        help,
    ))
}
