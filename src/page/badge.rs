//! Badges: checkable facts about a source or an entry of evidence, each a word with an icon, never a score.

use serde::Serialize;

use super::edition::Edition;
use crate::register::Ref;
use crate::source::{Archive, Basis, Seen, Source, SourceKind};

/// One badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// What it speaks of.
    pub id: &'static str,
    /// What it says.
    pub value: &'static str,
    /// What it says further: a reason, a day, a publisher.
    pub text: Option<String>,
    /// Where it is explained.
    pub href: Option<String>,
}

/// Every badge with its values, in the order in which they are shown; the legend is made of it.
pub const ALL: &[(&str, &[&str])] = &[
    ("kind", &KINDS),
    ("standing", &["primary", "secondary"]),
    ("basis", &[Basis::Named.word(), Basis::Anonymous.word(), Basis::Documents.word(), Basis::OwnObservation.word()]),
    ("seen", &[Seen::Original.word(), Seen::Copy.word(), Seen::Quoted.word()]),
    ("copy", &["held", "archived", "none"]),
    ("interest", &["declared"]),
];

const KINDS: [&str; SourceKind::ALL.len()] = {
    let mut words = [""; SourceKind::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = SourceKind::ALL[at].word();
        at += 1;
    }
    words
};

impl Badge {
    /// A badge with its link to the legend.
    #[must_use]
    pub fn new(edition: &Edition<'_>, id: &'static str, value: &'static str, text: Option<String>) -> Self {
        Self { id, value, text, href: edition.legend(id, value) }
    }
}

/// The badges of a source.
#[must_use]
pub fn of_source(edition: &Edition<'_>, source: &Source) -> Vec<Badge> {
    of(edition, source, source.through.first().copied())
}

/// The badges of a source as an entry of evidence uses it: read through `via`, where the original was not read.
#[must_use]
pub fn of_evidence(edition: &Edition<'_>, source: &Source, via: Option<Ref<Source>>) -> Vec<Badge> {
    of(edition, source, via)
}

fn of(edition: &Edition<'_>, source: &Source, via: Option<Ref<Source>>) -> Vec<Badge> {
    let badge = |id, value, text| Badge::new(edition, id, value, text);
    let mut badges = vec![
        badge("kind", source.kind.word(), None),
        badge("standing", if source.primary { "primary" } else { "secondary" }, None),
        badge("basis", source.basis.word(), None),
    ];
    badges.push(match via {
        Some(via) => {
            badge("seen", Seen::Quoted.word(), Some(edition.say(&edition.site.sources[via].publisher).to_owned()))
        }
        None => badge("seen", source.seen.word(), None),
    });
    badges.push(match (&source.copy, &source.archive) {
        (Some(copy), _) => {
            let held = format!("{}, SHA-256 {}…", edition.date(copy.date).text, &copy.sha256.as_str()[..12]);
            badge("copy", "held", Some(held))
        }
        (None, Archive::Kept { date, .. }) => badge("copy", "archived", Some(edition.date(*date).text)),
        (None, Archive::None(reason)) => badge("copy", "none", Some(edition.say(reason).to_owned())),
    });
    if let Some(interest) = &source.interest {
        badges.push(badge("interest", "declared", Some(edition.say(interest).to_owned())));
    }
    badges
}
