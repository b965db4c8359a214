//! What has a day to come waits for it.

use factpress::Options;

use super::{CLAIM, POOL, factpress, laid_out, on, planned, said};
use crate::reader::texts;
use crate::small_site::SmallSite;

const INDEX: &str = "content/explainers/library/index.md";

#[test]
fn what_is_published_on_a_day_to_come_waits_for_it() {
    let before = planned("2024-06-02").options(on("2024-06-01"));
    assert_eq!(
        before.findings(),
        ["content/explainers/pool/index.md:4:12 published-later"]
    );
    let output = before.output();
    assert!(
        !output.keys().any(|path| path.starts_with("pool/")),
        "{:#?}",
        output.keys()
    );
    assert!(
        output
            .values()
            .all(|text| !text.contains("The pool is shut"))
    );
    let that_day = planned("2024-06-02").options(on("2024-06-02"));
    assert_eq!(that_day.findings(), [""; 0]);
    assert!(that_day.output().contains_key("pool/shut/index.html"));
}

#[test]
fn a_claim_waits_for_a_day_of_its_own() {
    let site =
        SmallSite::new("").replacing(CLAIM, "evidence:\n", "published: 2024-06-02\nevidence:\n");
    let before = site.clone().options(on("2024-06-01"));
    assert_eq!(
        before.findings(),
        [format!("{CLAIM}:10:12 published-later")]
    );
    let output = before.output();
    assert!(
        output.contains_key("library/index.html")
            && !output.contains_key("library/closed/index.html")
    );
    assert!(
        site.options(on("2024-06-02"))
            .output()
            .contains_key("library/closed/index.html")
    );
}

#[test]
fn a_plan_is_no_mistake_and_is_judged_as_it_will_be() {
    let strict = |site: SmallSite| {
        site.options(Options {
            strict: true,
            rehearse: true,
            ..on("2024-06-01")
        })
        .checked()
    };
    let plan = strict(planned("2024-06-02"));
    assert!(plan.site.is_some(), "{}", plan.report.human(false));
    let note = "this is published on 2024-06-02, and `build` holds it back until then (today is 2024-06-01)";
    assert!(
        plan.report
            .human(false)
            .contains(&format!(": note: {note} [published-later]"))
    );
    // A rule that would report something on that day reports it now.
    let shut = "content/explainers/pool/claims/shut.md";
    let long = "claim: The pool is shut, and so are the library, the school, the two museums and the old town hall";
    let wrong = planned("2024-06-02").replacing(shut, "claim: The pool is shut", long);
    assert!(strict(wrong).site.is_none());
}

#[test]
fn a_text_stands_ready_for_what_is_still_to_come() {
    let site = planned("2024-06-02").replacing(
        INDEX,
        "The council met.",
        "The council met; see [[claim:shut]].",
    );
    let page = site
        .clone()
        .options(on("2024-06-01"))
        .file("library/index.html");
    assert!(
        page.contains("see a claim that is still being checked.") && !page.contains("/pool/"),
        "{page}"
    );
    assert!(
        site.options(on("2024-06-02"))
            .file("library/index.html")
            .contains("/pool/shut/")
    );
}

#[test]
fn an_address_that_is_still_to_come_is_a_dead_link_until_then() {
    let site = planned("2024-06-02").replacing(
        INDEX,
        "The council met.",
        "The council met; see [the pool](/pool/shut/).",
    );
    for planned in [false, true] {
        let before = site.clone().options(Options {
            rehearse: planned,
            ..on("2024-06-01")
        });
        let dead = format!("{INDEX}:8:22 dead-link");
        assert!(
            before.findings().contains(&dead),
            "check and build say the same: {}",
            before.report()
        );
    }
    assert_eq!(site.options(on("2024-06-02")).findings(), [""; 0]);
    // What comes out together may link to each other.
    let inside = planned("2024-06-02").replacing(POOL, "Text.", "[It is](/pool/shut/) shut.");
    let options = Options {
        rehearse: true,
        ..on("2024-06-01")
    };
    assert_eq!(
        inside.options(options).findings(),
        [format!("{POOL}:4:12 published-later")]
    );
}

#[test]
fn among_drafts_what_is_still_to_come_is_shown_as_held() {
    let site = planned("2024-06-02").options(Options {
        drafts: true,
        ..on("2024-06-01")
    });
    let page = site.file("pool/index.html");
    assert!(
        texts(&page, "main .notice")
            .iter()
            .any(|notice| notice.starts_with("Held:")),
        "{page}"
    );
    assert!(page.contains("noindex"));
}

#[test]
fn other_days_to_come_are_mistakes_and_build_says_so() {
    let folder = laid_out(&SmallSite::new("").replacing(
        CLAIM,
        "evidence:\n",
        "corrections: [{date: 2031-01-01, grade: minor, text: A slip.}]\nevidence:\n",
    ));
    let told = said(folder.path(), &["build", "--today", "2026-11-28"], &[]);
    assert!(
        told.contains(
            "warning: 2031-01-01 is in the future (today is 2026-11-28) [date-in-future]"
        ),
        "{told}"
    );
    assert_eq!(
        factpress(
            folder.path(),
            &["build", "--strict", "--today", "2026-11-28"],
            &[]
        )
        .status
        .code(),
        Some(1)
    );
}
