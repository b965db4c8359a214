//! Words and corrections that were published change, or go, with a correction alone.

use factpress::Options;
use factpress::base::date::Day;
use factpress::check::external::Public;
use factpress::plan::{PublishedEntry, PublishedRecord};

use super::CLAIM;
use crate::small_site::SmallSite;

const WORDS: &str = "finding: One closed and three moved.";

/// The small site with another finding and with these corrections.
fn site(finding: &str, corrections: &str) -> SmallSite {
    let site = SmallSite::new("").replacing(CLAIM, WORDS, &format!("finding: {finding}"));
    if corrections.is_empty() {
        return site;
    }
    let key = format!("corrections: [{corrections}]\nevidence:");
    site.replacing(CLAIM, "evidence:", &key)
}

/// What is found on the last of these states in June, after all the others were published on the
/// days of May.
fn found(states: &[SmallSite]) -> Vec<String> {
    let (last, before) = states.split_last().expect("a state");
    let mut record = PublishedRecord::default();
    for (position, state) in before.iter().enumerate() {
        let today = Day::parse(&format!("2024-05-{:02}", position + 1)).expect("a day");
        record = record.followed_by(&PublishedEntry::all_of(&state.site(), today), today);
    }
    let today = Day::parse("2024-06-01").expect("a day");
    let options = Options {
        today: Some(today),
        ..Options::default()
    };
    let public = Public {
        pages: Vec::new(),
        record: record.into(),
    };
    last.clone().once_public(public).options(options).findings()
}

const A: &str = "One closed and three moved.";
const B: &str = "One closed and two moved.";
const FIRST: &str = "{date: 2024-05-02, grade: update, text: Two moved.}";
const SECOND: &str = "{date: 2024-05-03, grade: minor, text: Three moved.}";

fn words_changed() -> Vec<String> {
    vec![format!("{CLAIM}:9:10 words-changed")]
}

#[test]
fn a_finding_changes_with_a_correction() {
    assert_eq!(found(&[site(A, ""), site(B, "")]), words_changed());
    assert_eq!(found(&[site(A, ""), site(B, FIRST)]), [""; 0]);
    assert_eq!(found(&[site(A, ""), site(A, "")]), [""; 0]);
}

#[test]
fn a_build_that_published_other_words_does_not_use_the_warning_up() {
    let silent = [site(A, ""), site(B, ""), site(B, ""), site(B, "")];
    assert_eq!(found(&silent), words_changed());
    let explained_later = [site(A, ""), site(B, ""), site(B, FIRST), site(B, FIRST)];
    assert_eq!(found(&explained_later), [""; 0]);
    let taken_back = [site(A, ""), site(B, ""), site(A, "")];
    assert_eq!(found(&taken_back), [""; 0]);
}

#[test]
fn each_change_needs_a_correction_of_its_own() {
    let once = [site(A, ""), site(B, FIRST), site(A, FIRST)];
    let at = vec![format!("{CLAIM}:9:10 words-changed")];
    assert_eq!(found(&once), at);
    let both = format!("{FIRST}, {SECOND}");
    let twice = [site(A, ""), site(B, FIRST), site(A, &both)];
    assert_eq!(found(&twice), [""; 0]);
}

#[test]
fn the_claim_its_words_and_its_label_are_watched_too() {
    let with = |old: &str, new: &str| site(A, "").replacing(CLAIM, old, new);
    let claim = with(
        "claim: The town closed four",
        "claim: The town closed forty",
    );
    assert_eq!(
        found(&[site(A, ""), claim]),
        [format!("{CLAIM}:2:8 words-changed")]
    );
    let quoted = with("kind: statement", "kind: statement\nquote: We closed four.");
    let requoted = with("kind: statement", "kind: statement\nquote: We closed five.");
    assert_eq!(found(&[site(A, ""), quoted.clone()]), [""; 0], "new words");
    assert_eq!(
        found(&[quoted.clone(), requoted]),
        [format!("{CLAIM}:7:8 words-changed")]
    );
    assert_eq!(
        found(&[quoted, site(A, "")]),
        [format!("{CLAIM}:2:1 words-changed")],
        "words that are gone"
    );
    let labelled = with("finding: ", "label: Wrong by three\nfinding: ");
    assert_eq!(
        found(&[site(A, ""), labelled]),
        [format!("{CLAIM}:9:8 words-changed")],
        "readers see a label in the place of the verdict"
    );
}

#[test]
fn a_verdict_that_changes_with_its_finding_is_reported_once() {
    let other = site(B, "").replacing(CLAIM, "\"false\"", "open");
    assert_eq!(
        found(&[other, site(A, "")]),
        [format!("{CLAIM}:7:10 verdict-changed")]
    );
}

#[test]
fn what_a_claim_said_before_it_was_held_still_counts() {
    let held = site(A, "").replacing(CLAIM, "kind: statement", "kind: statement\nhold: Is it?");
    assert_eq!(found(&[site(A, ""), held, site(B, "")]), words_changed());
}

#[test]
fn a_correction_stays_as_it_was_published() {
    let gone = [site(B, FIRST), site(B, "")];
    assert_eq!(found(&gone), [format!("{CLAIM}:2:1 correction-removed")]);
    let reworded = [
        site(B, FIRST),
        site(B, "{date: 2024-05-02, grade: update, text: Two.}"),
    ];
    assert_eq!(
        found(&reworded),
        [format!("{CLAIM}:10:1 correction-removed")]
    );
    let regraded = [site(B, FIRST), site(B, &FIRST.replace("update", "minor"))];
    assert_eq!(
        found(&regraded),
        [format!("{CLAIM}:10:1 correction-removed")]
    );
    let more = format!("{FIRST}, {SECOND}");
    assert_eq!(found(&[site(B, FIRST), site(B, &more)]), [""; 0]);
}

/// The small site with its claim under another id, and with this in its front matter.
fn renamed(site: &SmallSite, more: &str) -> SmallSite {
    let new = "content/explainers/library/claims/shut.md";
    let text = site
        .text(CLAIM)
        .replacen("evidence:", &format!("{more}evidence:"), 1);
    site.clone().without(CLAIM).with_bytes(new, text).replacing(
        "content/explainers/library/index.md",
        "claims: [closed]",
        "claims: [shut]",
    )
}

const SHUT: &str = "content/explainers/library/claims/shut.md";
const ALIAS: &str = "aliases: [/library/closed/]\n";

#[test]
fn a_renamed_claim_keeps_its_history() {
    let verdict = site(A, "").replacing(CLAIM, "\"false\"", "open");
    let before = [verdict, renamed(&site(A, ""), ALIAS)];
    assert_eq!(found(&before), [format!("{SHUT}:7:10 verdict-changed")]);
    let finding = [site(A, ""), renamed(&site(B, ""), ALIAS)];
    assert_eq!(found(&finding), [format!("{SHUT}:9:10 words-changed")]);
    let correction = [site(B, FIRST), renamed(&site(B, ""), ALIAS)];
    assert_eq!(
        found(&correction),
        [format!("{SHUT}:2:1 correction-removed")]
    );
    assert_eq!(found(&[site(A, ""), renamed(&site(A, ""), ALIAS)]), [""; 0]);
}

#[test]
fn a_claim_that_was_renamed_in_silence_is_known_by_its_words() {
    let verdict = site(A, "").replacing(CLAIM, "\"false\"", "open");
    let before = [verdict, renamed(&site(A, ""), "")];
    assert_eq!(
        found(&before),
        [
            format!("{SHUT}:2:1 vanished-address"),
            format!("{SHUT}:7:10 verdict-changed"),
        ]
    );
}

#[test]
fn a_build_on_ones_own_machine_does_not_use_the_suggestion_up() {
    let trial = renamed(&site(A, ""), "");
    let once = [site(A, ""), trial.clone(), trial.clone()];
    assert_eq!(found(&once), [format!("{SHUT}:2:1 vanished-address")]);
    let twice = [site(A, ""), trial.clone(), trial.clone(), trial.clone()];
    assert_eq!(found(&twice), [format!("{SHUT}:2:1 vanished-address")]);
    let led_on = [site(A, ""), trial.clone(), renamed(&site(A, ""), ALIAS)];
    assert_eq!(found(&led_on), [""; 0]);
}

#[test]
fn an_id_that_is_used_again_stands_for_the_claim_that_had_it() {
    let other = site(A, "").replacing(
        CLAIM,
        "claim: The town closed four libraries",
        "claim: The town sold four bridges",
    );
    let held = site(A, "").replacing(CLAIM, "kind: statement", "kind: statement\nhold: Is it?");
    assert_eq!(
        found(&[site(A, ""), held, other]),
        [format!("{CLAIM}:2:8 words-changed")]
    );
}
