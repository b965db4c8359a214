//! Asking for a page: either to keep all of it, or only to see whether it is there.

use url::Url;

use super::answer::{FetchedPage, OneAnswer, SizeLimit};
use super::polite::Web;
use crate::check::external::{LinkAnswer, LinkStep};
use crate::copy::obstacle::{Obstacle, PageAnswer, in_answer, in_status};
use crate::copy::warc::{BodyFault, decoded, media_type};

/// How much of a page is read to see whether it is there, in bytes: its headings are among them.
const LOOK_SIZE: u64 = 512 * 1024;

impl Web {
    /// Fetches a page.
    ///
    /// # Errors
    ///
    /// What stands in the way of a copy of it.
    pub fn fetch(&self, url: &str) -> Result<FetchedPage, Obstacle> {
        let size = SizeLimit {
            bytes: self.manners.size_limit,
            is_cut: false,
        };
        let (exchanges, obstacle) = self.asked(url, size);
        if let Some(obstacle) = obstacle {
            return Err(obstacle);
        }
        let last = exchanges.last().ok_or(Obstacle::BadAddress)?;
        let answered = last.url.to_string();
        Ok(FetchedPage {
            exchanges,
            answered,
        })
    }

    /// Looks whether a page is there, and reads no more than its beginning.
    #[must_use]
    pub fn look(&self, url: &str) -> LinkAnswer {
        let size = SizeLimit {
            bytes: LOOK_SIZE,
            is_cut: true,
        };
        let (exchanges, obstacle) = self.asked(url, size);
        let steps = exchanges.iter().map(step);
        LinkAnswer::of(&steps.collect::<Vec<_>>(), obstacle.as_ref())
    }

    /// Every answer from an address to the page behind its redirects, and what stands in the way.
    fn asked(&self, url: &str, size: SizeLimit) -> (Vec<OneAnswer>, Option<Obstacle>) {
        let mut answers = Vec::new();
        let Ok(url) = Url::parse(url) else {
            return (answers, Some(Obstacle::BadAddress));
        };
        let obstacle = match self.follow_page(url, size, &mut answers) {
            Ok(()) => obstacle_in(&answers, size.bytes),
            Err(obstacle) => Some(obstacle),
        };
        (answers, obstacle)
    }
}

impl FetchedPage {
    /// Where the page is now, if its old address says that it has moved there for good.
    #[must_use]
    pub fn new_address(&self) -> Option<String> {
        let steps = self.exchanges.iter().map(step);
        match LinkAnswer::of(&steps.collect::<Vec<_>>(), None) {
            LinkAnswer::Elsewhere {
                to, is_plain: true, ..
            } => Some(to),
            _ => None,
        }
    }
}

fn step(answer: &OneAnswer) -> LinkStep {
    LinkStep {
        url: answer.url.to_string(),
        status: answer.status,
    }
}

/// What stands in the way of the last of these answers.
fn obstacle_in(answers: &[OneAnswer], limit: u64) -> Option<Obstacle> {
    let (first, last) = (answers.first()?, answers.last()?);
    let codings = last.field("content-encoding").unwrap_or_default();
    // What was cut cannot be unpacked.
    if !last.is_whole && !codings.is_empty() {
        return None;
    }
    let body = decoded(&last.body, codings, limit);
    let retry = last.retry_after();
    if !(200..300).contains(&last.status) {
        let body = body.as_deref().unwrap_or_default();
        let found = in_status(last.status, body, retry);
        return Some(found.unwrap_or(Obstacle::OtherStatus(last.status)));
    }
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(BodyFault::CutOff) => return Some(Obstacle::CutOff),
        Err(BodyFault::TooLarge) => return Some(Obstacle::TooLarge(limit)),
        Err(BodyFault::UnknownCoding(coding)) => return Some(Obstacle::UnknownCoding(coding)),
        Err(BodyFault::Damaged) => return Some(Obstacle::Damaged),
    };
    in_status(last.status, &bytes, retry).or_else(|| {
        in_answer(&PageAnswer {
            asked: first.url.as_str(),
            answered: last.url.as_str(),
            announced: last.field("content-type").and_then(media_type).as_deref(),
            bytes: &bytes,
        })
    })
}
