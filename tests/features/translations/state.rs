//! A translation says which state of its original it translates, and is told when that has changed.

use super::{ENGLISH, FRENCH, SITE};
use crate::small_site::SmallSite;

/// The small site in two languages, its translation marked as that of the original as it is.
fn marked() -> SmallSite {
    let site = SmallSite::in_two_languages();
    let now = site.site().translated[0].now.to_string();
    site.replacing(FRENCH, "reply:", &format!("translation_of: {now}\nreply:"))
}

#[test]
fn a_translation_is_told_when_its_original_says_something_else() {
    assert_eq!(marked().findings(), [""; 0]);
    for (old, new, which) in [
        (
            "claim: The town closed four libraries",
            "claim: The town closed all four libraries",
            "claim has",
        ),
        (
            "claim: The town closed four libraries\n",
            "claim: The town closed four libraries\nstatement: Four libraries are closed\n",
            "claim has",
        ),
        (
            "finding: One closed and three moved.",
            "finding: One closed and two moved.",
            "finding has",
        ),
        (
            "The minutes list them.",
            "The minutes name each of them.",
            "body has",
        ),
        (
            "evidence:\n",
            "unknown: Who counted.\nevidence:\n",
            "other texts have",
        ),
    ] {
        let site = marked().replacing(ENGLISH, old, new);
        let report = site.report();
        let said =
            format!("the original's {which} changed since this was translated [translation-stale]");
        assert!(
            report.starts_with(FRENCH) && report.contains(&said),
            "{new}: {report}"
        );
        assert!(
            report.contains(&format!(
                "`factpress translated {FRENCH}`, which writes `translation_of: "
            )),
            "{report}"
        );
        let strict = site.options(factpress::Options {
            strict: true,
            ..factpress::Options::default()
        });
        assert!(strict.checked().site.is_none());
    }
    let both = marked()
        .replacing(
            ENGLISH,
            "claim: The town closed four",
            "claim: The town closed all four",
        )
        .replacing(
            ENGLISH,
            "finding: One closed and three",
            "finding: One closed and two",
        );
    assert!(
        both.report()
            .contains("the original's claim and finding have changed since"),
        "{}",
        both.report()
    );
}

#[test]
fn a_translation_of_no_known_state_is_noted_at_its_place_and_is_no_mistake() {
    let site = SmallSite::in_two_languages().replacing(
        SITE,
        "\nlint: {translation-without-state: allow}",
        "",
    );
    let now = site.site().translated[0].now.to_string();
    assert_eq!(
        site.report(),
        format!(
            "\
{FRENCH}:2:1: note: factpress cannot warn you when the original of this translation changes [translation-without-state]
  |
2 | claim: La ville a fermé quatre bibliothèques
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: once you have compared both, run `factpress translated {FRENCH}`, which writes `translation_of: {now}`

"
        )
    );
    let strict = factpress::Options {
        strict: true,
        ..factpress::Options::default()
    };
    assert!(site.clone().options(strict).checked().site.is_some());
    let marked = site.replacing(FRENCH, "reply:", &format!("translation_of: {now}\nreply:"));
    assert_eq!(marked.report(), "");
}

#[test]
fn how_an_original_is_set_and_what_is_the_same_everywhere_makes_no_translation_stale() {
    for (old, new) in [
        (
            "claim: The town closed four libraries",
            "claim: >\n  The town closed\n  four libraries",
        ),
        ("The minutes list them.", "The minutes\nlist   them."),
        ("The minutes list them.", "The minutes list them...\n"),
    ] {
        assert_eq!(
            marked().replacing(ENGLISH, old, new).findings(),
            [""; 0],
            "{new}"
        );
    }
    // A fact that differs has a rule of its own.
    let fact = marked().replacing(ENGLISH, "date: 2024-03-10", "date: 2024-03-11");
    assert_eq!(
        fact.findings(),
        [format!("{FRENCH}:5:7 translation-differs")]
    );
}

#[test]
fn explainers_and_pages_are_told_as_well() {
    let texts = "\
-- content/pages/about.md --
---
title: About
description: Us.
---
We.
-- content/pages/about.fr.md --
---
title: À propos
description: Nous.
translation_of: 0000-0000-0000
---
Nous.
-- content/explainers/library/index.fr.md --
---
title: La bibliothèque
standfirst: Une a fermé.
published: 2024-04-01
authors: [gazette]
claims: [closed]
translation_of: 0000-0000-0000-0000
---
Le conseil s'est réuni.[[source:minutes]]
";
    let site = SmallSite::new(texts).replacing(SITE, "languages: [en]", "languages: [en, fr]");
    assert_eq!(
        site.findings(),
        [
            "content/explainers/library/index.fr.md:7:17 translation-stale",
            "content/pages/about.fr.md:4:17 translation-stale"
        ]
    );
    assert!(
        site.report()
            .contains("the original's title, standfirst, other texts and body have changed")
    );
    let bad = site.replacing("content/pages/about.fr.md", "0000-0000-0000", "yesterday");
    assert!(
        bad.report()
            .contains("`yesterday` is not the state of a text"),
        "{}",
        bad.report()
    );
}

#[test]
fn somebody_says_that_a_translation_is_up_to_date() {
    use std::fs;
    let folder = tempfile::tempdir().expect("a folder");
    let site = SmallSite::in_two_languages().replacing(
        SITE,
        "\nlint: {translation-without-state: allow}",
        "",
    );
    site.lay_out(folder.path());
    let run = |arguments: &[&str]| {
        let mut command = crate::program();
        let output = command
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .expect("factpress starts");
        (
            output.status.code(),
            String::from_utf8([output.stderr, output.stdout].concat()).expect("text"),
        )
    };
    let change = |file: &str, old: &str, new: &str| {
        let text = fs::read_to_string(folder.path().join(file)).expect("a text");
        assert!(text.contains(old));
        fs::write(folder.path().join(file), text.replace(old, new)).expect("it can be written");
    };
    let (code, said) = run(&["check", "--strict"]);
    assert_eq!(
        code,
        Some(0),
        "a translation that says nothing of it is no mistake: {said}"
    );
    assert!(
        said.contains(
            "note: factpress cannot warn you when the original of this translation changes"
        ),
        "{said}"
    );
    let before = fs::read_to_string(folder.path().join(FRENCH)).expect("a text");
    assert_eq!(run(&["translated", FRENCH]).0, Some(0));
    let after = fs::read_to_string(folder.path().join(FRENCH)).expect("a text");
    let added: Vec<&str> = after
        .lines()
        .filter(|line| !before.contains(line))
        .collect();
    assert!(
        added.len() == 1 && added[0].starts_with("translation_of: "),
        "{added:?}"
    );
    change(
        ENGLISH,
        "finding: One closed and three",
        "finding: One closed and two",
    );
    assert!(
        run(&["check", "--strict"])
            .1
            .contains("[translation-stale]")
    );
    assert!(
        run(&["check", "--fix", "--yes"])
            .1
            .contains("[translation-stale]"),
        "nothing silences it but a person"
    );
    assert_eq!(run(&["translated", FRENCH]).0, Some(0));
    let (code, said) = run(&["check", "--strict"]);
    assert!(
        code == Some(0) && said.contains("nothing is wrong"),
        "{said}"
    );
    let (code, said) = run(&["translated", ENGLISH, "nothing.md"]);
    assert!(
        code == Some(1) && said.contains("is not a translation"),
        "{said}"
    );
}
