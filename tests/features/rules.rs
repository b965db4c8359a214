//! Every rule with its page: the bad example breaks that rule alone, the good one none.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use factpress::Options;
use factpress::base::date::Day;
use factpress::base::diagnostic::{Level, Rule};
use factpress::check::RULES;
use factpress::content::LARGEST_TEXT;
use factpress::report::{PAGES, Page};

use crate::pictures::made::{exif_segment, jpeg, segment};
use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// Rules whose mistake is in a file's bytes, in a folder or in a theme: their pages show it in
/// words.
const NOT_SHOWN_AS_A_SITE: [&str; 5] = [
    "bad-character",
    "file-too-large",
    "special-file",
    "symbolic-link",
    "theme",
];

/// The rules with examples that are sites.
fn shown() -> impl Iterator<Item = &'static Page> {
    PAGES
        .iter()
        .filter(|page| !NOT_SHOWN_AS_A_SITE.contains(&page.rule.name))
}

/// The text of a rule's page.
fn page(rule: &str) -> &'static str {
    Page::of(rule)
        .unwrap_or_else(|| panic!("the rule {rule} has no page"))
        .text
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
    let pages: BTreeSet<String> = PAGES.iter().map(|page| page.rule.name.to_owned()).collect();
    assert_eq!(pages, files, "the list of pages and the folder");
    assert_eq!(
        pages,
        made(),
        "the list of pages and the rules of the program"
    );
}

#[test]
fn the_list_of_pages_is_in_order_and_knows_the_levels() {
    let names: Vec<&str> = PAGES.iter().map(|page| page.rule.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    for page in PAGES {
        let set = RULES.iter().find(|rule| rule.name == page.rule.name);
        let level = set.map_or(Level::Deny, |rule| rule.level);
        assert_eq!(page.rule.level, level, "{}", page.rule.name);
    }
}

#[test]
fn every_page_opens_with_its_rule_and_says_why() {
    for Page { rule, text } in PAGES {
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
    for page in PAGES {
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
    for Page { rule, .. } in shown() {
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
    for Page { rule, .. } in shown() {
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
    for Page { rule, .. } in shown() {
        assert_eq!(
            example(rule.name, "Good").report(),
            "",
            "the good example of {}",
            rule.name
        );
    }
}

/// The bad example of a rule, without what asks for a rule that is off by itself.
fn unset(rule: Rule) -> SmallSite {
    let bad = example(rule.name, "Bad");
    let asks = format!("lint:\n  {}: warn\n", rule.name);
    if rule.level == Level::Allow {
        bad.replacing(SITE, &asks, "")
    } else {
        bad
    }
}

#[test]
fn a_publication_sets_the_level_of_each_rule() {
    for rule in RULES {
        let at = |level: &str| {
            let lint = format!("lint: {{{}: {level}}}\nlanguages:", rule.name);
            unset(*rule).replacing(SITE, "languages:", &lint).checked()
        };
        let allowed = at("allow");
        assert_eq!(allowed.report.human(false), "", "{} allowed", rule.name);
        assert!(allowed.site.is_some(), "{} allowed", rule.name);
        let warned = at("warn");
        assert!(
            warned
                .report
                .lines
                .iter()
                .all(|line| line.level == Level::Warn),
            "{} as a warning",
            rule.name
        );
        assert!(
            warned.report.warnings() > 0 && warned.site.is_some(),
            "{} as a warning",
            rule.name
        );
        let denied = at("deny");
        assert!(
            denied
                .report
                .lines
                .iter()
                .all(|line| line.level == Level::Deny),
            "{} as an error",
            rule.name
        );
        assert!(
            denied.report.errors() > 0 && denied.site.is_none(),
            "{} as an error",
            rule.name
        );
    }
}

#[test]
fn without_settings_a_rule_has_its_own_level() {
    for rule in RULES {
        let checked = unset(*rule).checked();
        assert!(
            checked
                .report
                .lines
                .iter()
                .all(|line| line.level == rule.level),
            "{}",
            rule.name
        );
        assert_eq!(
            checked.site.is_some(),
            rule.level != Level::Deny,
            "{}",
            rule.name
        );
    }
}

#[test]
fn strict_makes_every_warning_an_error() {
    for rule in RULES {
        let checked = example(rule.name, "Bad").options(today(true)).checked();
        let is_note = rule.level == Level::Note;
        assert!(
            (checked.report.errors() == 0) == is_note && checked.report.warnings() == 0,
            "{}",
            rule.name
        );
        assert_eq!(checked.site.is_some(), is_note, "{}", rule.name);
    }
}

#[test]
fn a_note_is_told_and_is_no_mistake() {
    let notes: Vec<&Rule> = RULES
        .iter()
        .filter(|rule| rule.level == Level::Note)
        .collect();
    assert!(!notes.is_empty());
    for rule in notes {
        let report = example(rule.name, "Bad")
            .options(today(true))
            .checked()
            .report;
        assert_eq!(
            (report.errors(), report.warnings(), report.files()),
            (0, 0, 0),
            "{}",
            rule.name
        );
        assert!(
            report.notes() > 0 && report.human(false).contains(": note: "),
            "{}",
            rule.name
        );
        assert!(
            report.json().contains("\"level\": \"note\""),
            "{}",
            rule.name
        );
        assert!(
            report.sarif("").contains("\"level\": \"note\""),
            "{}",
            rule.name
        );
        assert!(report.github("").starts_with("::notice "), "{}", rule.name);
    }
}

#[test]
fn strict_shows_nothing_that_is_allowed() {
    let site = example("unused-source", "Bad")
        .replacing(
            SITE,
            "languages:",
            "lint: {unused-source: allow}\nlanguages:",
        )
        .options(today(true));
    assert_eq!(site.report(), "");
}

/// A site with an exception in the front matter of one of its files.
fn with_exception(site: SmallSite, file: &str, rule: &str, keys: &str) -> SmallSite {
    let text = site.text(file);
    let lint = format!("---\nlint: {{{rule}: {{{keys}}}}}\n");
    site.with_bytes(file, text.replacen("---\n", &lint, 1))
}

#[test]
fn one_file_sets_the_level_of_a_rule_and_says_why() {
    for rule in RULES {
        let bad = example(rule.name, "Bad");
        for file in bad
            .checked()
            .report
            .lines
            .iter()
            .map(|line| line.file.to_string())
        {
            if !file.ends_with(".md") || rule.name == "unexpected-file" {
                continue;
            }
            let keys = |level: &str| format!("level: {level}, because: It is so.");
            let allowed =
                with_exception(bad.clone(), &file, rule.name, &keys("allow")).options(today(true));
            assert_eq!(allowed.report(), "", "{} allowed in {file}", rule.name);
            let denied = with_exception(bad.clone(), &file, rule.name, &keys("deny")).checked();
            assert!(denied.site.is_none(), "{} as an error in {file}", rule.name);
        }
    }
}

#[test]
fn an_exception_holds_for_its_file_alone() {
    let long = "claim: The town closed four libraries in a single year although it had promised to keep all of them";
    let other = other_explainer("pool", "shut").replace("claim: The pool is shut", long);
    let site =
        SmallSite::new(&other).replacing(CLOSED, "claim: The town closed four libraries", long);
    let both = [
        format!("{CLOSED}:2:8 claim-too-long"),
        "content/explainers/pool/claims/shut.md:2:8 claim-too-long".into(),
    ];
    assert_eq!(site.findings(), both);
    let site = with_exception(
        site,
        CLOSED,
        "claim-too-long",
        "level: allow, because: The words are a statute's.",
    );
    assert_eq!(site.findings(), both[1..]);
}

#[test]
fn an_exception_needs_a_reason_and_a_rule_that_there_is() {
    let site =
        |rule: &str, keys: &str| with_exception(SmallSite::new(""), CLOSED, rule, keys).report();
    assert_eq!(
        site(
            "claim-too-long",
            "level: allow, because: It is a statute's."
        ),
        ""
    );
    assert!(site("claim-too-long", "level: allow").contains("the key `because` is missing"));
    assert!(site("claim-too-long", "because: So.").contains("the key `level` is missing"));
    let unknown = site("claim-to-long", "level: allow, because: So.");
    assert!(
        unknown.starts_with(&format!(
            "{CLOSED}:2:8: error: `claim-to-long` is no rule whose level"
        )),
        "{unknown}"
    );
    assert!(
        unknown.contains("did you mean `claim-too-long`?"),
        "{unknown}"
    );
    let form = site("raw-html", "level: allow, because: So.");
    assert!(
        form.contains("`raw-html` is no rule whose level can be set"),
        "{form}"
    );
}

#[test]
fn the_form_of_content_is_no_rule_to_be_set() {
    let claim = "content/explainers/library/claims/closed.md";
    let site = |lint: &str| {
        SmallSite::new("")
            .replacing(SITE, "languages:", &format!("lint: {{{lint}}}\nlanguages:"))
            .replacing(
                claim,
                "The minutes",
                "<i>The</i> [minutes](javascript:alert(1))",
            )
    };
    assert_eq!(
        site("link-scheme: allow, raw-html: allow, unknown-rule: allow").findings(),
        [
            "content/explainers/library/claims/closed.md:16:1 raw-html",
            "content/explainers/library/claims/closed.md:16:7 raw-html",
            "content/explainers/library/claims/closed.md:16:12 link-scheme",
            "content/site.yaml:4:8 unknown-rule",
            "content/site.yaml:4:28 unknown-rule",
            "content/site.yaml:4:45 unknown-rule",
        ]
    );
    let weakened = site("link-scheme: warn, raw-html: warn, unknown-rule: warn");
    assert!(
        weakened.checked().site.is_none(),
        "published in spite of\n{}",
        weakened.report()
    );
}

#[test]
fn days_are_held_against_the_day_that_counts_as_today() {
    let overdue = |today: &str| {
        let today = Some(Day::parse(today).expect("a day"));
        let options = Options {
            today,
            rehearse: true,
            ..Options::default()
        };
        let claim = "content/explainers/library/claims/closed.md";
        SmallSite::new("")
            .replacing(claim, "evidence:", "review_by: 2024-06-30\nevidence:")
            .options(options)
            .findings()
    };
    assert_eq!(overdue("2024-06-30"), [""; 0]);
    assert_eq!(
        overdue("2024-07-01"),
        ["content/explainers/library/claims/closed.md:10:12 review-overdue"]
    );
    let newest_is_today = SmallSite::new("").findings();
    assert_eq!(newest_is_today, [""; 0]);
    assert_eq!(
        overdue("2024-03-30"),
        [
            "content/explainers/library/claims/closed.md:8:8 date-in-future",
            "content/explainers/library/index.md:4:12 published-later",
        ]
    );
}
