//! An address that was published leads somewhere for good.

use super::{CLAIM, REDIRECTS, SITE, with_two_claims};
use crate::small_site::{SmallSite, other_explainer};

const INDEX: &str = "content/explainers/library/index.md";
const SOURCES: &str = "content/sources/town.yaml";

#[test]
fn the_old_address_of_a_renamed_claim_is_named_with_the_alias_that_leads_on() {
    let renamed = with_two_claims()
        .without("content/explainers/pool/claims/shut.md")
        .with_bytes(
            "content/explainers/pool/claims/shut-up.md",
            "---\nclaim: The pool is shut\nkind: statement\n---\nText.\n",
        );
    let renamed = renamed.replacing("content/explainers/pool/index.md", "[shut]", "[shut-up]");
    assert_eq!(
        renamed.published(&with_two_claims()).report(),
        "\
content/explainers/pool/claims/shut-up.md:2:1: warning: `/pool/shut/` was published, but the claim is somewhere else now [vanished-address]
  |
2 | claim: The pool is shut
  | ^^^^^
   = help: lead readers on, and keep its history: `aliases: [/pool/shut/]`

"
    );
}

#[test]
fn an_explainer_under_another_id_is_known_by_its_title() {
    let before = SmallSite::new(&other_explainer("pool", "shut"));
    let after = SmallSite::new(&other_explainer("swimming-bath", "shut"));
    let report = after.clone().published(&before).report();
    for line in [
        "content/explainers/swimming-bath/index.md:2:1: warning: `/pool/` was published, but the explainer is somewhere else now",
        "`aliases: [/pool/]`",
        "content/explainers/swimming-bath/claims/shut.md:2:1: warning: `/pool/shut/` was published, but the claim is somewhere else now",
        "`aliases: [/pool/shut/]`",
    ] {
        assert!(report.contains(line), "{line}: {report}");
    }
    let led_on = after
        .replacing(
            "content/explainers/swimming-bath/index.md",
            "title:",
            "aliases: [/pool/]\ntitle:",
        )
        .replacing(
            "content/explainers/swimming-bath/claims/shut.md",
            "claim:",
            "aliases: [/pool/shut/]\nclaim:",
        );
    assert_eq!(led_on.published(&before).report(), "");
}

#[test]
fn a_page_under_another_id_is_known_by_its_title() {
    let page = |id: &str, more: &str| {
        let path = format!("content/pages/{id}.md");
        SmallSite::new("").with_bytes(
            &path,
            format!("---\ntitle: Who we are\ndescription: Who is at the desk.\n{more}---\nUs.\n"),
        )
    };
    let report = page("desk", "").published(&page("us", "")).report();
    assert!(
        report.contains("`/us/` was published, but the page is somewhere else now")
            && report.contains("`aliases: [/us/]`"),
        "{report}"
    );
    let led_on = page("desk", "aliases: [/us/]\n").published(&page("us", ""));
    assert_eq!(led_on.report(), "");
}

#[test]
fn an_explainer_that_vanished_speaks_for_its_claims() {
    let site = SmallSite::new("").published(&with_two_claims());
    assert_eq!(
        site.report(),
        "\
content/site.yaml: warning: `/pool/` with one page below it were published, but nothing is there any more [vanished-address]
   = help: redirect readers with a line in content/static/_redirects: `/pool/* / 301`

"
    );
    assert_eq!(
        site.clone()
            .with_bytes(REDIRECTS, "/pool/* / 301\n")
            .report(),
        ""
    );
    // A redirect for the explainer alone does not cover its claims.
    let half = site.with_bytes(REDIRECTS, "/pool/ / 301\n");
    assert_eq!(half.findings(), [format!("{REDIRECTS} vanished-address")]);
    assert!(
        half.report().contains("`/pool/shut/ / 301`"),
        "{}",
        half.report()
    );
}

#[test]
fn what_is_held_back_after_publication_is_named_where_it_says_so() {
    let hold = "standfirst: The pool is open.\nhold: Is it?";
    let story = "content/explainers/pool/index.md";
    let held = with_two_claims()
        .replacing(story, "standfirst: The pool is open.", hold)
        .published(&with_two_claims());
    assert_eq!(held.findings(), [format!("{story}:4:1 vanished-address")]);
    let claim = "content/explainers/pool/claims/shut.md";
    let held =
        with_two_claims().replacing(claim, "kind: statement", "kind: statement\nhold: Is it?");
    let held = held.published(&with_two_claims());
    assert_eq!(held.findings(), [format!("{claim}:4:1 vanished-address")]);
    // The file may say that this is meant.
    let because =
        "hold: Is it?\nlint: {vanished-address: {level: allow, because: A court has ordered it.}}";
    assert_eq!(held.replacing(claim, "hold: Is it?", because).report(), "");
}

#[test]
fn people_and_sources_that_nothing_leans_on_any_more_have_no_page() {
    let budget = "\n".to_owned()
        + &SmallSite::new("")
            .text(SOURCES)
            .replace("minutes:", "budget:");
    let registry = SmallSite::new("").text(SOURCES) + &budget;
    let with_budget = SmallSite::new("").with_bytes(SOURCES, registry);
    let cited = with_budget.clone().replacing(
        INDEX,
        "[[source:minutes]]",
        "[[source:minutes]][[source:budget]]",
    );
    let site = with_budget.published(&cited);
    assert_eq!(
        site.findings(),
        [
            format!("{SOURCES}:12:1 unused-source"),
            format!("{SOURCES}:12:1 vanished-address")
        ]
    );
    let site = SmallSite::new("")
        .replacing(CLAIM, "claimant: ada\n", "")
        .published(&SmallSite::new(""));
    assert_eq!(
        site.findings(),
        ["content/people.yaml:1:1 vanished-address"]
    );
    assert!(
        site.report().contains("`/people/ada/` was published"),
        "{}",
        site.report()
    );
}

#[test]
fn lists_that_come_and_go_are_no_promise() {
    let tagged =
        SmallSite::new("").replacing(CLAIM, "kind: statement", "kind: denial\ntags: [books]");
    assert_eq!(SmallSite::new("").published(&tagged).report(), "");
}

#[test]
fn a_file_of_the_authors_own_may_take_the_place() {
    let site = SmallSite::new("").with_bytes("content/static/pool/index.html", "<p>Gone.");
    let site = site.with_bytes("content/static/pool/shut/index.html", "<p>Gone.");
    assert_eq!(site.published(&with_two_claims()).report(), "");
}

#[test]
fn another_language_has_addresses_of_its_own() {
    let site = SmallSite::new("").published(&SmallSite::in_two_languages());
    assert_eq!(site.findings(), [format!("{SITE} vanished-address")]);
    assert!(site.report().contains("`/fr/` with "), "{}", site.report());
    let two =
        || SmallSite::new(&other_explainer("pool", "shut")).replacing(SITE, "[en]", "[en, fr]");
    let one = SmallSite::new("")
        .replacing(SITE, "[en]", "[en, fr]")
        .published(&two());
    let report = one.report();
    assert!(
        report.contains("`/fr/pool/* /fr/ 301`") && report.contains("`/pool/* / 301`"),
        "{report}"
    );
}

#[test]
fn below_a_path_redirects_have_it_in_front() {
    let url = |site: SmallSite| {
        site.replacing(
            SITE,
            "https://checks.example/",
            "https://paper.example/checks/",
        )
    };
    let site = url(SmallSite::new("")).published(&with_two_claims());
    assert!(
        site.report().contains("`/checks/pool/* /checks/ 301`"),
        "{}",
        site.report()
    );
    let led_on = site.with_bytes(REDIRECTS, "/checks/pool/* /checks/ 301\n");
    // The rest is a note: there is no robots.txt below a path.
    assert_eq!(led_on.findings(), [format!("{SITE}:3:1 host-file")]);
}

#[test]
fn while_a_mistake_keeps_something_out_nobody_knows_what_vanished() {
    let broken = with_two_claims().replacing(
        "content/explainers/pool/claims/shut.md",
        "kind: statement",
        "kind: novel",
    );
    let findings = broken.published(&with_two_claims()).findings();
    assert!(
        findings.iter().all(|finding| !finding.contains("vanished")),
        "{findings:?}"
    );
}
