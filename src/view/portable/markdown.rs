//! The Markdown twin of a claim's page and of an explainer's, for programs that read text.

mod signs;
mod writer;

pub use signs::escaped;

use crate::content::prose::Lost;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::view::edition::Edition;
use crate::view::{cite, headline};
use crate::yaml::register::Ref;

/// The twin of a claim's page. It begins with the verdict, the claim, the day and the address, so
/// that no excerpt of its beginning parts them.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn of_claim(edition: &Edition<'_>, claim: Ref<Claim>) -> Result<Vec<u8>, Lost> {
    let entry = edition.claim(claim);
    let explainer = edition.index.explainer_of(claim);
    let explainer = explainer.map(|explainer| edition.site.explainers.get(explainer));
    let authors = explainer.map(|explainer| cite::authors(edition, explainer));
    let day = edition.index.changes().last_of_claim(entry).day;
    let page = MarkdownPage {
        title: headline::title(edition, entry),
        url: edition.absolute(&edition.addresses.claim(entry)),
        authors: authors.unwrap_or_default(),
        changed: edition.date(day).text,
    };
    Ok(page.with(edition, &super::claim(edition, entry)?))
}

/// The twin of an explainer's page.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn of_explainer(edition: &Edition<'_>, explainer: Ref<Explainer>) -> Result<Vec<u8>, Lost> {
    let original = edition.site.explainers.get(explainer);
    let entry: &Explainer = original.in_language(edition.language);
    let day = edition.index.changes().last_of_explainer(entry).day;
    let page = MarkdownPage {
        title: entry.title.clone(),
        url: edition.absolute(&edition.addresses.explainer(&entry.id)),
        authors: cite::authors(edition, entry),
        changed: edition.date(day).text,
    };
    Ok(page.with(edition, &super::explainer(edition, entry)?))
}

/// What a twin says around its text.
struct MarkdownPage {
    title: String,
    url: String,
    authors: String,
    changed: String,
}

impl MarkdownPage {
    /// The whole file, with this HTML as its text.
    fn with(&self, edition: &Edition<'_>, html: &str) -> Vec<u8> {
        let publication = edition.say(&edition.site.settings.title);
        let facts = [self.authors.as_str(), publication, self.changed.as_str()];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let facts = facts.join(edition.words.get("list.separator"));
        let (title, facts) = (escaped(&self.title), escaped(&facts));
        let text = writer::markdown(html);
        format!("# {title}\n\n<{}>\n\n{facts}\n\n{text}\n", self.url).into_bytes()
    }
}
