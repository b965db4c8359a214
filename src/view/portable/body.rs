//! A body as HTML that means the same away from its page: links are whole, and references are
//! written out.

use super::links;
use super::parts::{self, Parts};
use crate::content::prose::{Lost, Prose, ProsePart, Reference, ReferenceKind, picture_html};
use crate::view::edition::Edition;
use crate::view::{headline, waiting, withdrawn};

/// The HTML of a body; `page` is the whole address of its page, to which marks of
/// citations lead.
///
/// # Errors
///
/// If the store of its HTML does not have it any more.
pub fn html(edition: &Edition<'_>, prose: &Prose, page: &str) -> Result<String, Lost> {
    let html = prose.html.get()?;
    let numbers = prose.citation_numbers();
    let mut body = Parts::default();
    for (at, part) in prose.parts.iter().enumerate() {
        match part {
            ProsePart::Html(range) => body.raw(&html[range.clone()]),
            ProsePart::Text(words) => body.text(words),
            ProsePart::Picture(number) => {
                if let Some(picture) = prose.pictures.get(*number) {
                    body.raw(picture_html(picture).as_str());
                }
            }
            ProsePart::Waiting => {
                let begins = waiting::begins_in(&prose.parts[..at], &html, edition.language);
                body.text(&waiting::words(edition, begins));
            }
            ProsePart::Reference(found) => match found.kind {
                ReferenceKind::Citation => {
                    if let Some(number) = numbers.get(&found.id) {
                        body.raw("<sup>");
                        body.link(&format!("#cite-{number}"), &format!("[{number}]"));
                        body.raw("</sup>");
                    }
                }
                _ => reference(edition, found, &mut body),
            },
        }
    }
    Ok(links::made_whole(
        &body.finish(),
        &edition.site.settings.url,
        page,
    ))
}

/// A person by their name, and a claim with its outcome.
fn reference(edition: &Edition<'_>, reference: &Reference, body: &mut Parts) {
    let site = edition.site;
    let text = reference.text.as_deref();
    if reference.kind == ReferenceKind::Person {
        if let Some(person) = site.people.find(&reference.id) {
            let link = edition.person_link(person, text);
            body.link(&link.href, &link.text);
        }
        return;
    }
    let is_card = reference.kind == ReferenceKind::Card;
    let Some(claim) = site.claims.find(&reference.id) else {
        if let Some((link, _)) = withdrawn::reference(edition, &reference.id, text) {
            let (open, close) = if is_card { ("<p>", "</p>") } else { ("", "") };
            body.raw(&format!("{open}{}{close}", link.as_str()));
        }
        return;
    };
    let claim = edition.claim(claim);
    let href = edition.href(&edition.addresses.claim(claim));
    if is_card {
        body.raw("<p>");
        body.link(&href, &headline::title(edition, claim));
        body.raw("</p>");
        parts::outcome(edition, claim, body);
    } else {
        body.link(&href, text.unwrap_or(&claim.claim));
        body.text(&parts::beside_link(edition, claim));
    }
}
