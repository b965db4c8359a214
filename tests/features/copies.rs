//! Copies of sources: quotations are looked up in those that are on this machine, and each copy
//! must be the one on record.

mod quotations;
mod cuts;
mod sense;
mod attribution;
mod files;
mod proofs;
mod record;

use std::path::Path;
use std::process::Output;

use sha2::{Digest as _, Sha256};

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";
const MINUTES: &str = "Item 4.\nOne library\ncloses, and three move to other buildings.\n";

pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes.as_ref())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The small site with a copy of the minutes on record and, when there are bytes, on this machine.
fn with_copy(name: &str, bytes: impl Into<Vec<u8>>) -> SmallSite {
    let bytes = bytes.into();
    let record = format!(
        "{{sha256: {}, date: 2024-03-12, file: {name}}}",
        sha256(&bytes)
    );
    SmallSite::new("")
        .replacing(
            SOURCES,
            "seen: original",
            &format!("seen: original\n  copy: {record}"),
        )
        .with_bytes(name, bytes)
}

/// That site with another quotation.
fn quoting(name: &str, bytes: impl Into<Vec<u8>>, quotation: &str) -> SmallSite {
    with_copy(name, bytes).replacing(
        CLAIM,
        "quote: One library closes.",
        &format!("quote: {quotation}"),
    )
}

fn check(root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(["check", "--today", "2024-06-01"])
        .output()
        .expect("factpress starts")
}

/// What `check` says of a folder.
fn said(root: &Path) -> String {
    String::from_utf8(check(root).stdout).expect("UTF-8")
}
