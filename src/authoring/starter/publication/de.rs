//! The texts of a new publication in German.

use super::StarterTexts;

pub const TEXTS: StarterTexts = texts!("de":
    "README.md",
    "content/site.yaml",
    "content/people.yaml",
    "content/sources/sources.yaml",
    "content/sources/musterlingen.yaml",
    "content/explainers/baeume-in-musterlingen/index.md",
    "content/explainers/baeume-in-musterlingen/claims/tausend-baeume.md",
    "content/explainers/baeume-in-musterlingen/claims/mit-spenden-bezahlt.md",
    "content/pages/ueber-uns.md",
    "content/pages/arbeitsweise.md",
    "content/pages/korrekturen.md",
);
