//! Ids and addresses: each names one thing in the whole publication.

use crate::small_site::{SmallSite, other_explainer};

const INDEX: &str = "content/explainers/library/index.md";

const VILLAGE: &str = "-- content/sources/village.yaml --
minutes:
  title: Minutes of the village
  publisher: Village
  kind: document
  primary: true
  basis: documents
  archive: {none: Only a paper copy exists.}
  seen: original
";

#[test]
fn a_source_stands_in_one_file_of_the_registry() {
    assert_eq!(
        SmallSite::new(VILLAGE).report(),
        "\
content/sources/village.yaml:1:1: error: `minutes` is already in content/sources/town.yaml [duplicate-id]
  |
1 | minutes:
  | ^^^^^^^

"
    );
}

#[test]
fn a_claim_has_an_id_of_its_own_across_explainers() {
    assert_eq!(
        SmallSite::new(&other_explainer("pool", "closed")).report(),
        "\
content/explainers/pool/claims/closed.md: error: `closed` is already the id of content/explainers/library/claims/closed.md [duplicate-id]
   = help: an id must be unique in the whole publication; rename one of the files

content/explainers/pool/index.md:6:10: error: `closed` belongs to the explainer `library` [claim-order]
  |
6 | claims: [closed]
  |          ^^^^^^

"
    );
}

#[test]
fn a_verdict_stands_once_in_the_scale() {
    assert_eq!(
        SmallSite::new("").replacing("content/site.yaml", "id: open", "id: \"false\"").report(),
        "\
content/site.yaml:9:10: error: the scale already has a verdict `false` [duplicate-id]
  |
9 |   - {id: \"false\", label: Unproven, definition: The evidence does not decide., tone: neutral, mark: question}
  |          ^^^^^^^

"
    );
}

#[test]
fn a_claim_that_its_explainer_leaves_out_is_told_where_it_belongs() {
    let site = SmallSite::new(&other_explainer("pool", "shut")).with_bytes(
        "content/explainers/pool/claims/warm.md",
        "---\nclaim: The pool is warm\nkind: statement\n---\n",
    );
    assert_eq!(
        site.report(),
        "\
content/explainers/pool/index.md:6:1: error: the claim `warm` is in this folder, but not in the list [claim-order]
  |
6 | claims: [shut]
  | ^^^^^^
   = help: add `warm` to the list, where it belongs

"
    );
}

#[test]
fn a_claim_that_is_listed_twice_is_shown_the_second_time() {
    assert_eq!(
        SmallSite::new("")
            .replacing(INDEX, "[closed]", "[closed, closed]")
            .report(),
        "\
content/explainers/library/index.md:6:18: error: `closed` is listed twice [claim-order]
  |
6 | claims: [closed, closed]
  |                  ^^^^^^

"
    );
}

#[test]
fn a_folder_without_an_explainer_is_shown_at_its_claims() {
    let site = SmallSite::new(&other_explainer("pool", "shut")).replacing(
        INDEX,
        "The council met.",
        "The council met. ",
    );
    let site = site.with_bytes(
        "content/explainers/bath/claims/warm.md",
        "---\nclaim: Warm\nkind: statement\n---\n",
    );
    assert_eq!(
        site.report(),
        "content/explainers/bath/claims/warm.md: error: there is no explainer `bath`: its folder has no index.md [unknown-id]\n\n"
    );
}

#[test]
fn a_page_and_an_explainer_cannot_have_one_address() {
    let site = SmallSite::new(
        "-- content/pages/library.md --\n---\ntitle: Us\ndescription: Us.\n---\nWe.\n",
    );
    assert_eq!(
        site.report(),
        "\
content/pages/library.md: error: content/explainers/library/index.md is already published at /library/ [duplicate-address]
   = help: give one of the two another name

"
    );
}

#[test]
fn the_addresses_of_lists_are_taken() {
    for (path, text) in [
        (
            "content/explainers/claims/index.md",
            other_explainer("claims", "shut"),
        ),
        (
            "content/explainers/sources/index.md",
            other_explainer("sources", "shut"),
        ),
    ] {
        assert_eq!(
            SmallSite::new(&text).findings(),
            [format!("{path} duplicate-address")]
        );
    }
    let page = |id: &str| {
        format!("-- content/pages/{id}.md --\n---\ntitle: Us\ndescription: Us.\n---\nWe.\n")
    };
    for id in ["claims", "sources"] {
        let path = format!("content/pages/{id}.md duplicate-address");
        assert_eq!(SmallSite::new(&page(id)).findings(), [path]);
    }
}

#[test]
fn a_claim_of_an_explainer_called_like_a_language_is_not_lost() {
    let page = "-- content/pages/fr.md --\n---\ntitle: Us\ndescription: Us.\n---\nWe.\n";
    let site = SmallSite::new(page).replacing("content/site.yaml", "[en]", "[en, fr]");
    assert_eq!(site.findings(), ["content/pages/fr.md duplicate-address"]);
}

#[test]
fn a_copied_file_takes_no_address_of_a_page_whatever_its_capitals() {
    for path in [
        "library/index.html",
        "Library/INDEX.html",
        "404.HTML",
        "feed.xml",
        "_Headers",
    ] {
        let file = format!("content/static/{path}");
        assert_eq!(
            SmallSite::new("").with_asset(&file).findings(),
            [format!("{file} duplicate-address")]
        );
    }
    let twice = SmallSite::new("")
        .with_asset("content/static/plan.pdf")
        .with_asset("content/static/Plan.pdf");
    assert_eq!(
        twice.report(),
        "\
content/static/plan.pdf: error: content/static/Plan.pdf is already published at /plan.pdf [duplicate-address]
   = help: give this file another name

"
    );
}

#[test]
fn a_picture_of_a_claim_takes_no_address_of_its_explainer() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/index.md",
            "The council",
            "![A plan](plan.png) The council",
        )
        .replacing(
            "content/explainers/library/claims/closed.md",
            "The minutes",
            "![A plan](plan.png) The minutes",
        )
        .with_asset("content/explainers/library/plan.png")
        .with_asset("content/explainers/library/claims/plan.png");
    assert_eq!(
        site.findings(),
        ["content/explainers/library/plan.png duplicate-address"]
    );
}

#[test]
fn a_copied_file_stands_in_the_way_of_no_folder() {
    for path in ["library", "claims", "library/closed"] {
        let file = format!("content/static/{path}");
        assert_eq!(
            SmallSite::new("").with_asset(&file).findings(),
            [format!("{file} duplicate-address")]
        );
    }
}
