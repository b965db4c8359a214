//! The join: a reading becomes a site, step by step, each kind of thing after those that it refers
//! to.

use super::broken::Broken;
use super::claim_order::{self, ClaimOrder};
use super::explainer_order::{self, ExplainerOrder};
use super::held::LeftOut;
use super::ids::{Ids, KnownIds};
use super::standings::{self, StandingOrder};
use super::{Showing, Site, claims, explainers, planned, registry, tags};
use crate::base::diagnostic::Diagnostic;
use crate::content::ContentAsset;
use crate::model::claim::Claim;
use crate::model::reading::Reading;
use crate::model::settings::Settings;

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
        assets: Vec<ContentAsset>,
        showing: &Showing,
    ) -> (Self, Vec<Diagnostic>) {
        let whole = reading.is_whole();
        let looks = std::mem::take(&mut reading.looks);
        let later = planned::hold(&mut reading, showing);
        let broken = Broken::of(&reading);
        let mut faults = std::mem::take(&mut reading.diagnostics);
        faults.extend(tags::check(&settings, &reading));
        faults.extend(later);
        let (scale, verdict_ids) = registry::scale(&settings, &mut faults);
        let (people, people_ids) = registry::people(&mut reading, &mut faults);
        let language = settings.first_language();
        let (sources, source_ids) = registry::sources(&mut reading, language, &mut faults);

        let mut left_out = LeftOut::new(&mut faults);
        let documents = in_order(reading, &settings, showing.drafts, &mut left_out);
        let LeftOut {
            held,
            sources: sources_of_held,
            ..
        } = left_out;
        let mut known = KnownIds {
            verdicts: &verdict_ids,
            people: &people_ids,
            sources: &source_ids,
            claims: &documents.claim_ids,
            faults,
            translated: Vec::new(),
        };
        broken.note_unknown(&mut known);
        let claims = claims::join(documents.claims, &sources, language, &mut known);
        let explainers = explainers::join(documents.explainers, &claims, language, &mut known);
        let standings = standings::join(documents.standings, &settings, &mut known);

        let KnownIds {
            faults, translated, ..
        } = known;
        let site = Self {
            settings,
            scale,
            people,
            sources,
            claims,
            explainers,
            standings,
            held,
            sources_of_held,
            translated,
            assets,
            unshown: Vec::new(),
            looks,
            whole,
        };
        (site.with_shown_pictures_alone(), faults)
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
    let (claims, claim_ids) =
        claim_order::order(reading.claims, &explainers, settings, drafts, left_out);
    let standings = standings::order(reading.standings, settings, drafts, left_out);
    Documents {
        explainers,
        claims,
        claim_ids,
        standings,
    }
}
