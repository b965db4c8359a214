//! The rules as a list; the modules below test single rules on a small site: what each finds,
//! where, and what it accepts.

mod dates;
mod evidence;
mod links;
mod small_site;
mod wording;

use super::RULES;
use crate::base::diagnostic::{At, Level};
use crate::trail;
use small_site::{found, places};

#[test]
fn the_rules_have_names_of_their_own_in_small_letters() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "allegation-without-outcome",
            "anonymous-source-without-note",
            "archive-unreliable",
            "archive-without-capture",
            "as-of-beyond-evidence",
            "broken-markup",
            "character-without-font",
            "circular-evidence",
            "claim-too-long",
            "claim-without-outcome",
            "copy-differs",
            "copy-missing",
            "copy-recorded-twice",
            "copy-unread",
            "correction-removed",
            "date-in-future",
            "dates-out-of-order",
            "dead-link",
            "evidence-after-verdict",
            "heading-skipped",
            "hedge-in-finding",
            "held-reference",
            "host-file",
            "interest-undeclared",
            "keys-out-of-order",
            "link-moved",
            "link-rot",
            "link-says-nothing",
            "link-unclear",
            "markup-as-typed",
            "markup-misread",
            "number-without-date",
            "person-not-in-about",
            "picture-metadata",
            "picture-missing",
            "picture-too-large",
            "published-later",
            "published-unclear",
            "quotation-cut",
            "quotation-not-in-copy",
            "quotation-sense-changed",
            "quotation-unproved",
            "quotation-without-attribution",
            "reply-incomplete",
            "retired-verdict",
            "review-overdue",
            "starter-text",
            "static-metadata",
            "theme-unused",
            "translation-stale",
            "translation-without-state",
            "unexpected-file",
            "unknown-language",
            "unused-source",
            "unused-tag",
            "vanished-address",
            "verdict-against-evidence",
            "verdict-changed",
            "verdict-in-claim",
            "verdict-on-anonymous-sources",
            "verdict-on-one-source",
            "verdict-on-own-pages",
            "verdict-without-evidence",
            "verdict-without-reply",
            "withdrawn-unpublished",
            "words-changed",
        ]
    );
    let allowed: Vec<_> = RULES
        .iter()
        .filter(|rule| rule.level == Level::Allow)
        .map(|rule| rule.name)
        .collect();
    assert_eq!(
        allowed,
        ["keys-out-of-order", "picture-metadata"],
        "a rule that nobody asks for is never seen: that is for matters of taste, and for what a build sees to"
    );
}

#[test]
fn nothing_is_wrong_with_the_smallest_site() {
    assert_eq!(found(&[]), []);
}

#[test]
fn levels_are_set_for_rules_that_there_are() {
    let lint = |rule: &str| {
        found(&[(
            "content/site.yaml",
            "scale:\n",
            &format!("lint: {{{rule}: allow}}\nscale:\n"),
        )])
    };
    for rule in RULES {
        assert_eq!(lint(rule.name), [], "{}", rule.name);
    }
    let faults = lint("ded-link");
    assert_eq!(
        places(&faults),
        [(
            "unknown-rule",
            "content/site.yaml",
            &At::Key(trail!["lint", "ded-link"])
        )]
    );
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `dead-link`?"));
    assert_eq!(
        places(&lint("duplicate-id")).len(),
        1,
        "the level of an error of form cannot be changed"
    );
}
