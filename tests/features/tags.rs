//! Tags: ids that readers see as labels, in their language.

use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn tagged(labels: &str) -> SmallSite {
    SmallSite::new("")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\ntags: [two-towns]\n",
        )
        .replacing(SITE, "scale:", &format!("{labels}scale:"))
}

#[test]
fn a_tag_without_a_label_is_its_id_with_spaces() {
    let page = tagged("").file("library/closed/index.html");
    assert_eq!(texts(&page, "[rel=tag]"), ["two towns"]);
    assert_eq!(attributes(&page, "[rel=tag]", "href"), ["/tags/two-towns/"]);
}

#[test]
fn a_label_stands_in_its_place_in_each_language() {
    let site = tagged("tags:\n  two-towns: {en: The two towns, fr: Les deux villes}\n").replacing(
        SITE,
        "languages: [en]",
        "languages: [en, fr]",
    );
    let output = site.output();
    assert_eq!(
        texts(&output["library/closed/index.html"], "[rel=tag]"),
        ["The two towns"]
    );
    assert_eq!(
        texts(&output["fr/library/closed/index.html"], "[rel=tag]"),
        ["Les deux villes"]
    );
    assert_eq!(
        texts(&output["fr/tags/two-towns/index.html"], "h1"),
        ["Affirmations sur le sujet : Les deux villes"]
    );
    let category = |label: &str| format!("<category term=\"two-towns\" label=\"{label}\"/>");
    assert!(
        output["feed.xml"].contains(&category("The two towns")),
        "{}",
        output["feed.xml"]
    );
    assert!(output["fr/feed.xml"].contains(&category("Les deux villes")));
}

#[test]
fn a_label_for_a_tag_that_nothing_has_is_a_slip() {
    assert_eq!(
        tagged("tags: {two-twons: The two towns}\n").report(),
        "\
content/site.yaml:6:8: error: no claim or explainer has the tag `two-twons` [unknown-id]
  |
6 | tags: {two-twons: The two towns}
  |        ^^^^^^^^^
   = help: did you mean `two-towns`?

"
    );
}

#[test]
fn the_label_of_a_tag_waits_with_the_claim_that_is_held() {
    let site = tagged("tags: {two-towns: The two towns}\n");
    assert_eq!(
        site.replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Who says so?\n"
        )
        .report(),
        ""
    );
}

#[test]
fn a_label_that_waits_for_its_first_claim_is_a_warning() {
    let site = tagged("tags: {money: Money, two-towns: The two towns}\n");
    assert_eq!(
        site.report(),
        "\
content/site.yaml:6:8: warning: no claim or explainer has the tag `money` [unused-tag]
  |
6 | tags: {money: Money, two-towns: The two towns}
  |        ^^^^^

"
    );
    assert!(
        site.checked().site.is_some(),
        "it is published all the same"
    );
    // A tag like another that has a label of its own is no slip.
    let like = tagged("tags: {two-town: Two town, two-towns: The two towns}\n");
    assert_eq!(like.findings(), ["content/site.yaml:6:8 unused-tag"]);
    // After the last claim with its tag, the label is left over.
    let last =
        tagged("tags: {two-towns: The two towns}\n").replacing(CLAIM, "tags: [two-towns]\n", "");
    assert_eq!(last.findings(), ["content/site.yaml:6:8 unused-tag"]);
}
