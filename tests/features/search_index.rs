//! The search index: every word is found where it occurs, and a change leaves alone the files that
//! it does not concern.

mod town;
mod found;
mod files;
