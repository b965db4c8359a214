//! How to cite every page, for programs that keep references: as CSL-JSON, as BibTeX and as RIS.

mod bibtex;
mod csl;
mod ris;

use super::edition::Edition;
use super::headline;
use super::long_list::{self, LongFilePiece};
use crate::base::date::Day;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::{Person, PersonKind};
use crate::model::translated::Translated as _;
use crate::plan::CitationFile;
use crate::yaml::register::Ref;

/// A page that can be cited.
#[derive(Debug, Clone, Copy, Hash)]
enum Citable {
    Explainer(Ref<Explainer>),
    Claim(Ref<Claim>),
}

/// What a citation says.
#[derive(Debug)]
struct CitedPage<'a> {
    /// The key, which is the same in every language.
    key: String,
    title: String,
    authors: Vec<&'a Person>,
    /// The day of the last change.
    changed: Day,
    url: String,
    language: &'a str,
    /// What was found, with the day of the verdict.
    says: String,
}

/// CSL-JSON: a list with an item for each page.
#[must_use]
pub fn csl_json(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let all = citable(edition);
    let (first, others) = all.split_at(all.len().min(1));
    let mut pieces = vec![LongFilePiece::fixed(b"[\n".to_vec())];
    pieces.extend(long_list::lines("first csl", first, |edition, pages| {
        csl::items(edition, pages, "")
    }));
    pieces.extend(long_list::lines("csl", others, |edition, pages| {
        csl::items(edition, pages, ",\n")
    }));
    pieces.push(LongFilePiece::fixed(b"\n]\n".to_vec()));
    pieces
}

/// BibTeX: an entry for each page.
#[must_use]
pub fn bibtex(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    long_list::lines("bibtex", &citable(edition), |edition, pages| {
        let pages = pages.iter().map(|page| page.cited(edition));
        pages
            .map(|page| bibtex::entry(edition, &page))
            .collect::<String>()
            .into_bytes()
    })
}

/// RIS: a record for each page.
#[must_use]
pub fn ris(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    long_list::lines("ris", &citable(edition), |edition, pages| {
        let pages = pages.iter().map(|page| page.cited(edition));
        pages
            .map(|page| ris::record(edition, &page))
            .collect::<String>()
            .into_bytes()
    })
}

/// The citation of one claim.
#[must_use]
pub fn of_one(edition: &Edition<'_>, claim: Ref<Claim>, file: CitationFile) -> Vec<u8> {
    let page = of_claim(edition, claim);
    match file {
        CitationFile::BibTex => bibtex::entry(edition, &page),
        CitationFile::Ris => ris::record(edition, &page),
    }
    .into_bytes()
}

/// Every page that is written in this language: the explainers, then the claims.
fn citable(edition: &Edition<'_>) -> Vec<Citable> {
    let (site, language) = (edition.site, edition.language);
    let explainers = site.explainers.iter().filter(|(_, explainer)| {
        !explainer.is_held_in(language) && explainer.in_language(language).language == language
    });
    let claims = site.claims.iter().filter(|(_, claim)| {
        !claim.is_held_in(language) && claim.in_language(language).language == language
    });
    explainers
        .map(|(found, _)| Citable::Explainer(found))
        .chain(claims.map(|(found, _)| Citable::Claim(found)))
        .collect()
}

impl Citable {
    fn cited<'a>(self, edition: &Edition<'a>) -> CitedPage<'a> {
        match self {
            Self::Explainer(explainer) => of_explainer(edition, explainer),
            Self::Claim(claim) => of_claim(edition, claim),
        }
    }
}

fn of_explainer<'a>(edition: &Edition<'a>, explainer: Ref<Explainer>) -> CitedPage<'a> {
    let explainer = edition.site.explainers.get(explainer);
    let explainer = explainer.in_language(edition.language);
    CitedPage {
        key: explainer.id.to_string(),
        title: explainer.title.clone(),
        authors: authors(edition, explainer),
        changed: edition.index.changes().last_of_explainer(explainer).day,
        url: edition.absolute(&edition.addresses.explainer(&explainer.id)),
        language: &explainer.language,
        says: explainer.standfirst.clone(),
    }
}

/// The citation of a claim is by the authors of its explainer, and its title begins with the verdict.
fn of_claim<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> CitedPage<'a> {
    let explainer = edition.index.explainer_of(claim);
    let explainer = explainer.map(|explainer| edition.site.explainers.get(explainer));
    let claim = edition.claim(claim);
    CitedPage {
        key: format!("{}:{}", claim.explainer, claim.id),
        title: headline::title(edition, claim),
        authors: explainer
            .map(|explainer| authors(edition, explainer))
            .unwrap_or_default(),
        changed: edition.index.changes().last_of_claim(claim).day,
        url: edition.absolute(&edition.addresses.claim(claim)),
        language: &claim.language,
        says: headline::description(edition, claim),
    }
}

fn authors<'a>(edition: &Edition<'a>, explainer: &Explainer) -> Vec<&'a Person> {
    let authors = explainer.authors.iter();
    authors
        .map(|author| edition.site.people.get(*author))
        .collect()
}

/// True for a name that is not to be split into a first and a last one.
fn is_organization(person: &Person) -> bool {
    person.kind != PersonKind::Person
}
