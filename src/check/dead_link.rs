//! `dead-link`: a link to a page, a file or a heading of the site itself leads somewhere.

use std::cell::OnceCell;

use hashbrown::{HashMap, HashSet};

use super::RuleContext;
use crate::base::address::percent_decode;
use crate::base::date::Day;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::{MOST_SUGGESTIONS, nearest};
use crate::content::prose::Prose;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::plan::{Page, Subject};
use crate::yaml::register::Ref;

/// A link inside the site leads to nothing.
pub const RULE: Rule = Rule::deny("dead-link");

/// The anchors of a text, gathered when the first link needs them.
struct BodyAnchors<'s> {
    text: &'s Prose,
    ids: OnceCell<HashSet<&'s str>>,
}

impl<'s> BodyAnchors<'s> {
    fn of(text: &'s Prose) -> Self {
        Self {
            text,
            ids: OnceCell::new(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &'s str> + use<'s> {
        self.text.headings.iter().map(|heading| heading.id.as_str())
    }

    fn have(&self, anchor: &str) -> bool {
        self.ids
            .get_or_init(|| self.all().collect())
            .contains(anchor)
    }
}

type AnchorsByPage<'s> = HashMap<&'s str, Option<BodyAnchors<'s>>>;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let pages = anchors_by_page(context);
    let files: HashSet<String> = context
        .site
        .assets
        .iter()
        .map(|asset| format!("/{}", asset.output))
        .collect();
    let later = LaterPages::of(context);
    let mut found = Vec::new();
    for (file, own) in context.site.bodies() {
        let anchors = BodyAnchors::of(own);
        for link in own.links.iter().filter(|link| link.is_inside) {
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let path = percent_decode(path.split('?').next().unwrap_or(path));
            let path = path.as_str();
            let fault = match pages.get(path) {
                Some(_) if later.hides(path, file) => Some(format!(
                    "`{path}` is published on a later day, so until then this leads nowhere"
                )),
                _ if path.is_empty() => no_heading(anchor, Some(&anchors), "this text"),
                Some(other) => no_heading(anchor, other.as_ref(), "that page"),
                None if files.contains(path) => None,
                None => Some(format!("nothing is published at `{path}`")),
            };
            let Some(message) = fault else { continue };
            let help = match pages.get(path) {
                // Each suggestion costs a comparison with every page.
                _ if found.len() >= MOST_SUGGESTIONS => None,
                Some(_) if later.hides(path, file) => Some(
                    "write a reference such as [[claim:…]], which becomes a link on that day"
                        .to_owned(),
                ),
                _ if path.is_empty() => near_heading(anchor, Some(&anchors)),
                Some(other) => near_heading(anchor, other.as_ref()),
                None => held_page(context, path).or_else(|| near_page(path, &pages)),
            };
            found.push(
                Diagnostic::new(RULE, file, At::Bytes(link.place.clone()), message).with_help(help),
            );
        }
    }
    found
}

fn anchors_by_page<'s>(context: &RuleContext<'s>) -> AnchorsByPage<'s> {
    let pages = context.plan.pages.iter();
    pages
        .map(|page| {
            let anchors = body(context, page).map(BodyAnchors::of);
            (page.address.as_str(), anchors)
        })
        .collect()
}

/// Pages that are published on a later day. `build` leaves them out until then, so a link to one
/// from a text that is published before leads nowhere.
struct LaterPages<'s> {
    pages: HashSet<&'s str>,
    files: HashSet<&'s str>,
}

impl<'s> LaterPages<'s> {
    fn of(context: &RuleContext<'s>) -> Self {
        let (claims, explainers) = (&context.site.claims, &context.site.explainers);
        let is_later = |day: Day| context.today.is_some_and(|today| day > today.day);
        let story = |explainer: Ref<Explainer>| is_later(explainers[explainer].published);
        let is_any = explainers.iter().any(|(found, _)| story(found))
            || claims.iter().any(|(_, claim)| is_later(claim.published));
        // Most sites have nothing that is planned, and need not ask it of every page.
        if !is_any {
            return Self {
                pages: HashSet::new(),
                files: HashSet::new(),
            };
        }
        let claim = |claim: Ref<Claim>| {
            is_later(claims[claim].published)
                || context.index.explainer_of(claim).is_some_and(story)
        };
        let pages = context.plan.pages.iter().filter(|page| match page.subject {
            Subject::Explainer(explainer) => story(explainer),
            Subject::Claim(found) => claim(found),
            _ => false,
        });
        let reported = claims
            .iter()
            .filter(|(found, _)| claim(*found))
            .flat_map(|(_, claim)| claim.in_every_language());
        let stories = explainers.iter().filter(|(found, _)| story(*found));
        let stories = stories.flat_map(|(_, story)| story.in_every_language());
        let files = reported
            .map(|claim| &*claim.file)
            .chain(stories.map(|story| &*story.file));
        Self {
            pages: pages.map(|page| page.address.as_str()).collect(),
            files: files.collect(),
        }
    }

    /// True if the page is not there yet when the file that links to it is published.
    fn hides(&self, page: &str, file: &str) -> bool {
        self.pages.contains(page) && !self.files.contains(file)
    }
}

/// The text whose headings give a page its anchors; `None` for pages whose anchors their template
/// makes.
fn body<'s>(context: &RuleContext<'s>, page: &Page<'_>) -> Option<&'s Prose> {
    let language = context
        .site
        .settings
        .languages
        .0
        .get(page.edition)?
        .as_str();
    match page.subject {
        Subject::Explainer(explainer) => Some(
            &context.site.explainers[explainer]
                .in_language(language)
                .body,
        ),
        Subject::Claim(claim) => Some(&context.site.claims[claim].in_language(language).body),
        Subject::Standing(standing) => {
            Some(&context.site.standings[standing].in_language(language).body)
        }
        _ => None,
    }
}

fn no_heading(anchor: &str, anchors: Option<&BodyAnchors<'_>>, whose: &str) -> Option<String> {
    /// The beginnings of anchors that themes make: badges in the legend, verdicts in the scale,
    /// places within a page.
    const THEMES: [&str; 3] = ["badge-", "verdict-", "at-"];
    let is_there = anchor.is_empty()
        || THEMES.iter().any(|start| anchor.starts_with(start))
        || anchors?.have(anchor);
    (!is_there).then(|| format!("no heading of {whose} has the anchor `{anchor}`"))
}

fn near_heading(anchor: &str, anchors: Option<&BodyAnchors<'_>>) -> Option<String> {
    nearest(anchor, anchors?.all()).map(|near| format!("did you mean `#{near}`?"))
}

/// What to do about a link to a page that is held back.
fn held_page(context: &RuleContext<'_>, path: &str) -> Option<String> {
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let mut editions = context.site.settings.languages.0.iter().skip(1);
    let own = usize::from(editions.any(|language| Some(&language.as_str()) == segments.first()));
    let (first, second) = (segments.get(own)?, segments.get(own + 1));
    let found = context
        .site
        .held
        .iter()
        .find(|waiting| match &waiting.explainer {
            Some(explainer) => explainer.as_str() == *first && Some(&waiting.id.as_str()) == second,
            None => waiting.id.as_str() == *first,
        })?;
    match (&found.explainer, second) {
        (None, None) => Some(format!(
            "`{first}` is held back; remove the link until it is published"
        )),
        (_, Some(claim)) => Some(format!(
            "`{first}/{claim}` is held back; write a reference, [[claim:{claim}]], which becomes a link once it is published"
        )),
        (Some(_), None) => None,
    }
}

fn near_page(path: &str, pages: &AnchorsByPage<'_>) -> Option<String> {
    let slash = format!("{path}/");
    if pages.contains_key(slash.as_str()) {
        return Some(format!("end the address with a slash: `{slash}`"));
    }
    let mut known: Vec<&str> = pages.keys().copied().collect();
    // A map has no order, and of two equally near pages every run must suggest the same.
    known.sort_unstable();
    nearest(path, known).map(|near| format!("did you mean `{near}`?"))
}
