//! What is held back: documents that are left out of the site, and where their pages would stand.

use std::sync::Arc;

use hashbrown::HashSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::text::Id;
use crate::content::prose::{Kind, Prose};
use crate::model::lint::Exceptions;
use crate::model::reading::ParsedDocument;

/// A document that is held back by a `hold` of its own.
#[derive(Debug)]
pub struct Held {
    /// Its file.
    pub file: Arc<str>,
    /// The explainer that it belongs to, when it is a claim.
    pub explainer: Option<Id>,
    /// Its id.
    pub id: Id,
    /// Levels of rules in its file alone.
    pub lint: Exceptions,
}

impl Held {
    /// A document that was read and has a `hold` of its own.
    pub fn new<R>(read: &ParsedDocument<R>, lint: &Exceptions) -> Self {
        Self {
            file: Arc::clone(&read.file),
            explainer: read.explainer.clone(),
            id: read.name.id.clone(),
            lint: lint.clone(),
        }
    }
}

/// The sources that the body of a text cites.
pub fn cited(body: &Prose) -> impl Iterator<Item = &Id> {
    let citations = body
        .references()
        .filter(|reference| reference.kind == Kind::Citation);
    citations.map(|reference| &reference.id)
}

/// What the join notes of documents that it leaves out.
#[derive(Debug)]
pub struct Left<'j> {
    /// Those that are held back.
    pub held: Vec<Held>,
    /// The sources that wait with them.
    pub sources: HashSet<Id>,
    /// What is wrong with others.
    pub faults: &'j mut Vec<Diagnostic>,
}

impl<'j> Left<'j> {
    /// Nothing left out so far; what is wrong is added to `faults`.
    pub fn new(faults: &'j mut Vec<Diagnostic>) -> Self {
        Self {
            held: Vec::new(),
            sources: HashSet::new(),
            faults,
        }
    }
}
