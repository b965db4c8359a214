//! What a plan makes public: the state of every claim, explainer and page that is not held back.

use std::collections::BTreeMap;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{PublishedCorrection, PublishedEntry, RecordedKind, shown};
use crate::base::address::Address;
use crate::base::date::Day;
use crate::base::fingerprint::hex;
use crate::model::alias::Alias;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::model::standing::StandingPage;
use crate::model::translated::Translated;
use crate::plan::Addresses;

/// How many hexadecimal digits of the SHA-256 of a text the record keeps: 128 bits, so that no two
/// texts of a publication have the same by chance.
const WORDS_DIGITS: usize = 32;

/// The hash of a text as the record has it: the first 32 hexadecimal digits of the SHA-256 of its
/// UTF-8.
#[must_use]
pub fn words_hash(text: &str) -> String {
    let mut digits = hex(&Sha256::digest(text.as_bytes()));
    digits.truncate(WORDS_DIGITS);
    digits
}

impl PublishedEntry {
    /// The states of everything in a site that is not held back: explainers, claims and pages, in
    /// the order of the site, as of a day.
    #[must_use]
    pub fn all_of(site: &Site, day: Day) -> Vec<Self> {
        let explainers: Vec<&Explainer> = site.explainers.iter().map(|(_, entry)| entry).collect();
        let claims: Vec<&Claim> = site.claims.iter().map(|(_, entry)| entry).collect();
        let pages: Vec<&StandingPage> = site.standings.iter().map(|(_, entry)| entry).collect();
        let explainers = explainers.into_par_iter().filter(|entry| !entry.is_held());
        let explainers = explainers.map(|entry| of_explainer(site, entry, day));
        let claims = claims.into_par_iter().filter(|entry| !entry.is_held());
        let claims = claims.map(|entry| of_claim(site, entry, day));
        let pages = pages.into_par_iter().filter(|entry| !entry.is_held());
        let pages = pages.map(|entry| of_page(site, entry, day));
        explainers.chain(claims).chain(pages).collect()
    }
}

fn of_claim(site: &Site, claim: &Claim, day: Day) -> PublishedEntry {
    let verdict = claim.outcome.as_ref().map(|outcome| outcome.verdict);
    PublishedEntry {
        day,
        kind: RecordedKind::Claim,
        id: claim.id.to_string(),
        withdrawn: false,
        addresses: addresses(site, &claim.aliases, |addresses| addresses.claim(claim)),
        verdict: verdict.map(|verdict| site.scale[verdict].id.to_string()),
        words: by_language(claim, words_of),
        corrections: corrections(claim),
        shown: by_language(claim, |text| shown::of_claim(site, claim, text)),
    }
}

fn of_explainer(site: &Site, explainer: &Explainer, day: Day) -> PublishedEntry {
    PublishedEntry {
        day,
        kind: RecordedKind::Explainer,
        id: explainer.id.to_string(),
        withdrawn: false,
        addresses: addresses(site, &explainer.aliases, |addresses| {
            addresses.explainer(&explainer.id)
        }),
        verdict: None,
        words: by_language(explainer, |explainer| {
            hashes([
                ("title", Some(&explainer.title)),
                ("standfirst", Some(&explainer.standfirst)),
            ])
        }),
        corrections: Vec::new(),
        shown: by_language(explainer, |text| shown::of_explainer(site, explainer, text)),
    }
}

fn of_page(site: &Site, page: &StandingPage, day: Day) -> PublishedEntry {
    PublishedEntry {
        day,
        kind: RecordedKind::Page,
        id: page.id.to_string(),
        withdrawn: false,
        addresses: addresses(site, &page.aliases, |addresses| {
            addresses.standing(&page.id)
        }),
        verdict: None,
        words: by_language(page, |page| hashes([("title", Some(&page.title))])),
        corrections: Vec::new(),
        shown: by_language(page, |text| shown::of_page(site, page, text)),
    }
}

/// Every text of the site of which the record has a hash, by that hash. Those that are held back
/// are left out.
#[must_use]
pub fn texts_by_hash(site: &Site) -> BTreeMap<String, String> {
    let mut texts = Vec::new();
    for (_, claim) in site.claims.iter().filter(|(_, claim)| !claim.is_held()) {
        for claim in claim.in_every_language().filter(|claim| !claim.is_held()) {
            texts.extend(texts_of(claim).into_iter().filter_map(|(_, text)| text));
            texts.extend(claim.corrections.iter().map(|one| one.text.as_str()));
        }
    }
    for (_, explainer) in site.explainers.iter().filter(|(_, entry)| !entry.is_held()) {
        for explainer in explainer.in_every_language().filter(|text| !text.is_held()) {
            texts.extend([explainer.title.as_str(), explainer.standfirst.as_str()]);
        }
    }
    for (_, page) in site.standings.iter().filter(|(_, page)| !page.is_held()) {
        let pages = page.in_every_language().filter(|page| !page.is_held());
        texts.extend(pages.map(|page| page.title.as_str()));
    }
    texts
        .into_iter()
        .map(|text| (words_hash(text), text.to_owned()))
        .collect()
}

/// The addresses in each language of the site, and behind them those at which it was before.
fn addresses(site: &Site, aliases: &[Alias], of: impl Fn(Addresses<'_>) -> Address) -> Vec<String> {
    let languages = site.settings.languages.0.iter();
    let languages: Vec<Addresses<'_>> = languages
        .map(|language| Addresses::new(&site.settings, language.as_str()))
        .collect();
    let now = languages.iter().map(|language| of(*language));
    let before = aliases
        .iter()
        .flat_map(|alias| languages.iter().map(|language| language.alias(alias)));
    now.chain(before)
        .map(|address| address.to_string())
        .collect()
}

/// The hashes of the words of a claim that readers rely on, in its own language, by key.
#[must_use]
pub fn words_of(claim: &Claim) -> BTreeMap<String, String> {
    hashes(texts_of(claim))
}

fn texts_of(claim: &Claim) -> [(&'static str, Option<&str>); 4] {
    let outcome = claim.outcome.as_ref();
    [
        ("claim", Some(claim.claim.as_str())),
        ("quote", claim.quote.as_deref()),
        (
            "label",
            outcome.and_then(|outcome| outcome.label.as_deref()),
        ),
        ("finding", outcome.map(|outcome| outcome.finding.as_str())),
    ]
}

fn hashes<const N: usize>(texts: [(&str, Option<&str>); N]) -> BTreeMap<String, String> {
    let texts = texts.into_iter();
    texts
        .filter_map(|(key, text)| Some((key.to_owned(), words_hash(text?))))
        .collect()
}

/// What this gives for the original and for each translation that is not held back, by language.
fn by_language<T: Translated, V>(original: &T, of: impl Fn(&T) -> V) -> BTreeMap<String, V> {
    let all = original.in_every_language();
    all.filter(|text| !text.is_held())
        .map(|text| (text.language().to_owned(), of(text)))
        .collect()
}

fn corrections(claim: &Claim) -> Vec<PublishedCorrection> {
    let in_languages: Vec<&Claim> = claim
        .in_every_language()
        .filter(|claim| !claim.is_held())
        .collect();
    let of = |position: usize| {
        let texts = in_languages.iter().filter_map(|claim| {
            let correction = claim.corrections.get(position)?;
            Some((claim.language.clone(), words_hash(&correction.text)))
        });
        texts.collect()
    };
    claim
        .corrections
        .iter()
        .enumerate()
        .map(|(position, correction)| PublishedCorrection {
            date: correction.date,
            grade: correction.grade.word().to_owned(),
            words: of(position),
        })
        .collect()
}
