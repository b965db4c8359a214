//! Translations: beside an original, into a language of the publication, with the same facts.

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";

/// The small site in English and French, its claim translated.
fn in_two_languages() -> SmallSite {
    SmallSite::new(
        "-- content/explainers/library/claims/closed.fr.md --
---
claim: La ville a fermé quatre bibliothèques
claimant: ada
about: [gazette]
date: 2024-03-10
kind: statement
verdict: \"false\"
as_of: 2024-03-31
finding: Une a fermé, trois ont déménagé.
evidence:
  - source: minutes
    stance: undermines
    quote: One library closes.
    note: Une seule ferme.
---
Le procès-verbal les nomme.
",
    )
    .replacing(SITE, "languages: [en]", "languages: [en, fr]")
}

#[test]
fn a_translation_may_change_words() {
    let site = in_two_languages();
    assert_eq!(site.report(), "");
    let site = site.site();
    let (_, claim) = site.claims.iter().next().expect("the small site has a claim");
    assert_eq!(claim.in_language("fr").claim, "La ville a fermé quatre bibliothèques");
    assert_eq!(claim.in_language("fr").language, "fr");
    assert_eq!(claim.in_language("de").claim, "The town closed four libraries");
    assert_eq!(claim.in_language("de").language, "en");
}

#[test]
fn a_translation_states_the_same_facts() {
    let with = |old: &str, new: &str| in_two_languages().replacing(FRENCH, old, new).findings();
    let file = "content/explainers/library/claims/closed.fr.md";
    for (old, new, place) in [
        ("claimant: ada", "claimant: gazette", "3:11"),
        ("about: [gazette]", "about: [ada]", "4:8"),
        ("date: 2024-03-10", "date: 2024-03", "5:7"),
        ("kind: statement", "kind: denial", "6:7"),
        ("\"false\"", "\"true\"", "7:10"),
        ("as_of: 2024-03-31", "as_of: 2024-03-30", "8:8"),
        ("stance: undermines", "stance: supports", "11:3"),
        ("quote: One library closes.", "quote: Une bibliothèque ferme.", "11:3"),
    ] {
        assert_eq!(with(old, new), [format!("{file}:{place} translation-differs")], "{new}");
    }
}

#[test]
fn another_verdict_is_shown_with_the_file_to_copy_from() {
    assert_eq!(
        in_two_languages().replacing(FRENCH, "\"false\"", "open").report(),
        "\
content/explainers/library/claims/closed.fr.md:7:10: error: `verdict` differs from the original [translation-differs]
  |
7 | verdict: open
  |          ^^^^
   = help: copy it from content/explainers/library/claims/closed.md

"
    );
}

#[test]
fn a_fact_that_a_translation_leaves_out_is_a_difference() {
    let without = in_two_languages().replacing(FRENCH, "about: [gazette]\n", "");
    assert_eq!(without.findings(), ["content/explainers/library/claims/closed.fr.md:2:1 translation-differs"]);
}

#[test]
fn a_translation_stands_beside_its_original() {
    let site = in_two_languages().replacing(SITE, "languages: [en, fr]", "languages: [en, fr]\n# two");
    let alone = SmallSite::new("-- content/pages/about.fr.md --\n---\ntitle: Nous\ndescription: Nous.\n---\nTexte.\n")
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
    let site = in_two_languages().with_bytes("content/explainers/library/index.de.md", "---\ntitle: Die\n---\n");
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
    let site =
        in_two_languages().with_bytes("content/pages/about.en.md", "---\ntitle: About\ndescription: Us.\n---\nWe.\n");
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
    let site = in_two_languages().replacing(FRENCH, "Le procès-verbal", "Le <b>procès-verbal[[source:proces]]");
    assert_eq!(
        site.findings(),
        [
            "content/explainers/library/claims/closed.fr.md:16:4 raw-html",
            "content/explainers/library/claims/closed.fr.md:16:20 unknown-id",
        ]
    );
    let long = in_two_languages().replacing(FRENCH, "quatre bibliothèques", &"quatre bibliothèques ".repeat(5));
    assert_eq!(long.findings(), ["content/explainers/library/claims/closed.fr.md:2:8 claim-too-long"]);
}
