//! What can be counted in a site as evidence, and which entries do not have it.

mod claims;
mod entries;

use std::sync::Arc;

use crate::base::address::Address;
use crate::base::diagnostic::Trail;
use crate::check::RuleContext;
use crate::model::claim::Claim;
use crate::plan::Addresses;

pub use claims::{
    asked, both_sides, claimants, named_sources, primary_sources, published_lately, reasons,
};
pub use entries::{authors, interests, sources_with_address};

/// Something that was counted.
pub struct Counted {
    /// The count in words.
    pub text: String,
    /// The key that was looked for.
    pub key: &'static str,
    /// The page that shows it.
    pub page: Option<Address>,
    /// How many have it.
    pub have: usize,
    /// Of how many; `None` if there is no whole to compare with.
    pub of: Option<usize>,
    /// Those that do not have it.
    pub without: Vec<MissingEntry>,
    /// What to add if some do not have it.
    pub add: &'static str,
}

/// An entry that does not have what was looked for.
pub struct MissingEntry {
    /// Its file.
    pub file: Arc<str>,
    /// The keys that lead to it; empty if the file as a whole is meant.
    pub trail: Trail,
}

impl MissingEntry {
    fn of_claim(claim: &Claim) -> Self {
        Self {
            file: Arc::clone(&claim.file),
            trail: Vec::new(),
        }
    }
}

impl Counted {
    /// A count of entries of which all should have something; `gaps` are those that do not.
    fn of_all(what: &str, all: usize, gaps: Vec<MissingEntry>, key: &'static str) -> Self {
        let have = all - gaps.len();
        Self {
            text: format!("{what}: {have} of {all}"),
            key,
            page: None,
            have,
            of: Some(all),
            without: gaps,
            add: "",
        }
    }

    /// A count of entries of which only some need something.
    fn of_some(what: &str, have: usize, all: usize, key: &'static str) -> Self {
        Self {
            text: format!("{what}: {have} of {all}"),
            key,
            page: None,
            have,
            of: None,
            without: Vec::new(),
            add: "",
        }
    }
}

fn addresses<'s>(context: &RuleContext<'s>) -> Addresses<'s> {
    let settings = &context.site.settings;
    Addresses::new(settings, settings.first_language())
}
