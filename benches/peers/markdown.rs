//! The publication as authors of general tools write it: Markdown with YAML front matter,
//! references written out.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::town::{AS_OF, Block, Claim, REVIEW_BY, Story, Town};

/// A claim's front matter; `rank` is its place among the newest, from 1.
pub fn claim(town: &Town, claim: &Claim, rank: usize) -> Value {
    let source = |position: usize| &town.sources[position].id;
    let people: Vec<&str> = claim
        .people()
        .into_iter()
        .map(|person| town.people[person].id.as_str())
        .collect();
    let mut used: Vec<usize> = vec![claim.appearance];
    used.extend(claim.evidence.iter().map(|evidence| evidence.source));
    used.extend(claim.citations());
    used.sort_unstable();
    used.dedup();
    json!({
        "title": claim.text,
        "weight": rank,
        "date": town.stories[claim.story].published,
        "verdicts": [claim.verdict.0],
        "kinds": [claim.kind],
        "tags": claim.tags(),
        "people": people,
        "sources": used.into_iter().map(source).collect::<Vec<_>>(),
        "story": town.stories[claim.story].id,
        "claimant": town.people[claim.claimant].id,
        "about": town.people[claim.about].id,
        "made": claim.date,
        "appearance": source(claim.appearance),
        "quote": claim.quote,
        "as_of": AS_OF,
        "finding": claim.finding,
        "why": claim.why,
        "evidence": claim.evidence.iter().map(|evidence| json!({
            "source": source(evidence.source),
            "stance": evidence.stance,
            "quote": evidence.quote,
            "at": evidence.at,
            "note": evidence.note,
        })).collect::<Vec<_>>(),
        "citations": claim.citations().into_iter().map(source).collect::<Vec<_>>(),
        "unknown": claim.unknown,
        "review_by": REVIEW_BY,
    })
}

/// An explainer's front matter.
pub fn story(town: &Town, position: usize, story: &Story) -> Value {
    json!({
        "title": story.title,
        "standfirst": story.standfirst,
        "date": story.published,
        "authors": [town.author(position).id],
        "claims": town.claims_of(position).iter().map(|claim| town.address(claim)).collect::<Vec<_>>(),
        "weight": town.rank_of(story),
    })
}

/// The analysis of a claim.
pub fn body(town: &Town, claim: &Claim) -> String {
    let citations = claim.citations();
    let mut text = String::new();
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
                let number = citations
                    .iter()
                    .position(|cited| cited == source)
                    .map_or(0, |position| position + 1);
                let other = &town.claims[*claim];
                let _ = write!(
                    text,
                    "## {heading}\n\n{first}[{number}](#cite-{number}) {more} See [{}]({}) ({}).\n\n",
                    other.text,
                    town.address(other),
                    other.verdict.1,
                );
            }
        }
    }
    text
}

/// Front matter and body in one text: YAML whose values are written as JSON, which YAML includes.
pub fn document(front_matter: &Value, body: &str) -> String {
    let mut text = String::from("---\n");
    for (key, value) in front_matter.as_object().into_iter().flatten() {
        let _ = writeln!(text, "{key}: {value}");
    }
    text + "---\n" + body
}

/// The sources by id.
pub fn sources(town: &Town) -> Value {
    let entry = |source: &super::town::Source| {
        let value = json!({
            "title": source.title,
            "publisher": source.publisher,
            "kind": source.kind,
            "date": source.date,
            "url": source.url,
            "primary": source.primary,
            "basis": source.basis,
            "archive": "Only a paper copy exists.",
            "seen": "original",
        });
        (source.id.clone(), value)
    };
    Value::Object(town.sources.iter().map(entry).collect())
}

/// The people by id.
pub fn people(town: &Town) -> Value {
    let entry = |person: &super::town::Person| {
        let value =
            json!({"name": person.name, "kind": person.kind, "role": "A voice in the town"});
        (person.id.clone(), value)
    };
    Value::Object(town.people.iter().map(entry).collect())
}

/// The verdicts in the order of the scale.
pub fn scale() -> Value {
    let entry = |(id, label, definition, value, tone, mark): &super::town::Verdict| json!({"id": id, "label": label, "definition": definition, "value": value, "tone": tone, "mark": mark});
    Value::Array(super::town::SCALE.iter().map(entry).collect())
}
