//! The list of claims: fifty a page, narrowed by links.

use super::{claims_on, with_claims};
use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

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
