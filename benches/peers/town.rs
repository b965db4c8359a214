//! A publication of neutral claims about an imaginary town, as data: what each tool's authors would
//! write is made of it.

mod made;

use made::A_STORY;

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

impl Town {
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
