//! Views: everything that each page and each file for machines says.

pub mod search;
mod appearance;
mod atom;
mod badge;
mod body;
mod claim_summary;
mod card;
mod data;
mod dependency_table;
mod citations;
mod cite;
mod claim;
mod claim_review;
mod claim_filters;
mod claims;
mod claims_csv;
mod claims_json;
mod collector_files;
mod correction;
mod corrections_feed;
mod edition;
mod editions;
mod embed;
mod explainer;
mod feed;
mod frame;
mod front;
mod verdict_counts;
mod header_addresses;
mod headline;
mod host;
mod json_feed;
mod json_ld;
mod listed;
mod listing;
mod llms;
mod long_list;
mod moved;
mod oembed;
mod other_languages;
mod outside_link;
mod own_keys;
mod person;
mod portable;
mod proof;
mod scale;
mod schema;
mod search_entries;
mod search_page;
mod share;
mod shared_values;
mod sides;
mod site_view;
mod sitemap;
mod source;
mod source_line;
mod sources;
mod standing;
mod tracked_index;
mod uses;
mod waiting;
mod withdrawn;
mod recorder;

use serde::Serialize;
use tera::Value;

pub use dependency_table::{Dependency, DependencyTable};
pub use edition::Edition;
pub use frame::{Alternate, Frame, Hreflang};
pub use host::{COMPRESSIBLE, HostKind, Hosting, NotFoundPage, Redirect};
pub use long_list::LongFilePiece;
pub use recorder::Recorder;
pub use search_page::index as search_index;
pub use share::{Drawing, Share, of_site};
pub use site_view::SiteView;

use crate::content::prose::Lost;
use crate::plan::{Page, Plan, Subject};
use crate::theme::Theme;

/// Everything that a page says, as values for its template or as its bytes.
pub enum View {
    /// Values for the template of the frame's kind.
    Template {
        /// The head, masthead and foot of the page.
        frame: Box<Frame>,
        /// What the page says between them.
        view: Value,
    },
    /// The bytes of a file without a template.
    Bytes(Vec<u8>),
    /// The pieces of a long file without a template, each of which is made by itself.
    Long(Vec<LongFilePiece>),
}

impl View {
    /// The view of a page with a template.
    #[must_use]
    pub fn new<T: Serialize>(frame: Frame, view: &T) -> Self {
        Self::Template {
            frame: Box::new(frame),
            view: Value::from_serializable(view),
        }
    }
}

/// What the bytes of a page depend on, which decides whether a build can reuse those of the build
/// before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// Its view, and the template of this kind.
    Template(&'static str),
    /// Its view alone.
    Plain,
    /// The whole plan, or other files: it is made in every build.
    EveryBuild,
}

impl Subject<'_> {
    /// True for files that grow with the whole site and are therefore made piece by piece.
    #[must_use]
    pub fn is_long(&self) -> bool {
        matches!(self, Self::ClaimsJson | Self::Data(_) | Self::Published)
    }

    /// What the bytes of a page about it depend on.
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
            Self::Withdrawn(_) => "withdrawn",
            Self::Embed(_) | Self::WithdrawnEmbed(_) => "embed",
            Self::ClaimsJson
            | Self::Data(_)
            | Self::ClaimJson(_)
            | Self::Citation(..)
            | Self::ClaimMarkdown(_)
            | Self::ExplainerMarkdown(_)
            | Self::Llms
            | Self::Feed
            | Self::JsonFeed
            | Self::TagFeed(_)
            | Self::PersonFeed(_)
            | Self::CorrectionsFeed
            | Self::OEmbed(_) => return Making::Plain,
            Self::Search
            | Self::Sitemap(..)
            | Self::SitemapIndex(_)
            | Self::Robots
            | Self::Headers
            | Self::Redirects
            | Self::NoJekyll
            | Self::Moved(_)
            | Self::Published => return Making::EveryBuild,
        })
    }
}

impl Page<'_> {
    /// The complete view of the page.
    ///
    /// # Errors
    ///
    /// If a body that it shows was moved to a store that does not have it any more.
    pub fn view(&self, plan: &Plan<'_>, editions: &[Edition<'_>]) -> Result<View, Lost> {
        let edition = &editions[self.edition];
        let mut view = self.view_of_subject(plan, editions)?;
        if let View::Template { frame, .. } = &mut view {
            let trail = json_ld::trail(edition, frame);
            frame.data.extend(trail);
        }
        Ok(view)
    }

    fn view_of_subject(&self, plan: &Plan<'_>, editions: &[Edition<'_>]) -> Result<View, Lost> {
        let edition = &editions[self.edition];
        Ok(match self.subject {
            Subject::Front(page) => front::view(edition, page),
            Subject::Explainer(explainer) => explainer::view(edition, explainer)?,
            Subject::Claim(claim) => claim::view(edition, claim)?
                .unwrap_or_else(|| standing::not_found(edition, &self.address)),
            Subject::Claims(page) => claims::all(edition, page),
            Subject::Kind(kind, page) => claims::of_kind(edition, kind, page),
            Subject::Tag(tag, page) => claims::with_tag(edition, tag, page),
            Subject::Verdict(verdict, page) => claims::with_verdict(edition, verdict, page),
            Subject::Person(person, page) => person::view(edition, person, page),
            Subject::Sources(page) => sources::view(edition, page),
            Subject::Source(source) => source::view(edition, source),
            Subject::Standing(standing) => standing::view(edition, standing)?,
            Subject::Search => search_page::view(edition),
            Subject::NotFound => standing::not_found(edition, &self.address),
            Subject::ClaimsJson => View::Long(claims_json::pieces(edition)),
            Subject::Data(file) => View::Long(data::pieces(edition, file)),
            Subject::ClaimJson(claim) => View::Bytes(claims_json::record(edition, claim)),
            Subject::Citation(claim, file) => View::Bytes(citations::of_one(edition, claim, file)),
            Subject::ClaimMarkdown(claim) => {
                View::Bytes(portable::markdown_of_claim(edition, claim)?)
            }
            Subject::ExplainerMarkdown(explainer) => {
                View::Bytes(portable::markdown_of_explainer(edition, explainer)?)
            }
            Subject::Llms => View::Bytes(llms::bytes(edition)),
            Subject::Feed => View::Bytes(feed::atom(edition, &self.address)?),
            Subject::JsonFeed => View::Bytes(feed::json(edition, &self.address)?),
            Subject::TagFeed(tag) => View::Bytes(feed::of_tag(edition, tag, &self.address)?),
            Subject::PersonFeed(person) => {
                View::Bytes(feed::of_person(edition, person, &self.address)?)
            }
            Subject::CorrectionsFeed => {
                View::Bytes(corrections_feed::bytes(edition, &self.address))
            }
            Subject::Embed(claim) => embed::view(edition, claim)
                .unwrap_or_else(|| standing::not_found(edition, &self.address)),
            Subject::Withdrawn(position) => withdrawn::view(edition, position),
            Subject::WithdrawnEmbed(position) => embed::of_withdrawn(edition, position),
            Subject::OEmbed(claim) => View::Bytes(oembed::bytes(edition, claim)),
            Subject::Sitemap(first, end) => {
                View::Bytes(sitemap::urls(&plan.sitemap_entries(edition, first, end)))
            }
            Subject::SitemapIndex(files) => {
                View::Bytes(sitemap::index(&sitemap::files(edition, files)))
            }
            Subject::Robots => View::Bytes(host::robots(edition, plan)),
            Subject::Headers => View::Bytes(host::header_lines(plan, editions)),
            Subject::NoJekyll => View::Bytes(Vec::new()),
            Subject::Moved(moved) => View::Bytes(moved::bytes(edition, moved)),
            Subject::Redirects => View::Bytes(host::redirect_lines(plan, editions)),
            Subject::Published => View::Long(long_list::of_record(&plan.published())),
        })
    }
}

impl Plan<'_> {
    /// The plan as a theme can show it: without the pages that it has no template for, and with
    /// related claims only if its templates show them.
    #[must_use]
    pub fn in_theme(mut self, theme: &Theme) -> Self {
        let (embeds, search) = (theme.shows("embed"), theme.shows("search"));
        self.pages.retain(|page| match page.subject {
            Subject::Embed(_) | Subject::WithdrawnEmbed(_) | Subject::OEmbed(_) => embeds,
            Subject::Search => search,
            _ => true,
        });
        if theme.templates.say("related") {
            self.with_related()
        } else {
            self
        }
    }
}
