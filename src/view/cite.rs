//! How to cite a page: its authors, its title, the publication, its days and its permanent address.

use std::borrow::Cow;

use serde::Serialize;

use super::edition::{Date, Edition};
use super::headline;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::plan::CitationFile;
use crate::theme::apart;

/// The parts of a citation.
#[derive(Debug, Serialize)]
pub struct Cite<'e> {
    authors: String,
    title: Cow<'e, str>,
    publisher: &'e str,
    /// The day of the last change.
    date: Date,
    published: Date,
    /// The day of the evidence; `None` unless the page is that of a claim with a verdict.
    as_of: Option<Date>,
    url: String,
    /// The files for programs that keep references; none for a page that falls back to the original.
    files: Vec<CiteLink>,
}

/// A link to a file that programs read which keep references.
#[derive(Debug, Serialize)]
struct CiteLink {
    format: &'static str,
    #[serde(rename = "type")]
    media_type: &'static str,
    href: String,
}

/// The citation of a claim's page, by the authors of its explainer. Its title begins with the
/// verdict.
#[must_use]
pub fn of_claim<'s>(edition: &Edition<'s>, claim: &Claim, explainer: &Explainer) -> Cite<'s> {
    Cite {
        authors: printed_authors(edition, explainer),
        title: headline::title(edition, claim).into(),
        publisher: publisher(edition),
        date: edition.date(edition.index.changes().last_of_claim(claim).day),
        published: edition.date(claim.published),
        as_of: claim
            .outcome
            .as_ref()
            .map(|outcome| edition.date(outcome.as_of)),
        url: edition.absolute(&edition.addresses.claim(claim)),
        files: files(edition, claim),
    }
}

fn files(edition: &Edition<'_>, claim: &Claim) -> Vec<CiteLink> {
    if claim.hold.is_some() || claim.language != edition.language {
        return Vec::new();
    }
    let link = |file: CitationFile| {
        let address = edition.addresses.citation(claim, file)?;
        Some(CiteLink {
            format: file.format(),
            media_type: file.media_type(),
            href: edition.href(&address),
        })
    };
    CitationFile::ALL.into_iter().filter_map(link).collect()
}

/// The citation of an explainer's page.
#[must_use]
pub fn of_explainer<'s>(edition: &Edition<'s>, explainer: &'s Explainer) -> Cite<'s> {
    Cite {
        authors: printed_authors(edition, explainer),
        title: explainer.title.as_str().into(),
        publisher: publisher(edition),
        date: edition.date(edition.index.changes().last_of_explainer(explainer).day),
        published: edition.date(explainer.published),
        as_of: None,
        url: edition.absolute(&edition.addresses.explainer(&explainer.id)),
        files: Vec::new(),
    }
}

/// The names of an explainer's authors in one line, as plain text for machines.
#[must_use]
pub fn authors(edition: &Edition<'_>, explainer: &Explainer) -> String {
    edition.names_in_line(&explainer.authors)
}

/// The same for a page, where names in a script that runs in the other direction are isolated from
/// the text beside them.
fn printed_authors(edition: &Edition<'_>, explainer: &Explainer) -> String {
    let separator = edition.words.get("list.separator");
    edition
        .names(&explainer.authors)
        .iter()
        .map(|name| apart(name, separator))
        .collect::<Vec<_>>()
        .join(separator)
}

fn publisher<'s>(edition: &Edition<'s>) -> &'s str {
    edition.say(&edition.site.settings.title)
}
