//! What is held back or withdrawn: the documents that are left out of the site, and the sources that
//! they use.

use std::sync::Arc;

use hashbrown::HashSet;

use super::withdrawn::WithdrawnDocument;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::Id;
use crate::content::prose::{Prose, ReferenceKind};
use crate::model::lint::Exceptions;
use crate::model::reading::ParsedDocument;

/// A document that is held back by a `hold` of its own.
#[derive(Debug)]
pub struct HeldDocument {
    /// Its file.
    pub file: Arc<str>,
    /// The explainer in whose folder it lies; `None` unless it is a claim.
    pub explainer: Option<Id>,
    /// Its id.
    pub id: Id,
    /// The levels of rules that it sets for itself.
    pub lint: Exceptions,
}

/// The sources that the body of a text cites.
pub fn cited(body: &Prose) -> impl Iterator<Item = &Id> {
    let citations = body
        .references()
        .filter(|reference| reference.kind == ReferenceKind::Citation);
    citations.map(|reference| &reference.id)
}

/// What the join notes of documents that it leaves out.
#[derive(Debug)]
pub struct LeftOut<'j> {
    /// The documents with a `hold` of their own.
    pub held: Vec<HeldDocument>,
    /// The documents that were withdrawn.
    pub withdrawn: Vec<WithdrawnDocument>,
    /// The sources that left out documents use.
    pub sources: HashSet<Id>,
    /// What is wrong with other documents.
    pub faults: &'j mut Vec<Diagnostic>,
}

impl<'j> LeftOut<'j> {
    /// Nothing is left out yet; mistakes are added to `faults`.
    pub fn new(faults: &'j mut Vec<Diagnostic>) -> Self {
        Self {
            held: Vec::new(),
            withdrawn: Vec::new(),
            sources: HashSet::new(),
            faults,
        }
    }

    /// Notes a document that has a `hold` of its own.
    pub fn hold<R>(&mut self, read: &ParsedDocument<R>, lint: &Exceptions) {
        self.held.push(HeldDocument {
            file: Arc::clone(&read.file),
            explainer: read.explainer.clone(),
            id: read.name.id.clone(),
            lint: lint.clone(),
        });
    }

    /// Notes a document that was withdrawn, if it was.
    pub fn withdraw(&mut self, document: Option<WithdrawnDocument>) {
        if let Some(document) = document {
            self.sources.extend(document.names.iter().cloned());
            self.withdrawn.push(document);
        }
    }

    /// Notes the sources that a document uses, whether it is held back by itself or with another.
    pub fn add_sources<'r>(&mut self, sources: impl Iterator<Item = &'r Id>) {
        self.sources.extend(sources.cloned());
    }
}
