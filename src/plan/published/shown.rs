//! What readers see of a claim, an explainer or a page in one language, as one hash: it changes when
//! anything of it changes.
//!
//! What it names (a source, a person, another claim) counts by its id, since these have pages of
//! their own. Public records contain the hash, so what was hashed once must be hashed in the same
//! way in later versions: a key that is new counts only where it is given.

mod keys;

use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::model::standing::StandingPage;
use keys::ShownKeys;

/// The hash of a claim in the language of `text`.
pub fn of_claim(site: &Site, original: &Claim, text: &Claim) -> String {
    // Every field is named, here and in what follows, so that a new one is not forgotten.
    let Claim {
        id: _,
        file: _,
        language: _,
        explainer: _,
        claim,
        statement,
        quote,
        translation,
        claimants,
        about,
        date,
        place,
        appearances,
        kind,
        outcome,
        why,
        evidence,
        evidence_listed: _,
        unknown,
        searched,
        reply,
        corrections,
        published,
        review_by,
        tags,
        aliases: _,
        hold: _,
        lint: _,
        extra,
        body,
        translations: _,
    } = text;
    let mut shown = ShownKeys::new(site);
    shown.text("claim", claim);
    shown.given("statement", statement.as_ref());
    shown.given("quote", quote.as_ref());
    shown.given("translation", translation.as_ref());
    shown.people("claimant", claimants);
    shown.people("about", about);
    shown.given("date", date.map(|date| date.to_string()));
    shown.given("place", place.as_ref());
    for entry in appearances {
        shown.appearance(entry);
    }
    shown.text("kind", kind.word());
    if let Some(outcome) = outcome {
        shown.outcome(outcome);
    }
    shown.given("searched", searched.as_ref());
    shown.given("why", why.as_ref());
    for entry in evidence {
        shown.evidence(entry);
    }
    shown.given("unknown", unknown.as_ref());
    if let Some(reply) = reply {
        shown.reply(reply);
    }
    for entry in corrections {
        shown.correction(entry);
    }
    shown.day("published", Some(*published));
    shown.day("review_by", *review_by);
    shown.ids("tags", tags);
    shown.extra(extra.or(&original.extra));
    shown.body(body);
    shown.hash()
}

/// The hash of an explainer in the language of `text`. Claims that are held back do not count, even
/// where drafts list them.
pub fn of_explainer(site: &Site, original: &Explainer, text: &Explainer) -> String {
    let Explainer {
        id: _,
        file: _,
        language: _,
        title,
        standfirst,
        published,
        updated,
        authors,
        why,
        central,
        claims,
        tags,
        timeline,
        aliases: _,
        hold: _,
        lint: _,
        extra,
        body,
        translations: _,
    } = text;
    let mut shown = ShownKeys::new(site);
    shown.text("title", title);
    shown.text("standfirst", standfirst);
    shown.day("published", Some(*published));
    shown.day("updated", *updated);
    shown.people("authors", authors);
    shown.given("why", why.as_ref());
    shown.claims("central", central.as_slice());
    shown.claims("claims", claims);
    shown.ids("tags", tags);
    for moment in timeline {
        shown.moment(moment);
    }
    shown.extra(extra.or(&original.extra));
    shown.body(body);
    shown.hash()
}

/// The hash of a standing page in the language of `text`.
pub fn of_page(site: &Site, original: &StandingPage, text: &StandingPage) -> String {
    let StandingPage {
        id: _,
        file: _,
        language: _,
        title,
        description,
        shows,
        aliases: _,
        hold: _,
        lint: _,
        extra,
        body,
        translations: _,
    } = text;
    let mut shown = ShownKeys::new(site);
    shown.text("title", title);
    shown.text("description", description);
    for what in shows {
        shown.text("shows", what.word());
    }
    shown.extra(extra.or(&original.extra));
    shown.body(body);
    shown.hash()
}
