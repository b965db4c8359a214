//! A seeded generator of neutral claims about an imaginary town: the same number gives the same
//! publication.

use std::fmt::Write as _;

use super::random::{NOUNS, Random, VERBS};

/// Claims in one explainer.
const A_STORY: usize = 10;
/// People and organisations.
const PEOPLE: usize = 60;

/// A publication with this many claims: paths below the root, and texts.
pub fn town(claims: usize) -> Vec<(String, String)> {
    let mut random = Random::new(claims);
    let sources = (claims * 2).max(10);
    let mut files = vec![
        ("content/site.yaml".to_owned(), SITE.to_owned()),
        ("content/people.yaml".to_owned(), people()),
        (
            "content/pages/methodology.md".to_owned(),
            METHODOLOGY.to_owned(),
        ),
    ];
    for chunk in 0..sources.div_ceil(500) {
        let text = (chunk * 500..sources.min((chunk + 1) * 500))
            .map(|number| source(number, &mut random))
            .collect();
        files.push((format!("content/sources/part-{chunk:03}.yaml"), text));
    }
    for story in 0..claims.div_ceil(A_STORY) {
        let own: Vec<usize> = (story * A_STORY..claims.min((story + 1) * A_STORY)).collect();
        files.push((
            format!("content/explainers/story-{story}/index.md"),
            explainer(story, &own, &mut random),
        ));
        for number in own {
            let path = format!("content/explainers/story-{story}/claims/claim-{number}.md");
            files.push((path, claim(number, claims, sources, &mut random)));
        }
    }
    files
}

const SITE: &str = "title: Town checks\ndescription: Claims about an imaginary town, checked.\nurl: https://checks.example/\n\
languages: [en]\npublisher: {name: Town Checks, kind: organization}\npolicies: {methodology: methodology}\nshare_images: false\nscale:\n  \
- {id: right, label: Right, definition: The record says so., value: 3, tone: positive, mark: check}\n  \
- {id: in-part, label: Right in part, definition: The record says so in part., value: 2, tone: mixed, mark: half}\n  \
- {id: wrong, label: Wrong, definition: The record says otherwise., value: 1, tone: negative, mark: cross}\n  \
- {id: unproven, label: Unproven, definition: The record is silent., tone: neutral, mark: question}\n\
lint: {as-of-beyond-evidence: allow, unused-source: allow, verdict-without-reply: allow, circular-evidence: allow, verdict-against-evidence: allow}\n";

const METHODOLOGY: &str = "---\ntitle: How we check\ndescription: How claims are checked.\nshows: [scale, badges]\n---\nWe read the record.\n";

fn people() -> String {
    (0..PEOPLE).fold(String::new(), |mut text, number| {
        let kind = if number % 3 == 0 {
            "organization"
        } else {
            "person"
        };
        let _ = write!(
            text,
            "voice-{number}:\n  name: Voice {number}\n  kind: {kind}\n  role: A voice in the town\n"
        );
        text
    })
}

fn source(number: usize, random: &mut Random) -> String {
    let kind = random.pick(&[
        "document",
        "news-report",
        "dataset",
        "official-report",
        "interview",
    ]);
    let basis = random.pick(&["named", "documents", "own-observation"]);
    let (month, day) = (random.below(12) + 1, random.below(28) + 1);
    format!(
        "source-{number}:\n  title: The {} and the {} in figures {number}\n  publisher: Town record {}\n  kind: {kind}\n  \
         date: 2024-{month:02}-{day:02}\n  url: https://town.example/record/{number}\n  primary: {}\n  basis: {basis}\n  \
         archive: {{none: Only a paper copy exists.}}\n  seen: original\n",
        random.pick(&NOUNS),
        random.pick(&NOUNS),
        random.below(40),
        number.is_multiple_of(2),
    )
}

fn explainer(story: usize, claims: &[usize], random: &mut Random) -> String {
    let mut text = format!(
        "---\ntitle: The {} story, number {story}\nstandfirst: {}\npublished: 2025-{:02}-{:02}\nauthors: [voice-0]\nclaims:\n",
        random.pick(&NOUNS),
        random.words(14),
        story % 12 + 1,
        story % 28 + 1,
    );
    for number in claims {
        let _ = writeln!(text, "  - claim-{number}");
    }
    text.push_str("---\n");
    for number in claims.iter().take(3) {
        let _ = write!(
            text,
            "## Part {number}\n\n{}\n\n![[claim:claim-{number}]]\n\n",
            random.words(60)
        );
    }
    text
}

fn claim(number: usize, claims: usize, sources: usize, random: &mut Random) -> String {
    let verdict = random.pick(&["right", "in-part", "wrong", "unproven"]);
    let mut text = format!(
        "---\nclaim: The {} {} in year {number}\nquote: {}\nclaimant: voice-{}\nabout: [voice-{}]\ndate: 2024-{:02}-{:02}\n\
         appearances: [source-{}]\nkind: {}\nverdict: {verdict}\nas_of: 2025-06-30\nfinding: {}\nwhy: {}\nevidence:\n",
        random.pick(&NOUNS),
        random.pick(&VERBS),
        random.words(12),
        random.below(PEOPLE),
        random.below(PEOPLE),
        random.below(12) + 1,
        random.below(28) + 1,
        random.below(sources),
        random.pick(&["statement", "number", "event"]),
        random.words(20),
        random.words(16),
    );
    for stance in ["supports", "undermines", "context"] {
        let _ = write!(
            text,
            "  - source: source-{}\n    stance: {stance}\n    quote: {}\n    at: page {}\n    note: {}\n",
            random.below(sources),
            random.words(12),
            random.below(90) + 1,
            random.words(14),
        );
    }
    let _ = write!(
        text,
        "unknown: {}\nreview_by: 2027-01-31\ntags: [tag-{}, tag-{}]\n---\n",
        random.words(12),
        random.below(20),
        random.below(20) + 20
    );
    body(&mut text, claims, sources, random);
    text
}

/// About 300 words with headings, a list, a table, a quotation, a footnote, citations and links to
/// other claims.
fn body(text: &mut String, claims: usize, sources: usize, random: &mut Random) {
    for part in ["What was said", "What the record says", "What follows"] {
        let _ = write!(
            text,
            "## {part}\n\n{}[[source:source-{}]] {} See [[claim:claim-{}]].\n\n",
            random.words(50),
            random.below(sources),
            random.words(30),
            random.below(claims),
        );
    }
    let _ = write!(
        text,
        "- {}\n- {}\n- {}\n\n| Year | Count |\n| --- | ---: |\n| 2023 | {} |\n| 2024 | {} |\n\n> {}\n\n{}[^1]\n\n[^1]: {}\n",
        random.words(8),
        random.words(8),
        random.words(8),
        random.below(900),
        random.below(900),
        random.words(16),
        random.words(20),
        random.words(10),
    );
}
