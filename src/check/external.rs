//! What the rules need from outside `content/`: published pages and verdicts, redirects, copies of
//! sources.

mod copies;
mod redirects;

pub use copies::{Compared, Copies, Missing, Unread, quotations, way};
pub use redirects::Redirects;

use crate::plan::Verdicts;

/// What the rules are given beside the site.
#[derive(Debug, Default)]
pub struct External {
    /// What is public now; `None` when nobody knows.
    pub public: Option<Public>,
    /// The author's own `_redirects`, if there is one.
    pub redirects: Option<String>,
    /// What came of the copies of sources that are on this machine; nothing when nobody looked.
    pub copies: Copies,
}

/// What is public now, by what lies in the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Public {
    /// The addresses of all pages, those of lists among them.
    pub pages: Vec<String>,
    /// The verdicts, and the pages that only drafts have.
    pub verdicts: Verdicts,
}
