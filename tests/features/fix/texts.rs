//! Which mistakes are fixed, which are left to people, and what a text looks like afterwards.

use factpress::report::Fix;

use super::{CLAIM, fixed, with_line};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// The lines of a file that fixing changes, each before and after.
fn changes(site: &SmallSite) -> Vec<(String, String)> {
    let line_by_line = |fix: &Fix| {
        assert_eq!(
            fix.before.lines().count(),
            fix.after.lines().count(),
            "{}",
            fix.diff()
        );
        let pairs = fix
            .before
            .lines()
            .zip(fix.after.lines())
            .filter(|(before, after)| before != after);
        pairs
            .map(|(before, after)| (before.to_owned(), after.to_owned()))
            .collect::<Vec<_>>()
    };
    fixed(site).fixes.iter().flat_map(line_by_line).collect()
}

#[test]
fn what_can_mean_one_thing_alone_is_fixed() {
    for (file, right, wrong) in [
        // A key with one slip of the pen, and one in capitals.
        (CLAIM, "finding: One closed", "findng: One closed"),
        (CLAIM, "as_of: 2024-03-31", "as-of: 2024-03-31"),
        (CLAIM, "    stance: undermines", "    Stance: undermines"),
        // A word of a list.
        (CLAIM, "kind: statement", "kind: statment"),
        (CLAIM, "    stance: undermines", "    stance: Undermines"),
        (PEOPLE, "  kind: person", "  kind: perosn"),
        // The form of an id.
        (CLAIM, "claimant: ada", "claimant: Ada"),
        (EXPLAINER, "claims: [closed]", "claims: [CLOSED]"),
        // The form of a day.
        (CLAIM, "date: 2024-03-10", "date: 2024/3/10"),
        (CLAIM, "as_of: 2024-03-31", "as_of: 2024.03.31"),
        // Quotation marks around what YAML would not take for a text.
        (CLAIM, "verdict: \"false\"", "verdict: false"),
        (CLAIM, "claim: \"1984\"", "claim: 1984"),
        (
            CLAIM,
            "finding: \"One closed: three moved.\"",
            "finding: One closed: three moved.",
        ),
        // The space after a key's colon.
        (CLAIM, "kind: statement", "kind:statement"),
        (CLAIM, "kind: statement", "kind:\u{a0}statement"),
        // References.
        (
            EXPLAINER,
            "The council met.[[source:minutes]]",
            "The council met.[[soruce:minutes]]",
        ),
        (
            EXPLAINER,
            "The council met.[[source:minutes]]",
            "The council met.[[Source:Minutes]]",
        ),
    ] {
        let base = match right.split_once(": \"") {
            Some(("claim", _)) => with_line(file, "claim: The town closed four libraries", right),
            Some(("finding", _)) => with_line(file, "finding: One closed and three moved.", right),
            _ => SmallSite::new(""),
        };
        let site = base.replacing(file, right, wrong);
        let (before, after) = match changes(&site).as_slice() {
            [change] => change.clone(),
            other => panic!("{wrong}: {other:?}\n{}", site.report()),
        };
        assert_eq!(
            (before.replace(wrong, right), after.contains(right)),
            (after.clone(), true),
            "{wrong} became {after}"
        );
        let left = fixed(&site).after.expect("something was fixed").report;
        assert_eq!(left.human(false), "", "{wrong}");
    }
}

#[test]
fn a_value_keeps_its_quotation_marks() {
    let quoted = with_line(PEOPLE, "kind: person", "kind: 'perosn'").replacing(
        PEOPLE,
        "  name: Town",
        "  \"nmae\": Town",
    );
    let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    assert_eq!(
        changes(&quoted),
        [
            pair("  kind: 'perosn'", "  kind: 'person'"),
            pair("  \"nmae\": Town Gazette", "  \"name\": Town Gazette")
        ]
    );
}

#[test]
fn a_source_or_a_person_has_no_card_so_the_exclamation_mark_goes() {
    let site = with_line(
        EXPLAINER,
        "The council met.",
        "The council met.\n\n![[source:minutes]]\n\n",
    );
    assert_eq!(
        changes(&site),
        [(
            "![[source:minutes]]".to_owned(),
            "[[source:minutes]]".to_owned()
        )]
    );
}

#[test]
fn what_somebody_has_to_think_about_is_left_alone() {
    for (file, right, wrong) in [
        // An id that nothing has: another source is another piece of evidence.
        (CLAIM, "claimant: ada", "claimant: adda"),
        (CLAIM, "- source: minutes", "- source: minute"),
        (EXPLAINER, "[[source:minutes]]", "[[source:minute]]"),
        // A key that is there already.
        (
            CLAIM,
            "kind: statement",
            "kind: statement\nfindings: Two closed.",
        ),
        // More than one typo_of, and a word of three letters.
        (CLAIM, "kind: statement", "kind: sttment"),
        (SITE, "{id: open,", "{ix: open,"),
        // A day that could be another, that does not exist, or that is incomplete.
        (CLAIM, "date: 2024-03-10", "date: 10/03/2024"),
        (CLAIM, "date: 2024-03-10", "date: 2024-2-30"),
        (CLAIM, "as_of: 2024-03-31", "as_of: 2024-3"),
        // One id or two.
        (CLAIM, "about: [gazette]", "about: Ada gazette"),
        // A value that continues in the next line, or contains marks of both kinds.
        (
            CLAIM,
            "finding: One closed and three moved.",
            "finding: One closed: three\n  moved.",
        ),
        (
            CLAIM,
            "finding: One closed and three moved.",
            "finding: It's closed: \"three\" moved.",
        ),
        // HTML and links of others.
        (
            CLAIM,
            "The minutes list them.",
            "The <b>minutes</b> [list](minutes.md) them.",
        ),
    ] {
        let site = with_line(file, right, wrong);
        assert_ne!(site.report(), "", "{wrong}");
        let found = fixed(&site);
        assert!(
            found.fixes.is_empty() && found.after.is_none(),
            "{wrong}: {:?}",
            found.fixes
        );
    }
}

#[test]
fn of_two_near_keys_neither_is_taken() {
    let near = |word: &str| {
        factpress::base::text::typo_of(word, ["date", "rate", "source-1", "source-2", "at"])
    };
    assert_eq!(near("Date"), None, "`rate` is as near");
    assert_eq!(near("dates"), Some("date"));
    assert_eq!(near("gate"), None);
    assert_eq!(near("source_1"), Some("source-1"));
    assert_eq!(near("source-3"), None);
    assert_eq!(near("al"), None);
}

#[test]
fn mistakes_behind_others_are_mended_in_one_run() {
    let site = with_line(
        CLAIM,
        "finding: One closed and three moved.",
        "findng: One closed: three moved.",
    )
    .replacing(CLAIM, "kind: statement", "kind:statment");
    let found = fixed(&site);
    assert_eq!(
        found.fixes[0].diff(),
        "\
--- content/explainers/library/claims/closed.md
+++ content/explainers/library/claims/closed.md
@@ -3,10 +3,10 @@
 claimant: ada
 about: [gazette]
 date: 2024-03-10
-kind:statment
+kind: statement
 verdict: \"false\"
 as_of: 2024-03-31
-findng: One closed: three moved.
+finding: \"One closed: three moved.\"
 evidence:
   - source: minutes
     stance: undermines
"
    );
    assert_eq!(
        found
            .after
            .expect("something was fixed")
            .report
            .human(false),
        ""
    );
}

#[test]
fn mending_the_bad_examples_of_the_rules_comes_to_an_end() {
    for page in factpress::report::RULE_PAGES {
        let Some((_, bad)) = page.text.split_once("```site\n") else {
            continue;
        };
        let bad = bad
            .split("\n```")
            .next()
            .expect("a split gives at least one piece");
        let found = fixed(&SmallSite::new(&format!("{bad}\n")));
        let left = found.after.map_or(0, |after| after.report.fixes.len());
        assert_eq!(left, 0, "{}", page.rule.name);
        assert!(
            found.fixes.iter().all(|fix| fix.before != fix.after),
            "{}",
            page.rule.name
        );
    }
}

#[test]
fn keys_are_put_in_order_with_their_comments_where_a_publication_asks_for_that() {
    let tail = "reply: {status: not-sought, reason: Her words were public.}\n---\nThe minutes list them.\n";
    let unordered = "---\n# The council's minutes settle it.\nkind: statement\nevidence:\n# One is enough.\n- source: minutes\n  \
                     stance: undermines\n  note: >\n    claim: no key\n    of this file\n\nverdict: \"false\"\nas_of: 2024-03-31\n\
                     finding: One closed.\n# Said on the radio,\n# live.\n\"claim\": The town closed four libraries\n\
                     claimant: ada\nabout: [gazette]\ndate: 2024-03-10\n";
    let ordered = "---\n# Said on the radio,\n# live.\n\"claim\": The town closed four libraries\nclaimant: ada\n\
                   about: [gazette]\ndate: 2024-03-10\n# The council's minutes settle it.\nkind: statement\n\
                   verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed.\nevidence:\n# One is enough.\n\
                   - source: minutes\n  stance: undermines\n  note: >\n    claim: no key\n    of this file\n\n";
    let (unordered, ordered) = (format!("{unordered}{tail}"), format!("{ordered}{tail}"));
    let site = SmallSite::new(&format!("-- {CLAIM} --\n{unordered}"));
    assert!(fixed(&site).fixes.is_empty(), "nobody asks for it");

    let asked = site.replacing(
        SITE,
        "languages:",
        "lint: {keys-out-of-order: warn}\nlanguages:",
    );
    let fixes = fixed(&asked).fixes;
    assert_eq!(fixes.len(), 1);
    assert_eq!(fixes[0].after, ordered, "{}", fixes[0].diff());
    let again = SmallSite::new(&format!("-- {CLAIM} --\n{ordered}"));
    let again = again.replacing(
        SITE,
        "languages:",
        "lint: {keys-out-of-order: deny}\nlanguages:",
    );
    assert_eq!(again.checked().report.lines, []);
}
