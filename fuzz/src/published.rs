//! A site of any content, checked and, when nothing is wrong with it, built in memory and looked at
//! file by file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use factpress::theme::{Theme, ThemeFile, built_in};
use factpress::{BuildError, Checked, disk};

use super::oracle;
use crate::small_site::{SmallSite, print};

static BROADSHEET: LazyLock<Theme> = LazyLock::new(|| {
    Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads")
});

/// The theme that prints every field of every view, so that all content shows that gets anywhere.
static PAMPHLET: LazyLock<Theme> = LazyLock::new(|| {
    Theme::new("themes/pamphlet", FILES.clone()).expect("the theme of the tests loads")
});

/// The files of the theme `pamphlet`.
pub static FILES: LazyLock<Vec<ThemeFile>> = LazyLock::new(pamphlet);

fn pamphlet() -> Vec<ThemeFile> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("tests/sites/pamphlet"));
    let root = above
        .into_iter()
        .find(|folder| folder.is_dir())
        .expect("the test sites lie beside the fuzz targets");
    disk::theme(&root, "pamphlet")
        .expect("the theme can be read")
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Checks a site; when nothing is wrong with it but marks that readers would see as typed, builds
/// it and gives every file, each of them as its kind must be.
///
/// # Panics
///
/// When a report points outside of its file, when a site without errors cannot be built, or when a
/// published file is not what [`oracle::file`] demands.
pub fn of(site: &SmallSite) -> Option<BTreeMap<String, Vec<u8>>> {
    let Checked {
        site: checked,
        report,
        theme,
        ..
    } = site.checked_but_for_marks();
    // Each line is found again in its text, with a caret below it.
    let _ = report.human(true);
    let checked = checked?;
    let theme = match theme.as_ref().map(|choice| choice.name.as_str()) {
        Some("pamphlet") => &PAMPHLET,
        _ => &BROADSHEET,
    };
    let files = match print(&checked, theme) {
        Ok(files) => files,
        // The theme has no words for it, which the command finds before it builds.
        Err(BuildError::NoWords(_)) => return None,
        Err(error) => panic!("a site without errors cannot be built: {error:?}"),
    };
    for (path, bytes) in &files {
        if let Err(fault) = oracle::file(path, bytes) {
            panic!("{fault}\n{}", String::from_utf8_lossy(bytes));
        }
    }
    Some(files)
}
