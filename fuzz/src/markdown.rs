//! Any bytes as a Markdown body: of a claim, of its explainer and of a standing page at once.
//!
//! It checks that nothing panics, that the report can be printed, and that every published file is
//! as it must be: no element that Markdown and the theme do not make, no handler, no address of
//! another scheme.

use super::published;
use crate::small_site::SmallSite;

const STORY: &str = "---\ntitle: The library\nstandfirst: One closed.\npublished: 2024-04-01\nauthors: [gazette]\nclaims: [closed]\n---\n";
const ABOUT: &str = "---\ntitle: About\ndescription: Who we are.\n---\n";
const CLAIM: &str = "---\nclaim: The town closed four libraries\nclaimant: ada\nkind: statement\nverdict: open\nas_of: 2024-03-31\nfinding: One closed.\nevidence:\n- {source: minutes, stance: context, note: They list them.}\n---\n";

/// Reads the bytes as the body of each kind of document.
pub fn run(data: &[u8]) {
    let with = |front: &str| [front.as_bytes(), data].concat();
    let site = SmallSite::new("")
        .with_bytes("content/explainers/library/claims/closed.md", with(CLAIM))
        .with_bytes("content/explainers/library/index.md", with(STORY))
        .with_bytes("content/pages/about.md", with(ABOUT))
        .with_asset("content/explainers/library/map.png");
    published::of(&site);
}
