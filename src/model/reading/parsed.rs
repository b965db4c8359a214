//! Documents and entries as they were read, each with the file and the id that it has.

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::text::Id;
use crate::content::Name;
use crate::content::prose::Prose;

/// A document that was read, with where it stands. It is small: the join puts thousands of them in
/// order.
#[derive(Debug)]
pub struct ParsedDocument<T> {
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its id and language.
    pub name: Name,
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

impl<T> ParsedDocument<T> {
    /// A document that is there, and of which nothing could be read.
    pub fn broken(file: &Arc<str>, name: &Name, explainer: Option<&Id>) -> Self {
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
pub struct ParsedEntry<T> {
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its id.
    pub id: Id,
    /// What it says; `None` when that could not be made of it.
    pub raw: Option<Box<T>>,
}
