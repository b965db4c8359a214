//! Two versions of a site, the way from one to the other, and what must be true at every instant of
//! it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use factpress::build::publish::{
    JOURNAL, LOCK, MANIFEST, Manifest, STAGING, Sink as _, WrittenFile,
};
use factpress::build::render::File;
use factpress::content::Given;
use factpress::disk::{DiskError, Moving, Output};
use tempfile::TempDir;

use super::everything;
use crate::small_site::SmallSite;

/// Files of whoever keeps the folder, which no build may touch.
pub const OF_OTHERS: [(&str, &str); 2] =
    [(".git/HEAD", "ref: refs/heads/pages\n"), (".nojekyll", "")];

/// A page and a claim that will go, a file where a folder will be, and a folder where a file will
/// be.
const OLD: &str = "\
-- content/pages/about.md --
---
title: About us
description: Who we are.
---
See [the claim](/library/closed/).
-- content/static/data --
a file
-- content/static/town/map.txt --
old map
";

/// Another page, claim and source, a folder where the file was, and a file where the folder was.
const NEW: &str = "\
-- content/pages/contact.md --
---
title: Contact
description: How to reach us.
---
See [the claim](/library/moved/).
-- content/static/data/part/one.txt --
a folder
-- content/static/town --
a file
-- content/sources/town.yaml --
-- content/sources/archive.yaml --
archive:
  title: Archive of the town
  publisher: Town archive
  kind: document
  date: 2024-03-02
  url: https://town.example/archive
  primary: true
  basis: documents
  archive: {none: Only a paper copy exists.}
  seen: original
-- content/people.yaml --
ada:
  name: Ada Example
  kind: person
gazette:
  name: Town Gazette
  kind: organization
robin:
  name: Robin Example
  kind: person
-- content/explainers/library/claims/closed.md --
-- content/explainers/library/claims/moved.md --
---
claim: Three libraries moved
claimant: robin
date: 2024-03-11
kind: statement
verdict: \"true\"
as_of: 2024-03-31
finding: Three moved to the new town hall.
evidence:
  - source: archive
    stance: supports
    quote: Three libraries move.
---
The archive lists them.
";

/// A version of a site: its content, and the files that a clean build makes of it.
pub struct Version {
    pub content: SmallSite,
    pub files: BTreeMap<String, Vec<u8>>,
    links: BTreeMap<String, BTreeSet<String>>,
}

impl Version {
    /// The version of before and the one to come; every page of theirs differs.
    pub fn two() -> [Self; 2] {
        let index = "content/explainers/library/index.md";
        let new = SmallSite::new(NEW)
            .replacing(
                "content/site.yaml",
                "title: Town checks",
                "title: Town and country checks",
            )
            .replacing(index, "claims: [closed]", "claims: [moved]")
            .replacing(index, "[[source:minutes]]", "[[source:archive]]");
        [Self::of(SmallSite::new(OLD)), Self::of(new)]
    }

    fn of(content: SmallSite) -> Self {
        let mut files = content.files();
        for found in content.found() {
            let path = found
                .path
                .strip_prefix("content/static/")
                .map(str::to_owned);
            if let (Some(path), Given::Bytes(bytes)) = (path, found.given) {
                files.insert(path, bytes);
            }
        }
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let links = pages
            .map(|(path, page)| (path.clone(), links(page)))
            .collect();
        Self {
            content,
            files,
            links,
        }
    }

    /// Publishes below `root` as a build does, up to the writing of the journal.
    pub fn begin(&self, root: &Path) -> Moving {
        self.try_begin(root).expect("the journal is written")
    }

    /// The same where that may be refused.
    pub fn try_begin(&self, root: &Path) -> Result<Moving, DiskError> {
        let output = Output::open(root, &root.join("public"))?;
        let file = |path: &String, bytes: &Vec<u8>| File {
            path: path.clone(),
            bytes: bytes.clone(),
        };
        let put = |(path, bytes)| output.put(file(path, bytes)).expect("the file is laid out");
        let puts: Vec<WrittenFile> = self.files.iter().map(put).collect();
        output.begin(&puts)
    }

    /// Publishes below `root` as a build does.
    pub fn publish(&self, root: &Path) {
        let mut moving = self.begin(root);
        while moving.step().expect("the disk works") {}
    }

    /// A folder whose output holds this version and files of others.
    pub fn published(&self) -> (TempDir, PathBuf) {
        let folder = TempDir::new().expect("a folder");
        let public = folder.path().join("public");
        self.publish(folder.path());
        for (path, text) in OF_OTHERS {
            let path = public.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
            fs::write(path, text).expect("the file is written");
        }
        (folder, public)
    }

    /// Asserts that the output holds exactly the bytes of a clean build, the files of others, and
    /// nothing else.
    pub fn assert_clean(&self, public: &Path, when: &str) {
        let there = files(public);
        let expected = self.all();
        let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&there), paths(&expected), "{when}");
        assert!(
            there == expected,
            "{when}: a file has other bytes than in a clean build"
        );
    }

    /// What is in the output after a clean build, with the files of others.
    fn all(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = self.files.clone();
        let hashes = all
            .iter()
            .map(|(path, bytes)| (path.as_str().into(), blake3::hash(bytes)));
        let manifest = Manifest {
            files: hashes.collect(),
            ..Manifest::default()
        };
        all.insert(MANIFEST.to_owned(), manifest.text().into_bytes());
        all.extend(OF_OTHERS.map(|(path, text)| (path.to_owned(), text.into())));
        all
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    everything(folder)
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, bytes?)))
        .collect()
}

/// Every file of the output but the records that publishing keeps there.
pub fn published(public: &Path) -> BTreeMap<String, Vec<u8>> {
    let is_book = |path: &str| path == JOURNAL || path == LOCK || path.starts_with(STAGING);
    files(public)
        .into_iter()
        .filter(|(path, _)| !is_book(path))
        .collect()
}

/// The paths of this site's files that a page loads or links to.
fn links(page: &[u8]) -> BTreeSet<String> {
    let page = scraper::Html::parse_document(std::str::from_utf8(page).expect("a page is text"));
    let linking = scraper::Selector::parse("[href], [src]").expect("a selector");
    let values = page
        .select(&linking)
        .flat_map(|element| [element.attr("href"), element.attr("src")]);
    let below = values
        .flatten()
        .filter_map(|link| link.strip_prefix('/').filter(|link| !link.starts_with('/')));
    below
        .map(|link| link.split(['#', '?']).next().unwrap_or_default())
        .map(|path| {
            if path.is_empty() || path.ends_with('/') {
                format!("{path}index.html")
            } else {
                path.to_owned()
            }
        })
        .collect()
}

/// Asserts what must be true of the output at every instant between two versions.
///
/// No file is torn, those of others are untouched, each page that both versions have is there, and
/// a reader who starts on one of these and follows links never comes to a place where nothing is.
pub fn assert_whole(public: &Path, from: &Version, to: &Version, when: &str) {
    let there = published(public);
    let [old, new] = [from, to].map(Version::all);
    for (path, bytes) in &there {
        let is_one = [&old, &new]
            .iter()
            .any(|version| version.get(path) == Some(bytes));
        assert!(
            is_one,
            "{when}: {path} is neither the old file nor the new one"
        );
    }
    for (path, text) in OF_OTHERS {
        assert_eq!(
            there.get(path).map(Vec::as_slice),
            Some(text.as_bytes()),
            "{when}: {path} is another's"
        );
    }
    let stays = |path: &&String| path.ends_with(".html") && to.files.contains_key(*path);
    let mut open: Vec<&String> = from.files.keys().filter(stays).collect();
    assert!(open.len() > 5, "most pages stay");
    let mut seen: BTreeSet<&String> = open.iter().copied().collect();
    while let Some(path) = open.pop() {
        let page = there
            .get(path)
            .unwrap_or_else(|| panic!("{when}: {path} is missing"));
        let version = if to.files.get(path) == Some(page) {
            to
        } else {
            from
        };
        for link in &version.links[path] {
            assert!(
                there.contains_key(link),
                "{when}: {path} leads to {link}, where nothing is"
            );
            if link.ends_with(".html") && seen.insert(link) {
                open.push(link);
            }
        }
    }
}
