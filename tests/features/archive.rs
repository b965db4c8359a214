//! `factpress archive`: it keeps what it was given in full, names what stood in the way of the rest,
//! and asks politely.

pub mod server;
mod obstacles;
mod files;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::small_site::SmallSite;

/// A source with an address, or without one.
fn source(id: &str, url: Option<&str>) -> String {
    let url = url.map_or(String::new(), |url| format!("  url: {url}\n"));
    format!(
        "{id}:\n  title: Minutes of the council\n  publisher: Town council\n  kind: document\n{url}  primary: true\n  basis: documents\n  archive: {{none: Nobody keeps one.}}\n  seen: original\n"
    )
}

/// The smallest site with these sources.
fn site(sources: &[(&str, Option<&str>)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("").lay_out(folder.path());
    let all: String = sources.iter().map(|(id, url)| source(id, *url)).collect();
    fs::write(folder.path().join("content/sources/all.yaml"), all).expect("it is written");
    folder
}

/// Runs `factpress archive` with these arguments.
fn archive(root: &Path, arguments: &[&str]) -> Output {
    crate::program()
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", "1772359200")
        .arg("archive")
        .args(arguments)
        .output()
        .expect("factpress starts")
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

fn record(root: &Path) -> String {
    fs::read_to_string(root.join("content/copies.yaml")).unwrap_or_default()
}
