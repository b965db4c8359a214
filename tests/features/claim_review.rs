//! ClaimReview: one block on each claim's own page, from which nothing is missing and in which
//! nothing is guessed.

mod block;
mod claim;
mod rating;
mod absent;
mod appearances;
mod media;

use serde_json::Value;

use crate::reader::blocks_of;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PAGE: &str = "library/closed/index.html";

/// A second claim, which nobody is known to have made, and which was never decided.
const TWO_CLAIMS: &str = "\
-- content/explainers/library/index.md --
---
title: The library
standfirst: One of four libraries closed; three moved.
published: 2024-04-01
authors: [gazette]
claims: [closed, moved]
---
The council met.
-- content/explainers/library/claims/moved.md --
---
claim: Three libraries moved to the market square
kind: event
verdict: open
as_of: 2024-03-31
finding: The minutes name no place.
evidence:
  - source: minutes
    stance: context
    note: They list three new addresses and no square.
---
The minutes give streets.
";

fn review_in(site: &SmallSite, path: &str) -> Value {
    let mut reviews = blocks_of(&site.file(path), "ClaimReview");
    assert_eq!(reviews.len(), 1, "{path} carries {} reviews", reviews.len());
    reviews.remove(0)
}

fn review(site: &SmallSite) -> Value {
    review_in(site, PAGE)
}

/// The smallest site with lines added to the front matter of its claim.
fn with(lines: &str) -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        &format!("kind: statement\n{lines}"),
    )
}
