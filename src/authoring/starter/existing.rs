//! What a publication already contains, as far as something new depends on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Now, Today, Zone};
use crate::content::{Content, TextRole};
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::plan::Plan;
use crate::yaml::register::Register;

/// The ids that exist, and the day.
#[derive(Debug, Default)]
pub struct ExistingContent {
    /// The day that counts as today.
    pub today: Option<Today>,
    /// The zone of the machine, for a publication that is to have one.
    pub zone: Option<Zone>,
    /// The language that originals are written in.
    pub language: String,
    /// The verdicts that can be given.
    pub verdicts: Vec<String>,
    /// The verdicts that are retired.
    pub retired: Vec<String>,
    /// People and organisations.
    pub people: Vec<String>,
    /// The one of them that is the publisher.
    pub publisher: Option<String>,
    /// The sources, with the file of each.
    pub sources: BTreeMap<String, Arc<str>>,
    /// The files of the registry, by the name between `content/sources/` and the ending.
    pub registries: BTreeMap<String, Arc<str>>,
    /// The explainers, with the files of each: the original first, then its translations.
    pub explainers: BTreeMap<String, Vec<Arc<str>>>,
    /// The claims, with the file of each.
    pub claims: BTreeMap<String, Arc<str>>,
    /// The first segments of all addresses that are taken.
    pub addresses: Vec<String>,
    /// False if something could not be read, so that there may be more ids.
    pub whole: bool,
}

impl ExistingContent {
    /// What there is in an empty folder.
    #[must_use]
    pub fn nothing(now: Option<&Now>) -> Self {
        let zone = now.map(|now| now.zone.clone()).filter(Zone::is_somewhere);
        Self {
            today: now.and_then(|now| now.today(None)),
            zone,
            language: "en".to_owned(),
            whole: true,
            ..Self::default()
        }
    }

    /// What there is in a publication.
    #[must_use]
    pub fn of(content: &Content, site: &Site, today: Option<Today>) -> Self {
        let scale = site.scale.iter().map(|(_, verdict)| verdict);
        let (retired, given): (Vec<_>, Vec<_>) =
            scale.partition(|verdict| verdict.retired.is_some());
        let ids = |verdicts: Vec<&Verdict>| {
            verdicts
                .iter()
                .map(|verdict| verdict.id.to_string())
                .collect()
        };
        let mut known = Self {
            today,
            language: site.settings.first_language().to_owned(),
            verdicts: ids(given),
            retired: ids(retired),
            people: site.people.ids().map(str::to_owned).collect(),
            publisher: publisher(site),
            sources: files(&site.sources),
            addresses: addresses(site),
            whole: site.whole,
            ..Self::default()
        };
        for text in &content.texts {
            known.take(&text.path, &text.role);
        }
        for (path, role) in &content.refused {
            known.take(path, role);
        }
        known
    }

    fn take(&mut self, path: &Arc<str>, role: &TextRole) {
        let file = Arc::clone(path);
        match role {
            TextRole::Sources => {
                let name = path
                    .strip_prefix("content/sources/")
                    .and_then(|name| name.strip_suffix(".yaml"));
                self.registries
                    .insert(name.unwrap_or(path).to_owned(), file);
            }
            TextRole::Explainer(name) => {
                let files = self.explainers.entry(name.id.to_string()).or_default();
                let position = if name.language.is_none() {
                    0
                } else {
                    files.len()
                };
                files.insert(position, file);
            }
            TextRole::Claim { name, .. } => {
                self.claims.entry(name.id.to_string()).or_insert(file);
            }
            TextRole::Site | TextRole::People | TextRole::Copies | TextRole::Standing(_) => {}
        }
    }
}

/// The entry of `people.yaml` that has the publisher's name.
fn publisher(site: &Site) -> Option<String> {
    let (name, first) = (
        &site.settings.publisher.name,
        site.settings.first_language(),
    );
    let mut people = site.people.iter().map(|(_, person)| person);
    people
        .find(|person| person.name.in_language(first, first) == name)
        .map(|person| person.id.to_string())
}

fn files(sources: &Register<Source>) -> BTreeMap<String, Arc<str>> {
    sources
        .iter()
        .map(|(_, source)| (source.id.to_string(), Arc::clone(&source.file)))
        .collect()
}

/// The first part of each address that something has.
fn addresses(site: &Site) -> Vec<String> {
    let first = |path: &str| {
        path.split('/')
            .find(|part| !part.is_empty())
            .map(str::to_owned)
    };
    let pages = Plan::new(site)
        .pages
        .into_iter()
        .filter_map(|page| first(page.address.as_str()));
    let mut all: Vec<String> = pages
        .chain(site.assets.iter().filter_map(|asset| first(&asset.output)))
        .collect();
    all.push("assets".to_owned());
    all.sort();
    all.dedup();
    all
}
