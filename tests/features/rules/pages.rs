//! The pages of the rules: their list, their order, and their examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use factpress::Options;
use factpress::base::diagnostic::Level;
use factpress::check::RULES;
use factpress::content::LARGEST_TEXT;
use factpress::report::{RULE_PAGES, RulePage};

use super::{example, today};
use crate::small_site::SmallSite;

/// Rules whose mistake is in a file's bytes, in a folder or in a theme: their pages show it in
/// words.
const NOT_SHOWN_AS_A_SITE: [&str; 10] = [
    "bad-character",
    "file-too-large",
    "link-moved",
    "link-rot",
    "link-unclear",
    "published-unclear",
    "special-file",
    "symbolic-link",
    "theme",
    "theme-unused",
];

/// The rules with examples that are sites.
fn shown() -> impl Iterator<Item = &'static RulePage> {
    RULE_PAGES
        .iter()
        .filter(|page| !NOT_SHOWN_AS_A_SITE.contains(&page.rule.name))
}

/// The names of the rules that the program's sources make, as in `Rule::deny("raw-html")`.
fn made() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut names = BTreeSet::new();
    for file in crate::law::rust_files(&source)
        .into_iter()
        .filter(|file| !file.ends_with("tests.rs"))
    {
        let text = fs::read_to_string(&file).expect("a source file can be read");
        for level in [
            "Rule::deny(\"",
            "Rule::warn(\"",
            "Rule::note(\"",
            "Rule::allow(\"",
        ] {
            names.extend(
                text.split(level)
                    .skip(1)
                    .filter_map(|after| Some(after.split_once('"')?.0.to_owned())),
            );
        }
    }
    names
}

/// The names of the rules that a site breaks.
fn broken(site: &SmallSite) -> Vec<&'static str> {
    let mut rules: Vec<&str> = site
        .checked()
        .report
        .lines
        .iter()
        .map(|line| line.rule)
        .collect();
    rules.dedup();
    rules
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .expect("docs/rules can be read")
        .map(|entry| {
            entry
                .expect("its entries can be read")
                .file_name()
                .to_string_lossy()
                .replace(".md", "")
        })
        .collect();
    let pages: BTreeSet<String> = RULE_PAGES
        .iter()
        .map(|page| page.rule.name.to_owned())
        .collect();
    assert_eq!(pages, files, "the list of pages and the folder");
    assert_eq!(
        pages,
        made(),
        "the list of pages and the rules of the program"
    );
}

#[test]
fn the_list_of_pages_is_in_order_and_knows_the_levels() {
    let names: Vec<&str> = RULE_PAGES.iter().map(|page| page.rule.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    for page in RULE_PAGES {
        let set = RULES.iter().find(|rule| rule.name == page.rule.name);
        let level = set.map_or(Level::Deny, |rule| rule.level);
        assert_eq!(page.rule.level, level, "{}", page.rule.name);
    }
}

#[test]
fn every_page_opens_with_its_rule_and_says_why() {
    for RulePage { rule, text } in RULE_PAGES {
        assert!(
            text.starts_with(&format!("# {}\n\n", rule.name)),
            "the page of {} has another title",
            rule.name
        );
        let external = text.split("```").step_by(2);
        let headings: Vec<&str> = external
            .flat_map(str::lines)
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(headings, ["## Why", "## Bad", "## Good"], "{}", rule.name);
    }
}

#[test]
fn every_page_says_its_level() {
    for page in RULE_PAGES {
        let can_be_set = RULES.iter().any(|rule| rule.name == page.rule.name);
        let says = match (page.rule.level, can_be_set) {
            (Level::Allow, _) => "the rule is off until somebody asks for it",
            (Level::Note, _) => "The rule is a note: `--strict` leaves it as it is.",
            (Level::Warn, _) => "The rule is a warning.",
            (_, true) => "The rule is an error.",
            (_, false) => "The rule is an error, and its level cannot be set.",
        };
        let why = page.why().replace('\n', " ");
        assert!(
            why.contains(says),
            "the page of {} does not say: {says}",
            page.rule.name
        );
    }
}

#[test]
fn the_bad_example_breaks_its_rule_and_no_other() {
    for RulePage { rule, .. } in shown() {
        let bad = example(rule.name, "Bad");
        assert_eq!(broken(&bad), [rule.name], "{}", bad.report());
    }
}

/// A site in which every explainer is held back, with its claims.
fn held(site: &SmallSite) -> SmallSite {
    let mut held = site.clone();
    for file in site
        .paths()
        .filter(|path| path.starts_with("content/explainers/") && path.ends_with("index.md"))
    {
        let text = site
            .text(file)
            .replacen("\n---\n", "\nhold: Still asking.\n---\n", 1);
        held = held.with_bytes(file, text);
    }
    held
}

/// What is found in a site whose held documents are let through and judged, without places, which
/// `hold` moves.
fn rehearsed(site: SmallSite) -> Vec<(&'static str, String, Level, String)> {
    let site = site.options(Options {
        drafts: true,
        rehearse: true,
        ..today(false)
    });
    let lines = site.checked().report.lines;
    lines
        .into_iter()
        .map(|line| (line.rule, line.file.to_string(), line.level, line.message))
        .collect()
}

#[test]
fn every_rule_sees_what_is_held_back_as_if_it_were_published() {
    for RulePage { rule, .. } in shown() {
        for heading in ["Bad", "Good"] {
            let site = example(rule.name, heading);
            assert_eq!(
                rehearsed(held(&site)),
                rehearsed(site),
                "the {heading} example of {}",
                rule.name
            );
        }
    }
}

#[test]
fn what_no_site_in_a_string_shows_breaks_its_rule_and_no_other() {
    const ABOUT: &str = "content/pages/about.md";
    let latin = b"---\ntitle: Proc\xe8s-verbal\ndescription: Who we are.\n---\nText.\n".to_vec();
    let control = "---\ntitle: About\ndescription: Who we are.\n---\nA vertical\u{b} tab.\n";
    assert_eq!(
        broken(&SmallSite::new("").with_bytes(ABOUT, latin)),
        ["bad-character"]
    );
    assert_eq!(
        broken(&SmallSite::new("").with_bytes(ABOUT, control)),
        ["bad-character"]
    );
    assert_eq!(
        broken(&SmallSite::new("").with_too_large(ABOUT, LARGEST_TEXT + 1)),
        ["file-too-large"]
    );
    assert_eq!(
        broken(&SmallSite::new("").with_link(ABOUT)),
        ["symbolic-link"]
    );
    assert_eq!(
        broken(&SmallSite::new("").with_special(ABOUT)),
        ["special-file"]
    );
}

#[test]
fn the_good_example_breaks_no_rule() {
    for RulePage { rule, .. } in shown() {
        assert_eq!(
            example(rule.name, "Good").report(),
            "",
            "the good example of {}",
            rule.name
        );
    }
}
