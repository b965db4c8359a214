//! The plan: every page of the site with its address, before any of them is made.

use std::collections::HashMap;
use std::sync::Arc;

use super::edition::Edition;
use super::frame::Alternate;
use super::index::Index;
use super::listing::{CLAIMS_A_PAGE, SOURCES_A_PAGE, pages};
use super::place::Places;
use super::sitemap::{self, Entry};
use super::{Page, Subject};
use crate::address::Address;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::site::Site;

/// Two things that would be published at one address; on disks that do not tell capitals from small letters, too.
pub const DUPLICATE_ADDRESS: Rule = Rule::deny("duplicate-address");

/// Every page of the site.
#[derive(Debug)]
pub struct Plan<'s> {
    site: &'s Site,
    /// The pages, edition by edition; the pages that a sitemap lists come first in each.
    pub pages: Vec<Page<'s>>,
}

/// The address of a file that the program itself names.
///
/// # Panics
///
/// When the name climbs out of the output; the program's own names do not.
pub fn file(path: &str) -> Address {
    Address::file(path).expect("the program's own file names are plain")
}

impl<'s> Plan<'s> {
    /// Plans every edition of the site.
    #[must_use]
    pub fn new(site: &'s Site, index: &Index<'s>) -> Self {
        let mut plan = Self { site, pages: Vec::new() };
        for (edition, language) in site.settings.languages.0.iter().enumerate() {
            plan.edition(edition, Places::new(site, language.as_str()), index);
        }
        let listed = plan.pages.len();
        plan.sitemaps(listed);
        for (edition, language) in site.settings.languages.0.iter().enumerate() {
            let prefix = if edition == 0 { String::new() } else { format!("{}/", language.as_str()) };
            plan.add(edition, file(&format!("{prefix}404.html")), Subject::NotFound);
            plan.add(edition, file(&format!("{prefix}claims.json")), Subject::ClaimsJson);
            plan.add(edition, file(&format!("{prefix}feed.xml")), Subject::Feed);
        }
        plan.add(0, file("robots.txt"), Subject::Robots);
        plan.add(0, file("_headers"), Subject::Headers);
        plan
    }

    fn add(&mut self, edition: usize, address: Address, subject: Subject<'s>) {
        self.pages.push(Page { address, edition, subject });
    }

    fn edition(&mut self, edition: usize, places: Places<'_>, index: &Index<'s>) {
        let site = self.site;
        self.add(edition, places.front(), Subject::Front);
        for (explainer, entry) in site.explainers.iter() {
            self.add(edition, places.explainer(&entry.id), Subject::Explainer(explainer));
        }
        for (claim, entry) in site.claims.iter() {
            self.add(edition, places.claim(entry), Subject::Claim(claim));
        }
        for page in 1..=pages(index.newest.len(), CLAIMS_A_PAGE) {
            self.add(edition, places.claims(page), Subject::Claims(page));
        }
        for (verdict, entry) in site.scale.iter() {
            for page in 1..=pages(index.with_verdict(verdict).len(), CLAIMS_A_PAGE) {
                self.add(edition, places.verdict(&entry.id, page), Subject::Verdict(verdict, page));
            }
        }
        for (&kind, claims) in &index.by_kind {
            for page in 1..=pages(claims.len(), CLAIMS_A_PAGE) {
                self.add(edition, places.kind(kind, page), Subject::Kind(kind, page));
            }
        }
        for (&tag, claims) in &index.by_tag {
            for page in 1..=pages(claims.len(), CLAIMS_A_PAGE) {
                self.add(edition, places.tag(tag, page), Subject::Tag(tag, page));
            }
        }
        for (person, entry) in site.people.iter() {
            for page in 1..=pages(index.with_person(person).len(), CLAIMS_A_PAGE) {
                self.add(edition, places.person(&entry.id, page), Subject::Person(person, page));
            }
        }
        for page in 1..=pages(index.used_sources.len(), SOURCES_A_PAGE) {
            self.add(edition, places.sources(page), Subject::Sources(page));
        }
        for &source in &index.used_sources {
            self.add(edition, places.source(&site.sources[source].id), Subject::Source(source));
        }
        for (standing, entry) in site.standings.iter() {
            self.add(edition, places.standing(&entry.id), Subject::Standing(standing));
        }
    }

    /// One sitemap, or an index of several.
    fn sitemaps(&mut self, listed: usize) {
        if listed <= sitemap::LONGEST {
            self.add(0, file("sitemap.xml"), Subject::Sitemap(0, listed));
            return;
        }
        let files = listed.div_ceil(sitemap::LONGEST);
        self.add(0, file("sitemap.xml"), Subject::SitemapIndex(files));
        for number in 0..files {
            let end = ((number + 1) * sitemap::LONGEST).min(listed);
            let subject = Subject::Sitemap(number * sitemap::LONGEST, end);
            self.add(0, file(&format!("sitemap-{}.xml", number + 1)), subject);
        }
    }

    /// What a sitemap says of the pages from `first` to before `end`.
    #[must_use]
    pub fn sitemap_entries(&self, edition: &Edition<'_>, first: usize, end: usize) -> Vec<Entry> {
        let modified = |subject: &Subject<'_>| match subject {
            Subject::Claim(claim) => Some(self.site.claims[*claim].modified().to_string()),
            Subject::Explainer(explainer) => Some(self.site.explainers[*explainer].modified().to_string()),
            _ => None,
        };
        let held = |subject: &Subject<'_>| match subject {
            Subject::Claim(claim) => self.site.claims[*claim].hold.is_some(),
            Subject::Explainer(explainer) => self.site.explainers[*explainer].hold.is_some(),
            Subject::Standing(standing) => self.site.standings[*standing].hold.is_some(),
            _ => false,
        };
        self.pages[first..end]
            .iter()
            .filter(|page| !held(&page.subject))
            .map(|page| Entry { url: edition.absolute(&page.address), modified: modified(&page.subject) })
            .collect()
    }

    /// Where the pages about this subject stand, one an edition.
    #[must_use]
    pub fn addresses_of(&self, subject: Subject<'_>) -> Vec<Address> {
        self.pages.iter().filter(|page| page.subject == subject).map(|page| page.address.clone()).collect()
    }

    /// Notes pages and copied files that claim one address.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut taken: HashMap<String, String> = HashMap::new();
        let mut faults = Vec::new();
        for page in &self.pages {
            let path = page.address.output_path();
            let owner = self.owner(&page.subject);
            let what = owner.as_ref().map_or_else(|| format!("the page {}", page.address), ToString::to_string);
            if let Some(other) = taken.insert(path.to_lowercase(), what.clone()) {
                let file = owner.unwrap_or_else(|| "content/site.yaml".into());
                let message = format!("{other} is published at {} already", page.address);
                let help = Some("give one of the two another name".to_owned());
                faults.push(Diagnostic::new(DUPLICATE_ADDRESS, &file, At::File, message).with_help(help));
            }
        }
        for asset in &self.site.assets {
            if let Some(other) = taken.insert(asset.output.to_lowercase(), asset.path.to_string()) {
                let message = format!("{other} is published at /{} already", asset.output);
                let help = Some("give this file another name".to_owned());
                faults.push(Diagnostic::new(DUPLICATE_ADDRESS, &asset.path, At::File, message).with_help(help));
            }
        }
        faults
    }

    /// The content file that a page is made of.
    fn owner(&self, subject: &Subject<'_>) -> Option<Arc<str>> {
        match subject {
            Subject::Explainer(explainer) => Some(Arc::clone(&self.site.explainers[*explainer].file)),
            Subject::Claim(claim) => Some(Arc::clone(&self.site.claims[*claim].file)),
            Subject::Standing(standing) => Some(Arc::clone(&self.site.standings[*standing].file)),
            _ => None,
        }
    }

    /// The same page in the other editions.
    #[must_use]
    pub fn alternates(&self, page: &Page<'_>, editions: &[Edition<'_>]) -> Vec<Alternate> {
        if editions.len() < 2 || matches!(page.subject, Subject::NotFound) {
            return Vec::new();
        }
        editions
            .iter()
            .enumerate()
            .filter(|(position, _)| *position != page.edition)
            .map(|(_, edition)| Alternate {
                lang: edition.language.to_owned(),
                name: edition.words.get("language").to_owned(),
                href: edition.absolute(&in_edition(edition.places, self.site, page.subject)),
            })
            .collect()
    }
}

/// Where a subject stands in an edition.
fn in_edition(places: Places<'_>, site: &Site, subject: Subject<'_>) -> Address {
    match subject {
        Subject::Explainer(explainer) => places.explainer(&site.explainers[explainer].id),
        Subject::Claim(claim) => places.claim(&site.claims[claim]),
        Subject::Claims(page) => places.claims(page),
        Subject::Kind(kind, page) => places.kind(kind, page),
        Subject::Tag(tag, page) => places.tag(tag, page),
        Subject::Verdict(verdict, page) => places.verdict(&site.scale[verdict].id, page),
        Subject::Person(person, page) => places.person(&site.people[person].id, page),
        Subject::Sources(page) => places.sources(page),
        Subject::Source(source) => places.source(&site.sources[source].id),
        Subject::Standing(standing) => places.standing(&site.standings[standing].id),
        _ => places.front(),
    }
}

/// What the index of sitemaps names.
pub fn sitemap_files(edition: &Edition<'_>, files: usize) -> Vec<Entry> {
    (1..=files)
        .map(|number| Entry { url: edition.absolute(&file(&format!("sitemap-{number}.xml"))), modified: None })
        .collect()
}
