//! Translations: beside an original, into a language of the publication, with the same facts.

use factpress::model::translated::Translated as _;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const ENGLISH: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";

#[test]
fn a_translation_may_change_words() {
    let site = SmallSite::in_two_languages();
    assert_eq!(site.report(), "");
    let site = site.site();
    let (_, claim) = site
        .claims
        .iter()
        .next()
        .expect("the small site has a claim");
    assert_eq!(
        claim.in_language("fr").claim,
        "La ville a fermé quatre bibliothèques"
    );
    assert_eq!(claim.in_language("fr").language, "fr");
    assert_eq!(
        claim.in_language("de").claim,
        "The town closed four libraries"
    );
    assert_eq!(claim.in_language("de").language, "en");
}

#[test]
fn a_translation_states_the_same_facts() {
    let with = |old: &str, new: &str| {
        SmallSite::in_two_languages()
            .replacing(FRENCH, old, new)
            .findings()
    };
    let file = "content/explainers/library/claims/closed.fr.md";
    for (old, new, place) in [
        ("claimant: ada", "claimant: gazette", "3:11"),
        ("about: [gazette]", "about: [ada]", "4:8"),
        ("date: 2024-03-10", "date: 2024-03", "5:7"),
        ("kind: statement", "kind: denial", "6:7"),
        ("\"false\"", "\"true\"", "7:10"),
        ("as_of: 2024-03-31", "as_of: 2024-03-30", "8:8"),
        ("stance: undermines", "stance: supports", "12:13"),
        (
            "quote: One library closes.",
            "quote: Une bibliothèque ferme.",
            "13:12",
        ),
    ] {
        assert_eq!(
            with(old, new),
            [format!("{file}:{place} translation-differs")],
            "{new}"
        );
    }
}

#[test]
fn another_verdict_is_shown_with_the_file_to_copy_from() {
    assert_eq!(
        SmallSite::in_two_languages().replacing(FRENCH, "\"false\"", "open").report(),
        "\
content/explainers/library/claims/closed.fr.md:7:10: error: `verdict` is `open` here and `false` in the original [translation-differs]
  |
7 | verdict: open
  |          ^^^^
   = help: copy it from content/explainers/library/claims/closed.md

"
    );
}

#[test]
fn a_list_of_another_length_is_said_as_such() {
    let site = SmallSite::in_two_languages().replacing(
        FRENCH,
        "    note: Une seule ferme.\n",
        "  - {source: minutes, stance: context, note: Encore.}\n",
    );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.fr.md:11:3: error: `evidence` is a list of 2 here and a list of 1 in the original [translation-differs]
   |
11 |   - source: minutes
   |   ^^^^^^^^^^^^^^^^^
   = help: copy it from content/explainers/library/claims/closed.md

"
    );
}

#[test]
fn of_long_values_the_first_difference_is_shown() {
    let long = "One library closes, and three others move into new rooms beside the old station before the year is out.";
    let site = SmallSite::in_two_languages()
        .replacing(ENGLISH, "One library closes.", long)
        .replacing(
            FRENCH,
            "One library closes.",
            &long.replace("station", "harbour"),
        );
    let message = &site.checked().report.lines[0].message;
    assert_eq!(
        message,
        "`quote` is `…ooms beside the old harbour before the year is out.` here and `…ooms beside the old station \
         before the year is out.` in the original"
    );
}

#[test]
fn the_words_of_the_claim_its_reply_and_its_day_of_review_are_facts_too() {
    let more = "reply: {status: declined, asked: 2024-03-20}\nreview_by: 2024-09-01\nquote: They shut all four.\nevidence:";
    let site = |old: &str, new: &str| {
        let more_french = more.replace(old, new);
        assert_ne!(more_french, more);
        SmallSite::in_two_languages()
            .replacing(ENGLISH, "reply: {status: not-sought, reason: Her words were public and complete.}\n", "")
            .replacing(FRENCH, "reply: {status: not-sought, reason: Ses paroles étaient publiques et complètes.}\n", "")
            .replacing(ENGLISH, "evidence:", more)
            .replacing(FRENCH, "evidence:", &more_french)
            .findings()
    };
    for (old, new, place) in [
        ("declined", "no-response", "10:17"),
        ("2024-03-20", "2024-03-21", "10:34"),
        ("2024-09-01", "2024-10-01", "11:12"),
        ("They shut all four.", "Ils ont tout fermé.", "12:8"),
        ("asked: 2024-03-20", "", "10:8"),
    ] {
        assert_eq!(
            site(old, new),
            [format!("{FRENCH}:{place} translation-differs")],
            "{new}"
        );
    }
}

#[test]
fn a_translation_cites_the_sources_and_shows_the_cards_of_its_original() {
    let site = SmallSite::in_two_languages()
        .replacing(ENGLISH, "The minutes list them.", "![[claim:closed]]")
        .replacing(
            FRENCH,
            "Le procès-verbal les nomme.",
            "Le procès-verbal les nomme.[[source:minutes]]",
        );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.fr.md: error: this text does not show the card of `closed`, and the original does [translation-differs]
   = help: hold it against content/explainers/library/claims/closed.md

content/explainers/library/claims/closed.fr.md:17:28: error: the original does not cite `minutes` [translation-differs]
   |
17 | Le procès-verbal les nomme.[[source:minutes]]
   |                            ^^^^^^^^^^^^^^^^^^
   = help: hold it against content/explainers/library/claims/closed.md

"
    );
}

#[test]
fn a_fact_that_a_translation_leaves_out_is_a_difference() {
    let without = SmallSite::in_two_languages().replacing(FRENCH, "about: [gazette]\n", "");
    assert_eq!(
        without.findings(),
        ["content/explainers/library/claims/closed.fr.md:2:1 translation-differs"]
    );
}

#[test]
fn a_translation_stands_beside_its_original() {
    let site = SmallSite::in_two_languages().replacing(
        SITE,
        "languages: [en, fr]",
        "languages: [en, fr]\n# two",
    );
    let alone = SmallSite::new(
        "-- content/pages/about.fr.md --\n---\ntitle: Nous\ndescription: Nous.\n---\nTexte.\n",
    )
    .replacing(SITE, "languages: [en]", "languages: [en, fr]");
    assert_eq!(site.report(), "");
    assert_eq!(
        alone.report(),
        "\
content/pages/about.fr.md: error: this translation has no original beside it [translation-without-original]
   = help: the original has the same name without the language

"
    );
}

#[test]
fn a_language_that_the_publication_does_not_have_is_named_with_those_it_has() {
    let site = SmallSite::in_two_languages().with_bytes(
        "content/explainers/library/index.de.md",
        "---\ntitle: Die\n---\n",
    );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/index.de.md: error: `de` is none of the publication's languages (en, fr) [translation-without-original]
   = help: add it to `languages` in content/site.yaml, or take the dot out of the name

content/explainers/library/index.de.md:2:1: error: the key `authors` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^

content/explainers/library/index.de.md:2:1: error: the key `claims` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^

content/explainers/library/index.de.md:2:1: error: the key `published` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^

content/explainers/library/index.de.md:2:1: error: the key `standfirst` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^

"
    );
}

#[test]
fn originals_carry_no_language() {
    let site = SmallSite::in_two_languages().with_bytes(
        "content/pages/about.en.md",
        "---\ntitle: About\ndescription: Us.\n---\nWe.\n",
    );
    assert_eq!(
        site.report(),
        "\
content/pages/about.en.md: error: `en` is the publication's first language [translation-without-original]
   = help: drop the language from the file's name; originals carry none

"
    );
}

#[test]
fn mistakes_in_a_translation_are_found_in_its_own_file() {
    let site = SmallSite::in_two_languages().replacing(
        FRENCH,
        "Le procès-verbal",
        "Le <b>procès-verbal[[source:proces]]",
    );
    assert_eq!(
        site.findings(),
        [
            "content/explainers/library/claims/closed.fr.md:17:4 raw-html",
            "content/explainers/library/claims/closed.fr.md:17:20 unknown-id",
        ]
    );
    let long = SmallSite::in_two_languages().replacing(
        FRENCH,
        "quatre bibliothèques",
        &"quatre bibliothèques ".repeat(5),
    );
    assert_eq!(
        long.findings(),
        ["content/explainers/library/claims/closed.fr.md:2:8 claim-too-long"]
    );
}

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
                "`factpress translated {FRENCH}` writes `translation_of: "
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
{FRENCH}:2:1: note: nobody is told when the original of this translation changes [translation-without-state]
  |
2 | claim: La ville a fermé quatre bibliothèques
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: when you have read both, `factpress translated {FRENCH}` writes `translation_of: {now}`

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
        said.contains("note: nobody is told when the original of this translation changes"),
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
        code == Some(1) && said.contains("is no translation of anything"),
        "{said}"
    );
}
