//! References that lead nowhere, and what the author reads about them.

use crate::small_site::SmallSite;

const CLOSED: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";

/// The report on the small site with another body of its claim, from line 16 on.
fn report_on(body: &str) -> String {
    SmallSite::new("")
        .replacing(CLOSED, "The minutes list them.", body)
        .report()
}

/// The help that a wrong id gets.
fn help(file: &str, old: &str, new: &str) -> String {
    let report = SmallSite::new("").replacing(file, old, new).report();
    let help = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("= help: "));
    help.unwrap_or_else(|| panic!("no help in\n{report}"))
        .to_owned()
}

#[test]
fn a_source_that_is_not_there_is_named_with_the_nearest() {
    assert_eq!(
        report_on("The minutes list them.[[source:minuets]]"),
        "\
content/explainers/library/claims/closed.md:16:23: error: there is no source `minuets` [unknown-id]
   |
16 | The minutes list them.[[source:minuets]]
   |                       ^^^^^^^^^^^^^^^^^^
   = help: did you mean `minutes`?

"
    );
}

#[test]
fn a_verdict_that_is_not_there_is_named_with_the_nearest() {
    assert_eq!(
        SmallSite::new("")
            .replacing(CLOSED, "\"false\"", "\"flase\"")
            .report(),
        "\
content/explainers/library/claims/closed.md:7:10: error: there is no verdict `flase` [unknown-id]
  |
7 | verdict: \"flase\"
  |          ^^^^^^^
   = help: did you mean `false`?

"
    );
}

#[test]
fn every_kind_of_reference_says_did_you_mean() {
    assert_eq!(
        help(CLOSED, "\"false\"", "\"fals\""),
        "did you mean `false`?"
    );
    assert_eq!(
        help(CLOSED, "claimant: ada", "claimant: adda"),
        "did you mean `ada`?"
    );
    assert_eq!(
        help(CLOSED, "about: [gazette]", "about: [gazete]"),
        "did you mean `gazette`?"
    );
    assert_eq!(
        help(INDEX, "authors: [gazette]", "authors: [gazett]"),
        "did you mean `gazette`?"
    );
    assert_eq!(
        help(INDEX, "[[source:minutes]]", "[[source:minute]]"),
        "did you mean `minutes`?"
    );
    assert_eq!(
        help(INDEX, "[[source:minutes]]", "[[claim:clsed]]"),
        "did you mean `closed`?"
    );
    assert_eq!(
        help(INDEX, "[[source:minutes]]", "[[person:gazzete]]"),
        "did you mean `gazette`?"
    );
    assert_eq!(
        help(INDEX, "[[source:minutes]]", "[[sorce:minutes]]"),
        "did you mean `source`?"
    );
    assert_eq!(
        help(
            INDEX,
            "claims: [closed]",
            "claims: [closed]\ncentral: closd"
        ),
        "did you mean `closed`?"
    );
}

#[test]
fn a_source_of_the_evidence_that_is_not_there_is_the_only_mistake() {
    let site = SmallSite::new("").replacing(CLOSED, "source: minutes", "source: minuets");
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.md:11:13: error: there is no source `minuets` [unknown-id]
   |
11 |   - source: minuets
   |             ^^^^^^^
   = help: did you mean `minutes`?

"
    );
}

#[test]
fn an_id_with_nothing_near_it_gets_the_list() {
    assert_eq!(
        report_on("[[person:zebedee]]"),
        "\
content/explainers/library/claims/closed.md:16:1: error: there is no person or organisation `zebedee` [unknown-id]
   |
16 | [[person:zebedee]]
   | ^^^^^^^^^^^^^^^^^^
   = help: one of: ada, gazette; or add `zebedee` to content/people.yaml

"
    );
}

#[test]
fn a_reference_without_its_kind_is_told_to_name_it() {
    assert_eq!(
        report_on("See [[closed]]."),
        "\
content/explainers/library/claims/closed.md:16:5: error: `closed` does not say whether it is a claim, a source or a person [bad-reference]
   |
16 | See [[closed]].
   |     ^^^^^^^^^^
   = help: did you mean [[claim:closed]]?

"
    );
}

#[test]
fn a_card_in_a_sentence_is_told_to_stand_alone() {
    assert_eq!(
        report_on("As ![[claim:closed]] says."),
        "\
content/explainers/library/claims/closed.md:16:4: error: the card of `claim:closed` is inside a paragraph [bad-reference]
   |
16 | As ![[claim:closed]] says.
   |    ^^^^^^^^^^^^^^^^^
   = help: put it in a separate paragraph, or remove the exclamation mark to make it a link

"
    );
}

#[test]
fn html_in_a_text_is_shown_at_its_tag() {
    assert_eq!(
        report_on("The <b>minutes list them."),
        "\
content/explainers/library/claims/closed.md:16:5: error: content cannot contain HTML [raw-html]
   |
16 | The <b>minutes list them.
   |     ^^^
   = help: write Markdown instead; to show the character as typed, write &lt;

"
    );
}

#[test]
fn a_link_to_a_file_of_the_content_is_told_how_to_refer_to_it() {
    assert_eq!(
        report_on("See [the claim](../claims/closed.md)."),
        "\
content/explainers/library/claims/closed.md:16:5: error: `../claims/closed.md` is not a web address; it must begin with https:// or http:// [link-scheme]
   |
16 | See [the claim](../claims/closed.md).
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: refer to a claim with [[claim:its-id]], and to a page with its address, as in /about/

"
    );
}

#[test]
fn a_link_without_its_last_slash_is_told_the_slash() {
    assert_eq!(
        report_on("See [the story](/library)."),
        "\
content/explainers/library/claims/closed.md:16:5: error: nothing is published at `/library` [dead-link]
   |
16 | See [the story](/library).
   |     ^^^^^^^^^^^^^^^^^^^^^
   = help: end the address with a slash: `/library/`

"
    );
}

#[test]
fn a_claim_that_cannot_be_read_is_not_also_a_claim_that_is_not_there() {
    let site = SmallSite::new("").with_bytes(CLOSED, b"---\nclaim: caf\xe9\n---\n".as_slice());
    assert_eq!(
        site.findings(),
        ["content/explainers/library/claims/closed.md bad-character"]
    );
}

#[test]
fn people_that_cannot_be_read_are_not_also_people_who_are_not_there() {
    let site = SmallSite::new("").replacing(
        "content/people.yaml",
        "name: Ada Example",
        "name: \"Ada Example",
    );
    assert_eq!(site.findings(), ["content/people.yaml:2:9 yaml-syntax"]);
}
