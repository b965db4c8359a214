//! The nouns of the field, each as its author wrote it and as what it means, and the step that
//! joins them into a site.

pub mod lint;
pub mod alias;
pub mod state;
pub mod withdrawal;
pub mod translated;
pub mod scale;
pub mod person;
pub mod sha256;
pub mod kept_copy;
pub mod source;
pub mod proof;
pub mod claim;
pub mod explainer;
pub mod standing;
pub mod settings;
pub mod theme_choice;
pub mod keys;
pub mod host_files;
pub mod reading;
pub mod site;
