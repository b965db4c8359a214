//! A publication of neutral claims about an imaginary town, as data: what each tool's authors would
//! write is made of it.

use super::random::{NOUNS, Random, VERBS};

/// Claims in one explainer.
const A_STORY: usize = 10;
/// People and organisations.
const PEOPLE: usize = 60;
/// Tags; a claim has one of the first half and one of the second.
const TAGS: usize = 40;
/// The stances of a claim's evidence.
const STANCES: [&str; 3] = ["supports", "undermines", "context"];
/// The headings of an analysis.
const PARTS: [&str; 3] = ["What was said", "What the record says", "What follows"];

/// Claims on a page of a list, and sources on a page of theirs: as many as factpress has.
pub const CLAIMS_A_PAGE: usize = 50;
/// Explainers on a page of the front.
pub const EXPLAINERS_A_PAGE: usize = 50;
/// Sources on a page of the list of sources.
pub const SOURCES_A_PAGE: usize = 200;
/// The day of every verdict.
pub const AS_OF: &str = "2025-06-30";
/// The day by which every claim is to be looked at again.
pub const REVIEW_BY: &str = "2027-01-31";

/// A verdict of the scale: id, label, definition, number, tone and mark.
pub type Verdict = (
    &'static str,
    &'static str,
    &'static str,
    Option<u8>,
    &'static str,
    &'static str,
);

/// The scale.
pub const SCALE: [Verdict; 4] = [
    (
        "right",
        "Right",
        "The record says so.",
        Some(3),
        "positive",
        "check",
    ),
    (
        "in-part",
        "Right in part",
        "The record says so in part.",
        Some(2),
        "mixed",
        "half",
    ),
    (
        "wrong",
        "Wrong",
        "The record says otherwise.",
        Some(1),
        "negative",
        "cross",
    ),
    (
        "unproven",
        "Unproven",
        "The record is silent.",
        None,
        "neutral",
        "question",
    ),
];

/// The whole publication.
pub struct Town {
    pub people: Vec<Person>,
    pub sources: Vec<Source>,
    pub stories: Vec<Story>,
    pub claims: Vec<Claim>,
}

/// A person or an organisation.
pub struct Person {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
}

/// A source.
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub kind: String,
    pub date: String,
    pub url: String,
    pub primary: bool,
    pub basis: String,
}

/// An explainer; its claims are those that name its position.
pub struct Story {
    pub id: String,
    pub title: String,
    pub standfirst: String,
    pub published: String,
    pub body: Vec<String>,
}

/// A claim; people, sources and explainers by position.
pub struct Claim {
    pub id: String,
    pub story: usize,
    pub text: String,
    pub quote: String,
    pub claimant: usize,
    pub about: usize,
    pub date: String,
    pub appearance: usize,
    pub kind: String,
    pub verdict: &'static Verdict,
    pub finding: String,
    pub why: String,
    pub evidence: Vec<Evidence>,
    pub unknown: String,
    pub tags: [usize; 2],
    pub body: Vec<Block>,
}

/// An entry of evidence.
pub struct Evidence {
    pub source: usize,
    pub stance: &'static str,
    pub quote: String,
    pub at: String,
    pub note: String,
}

/// A block of an analysis.
pub enum Block {
    /// A heading and a paragraph: text, a citation, more text, a link to another claim.
    Part {
        heading: &'static str,
        text: String,
        source: usize,
        more: String,
        claim: usize,
    },
    /// Markdown that is the same for every tool.
    Plain(String),
}

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

    /// Who wrote an explainer: each of the people in turn, so that nobody's list of them needs a
    /// second page.
    pub fn author(&self, story: usize) -> &Person {
        &self.people[story % self.people.len()]
    }

    /// The claims of an explainer, in its order.
    pub fn claims_of(&self, story: usize) -> &[Claim] {
        &self.claims[story * A_STORY..self.claims.len().min((story + 1) * A_STORY)]
    }

    /// An explainer's place among the newest, from 1; of one day, by id.
    pub fn rank_of(&self, story: &Story) -> usize {
        let is_before =
            |other: &&Story| (&story.published, &other.id) < (&other.published, &story.id);
        self.stories.iter().filter(is_before).count() + 1
    }

    /// The claims newest first: those of one explainer stay together.
    pub fn newest(&self) -> Vec<&Claim> {
        let mut newest: Vec<&Claim> = self.claims.iter().collect();
        newest.sort_by_key(|claim| {
            (
                std::cmp::Reverse(&self.stories[claim.story].published),
                &claim.id,
            )
        });
        newest
    }

    /// The address of a claim's page.
    pub fn address(&self, claim: &Claim) -> String {
        format!("/{}/{}/", self.stories[claim.story].id, claim.id)
    }
}

impl Claim {
    /// The sources that the analysis cites, in the order of their numbers.
    pub fn citations(&self) -> Vec<usize> {
        let mut cited = Vec::new();
        for block in &self.body {
            if let Block::Part { source, .. } = block
                && !cited.contains(source)
            {
                cited.push(*source);
            }
        }
        cited
    }

    /// The ids of its tags.
    pub fn tags(&self) -> Vec<String> {
        self.tags
            .iter()
            .map(|tag| format!("tag-{tag:02}"))
            .collect()
    }

    /// Everybody who made it or whom it concerns, once.
    pub fn people(&self) -> Vec<usize> {
        if self.claimant == self.about {
            vec![self.about]
        } else {
            vec![self.claimant, self.about]
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
