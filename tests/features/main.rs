//! What factpress does, a file or a folder a feature; each test is a small site in a string and what
//! comes out of it.

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
    for name in [
        "CF_PAGES",
        "CI",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "FACTPRESS_PREVIEW",
        "FACTPRESS_PUBLISHED",
        "NETLIFY",
        "NO_COLOR",
        "SOURCE_DATE_EPOCH",
        "TZ",
        "VERCEL_ENV",
        "WORKERS_CI",
    ] {
        command.env_remove(name);
    }
    command
}

// What the tests read and write with.
mod small_site;
mod reader;
mod search_reader;
mod table;
mod loopback;

// What the house and its docs promise.
mod tenets;
mod law;
mod supply_chain;
#[cfg(unix)]
mod installing;
#[cfg(target_os = "linux")]
mod packaging;
mod docs_links;
mod contract;
mod schema;
mod examples;
mod start;
mod guide;
mod craft_guide;

// From files to texts: what is read, and what is refused.
mod file_names;
mod disk_input;
mod front_matter;
mod bad_input;
mod misread;
mod mistakes;
mod two_readers;
mod sketch;
mod bounded;
mod depth;
mod long_files;
mod conflicts;
mod characters;
mod properties;
mod public_record;
mod published_elsewhere;
mod fuzz_corpus;

// Words and their marks.
mod markup;
mod meant;
mod bare_addresses;
mod proofs;
mod prose;
mod typography;
mod withdrawn;
mod exact_words;
mod directions;
mod quotations;
mod copies;
#[cfg(target_os = "linux")]
mod archive;

// What the project's own publication may say.
mod dossier;

// From texts to a site.
mod identity;
mod references;
mod tags;
mod translations;
mod translating;
mod held;
mod days;

// What is checked, and how it is told.
mod rules;
mod craft;
mod once_published;
mod diff;
mod verify;
mod report_formats;
mod standards;

// What readers see.
mod cards;
mod explainers;
mod citing;
mod corrections;
mod authors;
mod related;
mod rename;
mod lists;
mod links;
mod languages;
mod own_keys;
mod pictures;
mod share_images;
mod embeds;
mod search;
mod search_index;

// What machines read.
mod claims_json;
mod data_files;
mod markdown_twins;
mod claim_review;
mod statements;
mod json_ld;
mod feed;
mod sitemap;
mod headers;
mod host_files;
mod hosts;

// Themes.
mod theme;
mod bare_theme;
mod theme_errors;
mod aliases;
mod assets;
mod gallery;

// For those who write.
mod new;
mod fix;
mod lsp;

// From pages to the world.
mod published;
mod determinism;
mod incremental;
mod compressed;
mod publishing;
mod output_folder;
#[cfg(unix)]
mod hostile;

// The program.
mod command_line;
mod commands;
mod completions;
mod serve;
