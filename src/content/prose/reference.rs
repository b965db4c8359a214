//! References in double brackets: `[[claim:hold-off]]`, `![[claim:hold-off]]`, `[[source:…]]`,
//! `[[person:…]]`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{BAD_REFERENCE, BodyContext};
use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::markup::REFERENCE_NOUNS;
use crate::base::text::{Id, did_you_mean, nearest_id, typo_of};
use crate::content::is_picture;

/// What a reference refers to, and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A link to a claim, with its verdict.
    Claim,
    /// A claim's card.
    Card,
    /// A numbered citation of a source.
    Citation,
    /// A link to a person.
    Person,
}

/// One reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Reference {
    /// What it asks for.
    pub kind: ReferenceKind,
    /// The id of the claim, source or person.
    pub id: Id,
    /// The words to show instead of its own.
    pub text: Option<String>,
    /// The bytes of the reference in its file.
    pub place: Range<usize>,
}

/// Reads the text between the brackets; `embedded` if an exclamation mark precedes them.
///
/// # Errors
///
/// What is wrong, and help.
pub fn read(target: &str, embedded: bool) -> Result<(ReferenceKind, Id), (String, Option<String>)> {
    if is_picture(target) && !target.contains(':') {
        let message = format!("`{target}` is a picture, which square brackets alone do not show");
        let help = format!("write ![what it shows]({target})");
        return Err((message, Some(help)));
    }
    if let Some(slip) = slip(target) {
        let help = correction(target, embedded).map(|(_, to)| format!("did you mean {to}]]?"));
        return Err((slip.to_owned(), help));
    }
    let Some((word, id)) = target.split_once(':') else {
        let help = format!("say what it refers to, as in [[claim:{target}]]");
        return Err((
            format!("`{target}` does not say whether it is a claim, a source or a person"),
            Some(help),
        ));
    };
    let kind = match (word, embedded) {
        ("claim", false) => ReferenceKind::Claim,
        ("claim", true) => ReferenceKind::Card,
        ("source", false) => ReferenceKind::Citation,
        ("person", false) => ReferenceKind::Person,
        ("source" | "person", true) => {
            let help = "remove the exclamation mark; only a claim has a card".to_owned();
            return Err((format!("a {word} has no card to show"), Some(help)));
        }
        _ => {
            let help = did_you_mean(word, REFERENCE_NOUNS);
            return Err((format!("`{word}` is not something you can refer to"), help));
        }
    };
    if id.is_empty() {
        let help = format!("write the id after the colon, as in [[{word}:its-id]]");
        return Err((format!("this reference to a {word} has no id"), Some(help)));
    }
    let found = Id::new(id).ok_or_else(|| {
        let stem = id.strip_suffix(".md").unwrap_or(id);
        let help = Id::suggestion(stem).map_or_else(
            || format!("give its id, as in [[{word}:{}]]", nearest_id(stem)),
            |id| format!("did you mean [[{word}:{id}]]?"),
        );
        (format!("`{id}` cannot be an id"), Some(help))
    })?;
    Ok((kind, found))
}

/// What is wrong between the two parts of a reference; `None` if they have a plain colon between
/// them.
fn slip(target: &str) -> Option<&'static str> {
    let at = target.find([':', '：', '='])?;
    let (word, rest) = target.split_at(at);
    typo_of(word.trim(), REFERENCE_NOUNS)?;
    match rest.chars().next()? {
        '：' => Some("a reference needs a plain colon, and this one is a full-width character"),
        '=' => Some("a reference needs a colon, not an equals sign"),
        _ if word != word.trim() || rest[1..] != *rest[1..].trim() => {
            Some("a reference cannot have a space beside its colon or its brackets")
        }
        _ => None,
    }
}

/// What is wrong with a reference at a place of the body, and what it should be where that is
/// beyond doubt.
pub fn fault(
    (message, help): (String, Option<String>),
    target: &str,
    embedded: bool,
    range: &Range<usize>,
    setting: &BodyContext<'_>,
) -> Diagnostic {
    let place = setting.place(range);
    let edit = correction(target, embedded).map(|(from, to)| {
        let at = At::Bytes(place.start..place.start + from.len());
        Edit { at, from, to }
    });
    let fault = Diagnostic::new(BAD_REFERENCE, setting.file, At::Bytes(place), message)
        .with_help(help)
        .with_edit(edit);
    Diagnostic {
        named: Some(target.to_owned()),
        ..fault
    }
}

/// How a wrong reference begins, and how it should.
fn correction(target: &str, embedded: bool) -> Option<(String, String)> {
    let (word, id) = target.split_once([':', '：', '='])?;
    let (word, id) = (
        typo_of(word.trim(), REFERENCE_NOUNS)?,
        Id::suggestion(id.trim())?,
    );
    let sign = |embedded: bool| if embedded { "!" } else { "" };
    let from = format!("{}[[{target}", sign(embedded));
    let to = format!("{}[[{word}:{id}", sign(embedded && word == "claim"));
    Some((from, to))
}
