//! The ids in a body: those in its references and in the addresses of its links.

use super::{Mention, Quotes};
use crate::base::text::is_language_tag;
use crate::content::prose::{BodyLink, Prose, ReferenceKind};
use crate::yaml::record::Noun;

/// The ids that a body refers to, and those in the addresses of its links.
pub fn of_prose(prose: &Prose, text: &str) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for reference in prose.references() {
        let noun = match reference.kind {
            ReferenceKind::Claim | ReferenceKind::Card => Noun::Claim,
            ReferenceKind::Citation => Noun::Source,
            ReferenceKind::Person => Noun::Person,
        };
        let id = reference.id.as_str();
        let written = text.get(reference.place.clone()).unwrap_or_default();
        let Some(start) = written
            .find(':')
            .map(|colon| reference.place.start + colon + 1)
        else {
            continue;
        };
        if text[start..].starts_with(id) {
            mentions.push(in_markdown(noun, id, start, None));
        }
    }
    for link in prose.links.iter().filter(|link| link.is_inside) {
        of_link(link, text, &mut mentions);
    }
    mentions
}

fn in_markdown(noun: Noun, id: &str, start: usize, within: Option<&str>) -> Mention {
    let within = within.map(str::to_owned);
    let bytes = start..start + id.len();
    Mention {
        noun,
        id: id.to_owned(),
        bytes,
        is_own: false,
        within,
        quotes: Quotes::Never,
    }
}

/// The ids in the address of a link: `/library/closed/` names an explainer and a claim,
/// `/fr/people/ada/` a person.
fn of_link(link: &BodyLink, text: &str, mentions: &mut Vec<Mention>) {
    let written = text.get(link.place.clone()).unwrap_or_default();
    let Some(start) = written.find(&link.target).map(|at| link.place.start + at) else {
        return;
    };
    let path = link.target.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<(usize, &str)> = Vec::new();
    let mut at = start;
    for part in path.split('/') {
        parts.push((at, part));
        at += part.len() + 1;
    }
    let parts = parts.get(1..).unwrap_or_default();
    let is_translated = parts
        .first()
        .is_some_and(|(_, first)| is_language_tag(first));
    for from in 0..=usize::from(is_translated) {
        let [(at, first), rest @ ..] = parts.get(from..).unwrap_or_default() else {
            continue;
        };
        let second = rest.first().filter(|(_, part)| !part.is_empty());
        let listed = match *first {
            "people" => Some(Noun::Person),
            "sources" => Some(Noun::Source),
            "verdicts" => Some(Noun::Verdict),
            "tags" => Some(Noun::Tag),
            _ => None,
        };
        match (listed, second) {
            (Some(noun), Some((at, id))) => mentions.push(in_markdown(noun, id, *at, None)),
            (None, Some((second_at, id))) => {
                mentions.push(in_markdown(Noun::Explainer, first, *at, None));
                mentions.push(in_markdown(Noun::Claim, id, *second_at, Some(first)));
            }
            (None, None) if !first.is_empty() => {
                mentions.push(in_markdown(Noun::Explainer, first, *at, None));
                mentions.push(in_markdown(Noun::Standing, first, *at, None));
            }
            _ => {}
        }
    }
}
