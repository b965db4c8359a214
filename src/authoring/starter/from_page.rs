//! Answers about a source that its own page gives.

use std::collections::BTreeMap;

use super::{ExistingContent, Starter};
use crate::base::date::When;
use crate::copy::{Metadata, PageKind};
use crate::model::source::SourceKind;

/// The answers that a page at this address gives. One that content could not have is left out, and so
/// is the language of the publication.
#[must_use]
pub fn answers_of_page(
    metadata: &Metadata,
    url: &str,
    known: &ExistingContent,
) -> BTreeMap<&'static str, String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    let language = metadata.language.clone();
    let language = language.filter(|tag| primary(tag) != primary(&known.language));
    let authors = metadata.authors.iter().filter(|name| !name.contains(';'));
    let authors: Vec<String> = authors.cloned().collect();
    let given = [
        ("title", metadata.title.clone()),
        ("publisher", metadata.publisher.clone()),
        ("authors", (!authors.is_empty()).then(|| authors.join(";"))),
        ("kind", metadata.kind.map(|kind| word(kind).to_owned())),
        (
            "date",
            metadata.date.clone().filter(|date| is_past(date, known)),
        ),
        ("url", Some(url.to_owned())),
        ("language", language),
    ];
    let questions = Starter::Source.questions();
    let read = |flag: &str, answer: &str| {
        let question = questions.iter().find(|question| question.flag == flag)?;
        question.answer_kind.read(answer, known).ok()
    };
    let given = given.into_iter();
    given
        .filter_map(|(flag, answer)| Some((flag, read(flag, &answer?)?)))
        .collect()
}

/// The kind of source that a page is.
fn word(kind: PageKind) -> &'static str {
    let kind = match kind {
        PageKind::News => SourceKind::NewsReport,
        PageKind::Study => SourceKind::Study,
        PageKind::Data => SourceKind::Dataset,
        PageKind::Video => SourceKind::Video,
        PageKind::Post => SourceKind::SocialPost,
        PageKind::Law => SourceKind::Statute,
    };
    kind.word()
}

/// True for a date that is not in the future.
fn is_past(date: &str, known: &ExistingContent) -> bool {
    let Ok(date) = When::parse(date) else {
        return false;
    };
    let today = known.today.as_ref().map(|today| today.day);
    today.is_none_or(|today| date.first_day() <= today)
}
