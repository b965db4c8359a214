//! The plan: what belongs together in the site, and every page with its address, before any of them is made.

mod clashes;
mod list;

use clashes::{Taker, Thing, clashes};
pub use list::file;

use super::edition::Edition;
use super::index::Index;
use super::place::Places;
use super::sitemap::Entry;
use super::{Page, Subject};
use crate::address::Address;
use crate::diagnostic::{Diagnostic, Rule};
use crate::search::{DIRECTORY, FOLDER};
use crate::site::{JOURNAL, LOCK, MANIFEST, STAGING, Site};
use crate::theme::Theme;

/// Two things that would be published at one address; on disks that do not tell capitals from small letters, too.
pub const DUPLICATE_ADDRESS: Rule = Rule::deny("duplicate-address");

/// Every page of the site.
#[derive(Debug)]
pub struct Plan<'s> {
    /// The site.
    pub site: &'s Site,
    /// What belongs together in it.
    pub index: Index<'s>,
    /// The pages, edition by edition; the pages that a sitemap lists come first in each.
    pub pages: Vec<Page<'s>>,
}

impl<'s> Plan<'s> {
    /// Plans every edition of the site, with each page that a theme can show.
    #[must_use]
    pub fn new(site: &'s Site) -> Self {
        let index = Index::new(site);
        let pages = list::pages(site, &index);
        Self { site, index, pages }
    }

    /// What a theme makes of the plan: without the pages that it has no template for, and with the claims that are related
    /// to each where it names them.
    #[must_use]
    pub fn in_theme(mut self, theme: &Theme) -> Self {
        let (embeds, search) = (theme.shows("embed"), theme.shows("search"));
        self.pages.retain(|page| match page.subject {
            Subject::Embed(_) | Subject::OEmbed(_) => embeds,
            Subject::Search => search,
            _ => true,
        });
        if theme.templates.say("related") { Self { index: self.index.with_related(self.site), ..self } } else { self }
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
        let pages =
            self.pages.iter().map(|page| Taker { output: page.address.output_path(), thing: Thing::Page(page) });
        let assets = self.site.assets.iter();
        let assets = assets.map(|asset| Taker { output: asset.output.clone(), thing: Thing::Asset(asset) });
        let own = |output: &str, what: &'static str| Taker { output: output.to_owned(), thing: Thing::Own(what) };
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
        let takers: Vec<Taker<'_>> = owns.chain(pages).chain(assets).collect();
        clashes(&takers, self.site)
    }
}

/// What the index of sitemaps names.
pub fn sitemap_files(edition: &Edition<'_>, files: usize) -> Vec<Entry> {
    (1..=files)
        .map(|number| Entry { url: edition.absolute(&file(&format!("sitemap-{number}.xml"))), modified: None })
        .collect()
}
