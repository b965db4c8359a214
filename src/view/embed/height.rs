//! The height of an embed, estimated from the lengths of its texts: a frame without scripts cannot
//! grow.

use std::collections::BTreeMap;

use crate::model::claim::{Claim, Stance};
use crate::view::Edition;

/// The padding of the frame, the gaps between the parts of the card, its link and its foot, in CSS
/// pixels.
const FURNITURE: usize = 160;
/// The error that an estimate may have before a part of the card is cut off.
const MARGIN: usize = 24;

/// Text as `broadsheet` sets it in a frame: the width of a character in tenths of a CSS pixel, the
/// height of a line in CSS pixels.
#[derive(Debug, Clone, Copy)]
struct TextStyle {
    character: usize,
    line: usize,
}

const VERDICT_STYLE: TextStyle = TextStyle {
    character: 80,
    line: 26,
};
const CLAIM_STYLE: TextStyle = TextStyle {
    character: 102,
    line: 25,
};
const FACTS_STYLE: TextStyle = TextStyle {
    character: 72,
    line: 22,
};
const FINDING_STYLE: TextStyle = TextStyle {
    character: 83,
    line: 24,
};
const EVIDENCE_STYLE: TextStyle = TextStyle {
    character: 69,
    line: 25,
};

impl TextStyle {
    /// The height of text with this many characters in a column of this width.
    fn height(self, characters: usize, width: usize) -> usize {
        characters.div_ceil((width * 10 / self.character).max(1)) * self.line
    }
}

/// The height in CSS pixels that the card needs on a small phone or in a column of text, whichever
/// is more.
///
/// Narrow frames count the sources of each stance and wide ones name them, so that the two differ
/// little.
pub fn of(edition: &Edition<'_>, claim: &Claim) -> usize {
    const PHONE_WIDTH: usize = 346;
    const COLUMN_WIDTH: usize = 566;
    let publishers = publishers(edition, claim);
    let named: usize = publishers
        .values()
        .map(|characters| EVIDENCE_STYLE.height(25 + characters, COLUMN_WIDTH))
        .sum();
    let phone = text(edition, claim, PHONE_WIDTH) + publishers.len() * EVIDENCE_STYLE.line;
    let column = text(edition, claim, COLUMN_WIDTH) + named;
    FURNITURE + phone.max(column) + MARGIN
}

/// The height of everything before the evidence.
fn text(edition: &Edition<'_>, claim: &Claim, width: usize) -> usize {
    let (label, finding) = match &claim.outcome {
        Some(outcome) => (edition.verdict_in_words(outcome), outcome.finding.as_str()),
        None => (
            edition.words.get("card.open"),
            edition.words.get("card.open_finding"),
        ),
    };
    // The verdict is set larger than its date, and words precede the finding: both are allowed for
    // as more characters.
    VERDICT_STYLE.height(length(label) * 5 / 4 + 22, width)
        + CLAIM_STYLE.height(length(&claim.claim), width)
        + FACTS_STYLE.height(facts(edition, claim), width)
        + FINDING_STYLE.height(length(finding) + 16, width)
}

/// The characters of the lines that say who, when and where, with the label of each.
fn facts(edition: &Edition<'_>, claim: &Claim) -> usize {
    let site = edition.site;
    let names = claim
        .claimants
        .iter()
        .chain(&claim.about)
        .map(|person| length(edition.say(&site.people.get(*person).name)));
    let publishers = claim.appearances.iter().map(|appearance| {
        let publisher = edition.say(&site.sources.get(appearance.source).publisher);
        let place = appearance.at.as_deref();
        length(publisher) + place.map_or(0, |place| length(place) + 2)
    });
    let listed: usize = names
        .chain(publishers)
        .map(|characters| characters + 4)
        .sum();
    let words = |there: bool, characters: usize| if there { characters } else { 0 };
    let place = claim.place.as_deref().map_or(0, length);
    listed
        + place
        + words(!claim.claimants.is_empty(), 12)
        + words(claim.date.is_some(), 16)
        + words(!claim.appearances.is_empty(), 20)
}

/// The characters of the publishers of the evidence, by stance.
fn publishers(edition: &Edition<'_>, claim: &Claim) -> BTreeMap<Stance, usize> {
    let mut publishers = BTreeMap::new();
    for evidence in &claim.evidence {
        let publisher = edition.say(&edition.site.sources.get(evidence.source).publisher);
        *publishers.entry(evidence.stance).or_default() += length(publisher) + 3;
    }
    publishers
}

fn length(text: &str) -> usize {
    text.chars().count()
}
