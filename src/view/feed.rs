//! The feed of claims: each entry carries the verdict in its title and the finding as its summary.

use super::atom::{self, Feed, FeedEntry, FeedTime, MAX_FEED_ENTRIES};
use super::edition::Edition;
use super::headline;
use crate::base::address::Address;
use crate::model::claim::Claim;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The feed's bytes; `address` is its own address.
#[must_use]
pub fn bytes(edition: &Edition<'_>, address: &Address) -> Vec<u8> {
    let site = edition.site;
    let mut claims: Vec<Ref<Claim>> = edition
        .index
        .newest()
        .iter()
        .copied()
        .filter(|claim| !site.claims.get(*claim).is_held_in(edition.language))
        .collect();
    // The claims that changed last come first, so that a correction reaches whoever reads the feed.
    let changed = |claim: Ref<Claim>| last_change(edition, edition.claim(claim));
    claims.sort_by_cached_key(|claim| std::cmp::Reverse(changed(*claim)));
    claims.truncate(MAX_FEED_ENTRIES);
    let updated = claims.first().map(|claim| changed(*claim));
    let feed = Feed {
        title: edition.say(&site.settings.title).to_owned(),
        subtitle: edition.say(&site.settings.description).to_owned(),
        page: edition.addresses.front(),
        own: address,
        updated: updated.or_else(|| atom::newest(edition)),
        entries: claims
            .iter()
            .map(|claim| entry(edition, edition.claim(*claim)))
            .collect(),
    };
    atom::bytes(edition, &feed)
}

/// When a claim was last changed. Each correction and each other change makes this later, even on
/// the day of publication.
fn last_change(edition: &Edition<'_>, claim: &Claim) -> FeedTime {
    atom::changed(edition.index.changes().last_of_claim(claim))
}

fn entry(edition: &Edition<'_>, claim: &Claim) -> FeedEntry {
    FeedEntry {
        title: headline::title(edition, claim),
        url: edition.absolute(&edition.addresses.claim(claim)),
        published: (claim.published, 0),
        updated: last_change(edition, claim),
        summary: headline::description(edition, claim),
        language: edition.foreign(&claim.language).map(str::to_owned),
        categories: claim
            .tags
            .iter()
            .map(|tag| (tag.to_string(), edition.tag(tag).text))
            .collect(),
    }
}
