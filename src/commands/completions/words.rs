//! The words that only the publication at hand knows.

use crate::authoring::starter::ExistingContent;
use crate::base::progress::NoProgress;
use crate::commands::arguments::SiteWords;
use crate::disk::{self, publication_around};
use crate::{Options, understand};

/// The words, in order; `None` if the publication cannot be read.
pub fn words(of: SiteWords) -> Option<Vec<String>> {
    let root = publication_around();
    let (content, found, library) = disk::content(&root).ok()?;
    let all = Options {
        drafts: true,
        rehearse: true,
        ..Options::default()
    };
    let site = understand(&content, &library, found, &all, &NoProgress)
        .ok()?
        .site?;
    let known = ExistingContent::of(&content, &site, None);
    let mut words: Vec<String> = match of {
        SiteWords::People => known.people,
        SiteWords::Sources => known.sources.into_keys().collect(),
        SiteWords::Registries => known.registries.into_keys().collect(),
        SiteWords::Verdicts => return Some(known.verdicts),
        SiteWords::Explainers => known.explainers.into_keys().collect(),
        SiteWords::Documents => {
            let pages = site.standings.ids().map(str::to_owned);
            let claims = known.claims.into_keys();
            claims
                .chain(known.explainers.into_keys())
                .chain(pages)
                .collect()
        }
        SiteWords::Themes => disk::themes(&root).ok()?,
        SiteWords::Languages => {
            let languages = site.settings.languages.0.iter();
            languages.map(|tag| tag.as_str().to_owned()).collect()
        }
    };
    words.sort();
    words.dedup();
    Some(words)
}
