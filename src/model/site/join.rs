//! The join: a reading becomes a site, step by step, each kind of thing after those that it refers
//! to.

use super::broken::Broken;
use super::claim_order::{self, ClaimOrder};
use super::explainer_order::{self, ExplainerOrder};
use super::held::LeftOut;
use super::ids::{Ids, KnownIds};
use super::standings::{self, StandingOrder};
use super::{Showing, Site, claims, explainers, named, planned, registry, tags};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::Id;
use crate::content::ContentAsset;
use crate::model::claim::Claim;
use crate::model::person::Person;
use crate::model::reading::Reading;
use crate::model::scale::Verdict;
use crate::model::settings::Settings;
use crate::model::source::Source;
use crate::yaml::register::Register;

/// The documents of a site in their order, without those that are left out.
struct Documents {
    explainers: ExplainerOrder,
    claims: ClaimOrder,
    claim_ids: Ids<Claim>,
    standings: StandingOrder,
}

impl Site {
    /// Joins what was read; `showing` says what is let through of what is not public yet.
    ///
    /// The site is whole only when no diagnostic is an error; what could not be joined is left out
    /// of it.
    #[must_use]
    pub fn join(
        settings: Settings,
        mut reading: Reading,
        mut assets: Vec<ContentAsset>,
        showing: &Showing,
    ) -> (Self, Vec<Diagnostic>) {
        let whole = reading.is_whole();
        let are_all = !reading.people_unreadable && !reading.sources_unreadable;
        let looks = std::mem::take(&mut reading.looks);
        let host_files = std::mem::take(&mut reading.host_files);
        assets.retain(|asset| !host_files.contains(&asset.path));
        let later = planned::hold(&mut reading, showing);
        let broken = Broken::of(&reading);
        let mut faults = std::mem::take(&mut reading.diagnostics);
        faults.extend(tags::check(&settings, &reading));
        faults.extend(later);
        let registries = Registries::of(&mut reading, &settings, &mut faults);

        let mut left_out = LeftOut::new(&mut faults);
        let documents = in_order(reading, &settings, showing.drafts, &mut left_out);
        let LeftOut {
            held,
            withdrawn,
            sources: sources_of_held,
            ..
        } = left_out;
        let language = settings.first_language();
        let mut known = registries.known_ids(&documents.claim_ids, faults);
        broken.note_unknown(&mut known);
        let claims = claims::join(documents.claims, &registries.sources, language, &mut known);
        let explainers = explainers::join(documents.explainers, &claims, language, &mut known);
        let standings = standings::join(documents.standings, &settings, &mut known);

        let claim_ids: Vec<&str> = documents.claim_ids.all().map(Id::as_str).collect();
        let KnownIds {
            mut faults,
            translated,
            ..
        } = known;
        let site = Self {
            settings,
            scale: registries.scale,
            people: registries.people,
            sources: registries.sources,
            claims,
            explainers,
            standings,
            held,
            withdrawn,
            sources_of_held,
            translated,
            assets,
            host_files,
            is_preview: showing.preview,
            unshown: Vec::new(),
            looks,
            whole,
        };
        named::explain(&site, &claim_ids, are_all, &mut faults);
        (site.with_shown_pictures_alone(), faults)
    }
}

/// What documents refer to, joined before them: the scale, the people and the sources.
struct Registries {
    scale: Register<Verdict>,
    verdict_ids: Ids<Verdict>,
    people: Register<Person>,
    person_ids: Ids<Person>,
    sources: Register<Source>,
    source_ids: Ids<Source>,
}

impl Registries {
    fn of(reading: &mut Reading, settings: &Settings, faults: &mut Vec<Diagnostic>) -> Self {
        let (scale, verdict_ids) = registry::scale(settings, faults);
        let (people, person_ids) = registry::people(reading, faults);
        let language = settings.first_language();
        let (sources, source_ids) = registry::sources(reading, language, faults);
        Self {
            scale,
            verdict_ids,
            people,
            person_ids,
            sources,
            source_ids,
        }
    }

    /// The ids that documents may refer to.
    fn known_ids<'i>(&'i self, claims: &'i Ids<Claim>, faults: Vec<Diagnostic>) -> KnownIds<'i> {
        KnownIds {
            verdicts: &self.verdict_ids,
            people: &self.person_ids,
            sources: &self.source_ids,
            claims,
            faults,
            translated: Vec::new(),
        }
    }
}

/// Puts the documents in order. Explainers come first, since their lists give the order of claims.
fn in_order(
    reading: Reading,
    settings: &Settings,
    drafts: bool,
    left_out: &mut LeftOut<'_>,
) -> Documents {
    let explainers = explainer_order::order(reading.explainers, settings, drafts, left_out);
    let claims = (reading.claims, reading.claims_unreadable);
    let (claims, claim_ids) = claim_order::order(claims, &explainers, settings, drafts, left_out);
    let standings = standings::order(reading.standings, settings, drafts, left_out);
    Documents {
        explainers,
        claims,
        claim_ids,
        standings,
    }
}
