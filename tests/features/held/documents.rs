//! A claim, an explainer, a page or a translation that is held back is not published.

use factpress::Options;

use super::{INDEX, drafts, with_held_claim};
use crate::small_site::SmallSite;

const MOVED: &str = "content/explainers/library/claims/painting.md";

#[test]
fn nothing_of_a_held_claim_is_published() {
    let site = with_held_claim();
    assert_eq!(site.findings(), [""; 0]);
    for (path, text) in site.output() {
        for secret in ["bribed", "painting", "lender"] {
            assert!(
                !text.contains(secret) && !path.contains(secret),
                "{path} holds {secret:?}"
            );
        }
    }
}

#[test]
fn a_text_stands_ready_for_a_claim_that_is_held_back() {
    let site = with_held_claim().replacing(
        INDEX,
        "The council met.",
        "The council met, see [[claim:painting]] or [[claim:painting|the other claim]].\n\n![[claim:painting]]\n\nIt decided.",
    );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/index.md:9:22: note: the claim `painting` is held back; readers see neutral words in its place until it is published [held-reference]
  |
9 | The council met, see [[claim:painting]] or [[claim:painting|the other claim]].
  |                      ^^^^^^^^^^^^^^^^^^

content/explainers/library/index.md:9:44: note: the claim `painting` is held back; readers see these words without a link until it is published [held-reference]
  |
9 | The council met, see [[claim:painting]] or [[claim:painting|the other claim]].
  |                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

content/explainers/library/index.md:11:1: note: the claim `painting` is held back; readers see no card until it is published [held-reference]
   |
11 | ![[claim:painting]]
   | ^^^^^^^^^^^^^^^^^^^

"
    );
    let page = site.file("library/index.html");
    assert!(
        page.contains("see a claim that is still being checked or the other claim."),
        "the words of a reference stay"
    );
    assert!(
        site.options(Options {
            strict: true,
            ..Options::default()
        })
        .checked()
        .site
        .is_some()
    );
    assert!(
        !page.contains("painting"),
        "the id of a held claim is not on the page"
    );
}

#[test]
fn a_held_claim_may_be_unfinished_but_not_wrong() {
    let unfinished =
        with_held_claim().replacing(MOVED, "finding: The painting hangs in the town hall.\n", "");
    assert_eq!(unfinished.findings(), [""; 0]);
    let wrong = with_held_claim().replacing(MOVED, "kind: allegation", "kind: alegation");
    assert_eq!(
        wrong.findings(),
        ["content/explainers/library/claims/painting.md:4:7 bad-value"]
    );
}

#[test]
fn a_held_explainer_holds_its_claims_back() {
    let site = SmallSite::new("").replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed]\nhold: Not yet.",
    );
    assert_eq!(site.findings(), [""; 0]);
    let output = site.output();
    assert!(
        !output.keys().any(|path| path.starts_with("library/")),
        "{:#?}",
        output.keys()
    );
    assert!(output.values().all(|text| !text.contains("libraries")));
    assert_eq!(site.options(drafts()).findings(), [""; 0]);
}

#[test]
fn a_held_page_is_not_there() {
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let site = SmallSite::new(page);
    assert_eq!(site.findings(), [""; 0]);
    assert!(!site.output().contains_key("about/index.html"));
    assert!(
        site.options(drafts())
            .output()
            .contains_key("about/index.html")
    );

    let linked =
        SmallSite::new(page).replacing(INDEX, "The council met.", "The council [met](/about/).");
    assert_eq!(
        linked.findings(),
        ["content/explainers/library/index.md:8:13 dead-link"]
    );
    assert_eq!(linked.options(drafts()).findings(), [""; 0]);
}

#[test]
fn a_held_translation_is_not_published() {
    let site = SmallSite::new(
        "-- content/pages/about.md --
---
title: About
description: Us.
---
We.
-- content/pages/about.fr.md --
---
title: Nous
description: Nous.
hold: Not read by an editor yet.
---
Nous.
",
    )
    .replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    let translated = |site: &SmallSite| {
        let site = site.site();
        site.standings
            .iter()
            .map(|(_, page)| page.translations.len())
            .sum::<usize>()
    };
    assert_eq!(translated(&site), 0);
    assert_eq!(translated(&site.options(drafts())), 1);
}

#[test]
fn what_is_left_is_checked_even_when_everything_with_a_date_is_held_back() {
    let site = SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\n[Our rules](/nowhere/)\n",
    )
    .replacing(INDEX, "claims: [closed]", "claims: [closed]\nhold: Not yet.");
    assert_eq!(site.findings(), ["content/pages/about.md:5:1 dead-link"]);
}

#[test]
fn a_link_by_address_to_what_is_held_back_says_so() {
    let linked = |address: &str| {
        with_held_claim()
            .replacing(
                INDEX,
                "The council met.",
                &format!("The council [met]({address})."),
            )
            .report()
    };
    let help = "help: `library/painting` is held back; write a reference, [[claim:painting]], which becomes a link once it is published";
    assert!(
        linked("/library/painting/").contains(help),
        "{}",
        linked("/library/painting/")
    );
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let site =
        SmallSite::new(page).replacing(INDEX, "The council met.", "The council [met](/about/).");
    assert!(
        site.report()
            .contains("help: `about` is held back; remove the link until it is published")
    );
}
