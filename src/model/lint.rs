//! Lint: the levels of rules that authors set, for the whole publication or, with a stated reason,
//! for one file.

use std::collections::BTreeMap;

use crate::base::diagnostic::Level;
use crate::{record, vocabulary};

vocabulary! {
    /// A level, as written.
    pub enum Weight {
        /// Do not report it.
        Allow = "allow",
        /// Report it.
        Warn = "warn",
        /// Report it, and publish nothing.
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
        /// The level of the rule.
        pub level: Weight,
        /// Why the rule does not fit this file; never published.
        ///
        /// `because: The judgment is the only record there can be.`
        pub because: String,
    }
}

/// The rules whose level one file sets for itself, by their names.
pub type Exceptions = BTreeMap<String, Exception>;
