//! Quotations that leave out what denies, limits or doubts them.

use super::{CLAIM, SOURCES, quoting, with_copy};

/// The rules that a quotation from this text breaks, in a language.
fn broken(language: &str, text: &str, quotation: &str, more: &str) -> Vec<String> {
    let quotation = format!("'{}'{more}", quotation.replace('\'', "''"));
    let site = quoting("copies/minutes.txt", text, &quotation).replacing(
        SOURCES,
        "seen: original",
        &format!("language: {language}\n  seen: original"),
    );
    let rules = site.findings().into_iter();
    rules
        .filter_map(|found| Some(found.rsplit_once(' ')?.1.to_owned()))
        .filter(|rule| rule != "unknown-language")
        .collect()
}

const CHANGED: [&str; 1] = ["quotation-sense-changed"];
const NONE: [&str; 0] = [];

#[test]
fn the_sentence_is_shown_with_the_quotation_in_it() {
    let text = "Item 4. The clerk did not say that one library closes today.";
    assert_eq!(
        quoting("copies/minutes.txt", text, "'[…] one library closes […]'").report(),
        "\
content/explainers/library/claims/closed.md:13:12: warning: this quotation leaves out `not`, which changes its sense [quotation-sense-changed]
   |
13 |     quote: '[…] one library closes […]'
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: quote the whole sentence, or mark the cut with `[…]` and say in `note` what is left out
   = note: the sentence in the copy, with the quotation in [- -]: The clerk did not say that [-one library closes-] today.

"
    );
}

#[test]
fn denials_conditions_and_hedges_in_three_languages_are_found() {
    for (language, text, quotation) in [
        (
            "en",
            "It is false that one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "The mayor denies that one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "There is no evidence whatsoever that one library closes.",
            "[…] one library closes.",
        ),
        ("en", "One library didn’t close.", "[…] close."),
        (
            "en",
            "If it rains, one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "One library closes if it rains.",
            "One library closes […]",
        ),
        (
            "en",
            "One library closes, which she denies.",
            "One library closes […]",
        ),
        (
            "en",
            "The rumour that one library closes is false.",
            "[…] one library closes […]",
        ),
        ("en", "One library allegedly closes.", "[…] closes."),
        ("en", "One library might well close.", "[…] close."),
        ("en", "The library is not open.", "The library is […] open."),
        (
            "fr",
            "Il est faux que la bibliothèque ferme.",
            "[…] la bibliothèque ferme.",
        ),
        (
            "fr",
            "Elle n’a pas dit que la bibliothèque ferme.",
            "[…] la bibliothèque ferme.",
        ),
        (
            "fr",
            "La bibliothèque ferme, ce qu’il nie.",
            "La bibliothèque ferme […]",
        ),
        (
            "fr",
            "La bibliothèque ferme si la ville le veut.",
            "La bibliothèque ferme […]",
        ),
        (
            "de",
            "Es stimmt nicht, dass die Bücherei schließt.",
            "[…] die Bücherei schließt.",
        ),
        (
            "de",
            "Die Bücherei schließt nicht.",
            "Die Bücherei schließt […]",
        ),
        (
            "de",
            "Sie bestreitet, dass die Bücherei schließt.",
            "[…] die Bücherei schließt.",
        ),
        (
            "de",
            "Die Bücherei schließt, wenn es regnet.",
            "Die Bücherei schließt […]",
        ),
    ] {
        assert_eq!(broken(language, text, quotation, ""), CHANGED, "{text}");
    }
}

#[test]
fn what_belongs_to_other_words_changes_nothing() {
    for (language, text, quotation) in [
        (
            "en",
            "She did not come. One library closes.",
            "One library closes.",
        ),
        (
            "en",
            "She did not come, but one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "There is no doubt that one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "Not only does it rain; one library closes.",
            "[…] one library closes.",
        ),
        (
            "en",
            "The mayor, who denies the charge, left town.",
            "[…] left town.",
        ),
        (
            "en",
            "One library closes, and the mayor does not speak.",
            "One library closes […]",
        ),
        (
            "en",
            "She said that it does not close.",
            "[…] it does not close.",
        ),
        (
            "fr",
            "Sans aucun doute la bibliothèque ferme.",
            "[…] la bibliothèque ferme.",
        ),
        (
            "de",
            "Sie kam nicht, die Bücherei schließt.",
            "[…] die Bücherei schließt.",
        ),
        (
            "it",
            "Non è vero che la biblioteca chiude.",
            "[…] la biblioteca chiude.",
        ),
    ] {
        assert_eq!(broken(language, text, quotation, ""), NONE, "{text}");
    }
}

#[test]
fn a_marked_cut_and_a_note_explain_it_and_one_alone_does_not() {
    let text = "One library closes if it rains.";
    let note = "\n    note: The sentence goes on with a condition, rain.";
    assert_eq!(broken("en", text, "One library closes […]", note), NONE);
    assert_eq!(broken("en", text, "One library closes […]", ""), CHANGED);
    assert_eq!(
        broken("en", text, "One library closes", note),
        ["quotation-cut", "quotation-sense-changed"]
    );
}

#[test]
fn every_place_must_change_the_sense() {
    let once = "She did not say that one library closes.";
    let twice = format!("{once} It is a fact that one library closes.");
    let quotation = "[…] one library closes.";
    assert_eq!(broken("en", once, quotation, ""), CHANGED);
    assert_eq!(broken("en", &twice, quotation, ""), NONE);
    let both = format!("{once} It is false that one library closes.");
    assert_eq!(broken("en", &both, quotation, ""), CHANGED);
}

#[test]
fn a_sentence_runs_over_lines_titles_and_quotation_marks() {
    let quotation = "[…] one library closes.";
    for text in [
        "The clerk of the council of the town does not\nsay that one library\ncloses.",
        "It is false, said Mr. Example, that one library closes.",
        "\"It is not so that one library closes.\" She left.",
    ] {
        assert_eq!(broken("en", text, quotation, ""), CHANGED, "{text}");
    }
}

#[test]
fn the_words_of_the_claim_are_read_in_every_copy_and_a_file_may_allow_it() {
    let own = "quote: '[…] one library closes.'\nappearances: [minutes]\nevidence:\n";
    let site = with_copy(
        "copies/minutes.txt",
        "It is false that one library closes. One library closes.",
    );
    let whole = site.clone().replacing(CLAIM, "evidence:\n", own);
    assert_eq!(
        whole.findings(),
        [format!("{CLAIM}:10:8 quotation-sense-changed")]
    );
    assert!(
        whole
            .report()
            .contains("= help: quote the whole sentence\n")
    );
    let allowed = whole.replacing(
        CLAIM,
        "reply:",
        "lint: {quotation-sense-changed: {level: allow, because: She says so herself.}}\nreply:",
    );
    assert_eq!(allowed.findings(), [""; 0]);
}
