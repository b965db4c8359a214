//! Where the file of a translation goes, and which languages there are.

use super::{FRENCH, SITE};
use crate::small_site::SmallSite;

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
content/pages/about.fr.md: error: this translation has no original next to it [translation-without-original]
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
content/explainers/library/index.de.md: error: `de` is not one of the publication's languages (en, fr) [translation-without-original]
   = help: add `de` to `languages` in content/site.yaml, or remove the dot from the name

content/explainers/library/index.de.md:2:1: error: the key `authors` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^
   = help: copy it from the original, with its words translated

content/explainers/library/index.de.md:2:1: error: the key `claims` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^
   = help: copy it from the original, with its words translated

content/explainers/library/index.de.md:2:1: error: the key `published` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^
   = help: copy it from the original, with its words translated

content/explainers/library/index.de.md:2:1: error: the key `standfirst` is missing [missing-key]
  |
2 | title: Die
  | ^^^^^^^^^^
   = help: copy it from the original, with its words translated

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
   = help: remove the language from the file's name; originals have none

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
