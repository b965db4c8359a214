//! Clashes: things that cannot both be published, since they take one place in the output.

use std::collections::HashMap;
use std::sync::Arc;

use super::DUPLICATE_ADDRESS;
use crate::address::folded;
use crate::diagnostic::{At, Diagnostic};

/// Something that takes a place in the output.
pub struct Taker {
    /// The path of its file below the output folder.
    pub output: String,
    /// Where it stands on the site.
    pub address: String,
    /// The content file that it is made of.
    pub file: Option<Arc<str>>,
    /// What it is, in words.
    pub what: String,
    /// What to do when another has its place.
    pub help: &'static str,
}

/// Notes each pair of things that cannot both be published; on disks that do not tell capitals from small letters, or one
/// way to write `é` from the other, too.
pub fn clashes(takers: &[Taker]) -> Vec<Diagnostic> {
    let mut files: HashMap<String, &Taker> = HashMap::new();
    let mut folders: HashMap<String, &Taker> = HashMap::new();
    let mut faults = Vec::new();
    for taker in takers {
        let path = folded(&taker.output);
        let above = |path: &str| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>();
        let in_theme = taker.file.is_some() && path.starts_with("assets/");
        let other = files
            .get(&*path)
            .or_else(|| folders.get(&*path))
            .or_else(|| above(&path).iter().find_map(|folder| files.get(folder)))
            .copied()
            .or_else(|| takers.first().filter(|_| in_theme));
        if let Some(other) = other {
            faults.push(clash(taker, other));
        }
        for folder in above(&path) {
            folders.entry(folder).or_insert(taker);
        }
        files.entry(path.into_owned()).or_insert(taker);
    }
    faults
}

/// The finding stands at whichever of the two an author has made.
fn clash(taker: &Taker, other: &Taker) -> Diagnostic {
    let (at_fault, other) = if taker.file.is_some() { (taker, other) } else { (other, taker) };
    let file = at_fault.file.clone().unwrap_or_else(|| "content/site.yaml".into());
    let name = other.file.as_ref().map_or(other.what.as_str(), |file| file);
    let message = if other.output.starts_with("assets/-") {
        format!("{} cannot be published: assets/ is the theme's folder", at_fault.address)
    } else if folded(&at_fault.output) == folded(&other.output) {
        format!("{name} is published at {} already", at_fault.address)
    } else {
        format!("{} cannot be published: {name} takes its place with {}", at_fault.address, other.address)
    };
    Diagnostic::new(DUPLICATE_ADDRESS, &file, At::File, message).with_help(at_fault.help.to_owned())
}
