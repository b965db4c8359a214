//! The publication as authors of factpress write it.

use std::fmt::Write as _;

use super::town::{AS_OF, Block, Claim, Person, REVIEW_BY, SCALE, Source, Town};
use super::{File, file};

/// The sources in one file of the registry.
const SOURCES_A_FILE: usize = 500;

/// Every file of the content; `theme` names a theme of the comparison, which has no pictures.
/// Without one it is as installed.
pub fn files(town: &Town, theme: Option<&str>) -> Vec<File> {
    let methodology = "---\ntitle: How we check\ndescription: How claims are checked.\nshows: [scale]\n---\nWe read the record.\n";
    let mut files = vec![
        file("content/site.yaml", site(theme)),
        file("content/people.yaml", people(town)),
        file("content/pages/methodology.md", methodology),
    ];
    for (number, sources) in town.sources.chunks(SOURCES_A_FILE).enumerate() {
        let text: String = sources.iter().map(source).collect();
        files.push(file(
            &format!("content/sources/part-{number:03}.yaml"),
            text,
        ));
    }
    for (number, story) in town.stories.iter().enumerate() {
        let ids: Vec<&str> = town
            .claims_of(number)
            .iter()
            .map(|claim| claim.id.as_str())
            .collect();
        let text = format!(
            "---\ntitle: {}\nstandfirst: {}\npublished: {}\nauthors: [{}]\nclaims: [{}]\n---\n{}",
            story.title,
            story.standfirst,
            story.published,
            town.author(number).id,
            ids.join(", "),
            story.body.join("\n"),
        );
        files.push(file(
            &format!("content/explainers/{}/index.md", story.id),
            text,
        ));
        for entry in town.claims_of(number) {
            let path = format!("content/explainers/{}/claims/{}.md", story.id, entry.id);
            files.push(file(&path, claim(town, entry)));
        }
    }
    files
}

fn site(theme: Option<&str>) -> String {
    let look = theme.map_or_else(String::new, |theme| {
        format!("share_images: false\ntheme: {theme}\n")
    });
    let mut text = format!(
        "title: Town checks\ndescription: Claims about an imaginary town, checked.\nurl: https://checks.example/\n\
         languages: [en]\npublisher: {{name: Town Checks, kind: newsroom}}\npolicies: {{methodology: methodology}}\n\
         navigation: [methodology]\n{look}lint: {{as-of-beyond-evidence: allow, unused-source: allow, verdict-without-reply: allow, circular-evidence: allow}}\nscale:\n"
    );
    for (id, label, definition, value, tone, mark) in SCALE {
        let value = value.map_or_else(String::new, |value| format!("value: {value}, "));
        let _ = writeln!(
            text,
            "  - {{id: {id}, label: {label}, definition: {definition}, {value}tone: {tone}, mark: {mark}}}"
        );
    }
    text
}

fn source(source: &Source) -> String {
    format!(
        "{}:\n  title: {}\n  publisher: {}\n  kind: {}\n  date: {}\n  url: {}\n  primary: {}\n  basis: {}\n  \
         archive: {{none: Only a paper copy exists.}}\n  seen: original\n",
        source.id,
        source.title,
        source.publisher,
        source.kind,
        source.date,
        source.url,
        source.primary,
        source.basis
    )
}

fn people(town: &Town) -> String {
    let entry = |person: &Person| {
        format!(
            "{}:\n  name: {}\n  kind: {}\n  role: A voice in the town\n",
            person.id, person.name, person.kind
        )
    };
    town.people.iter().map(entry).collect()
}

fn claim(town: &Town, claim: &Claim) -> String {
    let mut text = format!(
        "---\nclaim: {}\nquote: {}\nclaimant: {}\nabout: [{}]\ndate: {}\nappearances: [{}]\nkind: {}\nverdict: {}\n\
         as_of: {AS_OF}\nfinding: {}\nwhy: {}\nevidence:\n",
        claim.text,
        claim.quote,
        town.people[claim.claimant].id,
        town.people[claim.about].id,
        claim.date,
        town.sources[claim.appearance].id,
        claim.kind,
        claim.verdict.0,
        claim.finding,
        claim.why,
    );
    for evidence in &claim.evidence {
        let _ = write!(
            text,
            "  - source: {}\n    stance: {}\n    quote: {}\n    at: {}\n    note: {}\n",
            town.sources[evidence.source].id,
            evidence.stance,
            evidence.quote,
            evidence.at,
            evidence.note,
        );
    }
    let _ = writeln!(
        text,
        "unknown: {}\nreview_by: {REVIEW_BY}\ntags: [{}]\n---",
        claim.unknown,
        claim.tags().join(", ")
    );
    for block in &claim.body {
        match block {
            Block::Plain(plain) => text.push_str(plain),
            Block::Part {
                heading,
                text: first,
                source,
                more,
                claim,
            } => {
                let (source, claim) = (&town.sources[*source].id, &town.claims[*claim].id);
                let _ = write!(
                    text,
                    "## {heading}\n\n{first}[[source:{source}]] {more} See [[claim:{claim}]].\n\n"
                );
            }
        }
    }
    text
}
