//! Documents and entries as they were read, each with its file and its id.

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::text::Id;
use crate::content::DocumentName;
use crate::content::prose::Prose;

/// A document that was read. Its large parts are boxed, since the join sorts thousands of these.
#[derive(Debug)]
pub struct ParsedDocument<T> {
    /// The path of its file.
    pub file: Arc<str>,
    /// Its id and language.
    pub name: DocumentName,
    /// The explainer in whose folder it lies; `None` unless it is a claim.
    pub explainer: Option<Id>,
    /// The front matter; `None` if it has a mistake that makes it meaningless.
    pub raw: Option<Box<T>>,
    /// The YAML of the front matter, if `raw` is `None`: the ids in it are looked up all the same.
    pub front: Option<Box<Value>>,
    /// The body.
    pub body: Box<Prose>,
}

impl<T> ParsedDocument<T> {
    /// A document of which nothing could be read but its file's name.
    pub fn broken(file: &Arc<str>, name: &DocumentName, explainer: Option<&Id>) -> Self {
        let (file, name, explainer) = (Arc::clone(file), name.clone(), explainer.cloned());
        Self {
            file,
            name,
            explainer,
            raw: None,
            front: None,
            body: Box::default(),
        }
    }
}

/// An entry of a YAML file that was read.
#[derive(Debug)]
pub struct ParsedEntry<T> {
    /// The path of its file.
    pub file: Arc<str>,
    /// Its id.
    pub id: Id,
    /// What it says; `None` if it has a mistake that makes it meaningless.
    pub raw: Option<Box<T>>,
}
