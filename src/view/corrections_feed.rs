//! The feed of corrections: each entry says how grave the change is, what was changed and why, and
//! the claim's outcome.

use std::cmp::Reverse;

use super::atom::{self, Feed, FeedEntry, FeedHead, MAX_FEED_ENTRIES};
use super::correction::{self, Anchored};
use super::edition::Edition;
use super::{frame, headline, portable, withdrawn};
use crate::base::address::Address;
use crate::base::date::Day;
use crate::model::claim::Claim;
use crate::model::site::WithdrawnDocument;
use crate::model::standing::Shows;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The feed's bytes; `address` is its own address.
#[must_use]
pub fn bytes(edition: &Edition<'_>, address: &Address) -> Vec<u8> {
    let is_held = |claim: &Ref<Claim>| edition.site.claims.get(*claim).is_held_in(edition.language);
    let published = edition
        .index
        .newest()
        .iter()
        .copied()
        .filter(|claim| !is_held(claim));
    let published: Vec<Ref<Claim>> = published.collect();
    let days = published
        .iter()
        .map(|claim| edition.claim(*claim).published);
    let first_day = days.min();
    let corrections = correction::newest_first(edition, published);
    let withdrawn = withdrawn::newest_first(edition)
        .into_iter()
        .map(Entry::Withdrawn);
    let mut all: Vec<Entry<'_>> = withdrawn
        .chain(corrections.iter().map(Entry::Correction))
        .collect();
    all.sort_by_key(|entry| Reverse(entry.date()));
    let newest = all.first().map(Entry::date);
    // The feed counts as updated later with each further entry on one day, so that readers fetch it
    // again.
    let that_day = all
        .iter()
        .take_while(|entry| Some(entry.date()) == newest)
        .count();
    let updated = newest.map(|day| (day, u32::try_from(that_day).unwrap_or(u32::MAX)));
    all.truncate(MAX_FEED_ENTRIES);
    let site = edition.say(&edition.site.settings.title);
    let about = FeedHead {
        title: edition.words.fill("feeds.corrections", &[("title", site)]),
        subtitle: edition.words.get("feeds.corrections_note").to_owned(),
        page: frame::showing(edition, Shows::Corrections)
            .unwrap_or_else(|| edition.addresses.front()),
        own: address,
    };
    let feed = Feed {
        about,
        updated: updated.or_else(|| atom::newest(edition)),
        entries: if all.is_empty() {
            first_day
                .map(|day| without_corrections(edition, day))
                .into_iter()
                .collect()
        } else {
            all.iter()
                .map(|found| match found {
                    Entry::Correction(found) => entry(edition, found),
                    Entry::Withdrawn(document) => of_withdrawn(edition, document),
                })
                .collect()
        },
    };
    atom::bytes(edition, &feed)
}

/// The only entry while nothing was corrected: several readers refuse a feed without any. `day` is
/// that of the first publication.
fn without_corrections(edition: &Edition<'_>, day: Day) -> FeedEntry {
    let page =
        frame::showing(edition, Shows::Corrections).unwrap_or_else(|| edition.addresses.front());
    let note = edition.words.get("feeds.corrections_note");
    let title = portable::word(edition, "feeds.no_corrections").unwrap_or(note);
    FeedEntry {
        title: title.to_owned(),
        url: edition.absolute(&page),
        id: format!("{}#no-corrections", edition.first_absolute(&page)),
        published: (day, 0),
        updated: (day, 0),
        authors: Vec::new(),
        summary: note.to_owned(),
        content: None,
        image: None,
        language: None,
        categories: Vec::new(),
    }
}

/// What an entry is about.
enum Entry<'f> {
    Correction(&'f Anchored<'f>),
    Withdrawn(&'f WithdrawnDocument),
}

impl Entry<'_> {
    fn date(&self) -> Day {
        match self {
            Self::Correction(found) => found.correction.date,
            Self::Withdrawn(document) => document.date,
        }
    }
}

/// The entry for something that was withdrawn.
fn of_withdrawn(edition: &Edition<'_>, document: &WithdrawnDocument) -> FeedEntry {
    let first = edition.site.settings.first_language();
    let (language, notice) = document.in_language(edition.language, first);
    FeedEntry {
        title: withdrawn::heading(edition, document),
        url: edition.absolute(&edition.addresses.withdrawn(document)),
        id: edition.first_absolute(&edition.addresses.withdrawn(document)),
        published: (document.date, 1),
        updated: (document.date, 1),
        authors: Vec::new(),
        summary: notice.reason.clone(),
        content: None,
        image: None,
        language: edition.foreign(language).map(str::to_owned),
        categories: vec![(
            "withdrawn".to_owned(),
            edition.words.get("withdrawn.name").to_owned(),
        )],
    }
}

fn entry(edition: &Edition<'_>, found: &Anchored<'_>) -> FeedEntry {
    let claim = edition.claim(found.claim);
    let correction = found.correction;
    let grade = format!("grades.{}", correction.grade.word());
    let title = headline::title(edition, claim);
    let address = edition.addresses.claim(claim);
    let aliases = &edition.site.claims.get(found.claim).aliases;
    let first = aliases.first().map(|alias| edition.addresses.alias(alias));
    let first = first.unwrap_or_else(|| address.clone());
    let changed = correction
        .from
        .zip(correction.to)
        .filter(|(from, to)| from != to)
        .map(|(from, to)| {
            let (from, to) = (
                edition.say(&edition.site.scale[from].label),
                edition.say(&edition.site.scale[to].label),
            );
            edition
                .words
                .fill("feeds.verdict_changed", &[("from", from), ("to", to)])
        });
    let summary = [
        Some(correction.text.clone()),
        changed,
        Some(headline::description(edition, claim)),
    ];
    FeedEntry {
        title: edition.words.fill(
            "feeds.correction",
            &[("grade", edition.words.get(&grade)), ("title", &title)],
        ),
        url: format!("{}#{}", edition.absolute(&address), found.id),
        id: format!("{}#{}", edition.first_absolute(&first), found.id),
        published: (correction.date, found.number),
        updated: (correction.date, found.number),
        authors: Vec::new(),
        summary: summary.into_iter().flatten().collect::<Vec<_>>().join(" "),
        content: None,
        image: None,
        language: edition.foreign(&claim.language).map(str::to_owned),
        categories: vec![(
            correction.grade.word().to_owned(),
            edition.words.get(&grade).to_owned(),
        )],
    }
}
