//! The rules of the craft: beyond the examples of their pages, what each finds and what it lets
//! pass.

mod evidence;
mod people;
mod wording;
mod days;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const TOWN: &str = "content/sources/town.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

const EVIDENCE: &str =
    "  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";

const REPLY: &str = "reply: {status: not-sought, reason: Her words were public and complete.}";

/// The rules that the small site breaks when these pieces of its texts are replaced.
fn broken(changes: &[(&str, &str, &str)]) -> Vec<&'static str> {
    site(changes)
        .checked()
        .report
        .lines
        .iter()
        .map(|line| line.rule)
        .collect()
}

fn site(changes: &[(&str, &str, &str)]) -> SmallSite {
    changes
        .iter()
        .fold(SmallSite::new(""), |site, (file, old, new)| {
            site.replacing(file, old, new)
        })
}

/// An entry of the registry, reported by a newspaper that names its sources, with other keys where
/// they are given.
fn source(id: &str, keys: &str) -> String {
    let own = [
        ("publisher", "P"),
        ("kind", "news-report"),
        ("primary", "false"),
        ("basis", "named"),
        ("seen", "copy"),
    ];
    let mut text = format!("{id}:\n  title: T\n  archive: {{none: No.}}\n");
    for (key, value) in own
        .iter()
        .filter(|(key, _)| !keys.contains(&format!("{key}:")))
    {
        text += &format!("  {key}: {value}\n");
    }
    for key in keys.split("; ").filter(|key| !key.is_empty()) {
        text += &format!("  {key}\n");
    }
    text + "minutes:\n"
}

/// The rules that a site breaks with these sources (id and keys) and this evidence (source, stance
/// and other keys).
fn with_evidence(
    sources: &[(&str, &str)],
    evidence: &[&str],
    more: &[(&str, &str, &str)],
) -> Vec<&'static str> {
    let registry: String = sources
        .iter()
        .map(|(id, keys)| source(id, keys).replace("minutes:\n", ""))
        .collect();
    let entries: String = evidence
        .iter()
        .map(|entry| {
            let (source, rest) = entry.split_once(' ').expect("a source and a stance");
            format!("  - {{source: {source}, note: N, stance: {rest}}}\n")
        })
        .collect();
    let mut changes = vec![
        (TOWN, "minutes:\n", registry + "minutes:\n"),
        (CLOSED, EVIDENCE, entries),
    ];
    changes.extend(
        more.iter()
            .map(|(file, old, new)| (*file, *old, (*new).to_owned())),
    );
    let changes: Vec<_> = changes
        .iter()
        .map(|(file, old, new)| (*file, *old, new.as_str()))
        .collect();
    broken(&changes)
}

const NONE: [&str; 0] = [];
const OPEN: (&str, &str, &str) = (CLOSED, "\"false\"", "open");

#[test]
fn a_draft_is_not_held_against_the_rules_on_verdicts() {
    let options = factpress::Options {
        drafts: true,
        ..factpress::Options::default()
    };
    let held = site(&[
        (CLOSED, "kind:", "hold: Not yet.\nkind:"),
        (CLOSED, REPLY, ""),
        (CLOSED, "undermines", "context"),
    ]);
    assert_eq!(held.options(options).findings(), NONE);
}
