//! Search: the page, the files of its index, and what can never be found by it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::reader::{all, attributes, document, texts};
use crate::search_reader::Index;
use crate::small_site::{SmallSite, printed};
use factpress::Options;
use factpress::theme::{Theme, built_in};
use factpress::view::search::terms;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The data block of a search page.
fn data(page: &str) -> Value {
    let document = document(page);
    let blocks = all(&document, "script[type='application/json']");
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&blocks[0].text().collect::<String>()).expect("the block is JSON")
}

/// The search index of a site.
fn index(site: &SmallSite) -> Index {
    below(&site.output(), "search/")
}

/// The search index in a folder of an output.
fn below(output: &BTreeMap<String, String>, folder: &str) -> Index {
    let files = output
        .iter()
        .filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
    Index::new(files.filter(|(path, _)| path != "index.html").collect())
}

#[test]
fn the_whole_index_of_the_smallest_site() {
    let index = index(&SmallSite::new(""));
    let directory = index.directory();
    let group = |position: usize| {
        directory["types"][position]["groups"][0]
            .as_str()
            .expect("a name")
    };
    let types = json!([
        {"id": "source", "first": 0, "numbers": 1, "a_part": 32, "groups": [group(0)]},
        {"id": "claim", "first": 1, "numbers": 1, "a_part": 16, "groups": [group(1)]},
        {"id": "explainer", "first": 2, "numbers": 1, "a_part": 16, "groups": [group(2)]},
    ]);
    assert_eq!(directory["types"], types);
    assert_eq!(
        directory["terms"],
        json!(["ada"]),
        "the first term of the only file of terms"
    );
    assert_eq!(directory["shards"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        index.files.len(),
        1 + 1 + 3 + 3,
        "the directory, a file of terms, three groups, three files of entries"
    );

    let entries = |number: u64| index.files[&index.file_of(number)].as_str();
    assert_eq!(
        [entries(0), entries(1), entries(2)],
        [
            r#"[{"title":"Minutes of the council","href":"/sources/minutes/","by":"Town council","date":"1 March 2024","kind":"Document"}]
"#,
            r#"[{"title":"The town closed four libraries","href":"/library/closed/","text":"One closed and three moved.","by":"Ada Example","date":"31 March 2024","verdict":"false","label":"False"}]
"#,
            r#"[{"title":"The library","href":"/library/","text":"One of four libraries closed; three moved.","date":"1 April 2024"}]
"#
        ]
    );
    let facets = [
        json!([]),
        json!([["false"], ["statement"], ["ada", "gazette"], []]),
        json!([[], [], [], []]),
    ];
    assert_eq!(
        [0, 1, 2].map(|number| index.facets(number).clone()),
        facets,
        "sources are asked nothing"
    );

    let postings = index.postings();
    assert_eq!(
        *postings["library"],
        json!([[2], [1]]),
        "in the explainer's title; the claim names its explainer"
    );
    assert_eq!(
        *postings["closed"],
        json!([[1], [2]]),
        "in the claim's title, and in the explainer's standfirst"
    );
    assert_eq!(
        *postings["council"],
        json!([[0], [], [2]]),
        "in the source's title and in the narrative"
    );
    assert_eq!(
        *postings["minutes"],
        json!([[0], [], [1]]),
        "in the source's title and in the analysis"
    );
    assert_eq!(
        *postings["one"],
        json!([[], [1, 1]]),
        "the second number is the step from the first"
    );
}

#[test]
fn the_page_tells_its_script_what_there_is() {
    let site = SmallSite::new("");
    let page = site.file("search/index.html");
    let data = data(&page);
    assert_eq!(data["index"], "/search/index");
    assert_eq!(data["facets"], json!(["verdict", "kind", "person", "tag"]));
    assert_eq!(data["words"]["results"]["one"], "{n} result");
    let scripts = attributes(&page, "script[src]", "src");
    assert!(
        matches!(&scripts[..], [one] if one.starts_with("/assets/search.") && one.ends_with(".js")),
        "{scripts:?}"
    );
    assert_eq!(attributes(&page, "script[src]", "type"), ["module"]);
}

#[test]
fn every_choice_is_a_form_control_with_its_number() {
    let page = SmallSite::new("")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\ntags: [books]\n",
        )
        .file("search/index.html");
    let document = document(&page);
    assert_eq!(
        attributes(&page, "input[type=checkbox][name]", "value"),
        ["explainer", "claim", "source", "false", "statement"]
    );
    assert_eq!(texts(&page, ".choice__count"), ["1", "1", "1", "1", "1"]);
    assert_eq!(
        attributes(&page, "select[name=person] option", "value"),
        ["", "ada", "gazette"]
    );
    assert_eq!(
        texts(&page, "select[name=tag] option"),
        ["All subjects", "books"]
    );
    for control in all(&document, "form[role=search] :is(input, select)") {
        let labelled = control.ancestors().any(|above| {
            above
                .value()
                .as_element()
                .is_some_and(|it| it.name() == "label")
        });
        assert!(
            labelled || control.attr("id") == Some("at-query"),
            "{}",
            control.html()
        );
    }
    assert_eq!(attributes(&page, "label[for]", "for"), ["at-query"]);
}

#[test]
fn without_a_script_the_page_says_so_and_leads_to_the_lists() {
    let page = SmallSite::new("").file("search/index.html");
    assert!(
        page.contains("<noscript><p>Searching needs JavaScript"),
        "{page}"
    );
    assert!(
        page.contains("data-search=root hidden>"),
        "the form waits for its script"
    );
    let links = attributes(&page, "nav.filters a", "href");
    assert_eq!(
        links,
        [
            "/claims/",
            "/sources/",
            "/verdicts/false/",
            "/kinds/statement/",
            "/people/ada/",
            "/people/gazette/"
        ]
    );
}

#[test]
fn every_page_leads_to_the_search_of_its_language() {
    let site = SmallSite::new("");
    for path in [
        "index.html",
        "claims/index.html",
        "library/closed/index.html",
        "404.html",
    ] {
        assert!(
            attributes(&site.file(path), ".masthead a", "href").contains(&"/search/".to_owned()),
            "{path}"
        );
    }
    assert!(
        attributes(&site.file("claims/index.html"), "main a", "href")
            .contains(&"/search/".to_owned())
    );
}

#[test]
fn a_claim_is_never_found_without_its_verdict_and_its_finding() {
    let page = SmallSite::new("").file("search/index.html");
    let document = document(&page);
    let templates: Vec<String> = all(&document, "template[data-result=claim]")
        .into_iter()
        .map(|it| it.html())
        .collect();
    assert_eq!(
        templates.len(),
        2,
        "one for the verdict that claims have, one for open claims"
    );
    assert!(
        templates[0].contains("data-verdict=\"false\"") && templates[0].contains("i-mark-cross"),
        "{}",
        templates[0]
    );
    assert!(
        templates[0].contains("{label}") && templates[0].contains("{text}"),
        "{}",
        templates[0]
    );
    assert!(
        templates[1].contains("No verdict yet") && templates[1].contains("still being checked"),
        "{}",
        templates[1]
    );
}

#[test]
fn a_source_that_carries_a_claim_is_shown_with_what_became_of_the_claim() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nappearances: [minutes]\nlabel: Wrong number\n",
    );
    let index = index(&site);
    let source = index.shown(0);
    assert_eq!(
        [&source["claim"], &source["verdict"], &source["label"]],
        ["The town closed four libraries", "false", "Wrong number"]
    );
}

#[test]
fn an_open_claim_has_neither_verdict_nor_text() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let claim = json!({"title": "The town closed four libraries", "href": "/library/closed/", "by": "Ada Example"});
    assert_eq!(*index(&site).shown(1), claim);
}

#[test]
fn what_is_held_back_cannot_be_found_even_among_drafts() {
    let held = SmallSite::new(&crate::small_site::other_explainer("pool", "shut"))
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Nobody has answered yet.\n",
        )
        .replacing(
            "content/explainers/pool/index.md",
            "title: The pool\n",
            "title: The pool\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    let index = index(&held);
    let postings = index.postings();
    assert!(
        postings.contains_key("library"),
        "the explainer is published"
    );
    for secret in ["town closed four", "The pool"] {
        assert!(
            index.files.values().all(|text| !text.contains(secret)),
            "{secret}"
        );
    }
    for secret in ["pool", "shut", "ada"] {
        assert!(!postings.contains_key(secret), "{secret}");
    }
    assert_eq!(
        texts(
            &held.file("search/index.html"),
            "[name=type] ~ span:not([data-count])"
        ),
        ["Explainer", "Source"]
    );
}

#[test]
fn a_claim_is_found_by_all_that_its_page_says() {
    let site = SmallSite::new("")
        .replacing(CLAIM, "kind: statement\n", "kind: statement\nquote: Shuttered.\nplace: Townhall\nlabel: Miscounted\nunknown: Motives.\nwhy: Letters.\ntags: [bookworms]\n")
        .replacing(CLAIM, "quote: One library closes.\n", "quote: Exactly.\n    note: Itemised.\n")
        .replacing(CLAIM, "The minutes list them.", "They *vanished*<https://a.example/> &amp; [returned](https://a.example/hidden \"aside\"), said [[person:gazette]] and [[claim:closed|itself]].");
    let index = index(&site);
    let postings = index.postings();
    let rank_of_claim = |term: &str| index.containing(term).get(&1).copied();
    for (term, rank) in [
        ("libraries", 0),
        ("shuttered", 1),
        ("townhall", 1),
        ("miscounted", 1),
        ("bookworms", 1),
        ("false", 1),
        ("ada", 1),
        ("moved", 1),
        ("motives", 2),
        ("letters", 2),
        ("exactly", 2),
        ("itemised", 2),
        ("vanished", 2),
        ("returned", 2),
        ("itself", 2),
    ] {
        assert_eq!(rank_of_claim(term), Some(rank), "{term}");
    }
    for absent in ["href", "em", "amp", "hidden", "aside"] {
        assert_eq!(postings.get(absent), None, "{absent}");
    }
}

#[test]
fn languages_are_apart_and_each_has_its_own_index() {
    let theme = Theme::new("themes/broadsheet", built_in()).expect("the theme loads");
    let site = SmallSite::in_two_languages();
    let output = printed(&site.site(), &theme);
    let folder = |page: &str| data(&output[page])["index"].clone();
    assert_eq!(
        [folder("search/index.html"), folder("fr/search/index.html")],
        ["/search/index", "/fr/search/index"]
    );
    let (english, french) = (below(&output, "search/"), below(&output, "fr/search/"));
    let title = |index: &Index, number: u64| index.shown(number)["title"].clone();
    assert_eq!(
        [title(&english, 1), title(&english, 2)],
        ["The town closed four libraries", "The library"]
    );
    assert_eq!(title(&french, 1), "La ville a fermé quatre bibliothèques");
    let library = french.shown(2);
    assert_eq!(
        [&library["title"], &library["href"], &library["lang"]],
        ["The library", "/fr/library/", "en"]
    );
    assert_eq!(french.containing("bibliotheques"), BTreeMap::from([(1, 0)]));
    assert_eq!(french.containing("proces"), BTreeMap::from([(1, 2)]));
    assert_eq!(
        french.containing("minutes"),
        BTreeMap::from([(0, 0)]),
        "the source's title is not translated"
    );
    let alternates = attributes(&output["fr/search/index.html"], "link[hreflang=en]", "href");
    assert_eq!(alternates, ["https://checks.example/search/"]);
}

#[test]
fn hostile_words_stay_words() {
    let site = SmallSite::new("")
        .in_spite_of_marks()
        .replacing(
            CLAIM,
            "claim: The town closed four libraries",
            "claim: \"</script><img src=x onerror=alert(1)> {title}\"",
        )
        .replacing(
            "content/people.yaml",
            "name: Ada Example",
            "name: \"</script></template><b>Ada\"",
        );
    let page = site.file("search/index.html");
    let document = document(&page);
    assert_eq!(all(&document, "script").len(), 2, "the data and the script");
    assert_eq!(all(&document, "img, select b").len(), 0);
    assert_eq!(
        texts(&page, "select[name=person] option")[1],
        "</script></template><b>Ada"
    );
    assert_eq!(
        index(&site).shown(1)["title"],
        "</script><img src=x onerror=alert(1)> {title}"
    );
}

#[test]
fn a_changed_word_changes_the_directory_and_the_file_of_its_term() {
    let site = SmallSite::new("");
    let before = site.output();
    let after = site
        .replacing(CLAIM, "The minutes list them.", "The minutes name them.")
        .output();
    let gone = |from: &BTreeMap<String, String>, to: &BTreeMap<String, String>| -> Vec<String> {
        let changed = from
            .iter()
            .filter(|(path, text)| to.get(*path) != Some(*text))
            .map(|(path, _)| path.clone());
        changed.filter(|path| path.starts_with("search/")).collect()
    };
    let (old, new) = (gone(&before, &after), gone(&after, &before));
    assert_eq!([old.len(), new.len()], [2, 2], "{old:?} {new:?}");
    assert_eq!(
        [&old[0], &new[0]],
        ["search/index.json", "search/index.json"],
        "the search page is the same"
    );
    assert!(
        old[1].starts_with("search/index/terms-") && new[1].starts_with("search/index/terms-"),
        "{old:?} {new:?}"
    );
}

#[test]
fn what_readers_never_see_changes_nothing() {
    let site = SmallSite::new("");
    let unseen = site.clone().replacing(
        "content/site.yaml",
        "The evidence does not decide.",
        "Nobody knows.",
    );
    assert_eq!(index(&site), index(&unseen));
}

#[test]
fn the_search_itself_is_not_for_search_engines() {
    let output = SmallSite::new("").output();
    assert_eq!(
        attributes(&output["search/index.html"], "meta[name=robots]", "content"),
        ["noindex"]
    );
    assert!(!output["sitemap.xml"].contains("/search/"));
}

#[test]
fn nothing_else_can_stand_at_the_address_of_the_search() {
    let site = SmallSite::new(&crate::small_site::other_explainer("search", "shut"));
    let expected = "content/explainers/search/index.md duplicate-address";
    assert_eq!(site.findings(), [expected]);
    for taken in ["search/index.json", "search/index"] {
        let site = SmallSite::new("").with_asset(&format!("content/static/{taken}"));
        assert_eq!(
            site.findings(),
            [format!("content/static/{taken} duplicate-address")]
        );
    }
}

#[test]
fn an_empty_publication_has_an_empty_index() {
    let site = SmallSite::new(
        "-- content/explainers/library/index.md --\n-- content/explainers/library/claims/closed.md --\n",
    );
    let index = index(&site);
    assert_eq!(index.files.keys().collect::<Vec<_>>(), ["index.json"]);
    assert_eq!(index.directory()["terms"], json!([]));
    assert!(index.numbers().is_empty());
}

/// The table that holds this program and the theme's script to each other;
/// `tests/browser/search.spec.mjs` reads it too.
#[test]
fn words_become_the_terms_of_the_table() {
    let table: Vec<BTreeMap<String, Value>> =
        serde_json::from_str(include_str!("search_terms.json")).expect("the table is JSON");
    assert!(table.len() > 20);
    for row in table {
        let text = row["text"].as_str().expect("a text");
        assert_eq!(json!(terms(text)), row["terms"], "{text}");
    }
}
