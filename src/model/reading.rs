//! A reading: what every text says by itself, before any of them is held against another.

mod cached;
mod characters;
mod credits;
mod files;
mod parse;
mod parsed;
mod site_file;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::address::BaseUrl;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::content::image::Look;
use crate::content::{Content, Library, Memory, Role, Text, decode};
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::person::RawPerson;
use crate::model::source::RawSource;
use crate::model::standing::RawStandingPage;
use cached::ContextHash;
pub use parsed::{ParsedDocument, ParsedEntry};
pub use site_file::settings;

/// `content/site.yaml` is not there.
pub const NO_SITE: Rule = Rule::deny("no-site");

/// What texts are read with beside their own words.
#[derive(Debug, Clone, Copy)]
struct ReadingContext<'t> {
    /// Where the site stands.
    base: &'t BaseUrl,
    /// The language of files without one in their name.
    language: &'t str,
    /// True when any text is a translation: where none is, nobody asks for the states of originals.
    is_translated: bool,
}

/// All that was read, in the order of the files' paths.
#[derive(Debug, Default)]
pub struct Reading {
    /// Entries of `people.yaml`.
    pub people: Vec<ParsedEntry<RawPerson>>,
    /// Entries of the source registry.
    pub sources: Vec<ParsedEntry<RawSource>>,
    /// Explainers and their translations.
    pub explainers: Vec<ParsedDocument<RawExplainer>>,
    /// Claims and their translations.
    pub claims: Vec<ParsedDocument<RawClaim>>,
    /// Standing pages and their translations.
    pub standings: Vec<ParsedDocument<RawStandingPage>>,
    /// True when `people.yaml` could not be read at all, so that its ids are not known.
    pub people_unreadable: bool,
    /// True when a file of the registry could not be read at all, so that its ids are not known.
    pub sources_unreadable: bool,
    /// What the bytes of pictures say, by path.
    pub looks: BTreeMap<Arc<str>, Look>,
    /// What is wrong with any text by itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Reads every text but `site.yaml`, each by itself and several at a time; `base` is where the
    /// site stands, and `language` is that of originals.
    ///
    /// What the library remembers of a text is not read again, and what is read without a mistake
    /// is given to it.
    ///
    /// # Errors
    ///
    /// When the library cannot read a text.
    pub fn new<L: Library>(
        content: &Content,
        library: &L,
        base: &BaseUrl,
        language: &str,
    ) -> Result<Self, L::Error> {
        let is_translated = content
            .texts
            .iter()
            .any(|text| text.role.language().is_some());
        let context = ReadingContext {
            base,
            language,
            is_translated,
        };
        let context_hash = cached::context_hash(context);
        let (readings, files) = library.remembering(|memory| {
            let texts = || {
                content
                    .texts
                    .par_iter()
                    .map(|text| Self::read(text, library, memory, context, context_hash))
                    .collect::<Result<Vec<Self>, _>>()
            };
            rayon::join(texts, || files::scan(content, library, memory))
        });
        let files = files?;
        let mut all = Self {
            looks: files.looks,
            diagnostics: files.faults,
            ..Self::default()
        };
        for reading in readings? {
            all.extend(reading);
        }
        for (file, role) in &content.refused {
            all.refuse(file, role);
        }
        all.size_pictures();
        Ok(all)
    }

    /// What one text says, as it is remembered or else as it is read.
    fn read<L: Library>(
        text: &Text,
        library: &L,
        memory: &dyn Memory<L::Error>,
        context: ReadingContext<'_>,
        context_hash: ContextHash,
    ) -> Result<Self, L::Error> {
        if text.role == Role::Site {
            return Ok(Self::default());
        }
        let cached = memory.recall(&text.path)?;
        let known =
            cached.and_then(|bytes| cached::decode(text, &bytes, context_hash, memory.bodies()));
        if let Some(known) = known {
            return Ok(known);
        }
        let bytes = library.read(&text.path)?;
        let reading = match decode(&text.path, &bytes) {
            Ok(says) => Self::of_text(text, &says, context).with_bodies_in(memory.bodies()),
            Err(fault) => Self::unreadable(text, vec![*fault]),
        };
        if let Some(cached) = cached::encode(&reading, context_hash) {
            memory.remember(&text.path, &bytes, &cached);
        }
        Ok(reading)
    }

    /// Adds what another text says.
    fn extend(&mut self, other: Self) {
        self.people.extend(other.people);
        self.sources.extend(other.sources);
        self.explainers.extend(other.explainers);
        self.claims.extend(other.claims);
        self.standings.extend(other.standings);
        self.people_unreadable |= other.people_unreadable;
        self.sources_unreadable |= other.sources_unreadable;
        self.diagnostics.extend(other.diagnostics);
    }

    /// Gives the pictures of all bodies the sizes that their files have.
    fn size_pictures(&mut self) {
        let bodies = self.claims.iter_mut().map(|read| &mut read.body);
        let bodies = bodies.chain(self.explainers.iter_mut().map(|read| &mut read.body));
        let bodies = bodies.chain(self.standings.iter_mut().map(|read| &mut read.body));
        for picture in bodies.flat_map(|body| &mut body.pictures) {
            let look = self.looks.get(&*picture.file);
            picture.size = look.and_then(|look| look.size);
        }
    }

    /// True when something could be made of every document and every entry.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.people_unreadable
            && !self.sources_unreadable
            && self.people.iter().all(|read| read.raw.is_some())
            && self.sources.iter().all(|read| read.raw.is_some())
            && self.explainers.iter().all(|read| read.raw.is_some())
            && self.claims.iter().all(|read| read.raw.is_some())
            && self.standings.iter().all(|read| read.raw.is_some())
    }

    /// Takes note of a text that is there and could not be taken.
    fn refuse(&mut self, file: &Arc<str>, role: &Role) {
        match role {
            Role::Site => {}
            Role::People => self.people_unreadable = true,
            Role::Sources => self.sources_unreadable = true,
            Role::Explainer(name) => self
                .explainers
                .push(ParsedDocument::broken(file, name, None)),
            Role::Claim { explainer, name } => {
                self.claims
                    .push(ParsedDocument::broken(file, name, Some(explainer)));
            }
            Role::Standing(name) => self
                .standings
                .push(ParsedDocument::broken(file, name, None)),
        }
    }
}
