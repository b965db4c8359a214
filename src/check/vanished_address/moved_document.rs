//! What has moved: the document that was at an address and is at another now.

use std::sync::Arc;

use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::model::alias::Alias;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::plan::{Histories, RecordedKind};
use crate::trail;

/// A document that is at another address now.
pub struct MovedDocument<'s> {
    /// What it is, as readers of a report call it.
    noun: &'static str,
    /// The key that is shown if it has no aliases yet.
    key: &'static str,
    file: &'s Arc<str>,
    aliases: &'s [Alias],
}

impl<'s> MovedDocument<'s> {
    /// The document that was public at an address: a claim of the same id or with the same words,
    /// an explainer or a page with the same title.
    pub fn of(site: &'s Site, histories: &Histories<'_>, address: &str) -> Option<Self> {
        let (kind, id) = histories.at(address)?;
        let is_other = |own: &Id| own.as_str() != id;
        let had_title = |title: &str| histories.had_title((kind, id), title);
        match kind {
            RecordedKind::Claim => {
                let moved = Id::new(id).and_then(|id| site.claims.find(&id));
                let claim = &site.claims[moved.or_else(|| histories.successor(id))?];
                Some(Self {
                    noun: "claim",
                    key: "claim",
                    file: &claim.file,
                    aliases: &claim.aliases,
                })
            }
            RecordedKind::Explainer => {
                let mut explainers = site.explainers.iter().map(|(_, explainer)| explainer);
                let explainer = explainers.find(|explainer| {
                    let mut texts = explainer.in_every_language();
                    is_other(&explainer.id) && texts.any(|text| had_title(&text.title))
                })?;
                Some(Self {
                    noun: "explainer",
                    key: "title",
                    file: &explainer.file,
                    aliases: &explainer.aliases,
                })
            }
            RecordedKind::Page => {
                let mut pages = site.standings.iter().map(|(_, page)| page);
                let page = pages.find(|page| {
                    let mut texts = page.in_every_language();
                    is_other(&page.id) && texts.any(|text| had_title(&text.title))
                })?;
                Some(Self {
                    noun: "page",
                    key: "title",
                    file: &page.file,
                    aliases: &page.aliases,
                })
            }
        }
    }

    /// The diagnostic for the address at which it was.
    pub fn fault(&self, address: &str) -> Diagnostic {
        let message = format!(
            "`{address}` was published, but the {} is somewhere else now",
            self.noun
        );
        let aliases = self.aliases.iter().map(|alias| format!("{alias}, "));
        let aliases: String = aliases.collect();
        let help =
            format!("lead readers on, and keep its history: `aliases: [{aliases}{address}]`");
        let key = if self.aliases.is_empty() {
            self.key
        } else {
            "aliases"
        };
        Diagnostic::new(super::RULE, self.file, At::Key(trail![key]), message).with_help(help)
    }
}
