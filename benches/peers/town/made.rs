//! A town made up from a number: its parts are counted, its words are drawn by lot.

use crate::random::{NOUNS, Random, VERBS};

use super::{Block, Claim, Evidence, Person, SCALE, Source, Story, Town};

/// Claims in one explainer.
pub const A_STORY: usize = 10;
/// People and organisations.
const PEOPLE: usize = 60;
/// Tags; a claim has one of the first half and one of the second.
const TAGS: usize = 40;
/// The stances of a claim's evidence.
const STANCES: [&str; 3] = ["supports", "undermines", "context"];
/// The headings of an analysis.
const PARTS: [&str; 3] = ["What was said", "What the record says", "What follows"];

impl Town {
    /// A publication with this many claims; the same number gives the same publication.
    pub fn new(claims: usize) -> Self {
        let mut random = Random::new(claims);
        let sources = (claims / 2).max(10);
        Self {
            people: (0..PEOPLE).map(person).collect(),
            sources: (0..sources)
                .map(|number| source(number, &mut random))
                .collect(),
            stories: (0..claims.div_ceil(A_STORY))
                .map(|number| story(number, &mut random))
                .collect(),
            claims: (0..claims)
                .map(|number| claim(number, claims, sources, &mut random))
                .collect(),
        }
    }
}

fn day(random: &mut Random, year: usize) -> String {
    format!(
        "{year}-{:02}-{:02}",
        random.below(12) + 1,
        random.below(28) + 1
    )
}

fn person(number: usize) -> Person {
    let kind = if number.is_multiple_of(3) {
        "organization"
    } else {
        "person"
    };
    Person {
        id: format!("voice-{number:02}"),
        name: format!("Voice {number}"),
        kind,
    }
}

fn source(number: usize, random: &mut Random) -> Source {
    Source {
        id: format!("source-{number:06}"),
        title: format!(
            "The {} and the {} in figures {number}",
            random.pick(&NOUNS),
            random.pick(&NOUNS)
        ),
        publisher: format!("Town record {}", random.below(40)),
        kind: random
            .pick(&[
                "document",
                "news-report",
                "dataset",
                "official-report",
                "interview",
            ])
            .to_owned(),
        date: day(random, 2024),
        url: format!("https://town.example/record/{number}"),
        primary: number.is_multiple_of(2),
        basis: random
            .pick(&["named", "documents", "own-observation"])
            .to_owned(),
    }
}

fn story(number: usize, random: &mut Random) -> Story {
    Story {
        id: format!("story-{number:05}"),
        title: format!("The {} story, number {number}", random.pick(&NOUNS)),
        standfirst: random.words(14),
        published: day(random, 2025),
        body: (0..3)
            .map(|part| format!("## Part {part}\n\n{}\n", random.words(60)))
            .collect(),
    }
}

fn claim(number: usize, claims: usize, sources: usize, random: &mut Random) -> Claim {
    let evidence = |stance: &&'static str, random: &mut Random| Evidence {
        source: random.below(sources),
        stance,
        quote: random.words(12),
        at: format!("page {}", random.below(90) + 1),
        note: random.words(14),
    };
    Claim {
        id: format!("claim-{number:06}"),
        story: number / A_STORY,
        text: format!(
            "The {} {} in year {number}",
            random.pick(&NOUNS),
            random.pick(&VERBS)
        ),
        quote: random.words(12),
        claimant: random.below(PEOPLE),
        about: random.below(PEOPLE),
        date: day(random, 2024),
        appearance: random.below(sources),
        kind: random.pick(&["statement", "number", "event"]).to_owned(),
        verdict: &SCALE[random.below(SCALE.len())],
        finding: random.words(20),
        why: random.words(16),
        evidence: STANCES
            .iter()
            .map(|stance| evidence(stance, random))
            .collect(),
        unknown: random.words(12),
        tags: [random.below(TAGS / 2), random.below(TAGS / 2) + TAGS / 2],
        body: body(claims, sources, random),
    }
}

/// About 300 words with headings, a list, a table, a quotation, citations and links to other
/// claims.
fn body(claims: usize, sources: usize, random: &mut Random) -> Vec<Block> {
    let part = |heading: &&'static str| Block::Part {
        heading,
        text: random.words(50),
        source: random.below(sources),
        more: random.words(30),
        claim: random.below(claims),
    };
    let mut blocks: Vec<Block> = PARTS.iter().map(part).collect();
    blocks.push(Block::Plain(format!(
        "- {}\n- {}\n- {}\n\n| Year | Count |\n| --- | ---: |\n| 2023 | {} |\n| 2024 | {} |\n\n> {}\n\n{}\n",
        random.words(8),
        random.words(8),
        random.words(8),
        random.below(900),
        random.below(900),
        random.words(16),
        random.words(20),
    )));
    blocks
}
