//! Fixing: what `check --fix` changes, what it leaves to people, and that it writes nothing
//! unasked.

mod texts;
mod files;
mod command;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use factpress::Options;
use factpress::authoring::fix::{Fixed, fix};
use factpress::check::external::External;
use factpress::content::Content;
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn fixed(site: &SmallSite) -> Fixed {
    let (content, found) = Content::new(site.found());
    match fix(
        &content,
        &content,
        &found,
        &Options::default(),
        &External::default(),
    ) {
        Ok(fixed) => fixed,
        Err(never) => match never {},
    }
}

/// A site with a line of one of its files written otherwise.
fn with_line(file: &str, right: &str, wrong: &str) -> SmallSite {
    SmallSite::new("").replacing(file, right, wrong)
}

/// The bytes of every file below `content/` by path.
fn bytes(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root.join("content"))
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().display().to_string(),
                fs::read(entry.path()).expect("a file"),
            )
        })
        .collect()
}

fn factpress(arguments: &[&str], root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
