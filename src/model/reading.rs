//! A reading: what every text says by itself, before any of them is held against another.

mod characters;
mod credits;
mod files;
mod memo;
mod one;
mod site_file;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_yaml::Value;

use crate::base::address::BaseUrl;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::text::{Id, unprintable};
use crate::content::image::PictureFacts;
use crate::content::prose::Prose;
use crate::content::{
    BlobStore, Content, DocumentName, Text, TextMemory, TextRole, TextSource, decode,
};
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::person::RawPerson;
use crate::model::source::RawSource;
use crate::model::standing::RawStanding;
use one::{document, entries};
pub use site_file::settings;

/// `content/site.yaml` is not there.
pub const NO_SITE: Rule = Rule::deny("no-site");

/// What texts are read with beside their own words.
#[derive(Debug, Clone, Copy)]
struct Terms<'t> {
    /// Where the site stands.
    base: &'t BaseUrl,
    /// The language of files without one in their name.
    language: &'t str,
    /// True when any text is a translation: where none is, nobody asks for the states of originals.
    is_translated: bool,
}

/// A document that was read, with where it stands. It is small: the join puts thousands of them in
/// order.
#[derive(Debug)]
pub struct Read<T> {
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its id and language.
    pub name: DocumentName,
    /// The explainer in whose folder it lies; for claims.
    pub explainer: Option<Id>,
    /// The front matter; `None` when that could not be made of it.
    pub raw: Option<Box<T>>,
    /// The front matter's data, when nothing could be made of it.
    pub front: Option<Box<Value>>,
    /// The body.
    pub body: Box<Prose>,
    /// The hash of what the body says, as it was written.
    pub body_hash: u16,
}

impl<T> Read<T> {
    /// A document that is there, and of which nothing could be read.
    fn broken(file: &Arc<str>, name: &DocumentName, explainer: Option<&Id>) -> Self {
        let (file, name, explainer) = (Arc::clone(file), name.clone(), explainer.cloned());
        Self {
            file,
            name,
            explainer,
            raw: None,
            front: None,
            body: Box::default(),
            body_hash: 0,
        }
    }
}

/// An entry of a YAML file that was read, with where it stands.
#[derive(Debug)]
pub struct Entry<T> {
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its id.
    pub id: Id,
    /// What it says; `None` when that could not be made of it.
    pub raw: Option<Box<T>>,
}

/// All that was read, in the order of the files' paths.
#[derive(Debug, Default)]
pub struct Reading {
    /// Entries of `people.yaml`.
    pub people: Vec<Entry<RawPerson>>,
    /// Entries of the source registry.
    pub sources: Vec<Entry<RawSource>>,
    /// Explainers and their translations.
    pub explainers: Vec<Read<RawExplainer>>,
    /// Claims and their translations.
    pub claims: Vec<Read<RawClaim>>,
    /// Standing pages and their translations.
    pub standings: Vec<Read<RawStanding>>,
    /// True when `people.yaml` could not be read at all, so that its ids are not known.
    pub people_unreadable: bool,
    /// True when a file of the registry could not be read at all, so that its ids are not known.
    pub sources_unreadable: bool,
    /// What the bytes of pictures say, by path.
    pub looks: BTreeMap<Arc<str>, PictureFacts>,
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
    pub fn new<L: TextSource>(
        content: &Content,
        library: &L,
        base: &BaseUrl,
        language: &str,
    ) -> Result<Self, L::Error> {
        let is_translated = content
            .texts
            .iter()
            .any(|text| text.role.language().is_some());
        let terms = Terms {
            base,
            language,
            is_translated,
        };
        let setting = memo::setting(terms);
        let read = |text: &Text, memory: &dyn TextMemory<L::Error>| -> Result<Self, L::Error> {
            if text.role == TextRole::Site {
                return Ok(Self::default());
            }
            let known = memory.recall(&text.path)?;
            if let Some(known) =
                known.and_then(|memo| memo::recall(text, &memo, setting, memory.bodies()))
            {
                return Ok(known);
            }
            let bytes = library.read(&text.path)?;
            let reading = match decode(&text.path, &bytes) {
                Ok(says) => Self::of(text, &says, terms).with_bodies_in(memory.bodies()),
                Err(fault) => Self::unreadable(text, *fault),
            };
            if let Some(memo) = memo::of(&reading, setting) {
                memory.remember(&text.path, &bytes, &memo);
            }
            Ok(reading)
        };
        let (readings, files) = library.remembering(|memory| {
            let texts = || {
                content
                    .texts
                    .par_iter()
                    .map(|text| read(text, memory))
                    .collect::<Result<Vec<Self>, _>>()
            };
            rayon::join(texts, || files::look(content, library, memory))
        });
        let files = files?;
        let mut all = Self {
            looks: files.looks,
            diagnostics: files.faults,
            ..Self::default()
        };
        for reading in readings? {
            all.people.extend(reading.people);
            all.sources.extend(reading.sources);
            all.explainers.extend(reading.explainers);
            all.claims.extend(reading.claims);
            all.standings.extend(reading.standings);
            all.people_unreadable |= reading.people_unreadable;
            all.sources_unreadable |= reading.sources_unreadable;
            all.diagnostics.extend(reading.diagnostics);
        }
        for (file, role) in &content.refused {
            all.refuse(file, role);
        }
        let Self {
            claims,
            explainers,
            standings,
            looks,
            ..
        } = &mut all;
        let bodies = claims.iter_mut().map(|read| &mut read.body);
        let bodies = bodies.chain(explainers.iter_mut().map(|read| &mut read.body));
        let bodies = bodies.chain(standings.iter_mut().map(|read| &mut read.body));
        for picture in bodies.flat_map(|body| &mut body.pictures) {
            picture.size = looks.get(&*picture.file).and_then(|look| look.size);
        }
        Ok(all)
    }

    /// The same with the HTML of bodies put away, where there is a place for it.
    fn with_bodies_in(mut self, bodies: Option<&Arc<dyn BlobStore>>) -> Self {
        fn away<T>(read: Read<T>, bodies: &Arc<dyn BlobStore>) -> Read<T> {
            let body = Prose {
                html: read.body.html.put_into(bodies),
                ..*read.body
            };
            Read {
                body: Box::new(body),
                ..read
            }
        }
        let Some(bodies) = bodies.filter(|_| self.diagnostics.is_empty()) else {
            return self;
        };
        self.claims = self
            .claims
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self.explainers = self
            .explainers
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self.standings = self
            .standings
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self
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
    fn refuse(&mut self, file: &Arc<str>, role: &TextRole) {
        match role {
            TextRole::Site => {}
            TextRole::People => self.people_unreadable = true,
            TextRole::Sources => self.sources_unreadable = true,
            TextRole::Explainer(name) => self.explainers.push(Read::broken(file, name, None)),
            TextRole::Claim { explainer, name } => {
                self.claims.push(Read::broken(file, name, Some(explainer)))
            }
            TextRole::Standing(name) => self.standings.push(Read::broken(file, name, None)),
        }
    }

    /// The reading of a text that says nothing that could be read.
    fn unreadable(text: &Text, fault: Diagnostic) -> Self {
        let mut reading = Self {
            diagnostics: vec![fault],
            ..Self::default()
        };
        reading.refuse(&text.path, &text.role);
        reading
    }

    fn of(text: &Text, says: &str, terms: Terms<'_>) -> Self {
        let language = terms.language;
        let found = characters::faults(says, &text.path);
        if !found.is_empty() && unprintable(says).is_some() {
            let mut reading = Self {
                diagnostics: found,
                ..Self::default()
            };
            reading.refuse(&text.path, &text.role);
            return reading;
        }
        let mut reading = Self::default();
        let diagnostics = &mut reading.diagnostics;
        match &text.role {
            TextRole::Site => {}
            TextRole::People => match entries(text, says, language, diagnostics) {
                Some(people) => reading.people = people,
                None => reading.people_unreadable = true,
            },
            TextRole::Sources => match entries(text, says, language, diagnostics) {
                Some(sources) => reading.sources = sources,
                None => reading.sources_unreadable = true,
            },
            TextRole::Explainer(name) => {
                reading.explainers = vec![document(text, says, name, terms, diagnostics)];
            }
            TextRole::Claim { explainer, name } => {
                let read = document(text, says, name, terms, diagnostics);
                reading.claims = vec![Read {
                    explainer: Some(explainer.clone()),
                    ..read
                }];
            }
            TextRole::Standing(name) => {
                reading.standings = vec![document(text, says, name, terms, diagnostics)]
            }
        }
        reading.diagnostics = characters::and_faults(reading.diagnostics, found, says);
        reading
    }
}
