//! Share images: what the picture of a claim or an explainer shows, and where it stands.
//!
//! A picture goes around alone. So there is none of a claim without a verdict, and whatever it
//! shows of a claim comes with the verdict, its day and the finding.

use serde::Serialize;
use tera::Value;

use super::edition::{Date, Edition};
use super::headline;
use crate::base::address::Address;
use crate::base::text::closed;
use crate::model::claim::{Claim, Outcome};
use crate::model::explainer::Explainer;
use crate::model::scale::Verdict;
use crate::theme::Section;
use crate::theme::picture::{PICTURE_HEIGHT, PICTURE_WIDTH};
use crate::yaml::register::Ref;

/// A share image as a page names it.
#[derive(Debug, Serialize)]
pub struct Share {
    /// Its whole address.
    pub url: String,
    width: u32,
    height: u32,
    /// What it says, for those who do not see it.
    alt: String,
    /// What it is made of.
    #[serde(skip)]
    pub drawing: Drawing,
}

/// A picture, planned: where it stands and what it shows.
///
/// Its address holds a fingerprint of all that it depends on. So a picture that stands there
/// already is the right one, and a changed verdict has a new address, at which no network shows the
/// old picture.
#[derive(Debug)]
pub struct Drawing {
    /// Where it stands.
    pub address: Address,
    /// Which drawing of the theme it is.
    pub name: &'static str,
    /// What the drawing may say.
    pub view: Value,
}

#[derive(Debug, Serialize)]
struct ClaimView<'e> {
    site: &'e str,
    language: &'e str,
    words: Option<Section<'e>>,
    verdict: VerdictMark<'e>,
    label: Option<&'e str>,
    as_of: Date,
    claim: &'e str,
    claimants: Vec<&'e str>,
    date: Option<Date>,
    finding: &'e str,
}

#[derive(Debug, Serialize)]
struct ExplainerView<'e> {
    site: &'e str,
    language: &'e str,
    words: Option<Section<'e>>,
    title: &'e str,
    standfirst: &'e str,
    published: Date,
    updated: Option<Date>,
    groups: Vec<Group<'e>>,
    count: usize,
}

/// A verdict as a picture shows it.
#[derive(Debug, Serialize)]
struct VerdictMark<'e> {
    id: &'e str,
    label: &'e str,
    tone: &'static str,
    mark: &'static str,
}

/// How many claims have a verdict, or none yet.
#[derive(Debug, Serialize)]
struct Group<'e> {
    verdict: Option<VerdictMark<'e>>,
    count: usize,
}

/// The share image of a claim; `None` for one without a verdict and for one that is held.
#[must_use]
pub fn of_claim(edition: &Edition<'_>, claim: Ref<Claim>) -> Option<Share> {
    if !is_drawn(edition, "claim") {
        return None;
    }
    let entry = edition.claim(claim);
    let Outcome {
        verdict,
        label,
        as_of,
        finding,
    } = entry.outcome.as_ref().filter(|_| entry.hold.is_none())?;
    let view = ClaimView {
        site: edition.say(&edition.site.settings.title),
        language: edition.language,
        words: edition.words.section("share"),
        verdict: mark(edition, *verdict),
        label: label.as_deref(),
        as_of: edition.date(*as_of),
        claim: &entry.claim,
        claimants: edition.names(&entry.claimants),
        date: entry.date.map(|date| edition.date(date)),
        finding,
    };
    let alt = format!("{} {finding}", closed(&headline::title(edition, entry)));
    share(
        edition,
        "claim",
        &format!("{}/{}", entry.explainer, entry.id),
        alt,
        &view,
    )
}

/// The share image of an explainer; `None` for one none of whose claims has a verdict and for one
/// that is held.
///
/// Held claims are not counted, so that drafts have the same picture as what is published.
#[must_use]
pub fn of_explainer(edition: &Edition<'_>, explainer: &Explainer) -> Option<Share> {
    if !is_drawn(edition, "explainer") {
        return None;
    }
    let claims = explainer
        .claims
        .iter()
        .map(|claim| edition.claim(*claim))
        .filter(|claim| claim.hold.is_none());
    let verdicts: Vec<_> = claims
        .map(|claim| claim.outcome.as_ref().map(|outcome| outcome.verdict))
        .collect();
    if explainer.hold.is_some() || verdicts.iter().all(Option::is_none) {
        return None;
    }
    let kinds = edition
        .site
        .scale
        .iter()
        .map(|(verdict, _)| Some(verdict))
        .chain([None]);
    let group = |verdict: Option<Ref<Verdict>>| Group {
        count: verdicts.iter().filter(|own| **own == verdict).count(),
        verdict: verdict.map(|verdict| mark(edition, verdict)),
    };
    let groups: Vec<Group<'_>> = kinds.map(group).filter(|group| group.count > 0).collect();
    let open = edition.words.get("card.open");
    let say = |group: &Group<'_>| {
        format!(
            "{} {}",
            group.count,
            group.verdict.as_ref().map_or(open, |mark| mark.label)
        )
    };
    let counts: Vec<String> = groups.iter().map(say).collect();
    let alt = format!(
        "{} {} {}",
        closed(&explainer.title),
        explainer.standfirst,
        closed(&counts.join(", "))
    );
    let view = ExplainerView {
        site: edition.say(&edition.site.settings.title),
        language: edition.language,
        words: edition.words.section("share"),
        title: &explainer.title,
        standfirst: &explainer.standfirst,
        published: edition.date(explainer.published),
        updated: explainer.updated.map(|updated| edition.date(updated)),
        groups,
        count: verdicts.len(),
    };
    share(edition, "explainer", explainer.id.as_str(), alt, &view)
}

/// True when the publication wants pictures and the theme has the drawing.
fn is_drawn(edition: &Edition<'_>, name: &str) -> bool {
    edition.site.settings.share_images != Some(false) && edition.theme.drawings.have(name)
}

/// Names the picture of a view; `None` when the fonts of the theme lack a character of the view.
fn share<T: Serialize>(
    edition: &Edition<'_>,
    name: &'static str,
    folder: &str,
    alt: String,
    view: &T,
) -> Option<Share> {
    let drawings = &edition.theme.drawings;
    let json = serde_json::to_string(view).expect("a view is texts and numbers");
    if !drawings.can_write(&json) {
        return None;
    }
    let print = drawings.fingerprint(&json);
    let address = edition
        .places
        .file(&format!("{folder}/share.{print}.png"))?;
    let drawing = Drawing {
        name,
        view: Value::from_serializable(view),
        address,
    };
    Some(Share {
        url: edition.absolute(&drawing.address),
        width: PICTURE_WIDTH,
        height: PICTURE_HEIGHT,
        alt,
        drawing,
    })
}

fn mark<'e>(edition: &Edition<'e>, verdict: Ref<Verdict>) -> VerdictMark<'e> {
    let entry = &edition.site.scale[verdict];
    VerdictMark {
        id: entry.id.as_str(),
        label: edition.say(&entry.label),
        tone: entry.tone.word(),
        mark: entry.mark.word(),
    }
}
