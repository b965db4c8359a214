//! What is held back: not published, not referred to, let through as a draft.

mod documents;
mod drafts;
mod traces;

use factpress::Options;

use crate::small_site::SmallSite;

const INDEX: &str = "content/explainers/library/index.md";

/// The small site with a second claim, which is held back.
fn with_held_claim() -> SmallSite {
    SmallSite::new(
        "-- content/explainers/library/claims/painting.md --
---
claim: The mayor was bribed with a painting
claimant: ada
kind: allegation
verdict: \"false\"
as_of: 2024-03-31
finding: The painting hangs in the town hall.
evidence:
  - {source: minutes, stance: undermines, note: It lists the painting as a loan.}
tags: [paintings]
hold: The lender has not answered yet.
---
The loan is on file.
",
    )
    .replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed, painting]\ncentral: painting",
    )
}

fn drafts() -> Options {
    Options {
        drafts: true,
        ..Options::default()
    }
}
