//! Help for authors: fixes, answers to editors, and the files that something new begins with.

pub mod fix;
pub mod editor;
pub mod starter;
