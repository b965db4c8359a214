//! What was published once: verdicts and addresses that readers know change only with a word to
//! them.

mod verdicts;
mod words;
mod addresses;
mod builds;

use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const REDIRECTS: &str = "content/static/_redirects";

/// The small site with a second claim, published.
fn with_two_claims() -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut"))
}
