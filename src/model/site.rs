//! The site: everything that was read, joined, so that every reference leads somewhere.

mod addresses;
mod broken;
mod appearances;
mod claim_order;
mod claims;
mod corrections;
mod evidence;
mod explainer_order;
mod explainers;
mod facts;
mod held;
mod ids;
mod join;
mod named;
mod outcome;
mod pictures;
mod planned;
mod quotations;
mod registry;
mod standings;
mod states;
mod tags;
mod translations;
mod withdrawn;

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashSet;

pub use addresses::{OutsideAddress, WhoseAddress};
pub use held::HeldDocument;
pub use pictures::ShownPicture;
pub use planned::Showing;
pub use quotations::{QuotationOfBody, SoughtQuotations};
pub use states::TranslationStatus;
pub use withdrawn::{Notice, WithdrawnDocument};

use crate::base::date::{Day, When};
use crate::base::diagnostic::Rule;
use crate::base::text::Id;
use crate::content::ContentAsset;
use crate::content::image::PictureFacts;
use crate::content::prose::Prose;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::host_files::HostFiles;
use crate::model::keys::FileKind;
use crate::model::lint::Exceptions;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::settings::Settings;
use crate::model::source::Source;
use crate::model::standing::StandingPage;
use crate::model::translated::Translated as _;
use crate::yaml::register::Register;

/// A reference to an id that does not exist.
pub const UNKNOWN_ID: Rule = Rule::deny("unknown-id");
/// A document with a day of publication in the future: it is held back until then.
pub const PUBLISHED_LATER: Rule = Rule::note("published-later");
/// A label for a tag that no document has.
pub const UNUSED_TAG: Rule = Rule::warn("unused-tag");
/// An id that is taken already.
pub const DUPLICATE_ID: Rule = Rule::deny("duplicate-id");
/// A reference to a claim that is held back. It is only a note, since texts may be written before
/// the claim is out.
pub const HELD_REFERENCE: Rule = Rule::note("held-reference");
/// A claim that its explainer does not list, or lists twice, or that lies with another explainer.
pub const CLAIM_ORDER: Rule = Rule::deny("claim-order");
/// A translation without an original, or into a language that the publication does not have.
pub const TRANSLATION_WITHOUT_ORIGINAL: Rule = Rule::deny("translation-without-original");
/// A translation that states other facts than its original.
pub const TRANSLATION_DIFFERS: Rule = Rule::deny("translation-differs");

/// The name of the manifest in the output folder: the list of all files there that factpress wrote.
pub const MANIFEST: &str = ".factpress-manifest";
/// The name of the public record in the output folder: everything that was ever public. It has no
/// dot in front, since hosts leave out files that have one.
pub const PUBLISHED: &str = "published.json";
/// The name of the journal in the output folder, which is there while new files move into place.
pub const JOURNAL: &str = ".factpress-journal";
/// The name of the folder in the output folder in which new files wait to be moved.
pub const STAGING: &str = ".factpress-staging";
/// The name of the file in the output folder that a build holds locked while it runs.
pub const LOCK: &str = ".factpress-staging.lock";

/// Everything that the publication consists of, in all languages.
#[derive(Debug)]
pub struct Site {
    /// What `site.yaml` says.
    pub settings: Settings,
    /// The verdicts, in the order of the scale.
    pub scale: Register<Verdict>,
    /// People and organisations, by id.
    pub people: Register<Person>,
    /// The sources, by id.
    pub sources: Register<Source>,
    /// The published claims: by explainer, in the explainers' order.
    pub claims: Register<Claim>,
    /// The published explainers, newest first.
    pub explainers: Register<Explainer>,
    /// The standing pages, by id.
    pub standings: Register<StandingPage>,
    /// The documents that are held back and left out of the site, so that they have no page.
    pub held: Vec<HeldDocument>,
    /// The documents that were withdrawn, of which a page only says so.
    pub withdrawn: Vec<WithdrawnDocument>,
    /// The ids of the sources that held or withdrawn documents use: these sources are not reported as unused.
    pub sources_of_held: HashSet<Id>,
    /// The translations that are part of the site, with the states of their originals.
    pub translated: Vec<TranslationStatus>,
    /// The files that are copied: those in `content/static/`, and the pictures that published texts
    /// show.
    pub assets: Vec<ContentAsset>,
    /// The author's own files for hosts and robots, which are published with the program's lines.
    pub host_files: HostFiles,
    /// True for a build that nobody but its authors is to find: search engines are asked to leave
    /// all pages out.
    pub is_preview: bool,
    /// The pictures that no published text shows; they are not copied.
    pub unshown: Vec<ContentAsset>,
    /// What the bytes of pictures say (form, size, metadata), by path.
    pub looks: BTreeMap<Arc<str>, PictureFacts>,
    /// False if a document or an entry could not be read. Something may then only seem to be
    /// unused.
    pub whole: bool,
}

/// What every published document has, of whatever kind.
#[derive(Debug, Clone, Copy)]
pub struct PublishedDocument<'s> {
    /// The kind of document.
    pub kind: FileKind,
    /// Its file.
    pub file: &'s Arc<str>,
    /// Its body.
    pub body: &'s Prose,
    /// The levels of rules that it sets for itself.
    pub lint: &'s Exceptions,
}

impl<'s> PublishedDocument<'s> {
    fn new(kind: FileKind, file: &'s Arc<str>, body: &'s Prose, lint: &'s Exceptions) -> Self {
        Self {
            kind,
            file,
            body,
            lint,
        }
    }
}

impl Site {
    /// The bodies of everything that is published, in every language, with their files.
    pub fn bodies(&self) -> impl Iterator<Item = (&Arc<str>, &Prose)> {
        self.documents()
            .map(|document| (document.file, document.body))
    }

    /// The levels of rules that published documents set for themselves, with their files; documents
    /// that set none are left out.
    pub fn exceptions(&self) -> impl Iterator<Item = (&Arc<str>, &Exceptions)> {
        self.documents()
            .map(|document| (document.file, document.lint))
            .filter(|(_, lint)| !lint.is_empty())
    }

    /// Everything that is published, in every language: claims, explainers, standing pages.
    pub fn documents(&self) -> impl Iterator<Item = PublishedDocument<'_>> {
        let claims = self
            .claims
            .iter()
            .flat_map(|(_, entry)| entry.in_every_language());
        let explainers = self
            .explainers
            .iter()
            .flat_map(|(_, entry)| entry.in_every_language());
        let standings = self
            .standings
            .iter()
            .flat_map(|(_, entry)| entry.in_every_language());
        let claims = claims.map(|entry| {
            PublishedDocument::new(FileKind::Claim, &entry.file, &entry.body, &entry.lint)
        });
        let explainers = explainers.map(|entry| {
            PublishedDocument::new(FileKind::Explainer, &entry.file, &entry.body, &entry.lint)
        });
        let standings = standings.map(|entry| {
            PublishedDocument::new(FileKind::Page, &entry.file, &entry.body, &entry.lint)
        });
        claims.chain(explainers).chain(standings)
    }

    /// The last day that a published document or source gives for itself: of a publication, a
    /// verdict, a change, a correction, a claim, a question or an answer. It counts as today if
    /// nobody says which day it is. `None` if nothing is published.
    #[must_use]
    pub fn newest_day(&self) -> Option<Day> {
        let claims = self.claims.iter().map(|(_, claim)| claim.modified());
        let explainers = self
            .explainers
            .iter()
            .map(|(_, explainer)| explainer.modified());
        let published = claims.chain(explainers).max()?;
        let replies = self
            .claims
            .iter()
            .filter_map(|(_, claim)| claim.reply.as_ref());
        let replies = replies.flat_map(|reply| [reply.asked, reply.date].into_iter().flatten());
        let made = self.claims.iter().filter_map(|(_, claim)| claim.date);
        let appeared = self.sources.iter().filter_map(|(_, source)| source.date);
        let withdrawn = self.withdrawn.iter().map(|document| document.date);
        Some(
            made.chain(appeared)
                .map(When::first_day)
                .chain(replies)
                .chain(withdrawn)
                .fold(published, Day::max),
        )
    }
}
