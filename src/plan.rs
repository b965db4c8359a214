//! The plan: what belongs together in the site, and every page with its address, before any of them
//! is made.

mod addresses;
mod citations;
mod clashes;
mod index;
mod list;
mod pager;
mod related;
mod verdicts;

pub use addresses::{Addresses, SEARCH_DIRECTORY, SEARCH_FOLDER};
pub use citations::Citing;
use clashes::{Taker, Thing, clashes};
pub use index::{ClaimPosition, Index, Use, people_of, tags_of};
pub use list::{ADDRESSES_A_SITEMAP, file};
pub use pager::{CLAIMS_A_PAGE, EXPLAINERS_A_PAGE, SOURCES_A_PAGE, pages, slice};
pub use verdicts::Verdicts;

use crate::base::address::Address;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::{JOURNAL, LOCK, MANIFEST, STAGING, Site};
use crate::model::source::Source;
use crate::model::standing::StandingPage;
use crate::yaml::register::Ref;

/// One page, planned: what it is about and where it stands. Its view is made when it is rendered.
#[derive(Debug)]
pub struct Page<'s> {
    /// Where it stands.
    pub address: Address,
    /// The language of its edition, by position in the settings.
    pub edition: usize,
    /// What it is about.
    pub subject: Subject<'s>,
}

/// What a page is about; lists name the page of the list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject<'s> {
    /// The publication: its explainers, a page of them at a time.
    Front(usize),
    /// An explainer.
    Explainer(Ref<Explainer>),
    /// A claim.
    Claim(Ref<Claim>),
    /// All claims.
    Claims(usize),
    /// The claims of a kind.
    Kind(ClaimKind, usize),
    /// The claims with a tag.
    Tag(&'s Id, usize),
    /// The claims with a verdict.
    Verdict(Ref<Verdict>, usize),
    /// The claims of a person.
    Person(Ref<Person>, usize),
    /// All sources.
    Sources(usize),
    /// A source.
    Source(Ref<Source>),
    /// A standing page.
    Standing(Ref<StandingPage>),
    /// The search.
    Search,
    /// An address that leads nowhere.
    NotFound,
    /// `claims.json`
    ClaimsJson,
    /// The feed of claims.
    Feed,
    /// The feed of corrections.
    CorrectionsFeed,
    /// A claim's card alone, for frames on other sites.
    Embed(Ref<Claim>),
    /// What is told to programs that ask how a claim is embedded.
    OEmbed(Ref<Claim>),
    /// A sitemap of these pages of the plan, from the first to before the last.
    Sitemap(usize, usize),
    /// The sitemap that names this many others.
    SitemapIndex(usize),
    /// `robots.txt`
    Robots,
    /// `_headers`
    Headers,
    /// `_redirects`
    Redirects,
    /// `.factpress-verdicts`
    Verdicts,
}

/// Two things that would be published at one address; on disks that do not tell capitals from small
/// letters, too.
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

    /// Where the pages about this subject stand, one an edition.
    #[must_use]
    pub fn addresses_of(&self, subject: Subject<'_>) -> Vec<Address> {
        self.pages
            .iter()
            .filter(|page| page.subject == subject)
            .map(|page| page.address.clone())
            .collect()
    }

    /// Notes pages and copied files that claim one address, or one of which stands where another
    /// needs a folder.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let pages = self.pages.iter().map(|page| Taker {
            output: page.address.output_path(),
            thing: Thing::Page(page),
        });
        let assets = self.site.assets.iter();
        let assets = assets.map(|asset| Taker {
            output: asset.output.clone(),
            thing: Thing::Asset(asset),
        });
        let own = |output: &str, what: &'static str| Taker {
            output: output.to_owned(),
            thing: Thing::Own(what),
        };
        let theme = own("assets/-", "the theme's folder assets/");
        let manifest = own(MANIFEST, "the list of published files");
        let journal = own(JOURNAL, "the journal of publishing");
        let staging = own(STAGING, "the folder of files that are to be published");
        let lock = own(LOCK, "the lock of the output folder");
        let searches = self.site.settings.languages.0.iter().flat_map(|language| {
            let addresses = Addresses::new(&self.site.settings, language.as_str());
            let own = |address: Address| own(&address.output_path(), "the search index");
            [SEARCH_DIRECTORY, &format!("{SEARCH_FOLDER}/-")]
                .map(|path| addresses.search_file(path).map(own))
                .into_iter()
                .flatten()
        });
        let owns = [theme, manifest, journal, staging, lock]
            .into_iter()
            .chain(searches);
        let takers: Vec<Taker<'_>> = owns.chain(pages).chain(assets).collect();
        clashes(&takers, self.site)
    }
}
