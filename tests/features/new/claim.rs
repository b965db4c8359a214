//! `new claim` and `new explainer`: each has what its verdict needs, or is held back.

use tempfile::TempDir;

use super::{done, factpress, read, small_site, text};
use crate::small_site::SmallSite;

#[test]
fn a_new_claim_without_a_verdict_is_an_open_question() {
    let folder = small_site();
    let said = done(
        folder.path(),
        "new claim --claim 'The town reads' --kind statement",
    );
    assert!(
        said.contains("wrote content/explainers/library/claims/the-town-reads.md\n"),
        "{said}"
    );
    assert!(
        said.contains("changed content/explainers/library/index.md\n"),
        "{said}"
    );
    assert!(
        read(folder.path(), "content/explainers/library/index.md")
            .contains("claims: [closed, the-town-reads]\n")
    );
    done(folder.path(), "check --strict");
}

#[test]
fn what_is_said_of_somebody_is_held_back_until_it_has_an_outcome() {
    let folder = small_site();
    let answers = "new claim --claim 'The mayor took money' --id money --kind allegation \
         --about ada";
    done(folder.path(), answers);
    let claim = read(folder.path(), "content/explainers/library/claims/money.md");
    assert!(
        claim.contains("\nhold: The verdict is still open.\n"),
        "{claim}"
    );
    done(folder.path(), "check --strict");
}

#[test]
fn a_new_claim_with_a_verdict_has_all_that_a_verdict_needs() {
    let folder = small_site();
    done(
        folder.path(),
        "new claim --claim 'The town closed one library' --id one --kind number \
         --claimant ada --date 2024-03 --verdict true --as-of 2024-03-31 \
         --finding 'The minutes of March 2024 name one.' --source minutes \
         --stance supports --evidence-quote 'One library closes.' --at 'item 4' \
         --reply declined --asked 2024-03-20",
    );
    assert_eq!(
        read(folder.path(), "content/explainers/library/claims/one.md"),
        "---\nclaim: The town closed one library\nclaimant: ada\ndate: 2024-03\nkind: number\nverdict: \"true\"\n\
         as_of: 2024-03-31\nfinding: The minutes of March 2024 name one.\nevidence:\n  - source: minutes\n    \
         stance: supports\n    quote: One library closes.\n    at: item 4\nreply:\n  status: declined\n  \
         asked: 2024-03-20\n---\n"
    );
    done(folder.path(), "check --strict");
}

#[test]
fn a_claim_that_breaks_a_rule_is_shown_and_held_back() {
    let folder = small_site();
    let output = factpress(
        folder.path(),
        "new claim --claim 'The town closed them all' --id all --kind statement \
         --verdict false --as-of 2024-03-31 --finding 'One closed.' --source minutes \
         --stance supports --evidence-quote 'One library closes.'",
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text(&output.stderr).contains("[verdict-against-evidence]"),
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stdout).contains("until then, `hold` prevents publication"));
    done(folder.path(), "check");
}

#[test]
fn a_new_explainer_comes_with_its_first_claim() {
    let folder = small_site();
    let said = done(
        folder.path(),
        "new explainer --title 'Wird das Schwimmbad größer?' \
         --standfirst 'The council has not decided.' \
         --claim 'The pool will be larger' --kind statement --published 2024-04-02 \
         --authors 'gazette, ada'",
    );
    assert!(
        said.contains("wrote content/explainers/wird-das-schwimmbad-grosser/index.md\n"),
        "{said}"
    );
    let story = read(
        folder.path(),
        "content/explainers/wird-das-schwimmbad-grosser/index.md",
    );
    assert!(
        story.contains(
            "published: 2024-04-02\nauthors: [gazette, ada]\nclaims: [the-pool-will-be-larger]\n"
        ),
        "{story}"
    );
    done(folder.path(), "check --strict");
}

#[test]
fn translations_list_a_new_claim_as_well() {
    let folder = TempDir::new().expect("a folder");
    let french = "\
-- content/explainers/library/index.fr.md --
---
title: La bibliothèque
standfirst: Une a fermé, trois ont déménagé.
published: 2024-04-01
authors: [gazette]
claims:
  - closed
---
Le conseil s'est réuni.[[source:minutes]]
";
    let site = SmallSite::new(french).replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    site.lay_out(folder.path());
    done(
        folder.path(),
        "new claim --claim 'The town reads' --id reads --kind statement",
    );
    assert!(
        read(folder.path(), "content/explainers/library/index.fr.md")
            .contains("  - closed\n  - reads\n")
    );
    done(folder.path(), "check --strict");
}
