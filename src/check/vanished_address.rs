//! `vanished-address`: an address that had a page still has one, or an alias or a line of
//! `_redirects` that leads to another.

mod moved_document;

use std::collections::BTreeSet;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::RuleContext;
use crate::base::address::Address;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::{Id, MOST_SUGGESTIONS, nearest};
use crate::check::external::{Public, Redirects};
use crate::content::REDIRECTS;
use crate::model::site::Site;
use crate::plan::Histories;
use crate::trail;
use moved_document::MovedDocument;

pub const RULE: Rule = Rule::warn("vanished-address");

/// The folders of lists, whose addresses come and go with their entries, and of the search.
const LISTS: [&str; 5] = ["claims", "kinds", "search", "tags", "verdicts"];

/// A page that was public and is not in the plan any more.
struct VanishedPage<'p> {
    /// Its address.
    page: &'p str,
    /// The page above it: the explainer of a claim, the list of sources, or the front page.
    above: &'p str,
    /// The segment before the last; `None` for a page at the top of an edition.
    folder: Option<&'p str>,
    /// The last segment.
    id: &'p str,
    /// True in the publication's first language.
    is_first: bool,
}

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let external = context.external.public.as_ref().zip(context.histories);
    let Some((public, histories)) = external.filter(|_| context.complete) else {
        return Vec::new();
    };
    let pages = context.plan.pages.iter();
    let planned: HashSet<&str> = pages.map(|page| page.address.as_str()).collect();
    let gone = vanished(context, public, histories, &planned);
    let addresses: HashSet<&str> = gone.iter().map(|gone| gone.page).collect();
    // The diagnostic for an explainer already covers its claims, unless they have moved.
    let moved = |gone: &VanishedPage<'_>| MovedDocument::of(context.site, histories, gone.page);
    let is_covered =
        |gone: &VanishedPage<'_>| addresses.contains(gone.above) && moved(gone).is_none();
    let mut below: HashMap<&str, usize> = HashMap::new();
    for gone in gone.iter().filter(|gone| is_covered(gone)) {
        *below.entry(gone.above).or_default() += 1;
    }
    gone.iter()
        .filter(|gone| !is_covered(gone))
        .enumerate()
        .map(|(before, gone)| {
            if let Some(moved) = moved(gone) {
                return moved.fault(gone.page);
            }
            let to = gone.successor(&planned, before < MOST_SUGGESTIONS);
            let below = below.get(gone.page).copied().unwrap_or_default();
            gone.fault(context.site, below, to)
        })
        .collect()
}

/// The pages that were public once and are neither planned nor copied, and from which no redirect
/// leads on. Where a document has moved, an alias leads on from all its languages at once, so only
/// the page in the first is named.
fn vanished<'p>(
    context: &RuleContext<'_>,
    public: &'p Public,
    histories: &Histories<'p>,
    planned: &HashSet<&str>,
) -> Vec<VanishedPage<'p>> {
    let assets = context.site.assets.iter();
    let copied = assets.filter_map(|asset| asset.output.strip_suffix("index.html"));
    let copied: HashSet<String> = copied.map(|folder| format!("/{folder}")).collect();
    let redirects = Redirects::parse(
        context
            .site
            .host_files
            .redirects
            .as_deref()
            .unwrap_or_default(),
    );
    let leads_on =
        |page: &str| href(context.site, page).is_none_or(|href| redirects.lead_on(&href));
    // The list of pages has those of sources and people, the record those of long ago.
    let pages = public.pages.iter().map(String::as_str);
    let pages: BTreeSet<&str> = pages.chain(histories.addresses()).collect();
    pages
        .into_iter()
        .filter(|page| !planned.contains(page) && !copied.contains(*page))
        .filter_map(|page| VanishedPage::of(context.site, page))
        .filter(|gone| !leads_on(gone.page) && !gone.went_with_withdrawn(context.site))
        .filter(|gone| {
            gone.is_first || MovedDocument::of(context.site, histories, gone.page).is_none()
        })
        .collect()
}

impl<'p> VanishedPage<'p> {
    /// The page that was at an address; `None` for lists, embeds and everything else whose address
    /// may change.
    fn of(site: &Site, page: &'p str) -> Option<Self> {
        let segments: Vec<&str> = page
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        let mut editions = site.settings.languages.0.iter().skip(1);
        let own =
            usize::from(editions.any(|language| Some(&language.as_str()) == segments.first()));
        let (folder, id) = match segments[own..] {
            [id] if !LISTS.contains(&id) && id != "sources" => (None, id),
            [folder, id] if !LISTS.contains(&folder) => (Some(folder), id),
            _ => return None,
        };
        let above = page.trim_end_matches('/').strip_suffix(id)?;
        Some(Self {
            page,
            above,
            folder,
            id,
            is_first: own == 0,
        })
    }

    /// True for a person or a source that something withdrawn names: their page is gone since
    /// nothing else does.
    fn went_with_withdrawn(&self, site: &Site) -> bool {
        let is_named = matches!(self.folder, Some("people" | "sources"));
        let id = Id::new(self.id).filter(|_| is_named);
        id.is_some_and(|id| {
            let mut withdrawn = site.withdrawn.iter();
            withdrawn.any(|document| document.names.contains(&id))
        })
    }

    /// The page that readers can be redirected to: a page in the same folder with nearly the same
    /// name, if one is to be looked for, or else the page above.
    fn successor<'a>(&self, planned: &HashSet<&'a str>, is_looked_for: bool) -> &'a str {
        let beside = |page: &&'a str| page.strip_prefix(self.above)?.strip_suffix('/');
        let mut names: Vec<&str> = planned
            .iter()
            .filter(|_| is_looked_for)
            .filter_map(beside)
            .collect();
        names.retain(|name| !name.contains('/') && !LISTS.contains(name));
        names.sort_unstable();
        let near = nearest(self.id, names)
            .and_then(|name| planned.get(&*format!("{}{name}/", self.above)));
        near.or_else(|| planned.get(self.above))
            .copied()
            .unwrap_or("/")
    }

    /// The diagnostic; `below` is the number of claims that vanished with an explainer.
    fn fault(&self, site: &Site, below: usize, to: &str) -> Diagnostic {
        let (page, were) = match below {
            0 => (format!("`{}`", self.page), "was"),
            1 => (format!("`{}` with one page below it", self.page), "were"),
            _ => (
                format!("`{}` with {below} pages below it", self.page),
                "were",
            ),
        };
        let message = format!("{page} {were} published, but nothing is there any more");
        let from = href(site, self.page).unwrap_or_default();
        let from = if below == 0 { from } else { format!("{from}*") };
        let to = href(site, to).unwrap_or_default();
        let help =
            format!("redirect readers with a line in content/static/_redirects: `{from} {to} 301`");
        let (file, at) = self.place(site);
        let help = if at == At::Key(trail!["hold"]) {
            format!(
                "{help}; or, to say so on its page, write `withdrawn` instead of `hold`: `withdrawn: {{date: …, reason: …}}`"
            )
        } else {
            help
        };
        Diagnostic::new(RULE, &file, at, message).with_help(help)
    }

    /// Where an author can fix it: in the file that is held back or left out, or else in the
    /// redirects.
    fn place(&self, site: &Site) -> (Arc<str>, At) {
        let id = Id::new(self.id);
        let folder = self.folder.and_then(Id::new);
        let held = site
            .held
            .iter()
            .find(|held| Some(&held.id) == id.as_ref() && held.explainer == folder);
        if let Some(held) = held {
            return (Arc::clone(&held.file), At::Key(trail!["hold"]));
        }
        let source = id
            .as_ref()
            .filter(|_| self.folder == Some("sources"))
            .and_then(|id| site.sources.find(id));
        if let Some(source) = source.map(|source| &site.sources[source]) {
            return (
                Arc::clone(&source.file),
                At::Key(trail![source.id.to_string()]),
            );
        }
        let person = id
            .as_ref()
            .filter(|_| self.folder == Some("people"))
            .and_then(|id| site.people.find(id));
        if let Some(person) = person.map(|person| &site.people[person]) {
            return (
                "content/people.yaml".into(),
                At::Key(trail![person.id.to_string()]),
            );
        }
        if let Some(story) = folder.and_then(|folder| site.explainers.find(&folder)) {
            return (
                Arc::clone(&site.explainers[story].file),
                At::Key(trail!["claims"]),
            );
        }
        (
            own_redirects(site).unwrap_or_else(|| "content/site.yaml".into()),
            At::File,
        )
    }
}

/// An address as hosts see it; `None` if it is not an address.
fn href(site: &Site, page: &str) -> Option<String> {
    let segments: Vec<&str> = page
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let address = if segments.is_empty() {
        Address::page(&[])
    } else {
        Address::file(&segments.join("/"))?
    };
    let slash = if segments.is_empty() { "" } else { "/" };
    Some(site.settings.url.href(&address) + slash)
}

/// The author's own `_redirects`.
fn own_redirects(site: &Site) -> Option<Arc<str>> {
    site.host_files.redirects.as_ref().map(|_| REDIRECTS.into())
}
