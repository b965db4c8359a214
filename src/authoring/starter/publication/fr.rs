//! The texts of a new publication in French.

use super::StarterTexts;

pub const TEXTS: StarterTexts = texts!("fr":
    "README.md",
    "content/site.yaml",
    "content/people.yaml",
    "content/sources/sources.yaml",
    "content/sources/saint-exemple.yaml",
    "content/explainers/arbres-de-saint-exemple/index.md",
    "content/explainers/arbres-de-saint-exemple/claims/mille-arbres.md",
    "content/explainers/arbres-de-saint-exemple/claims/payes-par-des-dons.md",
    "content/pages/a-propos.md",
    "content/pages/methode.md",
    "content/pages/corrections.md",
);
