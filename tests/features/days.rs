//! Days: whose today it is, what waits for its day, and which times machines are told.

mod times;
mod to_come;
mod today;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use factpress::Options;
use factpress::base::date::Day;
use tempfile::TempDir;

use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const POOL: &str = "content/explainers/pool/index.md";

/// Runs factpress with these variables, and no others that concern time.
fn factpress(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = crate::program();
    command.envs(environment.iter().copied());
    command
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

/// What a run prints; it must succeed.
#[track_caller]
fn said(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = factpress(folder, arguments, environment);
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8(said).expect("text");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    said
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

/// Every published file by path.
fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            found.extend(
                published(&path)
                    .into_iter()
                    .map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

fn on(day: &str) -> Options {
    Options {
        today: Some(Day::parse(day).expect("a day")),
        ..Options::default()
    }
}

fn in_zone(zone: &str) -> SmallSite {
    SmallSite::new("").replacing(SITE, "languages:", &format!("timezone: {zone}\nlanguages:"))
}

/// The small site with a second story, by the name of pool, that comes out on a day.
fn planned(day: &str) -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut")).replacing(
        POOL,
        "published: 2024-04-01",
        &format!("published: {day}"),
    )
}
