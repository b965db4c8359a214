//! Lint: the levels of rules that authors set, for the whole publication or, with a stated reason,
//! for one file.

use std::collections::BTreeMap;

use crate::base::diagnostic::Level;
use crate::{record, vocabulary};

vocabulary! {
    /// A level as it is written.
    pub enum Weight {
        /// Not shown.
        Allow = "allow",
        /// Shown.
        Warn = "warn",
        /// Shown, and nothing is published.
        Deny = "deny",
    }
}

impl From<Weight> for Level {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Allow => Self::Allow,
            Weight::Warn => Self::Warn,
            Weight::Deny => Self::Deny,
        }
    }
}

record! {
    /// The level of a rule in one file.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Exception {
        /// The level.
        pub level: Weight,
        /// Why this file is unlike the others; a note to the desk, printed nowhere.
        ///
        /// `because: The judgment is the only record there can be.`
        pub because: String,
    }
}

/// The rules whose level one file sets for itself, by their names.
pub type Exceptions = BTreeMap<String, Exception>;
