//! The examples for authors: nothing is wrong with them, they build, and one of them has every key.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use factpress::base::progress::NoProgress;
use factpress::check::external::External;
use factpress::model::keys::list;
use factpress::{Options, disk, understand};
use tempfile::TempDir;

use crate::published::publish;
use crate::small_site::SmallSite;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// All that is wrong with a publication, as the command `check` tells it with these options.
fn report(root: &Path, options: &Options) -> String {
    let (content, found, library) = disk::content(root).expect("the content can be read");
    let understood =
        understand(&content, &library, found, options, &NoProgress).expect("the texts can be read");
    let copies = understood
        .site
        .as_ref()
        .map(|site| disk::copies(root, site))
        .unwrap_or_default();
    understood
        .checked(
            &External {
                copies,
                ..External::default()
            },
            &library,
        )
        .report
        .human(false)
}

/// Every text below a folder.
fn texts(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    let files = files
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.is_file());
    files
        .map(|path| fs::read_to_string(path).expect("the examples are text"))
        .collect()
}

#[test]
fn nothing_is_wrong_with_an_example_and_it_builds() {
    for name in ["everything", "smallest"] {
        let root = examples().join(name);
        let strict = Options {
            strict: true,
            rehearse: true,
            ..Options::default()
        };
        assert_eq!(report(&root, &strict), "", "{name}");
        assert_eq!(
            report(
                &root,
                &Options {
                    drafts: true,
                    ..strict
                }
            ),
            "",
            "{name} with its drafts"
        );
        let folder = TempDir::new().expect("a folder");
        let public = folder.path().join("public");
        publish(&root, &public);
        assert!(
            public.join("index.html").is_file(),
            "{name} has a front page"
        );
    }
}

#[test]
fn the_smallest_example_is_the_small_site_of_the_tests() {
    let site = SmallSite::new("");
    for path in site.paths() {
        let there =
            fs::read_to_string(examples().join("smallest").join(path)).expect("it is there");
        assert_eq!(there, site.text(path), "{path}");
    }
    assert_eq!(
        texts(&examples().join("smallest/content")).len(),
        site.paths().count()
    );
}

#[test]
fn the_large_example_has_every_key() {
    let page = list();
    let keys = page.lines().filter_map(|line| {
        line.strip_prefix("| `")?
            .split_once('`')
            .map(|(key, _)| key)
    });
    let used = texts(&examples().join("everything/content")).join("\n");
    let is_used = |key: &&str| {
        used.split([' ', '{', '\n'])
            .any(|word| word.strip_suffix(':') == Some(*key))
    };
    let unused: BTreeSet<&str> = keys.filter(|key| !is_used(key)).collect();
    assert_eq!(unused, BTreeSet::new());
}
