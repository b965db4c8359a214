//! What a site has of each thing that may be evidence: the page and the key, or what to add.

use std::sync::Arc;

use super::Need;
use super::counts::{Counted, MissingEntry};
use super::places::Places;
use crate::base::address::Address;
use crate::base::diagnostic::Trail;
use crate::check::RuleContext;
use crate::model::settings::Policies;
use crate::model::site::Site;
use crate::model::standing::{Shows, StandingPage};
use crate::plan::Addresses;
use crate::report::{CriterionEvidence, EntryPlace};
use crate::trail;

/// What a site has of one thing that may be evidence, and what to add.
pub struct LookupResult {
    /// What is there.
    pub evidence: Option<CriterionEvidence>,
    /// What to add; `None` if nothing is missing.
    pub add: Option<String>,
}

/// Looks up in a site what may be evidence.
pub struct Lookup<'s> {
    context: &'s RuleContext<'s>,
    places: Places<'s>,
    settings: Arc<str>,
}

impl<'s> Lookup<'s> {
    /// Looks things up in the site of this context.
    pub fn new(context: &'s RuleContext<'s>) -> Self {
        Self {
            context,
            places: Places::new(context.texts),
            settings: "content/site.yaml".into(),
        }
    }

    /// What the site has of this.
    pub fn answer(&mut self, need: Need) -> LookupResult {
        match need {
            Need::Policy(key, says) => self.policy(key, says),
            Need::Scale => self.shown(
                Shows::Scale,
                "lists the verdicts with their definitions",
                "give a standing page `shows: [scale]`, so that readers see what each verdict means",
            ),
            Need::CorrectionsLog => self.shown(
                Shows::Corrections,
                "lists all corrections",
                "give a standing page `shows: [corrections]`, so that all corrections are in one list",
            ),
            Need::Report => self.report(),
            Need::Link(host, says, add) => self.link(host, says, add),
            Need::Count(count) => self.counted(count(self.context)),
        }
    }

    fn site(&self) -> &'s Site {
        self.context.site
    }

    /// Evidence on the page at an address, or on none.
    fn on_page(&self, address: Option<&Address>, text: String) -> CriterionEvidence {
        let url = &self.site().settings.url;
        CriterionEvidence {
            text,
            to_check: false,
            page: address.map(|address| url.absolute(address)),
            path: address.map(|address| url.href(address)),
            file: None,
            line: None,
            key: None,
            have: None,
            of: None,
            without: Vec::new(),
        }
    }

    /// Evidence on a standing page, which the key at the end of a trail makes evidence.
    fn on_standing(
        &mut self,
        page: &StandingPage,
        text: &str,
        file: &Arc<str>,
        trail: &Trail,
    ) -> CriterionEvidence {
        let settings = &self.site().settings;
        let addresses = Addresses::new(settings, settings.first_language());
        CriterionEvidence {
            line: self.places.line(file, trail),
            file: Some(Arc::clone(file)),
            ..self.on_page(Some(&addresses.standing(&page.id)), text.to_owned())
        }
    }

    fn policy(&mut self, key: &'static str, says: &str) -> LookupResult {
        let site = self.site();
        let mut named = site.settings.policies.iter().flat_map(Policies::entries);
        let page = named
            .find(|(known, _)| *known == key)
            .and_then(|(_, id)| site.standings.find(id));
        let Some(page) = page else {
            return missing(format!(
                "name a page under `policies: {key}` in content/site.yaml that says {says}"
            ));
        };
        let file = Arc::clone(&self.settings);
        let trail = trail!["policies", key];
        let text = format!("check that it says {says}");
        found(CriterionEvidence {
            to_check: true,
            key: Some(key),
            ..self.on_standing(&site.standings[page], &text, &file, &trail)
        })
    }

    fn shown(&mut self, what: Shows, text: &str, add: &str) -> LookupResult {
        let mut pages = self.site().standings.iter();
        let Some((_, page)) = pages.find(|(_, page)| page.shows.contains(&what)) else {
            return missing(add.to_owned());
        };
        found(CriterionEvidence {
            key: Some("shows"),
            ..self.on_standing(page, text, &page.file, &trail!["shows"])
        })
    }

    fn report(&mut self) -> LookupResult {
        if self.site().settings.report.is_none() {
            return missing(
                "give `report` in content/site.yaml: the address to which readers report errors"
                    .to_owned(),
            );
        }
        let text = "every page links to the address to which readers report errors";
        let file = Arc::clone(&self.settings);
        found(CriterionEvidence {
            line: self.places.line(&file, &trail!["report"]),
            file: Some(file),
            key: Some("report"),
            ..self.on_page(None, text.to_owned())
        })
    }

    fn link(&mut self, host: &str, says: &str, add: &str) -> LookupResult {
        let leads = |page: &StandingPage| {
            let mut targets = page.body.links.iter().map(|link| link.target.as_str());
            targets.any(|target| is_on(target, host))
        };
        let mut pages = self.site().standings.iter();
        let Some((_, page)) = pages.find(|(_, page)| leads(page)) else {
            return missing(add.to_owned());
        };
        let text = format!("links to {host}; check that it says {says}");
        found(CriterionEvidence {
            to_check: true,
            ..self.on_standing(page, &text, &page.file, &Vec::new())
        })
    }

    fn counted(&mut self, counted: Counted) -> LookupResult {
        if counted.have == 0 {
            return missing(format!("{}; {}", counted.text, counted.add));
        }
        let is_whole = counted.of.is_none_or(|of| counted.have >= of);
        let mut without: Vec<EntryPlace> = counted
            .without
            .into_iter()
            .map(|MissingEntry { file, trail }| EntryPlace {
                line: self.places.line(&file, &trail),
                file,
            })
            .collect();
        without.sort();
        let evidence = CriterionEvidence {
            key: Some(counted.key),
            have: Some(counted.have),
            of: counted.of,
            without,
            ..self.on_page(counted.page.as_ref(), counted.text)
        };
        LookupResult {
            evidence: Some(evidence),
            add: (!is_whole).then(|| counted.add.to_owned()),
        }
    }
}

/// True if an address is on a host, or on one below it.
fn is_on(target: &str, host: &str) -> bool {
    let after_scheme = target.split_once("://").map(|(_, rest)| rest);
    let named = after_scheme.and_then(|rest| rest.split(['/', '?', '#', ':']).next());
    let before = named.and_then(|named| named.strip_suffix(host));
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

fn found(evidence: CriterionEvidence) -> LookupResult {
    LookupResult {
        evidence: Some(evidence),
        add: None,
    }
}

fn missing(add: String) -> LookupResult {
    LookupResult {
        evidence: None,
        add: Some(add),
    }
}
