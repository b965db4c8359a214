//! The addresses of a page in the other languages, for readers and for machines.

use super::edition::Edition;
use super::frame::{Alternate, Hreflang};
use super::recorder::TrackedSite;
use crate::base::address::Address;
use crate::base::language::locale;
use crate::model::translated::Translated as _;
use crate::plan::Addresses;
use crate::plan::{Page, Plan, Subject};

/// The `hreflang` of the page for readers of any other language.
const ANY_OTHER: &str = "x-default";

impl Plan<'_> {
    /// Where readers find the page in each of the other languages, translated or not. From the page
    /// for wrong addresses, these are the front pages. An embed has none, since it is shown within
    /// another site's page.
    #[must_use]
    pub fn alternates(&self, page: &Page<'_>, editions: &[Edition<'_>]) -> Vec<Alternate> {
        if matches!(page.subject, Subject::Embed(_) | Subject::WithdrawnEmbed(_)) {
            return Vec::new();
        }
        let others = editions
            .iter()
            .enumerate()
            .filter(|(position, _)| *position != page.edition);
        others
            .map(|(_, edition)| Alternate {
                lang: edition.language.to_owned(),
                locale: locale(edition.language),
                name: edition.words.get("language").to_owned(),
                href: edition.absolute(&in_edition(edition.addresses, edition.site, page.subject)),
            })
            .collect()
    }

    /// The pages that say the same in different languages: this one, the others, and the one for
    /// any other language. Empty if there is no other.
    ///
    /// A page that falls back to its original says nothing in its own language, so it has none and
    /// is none of them.
    #[must_use]
    pub fn hreflang(&self, page: &Page<'_>, editions: &[Edition<'_>]) -> Vec<Hreflang> {
        let own = &editions[page.edition];
        let has_none = matches!(
            page.subject,
            Subject::NotFound
                | Subject::Embed(_)
                | Subject::Withdrawn(_)
                | Subject::WithdrawnEmbed(_)
        );
        if has_none || !is_written(own, page.subject) {
            return Vec::new();
        }
        let others = editions
            .iter()
            .enumerate()
            .filter(|(position, _)| *position != page.edition);
        let written: Vec<&Edition<'_>> = others
            .map(|(_, edition)| edition)
            .filter(|edition| is_written(edition, page.subject))
            .collect();
        if written.is_empty() {
            return Vec::new();
        }
        let entry = |lang: &str, edition: &Edition<'_>| Hreflang {
            lang: lang.to_owned(),
            href: edition.absolute(&in_edition(edition.addresses, edition.site, page.subject)),
        };
        let all = std::iter::once(own)
            .chain(written)
            .map(|edition| entry(edition.language, edition));
        all.chain(editions.first().map(|first| entry(ANY_OTHER, first)))
            .collect()
    }
}

/// True if the subject is written in the edition's language, and not only shown in the original.
fn is_written(edition: &Edition<'_>, subject: Subject<'_>) -> bool {
    let (site, language) = (edition.site, edition.language);
    match subject {
        Subject::Explainer(explainer) => {
            site.explainers
                .get(explainer)
                .in_language(language)
                .language
                == language
        }
        Subject::Claim(claim) => site.claims.get(claim).in_language(language).language == language,
        Subject::Standing(standing) => {
            site.standings.get(standing).in_language(language).language == language
        }
        _ => true,
    }
}

/// The address of a subject in an edition; the front page for what has no page for readers.
fn in_edition(addresses: Addresses<'_>, site: TrackedSite<'_>, subject: Subject<'_>) -> Address {
    match subject {
        Subject::Explainer(explainer) => addresses.explainer(&site.explainers.get(explainer).id),
        Subject::Claim(claim) => addresses.claim(site.claims.get(claim)),
        Subject::Claims(page) => addresses.claims(page),
        Subject::Kind(kind, page) => addresses.kind(kind, page),
        Subject::Tag(tag, page) => addresses.tag(tag, page),
        Subject::Verdict(verdict, page) => addresses.verdict(&site.scale[verdict].id, page),
        Subject::Person(person, page) => addresses.person(&site.people.get(person).id, page),
        Subject::Sources(page) => addresses.sources(page),
        Subject::Source(source) => addresses.source(&site.sources.get(source).id),
        Subject::Standing(standing) => addresses.standing(&site.standings.get(standing).id),
        Subject::Withdrawn(position) => addresses.withdrawn(&site.withdrawn()[position]),
        Subject::Search => addresses.search(),
        Subject::Front(page) => addresses.fronts(page),
        _ => addresses.front(),
    }
}
