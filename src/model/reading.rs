//! A reading: what each text says by itself, before texts are compared with each other.

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
use crate::content::image::PictureFacts;
use crate::content::{Content, Text, TextMemory, TextRole, TextSource, decode};
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::host_files::HostFiles;
use crate::model::kept_copy::KeptCopy;
use crate::model::person::RawPerson;
use crate::model::source::RawSource;
use crate::model::standing::RawStandingPage;
use cached::ContextHash;
pub use parsed::{ParsedDocument, ParsedEntry};
pub use site_file::settings;

/// `content/site.yaml` is not there.
pub const NO_SITE: Rule = Rule::deny("no-site");

/// What the meaning of a text depends on besides its own words.
#[derive(Debug, Clone, Copy)]
struct ReadingContext<'t> {
    /// The address of the site.
    base: &'t BaseUrl,
    /// The language of files whose name has none.
    language: &'t str,
}

/// All that was read, in the order of the files' paths.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is about another kind of text"
)]
pub struct Reading {
    /// Entries of `people.yaml`.
    pub people: Vec<ParsedEntry<RawPerson>>,
    /// Entries of the source registry.
    pub sources: Vec<ParsedEntry<RawSource>>,
    /// Entries of `copies.yaml`.
    pub copies: Vec<ParsedEntry<KeptCopy>>,
    /// Explainers and their translations.
    pub explainers: Vec<ParsedDocument<RawExplainer>>,
    /// Claims and their translations.
    pub claims: Vec<ParsedDocument<RawClaim>>,
    /// Standing pages and their translations.
    pub standings: Vec<ParsedDocument<RawStandingPage>>,
    /// True if `people.yaml` could not be read, or an id in it. The one that a reference asks for
    /// may be among those then, so no person is reported as missing.
    pub people_unreadable: bool,
    /// True if a file of the registry could not be read, or an id in it, so that no source is
    /// reported as missing.
    pub sources_unreadable: bool,
    /// True if `copies.yaml` could not be read, or an id in it.
    pub copies_unreadable: bool,
    /// True if the name of a claim's file is no id, so that no claim is reported as missing.
    pub claims_unreadable: bool,
    /// What the bytes of pictures say (form, size, metadata), by path.
    pub looks: BTreeMap<Arc<str>, PictureFacts>,
    /// The author's own files for hosts and robots.
    pub host_files: HostFiles,
    /// What is wrong with any text by itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Reads every text but `site.yaml`, each by itself and several at a time. `base` is the
    /// address of the site, and `language` the language of originals.
    ///
    /// A text that the library remembers is not read again. What a text without mistakes says is
    /// handed to the library to be remembered.
    ///
    /// # Errors
    ///
    /// If the library cannot read a text.
    pub fn new<L: TextSource>(
        content: &Content,
        library: &L,
        base: &BaseUrl,
        language: &str,
    ) -> Result<Self, L::Error> {
        let reading_context = ReadingContext { base, language };
        let context_hash = cached::context_hash(reading_context);
        let (readings, files) = library.remembering(|memory| {
            let texts = || {
                content
                    .texts
                    .par_iter()
                    .map(|text| Self::read(text, library, memory, reading_context, context_hash))
                    .collect::<Result<Vec<Self>, _>>()
            };
            rayon::join(texts, || files::scan(content, library, memory))
        });
        let files = files?;
        let mut all = Self {
            looks: files.looks,
            claims_unreadable: content.has_nameless_claim,
            host_files: files::of_hosts(content, library)?,
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

    /// What one text says: from the library's memory, or else read.
    fn read<L: TextSource>(
        text: &Text,
        library: &L,
        memory: &dyn TextMemory<L::Error>,
        reading_context: ReadingContext<'_>,
        context_hash: ContextHash,
    ) -> Result<Self, L::Error> {
        if text.role == TextRole::Site {
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
            Ok(says) => Self::of_text(text, &says, reading_context).with_bodies_in(memory.bodies()),
            Err(fault) => Self::unreadable(text, vec![*fault]),
        };
        if let Some(cached) = cached::encode(&reading, context_hash) {
            memory.remember(&text.path, &bytes, &cached);
        }
        Ok(reading)
    }

    fn extend(&mut self, other: Self) {
        self.people.extend(other.people);
        self.sources.extend(other.sources);
        self.copies.extend(other.copies);
        self.explainers.extend(other.explainers);
        self.claims.extend(other.claims);
        self.standings.extend(other.standings);
        self.people_unreadable |= other.people_unreadable;
        self.sources_unreadable |= other.sources_unreadable;
        self.copies_unreadable |= other.copies_unreadable;
        self.diagnostics.extend(other.diagnostics);
    }

    /// Gives the pictures in all bodies the sizes of their files, which no text knows by itself.
    fn size_pictures(&mut self) {
        let bodies = self.claims.iter_mut().map(|read| &mut read.body);
        let bodies = bodies.chain(self.explainers.iter_mut().map(|read| &mut read.body));
        let bodies = bodies.chain(self.standings.iter_mut().map(|read| &mut read.body));
        for picture in bodies.flat_map(|body| &mut body.pictures) {
            let look = self.looks.get(&*picture.file);
            picture.size = look.and_then(|look| look.size);
        }
    }

    /// True if every document and every entry could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.people_unreadable
            && !self.sources_unreadable
            && !self.copies_unreadable
            && !self.claims_unreadable
            && self.people.iter().all(|read| read.raw.is_some())
            && self.sources.iter().all(|read| read.raw.is_some())
            && self.copies.iter().all(|read| read.raw.is_some())
            && self.explainers.iter().all(|read| read.raw.is_some())
            && self.claims.iter().all(|read| read.raw.is_some())
            && self.standings.iter().all(|read| read.raw.is_some())
    }

    /// Notes that there is such a text, although nothing of it could be read: its id is known and
    /// not reported as missing.
    fn refuse(&mut self, file: &Arc<str>, role: &TextRole) {
        match role {
            TextRole::Site => {}
            TextRole::People => self.people_unreadable = true,
            TextRole::Sources => self.sources_unreadable = true,
            TextRole::Copies => self.copies_unreadable = true,
            TextRole::Explainer(name) => self
                .explainers
                .push(ParsedDocument::broken(file, name, None)),
            TextRole::Claim { explainer, name } => {
                self.claims
                    .push(ParsedDocument::broken(file, name, Some(explainer)));
            }
            TextRole::Standing(name) => self
                .standings
                .push(ParsedDocument::broken(file, name, None)),
        }
    }
}
