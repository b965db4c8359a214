//! Translations: beside an original, into a language of the publication, with the same facts.

mod facts;
mod files;
mod state;

const SITE: &str = "content/site.yaml";
const ENGLISH: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";
