//! The plan: every page of the site with its address, before any of them is made.

mod clashes;

use std::sync::Arc;

use clashes::{Taker, clashes};

use super::edition::Edition;
use super::index::Index;
use super::listing::{CLAIMS_A_PAGE, SOURCES_A_PAGE, pages};
use super::place::Places;
use super::sitemap::{self, Entry};
use super::{Page, Subject};
use crate::address::Address;
use crate::diagnostic::{Diagnostic, Rule};
use crate::search::{DIRECTORY, FOLDER};
use crate::site::{JOURNAL, LOCK, MANIFEST, STAGING, Site};

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
    /// Plans every edition of the site, with each page that a theme can show.
    ///
    /// # Panics
    ///
    /// Never: the names of the program's own files are plain.
    #[must_use]
    pub fn new(site: &'s Site, index: &Index<'s>) -> Self {
        let mut plan = Self { site, pages: Vec::new() };
        for (edition, language) in site.settings.languages.0.iter().enumerate() {
            plan.edition(edition, Places::new(&site.settings, language.as_str()), index);
        }
        let listed = plan.pages.len();
        plan.sitemaps(listed);
        for (edition, language) in site.settings.languages.0.iter().enumerate() {
            let places = Places::new(&site.settings, language.as_str());
            plan.add(edition, places.search(), Subject::Search);
            for (name, subject) in [
                ("404.html", Subject::NotFound),
                ("claims.json", Subject::ClaimsJson),
                ("feed.xml", Subject::Feed),
                ("corrections.xml", Subject::CorrectionsFeed),
            ] {
                plan.add(edition, places.file(name).expect("the program's own file names are plain"), subject);
            }
            plan.embeds(edition, places, language.as_str());
        }
        plan.add(0, file("robots.txt"), Subject::Robots);
        plan.add(0, file("_headers"), Subject::Headers);
        plan.redirects();
        plan
    }

    /// What the theme of these editions makes of the plan: without the pages that it has no template for.
    #[must_use]
    pub fn in_theme(mut self, editions: &[Edition<'_>]) -> Self {
        let shown = |kind| editions.iter().all(|edition| edition.theme.shows(kind));
        let (embeds, search) = (shown("embed"), shown("search"));
        self.pages.retain(|page| match page.subject {
            Subject::Embed(_) | Subject::OEmbed(_) => embeds,
            Subject::Search => search,
            _ => true,
        });
        self
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
        for &person in &index.used_people {
            for page in 1..=pages(index.with_person(person).len(), CLAIMS_A_PAGE) {
                self.add(edition, places.person(&site.people[person].id, page), Subject::Person(person, page));
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

    /// The embed of every claim; held ones, which only drafts have, are not offered to other sites.
    fn embeds(&mut self, edition: usize, places: Places<'_>, language: &str) {
        for (claim, entry) in self.site.claims.iter() {
            self.add(edition, places.embed(entry), Subject::Embed(claim));
            if let Some(address) = places.oembed(entry).filter(|_| !entry.is_held_in(language)) {
                self.add(edition, address, Subject::OEmbed(claim));
            }
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

    /// What hosts are told of the other languages' 404.html; a file of the author's own takes its place.
    fn redirects(&mut self) {
        let site = self.site;
        if site.settings.languages.0.len() > 1 && site.assets.iter().all(|asset| asset.output != "_redirects") {
            self.add(0, file("_redirects"), Subject::Redirects);
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
        let held = |page: &Page<'_>| {
            let language = self.site.settings.languages.0[page.edition].as_str();
            match page.subject {
                Subject::Claim(claim) => self.site.claims[claim].is_held_in(language),
                Subject::Explainer(explainer) => self.site.explainers[explainer].is_held_in(language),
                Subject::Standing(standing) => self.site.standings[standing].is_held_in(language),
                _ => false,
            }
        };
        self.pages[first..end]
            .iter()
            .filter(|page| !held(page))
            .map(|page| Entry { url: edition.absolute(&page.address), modified: modified(&page.subject) })
            .collect()
    }

    /// Where the pages about this subject stand, one an edition.
    #[must_use]
    pub fn addresses_of(&self, subject: Subject<'_>) -> Vec<Address> {
        self.pages.iter().filter(|page| page.subject == subject).map(|page| page.address.clone()).collect()
    }

    /// Notes pages and copied files that claim one address, or one of which stands where another needs a folder.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        const ONE_OF_TWO: &str = "give one of the two another name";
        let pages = self.pages.iter().map(|page| Taker {
            output: page.address.output_path(),
            address: page.address.to_string(),
            file: self.owner(&page.subject),
            what: format!("the page {}", page.address),
            help: ONE_OF_TWO,
        });
        let assets = self.site.assets.iter().map(|asset| Taker {
            output: asset.output.clone(),
            address: format!("/{}", asset.output),
            file: Some(Arc::clone(&asset.path)),
            what: format!("the file /{}", asset.output),
            help: "give this file another name",
        });
        let own = |output: &str, what: &str| Taker {
            output: output.to_owned(),
            address: format!("/{output}"),
            file: None,
            what: what.to_owned(),
            help: ONE_OF_TWO,
        };
        let theme = own("assets/-", "the theme's folder assets/");
        let manifest = own(MANIFEST, "the list of published files");
        let journal = own(JOURNAL, "the journal of publishing");
        let staging = own(STAGING, "the folder of files that are to be published");
        let lock = own(LOCK, "the lock of the output folder");
        let searches = self.site.settings.languages.0.iter().flat_map(|language| {
            let places = Places::new(&self.site.settings, language.as_str());
            let own = |address: Address| own(&address.output_path(), "the search index");
            [DIRECTORY, &format!("{FOLDER}/-")].map(|path| places.search_file(path).map(own)).into_iter().flatten()
        });
        let owns = [theme, manifest, journal, staging, lock].into_iter().chain(searches);
        let takers: Vec<Taker> = owns.chain(pages).chain(assets).collect();
        clashes(&takers)
    }

    /// The content file that a page is made of.
    fn owner(&self, subject: &Subject<'_>) -> Option<Arc<str>> {
        match subject {
            Subject::Explainer(explainer) => Some(Arc::clone(&self.site.explainers[*explainer].file)),
            Subject::Claim(claim) | Subject::Embed(claim) | Subject::OEmbed(claim) => {
                Some(Arc::clone(&self.site.claims[*claim].file))
            }
            Subject::Standing(standing) => Some(Arc::clone(&self.site.standings[*standing].file)),
            _ => None,
        }
    }
}

/// What the index of sitemaps names.
pub fn sitemap_files(edition: &Edition<'_>, files: usize) -> Vec<Entry> {
    (1..=files)
        .map(|number| Entry { url: edition.absolute(&file(&format!("sitemap-{number}.xml"))), modified: None })
        .collect()
}
