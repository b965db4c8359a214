//! The order of publishing, in which a reader who follows links never meets a dead one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Capitals, Manifest, WrittenFile, folders_above};

/// One thing to do in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishStep {
    /// Removes a file of the last build that is in the place of a new file or its folder.
    Clear(Arc<str>),
    /// Moves in a file, or a folder with nothing but new files.
    Move(Arc<str>),
    /// Removes a file that is no longer part of the site.
    Remove(Arc<str>),
}

/// What a file is to a reader. New files are moved in in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FileClass {
    /// Stylesheets, fonts, pictures: they name no page.
    Asset,
    /// A page for readers.
    Page,
    /// Feeds, sitemaps, data, rules for hosts: they name pages.
    Data,
}

impl FileClass {
    fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        // A compressed copy goes with its file.
        let packed = [".br", ".gz"].into_iter();
        let name = packed.fold(name, |name, ending| {
            name.strip_suffix(ending).unwrap_or(name)
        });
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => Self::Page,
            Some("bib" | "csv" | "json" | "md" | "ndjson" | "ris" | "txt" | "xml") => Self::Data,
            None if name.starts_with('_') => Self::Data,
            _ => Self::Asset,
        }
    }
}

/// What has to be done to get from one state of the output to the next, in order.
///
/// 1. Whatever is in the way of new files is cleared: a file in the place of a folder, or the other
///    way round.
/// 2. New files: assets, pages, data. Nobody can follow a link to them yet. A new folder moves as
///    one.
/// 3. Changed files: assets, pages, data. Everything that a changed page links to is there.
/// 4. Removals, pages first. No page that stays links to any of them.
///
/// A stylesheet's name is its fingerprint, so the old one serves the old pages until it is removed.
pub fn steps(before: &Manifest, after: &Manifest, puts: &[WrittenFile]) -> Vec<PublishStep> {
    let stale = before.paths_beside(after);
    let capitals = if stale.is_empty() {
        Capitals::default()
    } else {
        Capitals::of(after)
    };
    let (clear, mut remove): (Vec<&Arc<str>>, Vec<&Arc<str>>) = stale
        .into_iter()
        .partition(|path| capitals.overlap(after, path));
    remove.sort_by_key(|path| FileClass::of(path) != FileClass::Page);

    let mut new: BTreeMap<&str, FileClass> = BTreeMap::new();
    let mut changed: Vec<(FileClass, &Arc<str>)> = Vec::new();
    for put in puts.iter().filter(|put| put.changed) {
        let class = FileClass::of(&put.path);
        if before.files.contains_key(&put.path) {
            changed.push((class, &put.path));
        } else {
            let whole = folders_above(&put.path).find(|folder| !before.has_below(folder));
            let moved = whole.map_or(&*put.path, |folder| &folder[..folder.len() - 1]);
            // A folder moves as one, so one that contains a page moves with the pages, after all
            // assets.
            let known = new.entry(moved).or_insert(class);
            *known = if [*known, class].contains(&FileClass::Page) {
                FileClass::Page
            } else {
                class.min(*known)
            };
        }
    }
    let mut new: Vec<(FileClass, &str)> =
        new.into_iter().map(|(path, class)| (class, path)).collect();
    new.sort_unstable();
    changed.sort_unstable();

    let clear = clear
        .into_iter()
        .map(|path| PublishStep::Clear(Arc::clone(path)));
    let new = new
        .into_iter()
        .map(|(_, path)| PublishStep::Move(path.into()));
    let changed = changed
        .into_iter()
        .map(|(_, path)| PublishStep::Move(Arc::clone(path)));
    let remove = remove
        .into_iter()
        .map(|path| PublishStep::Remove(Arc::clone(path)));
    clear.chain(new).chain(changed).chain(remove).collect()
}
