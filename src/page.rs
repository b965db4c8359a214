//! Pages: an address for everything that is published, and the complete view of each.

mod atom;
mod badge;
mod body;
mod brief;
mod card;
mod catalogue;
mod citations;
mod cite;
mod claim;
mod claim_review;
mod claims;
mod claims_json;
mod correction;
mod corrections_feed;
mod edition;
mod embed;
mod entry;
mod explainer;
mod feed;
mod frame;
mod front;
mod glance;
mod host;
mod index;
mod json_ld;
mod listing;
mod long_list;
mod oembed;
mod other_languages;
mod place;
mod plan;
mod related;
mod scale;
mod schema;
mod search;
mod share;
mod sitemap;
mod source;
mod source_line;
mod sources;
mod standing;
mod stock;
mod verdicts;
mod waiting;
mod witness;

use serde::Serialize;
use tera::Value;

pub use catalogue::{Catalogue, Thing};
pub use edition::Edition;
pub use frame::{Alternate, Frame, Hreflang, SiteView};
pub use host::GUARDS;
pub use index::Index;
pub use long_list::Piece;
pub use plan::{DUPLICATE_ADDRESS, Plan};
pub use search::index as search_index;
pub use share::Drawing;
pub use verdicts::Verdicts;
pub use witness::Witness;

use crate::address::Address;
use crate::claim::{Claim, ClaimKind};
use crate::explainer::Explainer;
use crate::person::Person;
use crate::prose::Lost;
use crate::register::Ref;
use crate::scale::Verdict;
use crate::source::Source;
use crate::standing::Standing;
use crate::text::Id;

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
    Standing(Ref<Standing>),
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

/// Everything that a page says: what its template prints, or its bytes.
pub enum View {
    /// For the template of the frame's kind.
    Template {
        /// What stands around it.
        frame: Box<Frame>,
        /// What it says.
        view: Value,
    },
    /// A file without a template.
    Bytes(Vec<u8>),
    /// A long file without a template, which is made piece by piece.
    Long(Vec<Piece>),
}

impl View {
    /// A view for a template.
    #[must_use]
    pub fn new<T: Serialize>(frame: Frame, view: &T) -> Self {
        Self::Template { frame: Box::new(frame), view: Value::from_serializable(view) }
    }
}

/// What the bytes of a page are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// Of its view, by the template of this kind.
    Template(&'static str),
    /// Of its view alone.
    Plain,
    /// Of the whole plan, or of other files: it is made in every build.
    Anew,
}

impl Subject<'_> {
    /// True for files that grow with the whole site and are made piece by piece.
    #[must_use]
    pub fn is_long(&self) -> bool {
        matches!(self, Self::ClaimsJson)
    }

    /// What the bytes of a page about it are made of.
    #[must_use]
    pub fn making(&self) -> Making {
        Making::Template(match self {
            Self::Front(_) => "front",
            Self::Explainer(_) => "explainer",
            Self::Claim(_) => "claim",
            Self::Claims(_) => "claims",
            Self::Kind(..) => "kind",
            Self::Tag(..) => "tag",
            Self::Verdict(..) => "verdict",
            Self::Person(..) => "person",
            Self::Sources(_) => "sources",
            Self::Source(_) => "source",
            Self::Standing(_) => "standing",
            Self::NotFound => "not-found",
            Self::Embed(_) => "embed",
            Self::ClaimsJson | Self::Feed | Self::CorrectionsFeed | Self::OEmbed(_) => return Making::Plain,
            Self::Search
            | Self::Sitemap(..)
            | Self::SitemapIndex(_)
            | Self::Robots
            | Self::Headers
            | Self::Redirects
            | Self::Verdicts => return Making::Anew,
        })
    }
}

impl Page<'_> {
    /// The complete view of the page.
    ///
    /// # Errors
    ///
    /// When a body that it shows was put away and cannot be had any more.
    pub fn view(&self, plan: &Plan<'_>, editions: &[Edition<'_>]) -> Result<View, Lost> {
        let edition = &editions[self.edition];
        Ok(match self.subject {
            Subject::Front(page) => front::view(edition, page),
            Subject::Explainer(explainer) => explainer::view(edition, explainer)?,
            Subject::Claim(claim) => {
                claim::view(edition, claim)?.unwrap_or_else(|| standing::not_found(edition, &self.address))
            }
            Subject::Claims(page) => claims::all(edition, page),
            Subject::Kind(kind, page) => claims::of_kind(edition, kind, page),
            Subject::Tag(tag, page) => claims::with_tag(edition, tag, page),
            Subject::Verdict(verdict, page) => claims::with_verdict(edition, verdict, page),
            Subject::Person(person, page) => claims::of_person(edition, person, page),
            Subject::Sources(page) => sources::view(edition, page),
            Subject::Source(source) => source::view(edition, source),
            Subject::Standing(standing) => standing::view(edition, standing)?,
            Subject::Search => search::view(edition),
            Subject::NotFound => standing::not_found(edition, &self.address),
            Subject::ClaimsJson => View::Long(claims_json::pieces(edition)),
            Subject::Feed => View::Bytes(feed::bytes(edition, &self.address)),
            Subject::CorrectionsFeed => View::Bytes(corrections_feed::bytes(edition, &self.address)),
            Subject::Embed(claim) => {
                embed::view(edition, claim).unwrap_or_else(|| standing::not_found(edition, &self.address))
            }
            Subject::OEmbed(claim) => View::Bytes(oembed::bytes(edition, claim)),
            Subject::Sitemap(first, end) => View::Bytes(sitemap::urls(&plan.sitemap_entries(edition, first, end))),
            Subject::SitemapIndex(files) => View::Bytes(sitemap::index(&plan::sitemap_files(edition, files))),
            Subject::Robots => View::Bytes(host::robots(edition, &plan::file("sitemap.xml"))),
            Subject::Headers => View::Bytes(host::headers(edition, &files(plan, editions))),
            Subject::Redirects => View::Bytes(host::redirects(editions)),
            Subject::Verdicts => View::Bytes(Verdicts::of(plan).text().into_bytes()),
        })
    }
}

/// What `_headers` speaks of, in every language.
fn files(plan: &Plan<'_>, editions: &[Edition<'_>]) -> host::Files {
    let all =
        |subjects: [Subject<'_>; 2]| subjects.into_iter().flat_map(|subject| plan.addresses_of(subject)).collect();
    let showing = |kind| editions.iter().filter(move |edition| edition.theme.shows(kind));
    let oembeds = showing("embed").filter_map(|edition| edition.places.every_oembed());
    host::Files {
        feeds: all([Subject::Feed, Subject::CorrectionsFeed]),
        data: plan.addresses_of(Subject::ClaimsJson).into_iter().chain(oembeds).collect(),
        embeds: showing("embed").map(|edition| edition.places.every_embed()).collect(),
        indexes: showing("search").map(|edition| edition.places.search_index()).collect(),
    }
}
