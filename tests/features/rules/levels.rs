//! The levels of rules: their own, those that a publication sets, and `--strict`.

use factpress::base::diagnostic::{Level, Rule};

use super::{example, shown_as_sites, today};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";

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
    for rule in shown_as_sites() {
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
    for rule in shown_as_sites() {
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
    for rule in shown_as_sites() {
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
    let notes: Vec<&Rule> = shown_as_sites()
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
