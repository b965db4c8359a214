//! `withdrawn`: what is left of a document that was taken back.

use factpress::plan::Plan;

use crate::small_site::{SmallSite, other_explainer};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";
const INDEX: &str = "content/explainers/library/index.md";
const ABOUT: &str = "-- content/pages/about.md --
---
title: About
description: Us.
shows: [corrections]
---
We, and [[claim:closed]], and [[claim:closed|the clerk's words]].

![[claim:closed]]
";
const WITHDRAWN: &str = "withdrawn: {date: 2024-05-02, reason: She spoke of another <town>.}\n";

fn withdrawn() -> SmallSite {
    SmallSite::new(ABOUT).replacing(
        CLAIM,
        "evidence:",
        &format!("aliases: [/library/shut/]\n{WITHDRAWN}evidence:"),
    )
}

#[test]
fn the_page_says_that_it_was_withdrawn_when_and_why() {
    let site = withdrawn();
    assert_eq!(site.report(), "");
    let page = site.file("library/closed/index.html");
    for part in [
        "<title>Withdrawn: The town closed four libraries",
        "<meta name=robots content=noindex>",
        "withdrew it on 2 May 2024",
        "She spoke of another &lt;town&gt;.",
        "<a href=\"/library/\" dir=auto>The library</a>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for gone in [
        "One closed and three moved",
        "ClaimReview",
        "One library closes",
        "False",
    ] {
        assert!(!page.contains(gone), "{gone} is in {page}");
    }
    assert!(
        site.file("library/shut/index.html")
            .contains("url=/library/closed/")
    );
}

#[test]
fn frames_on_other_sites_say_the_same() {
    let site = withdrawn();
    let embed = site.file("library/closed/embed/index.html");
    assert!(
        embed.contains("Withdrawn: The town closed four libraries"),
        "{embed}"
    );
    assert!(
        embed.contains("She spoke of another") && !embed.contains("One closed"),
        "{embed}"
    );
    assert_eq!(site.file("library/shut/embed/index.html"), embed);
    assert!(!site.output().contains_key("library/closed/oembed.json"));
}

#[test]
fn nothing_else_shows_it_but_corrections_and_references() {
    let output = withdrawn().output();
    let names = |path: &str| output[path].contains("The town closed four libraries");
    for path in [
        "index.html",
        "library/index.html",
        "claims/index.html",
        "feed.xml",
        "search/index.json",
    ] {
        assert!(!names(path), "{path}");
    }
    assert!(!output["sitemap.xml"].contains("closed"));
    let about = &output["about/index.html"];
    assert!(
        about.contains(
            "<a href=\"/library/closed/\">The town closed four libraries (withdrawn)</a>"
        )
    );
    assert!(
        about.contains("the clerk’s words (withdrawn)</a>"),
        "{about}"
    );
    assert!(about.contains("id=at-withdrawn>"), "{about}");
    let feed = &output["corrections.xml"];
    assert!(
        feed.contains("<title>Withdrawn: The town closed four libraries</title>"),
        "{feed}"
    );
    assert!(feed.contains("term=\"withdrawn\""), "{feed}");
    let data: serde_json::Value = serde_json::from_str(&output["claims.json"]).expect("JSON");
    assert_eq!(data["claims"], serde_json::json!([]));
    assert_eq!(
        data["withdrawn"],
        serde_json::json!([{
            "id": "closed", "url": "https://checks.example/library/closed/", "explainer": "library",
            "date": "2024-05-02", "reason": "She spoke of another <town>."
        }])
    );
}

#[test]
fn an_explainer_takes_its_claims_with_it() {
    let site = SmallSite::new(&other_explainer("pool", "shut")).replacing(
        INDEX,
        "claims:",
        &format!("{WITHDRAWN}claims:"),
    );
    let before = SmallSite::new(&other_explainer("pool", "shut"));
    let site = site.published(&before);
    assert_eq!(site.report(), "");
    let explainer = site.file("library/index.html");
    assert!(explainer.contains("Withdrawn: The library"), "{explainer}");
    let claim = site.file("library/closed/index.html");
    assert!(
        claim.contains("She spoke of another") && !claim.contains("One closed"),
        "{claim}"
    );
    assert!(!site.file("index.html").contains("The library"));
}

#[test]
fn a_reason_is_read_in_its_own_language_or_that_of_the_original() {
    let site = SmallSite::in_two_languages().replacing(
        CLAIM,
        "evidence:",
        &format!("{WITHDRAWN}evidence:"),
    );
    let page = site.file("fr/library/closed/index.html");
    assert!(
        page.contains("<main id=at-content tabindex=\"-1\" lang=\"en\">"),
        "{page}"
    );
    assert!(
        page.contains("Texte retiré\u{a0}: The town closed"),
        "{page}"
    );
    let french = "withdrawn: {date: 2024-05-02, reason: Elle parlait d’ailleurs.}\nevidence:";
    let page = site
        .replacing(FRENCH, "evidence:", french)
        .file("fr/library/closed/index.html");
    assert!(page.contains("Elle parlait d’ailleurs."), "{page}");
    assert!(
        page.contains("Texte retiré\u{a0}: La ville a fermé"),
        "{page}"
    );
    let alone = SmallSite::in_two_languages().replacing(FRENCH, "evidence:", french);
    assert!(
        alone
            .report()
            .contains("`withdrawn` is `2024-05-02` here but absent in the original")
    );
}

#[test]
fn the_record_says_when_it_was_withdrawn_and_no_address_has_vanished() {
    let before = SmallSite::new(ABOUT);
    let site = withdrawn().published(&before);
    assert_eq!(site.report(), "");
    let (old, new) = (before.site(), site.site());
    let record = Plan::new(&old).published();
    let day = new.newest_day();
    let record = Plan::new(&new).continuing(record, day).published();
    let last = record.entries().rfind(|entry| entry.id == "closed");
    let last = last.expect("an entry");
    assert!(last.withdrawn);
    assert_eq!(last.day.to_string(), "2024-05-02");
}

#[test]
fn what_was_never_public_has_nothing_to_withdraw() {
    let site = SmallSite::new(&other_explainer("pool", "shut")).published(&SmallSite::new(""));
    let site = site.replacing(
        "content/explainers/pool/claims/shut.md",
        "kind:",
        &format!("{WITHDRAWN}kind:"),
    );
    let report = site.report();
    assert!(report.contains("[withdrawn-unpublished]"), "{report}");
    let held = withdrawn().replacing(CLAIM, "evidence:", "hold: Not yet.\nevidence:");
    assert!(!held.output().contains_key("library/closed/index.html"));
}

#[test]
fn who_holds_something_that_was_public_is_told_of_withdrawing() {
    let site = SmallSite::new("").published(&SmallSite::new(""));
    let report = site
        .replacing(CLAIM, "evidence:", "hold: Not yet.\nevidence:")
        .report();
    assert!(
        report.contains("write `withdrawn` instead of `hold`"),
        "{report}"
    );
}
