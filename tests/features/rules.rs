//! Every rule with its page: the bad example breaks only that rule, and the good one breaks none.

mod pages;
mod levels;
mod exceptions;
mod days;

use factpress::Options;
use factpress::base::date::Day;
use factpress::base::diagnostic::Rule;
use factpress::check::RULES;
use factpress::report::RulePage;

use crate::pictures::made::{exif_segment, jpeg, segment};
use crate::small_site::SmallSite;

/// The rules whose mistake is on the web; `published_elsewhere` and `links` test them.
const ON_THE_WEB: [&str; 4] = [
    "link-moved",
    "link-rot",
    "link-unclear",
    "published-unclear",
];

/// The rule that looks at the files of a theme.
const IN_THEMES: &str = "theme-unused";

/// The rules whose level can be set and whose mistake a site can show.
fn shown_as_sites() -> impl Iterator<Item = &'static Rule> {
    RULES
        .iter()
        .filter(|rule| !ON_THE_WEB.contains(&rule.name) && rule.name != IN_THEMES)
}

/// The text of a rule's page.
fn page(rule: &str) -> &'static str {
    RulePage::of(rule)
        .unwrap_or_else(|| panic!("the rule {rule} has no page"))
        .text
}

/// The small site that a page shows under a heading.
fn example(rule: &str, heading: &str) -> SmallSite {
    let sections = page(rule)
        .split_once("\n## Bad\n")
        .and_then(|(_, after)| after.split_once("\n## Good\n"));
    let (bad, good) = sections
        .unwrap_or_else(|| panic!("the page of {rule} has a bad example before a good one"));
    let section = if heading == "Bad" { bad } else { good };
    let blocks: Vec<&str> = section.split("```site\n").skip(1).collect();
    assert_eq!(blocks.len(), 1, "{heading} of {rule} has one example");
    let (example, _) = blocks[0]
        .split_once("\n```")
        .unwrap_or_else(|| panic!("the example of {rule} never ends"));
    let site = SmallSite::new(&format!("{example}\n")).options(today(false));
    let before = section
        .split_once("```published\n")
        .and_then(|(_, after)| after.split_once("```"));
    let site = match before {
        Some((before, _)) => site.published(&SmallSite::new(before)),
        None => site,
    };
    // A picture cannot be shown in a string.
    let colours = vec![segment(0xe2, &[b"ICC_PROFILE\0", &[0; 60_000][..]].concat()); 20];
    let segments = match (rule, heading) {
        ("picture-too-large", "Bad") => colours,
        ("static-metadata", "Bad") => vec![exif_segment(1)],
        _ => Vec::new(),
    };
    match rule {
        "picture-without-text" => site.with_asset("content/explainers/library/map.png"),
        "picture-too-large" => {
            site.with_bytes("content/explainers/library/map.jpg", jpeg(6, 4, &segments))
        }
        "static-metadata" => site.with_bytes("content/static/map.jpg", jpeg(6, 4, &segments)),
        _ => site,
    }
}

fn today(strict: bool) -> Options {
    let today = Day::parse("2024-06-01").expect("a day of the calendar");
    Options {
        today: Some(today),
        strict,
        ..Options::default()
    }
}
