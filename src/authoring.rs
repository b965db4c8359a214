//! Help for those who write: fixes, answers to editors, and what something new begins with.

pub mod fix;
pub mod editor;
pub mod starter;
