//! The page on the craft: each of its examples, put into the small site, breaks no rule.

use factpress::Options;
use factpress::base::date::Day;
use factpress::report::RULE_PAGES;
use serde_yaml::{Mapping, Value};

use crate::small_site::SmallSite;

const PAGE: &str = include_str!("../../docs/CRAFT.md");
const SMALLEST: &str = include_str!("smallest.txt");
/// The publication that `factpress new site` begins with.
const BEGUN: &str = include_str!("../../src/authoring/starter/publication/en/content/site.yaml");

const SITE: &str = "content/site.yaml";
const SOURCES: &str = "content/sources/town.yaml";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// A file of the smallest site.
fn smallest(path: &str) -> &'static str {
    let (_, after) = SMALLEST
        .split_once(&format!("-- {path} --\n"))
        .expect("it has the file");
    after.split("\n-- ").next().expect("a text")
}

fn keys(yaml: &str) -> Mapping {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error} in\n{yaml}"))
}

fn yaml(keys: &Mapping) -> String {
    serde_yaml::to_string(keys).expect("YAML")
}

/// The keys with those of an example in their places.
fn laid_over(mut keys: Mapping, example: &Mapping) -> Mapping {
    keys.extend(
        example
            .iter()
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    keys
}

/// A small site with its scale as a new one has it, and these keys of an example laid over its own.
fn site(scale: &Mapping, sources: &Mapping, claim: &Mapping) -> SmallSite {
    let settings = laid_over(keys(smallest(SITE)), scale);
    let sources = laid_over(keys(smallest(SOURCES)), sources);
    let (front, body) = smallest(CLOSED)
        .trim_start_matches("---\n")
        .split_once("---\n")
        .expect("front matter");
    let front = laid_over(keys(&front.replace("\"false\"", "contradicted")), claim);
    let files = format!(
        "-- {SITE} --\n{}-- {SOURCES} --\n{}-- {CLOSED} --\n---\n{}---\n{body}\n",
        yaml(&settings),
        yaml(&sources),
        yaml(&front)
    );
    let today = Day::parse("2024-06-01").expect("a day");
    SmallSite::new(&files).options(Options {
        strict: true,
        today: Some(today),
        ..Options::default()
    })
}

/// The scale that a new publication has.
fn scale() -> Mapping {
    let mut scale = Mapping::new();
    let (_, after) = BEGUN.split_once("\nscale:\n").expect("it has a scale");
    scale.insert(
        "scale".into(),
        serde_yaml::from_str::<Value>(after).expect("YAML"),
    );
    scale
}

#[test]
fn every_example_breaks_no_rule() {
    let blocks: Vec<Mapping> = PAGE
        .split("\n```yaml\n")
        .skip(1)
        .map(|after| keys(after.split_once("\n```").expect("a block ends").0))
        .collect();
    assert!(blocks.len() > 10, "the page has examples");
    let mut sources = Mapping::new();
    for block in blocks {
        let is_source = block.values().all(|value| value.get("publisher").is_some());
        let report = if is_source {
            // They stand before the claim that cites them.
            sources = block;
            continue;
        } else if block.contains_key("scale") {
            site(&block, &Mapping::new(), &Mapping::new())
                .checked()
                .report
        } else {
            site(&scale(), &std::mem::take(&mut sources), &block)
                .checked()
                .report
        };
        assert!(
            report.lines.is_empty(),
            "{}{}",
            yaml(&block),
            report.human(false)
        );
    }
    assert!(sources.is_empty(), "the last sources have their claim");
}

#[test]
fn every_rule_that_the_pages_for_authors_link_to_is_one() {
    for (page, text) in [
        ("CRAFT.md", PAGE),
        ("START.md", include_str!("../../docs/START.md")),
    ] {
        for after in text.split("](rules/").skip(1) {
            let (rule, _) = after.split_once(')').expect("a link ends");
            let is_rule = rule.is_empty()
                || RULE_PAGES
                    .iter()
                    .any(|page| format!("{}.md", page.rule.name) == rule);
            assert!(is_rule, "{page} links to {rule}");
        }
    }
}
