//! The plan: every page of the site with its address, before any of them is made.

use std::collections::HashMap;
use std::sync::Arc;

use super::edition::Edition;
use super::index::Index;
use super::listing::{CLAIMS_A_PAGE, SOURCES_A_PAGE, pages};
use super::place::Places;
use super::sitemap::{self, Entry};
use super::{Page, Subject};
use crate::address::Address;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::site::{MANIFEST, Site};

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
        plan.redirects();
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
        let takers: Vec<Taker> = [theme, manifest].into_iter().chain(pages).chain(assets).collect();
        clashes(&takers)
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
}

/// Something that takes a place in the output.
struct Taker {
    /// The path of its file below the output folder.
    output: String,
    address: String,
    /// The content file that it is made of.
    file: Option<Arc<str>>,
    what: String,
    help: &'static str,
}

/// Notes each pair of things that cannot both be published; on disks that do not tell capitals from small letters, too.
fn clashes(takers: &[Taker]) -> Vec<Diagnostic> {
    let mut files: HashMap<String, &Taker> = HashMap::new();
    let mut folders: HashMap<String, &Taker> = HashMap::new();
    let mut faults = Vec::new();
    for taker in takers {
        let path = taker.output.to_lowercase();
        let above = |path: &str| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>();
        let in_theme = taker.file.is_some() && path.starts_with("assets/");
        let other = files
            .get(&path)
            .or_else(|| folders.get(&path))
            .or_else(|| above(&path).iter().find_map(|folder| files.get(folder)))
            .copied()
            .or_else(|| takers.first().filter(|_| in_theme));
        if let Some(other) = other {
            faults.push(clash(taker, other));
        }
        for folder in above(&path) {
            folders.entry(folder).or_insert(taker);
        }
        files.entry(path).or_insert(taker);
    }
    faults
}

/// The finding stands at whichever of the two an author has made.
fn clash(taker: &Taker, other: &Taker) -> Diagnostic {
    let (at_fault, other) = if taker.file.is_some() { (taker, other) } else { (other, taker) };
    let file = at_fault.file.clone().unwrap_or_else(|| "content/site.yaml".into());
    let name = other.file.as_ref().map_or(other.what.as_str(), |file| file);
    let message = if other.output.starts_with("assets/-") {
        format!("{} cannot be published: assets/ is the theme's folder", at_fault.address)
    } else if at_fault.output.eq_ignore_ascii_case(&other.output) {
        format!("{name} is published at {} already", at_fault.address)
    } else {
        format!("{} cannot be published: {name} takes its place with {}", at_fault.address, other.address)
    };
    Diagnostic::new(DUPLICATE_ADDRESS, &file, At::File, message).with_help(at_fault.help.to_owned())
}

/// What the index of sitemaps names.
pub fn sitemap_files(edition: &Edition<'_>, files: usize) -> Vec<Entry> {
    (1..=files)
        .map(|number| Entry { url: edition.absolute(&file(&format!("sitemap-{number}.xml"))), modified: None })
        .collect()
}
