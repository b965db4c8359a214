//! What the rules need from outside `content/`: published pages and verdicts, redirects, copies of
//! sources.

mod copy_text;
mod copies;
mod redirects;

pub use copies::{
    Compared, Copies, Missing, SoughtQuotations, Unread, path_from_publication, quotations,
};
pub use redirects::Redirects;

use std::sync::Arc;

use crate::plan::PublishedRecord;

/// What the rules know from outside `content/`. The default is to know nothing, as in a preview.
#[derive(Debug, Default)]
pub struct External {
    /// What is public now; `None` if it is not known.
    pub public: Option<Public>,
    /// The author's own `_redirects`, if there is one.
    pub redirects: Option<String>,
    /// The results of comparing the copies of sources on this machine; empty if none were read.
    pub copies: Copies,
}

/// What is public now, according to the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Public {
    /// The addresses of all pages, those of lists among them.
    pub pages: Vec<String>,
    /// Everything that was ever public.
    pub record: Arc<PublishedRecord>,
}
