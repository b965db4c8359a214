//! Help for authors: fixes, answers to editors, new files, and other ids for documents.

pub mod fix;
pub mod editor;
pub mod starter;
pub mod rename;
