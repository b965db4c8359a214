//! What the rules need from outside `content/`: published pages and verdicts, copies of sources.

mod copies;
mod links;
mod read_copy;
mod redirects;
mod share_fonts;

pub use copies::{Compared, Copies, Missing, Unread, path_from_publication};
pub use links::{AskedLink, LinkAnswer, LinkStep, Links, without_fragment};
pub use read_copy::ReadCopy;
pub use redirects::Redirects;
pub use share_fonts::ShareFonts;

use std::sync::Arc;

use crate::base::date::Day;
use crate::model::site::Site;
use crate::plan::{Histories, PublishedRecord};

/// What the rules know from outside `content/`. The default is to know nothing, as in a preview.
#[derive(Debug, Default)]
pub struct External {
    /// What is public now; `None` if it is not known.
    pub public: Option<Public>,
    /// With what the content is compared.
    pub baseline: Baseline,
    /// The results of comparing the copies of sources on this machine; empty if none were read.
    pub copies: Copies,
    /// What came of asking for the addresses of others; empty if nobody asked.
    pub links: Links,
    /// The fonts of share images; `None` if they are not known, or if there are no such pictures.
    pub share_fonts: Option<ShareFonts>,
}

impl External {
    /// What was ever public of each claim of a site; `None` if that is not known.
    #[must_use]
    pub fn histories(&self, site: &Site) -> Option<Histories<'_>> {
        let public = self.public.as_ref()?;
        Some(Histories::new(&public.record, site))
    }
}

/// With what the content is compared, and whether that could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The folder, the file or the address.
    pub place: String,
    /// What came of it.
    pub outcome: BaselineOutcome,
}

/// What came of looking for the public record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum BaselineOutcome {
    /// Nobody looked, or there is no output yet.
    #[default]
    None,
    /// A record, whose last entry is of this day.
    Record(Day),
    /// Nothing was ever published there.
    NothingPublic,
    /// Nobody can tell what is public there.
    Unclear {
        /// Why, as the end of a sentence.
        why: String,
        /// The day on which the record that is compared with instead was fetched.
        fetched: Option<Day>,
    },
}

impl Baseline {
    /// Why a build must not publish, if nobody can tell what is public: its record would forget what
    /// was.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        let BaselineOutcome::Unclear { why, .. } = &self.outcome else {
            return None;
        };
        Some(format!(
            "nobody can tell what is public at {}: {why}; nothing was published, since the record of this build would forget it\n   \
             = help: try again, or name a copy: `--published FILE`",
            self.place
        ))
    }

    /// What it is, for the summary of a run: `compared with public/ as of 2026-03-01`. `None` if
    /// there is nothing to say.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let place = &self.place;
        Some(match &self.outcome {
            BaselineOutcome::None => return None,
            BaselineOutcome::Record(day) => format!("compared with {place} as of {day}"),
            BaselineOutcome::NothingPublic => {
                format!("the first publication (nothing is public at {place})")
            }
            BaselineOutcome::Unclear { fetched: None, .. } => format!("not compared with {place}"),
            BaselineOutcome::Unclear {
                fetched: Some(day), ..
            } => format!("compared with {place} as it was fetched on {day}"),
        })
    }
}

/// What is public now, according to the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Public {
    /// The addresses of all pages, those of lists among them.
    pub pages: Vec<String>,
    /// Everything that was ever public.
    pub record: Arc<PublishedRecord>,
}
