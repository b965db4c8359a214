//! The rules of the craft: beyond the examples of their pages, what each finds and what it lets
//! pass.

mod evidence;
mod people;
mod wording;
mod days;

use factpress::Options;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const TOWN: &str = "content/sources/town.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

const EVIDENCE: &str =
    "  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";
const REPLY: &str = "reply: {status: not-sought, reason: Her words were public and complete.}";
const NONE: [&str; 0] = [];

/// The site of `smallest.txt`, before anything is changed in it.
fn small() -> Site {
    Site(SmallSite::new(""))
}

/// A small site that is changed a piece at a time, and then says which rules it breaks.
#[derive(Clone)]
struct Site(SmallSite);

impl Site {
    fn settings(self, old: &str, new: &str) -> Self {
        Self(self.0.replacing(SITE, old, new))
    }

    fn people(self, old: &str, new: &str) -> Self {
        Self(self.0.replacing(PEOPLE, old, new))
    }

    fn source(self, old: &str, new: &str) -> Self {
        Self(self.0.replacing(TOWN, old, new))
    }

    fn explainer(self, old: &str, new: &str) -> Self {
        Self(self.0.replacing(INDEX, old, new))
    }

    fn claim(self, old: &str, new: &str) -> Self {
        Self(self.0.replacing(CLOSED, old, new))
    }

    /// Another body of the claim.
    fn body(self, body: &str) -> Self {
        self.claim("The minutes list them.", body)
    }

    /// Another finding of the claim.
    fn finding(self, finding: &str) -> Self {
        self.claim("One closed and three moved.", finding)
    }

    /// Another verdict, such as `open`, which is neutral.
    fn verdict(self, verdict: &str) -> Self {
        self.claim("verdict: \"false\"", &format!("verdict: {verdict}"))
    }

    /// Without a record that the claimant was asked.
    fn without_reply(self) -> Self {
        self.claim(REPLY, "")
    }

    /// More sources, each an id and its keys; keys that are left out are those of a newspaper which
    /// names the people it quotes.
    fn sources(self, sources: &[(&str, &str)]) -> Self {
        let entries: String = sources.iter().map(|(id, keys)| source(id, keys)).collect();
        self.source("minutes:\n", &(entries + "minutes:\n"))
    }

    /// Other evidence, each entry a source and its stance, as in `a undermines, via: b`.
    fn evidence(self, entries: &[&str]) -> Self {
        let entry = |entry: &&str| {
            let (source, rest) = entry.split_once(' ').expect("a source and a stance");
            format!("  - {{source: {source}, note: N, stance: {rest}}}\n")
        };
        self.claim(EVIDENCE, &entries.iter().map(entry).collect::<String>())
    }

    /// The rules that it breaks.
    fn broken(&self) -> Vec<&'static str> {
        let report = self.0.checked().report;
        report.lines.iter().map(|line| line.rule).collect()
    }
}

/// An entry of the registry.
fn source(id: &str, keys: &str) -> String {
    let own = [
        ("publisher", "P"),
        ("kind", "news-report"),
        ("primary", "false"),
        ("basis", "named"),
        ("seen", "copy"),
    ];
    let mut text = format!("{id}:\n  title: T\n  archive: {{none: No.}}\n");
    for (key, value) in own {
        if !keys.contains(&format!("{key}:")) {
            text += &format!("  {key}: {value}\n");
        }
    }
    for key in keys.split("; ").filter(|key| !key.is_empty()) {
        text += &format!("  {key}\n");
    }
    text
}

#[test]
fn a_draft_is_not_held_against_the_rules_on_verdicts() {
    let held = small()
        .claim("kind:", "hold: Not yet.\nkind:")
        .without_reply()
        .claim("undermines", "context");
    let options = Options {
        drafts: true,
        ..Options::default()
    };
    assert_eq!(held.0.options(options).findings(), NONE);
}
