//! Structured data of pages other than claims': the Article, the publisher with its policies, the
//! way to a page.

use serde_json::{Value, json};

use crate::reader::{attributes, blocks, blocks_of, texts};
use crate::small_site::{SmallSite, quoted};
use factpress::Options;
use factpress::base::address::BaseUrl;

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
        "@id": "https://checks.example/#publisher",
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
        "@type": "AnalysisNewsArticle",
        "url": "https://checks.example/library/",
        "mainEntityOfPage": "https://checks.example/library/",
        "headline": "The library",
        "description": "One of four libraries closed; three moved.",
        "datePublished": "2024-04-01",
        "dateModified": "2024-04-09",
        "inLanguage": "en",
        "author": [
            {"@type": "Organization", "name": "Town Gazette", "url": "https://checks.example/people/gazette/"},
            {"@type": "Person", "name": "Ada Example", "url": "https://checks.example/people/ada/"},
        ],
        "publisher": {
            "@type": "Organization",
            "@id": "https://checks.example/#publisher",
            "name": "Town Checks",
            "url": "https://checks.example/",
        },
        "hasPart": [{
            "@type": "WebPage",
            "name": "False: The town closed four libraries",
            "url": "https://checks.example/library/closed/",
        }],
        "backstory": "Three readers asked.",
        "about": [{"@type": "Organization", "name": "Town Gazette"}],
        "citation": [{
            "@type": "CreativeWork",
            "name": "Minutes of the council",
            "url": "https://town.example/minutes",
            "datePublished": "2024-03-01",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "Town council"},
        }],
    }]);
    let page = site.file("library/index.html");
    assert_eq!(
        Value::Array(blocks_of(&page, "AnalysisNewsArticle")),
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
    assert_eq!(blocks(&output["index.html"])[0], front);
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
        "@id": "https://checks.example/#publisher",
        "name": "Town Checks",
        "url": "https://town-checks.example/",
    });
    assert_eq!(blocks(&site.file("index.html"))[0], expected);
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
fn every_page_says_what_it_is_and_how_to_get_there() {
    let output = SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: What this is.\n---\nWords.\n",
    )
    .output();
    let kinds = |path: &str| {
        blocks(&output[path])
            .iter()
            .map(|block| block["@type"].as_str().expect("a type").to_owned())
            .collect::<Vec<_>>()
    };
    for (path, expected) in [
        ("index.html", &["Organization", "WebSite", "ItemList"][..]),
        (
            "library/index.html",
            &["AnalysisNewsArticle", "BreadcrumbList"],
        ),
        (
            "library/closed/index.html",
            &["ClaimReview", "BreadcrumbList"],
        ),
        ("claims/index.html", &["ItemList", "BreadcrumbList"]),
        ("verdicts/false/index.html", &["ItemList", "BreadcrumbList"]),
        ("verdicts/true/index.html", &["BreadcrumbList"]),
        (
            "kinds/statement/index.html",
            &["ItemList", "BreadcrumbList"],
        ),
        (
            "people/ada/index.html",
            &["ProfilePage", "ItemList", "BreadcrumbList"],
        ),
        ("sources/index.html", &["ItemList", "BreadcrumbList"]),
        ("sources/minutes/index.html", &["WebPage", "BreadcrumbList"]),
        ("about/index.html", &["BreadcrumbList"]),
        ("library/closed/embed/index.html", &[]),
        ("404.html", &[]),
    ] {
        assert_eq!(kinds(path), expected, "{path}");
    }
}

#[test]
fn the_front_page_is_that_of_a_web_site_and_lists_its_explainers() {
    let blocks = blocks(&SmallSite::new("").file("index.html"));
    let site = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "url": "https://checks.example/",
        "name": "Town checks",
        "description": "Claims about an imaginary town, checked.",
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks"},
    });
    let list = json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "url": "https://checks.example/",
        "name": "Town checks",
        "numberOfItems": 1,
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "The library", "url": "https://checks.example/library/"},
        ],
    });
    assert_eq!(blocks[1..], [site, list]);
}

#[test]
fn a_list_names_each_claim_with_its_verdict_and_goes_on_counting_on_the_next_page() {
    let ids: Vec<String> = (1..=51).map(|number| format!("c{number}")).collect();
    let index = format!(
        "-- content/explainers/library/index.md --\n---\ntitle: The library\nstandfirst: It closed.\npublished: \
         2024-04-01\nauthors: [gazette]\nclaims: [{}]\n---\nWords.\n-- content/explainers/library/claims/closed.md --\n",
        ids.join(", ")
    );
    let claims = ids.iter().map(|id| {
        format!(
            "-- content/explainers/library/claims/{id}.md --\n---\nclaim: Number {id}\nkind: number\n---\n"
        )
    });
    let output = SmallSite::new(&(index + &claims.collect::<String>())).output();
    let list = |path: &str| blocks_of(&output[path], "ItemList").remove(0);
    let (first, second) = (list("claims/index.html"), list("claims/page/2/index.html"));
    assert_eq!(
        first["itemListElement"][0]["name"],
        "No verdict yet: Number c1"
    );
    assert_eq!(
        [&first["numberOfItems"], &second["numberOfItems"]],
        [51, 51]
    );
    assert_eq!(second["itemListElement"][0]["position"], 51);
    assert_eq!(second["itemListElement"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_page_of_a_person_has_the_profile_and_that_of_a_source_the_work() {
    let site = SmallSite::new("").replacing(
        "content/people.yaml",
        "  name: Ada Example\n",
        "  name: Ada Example\n  role: Mayor since 2019\n  same_as: [\"https://directory.example/ada\"]\n",
    );
    let output = site.output();
    let profile = blocks_of(&output["people/ada/index.html"], "ProfilePage").remove(0);
    let ada = json!({
        "@type": "Person",
        "name": "Ada Example",
        "url": "https://checks.example/people/ada/",
        "sameAs": ["https://directory.example/ada"],
        "description": "Mayor since 2019",
    });
    assert_eq!(profile["mainEntity"], ada);
    let page = blocks_of(&output["sources/minutes/index.html"], "WebPage").remove(0);
    assert_eq!(page["mainEntity"]["url"], "https://town.example/minutes");
    assert_eq!(page["url"], "https://checks.example/sources/minutes/");
}

#[test]
fn below_a_path_the_way_to_a_page_is_below_it_too() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks/").expect("an address"));
    let site = SmallSite::new("").options(Options {
        base_url,
        ..Options::default()
    });
    let trail = blocks_of(&site.file("sources/minutes/index.html"), "BreadcrumbList").remove(0);
    let items = trail["itemListElement"].as_array().expect("a list").iter();
    let items: Vec<_> = items.map(|item| item["item"].clone()).collect();
    assert_eq!(
        items,
        [
            "https://town.example/checks/",
            "https://town.example/checks/sources/",
            "https://town.example/checks/sources/minutes/"
        ]
    );
}

#[test]
fn a_publisher_has_its_logo_and_the_day_of_its_foundation() {
    let with = |kind: &str, founded: &str| {
        let site = SmallSite::new("").replacing(
            "content/site.yaml",
            "{name: Town Checks, kind: organization}",
            &format!(
                "{{name: Town Checks, kind: {kind}, logo: \"https://checks.example/logo.png\", founded: {founded}}}"
            ),
        );
        let publisher = blocks(&site.file("index.html")).remove(0);
        [publisher["logo"].clone(), publisher["foundingDate"].clone()]
    };
    let logo = "https://checks.example/logo.png";
    assert_eq!(with("newsroom", "2019-05-02"), [logo, "2019-05-02"]);
    assert_eq!(with("person", "2019-05-02"), [Value::Null, Value::Null]);
}

#[test]
fn an_article_has_its_subjects_and_the_corrections_of_its_claims() {
    let site = SmallSite::new("")
        .replacing(EXPLAINER, "claims: [closed]\n", "claims: [closed]\ntags: [books]\n")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\ncorrections: [{date: 2024-05-02, grade: minor, text: A name was misspelt.}]\n",
        );
    let article = blocks(&site.file("library/index.html")).remove(0);
    assert_eq!(article["keywords"], json!(["books"]));
    assert_eq!(
        article["correction"],
        json!([{"@type": "CorrectionComment", "text": "A name was misspelt.", "datePublished": "2024-05-02"}])
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
