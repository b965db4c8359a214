//! Structured data of pages other than claims': the Article, the publisher with its policies, the
//! way to a page.

use serde_json::{Value, json};

use crate::reader::{attributes, blocks, blocks_of, texts};
use crate::small_site::{SmallSite, quoted};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// Every policy of a newsroom, each on a page of its own.
fn with_policies() -> SmallSite {
    let page = |id: &str| {
        format!(
            "-- content/pages/{id}.md --\n---\ntitle: {id}\ndescription: About {id}.\n---\nWords.\n"
        )
    };
    let ids = [
        "about",
        "ethics",
        "feedback",
        "methodology",
        "mistakes",
        "people-here",
        "money",
        "unnamed",
    ];
    let policies = "publisher: {name: Town Checks, kind: newsroom, url: \"https://town-checks.example/\"}\n\
                    policies: {methodology: methodology, corrections: mistakes, about: about, funding: money, \
                    masthead: people-here, ethics: ethics, unnamed_sources: unnamed, feedback: feedback}";
    SmallSite::new(&ids.map(page).concat()).replacing(
        "content/site.yaml",
        "publisher: {name: Town Checks, kind: organization}",
        policies,
    )
}

fn publisher() -> Value {
    json!({
        "@type": "NewsMediaOrganization",
        "name": "Town Checks",
        "url": "https://town-checks.example/",
        "verificationFactCheckingPolicy": "https://checks.example/methodology/",
        "correctionsPolicy": "https://checks.example/mistakes/",
        "publishingPrinciples": "https://checks.example/about/",
        "ownershipFundingInfo": "https://checks.example/money/",
        "masthead": "https://checks.example/people-here/",
        "ethicsPolicy": "https://checks.example/ethics/",
        "unnamedSourcesPolicy": "https://checks.example/unnamed/",
        "actionableFeedbackPolicy": "https://checks.example/feedback/",
    })
}

#[test]
fn an_explainer_is_an_article_whose_parts_are_its_claims() {
    let site = SmallSite::new("").replacing(
        EXPLAINER,
        "authors: [gazette]\n",
        "authors: [gazette, ada]\nupdated: 2024-04-09\nwhy: Three readers asked.\n",
    );
    let expected = json!([{
        "@context": "https://schema.org",
        "@type": "Article",
        "url": "https://checks.example/library/",
        "mainEntityOfPage": "https://checks.example/library/",
        "headline": "The library",
        "description": "One of four libraries closed; three moved.",
        "datePublished": "2024-04-01",
        "dateModified": "2024-04-09",
        "inLanguage": "en",
        "author": [{"@type": "Organization", "name": "Town Gazette"}, {"@type": "Person", "name": "Ada Example"}],
        "publisher": {"@type": "Organization", "name": "Town Checks", "url": "https://checks.example/"},
        "hasPart": [{
            "@type": "WebPage",
            "name": "False: The town closed four libraries",
            "url": "https://checks.example/library/closed/",
        }],
        "backstory": "Three readers asked.",
    }]);
    assert_eq!(
        Value::Array(blocks(&site.file("library/index.html"))),
        expected
    );
}

#[test]
fn a_part_is_named_with_the_verdict_in_its_own_words() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nlabel: Wrong number\n",
    );
    let article = blocks(&site.file("library/index.html")).remove(0);
    assert_eq!(
        article["hasPart"][0]["name"],
        "Wrong number: The town closed four libraries"
    );
}

#[test]
fn a_part_without_a_verdict_says_so() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let article = blocks(&site.file("library/index.html")).remove(0);
    assert_eq!(
        article["hasPart"][0]["name"],
        "No verdict yet: The town closed four libraries"
    );
}

#[test]
fn the_publisher_stands_on_the_front_page_and_in_the_article_with_its_policies() {
    let output = with_policies().output();
    let mut front = publisher();
    front["@context"] = json!("https://schema.org");
    assert_eq!(blocks(&output["index.html"]), [front]);
    assert_eq!(
        blocks(&output["library/index.html"])[0]["publisher"],
        publisher()
    );
    for (_, address) in publisher()
        .as_object()
        .expect("a map")
        .iter()
        .filter(|(key, _)| key.ends_with("Policy"))
    {
        let path = address
            .as_str()
            .and_then(|address| address.strip_prefix("https://checks.example/"));
        let path = format!("{}index.html", path.expect("a policy lies on the site"));
        assert!(output.contains_key(&path), "{path} is published");
    }
}

#[test]
fn a_publisher_who_is_a_person_has_no_policies_of_an_organization() {
    let site = with_policies().replacing("content/site.yaml", "kind: newsroom,", "kind: person,");
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Town Checks",
        "url": "https://town-checks.example/",
    });
    assert_eq!(blocks(&site.file("index.html")), [expected]);
}

#[test]
fn the_kind_of_the_publisher_decides_its_type_wherever_it_is_named() {
    for (kind, expected) in [
        ("person", "Person"),
        ("organization", "Organization"),
        ("company", "Corporation"),
        ("government", "GovernmentOrganization"),
        ("library", "Library"),
        ("newsroom", "NewsMediaOrganization"),
        ("ngo", "NGO"),
        ("research-institute", "ResearchOrganization"),
        ("software-project", "Project"),
        ("university", "CollegeOrUniversity"),
    ] {
        let output = SmallSite::new("")
            .replacing(
                "content/site.yaml",
                "kind: organization}",
                &format!("kind: {kind}}}"),
            )
            .output();
        let types = [
            &blocks(&output["index.html"])[0]["@type"],
            &blocks(&output["library/index.html"])[0]["publisher"]["@type"],
            &blocks_of(&output["library/closed/index.html"], "ClaimReview")[0]["author"]["@type"],
        ];
        assert_eq!(types, [expected; 3], "{kind}");
    }
}

#[test]
fn an_organization_that_is_no_newsroom_has_its_methodology_among_its_principles() {
    let site = with_policies().replacing("content/site.yaml", "kind: newsroom,", "kind: ngo,");
    let front = blocks(&site.file("index.html")).remove(0);
    assert_eq!(front.get("verificationFactCheckingPolicy"), None);
    assert_eq!(
        front["publishingPrinciples"],
        json!([
            "https://checks.example/methodology/",
            "https://checks.example/about/"
        ])
    );
    assert_eq!(
        front["correctionsPolicy"],
        "https://checks.example/mistakes/"
    );
}

#[test]
fn a_claim_page_gives_the_way_to_it() {
    let item = |position: u32, name: &str, item: &str| json!({"@type": "ListItem", "position": position, "name": name, "item": item});
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            item(1, "Town checks", "https://checks.example/"),
            item(2, "The library", "https://checks.example/library/"),
            item(3, "False: The town closed four libraries", "https://checks.example/library/closed/"),
        ],
    });
    let page = SmallSite::new("").file("library/closed/index.html");
    assert_eq!(blocks_of(&page, "BreadcrumbList"), [expected]);
    assert_eq!(attributes(&page, ".trail a", "href"), ["/", "/library/"]);
    assert_eq!(
        texts(&page, ".trail li"),
        ["Town checks", "The library", "Claim 1 of 1"]
    );
}

#[test]
fn every_other_page_carries_none() {
    let output = SmallSite::new("").output();
    let carriers: Vec<&str> = output
        .iter()
        .filter(|(path, page)| path.ends_with(".html") && !blocks(page).is_empty())
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(
        carriers,
        [
            "index.html",
            "library/closed/index.html",
            "library/index.html"
        ]
    );
}

#[test]
fn no_text_of_an_explainer_can_end_its_script() {
    let hostile = "</script><!--\u{2028}& \"so\"";
    let quoted = quoted(hostile);
    let site = SmallSite::new("")
        .in_spite_of_marks()
        .replacing(EXPLAINER, "title: The library", &format!("title: {quoted}"))
        .replacing(
            EXPLAINER,
            "standfirst: One of four libraries closed; three moved.",
            &format!("standfirst: {quoted}"),
        );
    let set = "</script><!--\u{2028}& “so”";
    let article = blocks(&site.file("library/index.html")).remove(0);
    assert_eq!([&article["headline"], &article["description"]], [set, set]);
    assert_eq!(
        blocks(&site.file("library/closed/index.html"))[0]["isPartOf"]["name"],
        set
    );
}
