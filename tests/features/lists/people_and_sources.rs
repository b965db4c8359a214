//! Pages of people, which count no verdicts, and the list of sources.

use std::fmt::Write as _;

use super::{claims_on, with_claims};
use crate::reader::texts;
use crate::small_site::SmallSite;

#[test]
fn a_person_has_their_claims_by_part_and_no_count_by_verdict() {
    let output = with_claims(120).output();
    let page = &output["people/ada/index.html"];
    assert_eq!(texts(page, ".head__title"), ["Ada Example"]);
    assert_eq!(texts(page, ".meta"), ["120 claims Page 1 of 3"]);
    assert_eq!(claims_on(page).len(), 50);
    assert_eq!(texts(page, ".briefs__why")[0], "Made this claim");
    for list in [".glance", ".scale", ".filter", ".strip", ".legend"] {
        assert_eq!(
            texts(page, list),
            Vec::<String>::new(),
            "{list} would count verdicts"
        );
    }
    let outside_entries = page
        .split("<article")
        .map(|piece| piece.rsplit("</article>").next().unwrap_or(piece));
    let furniture = outside_entries.collect::<String>();
    for verdict in ["True", "False", "Unproven"] {
        assert!(
            !furniture.contains(&format!(">{verdict}<")),
            "{verdict} stands outside the entries"
        );
    }
    assert!(
        !furniture.contains(">40<"),
        "the number of claims with one verdict"
    );
}

#[test]
fn a_person_who_makes_a_claim_about_themselves_is_named_once() {
    let site = SmallSite::new("").replacing(
        "content/explainers/library/claims/closed.md",
        "about: [gazette]",
        "about: [gazette, ada]",
    );
    let output = site.output();
    assert_eq!(
        texts(&output["people/ada/index.html"], ".briefs__why"),
        ["Made this claim and is its subject"]
    );
    assert_eq!(
        texts(&output["people/gazette/index.html"], ".briefs__why"),
        ["Subject of this claim"]
    );
    assert_eq!(claims_on(&output["people/ada/index.html"]).len(), 1);
}

#[test]
fn sources_are_listed_with_how_many_claims_lean_on_them() {
    let output = with_claims(3).output();
    let page = &output["sources/index.html"];
    assert_eq!(texts(page, ".meta"), ["1 source"]);
    assert_eq!(texts(page, ".source__title"), ["Minutes of the council"]);
    assert_eq!(texts(page, ".sources__uses"), ["used for 3 claims"]);
    assert_eq!(
        texts(&output["sources/minutes/index.html"], ".use__claim"),
        ["Number c1", "Number c2", "Number c3"]
    );
}

#[test]
fn two_hundred_and_one_sources_take_two_pages() {
    let mut sources = String::from("-- content/sources/many.yaml --\n");
    let mut evidence = String::new();
    for number in 1..=200 {
        writeln!(
            sources,
            "s{number}: {{title: Title {number}, publisher: P, kind: document, primary: true, basis: named, archive: \
             {{none: No.}}, seen: copy}}"
        )
        .expect("writing to a text");
        writeln!(
            evidence,
            "  - {{source: s{number}, stance: context, note: Listed.}}"
        )
        .expect("writing to a text");
    }
    let site = SmallSite::new(&sources).replacing(
        "content/explainers/library/claims/closed.md",
        "evidence:\n",
        &format!("evidence:\n{evidence}"),
    );
    let output = site.output();
    assert_eq!(
        texts(&output["sources/index.html"], ".source__title").len(),
        200
    );
    assert_eq!(
        texts(&output["sources/page/2/index.html"], ".source__title").len(),
        1
    );
}
