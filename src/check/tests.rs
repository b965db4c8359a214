//! The rules as a list, and each rule on a small site: what it finds, where, and what it lets pass.

use super::words::Phrases;
use super::{RULES, View, all};
use crate::base::date::{Day, Today};
use crate::base::diagnostic::{At, Diagnostic, Level};
use crate::base::language;
use crate::check::external::External;
use crate::content::{Content, ContentFile, Given};
use crate::model::reading::{self, Reading};
use crate::model::site::{Showing, Site};
use crate::plan::Plan;
use crate::trail;

const SMALLEST: &str = include_str!("../../tests/features/smallest.txt");
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// What all rules find on the smallest site with pieces of its texts replaced, on a day.
fn found_on(today: &str, changes: &[(&str, &str, &str)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for piece in SMALLEST.split("-- content/").skip(1) {
        let (path, text) = piece.split_once(" --\n").expect("a line with a path");
        found.push((format!("content/{path}"), text.to_owned()));
    }
    for (path, old, new) in changes {
        let (_, text) = found
            .iter_mut()
            .find(|(known, _)| known == path)
            .expect("the site has this file");
        assert!(text.contains(old), "{path} does not hold {old:?}");
        *text = text.replace(old, new);
    }
    let found = found.into_iter().map(|(path, text)| ContentFile {
        path,
        given: Given::Bytes(text.into_bytes()),
    });
    let (content, _) = Content::new(found.collect());
    let Ok((settings, _)) = reading::settings(&content, &content);
    let settings = settings.expect("the settings are right");
    let Ok(reading) = Reading::new(&content, &content, &settings.url, settings.first_language());
    let (site, _) = Site::join(
        settings,
        reading,
        content.assets.clone(),
        &Showing {
            drafts: true,
            ..Showing::default()
        },
    );
    let plan = Plan::new(&site);
    let today = Today::from(Day::parse(today).expect("a day"));
    let external = External::default();
    all(View {
        site: &site,
        index: &plan.index,
        plan: &plan,
        external: &external,
        texts: &content,
        complete: true,
        today: Some(&today),
        rehearses: false,
    })
}

fn found(changes: &[(&str, &str, &str)]) -> Vec<Diagnostic> {
    found_on("2024-06-01", changes)
}

/// Rule and place of each finding.
fn places(found: &[Diagnostic]) -> Vec<(&str, &str, &At)> {
    found
        .iter()
        .map(|fault| (fault.rule.name, &*fault.file, &fault.at))
        .collect()
}

const OUTCOME: &str =
    "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";

#[test]
fn the_rules_have_names_of_their_own_in_small_letters() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "allegation-without-outcome",
            "anonymous-source-without-note",
            "broken-markup",
            "circular-evidence",
            "claim-too-long",
            "claim-without-outcome",
            "copy-differs",
            "copy-missing",
            "copy-unread",
            "date-in-future",
            "dates-out-of-order",
            "dead-link",
            "evidence-after-verdict",
            "heading-skipped",
            "hedge-in-finding",
            "held-reference",
            "interest-undeclared",
            "keys-out-of-order",
            "link-says-nothing",
            "markup-as-typed",
            "markup-misread",
            "number-without-date",
            "person-not-in-about",
            "picture-metadata",
            "picture-missing",
            "picture-too-large",
            "published-later",
            "quotation-not-in-copy",
            "reply-incomplete",
            "retired-verdict",
            "review-overdue",
            "starter-text",
            "static-metadata",
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
fn an_allegation_about_somebody_living_needs_an_outcome() {
    let allegation = (CLAIM, "kind: statement", "kind: allegation");
    let about = (CLAIM, "about: [gazette]", "about: [gazette, ada]");
    let open = (CLAIM, OUTCOME, "");
    let faults = found(&[allegation, about, open]);
    assert_eq!(
        places(&faults),
        [(
            "allegation-without-outcome",
            CLAIM,
            &At::Value(trail!["claim"])
        )]
    );
    assert_eq!(
        faults[0].message,
        "an allegation about Ada Example, a living person, without its outcome"
    );
    let dead = (
        "content/people.yaml",
        "  kind: person\n",
        "  kind: person\n  living: false\n",
    );
    let held = (CLAIM, "kind: statement", "kind: allegation\nhold: Not yet.");
    for passing in [
        &[allegation, about][..],
        &[about, open],
        &[allegation, open],
        &[allegation, about, open, dead],
        &[held, about, open],
    ] {
        assert_eq!(found(passing), [], "{passing:?}");
    }
}

#[test]
fn a_claim_has_at_most_seventy_five_characters() {
    let exactly = "é".repeat(75);
    assert_eq!(
        found(&[(CLAIM, "The town closed four libraries", &exactly)]),
        []
    );
    let faults = found(&[(
        CLAIM,
        "The town closed four libraries",
        &format!("{exactly}s"),
    )]);
    assert_eq!(
        places(&faults),
        [("claim-too-long", CLAIM, &At::Value(trail!["claim"]))]
    );
    assert_eq!(
        faults[0].message,
        "this claim has 76 characters; 75 is the most that is shown everywhere"
    );
}

#[test]
fn no_day_is_later_than_today() {
    let corrections = "kind: statement\npublished: 2024-06-02\ncorrections: [{date: 2024-06-03, grade: minor, text: A slip.}]";
    let faults = found(&[
        (CLAIM, "kind: statement", corrections),
        (CLAIM, "as_of: 2024-03-31", "as_of: 2024-06-02"),
        (
            EXPLAINER,
            "published: 2024-04-01",
            "published: 2024-04-01\nupdated: 2024-06-09",
        ),
    ]);
    assert_eq!(
        places(&faults),
        [
            ("date-in-future", CLAIM, &At::Value(trail!["as_of"])),
            (
                "date-in-future",
                CLAIM,
                &At::Value(trail!["corrections", 0, "date"])
            ),
            ("date-in-future", EXPLAINER, &At::Value(trail!["updated"])),
        ]
    );
    assert_eq!(
        faults[0].message,
        "2024-06-02 is still to come (today is 2024-06-01)"
    );
    assert_eq!(found_on("2024-04-01", &[]), []);
}

#[test]
fn a_day_of_publication_that_is_still_to_come_is_a_plan() {
    assert_eq!(found_on("2024-03-31", &[]), []);
}

#[test]
fn links_inside_the_site_lead_somewhere() {
    let body = "The minutes list them.";
    for target in [
        "/",
        "/library/",
        "/library/closed/#what",
        "/claims/?x=1",
        "/feed.xml",
        "/verdicts/true/",
        "#what",
    ] {
        let text = format!("## What\n\n[x]({target})");
        assert_eq!(found(&[(CLAIM, body, &text)]), [], "{target}");
    }
    for (target, message, help) in [
        (
            "/libary/",
            "nothing is published at `/libary/`",
            Some("did you mean `/library/`?"),
        ),
        (
            "/library",
            "nothing is published at `/library`",
            Some("the address ends with a slash: `/library/`"),
        ),
        (
            "#waht",
            "no heading of this text has the anchor `waht`",
            Some("did you mean `#what`?"),
        ),
        (
            "/nowhere-at-all-on-this-site/",
            "nothing is published at `/nowhere-at-all-on-this-site/`",
            None,
        ),
    ] {
        let text = format!("## What\n\n[x]({target})");
        let faults = found(&[(CLAIM, body, &text)]);
        let said: Vec<_> = faults
            .iter()
            .map(|fault| (fault.rule.name, &*fault.message, fault.help.as_deref()))
            .collect();
        assert_eq!(said, [("dead-link", message, help)]);
    }
}

#[test]
fn an_anchor_on_another_page_is_looked_for_there() {
    let text = "[x](/library/#no-such-heading)";
    assert_eq!(
        places(&found(&[(CLAIM, "The minutes list them.", text)])).len(),
        1
    );
}

#[test]
fn a_picture_lies_beside_its_text() {
    let faults = found(&[(EXPLAINER, "The council met.", "![Room](room.jpg)")]);
    let said: Vec<_> = faults
        .iter()
        .map(|fault| (fault.rule.name, &*fault.message))
        .collect();
    assert_eq!(
        said,
        [(
            "picture-missing",
            "there is no file content/explainers/library/room.jpg"
        )]
    );
}

#[test]
fn a_retired_verdict_is_given_no_more() {
    let retired = |date: &str| {
        format!("mark: cross, retired: {{date: {date}, replaced_by: open, note: Too blunt.}}}}")
    };
    let on = |date: &str| found(&[("content/site.yaml", "mark: cross}", &retired(date))]);
    assert_eq!(on("2024-03-31"), [], "given on its last day");
    let faults = on("2024-03-30");
    assert_eq!(
        places(&faults),
        [("retired-verdict", CLAIM, &At::Value(trail!["verdict"]))]
    );
    assert_eq!(
        faults[0].message,
        "`false` was retired on 2024-03-30, before this verdict was given"
    );
    assert_eq!(faults[0].help.as_deref(), Some("`open` took its place"));
}

#[test]
fn a_claim_is_looked_at_again_on_its_day() {
    let due = [(
        CLAIM,
        "kind: statement",
        "kind: statement\nreview_by: 2024-06-01",
    )];
    assert_eq!(found_on("2024-06-01", &due), []);
    assert_eq!(
        places(&found_on("2024-06-02", &due)),
        [("review-overdue", CLAIM, &At::Value(trail!["review_by"]))]
    );
}

#[test]
fn a_source_is_there_for_something() {
    let more = "minutes:\n  title: M\n  publisher: P\n  kind: document\n  primary: true\n  basis: documents\n  archive: \
                {none: No.}\n  seen: copy\nletter:\n";
    let sources = ("content/sources/town.yaml", "minutes:\n", more);
    let faults = found(&[sources]);
    assert_eq!(
        places(&faults),
        [(
            "unused-source",
            "content/sources/town.yaml",
            &At::Key(trail!["letter"])
        )]
    );
    assert_eq!(
        faults[0].message,
        "no published page uses source `letter`, so it gets no page"
    );
    for used in [
        (
            CLAIM,
            "kind: statement",
            "kind: statement\nappearances: [letter]",
        ),
        (CLAIM, "The minutes list them.", "So.[[source:letter]]"),
        (
            CLAIM,
            "stance: undermines",
            "stance: undermines\n    via: letter",
        ),
        (
            EXPLAINER,
            "claims: [closed]",
            "claims: [closed]\ntimeline: [{date: 2024-01-01, text: It came., sources: [letter]}]",
        ),
    ] {
        let faults = found(&[sources, used]);
        assert!(
            faults
                .iter()
                .all(|fault| fault.rule.name != "unused-source"),
            "{used:?}"
        );
    }
}

#[test]
fn a_verdict_rests_on_evidence() {
    let evidence =
        "evidence:\n  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";
    let faults = found(&[(CLAIM, evidence, "")]);
    assert_eq!(
        places(&faults),
        [(
            "verdict-without-evidence",
            CLAIM,
            &At::Value(trail!["verdict"])
        )]
    );
    assert_eq!(found(&[(CLAIM, evidence, ""), (CLAIM, OUTCOME, "")]), []);
}

#[test]
fn every_hedge_is_found_where_it_is_a_word_of_its_own() {
    for hedges in language::ALL.iter().map(|language| language.hedges) {
        let phrases = Phrases::new(hedges);
        for hedge in hedges {
            for words in [
                format!("so {hedge} it was"),
                format!("{hedge} it was"),
                format!("so {hedge}"),
            ] {
                assert_eq!(phrases.first(&words), Some(*hedge), "{words}");
            }
            for words in [
                format!("un{hedge} it was"),
                format!("so {hedge}er"),
                String::new(),
            ] {
                assert_eq!(phrases.first(&words), None, "{words}");
            }
        }
    }
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
