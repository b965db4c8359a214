//! The page at an address at which something was before: it leads to where that is now.

use super::edition::Edition;
use super::{headline, withdrawn};
use crate::base::address::Address;
use crate::base::text::Html;
use crate::model::translated::Translated as _;
use crate::plan::Moved;

/// Where it is now.
#[must_use]
pub fn address(edition: &Edition<'_>, moved: Moved) -> Address {
    let site = edition.site;
    match moved {
        Moved::Claim(claim) => edition.addresses.claim(edition.claim(claim)),
        Moved::Explainer(explainer) => edition
            .addresses
            .explainer(&site.explainers.get(explainer).id),
        Moved::Standing(standing) => edition.addresses.standing(&site.standings.get(standing).id),
        Moved::Withdrawn(position) => edition.addresses.withdrawn(&site.withdrawn()[position]),
    }
}

/// The page's bytes. It needs no template: a browser leaves it at once, and a reader whose browser
/// does not has one link to follow. The title is that of the page it leads to, so that a claim
/// comes with its verdict here too.
#[must_use]
pub fn bytes(edition: &Edition<'_>, moved: Moved) -> Vec<u8> {
    let site = edition.site;
    let title = match moved {
        Moved::Claim(claim) => headline::title(edition, edition.claim(claim)),
        Moved::Explainer(explainer) => {
            let entry = site.explainers.get(explainer);
            entry.in_language(edition.language).title.clone()
        }
        Moved::Standing(standing) => {
            let entry = site.standings.get(standing);
            entry.in_language(edition.language).title.clone()
        }
        Moved::Withdrawn(position) => withdrawn::heading(edition, &site.withdrawn()[position]),
    };
    let to = address(edition, moved);
    let (href, canonical) = (edition.href(&to), edition.absolute(&to));
    let escaped = [edition.language, &title, &href, &canonical].map(Html::escape);
    let [language, title, href, canonical] = escaped.each_ref().map(Html::as_str);
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"canonical\" href=\"{canonical}\"><meta http-equiv=\"refresh\" content=\"0; url={href}\"></head>\
         <body><p dir=\"auto\"><a href=\"{href}\">{title}</a></p></body></html>\n"
    )
    .into_bytes()
}
