//! Clashes: things that cannot both be published, since they need one place in the output.

use std::borrow::Cow;
use std::sync::Arc;

use hashbrown::HashMap;

use super::{DUPLICATE_ADDRESS, Moved, Page, Subject};
use crate::base::address::folded;
use crate::base::diagnostic::{At, Diagnostic};
use crate::content::ContentAsset;
use crate::model::site::Site;

/// Something with a place in the output.
pub struct OutputItem<'p> {
    /// The path of its file below the output folder.
    pub output: String,
    /// What it is.
    pub thing: OutputItemKind<'p>,
}

/// The kinds of things with a place in the output.
pub enum OutputItemKind<'p> {
    /// A page.
    Page(&'p Page<'p>),
    /// A file that is copied as it is.
    ContentAsset(&'p ContentAsset),
    /// Something that factpress itself puts there, as messages name it.
    Own(&'static str),
}

impl OutputItem<'_> {
    /// Its address on the site.
    fn address(&self) -> String {
        match self.thing {
            OutputItemKind::Page(page) => page.address.to_string(),
            OutputItemKind::ContentAsset(_) | OutputItemKind::Own(_) => format!("/{}", self.output),
        }
    }

    /// The file in `content/` that it is made of, if it is made of one.
    fn file(&self, site: &Site) -> Option<Arc<str>> {
        match self.thing {
            OutputItemKind::Page(page) => owner(site, &page.subject),
            OutputItemKind::ContentAsset(asset) => Some(Arc::clone(&asset.path)),
            OutputItemKind::Own(_) => None,
        }
    }

    /// Its name in messages.
    fn what(&self) -> String {
        match self.thing {
            OutputItemKind::Page(page) => format!("the page {}", page.address),
            OutputItemKind::ContentAsset(asset) => format!("the file /{}", asset.output),
            OutputItemKind::Own(what) => what.to_owned(),
        }
    }

    /// What an author can do if something else has its place.
    fn help(&self) -> &'static str {
        match self.thing {
            OutputItemKind::ContentAsset(_) => "give this file another name",
            OutputItemKind::Page(_) | OutputItemKind::Own(_) => "give one of the two another name",
        }
    }
}

/// The file in `content/` that a page is made of; `None` for lists and for what is made of the
/// whole site.
fn owner(site: &Site, subject: &Subject<'_>) -> Option<Arc<str>> {
    match subject {
        Subject::Explainer(explainer)
        | Subject::ExplainerMarkdown(explainer)
        | Subject::Moved(Moved::Explainer(explainer)) => {
            Some(Arc::clone(&site.explainers[*explainer].file))
        }
        Subject::Claim(claim)
        | Subject::Embed(claim)
        | Subject::OEmbed(claim)
        | Subject::ClaimJson(claim)
        | Subject::Citation(claim, _)
        | Subject::ClaimMarkdown(claim)
        | Subject::Moved(Moved::Claim(claim)) => Some(Arc::clone(&site.claims[*claim].file)),
        Subject::Standing(standing) | Subject::Moved(Moved::Standing(standing)) => {
            Some(Arc::clone(&site.standings[*standing].file))
        }
        Subject::Withdrawn(position)
        | Subject::WithdrawnEmbed(position)
        | Subject::Moved(Moved::Withdrawn(position)) => site
            .withdrawn
            .get(*position)
            .map(|document| Arc::clone(&document.file)),
        _ => None,
    }
}

/// Notes each pair of things that cannot both be published. Paths count as equal if any disk takes
/// them as equal: some do not distinguish capitals from small letters, or the two ways to encode
/// `é`. The first of the things is the theme's folder, in which nothing made of content may lie.
pub fn clashes(items: &[OutputItem<'_>], site: &Site) -> Vec<Diagnostic> {
    let paths: Vec<Cow<'_, str>> = items.iter().map(|item| folded(&item.output)).collect();
    let mut files: HashMap<&str, &OutputItem<'_>> = HashMap::with_capacity(items.len());
    let mut folders: HashMap<&str, &OutputItem<'_>> = HashMap::new();
    let mut faults = Vec::new();
    for (item, path) in items.iter().zip(&paths) {
        let above = || path.match_indices('/').map(|(at, _)| &path[..at]);
        let is_in_theme = || path.starts_with("assets/") && item.file(site).is_some();
        let other = files
            .get(&**path)
            .or_else(|| folders.get(&**path))
            .or_else(|| above().find_map(|folder| files.get(folder)))
            .copied()
            .or_else(|| items.first().filter(|_| is_in_theme()));
        if let Some(other) = other {
            faults.push(clash(item, other, site));
        }
        for folder in above() {
            folders.entry(folder).or_insert(item);
        }
        files.entry(path).or_insert(item);
    }
    faults
}

/// The diagnostic for two things, placed at whichever of them an author has made.
fn clash(item: &OutputItem<'_>, other: &OutputItem<'_>, site: &Site) -> Diagnostic {
    let (at_fault, other) = if item.file(site).is_some() {
        (item, other)
    } else {
        (other, item)
    };
    let file = at_fault
        .file(site)
        .unwrap_or_else(|| "content/site.yaml".into());
    let address = at_fault.address();
    let name = other
        .file(site)
        .map_or_else(|| other.what(), |file| file.to_string());
    let message = if other.output.starts_with("assets/-") {
        format!("{address} cannot be published: assets/ is the theme's folder")
    } else if folded(&at_fault.output) == folded(&other.output) {
        format!("{name} is already published at {address}")
    } else {
        format!(
            "{address} cannot be published: {name} already takes its place with {}",
            other.address()
        )
    };
    Diagnostic::new(DUPLICATE_ADDRESS, &file, At::File, message)
        .with_help(at_fault.help().to_owned())
}
