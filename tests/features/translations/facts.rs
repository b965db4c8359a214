//! A translation states the same facts as its original.

use factpress::model::translated::Translated as _;

use super::{ENGLISH, FRENCH};
use crate::small_site::SmallSite;

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
content/explainers/library/claims/closed.fr.md:7:10: error: `verdict` is `open` here but `false` in the original [translation-differs]
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
content/explainers/library/claims/closed.fr.md:11:3: error: `evidence` is a list of 2 here but a list of 1 in the original [translation-differs]
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
        "`quote` is `…ooms beside the old harbour before the year is out.` here but `…ooms beside the old station \
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
content/explainers/library/claims/closed.fr.md: error: this text does not show the card of `closed`, but the original does [translation-differs]
   = help: compare it with content/explainers/library/claims/closed.md

content/explainers/library/claims/closed.fr.md:17:28: error: the original does not cite `minutes` [translation-differs]
   |
17 | Le procès-verbal les nomme.[[source:minutes]]
   |                            ^^^^^^^^^^^^^^^^^^
   = help: compare it with content/explainers/library/claims/closed.md

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
