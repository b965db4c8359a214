//! What every other room builds on: text and typography, dates, addresses, diagnostics, hashes,
//! progress.

pub mod project;
pub mod text;
pub mod lines;
pub mod typography;
pub mod quotation_marks;
pub mod language;
pub mod sentence;
pub mod offset;
pub mod quotation;
pub mod said;
pub mod date;
pub mod address;
pub mod text_fragment;
pub mod fingerprint;
pub mod checksum;
pub mod progress;
pub mod diagnostic;
pub mod markup;
