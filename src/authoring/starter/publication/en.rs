//! The texts of a new publication in English.

use super::StarterTexts;

pub const TEXTS: StarterTexts = texts!("en":
    "README.md",
    "content/site.yaml",
    "content/people.yaml",
    "content/sources/sources.yaml",
    "content/sources/samplewick.yaml",
    "content/explainers/samplewick-trees/index.md",
    "content/explainers/samplewick-trees/claims/thousand-trees.md",
    "content/explainers/samplewick-trees/claims/paid-by-donations.md",
    "content/pages/about.md",
    "content/pages/methodology.md",
    "content/pages/corrections.md",
);
