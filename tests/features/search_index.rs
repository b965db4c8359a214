//! The search index as such: every word is found where it stands, and a change leaves alone what it
//! does not touch.

mod town;
mod found;
mod files;
