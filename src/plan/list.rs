//! The list of pages: which pages each edition has, at which address, in which order.

mod data;
mod withdrawn;

use super::addresses::Addresses;
use super::index::Index;
use super::pager::{CLAIMS_A_PAGE, EXPLAINERS_A_PAGE, SOURCES_A_PAGE, pages as pages_for};
use super::{Moved, Page, Subject};
use crate::base::address::Address;
use crate::model::person::Person;
use crate::model::site::{PUBLISHED, Site};
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// How many addresses a sitemap may have (sitemaps.org protocol 0.9).
pub const ADDRESSES_A_SITEMAP: usize = 50_000;

/// The address of a file that the program itself names.
///
/// # Panics
///
/// If the path leads out of the output folder, which no name of the program's own does.
pub fn file(path: &str) -> Address {
    Address::file(path).expect("the program's own file names are plain")
}

/// All pages of every edition, those that a sitemap lists first.
///
/// # Panics
///
/// Never: the names of the program's own files are plain.
pub fn pages<'s>(site: &'s Site, index: &Index<'s>) -> Vec<Page<'s>> {
    let empty = || PageList {
        site,
        index,
        pages: Vec::new(),
    };
    let (mut list, others) = rayon::join(|| empty().listed(), || empty().others());
    list.sitemaps(list.pages.len());
    list.pages.extend(others.pages);
    list.for_hosts();
    list.add(0, file(PUBLISHED), Subject::Published);
    list.pages
}

/// How many entries the longest of the lists on a person's pages has.
fn entries_of(index: &Index<'_>, person: Ref<Person>) -> usize {
    index
        .with_person(person)
        .len()
        .max(index.written_by(person).len())
        .max(index.said_by(person).len())
}

/// The pages that are listed so far.
struct PageList<'s, 'i> {
    site: &'s Site,
    index: &'i Index<'s>,
    pages: Vec<Page<'s>>,
}

impl<'s> PageList<'s, '_> {
    fn add(&mut self, edition: usize, address: Address, subject: Subject<'s>) {
        self.pages.push(Page {
            address,
            edition,
            subject,
        });
    }

    /// The list with the pages that a sitemap lists.
    fn listed(mut self) -> Self {
        let settings = &self.site.settings;
        for (edition, language) in settings.languages.0.iter().enumerate() {
            self.edition(edition, Addresses::new(settings, language.as_str()));
        }
        self
    }

    /// The list with everything else that each edition has.
    fn others(mut self) -> Self {
        let settings = &self.site.settings;
        for (edition, language) in settings.languages.0.iter().enumerate() {
            let addresses = Addresses::new(settings, language.as_str());
            self.add(edition, addresses.search(), Subject::Search);
            let (site, index) = (self.site, self.index);
            for &person in index
                .used_people
                .iter()
                .filter(|person| entries_of(index, **person) == 0)
            {
                self.add(
                    edition,
                    addresses.person(&site.people[person].id, 1),
                    Subject::Person(person, 1),
                );
            }
            for (name, subject) in [
                ("404.html", Subject::NotFound),
                ("claims.json", Subject::ClaimsJson),
                ("feed.xml", Subject::Feed),
                ("feed.json", Subject::JsonFeed),
                ("corrections.xml", Subject::CorrectionsFeed),
            ] {
                let address = addresses
                    .file(name)
                    .expect("the program's own file names are plain");
                // An author's own page for wrong addresses has the place of the theme's.
                if subject != Subject::NotFound || !self.is_copied(&address) {
                    self.add(edition, address, subject);
                }
            }
            data::files(&mut self, edition, addresses, language.as_str());
            self.embeds(edition, addresses, language.as_str());
            self.moved(edition, addresses, language.as_str());
            self.withdrawn(edition, addresses);
        }
        self
    }

    fn edition(&mut self, edition: usize, addresses: Addresses<'_>) {
        self.stories(edition, addresses);
        self.lists_of_claims(edition, addresses);
        self.people(edition, addresses);
        self.sources(edition, addresses);
        for (standing, entry) in self.site.standings.iter() {
            let address = addresses.standing(&entry.id);
            self.add(edition, address, Subject::Standing(standing));
        }
    }

    /// The pages of the front, the explainers and their claims.
    fn stories(&mut self, edition: usize, addresses: Addresses<'_>) {
        for page in 1..=pages_for(self.index.explainers.len(), EXPLAINERS_A_PAGE) {
            self.add(edition, addresses.fronts(page), Subject::Front(page));
        }
        for (explainer, entry) in self.site.explainers.iter() {
            let address = addresses.explainer(&entry.id);
            self.add(edition, address, Subject::Explainer(explainer));
        }
        for (claim, entry) in self.site.claims.iter() {
            self.add(edition, addresses.claim(entry), Subject::Claim(claim));
        }
    }

    /// The pages of all claims, and of those with a verdict, of a kind, with a tag.
    fn lists_of_claims(&mut self, edition: usize, addresses: Addresses<'_>) {
        let index = self.index;
        for page in 1..=pages_for(index.newest.len(), CLAIMS_A_PAGE) {
            self.add(edition, addresses.claims(page), Subject::Claims(page));
        }
        for (verdict, entry) in self.site.scale.iter() {
            for page in 1..=pages_for(index.with_verdict(verdict).len(), CLAIMS_A_PAGE) {
                let address = addresses.verdict(&entry.id, page);
                self.add(edition, address, Subject::Verdict(verdict, page));
            }
        }
        for (&kind, claims) in &index.by_kind {
            for page in 1..=pages_for(claims.len(), CLAIMS_A_PAGE) {
                self.add(
                    edition,
                    addresses.kind(kind, page),
                    Subject::Kind(kind, page),
                );
            }
        }
        for (&tag, claims) in &index.by_tag {
            for page in 1..=pages_for(claims.len(), CLAIMS_A_PAGE) {
                self.add(edition, addresses.tag(tag, page), Subject::Tag(tag, page));
            }
        }
    }

    /// The pages of the people who have claims or explainers. Those who are only named in a text
    /// have a page for readers who follow the name, which no sitemap lists.
    fn people(&mut self, edition: usize, addresses: Addresses<'_>) {
        let (site, index) = (self.site, self.index);
        for &person in &index.used_people {
            for page in 1..=entries_of(index, person).div_ceil(CLAIMS_A_PAGE) {
                let address = addresses.person(&site.people[person].id, page);
                self.add(edition, address, Subject::Person(person, page));
            }
        }
    }

    /// The list of sources and the page of each.
    fn sources(&mut self, edition: usize, addresses: Addresses<'_>) {
        let (site, used) = (self.site, self.index.used_sources());
        for page in 1..=pages_for(used.len(), SOURCES_A_PAGE) {
            self.add(edition, addresses.sources(page), Subject::Sources(page));
        }
        for &source in used {
            let address = addresses.source(&site.sources[source].id);
            self.add(edition, address, Subject::Source(source));
        }
    }

    /// The embed of every claim and, unless it is held back, its oEmbed answer: drafts are not
    /// offered to other sites.
    fn embeds(&mut self, edition: usize, addresses: Addresses<'_>, language: &str) {
        for (claim, entry) in self.site.claims.iter() {
            self.add(edition, addresses.embed(entry), Subject::Embed(claim));
            if let Some(address) = addresses
                .oembed(entry)
                .filter(|_| !entry.is_held_in(language))
            {
                self.add(edition, address, Subject::OEmbed(claim));
            }
        }
    }

    /// The addresses at which pages were before, and those of their embeds, so that cards on other
    /// sites stay what they were.
    fn moved(&mut self, edition: usize, addresses: Addresses<'_>, language: &str) {
        let site = self.site;
        for (explainer, entry) in site.explainers.iter() {
            for alias in &entry.aliases {
                let moved = Moved::Explainer(explainer);
                self.add(edition, addresses.alias(alias), Subject::Moved(moved));
            }
        }
        for (claim, entry) in site.claims.iter() {
            for alias in &entry.aliases {
                let moved = Moved::Claim(claim);
                self.add(edition, addresses.alias(alias), Subject::Moved(moved));
                // Only the pages of claims ever had embeds.
                if alias.segments().len() != 2 {
                    continue;
                }
                self.add(edition, addresses.alias_embed(alias), Subject::Embed(claim));
                let oembed = addresses.alias_oembed(alias);
                if let Some(oembed) = oembed.filter(|_| !entry.is_held_in(language)) {
                    self.add(edition, oembed, Subject::OEmbed(claim));
                }
            }
        }
        for (standing, entry) in site.standings.iter() {
            for alias in &entry.aliases {
                let moved = Moved::Standing(standing);
                self.add(edition, addresses.alias(alias), Subject::Moved(moved));
            }
        }
    }

    /// One sitemap, or an index of several.
    fn sitemaps(&mut self, listed: usize) {
        // A small site has a single sitemap, whose address does not change when the site grows.
        if listed <= ADDRESSES_A_SITEMAP {
            self.add(0, file("sitemap.xml"), Subject::Sitemap(0, listed));
            return;
        }
        let files = listed.div_ceil(ADDRESSES_A_SITEMAP);
        self.add(0, file("sitemap.xml"), Subject::SitemapIndex(files));
        for number in 0..files {
            let end = ((number + 1) * ADDRESSES_A_SITEMAP).min(listed);
            let subject = Subject::Sitemap(number * ADDRESSES_A_SITEMAP, end);
            self.add(0, file(&format!("sitemap-{}.xml", number + 1)), subject);
        }
    }

    /// The files that hosts and robots read. An author's own lines are part of them; a file of the
    /// author's that is no text takes the place of one.
    fn for_hosts(&mut self) {
        let site = self.site;
        let is_moved = |page: &Page<'_>| matches!(page.subject, Subject::Moved(_));
        let leads_on = site.host_files.redirects.is_some() || self.pages.iter().any(is_moved);
        // Crawlers read it only at the root of a host.
        let is_at_root = site.settings.url.path().is_empty();
        for (name, subject, is_needed) in [
            ("robots.txt", Subject::Robots, is_at_root),
            ("_headers", Subject::Headers, true),
            ("_redirects", Subject::Redirects, leads_on),
            (".nojekyll", Subject::NoJekyll, true),
        ] {
            let address = file(name);
            if is_needed && !self.is_copied(&address) {
                self.add(0, address, subject);
            }
        }
    }

    /// True if a file of the author's is published at this address.
    fn is_copied(&self, address: &Address) -> bool {
        let path = address.output_path();
        self.site.assets.iter().any(|asset| asset.output == path)
    }
}
