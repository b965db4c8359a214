//! An explainer as HTML: what it found, its claims with their outcomes, the narrative.

use super::body;
use super::parts::{self, Parts};
use crate::content::prose::Lost;
use crate::model::explainer::Explainer;
use crate::view::edition::Edition;
use crate::view::headline;

/// An explainer in an edition.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn html(edition: &Edition<'_>, explainer: &Explainer) -> Result<String, Lost> {
    let mut parts = Parts::default();
    parts.raw("<p><strong>");
    parts.text(&explainer.standfirst);
    parts.raw("</strong></p>");
    let claims = explainer.claims.iter().map(|claim| edition.claim(*claim));
    let claims: Vec<_> = claims.filter(|claim| claim.hold.is_none()).collect();
    if !claims.is_empty() {
        parts.raw("<ul>");
    }
    for claim in &claims {
        parts.raw("<li><p>");
        let url = edition.absolute(&edition.addresses.claim(claim));
        parts.link(&url, &headline::title(edition, claim));
        parts.raw("</p>");
        parts::outcome(edition, claim, &mut parts);
        parts.raw("</li>");
    }
    if !claims.is_empty() {
        parts.raw("</ul>");
    }
    let url = edition.absolute(&edition.addresses.explainer(&explainer.id));
    parts.raw(&body::html(edition, &explainer.body, &url)?);
    Ok(parts.finish())
}
