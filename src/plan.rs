//! The plan: every page with its address, and which claims, sources and people belong together,
//! before any page is made.

mod addresses;
mod citations;
mod clashes;
mod data_file;
mod index;
mod list;
mod pager;
mod published;
mod related;

pub use addresses::{Addresses, SEARCH_DIRECTORY, SEARCH_FOLDER};
pub use citations::Citing;
use clashes::{OutputItem, OutputItemKind, clashes};
pub use data_file::{CitationFile, DataFile};
pub use index::{ClaimPosition, Index, Use, people_of, tags_of};
pub use list::{ADDRESSES_A_SITEMAP, file};
pub use pager::{CLAIMS_A_PAGE, EXPLAINERS_A_PAGE, SOURCES_A_PAGE, pages, slice};
pub use published::{
    Histories, LARGEST_CLAIMS_FILE, LastChange, PublishedClaim, PublishedClaims, PublishedCopy,
    PublishedCorrection, PublishedEntry, PublishedProof, PublishedRecord, PublishedVerdict,
    RecordFault, RecordProblem, RecordedChange, RecordedChanges, RecordedKind, changes, entry_hash,
    texts_by_hash, words_hash, words_of,
};

use std::sync::Arc;

use crate::base::address::Address;
use crate::base::date::Day;
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

/// A page that is planned: its address and its subject. Its view is made later, when it is
/// rendered.
#[derive(Debug)]
pub struct Page<'s> {
    /// Its address.
    pub address: Address,
    /// The position of its language in the settings, which is also that of its edition.
    pub edition: usize,
    /// What it is about.
    pub subject: Subject<'s>,
}

/// What a page is about. For lists that run over several pages, the number is that of the page,
/// from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject<'s> {
    /// A page of the front, which lists the explainers.
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
    /// The withdrawn document at this position in the site's list: its page says that it was
    /// withdrawn.
    Withdrawn(usize),
    /// The embed of a withdrawn claim, which says the same.
    WithdrawnEmbed(usize),
    /// The search.
    Search,
    /// The page that hosts show for addresses that lead nowhere.
    NotFound,
    /// `claims.json`
    ClaimsJson,
    /// A file with data of all claims in another format.
    Data(DataFile),
    /// `claim.json`: a claim with the sources that it names.
    ClaimJson(Ref<Claim>),
    /// How to cite a claim, for programs that keep references.
    Citation(Ref<Claim>, CitationFile),
    /// The Markdown twin of a claim's page.
    ClaimMarkdown(Ref<Claim>),
    /// The Markdown twin of an explainer's page.
    ExplainerMarkdown(Ref<Explainer>),
    /// `llms.txt`
    Llms,
    /// The feed of claims and explainers.
    Feed,
    /// The same as a JSON Feed.
    JsonFeed,
    /// The feed of what has a tag.
    TagFeed(&'s Id),
    /// The feed of what somebody said or wrote, or what concerns them.
    PersonFeed(Ref<Person>),
    /// The feed of corrections.
    CorrectionsFeed,
    /// The embed of a claim: its card alone, for frames on other sites.
    Embed(Ref<Claim>),
    /// The oEmbed answer for a claim, by which programs learn how to embed it.
    OEmbed(Ref<Claim>),
    /// A sitemap of the pages of the plan from the first position to before the second.
    Sitemap(usize, usize),
    /// The index of this many sitemaps.
    SitemapIndex(usize),
    /// `robots.txt`
    Robots,
    /// `_headers`
    Headers,
    /// The address at which something was before, which leads to where it is now.
    Moved(Moved),
    /// `_redirects`
    Redirects,
    /// `published.json`
    Published,
    /// `.nojekyll`, which tells GitHub Pages to publish the files as they are.
    NoJekyll,
}

/// What has moved to another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moved {
    /// A claim.
    Claim(Ref<Claim>),
    /// An explainer.
    Explainer(Ref<Explainer>),
    /// A standing page.
    Standing(Ref<StandingPage>),
    /// The withdrawn document at this position in the site's list.
    Withdrawn(usize),
}

/// Two things that would be published at one address, or at addresses that are one on disks that do
/// not distinguish capitals from small letters.
pub const DUPLICATE_ADDRESS: Rule = Rule::deny("duplicate-address");

/// The plan of a site: every page of every edition.
#[derive(Debug)]
pub struct Plan<'s> {
    /// The site.
    pub site: &'s Site,
    /// Which claims, sources and people belong together in it.
    pub index: Index<'s>,
    /// The pages. Those that a sitemap lists come first, edition by edition.
    pub pages: Vec<Page<'s>>,
    /// The public record as it was before this build, and the day of the build.
    before: Arc<PublishedRecord>,
    today: Option<Day>,
    /// The public record as this build leaves it, once it is made.
    record: Option<Arc<PublishedRecord>>,
}

impl<'s> Plan<'s> {
    /// Plans every edition of the site, with each page that a theme can show.
    #[must_use]
    pub fn new(site: &'s Site) -> Self {
        // The index is made here and not in the build, since the rules need it too.
        let index = Index::new(site);
        let pages = list::pages(site, &index);
        Self {
            site,
            index,
            pages,
            before: Arc::default(),
            today: None,
            record: None,
        }
    }

    /// The plan with the claims that are related to each.
    #[must_use]
    pub fn with_related(self) -> Self {
        Self {
            index: self.index.with_related(self.site),
            ..self
        }
    }

    /// The plan of a build on a day, which continues this public record.
    #[must_use]
    pub fn continuing(self, before: Arc<PublishedRecord>, today: Option<Day>) -> Self {
        Self {
            before,
            today,
            ..self
        }
    }

    /// The plan with its public record, and with the days on which things changed according to it:
    /// pages show these. A record that begins with this build tells of no change, so it is not made
    /// before the file is written.
    #[must_use]
    pub fn with_record(mut self) -> Self {
        if self.before.entries().len() == 0 {
            return self;
        }
        let record = self.published();
        self.index.changes = RecordedChanges::new(&record);
        Self {
            record: Some(record),
            ..self
        }
    }

    /// The public record as this build leaves it. Without a day of the build, the newest day of the
    /// content counts; without that too, nothing is recorded.
    #[must_use]
    pub fn published(&self) -> Arc<PublishedRecord> {
        if let Some(record) = &self.record {
            return Arc::clone(record);
        }
        let Some(day) = self.today.or_else(|| self.site.newest_day()) else {
            return Arc::clone(&self.before);
        };
        let states = PublishedEntry::all_of(self.site, day);
        Arc::new(self.before.followed_by(&states, day))
    }

    /// The addresses of the pages about this subject, one for each edition.
    #[must_use]
    pub fn addresses_of(&self, subject: Subject<'_>) -> Vec<Address> {
        self.pages
            .iter()
            .filter(|page| page.subject == subject)
            .map(|page| page.address.clone())
            .collect()
    }

    /// Notes pages and copied files that would have one address, or one of which would be a file
    /// where another needs a folder.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let pages = self.pages.iter().map(|page| OutputItem {
            output: page.address.output_path(),
            thing: OutputItemKind::Page(page),
        });
        let assets = self.site.assets.iter();
        let assets = assets.map(|asset| OutputItem {
            output: asset.output.clone(),
            thing: OutputItemKind::ContentAsset(asset),
        });
        let own = |output: &str, what: &'static str| OutputItem {
            output: output.to_owned(),
            thing: OutputItemKind::Own(what),
        };
        // `-` is any file of a folder whose files the plan does not list: nothing else may be a
        // file where the folder has to be.
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
        let items: Vec<OutputItem<'_>> = owns.chain(pages).chain(assets).collect();
        clashes(&items, self.site)
    }
}
