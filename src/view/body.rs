//! A body on a page: prose with its references turned into links, cards and numbered citations.

use std::collections::HashMap;

use serde::Serialize;
use tera::Value;

use super::card;
use super::edition::{ClaimLink, Edition, TextLink};
use super::headline;
use super::proof::{self, ProofView};
use super::source_line::SourceItem;
use super::waiting;
use super::withdrawn;
use crate::base::sentence;
use crate::base::text::{Html, Id};
use crate::content::prose::{
    Heading, HeadingPart, Lost, Prose, ProsePart, Reference, ReferenceKind, picture_html,
};

/// Prose for a template.
#[derive(Debug, Serialize)]
pub struct BodyView<'e> {
    parts: Vec<BodyPart<'e>>,
    headings: Vec<BodyHeading<'e>>,
}

/// A part of a body, which templates see as a map whose only key says what kind of part it is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum BodyPart<'e> {
    Html(Html),
    Card(Value),
    Claim(ClaimLink<'e>),
    Citation(CitationMark<'e>),
    Person(TextLink),
}

#[derive(Debug, Serialize)]
struct BodyHeading<'e> {
    level: u8,
    id: &'e str,
    text: String,
}

/// The number in the text that links to a citation.
#[derive(Debug, Serialize)]
struct CitationMark<'e> {
    /// Whether the quotation beside it is proved.
    proof: Option<ProofView<'e>>,
    number: usize,
    href: String,
    id: String,
    title: &'e str,
    publisher: &'e str,
}

/// A cited source, with the anchors of the places that cite it.
#[derive(Debug, Serialize)]
pub struct Citation<'e> {
    number: usize,
    id: String,
    places: Vec<String>,
    source: SourceItem<'e>,
}

/// Turns prose in a language into what a template prints, with its citations in the order of their numbers.
///
/// # Errors
///
/// If the store of its HTML does not have it any more.
pub fn view<'s>(
    edition: &Edition<'s>,
    prose: &'s Prose,
    language: &'s str,
) -> Result<(BodyView<'s>, Vec<Citation<'s>>), Lost> {
    let html = prose.html.get()?;
    let mut writer = Writer {
        edition,
        prose,
        language,
        numbers: prose.citation_numbers(),
        citations: Vec::new(),
    };
    let parts = prose
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            ProsePart::Html(range) => Some(BodyPart::Html(Html::made_of_escaped_parts(
                html[range.clone()].to_owned(),
            ))),
            ProsePart::Text(words) => Some(BodyPart::Html(Html::escape(words))),
            ProsePart::Picture(number) => prose
                .pictures
                .get(*number)
                .map(|picture| BodyPart::Html(picture_html(picture))),
            ProsePart::Waiting => {
                let words = waiting::words(
                    edition,
                    waiting::begins_in(&prose.parts[..at], &html, edition.language),
                );
                Some(BodyPart::Html(Html::escape(&words)))
            }
            ProsePart::Reference(reference) => writer.reference(reference),
        })
        .collect();
    let heading = |heading: &'s Heading| BodyHeading {
        level: heading.level,
        id: &heading.id,
        text: heading.words.iter().fold(String::new(), |line, word| {
            let words = heading_text(edition, word, &line);
            line + &words
        }),
    };
    let headings = prose.headings.iter().map(heading).collect();
    Ok((BodyView { parts, headings }, writer.citations))
}

/// The text of a part of a heading, for the list of headings; `line` is the text of the parts
/// before it.
fn heading_text(edition: &Edition<'_>, word: &HeadingPart, line: &str) -> String {
    let reference = match word {
        HeadingPart::Text(text) => return text.clone(),
        HeadingPart::Reference(reference) => reference,
    };
    let site = edition.site;
    let own = || match reference.kind {
        ReferenceKind::Claim | ReferenceKind::Card => {
            let claim = site.claims.find(&reference.id);
            let waits = || {
                let withdrawn = withdrawn::reference(edition, &reference.id, None);
                withdrawn.map_or_else(
                    || {
                        let begins = sentence::begins(line, edition.language);
                        waiting::words(edition, begins).into_owned()
                    },
                    |(_, words)| words,
                )
            };
            Some(claim.map_or_else(waits, |claim| {
                headline::title(edition, edition.claim(claim))
            }))
        }
        ReferenceKind::Person => site
            .people
            .find(&reference.id)
            .map(|person| edition.say(&site.people.get(person).name).to_owned()),
        ReferenceKind::Citation => None,
    };
    reference.text.clone().or_else(own).unwrap_or_default()
}

struct Writer<'e, 's> {
    edition: &'e Edition<'s>,
    prose: &'s Prose,
    /// The tag of the language of the prose.
    language: &'s str,
    numbers: HashMap<&'s Id, usize>,
    citations: Vec<Citation<'s>>,
}

impl<'s> Writer<'_, 's> {
    fn reference(&mut self, reference: &'s Reference) -> Option<BodyPart<'s>> {
        let site = self.edition.site;
        let text = reference.text.as_deref();
        match reference.kind {
            ReferenceKind::Card | ReferenceKind::Claim => {
                let Some(claim) = site.claims.find(&reference.id) else {
                    return self.withdrawn(reference);
                };
                if reference.kind == ReferenceKind::Card {
                    let card = card::view(self.edition, claim);
                    return Some(BodyPart::Card(Value::from_serializable(&card)));
                }
                let link = self.edition.claim_link(claim);
                Some(BodyPart::Claim(link.with_text(text)))
            }
            ReferenceKind::Person => {
                let person = site.people.find(&reference.id)?;
                Some(BodyPart::Person(self.edition.person_link(person, text)))
            }
            ReferenceKind::Citation => self.citation(reference),
        }
    }

    /// The link to the page of a withdrawn claim. A card is a paragraph of its own.
    fn withdrawn(&self, reference: &Reference) -> Option<BodyPart<'s>> {
        let text = reference.text.as_deref();
        let (link, _) = withdrawn::reference(self.edition, &reference.id, text)?;
        Some(BodyPart::Html(match reference.kind {
            ReferenceKind::Card => Html::made_of_escaped_parts(format!("<p>{}</p>", link.as_str())),
            _ => link,
        }))
    }

    fn citation(&mut self, reference: &'s Reference) -> Option<BodyPart<'s>> {
        let id = &reference.id;
        let source = self.edition.site.sources.find(id)?;
        let number = *self.numbers.get(id)?;
        // Numbers are given in the order of first citation, so a new number is always the next.
        if self.citations.len() < number {
            let source = self.edition.source(source);
            self.citations.push(Citation {
                number,
                id: format!("cite-{number}"),
                places: Vec::new(),
                source,
            });
        }
        let citation = &mut self.citations[number - 1];
        let place = format!("ref-{number}-{}", citation.places.len() + 1);
        citation.places.push(place.clone());
        let entry = self.edition.site.sources.get(source);
        Some(BodyPart::Citation(CitationMark {
            proof: proof::of_citation(self.edition, self.prose, reference, self.language),
            number,
            href: format!("#cite-{number}"),
            id: place,
            title: self.edition.say(&entry.title),
            publisher: self.edition.say(&entry.publisher),
        }))
    }
}
