//! The claim card and the badges: what they say, in which order, and that no claim appears without
//! its outcome.

mod card;
mod voices;
mod badges;
mod allegations;

use crate::reader::texts;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";

/// The badges of the source `minutes`, with lines of its entry replaced.
fn badges(changes: &[(&str, &str)]) -> Vec<String> {
    let through = "-- content/sources/more.yaml --\nletter:\n  title: Letter\n  publisher: Ada\n  kind: document\n  \
                   primary: true\n  basis: named\n  archive: {none: Private.}\n  seen: copy\n";
    let site = changes
        .iter()
        .fold(SmallSite::new(through), |site, (old, new)| {
            site.replacing(SOURCES, old, new)
        });
    let site = site.replacing(CLAIM, "verdict: \"false\"", "verdict: open");
    texts(
        &site.file("sources/minutes/index.html"),
        ".source-page__facts .marks dt",
    )
}
