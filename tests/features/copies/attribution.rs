//! Words that accuse somebody are quoted with those that say whose allegation it is.

use super::{CLAIM, SOURCES, with_copy};
use crate::small_site::SmallSite;

const SENTENCE: &str = "A new report by the Gazette based on two unnamed sources claims that Councillor Ada Example \
                        advised a builder to hold off the opening.";
const CUT: &str = "[…] Councillor Ada Example advised a builder to hold off the opening.";

/// A claim that accuses Ada in these words, in a source whose copy has this text.
fn accusing(text: &str, quotation: &str) -> SmallSite {
    claiming(
        with_copy(
            "copies/minutes.txt",
            format!("{text} One library closes.\n"),
        ),
        quotation,
    )
    .replacing(
        CLAIM,
        "kind: allegation",
        "appearances: [minutes]\nkind: allegation",
    )
}

/// A claim without a claimant that accuses Ada in these words.
fn claiming(site: SmallSite, quotation: &str) -> SmallSite {
    site.replacing(
        CLAIM,
        "claimant: ada\nabout: [gazette]",
        &format!("quote: '{quotation}'\nabout: [ada]"),
    )
    .replacing(CLAIM, "kind: statement", "kind: allegation")
}

fn broken(site: &SmallSite) -> Vec<String> {
    let findings = site.findings().into_iter();
    findings
        .filter_map(|found| Some(found.rsplit_once(' ')?.1.to_owned()))
        .collect()
}

const LOST: [&str; 1] = ["quotation-without-attribution"];
const NONE: [&str; 0] = [];

#[test]
fn a_sentence_that_reports_an_allegation_is_quoted_whole() {
    let site = accusing(SENTENCE, CUT);
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.md:3:8: warning: this quotation leaves out whose allegation it is [quotation-without-attribution]
  |
3 | quote: '[…] Councillor Ada Example advised a builder to hold off the opening.'
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: quote the whole sentence, with the words that say whose allegation it is
   = note: the sentence in the copy, with the quotation in [- -]: A new report by the Gazette based on two unnamed sources claims that [-Councillor Ada Example advised a builder to hold off the opening.-]

"
    );
    assert_eq!(broken(&accusing(SENTENCE, SENTENCE)), NONE);
}

#[test]
fn one_of_several_sources_of_the_claim_is_enough() {
    let letter = "letter:\n  title: A letter\n  publisher: Nobody\n  kind: document\n  primary: true\n  basis: named\n  \
                  archive: {none: Private.}\n  seen: original\n";
    let site = accusing(SENTENCE, CUT)
        .with_bytes("content/sources/letter.yaml", letter)
        .replacing(
            CLAIM,
            "appearances: [minutes]",
            "appearances: [letter, minutes]",
        );
    assert_eq!(broken(&site), LOST);
}

#[test]
fn whose_words_they_are_may_stand_before_or_after_and_in_other_languages() {
    for (language, text, quotation) in [
        (
            "en",
            "Ada Example took a bribe, according to two clerks.",
            "Ada Example took a bribe […]",
        ),
        (
            "en",
            "\u{201c}Ada Example took a bribe,\u{201d} a clerk told us.",
            "Ada Example took a bribe",
        ),
        (
            "fr",
            "Selon deux sources, Ada Example a reçu un pot-de-vin.",
            "[…] Ada Example a reçu un pot-de-vin.",
        ),
        (
            "fr",
            "Un article affirme qu\u{2019}Ada Example a menti.",
            "[…] Ada Example a menti.",
        ),
        (
            "de",
            "Zwei Zeugen zufolge nahm Ada Example Geld.",
            "[…] nahm Ada Example Geld.",
        ),
        (
            "de",
            "Die Zeitung behauptet, Ada Example nahm Geld.",
            "[…] Ada Example nahm Geld.",
        ),
    ] {
        let site = accusing(text, quotation).replacing(
            SOURCES,
            "seen: original",
            &format!("language: {language}\n  seen: original"),
        );
        assert_eq!(broken(&site), LOST, "{text}");
    }
}

#[test]
fn honest_quotations_are_left_alone() {
    for (text, quotation) in [
        // The source itself accuses.
        (
            "It rained. Ada Example took a bribe.",
            "Ada Example took a bribe.",
        ),
        // What is left out is what she says herself.
        (
            "Ada Example said that she took the money.",
            "[…] she took the money.",
        ),
        // The quotation says it another time.
        (
            "The Gazette claims that, according to two clerks, Ada Example took a bribe.",
            "[…] according to two clerks, Ada Example took a bribe.",
        ),
        (
            "The Gazette reports that Ada Example allegedly took a bribe.",
            "[…] Ada Example allegedly took a bribe.",
        ),
    ] {
        assert_eq!(broken(&accusing(text, quotation)), NONE, "{text}");
    }
    let about_others =
        accusing(SENTENCE, CUT).replacing(CLAIM, "kind: allegation", "kind: statement");
    assert_eq!(broken(&about_others), NONE);
}

#[test]
fn the_claimant_is_whoever_says_so() {
    let by = |claimant: &str| {
        let site = accusing(SENTENCE, CUT).replacing(
            CLAIM,
            "about: [ada]",
            &format!("claimant: {claimant}\nabout: [ada]"),
        );
        broken(&site)
    };
    assert_eq!(by("gazette"), NONE, "the sentence names it");
    assert_eq!(by("ada"), NONE, "she speaks of herself");
    let other = accusing(&SENTENCE.replace("the Gazette", "the Herald"), CUT).replacing(
        CLAIM,
        "about: [ada]",
        "claimant: gazette\nabout: [ada]",
    );
    assert_eq!(broken(&other), LOST, "it reports what others claim");
}

#[test]
fn evidence_for_an_allegation_says_who_speaks() {
    let entry = |more: &str| {
        let site = claiming(
            with_copy("copies/minutes.txt", SENTENCE),
            "Two clerks say that Ada took it.",
        );
        site.replacing(
            CLAIM,
            "stance: undermines\n    quote: One library closes.",
            &format!("stance: supports\n    quote: '{CUT}'{more}"),
        )
    };
    let rules = |more: &str| {
        let mut rules = broken(&entry(more));
        rules.retain(|rule| rule.starts_with("quotation"));
        rules
    };
    assert_eq!(rules(""), LOST);
    assert_eq!(rules("\n    by: gazette"), NONE);
    assert_eq!(
        rules("\n    note: It says so according to two sources."),
        NONE
    );
}

#[test]
fn without_a_copy_only_what_is_certain_is_reported() {
    let bare = |quotation: &str| claiming(SmallSite::new(""), quotation);
    let accusation = bare("Ada Example took a bribe.");
    assert_eq!(broken(&accusation), LOST);
    assert!(
        accusation.report().contains(
            "these words accuse Ada Example, a living person, and do not say whose allegation it is"
        ),
        "{}",
        accusation.report()
    );
    for said in [
        "A clerk says that Ada Example took a bribe.",
        "Ada Example allegedly took a bribe.",
    ] {
        assert_eq!(broken(&bare(said)), NONE, "{said}");
    }
    assert_eq!(
        broken(&bare("Ada Example told a clerk to lie.")),
        LOST,
        "what she is said to have told is no attribution"
    );
    let known =
        accusation
            .clone()
            .replacing(CLAIM, "about: [ada]", "claimant: gazette\nabout: [ada]");
    assert_eq!(broken(&known), NONE);
    let on_record = accusing("Ada Example took a bribe.", "Ada Example took a bribe.");
    assert_eq!(broken(&on_record), NONE, "its source says so itself");
    assert_eq!(
        broken(&on_record.without("copies/minutes.txt")),
        NONE,
        "only the machine that has the copy can tell"
    );
    let dead = accusation.replacing(
        "content/people.yaml",
        "kind: person",
        "kind: person\n  living: false",
    );
    assert_eq!(broken(&dead), NONE);
}
