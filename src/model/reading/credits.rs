//! Credits: where the front matter of each kind of text says who made its pictures.

use crate::content::prose::Credit;
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::standing::RawStandingPage;

/// Front matter that says who made the pictures of its text.
pub trait Credits {
    /// The credits that it gives.
    fn credits(&self) -> &[Credit];
}

impl Credits for RawClaim {
    fn credits(&self) -> &[Credit] {
        &self.pictures
    }
}

impl Credits for RawExplainer {
    fn credits(&self) -> &[Credit] {
        &self.pictures
    }
}

impl Credits for RawStandingPage {
    fn credits(&self) -> &[Credit] {
        &self.pictures
    }
}
