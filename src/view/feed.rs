//! The feeds of claims and explainers: of everything, of a tag, of a person. Each entry of a claim
//! carries the verdict in its title and the finding as its summary.

use std::cmp::Reverse;

use super::atom::{self, Feed, FeedEntry, FeedHead, FeedTime, MAX_FEED_ENTRIES};
use super::edition::Edition;
use super::{headline, json_feed, portable, share};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::content::prose::Lost;
use crate::model::alias::Alias;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// How many entries have whole texts in the feed of a tag or of a person. Those of a site have most of
/// its claims several times, and readers of such a feed have its older entries already.
const WHOLE_ENTRIES: usize = 10;

/// Something that a feed can have an entry for.
#[derive(Debug, Clone, Copy)]
enum Published {
    Claim(Ref<Claim>),
    Explainer(Ref<Explainer>),
}

/// The Atom feed of everything; `address` is its own address.
///
/// # Errors
///
/// If the store of a body does not have it any more.
pub fn atom(edition: &Edition<'_>, address: &Address) -> Result<Vec<u8>, Lost> {
    Ok(atom::bytes(edition, &of_everything(edition, address)?))
}

/// The same as a JSON Feed.
///
/// # Errors
///
/// If the store of a body does not have it any more.
pub fn json(edition: &Edition<'_>, address: &Address) -> Result<Vec<u8>, Lost> {
    Ok(json_feed::bytes(edition, &of_everything(edition, address)?))
}

fn of_everything<'f>(edition: &Edition<'_>, address: &'f Address) -> Result<Feed<'f>, Lost> {
    let site = edition.site;
    let claims = edition.index.newest();
    let explainers = edition.index.explainers();
    let about = FeedHead {
        title: edition.say(&site.settings.title).to_owned(),
        subtitle: edition.say(&site.settings.description).to_owned(),
        page: edition.addresses.front(),
        own: address,
    };
    feed(edition, about, claims, explainers, MAX_FEED_ENTRIES)
}

/// The feed of a tag.
///
/// # Errors
///
/// If the store of a body does not have it any more.
pub fn of_tag(edition: &Edition<'_>, tag: &Id, address: &Address) -> Result<Vec<u8>, Lost> {
    let name = edition.tag(tag).text;
    let about = FeedHead {
        title: edition.words.fill("titles.tag", &[("tag", &name)]),
        subtitle: edition.words.fill("descriptions.tag", &[("tag", &name)]),
        page: edition.addresses.tag(tag, 1),
        own: address,
    };
    let explainers = edition.index.explainers_with_tag(tag);
    let claims = edition.index.with_tag(tag);
    let feed = feed(edition, about, claims, explainers, WHOLE_ENTRIES)?;
    Ok(atom::bytes(edition, &feed))
}

/// The feed of a person: the claims that they made or that concern them, and the explainers that
/// they wrote.
///
/// # Errors
///
/// If the store of a body does not have it any more.
pub fn of_person(
    edition: &Edition<'_>,
    person: Ref<Person>,
    address: &Address,
) -> Result<Vec<u8>, Lost> {
    let entry = edition.site.people.get(person);
    let name = [("person", edition.say(&entry.name))];
    let claims = edition.index.with_person(person);
    let description = if claims.is_empty() {
        "descriptions.author"
    } else {
        "descriptions.person"
    };
    let about = FeedHead {
        title: edition.words.fill("titles.person", &name),
        subtitle: edition.words.fill(description, &name),
        page: edition.addresses.person(&entry.id, 1),
        own: address,
    };
    let explainers = edition.index.written_by(person);
    let feed = feed(edition, about, claims, explainers, WHOLE_ENTRIES)?;
    Ok(atom::bytes(edition, &feed))
}

/// The feed of what changed last of these claims and explainers, so that a correction reaches
/// whoever reads the feed. The newest of its entries, `whole` at most, have whole texts.
fn feed<'f>(
    edition: &Edition<'_>,
    about: FeedHead<'f>,
    claims: &[Ref<Claim>],
    explainers: &[Ref<Explainer>],
    whole: usize,
) -> Result<Feed<'f>, Lost> {
    let (site, language) = (edition.site, edition.language);
    let claims = claims
        .iter()
        .filter(|claim| !site.claims.get(**claim).is_held_in(language))
        .map(|claim| Published::Claim(*claim));
    let explainers = explainers
        .iter()
        .filter(|explainer| !site.explainers.get(**explainer).is_held_in(language))
        .map(|explainer| Published::Explainer(*explainer));
    let mut all: Vec<Published> = claims.chain(explainers).collect();
    all.sort_by_cached_key(|published| Reverse(published.changed(edition)));
    all.truncate(MAX_FEED_ENTRIES);
    let newest = all.first().map(|published| published.changed(edition));
    let entry = |(position, published)| match published {
        Published::Claim(claim) => of_claim(edition, claim, position < whole),
        Published::Explainer(explainer) => of_explainer(edition, explainer, position < whole),
    };
    let entries = all.into_iter().enumerate().map(entry);
    Ok(Feed {
        about,
        updated: newest.or_else(|| atom::newest(edition)),
        entries: entries.collect::<Result<_, _>>()?,
    })
}

impl Published {
    /// When it was last changed. Each correction and each other change makes this later, even on the
    /// day of publication.
    fn changed(self, edition: &Edition<'_>) -> FeedTime {
        let changes = edition.index.changes();
        atom::changed(match self {
            Self::Claim(claim) => changes.last_of_claim(edition.claim(claim)),
            Self::Explainer(explainer) => changes.last_of_explainer(text_of(edition, explainer)),
        })
    }
}

/// An explainer in this edition.
fn text_of<'s>(edition: &Edition<'s>, explainer: Ref<Explainer>) -> &'s Explainer {
    let explainer = edition.site.explainers.get(explainer);
    explainer.in_language(edition.language)
}

fn of_claim(
    edition: &Edition<'_>,
    claim: Ref<Claim>,
    with_content: bool,
) -> Result<FeedEntry, Lost> {
    let entry = edition.claim(claim);
    let address = edition.addresses.claim(entry);
    let explainer = edition.index.explainer_of(claim);
    let explainer = explainer.map(|explainer| text_of(edition, explainer));
    let aliases = &edition.site.claims.get(claim).aliases;
    let content = with_content.then(|| portable::claim(edition, entry));
    Ok(FeedEntry {
        title: headline::title(edition, entry),
        url: edition.absolute(&address),
        id: identity(edition, aliases, &address),
        published: (entry.published, 0),
        updated: Published::Claim(claim).changed(edition),
        authors: explainer
            .map(|explainer| names(edition, explainer))
            .unwrap_or_default(),
        summary: headline::description(edition, entry),
        content: content.transpose()?,
        image: share::of_claim(edition, claim).map(|share| share.url),
        language: edition.foreign(&entry.language).map(str::to_owned),
        categories: categories(edition, &entry.tags),
    })
}

fn of_explainer(
    edition: &Edition<'_>,
    explainer: Ref<Explainer>,
    with_content: bool,
) -> Result<FeedEntry, Lost> {
    let entry = text_of(edition, explainer);
    let address = edition.addresses.explainer(&entry.id);
    let aliases = &edition.site.explainers.get(explainer).aliases;
    let content = with_content.then(|| portable::explainer(edition, entry));
    Ok(FeedEntry {
        title: entry.title.clone(),
        url: edition.absolute(&address),
        id: identity(edition, aliases, &address),
        published: (entry.published, 0),
        updated: Published::Explainer(explainer).changed(edition),
        authors: names(edition, entry),
        summary: entry.standfirst.clone(),
        content: content.transpose()?,
        image: share::of_explainer(edition, entry).map(|share| share.url),
        language: edition.foreign(&entry.language).map(str::to_owned),
        categories: categories(edition, &entry.tags),
    })
}

/// The identity of something in feeds: the address that it had first, below the address that the
/// publication had first, so that no move makes it new for those who read it before.
fn identity(edition: &Edition<'_>, aliases: &[Alias], address: &Address) -> String {
    let first = aliases.first().map(|alias| edition.addresses.alias(alias));
    edition.first_absolute(first.as_ref().unwrap_or(address))
}

fn names(edition: &Edition<'_>, explainer: &Explainer) -> Vec<String> {
    let names = edition.names(&explainer.authors).into_iter();
    names.map(str::to_owned).collect()
}

fn categories(edition: &Edition<'_>, tags: &[Id]) -> Vec<(String, String)> {
    let tags = tags.iter();
    tags.map(|tag| (tag.to_string(), edition.tag(tag).text))
        .collect()
}
