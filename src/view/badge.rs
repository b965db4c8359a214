//! Badges: checkable facts about a source or an entry of evidence, each a word with an icon, never
//! a score.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use super::edition::Edition;
use crate::model::claim::Evidence;
use crate::model::source::{Archive, Basis, Extent, SeenAs, Source, SourceKind};
use crate::yaml::register::Ref;

/// One badge.
#[derive(Debug, Serialize)]
pub struct Badge<'e> {
    /// Which badge it is, such as `basis`.
    pub id: &'static str,
    /// Its value, such as `documents`.
    pub value: &'static str,
    /// What it adds to its value: a reason, a day, a publisher.
    pub text: Option<&'e str>,
    /// The link to where the legend explains it; `None` if no page shows the legend.
    pub href: Option<String>,
}

/// Every badge with its values, in the order in which pages and the legend show them.
pub const BADGES: &[(&str, &[&str])] = &[
    ("kind", &SOURCE_KIND_WORDS),
    ("standing", &["primary", "secondary"]),
    (
        "basis",
        &[
            Basis::Named.word(),
            Basis::Anonymous.word(),
            Basis::Documents.word(),
            Basis::OwnObservation.word(),
            Basis::Spokesperson.word(),
        ],
    ),
    (
        "seen",
        &[
            SeenAs::Original.word(),
            SeenAs::Copy.word(),
            SeenAs::Quoted.word(),
        ],
    ),
    (
        "extent",
        &[
            Extent::Whole.word(),
            Extent::Opening.word(),
            Extent::Passage.word(),
        ],
    ),
    ("copy", &["held", "archived", "not-kept", "none"]),
    ("interest", &["declared"]),
];

const SOURCE_KIND_WORDS: [&str; SourceKind::ALL.len()] = {
    let mut words = [""; SourceKind::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = SourceKind::ALL[at].word();
        at += 1;
    }
    words
};

/// Every badge with each of its values, in the order of [`BADGES`].
pub fn each() -> impl Iterator<Item = (&'static str, &'static str)> {
    BADGES
        .iter()
        .flat_map(|(id, values)| values.iter().map(move |value| (*id, *value)))
}

impl<'e> Badge<'e> {
    /// A badge with its link to the legend.
    #[must_use]
    pub fn new(
        edition: &Edition<'_>,
        id: &'static str,
        value: &'static str,
        text: Option<&'e str>,
    ) -> Self {
        Self {
            id,
            value,
            text,
            href: edition.legend(id, value),
        }
    }
}

/// A badge, with what it adds to its value. One that adds nothing is a shared value of the edition.
#[must_use]
pub fn view(
    edition: &Edition<'_>,
    id: &'static str,
    value: &'static str,
    text: Option<&str>,
) -> Value {
    let plain = if text.is_none() {
        edition.shared.badge(id, value)
    } else {
        None
    };
    plain.unwrap_or_else(|| Value::from_serializable(&Badge::new(edition, id, value, text)))
}

/// The badges of a source.
#[must_use]
pub fn of_source(edition: &Edition<'_>, source: &Source) -> Vec<Value> {
    of(edition, source, SourceReading::of_source(source))
}

/// The badges of a source as an entry of evidence uses it.
#[must_use]
pub fn of_evidence(edition: &Edition<'_>, source: &Source, evidence: &Evidence) -> Vec<Value> {
    of(edition, source, SourceReading::of_evidence(evidence))
}

/// How a source was read, and what it is based on.
#[derive(Debug, Clone, Copy)]
struct SourceReading {
    /// The source through which it was read, if it was not read itself.
    via: Option<Ref<Source>>,
    basis: Basis,
    extent: Option<Extent>,
}

impl SourceReading {
    /// The reading of a source by itself.
    fn of_source(source: &Source) -> Self {
        Self {
            via: source.through.first().copied(),
            basis: source.basis,
            extent: source.extent,
        }
    }

    /// The reading of a source for an entry of evidence.
    fn of_evidence(evidence: &Evidence) -> Self {
        Self {
            via: evidence.via.first().copied(),
            basis: evidence.basis,
            extent: evidence.extent,
        }
    }
}

fn of(edition: &Edition<'_>, source: &Source, reading: SourceReading) -> Vec<Value> {
    let via = reading.via;
    let further = |id: &str| -> Option<Cow<'_, str>> {
        match (id, source.held_copy(), &source.archive) {
            ("seen", ..) => {
                via.map(|via| edition.say(&edition.site.sources.get(via).publisher).into())
            }
            ("copy", Some((date, sha256)), _) => Some(
                format!(
                    "{}, SHA-256 {}…",
                    edition.date(date).text,
                    &sha256.as_str()[..12]
                )
                .into(),
            ),
            ("copy", None, Archive::Kept { date, .. }) => Some(edition.date(*date).text.into()),
            ("copy", None, Archive::None(reason)) => Some(edition.say(reason).into()),
            ("interest", ..) => source
                .interest
                .as_ref()
                .map(|interest| edition.say(interest).into()),
            _ => None,
        }
    };
    facts(source, reading)
        .map(|(id, value)| view(edition, id, value, further(id).as_deref()))
        .collect()
}

/// The badges of a source with their values.
fn facts(
    source: &Source,
    reading: SourceReading,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let copy = match (source.held_copy(), &source.archive) {
        (Some(_), _) => "held",
        (None, Archive::Kept { .. }) => "archived",
        (None, Archive::None(_)) if source.seen == SeenAs::Copy => "not-kept",
        (None, Archive::None(_)) => "none",
    };
    let seen = if reading.via.is_some() {
        SeenAs::Quoted
    } else {
        source.seen
    };
    let facts = [
        ("kind", source.kind.word()),
        (
            "standing",
            if source.primary {
                "primary"
            } else {
                "secondary"
            },
        ),
        ("basis", reading.basis.word()),
        ("seen", seen.word()),
    ];
    facts
        .into_iter()
        .chain(reading.extent.map(|extent| ("extent", extent.word())))
        .chain(std::iter::once(("copy", copy)))
        .chain(source.interest.as_ref().map(|_| ("interest", "declared")))
}
