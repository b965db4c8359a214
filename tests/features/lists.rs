//! Lists: pages of fifty, links that narrow them, and pages of people that never count verdicts.

use std::fmt::Write as _;

use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

/// One explainer with this many claims, the newest first in number: by kind, verdict, person and
/// tag in turn.
fn with_claims(count: usize) -> SmallSite {
    let mut text = String::from("-- content/explainers/library/claims/closed.md --\n");
    let ids: Vec<String> = (1..=count).map(|number| format!("c{number}")).collect();
    writeln!(
        text,
        "-- content/explainers/library/index.md --\n---\ntitle: The library\nstandfirst: It closed.\npublished: \
         2024-04-01\nauthors: [gazette]\nclaims: [{}]\n---\nWords.",
        ids.join(", ")
    )
    .expect("writing to a text");
    for (position, id) in ids.iter().enumerate() {
        let verdict = ["\"true\"", "\"false\"", "open"][position % 3];
        let stance = ["supports", "undermines", "context"][position % 3];
        let kind = if position % 2 == 0 { "number" } else { "event" };
        let tags = if position < 2 { "tags: [books]\n" } else { "" };
        writeln!(
            text,
            "-- content/explainers/library/claims/{id}.md --\n---\nclaim: Number {id}\nclaimant: ada\nkind: \
             {kind}\nverdict: {verdict}\nas_of: 2024-03-31\nfinding: So it is.\n{tags}evidence: [{{source: minutes, \
             stance: {stance}, note: None.}}]\n---"
        )
        .expect("writing to a text");
    }
    SmallSite::new(&text)
}

fn claims_on(page: &str) -> Vec<String> {
    texts(page, ".brief__claim")
}

#[test]
fn a_hundred_and_twenty_claims_take_three_pages_of_which_each_claim_is_on_one() {
    let output = with_claims(120).output();
    let pages: Vec<&String> = output
        .keys()
        .filter(|path| path.starts_with("claims/"))
        .collect();
    assert_eq!(
        pages,
        [
            "claims/index.html",
            "claims/page/2/index.html",
            "claims/page/3/index.html"
        ]
    );
    let listed: Vec<Vec<String>> = pages.iter().map(|path| claims_on(&output[*path])).collect();
    assert_eq!(
        listed.iter().map(Vec::len).collect::<Vec<_>>(),
        [50, 50, 20]
    );
    let expected: Vec<String> = (1..=120)
        .map(|number| format!("Number c{number}"))
        .collect();
    assert_eq!(listed.concat(), expected);
}

#[test]
fn the_pager_leads_back_forth_and_to_every_page_near() {
    let output = with_claims(120).output();
    let second = &output["claims/page/2/index.html"];
    assert_eq!(texts(second, ".meta"), ["120 claims Page 2 of 3"]);
    assert_eq!(
        texts(second, ".pager li"),
        ["Previous", "1", "2", "3", "Next"]
    );
    assert_eq!(
        attributes(second, ".pager a", "href"),
        [
            "/claims/",
            "/claims/",
            "/claims/page/2/",
            "/claims/page/3/",
            "/claims/page/3/"
        ]
    );
    assert_eq!(texts(second, ".pager [aria-current=page]"), ["2"]);
    assert_eq!(
        attributes(second, "link[rel=canonical]", "href"),
        ["https://checks.example/claims/page/2/"]
    );
    assert_eq!(
        texts(&output["claims/index.html"], ".pager li"),
        ["1", "2", "3", "Next"]
    );
    assert_eq!(
        texts(&output["claims/page/3/index.html"], ".pager li"),
        ["Previous", "1", "2", "3"]
    );
}

#[test]
fn the_pages_of_a_list_have_titles_of_their_own() {
    let output = with_claims(120).output();
    let title = |path: &str| texts(&output[path], "title").remove(0);
    let titles = [
        title("claims/index.html"),
        title("claims/page/2/index.html"),
        title("claims/page/3/index.html"),
    ];
    assert!(
        titles[0] != titles[1] && titles[1] != titles[2],
        "{titles:?}"
    );
}

#[test]
fn a_long_pager_does_not_grow_with_its_list() {
    let output = with_claims(501).output();
    assert_eq!(
        texts(&output["claims/page/6/index.html"], ".pager li"),
        ["Previous", "1", "4", "5", "6", "7", "8", "11", "Next"]
    );
}

#[test]
fn fifty_claims_take_one_page_without_a_pager() {
    let output = with_claims(50).output();
    assert!(!output.contains_key("claims/page/2/index.html"));
    assert_eq!(
        texts(&output["claims/index.html"], ".pager"),
        Vec::<String>::new()
    );
    assert_eq!(texts(&output["claims/index.html"], ".meta"), ["50 claims"]);
}

#[test]
fn the_list_is_narrowed_by_plain_links_with_their_counts() {
    let output = with_claims(120).output();
    let page = &output["claims/index.html"];
    assert_eq!(
        texts(page, ".filter summary"),
        [
            "Verdict",
            "Kind of claim",
            "Person or organization",
            "Subject"
        ]
    );
    assert_eq!(
        texts(page, ".filter li"),
        [
            "True 40",
            "False 40",
            "Unproven 40",
            "Event 60",
            "Number 60",
            "Ada Example 120",
            "books 2"
        ]
    );
    let links = attributes(page, ".filter a", "href");
    assert_eq!(
        links,
        [
            "/verdicts/true/",
            "/verdicts/false/",
            "/verdicts/open/",
            "/kinds/event/",
            "/kinds/number/",
            "/people/ada/",
            "/tags/books/"
        ]
    );
    for link in links {
        assert!(
            output.contains_key(&format!("{}index.html", &link[1..])),
            "{link}"
        );
    }
}

#[test]
fn each_narrowed_list_has_its_claims_and_its_own_pages() {
    let output = with_claims(120).output();
    assert_eq!(
        claims_on(&output["tags/books/index.html"]),
        ["Number c1", "Number c2"]
    );
    assert_eq!(
        claims_on(&output["verdicts/false/index.html"])[..2],
        ["Number c2", "Number c5"]
    );
    let events: Vec<String> = (1..=60)
        .map(|number| format!("Number c{}", number * 2))
        .collect();
    let pages = [
        &output["kinds/event/index.html"],
        &output["kinds/event/page/2/index.html"],
    ];
    assert_eq!(pages.map(|page| claims_on(page)).concat(), events);
}

#[test]
fn a_verdict_without_claims_has_a_page_that_says_so() {
    let page = SmallSite::new("").file("verdicts/true/index.html");
    assert_eq!(texts(&page, ".head__title"), ["True"]);
    assert_eq!(
        texts(&page, ".head__standfirst"),
        ["The evidence bears the claim out."]
    );
    assert_eq!(
        texts(&page, "main > .section__note"),
        ["There are no claims here yet."]
    );
}

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
        !furniture.contains("40"),
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
        ["Made this claim, which is about them too"]
    );
    assert_eq!(
        texts(&output["people/gazette/index.html"], ".briefs__why"),
        ["The claim is about them"]
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

/// The smallest publication and as many explainers more, each a day older than the one before it.
fn with_explainers(count: u32) -> SmallSite {
    let mut text = String::new();
    for number in 1..=count {
        let (month, day) = (3 - (number - 1) / 28, 28 - (number - 1) % 28);
        writeln!(
            text,
            "-- content/explainers/e{number}/index.md --\n---\ntitle: Story {number}\nstandfirst: It is told.\npublished: \
             2024-{month:02}-{day:02}\nauthors: [gazette]\nclaims: [c{number}]\n---\nWords.\n-- content/explainers/e{number}/claims/c{number}.md --\n---\n\
             claim: Line {number}\nkind: event\n---"
        )
        .expect("writing to a text");
    }
    SmallSite::new(&text)
}

#[test]
fn the_front_has_fifty_explainers_a_page_and_leads_to_older_ones() {
    let output = with_explainers(60).output();
    let (first, second) = (&output["index.html"], &output["page/2/index.html"]);
    let titles = [texts(first, ".lead__title"), texts(second, ".lead__title")];
    assert_eq!(titles.each_ref().map(Vec::len), [50, 11]);
    assert_eq!(
        (&*titles[0][0], &*titles[0][1], &*titles[1][0]),
        ("The library", "Story 1", "Story 50")
    );
    assert_eq!(texts(first, ".pager li"), ["1", "2", "Next"]);
    assert_eq!(texts(second, ".pager li"), ["Previous", "1", "2"]);
    assert_eq!(attributes(second, ".pager a[rel=prev]", "href"), ["/"]);

    assert_eq!(
        [texts(first, "h1"), texts(second, "h1")],
        [["Town checks"], ["Explainers – page 2"]]
    );
    assert_eq!(
        [texts(first, "title"), texts(second, "title")],
        [["Town checks"], ["Town checks – page 2"]]
    );
    assert_eq!(texts(second, ".trail a"), ["Town checks"]);
    assert_eq!(
        attributes(second, "link[rel=canonical]", "href"),
        ["https://checks.example/page/2/"]
    );
    assert_eq!(
        [claims_on(first).len(), claims_on(second).len()],
        [6, 0],
        "the newest claims are on the first"
    );
    assert!(!output.contains_key("page/3/index.html"));
    assert!(output["sitemap.xml"].contains("<loc>https://checks.example/page/2/</loc>"));
}

#[test]
fn fifty_explainers_take_one_page_without_a_pager() {
    let output = with_explainers(49).output();
    assert!(!output.contains_key("page/2/index.html"));
    assert_eq!(texts(&output["index.html"], ".pager"), Vec::<String>::new());
}

#[test]
fn the_front_page_shows_the_six_newest_claims() {
    let page = with_claims(9).file("index.html");
    assert_eq!(
        claims_on(&page),
        [
            "Number c1",
            "Number c2",
            "Number c3",
            "Number c4",
            "Number c5",
            "Number c6"
        ]
    );
    assert_eq!(texts(&page, ".lead__count"), ["9 claims checked"]);
}

#[test]
fn the_balance_of_an_explainer_is_a_mark_a_claim_by_verdict_each_with_its_words() {
    let page = with_claims(4).file("index.html");
    assert_eq!(
        texts(&page, ".strip__verdict"),
        ["2 True", "1 False", "1 Unproven"]
    );
    assert_eq!(
        attributes(&page, ".strip__verdict a", "href"),
        ["/verdicts/true/", "/verdicts/false/", "/verdicts/open/"]
    );
    assert_eq!(
        attributes(&page, ".strip__marks a", "title"),
        [
            "Number c1 — True",
            "Number c4 — True",
            "Number c2 — False",
            "Number c3 — Unproven"
        ]
    );
    assert_eq!(
        attributes(&page, ".strip__marks a", "href"),
        [
            "/library/c1/",
            "/library/c4/",
            "/library/c2/",
            "/library/c3/"
        ]
    );
}
