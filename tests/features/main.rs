//! What factpress does, a file a feature; each test is a small site in a string and what comes out
//! of it.

#![allow(
    clippy::disallowed_methods,
    reason = "tests stand outside of the house and look at its files"
)]
#![allow(
    clippy::pedantic,
    reason = "tests are read as documents; what is pedantic about libraries is not about them"
)]

use std::process::Command;

/// The program, with nothing in its environment that says which day it is, where it runs, or how it
/// prints.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factpress"));
    for name in ["CI", "NO_COLOR", "SOURCE_DATE_EPOCH", "TZ"] {
        command.env_remove(name);
    }
    command
}

mod reader;
mod search_reader;
mod small_site;
mod table;

mod law;

mod assets;
mod bad_input;
mod bounded;
mod disk_input;
mod file_names;
mod front_matter;
mod fuzz_corpus;
mod gallery;
mod held;
#[cfg(unix)]
mod hostile;
mod days;
mod authors;
mod identity;
mod incremental;
mod properties;
mod references;
mod rules;
mod translations;
mod quotations;
mod supply_chain;
mod tags;
mod depth;
mod two_readers;
mod typography;
mod characters;
mod directions;
mod exact_words;
mod cards;
mod citing;
mod claim_review;
mod claims_json;
mod commands;
mod copies;
mod corrections;
mod craft;
mod craft_guide;
mod conflicts;
mod contract;
mod determinism;
mod docs_links;
mod embeds;
mod examples;
mod explainers;
mod feed;
mod guide;
mod headers;
mod json_ld;
mod languages;
mod lists;
mod long_files;
mod lsp;
mod markup;
mod meant;
mod misread;
mod new;
mod output_folder;
mod pictures;
mod prose;
mod related;
mod report_formats;
mod schema;
mod sketch;
mod start;
mod completions;
mod fix;
mod once_published;
mod published;
mod publishing;
mod search;
mod search_index;
mod serve;
mod share_images;
mod sitemap;
mod tenets;
mod theme;
mod bare_addresses;
mod bare_theme;
mod theme_errors;
