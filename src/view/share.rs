//! Share images: what the picture of a claim or an explainer shows, and its address.
//!
//! A picture is passed around without its page. So a claim without a verdict has none, and a
//! picture never shows a claim without its verdict, the day and the finding. Pages without a picture
//! of their own have that of the publication.

use serde::Serialize;
use tera::Value;

use super::edition::{Date, Edition};
use super::headline;
use crate::base::address::Address;
use crate::base::language;
use crate::base::text::closed;
use crate::content::image::PictureFormat;
use crate::model::claim::{Claim, Outcome};
use crate::model::explainer::Explainer;
use crate::model::scale::Verdict;
use crate::theme::Section;
use crate::theme::picture::{PICTURE_HEIGHT, PICTURE_WIDTH};
use crate::yaml::register::Ref;

/// A share image, as the head of a page names it.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// Its whole address.
    pub url: String,
    /// Its media type, such as `image/png`.
    r#type: &'static str,
    /// Its width in pixels, if it is known.
    width: Option<u32>,
    /// Its height in pixels, if it is known.
    height: Option<u32>,
    /// The text alternative for those who do not see it.
    alt: String,
    /// What a build needs to draw it for this page; templates do not see this.
    #[serde(skip)]
    pub drawing: Option<Drawing>,
}

/// A picture that is planned: its address and what it shows.
///
/// Its address has a fingerprint of everything that it depends on. So a picture that is already at
/// the address is the right one, and a changed verdict has a new address, for which no network
/// shows the old picture.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its address.
    pub address: Address,
    /// The name of the theme's drawing, `claim`, `explainer` or `site`.
    pub name: &'static str,
    /// The values for the drawing.
    pub view: Value,
}

#[derive(Debug, Serialize)]
struct ClaimPicture<'e> {
    site: &'e str,
    language: &'e str,
    dir: &'static str,
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
struct ExplainerPicture<'e> {
    site: &'e str,
    language: &'e str,
    dir: &'static str,
    words: Option<Section<'e>>,
    title: &'e str,
    standfirst: &'e str,
    published: Date,
    updated: Option<Date>,
    groups: Vec<VerdictCount<'e>>,
    count: usize,
}

#[derive(Debug, Serialize)]
struct SitePicture<'e> {
    site: &'e str,
    language: &'e str,
    words: Option<Section<'e>>,
    description: &'e str,
    publisher: &'e str,
}

/// A verdict as a picture shows it.
#[derive(Debug, Serialize)]
struct VerdictMark<'e> {
    id: &'e str,
    label: &'e str,
    tone: &'static str,
    mark: &'static str,
}

/// How many claims have a verdict; those without one are counted under `None`.
#[derive(Debug, Serialize)]
struct VerdictCount<'e> {
    verdict: Option<VerdictMark<'e>>,
    count: usize,
}

/// The share image of a claim; `None` if it has no verdict or is held.
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
    let view = ClaimPicture {
        site: edition.say(&edition.site.settings.title),
        language: edition.language,
        dir: language::direction(edition.language),
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

/// The share image of an explainer; `None` if none of its claims has a verdict, or if it is held.
///
/// Held claims are not counted, so that drafts have the same picture as the published site.
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
    let groups = groups(edition, &verdicts);
    let alt = format!(
        "{} {} {}",
        closed(&explainer.title),
        explainer.standfirst,
        closed(&in_words(edition, &groups))
    );
    let view = ExplainerPicture {
        site: edition.say(&edition.site.settings.title),
        language: edition.language,
        dir: language::direction(edition.language),
        words: edition.words.section("share"),
        title: &explainer.title,
        standfirst: &explainer.standfirst,
        published: edition.date(explainer.published),
        updated: edition.updated(explainer),
        groups,
        count: verdicts.len(),
    };
    share(edition, "explainer", explainer.id.as_str(), alt, &view)
}

/// The picture of an edition as a whole, for pages without one of their own: the publication's own
/// file, or else one that shows its name. `None` if it wants none.
#[must_use]
pub fn of_site(edition: &Edition<'_>) -> Option<Share> {
    let settings = edition.site.settings;
    let (title, description) = (
        edition.say(&settings.title),
        edition.say(&settings.description),
    );
    if let Some(image) = &settings.image {
        return own_image(edition, image, title.to_owned());
    }
    if !is_drawn(edition, "site") {
        return None;
    }
    let view = SitePicture {
        site: title,
        language: edition.language,
        words: edition.words.section("share"),
        description,
        publisher: &settings.publisher.name,
    };
    let alt = format!("{} {description}", closed(title));
    share(edition, "site", "", alt, &view)
}

/// The publication's own picture; `None` if there is no such file, which is an error by then.
fn own_image(edition: &Edition<'_>, image: &str, alt: String) -> Option<Share> {
    let (whole, _) = edition.whole;
    let mut assets = whole.assets.iter();
    let asset = assets.find(|asset| asset.is_static() && asset.output == image)?;
    let size = whole.look(&asset.path).and_then(|facts| facts.size);
    Some(Share {
        url: edition.absolute(&Address::file(&asset.output)?),
        r#type: PictureFormat::of_name(image)?.media_type(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        alt,
        drawing: None,
    })
}

/// The counts of these verdicts in the order of the scale, with that of `None` last.
fn groups<'e>(edition: &Edition<'e>, verdicts: &[Option<Ref<Verdict>>]) -> Vec<VerdictCount<'e>> {
    let scale = edition.site.scale.iter();
    let kinds = scale.map(|(verdict, _)| Some(verdict)).chain([None]);
    let group = |verdict: Option<Ref<Verdict>>| VerdictCount {
        count: verdicts.iter().filter(|own| **own == verdict).count(),
        verdict: verdict.map(|verdict| mark(edition, verdict)),
    };
    kinds.map(group).filter(|group| group.count > 0).collect()
}

/// The counts in one line, such as `3 False, 1 Open`.
fn in_words(edition: &Edition<'_>, groups: &[VerdictCount<'_>]) -> String {
    let open = edition.words.get("card.open");
    let say = |group: &VerdictCount<'_>| {
        let verdict = group.verdict.as_ref().map_or(open, |mark| mark.label);
        format!("{} {verdict}", group.count)
    };
    groups.iter().map(say).collect::<Vec<_>>().join(", ")
}

/// True if the publication wants pictures and the theme has the drawing.
fn is_drawn(edition: &Edition<'_>, name: &str) -> bool {
    edition.site.settings.share_images != Some(false) && edition.theme.drawings.have(name)
}

/// The picture of a view; `None` if the fonts of the theme lack a character in it.
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
    let name_of_file = format!("share.{print}.png");
    let path = match folder {
        "" => name_of_file,
        _ => format!("{folder}/{name_of_file}"),
    };
    let address = edition.addresses.file(&path)?;
    let drawing = Drawing {
        name,
        view: Value::from_serializable(view),
        address,
    };
    Some(Share {
        url: edition.absolute(&drawing.address),
        r#type: "image/png",
        width: Some(PICTURE_WIDTH),
        height: Some(PICTURE_HEIGHT),
        alt,
        drawing: Some(drawing),
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
