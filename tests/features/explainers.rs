//! The page of an explainer: the central claim first, the counts by verdict, and pictures that are
//! real lists and tables.

use crate::reader::{all, attributes, below, document, text, texts};
use crate::small_site::SmallSite;

const PAGE: &str = "library/index.html";

/// An explainer of two claims, whose text places the card of each.
fn story() -> SmallSite {
    SmallSite::new(
        "\
-- content/sources/letters.yaml --
letter:
  title: Letter to the town
  publisher: Ada Example
  kind: document
  primary: true
  basis: named
  archive: {none: Private.}
  seen: copy
-- content/explainers/library/index.md --
---
title: The library
standfirst: One of four libraries closed; three moved.
published: 2024-04-01
authors: [gazette]
central: closed
claims: [open, closed]
timeline:
  - {date: 2023, text: The town had four libraries., sources: [letter]}
  - {date: 2024-03-10, text: The council met., sources: [minutes], claim: closed}
  - {date: 2024-03, text: Ada wrote., sources: [letter], mark: second-hand}
---
First.

![[claim:closed]]

Then.

![[claim:open]]
-- content/explainers/library/claims/open.md --
---
claim: The town will open another library
kind: statement
verdict: open
as_of: 2024-03-31
finding: The council has not decided.
evidence:
  - {source: letter, stance: context, note: It asks for one.}
  - {source: minutes, stance: context, note: They do not speak of it.}
---
",
    )
    .replacing(
        "content/explainers/library/claims/closed.md",
        "verdict: \"false\"\n",
        "verdict: \"false\"\nlabel: \"False: three moved\"\n",
    )
}

#[test]
fn the_central_claim_has_its_card_once_and_the_text_points_to_it_with_its_verdict() {
    let page = story().file(PAGE);
    assert_eq!(
        texts(&page, ".found .card__claim"),
        ["The town closed four libraries"]
    );
    assert_eq!(
        texts(&page, ".prose .placed"),
        ["False: three moved The town closed four libraries"]
    );
    assert_eq!(
        texts(&page, ".prose .card__claim"),
        ["The town will open another library"]
    );
}

#[test]
fn each_verdict_is_counted_and_opens_to_its_claims_in_their_own_words() {
    let page = story().file(PAGE);
    assert_eq!(texts(&page, ".glance summary"), ["1False", "1Unproven"]);
    assert_eq!(
        texts(&page, ".glance__claims li"),
        [
            "The town closed four libraries False: three moved",
            "The town will open another library"
        ]
    );
}

#[test]
fn the_timeline_is_a_list_in_which_each_claim_follows_its_verdict() {
    let page = story().file(PAGE);
    assert_eq!(
        texts(&page, "ol.timeline .timeline__date time"),
        ["2023", "10 March 2024", "March 2024"]
    );
    assert_eq!(texts(&page, ".timeline__year"), ["2023", "2024"]);
    assert_eq!(
        attributes(&page, ".timeline__year", "aria-hidden"),
        ["true", "true"],
        "each date says its year"
    );
    assert_eq!(
        texts(&page, ".timeline__claim"),
        ["False: three moved The town closed four libraries"]
    );
    assert_eq!(
        texts(&page, ".timeline__item--second p")[1],
        "Ada wrote. second-hand account"
    );
}

#[test]
fn the_table_begins_with_the_source_that_bears_on_most_claims_and_names_each_claim() {
    let page = story().file(PAGE);
    let document = document(&page);
    let rows: Vec<Vec<String>> = all(&document, ".matrix tbody tr")
        .into_iter()
        .map(|row| below(row, "th, td").into_iter().map(text).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["Minutes of the council Town council", "", "2", "1"],
            ["Letter to the town Ada Example", "", "", "1"]
        ]
    );
    assert_eq!(
        texts(&page, ".matrix thead th"),
        ["Source", "Supports", "Undermines", "Context"]
    );
    assert_eq!(
        attributes(&page, ".matrix td a", "aria-label"),
        [
            "Claim 2: The town closed four libraries (False: three moved)",
            "Claim 1: The town will open another library (Unproven)",
            "Claim 1: The town will open another library (Unproven)"
        ]
    );
    assert_eq!(
        attributes(&page, ".matrix td a", "title")[0],
        "The town closed four libraries — False: three moved"
    );
}

#[test]
fn the_table_grows_with_the_evidence_and_not_with_claims_times_sources() {
    const CLAIMS: usize = 60;
    const SOURCES: usize = 6;
    let (mut files, mut ids) = (String::new(), vec!["closed".to_owned()]);
    for claim in 0..CLAIMS {
        let (mut sources, mut evidence) = (String::new(), String::new());
        for source in 0..SOURCES {
            let id = format!("letter-{claim}-{source}");
            sources += &format!(
                "{id}:\n  title: Letter {claim}-{source}\n  publisher: Ada Example\n  kind: document\n  \
                 primary: true\n  basis: named\n  archive: {{none: Private.}}\n  seen: copy\n"
            );
            evidence += &format!("  - {{source: {id}, stance: undermines, note: It says so.}}\n");
        }
        files += &format!(
            "-- content/sources/letters-{claim}.yaml --\n{sources}\
             -- content/explainers/library/claims/shelf-{claim}.md --\n---\nclaim: Shelf {claim} is empty\n\
             kind: statement\nverdict: \"false\"\nas_of: 2024-03-31\nfinding: It is full.\nevidence:\n{evidence}---\n"
        );
        ids.push(format!("shelf-{claim}"));
    }
    let page = SmallSite::new(&files)
        .replacing(
            "content/explainers/library/index.md",
            "claims: [closed]",
            &format!("claims: [{}]", ids.join(", ")),
        )
        .file(PAGE);
    let count = |css: &str| all(&document(&page), css).len();
    // The small site has a claim of its own, with one source.
    let rows = CLAIMS * SOURCES + 1;
    assert_eq!(count(".matrix tbody tr"), rows);
    assert_eq!(count(".matrix td"), rows * 3);
    assert_eq!(count(".matrix td a"), rows);
}

#[test]
fn what_is_long_is_folded_in_and_says_how_much_it_is() {
    let page = story().file(PAGE);
    assert_eq!(
        texts(&page, ".section > details > summary"),
        [
            "3 events",
            "2 sources and the claims they bear on",
            "2 sources used for the claims"
        ]
    );
    assert_eq!(
        texts(&page, ".prose .card summary"),
        ["2 sources give context: The town will open another library"]
    );
    assert_eq!(attributes(&page, "main details[open]", "class"), [""; 0]);
}
