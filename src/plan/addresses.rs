//! Addresses: the address of everything that has a page, in each language of the publication.

use crate::base::address::Address;
use crate::base::text::Id;
use crate::model::alias::Alias;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::settings::Settings;
use crate::model::site::WithdrawnDocument;
use crate::plan::CitationFile;

/// The folder of the search index, below that of the search page. The names of its files are
/// fingerprints of their content.
pub const SEARCH_FOLDER: &str = "index";
/// The file that a search loads first, beside that folder. It keeps its name when the index
/// changes.
pub const SEARCH_DIRECTORY: &str = "index.json";
/// The last segment of an embed's address.
const EMBED: &str = "embed";
/// The name of the file that says how a claim is embedded.
const OEMBED: &str = "oembed.json";
/// The name of the file that has a claim as data.
const CLAIM_JSON: &str = "claim.json";
/// The name of a page's twin in Markdown.
const MARKDOWN_TWIN: &str = "index.md";
/// The name of feeds.
const FEED: &str = "feed.xml";

/// The addresses of one edition.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'s> {
    /// The first segment of all addresses in this language; `None` for the first language, which
    /// has none.
    prefix: Option<&'s str>,
}

impl<'s> Addresses<'s> {
    /// The addresses of a language of the site with these settings.
    #[must_use]
    pub fn new(settings: &Settings, language: &'s str) -> Self {
        Self {
            prefix: (language != settings.first_language()).then_some(language),
        }
    }

    fn page(self, segments: &[&str]) -> Address {
        match self.prefix {
            None => Address::page(segments),
            Some(prefix) => {
                let prefix = std::iter::once(prefix);
                let all: Vec<&str> = prefix.chain(segments.iter().copied()).collect();
                Address::page(&all)
            }
        }
    }

    /// A page of a list; the first has the address of the list itself.
    fn numbered(self, segments: &[&str], number: usize) -> Address {
        if number < 2 {
            return self.page(segments);
        }
        let number = number.to_string();
        let all: Vec<&str> = segments.iter().copied().chain(["page", &number]).collect();
        self.page(&all)
    }

    /// The front page.
    #[must_use]
    pub fn front(self) -> Address {
        self.page(&[])
    }

    /// A page (from 1) of the front; those from the second on have older explainers.
    #[must_use]
    pub fn fronts(self, number: usize) -> Address {
        self.numbered(&[], number)
    }

    /// An explainer.
    #[must_use]
    pub fn explainer(self, id: &Id) -> Address {
        self.page(&[id.as_str()])
    }

    /// A claim.
    #[must_use]
    pub fn claim(self, claim: &Claim) -> Address {
        self.page(&[claim.explainer.as_str(), claim.id.as_str()])
    }

    /// A page of this address in the first language.
    #[must_use]
    pub fn alias(self, alias: &Alias) -> Address {
        let segments: Vec<&str> = alias.segments().iter().map(Id::as_str).collect();
        self.page(&segments)
    }

    /// The embed of a claim whose page was at this address.
    #[must_use]
    pub fn alias_embed(self, alias: &Alias) -> Address {
        let segments = alias.segments().iter().map(Id::as_str);
        self.page(&segments.chain([EMBED]).collect::<Vec<_>>())
    }

    /// The oEmbed answer for a claim whose page was at this address.
    #[must_use]
    pub fn alias_oembed(self, alias: &Alias) -> Option<Address> {
        let folder = alias.to_string();
        self.file(&format!("{}{OEMBED}", folder.trim_start_matches('/')))
    }

    /// The embed of a claim: its card alone, for frames on other sites.
    #[must_use]
    pub fn embed(self, claim: &Claim) -> Address {
        self.page(&[claim.explainer.as_str(), claim.id.as_str(), EMBED])
    }

    /// The oEmbed answer for a claim.
    #[must_use]
    pub fn oembed(self, claim: &Claim) -> Option<Address> {
        self.file(&format!("{}/{}/{OEMBED}", claim.explainer, claim.id))
    }

    /// A claim as data.
    #[must_use]
    pub fn claim_json(self, claim: &Claim) -> Option<Address> {
        self.file(&format!("{}/{}/{CLAIM_JSON}", claim.explainer, claim.id))
    }

    /// The file that says how to cite a claim.
    #[must_use]
    pub fn citation(self, claim: &Claim, file: CitationFile) -> Option<Address> {
        self.file(&format!("{}/{}/{}", claim.explainer, claim.id, file.name()))
    }

    /// The Markdown twin of a claim's page.
    #[must_use]
    pub fn markdown_of_claim(self, claim: &Claim) -> Option<Address> {
        self.file(&format!("{}/{}/{MARKDOWN_TWIN}", claim.explainer, claim.id))
    }

    /// The Markdown twin of an explainer's page.
    #[must_use]
    pub fn markdown_of_explainer(self, id: &Id) -> Option<Address> {
        self.file(&format!("{id}/{MARKDOWN_TWIN}"))
    }

    /// The feed of a tag.
    #[must_use]
    pub fn tag_feed(self, id: &Id) -> Option<Address> {
        self.file(&format!("tags/{id}/{FEED}"))
    }

    /// The feed of a person.
    #[must_use]
    pub fn person_feed(self, id: &Id) -> Option<Address> {
        self.file(&format!("people/{id}/{FEED}"))
    }

    /// The files of this name of all claims, as a pattern of `_headers`.
    #[must_use]
    pub fn every_claim_json(self) -> Option<Address> {
        self.file(&format!(":explainer/:claim/{CLAIM_JSON}"))
    }

    /// The files that say how to cite each claim, as a pattern of `_headers`.
    #[must_use]
    pub fn every_citation(self, file: CitationFile) -> Option<Address> {
        self.file(&format!(":explainer/:claim/{}", file.name()))
    }

    /// The Markdown twins of all explainers and of all claims, as patterns of `_headers`.
    #[must_use]
    pub fn every_markdown(self) -> [Option<Address>; 2] {
        [
            self.file(&format!(":explainer/{MARKDOWN_TWIN}")),
            self.file(&format!(":explainer/:claim/{MARKDOWN_TWIN}")),
        ]
    }

    /// The feeds of all tags and of all people, as patterns of `_headers`.
    #[must_use]
    pub fn every_feed(self) -> [Option<Address>; 2] {
        [
            self.file(&format!("tags/:tag/{FEED}")),
            self.file(&format!("people/:person/{FEED}")),
        ]
    }

    /// The embeds of all claims, as a pattern of `_headers`.
    #[must_use]
    pub fn every_embed(self) -> Address {
        self.page(&[":explainer", ":claim", EMBED])
    }

    /// The oEmbed answers of all claims, as a pattern of `_headers`.
    #[must_use]
    pub fn every_oembed(self) -> Option<Address> {
        self.file(&format!(":explainer/:claim/{OEMBED}"))
    }

    /// A page (from 1) of all claims.
    #[must_use]
    pub fn claims(self, number: usize) -> Address {
        self.numbered(&["claims"], number)
    }

    /// A page (from 1) of the claims with a verdict.
    #[must_use]
    pub fn verdict(self, id: &Id, number: usize) -> Address {
        self.numbered(&["verdicts", id.as_str()], number)
    }

    /// A page (from 1) of the claims of a kind.
    #[must_use]
    pub fn kind(self, kind: ClaimKind, number: usize) -> Address {
        self.numbered(&["kinds", kind.word()], number)
    }

    /// A page (from 1) of the claims with a tag.
    #[must_use]
    pub fn tag(self, tag: &Id, number: usize) -> Address {
        self.numbered(&["tags", tag.as_str()], number)
    }

    /// A page (from 1) of the claims of a person.
    #[must_use]
    pub fn person(self, id: &Id, number: usize) -> Address {
        self.numbered(&["people", id.as_str()], number)
    }

    /// A page (from 1) of all sources.
    #[must_use]
    pub fn sources(self, number: usize) -> Address {
        self.numbered(&["sources"], number)
    }

    /// A source.
    #[must_use]
    pub fn source(self, id: &Id) -> Address {
        self.page(&["sources", id.as_str()])
    }

    /// The search.
    #[must_use]
    pub fn search(self) -> Address {
        self.page(&["search"])
    }

    /// The folder of the files of the search index.
    #[must_use]
    pub fn search_index(self) -> Address {
        self.page(&["search", SEARCH_FOLDER])
    }

    /// A file of the search index, by its path below the folder of the search.
    #[must_use]
    pub fn search_file(self, path: &str) -> Option<Address> {
        self.file(&format!("search/{path}"))
    }

    /// A file of the edition, such as its feed.
    #[must_use]
    pub fn file(self, name: &str) -> Option<Address> {
        match self.prefix {
            Some(prefix) => Address::file(&format!("{prefix}/{name}")),
            None => Address::file(name),
        }
    }

    /// A document that was withdrawn: the address that it had before.
    #[must_use]
    pub fn withdrawn(self, document: &WithdrawnDocument) -> Address {
        let explainer = document.explainer.as_ref().map(Id::as_str);
        let segments = explainer.into_iter().chain([document.id.as_str()]);
        self.page(&segments.collect::<Vec<_>>())
    }

    /// The embed of a claim that was withdrawn; `None` for anything else.
    #[must_use]
    pub fn withdrawn_embed(self, document: &WithdrawnDocument) -> Option<Address> {
        let explainer = document.explainer.as_ref()?;
        Some(self.page(&[explainer.as_str(), document.id.as_str(), EMBED]))
    }

    /// A standing page.
    #[must_use]
    pub fn standing(self, id: &Id) -> Address {
        self.page(&[id.as_str()])
    }
}
