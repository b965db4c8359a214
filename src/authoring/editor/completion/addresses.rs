//! Addresses of the site's pages, for links in Markdown.

use std::ops::Range;

use super::{Completion, CompletionKind};
use crate::authoring::editor::{Definition, Workspace};
use crate::content::{DocumentName, TextRole};
use crate::yaml::record::Noun;

impl Workspace {
    /// The addresses of pages, for a link in a text in this language; `None` is the first.
    pub(super) fn addresses(
        &self,
        bytes: &Range<usize>,
        is_closed: bool,
        language: Option<&str>,
    ) -> Vec<Completion> {
        let close = if is_closed { "" } else { ")" };
        let offer = |address: String, title: &str| Completion {
            text: format!("{address}{close}"),
            label: address,
            offer: CompletionKind::Id,
            detail: title.to_owned(),
            about: String::new(),
            bytes: bytes.clone(),
            snippet: None,
            first: false,
        };
        self.definitions()
            .filter_map(|(_, name)| Some(offer(self.address(name, language)?, &name.title)))
            .collect()
    }

    /// The address of the page of something, in a language if it has a page there.
    fn address(&self, name: &Definition, language: Option<&str>) -> Option<String> {
        let Definition { noun, id, .. } = name;
        let path = match noun {
            Noun::Claim => format!("/{}/{id}/", name.within.as_ref()?),
            Noun::Explainer | Noun::Standing => format!("/{id}/"),
            Noun::Person => format!("/people/{id}/"),
            Noun::Source => format!("/sources/{id}/"),
            Noun::Verdict => format!("/verdicts/{id}/"),
            Noun::Rule | Noun::Tag => return None,
        };
        let translated = language.filter(|language| self.is_in(name, language));
        Some(translated.map_or_else(|| path.clone(), |language| format!("/{language}{path}")))
    }

    /// True if something has a page in this language, which all but documents have in every one.
    fn is_in(&self, name: &Definition, language: &str) -> bool {
        let is_it = |document: &DocumentName| {
            document.id.as_str() == name.id && document.language.as_deref() == Some(language)
        };
        let mut roles = self.indexed_files.values().map(|indexed| &indexed.role);
        match name.noun {
            Noun::Claim => roles.any(|role| {
                matches!(role, TextRole::Claim { explainer, name: document }
                    if Some(explainer.as_str()) == name.within.as_deref() && is_it(document))
            }),
            Noun::Explainer => {
                roles.any(|role| matches!(role, TextRole::Explainer(document) if is_it(document)))
            }
            Noun::Standing => {
                roles.any(|role| matches!(role, TextRole::Standing(document) if is_it(document)))
            }
            _ => true,
        }
    }
}
