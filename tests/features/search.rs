//! Search: the page, the files of its index, and what can never be found by it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::reader::{all, attributes, document, texts};
use crate::small_site::{SmallSite, print};
use factpress::search::{Entry, SearchIndex, terms};
use factpress::theme::{Theme, built_in};
use factpress::{Options, page::Edition, page::Index};

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The data block of a search page.
fn data(page: &str) -> Value {
    let document = document(page);
    let blocks = all(&document, "script[type='application/json']");
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&blocks[0].text().collect::<String>()).expect("the block is JSON")
}

/// The files of the index that a search page leads to, by name.
fn parts(site: &SmallSite, page: &str) -> BTreeMap<String, String> {
    let output = site.output();
    let folder = data(&output[page])["index"].as_str().expect("a path")[1..].to_owned();
    let parts = output.iter().filter_map(|(path, text)| Some((path.strip_prefix(&folder)?.to_owned(), text.clone())));
    parts.collect()
}

/// Every term of an index with its postings.
fn postings(parts: &BTreeMap<String, String>) -> BTreeMap<String, Value> {
    let shards = parts.iter().filter(|(name, _)| name.starts_with("terms-"));
    shards
        .flat_map(|(_, text)| serde_json::from_str::<BTreeMap<String, Value>>(text).expect("a shard is JSON"))
        .collect()
}

#[test]
fn the_whole_index_of_the_smallest_site() {
    let parts = parts(&SmallSite::new(""), "search/index.html");
    assert_eq!(parts.keys().collect::<Vec<_>>(), ["entries-0.json", "facets-0.json", "terms-0.json"]);
    assert_eq!(
        parts["entries-0.json"],
        r#"[{"title":"The library","href":"/library/","text":"One of four libraries closed; three moved.","date":"1 April 2024"},
{"title":"The town closed four libraries","href":"/library/closed/","text":"One closed and three moved.","by":"Ada Example","date":"31 March 2024","verdict":"false","label":"False"},
{"title":"Minutes of the council","href":"/sources/minutes/","by":"Town council","date":"1 March 2024","kind":"Document"}]
"#
    );
    assert_eq!(
        parts["facets-0.json"], "[[[],[],[],[]],\n[[\"false\"],[\"statement\"],[\"ada\",\"gazette\"],[]]]\n",
        "the explainer, then the claim; sources are asked nothing"
    );
    let postings = postings(&parts);
    assert_eq!(postings["library"], json!([[0], [1]]), "in the explainer's title; the claim names its explainer");
    assert_eq!(postings["closed"], json!([[1], [0]]), "in the claim's title, and in the explainer's standfirst");
    assert_eq!(postings["council"], json!([[2], [], [0]]), "in the source's title and in the narrative");
    assert_eq!(postings["minutes"], json!([[2], [], [1]]), "in the source's title and in the analysis");
    assert_eq!(postings["one"], json!([[], [0, 1]]), "the second number is the step from the first");
}

#[test]
fn the_page_tells_its_script_what_there_is() {
    let site = SmallSite::new("");
    let page = site.file("search/index.html");
    let data = data(&page);
    let folder = data["index"].as_str().expect("a path");
    assert!(folder.starts_with("/search/") && folder.len() == "/search/123456789abc/".len(), "{folder}");
    assert_eq!(data["terms"], json!(["ada"]), "the first term of the only file of terms");
    assert_eq!(data["facets"], json!(["verdict", "kind", "person", "tag"]));
    let types = json!([{"id": "explainer", "count": 1}, {"id": "claim", "count": 1}, {"id": "source", "count": 1}]);
    assert_eq!(data["types"], types);
    assert_eq!(data["words"]["results"]["one"], "{n} result");
    let scripts = attributes(&page, "script[src]", "src");
    assert!(matches!(&scripts[..], [one] if one.starts_with("/assets/search.") && one.ends_with(".js")), "{scripts:?}");
    assert_eq!(attributes(&page, "script[src]", "type"), ["module"]);
}

#[test]
fn every_choice_is_a_form_control_with_its_number() {
    let page = SmallSite::new("")
        .replacing(CLAIM, "kind: statement\n", "kind: statement\ntags: [books]\n")
        .file("search/index.html");
    let document = document(&page);
    assert_eq!(
        attributes(&page, "input[type=checkbox][name]", "value"),
        ["explainer", "claim", "source", "false", "statement"]
    );
    assert_eq!(texts(&page, ".choice__count"), ["1", "1", "1", "1", "1"]);
    assert_eq!(attributes(&page, "select[name=person] option", "value"), ["", "ada", "gazette"]);
    assert_eq!(texts(&page, "select[name=tag] option"), ["All subjects", "books"]);
    for control in all(&document, "form[role=search] :is(input, select)") {
        let labelled =
            control.ancestors().any(|above| above.value().as_element().is_some_and(|it| it.name() == "label"));
        assert!(labelled || control.attr("id") == Some("at-query"), "{}", control.html());
    }
    assert_eq!(attributes(&page, "label[for]", "for"), ["at-query"]);
}

#[test]
fn without_a_script_the_page_says_so_and_leads_to_the_lists() {
    let page = SmallSite::new("").file("search/index.html");
    assert!(page.contains("<noscript><p>Searching needs JavaScript"), "{page}");
    assert!(page.contains("data-search=root hidden>"), "the form waits for its script");
    let links = attributes(&page, "nav.filters a", "href");
    assert_eq!(
        links,
        ["/claims/", "/sources/", "/verdicts/false/", "/kinds/statement/", "/people/ada/", "/people/gazette/"]
    );
}

#[test]
fn every_page_leads_to_the_search_of_its_language() {
    let site = SmallSite::new("");
    for path in ["index.html", "claims/index.html", "library/closed/index.html", "404.html"] {
        assert!(attributes(&site.file(path), ".masthead a", "href").contains(&"/search/".to_owned()), "{path}");
    }
    assert!(attributes(&site.file("claims/index.html"), "main a", "href").contains(&"/search/".to_owned()));
}

#[test]
fn a_claim_is_never_found_without_its_verdict_and_its_finding() {
    let page = SmallSite::new("").file("search/index.html");
    let document = document(&page);
    let templates: Vec<String> =
        all(&document, "template[data-result=claim]").into_iter().map(|it| it.html()).collect();
    assert_eq!(templates.len(), 2, "one for the verdict that claims have, one for open claims");
    assert!(
        templates[0].contains("data-verdict=\"false\"") && templates[0].contains("i-mark-cross"),
        "{}",
        templates[0]
    );
    assert!(templates[0].contains("{label}") && templates[0].contains("{text}"), "{}", templates[0]);
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
    let entries: Value = serde_json::from_str(&parts(&site, "search/index.html")["entries-0.json"]).expect("JSON");
    let source = &entries[2];
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
    let entries: Value = serde_json::from_str(&parts(&site, "search/index.html")["entries-0.json"]).expect("JSON");
    let claim = json!({"title": "The town closed four libraries", "href": "/library/closed/", "by": "Ada Example"});
    assert_eq!(entries[1], claim);
}

#[test]
fn what_is_held_back_cannot_be_found_even_among_drafts() {
    let held = SmallSite::new(&crate::small_site::other_explainer("pool", "shut"))
        .replacing(CLAIM, "kind: statement\n", "kind: statement\nhold: Nobody has answered yet.\n")
        .replacing("content/explainers/pool/index.md", "title: The pool\n", "title: The pool\nhold: Not yet.\n")
        .options(Options { drafts: true, ..Options::default() });
    let parts = parts(&held, "search/index.html");
    let postings = postings(&parts);
    assert!(postings.contains_key("library"), "the explainer is published");
    for secret in ["town closed four", "The pool"] {
        assert!(!parts["entries-0.json"].contains(secret), "{secret}");
    }
    for secret in ["pool", "shut", "ada"] {
        assert!(!postings.contains_key(secret), "{secret}");
    }
    assert_eq!(data(&held.file("search/index.html"))["types"][1], json!({"id": "claim", "count": 0}));
}

#[test]
fn a_claim_is_found_by_all_that_its_page_says() {
    let site = SmallSite::new("")
        .replacing(CLAIM, "kind: statement\n", "kind: statement\nquote: Shuttered.\nplace: Townhall\nlabel: Miscounted\nunknown: Motives.\nwhy: Letters.\ntags: [bookworms]\n")
        .replacing(CLAIM, "quote: One library closes.\n", "quote: Exactly.\n    note: Itemised.\n")
        .replacing(CLAIM, "The minutes list them.", "They *vanished*<https://a.example/> &amp; [returned](https://a.example/hidden \"aside\"), said [[person:gazette]] and [[claim:closed|itself]].");
    let postings = postings(&parts(&site, "search/index.html"));
    let rank_of_claim = |term: &str| {
        let ranks = postings.get(term)?.as_array().expect("a list").clone();
        ranks.iter().position(|list| {
            let steps = list.as_array().expect("a list").iter().map(|step| step.as_u64().expect("a number"));
            steps
                .scan(0, |sum, step| {
                    *sum += step;
                    Some(*sum)
                })
                .any(|number| number == 1)
        })
    };
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
    let output = print(&site.site(), &theme).expect("it builds");
    let text = |path: &str| String::from_utf8(output[path].clone()).expect("text");
    let folder = |page: &str| data(&text(page))["index"].as_str().expect("a path").to_owned();
    let (english, french) = (folder("search/index.html"), folder("fr/search/index.html"));
    assert!(english.starts_with("/search/") && french.starts_with("/fr/search/"), "{english} {french}");
    let entries = |folder: &str| text(&format!("{}entries-0.json", &folder[1..]));
    assert!(entries(&english).contains("four libraries") && !entries(&english).contains("quatre"));
    assert!(entries(&french).contains("quatre bibliothèques") && !entries(&french).contains("The town closed"));
    assert!(entries(&french).contains(r#"{"title":"The library","href":"/fr/library/","lang":"en""#), "not translated");
    let terms = text(&format!("{}terms-0.json", &french[1..]));
    assert!(terms.contains("\"bibliotheques\":[[1]]") && terms.contains("\"proces\":"), "{terms}");
    let alternates = attributes(&text("fr/search/index.html"), "link[hreflang=en]", "href");
    assert_eq!(alternates, ["https://checks.example/search/"]);
}

#[test]
fn hostile_words_stay_words() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "claim: The town closed four libraries",
            "claim: \"</script><img src=x onerror=alert(1)> {title}\"",
        )
        .replacing("content/people.yaml", "name: Ada Example", "name: \"</script></template><b>Ada\"");
    let page = site.file("search/index.html");
    let document = document(&page);
    assert_eq!(all(&document, "script").len(), 2, "the data and the script");
    assert_eq!(all(&document, "img, select b").len(), 0);
    assert_eq!(texts(&page, "select[name=person] option")[1], "</script></template><b>Ada");
    let entries: Value = serde_json::from_str(&parts(&site, "search/index.html")["entries-0.json"]).expect("JSON");
    assert_eq!(entries[1]["title"], "</script><img src=x onerror=alert(1)> {title}");
}

#[test]
fn the_address_of_the_index_changes_with_the_index_alone() {
    let folder = |site: &SmallSite| data(&site.file("search/index.html"))["index"].clone();
    let site = SmallSite::new("");
    let other = site.clone().replacing(CLAIM, "The minutes list them.", "The minutes name them.");
    let unseen = site.clone().replacing("content/site.yaml", "The evidence does not decide.", "Nobody knows.");
    assert_ne!(folder(&site), folder(&other));
    assert_eq!(folder(&site), folder(&unseen));
}

#[test]
fn the_search_itself_is_not_for_search_engines() {
    let output = SmallSite::new("").output();
    assert_eq!(attributes(&output["search/index.html"], "meta[name=robots]", "content"), ["noindex"]);
    assert!(!output["sitemap.xml"].contains("/search/"));
}

#[test]
fn nothing_else_can_stand_at_the_address_of_the_search() {
    let site = SmallSite::new(&crate::small_site::other_explainer("search", "shut"));
    let expected = "content/explainers/search/index.md duplicate-address";
    assert_eq!(site.findings(), [expected]);
}

#[test]
fn an_empty_publication_has_an_empty_index() {
    let site = SmallSite::new(
        "-- content/explainers/library/index.md --\n-- content/explainers/library/claims/closed.md --\n",
    );
    assert_eq!(parts(&site, "search/index.html"), BTreeMap::new());
    assert_eq!(data(&site.file("search/index.html"))["terms"], json!([]));
}

/// An index of entries with one long title each.
fn index(length: usize) -> SearchIndex {
    SearchIndex::new(length, |number| Entry {
        words: [format!("entry number{number} both"), format!("both sum{}", number % 7), "rest".to_owned()],
        shown: format!("{{\"title\":\"{number}\"}}"),
        facets: (number < length / 2).then(|| format!("[[\"{}\"]]", number % 3)),
    })
}

#[test]
fn files_of_terms_are_in_order_and_about_the_same_size() {
    let index = index(5_000);
    let shards: Vec<(String, BTreeMap<String, Value>)> = index
        .parts
        .iter()
        .filter(|part| part.name.starts_with("terms-"))
        .map(|part| (part.name.clone(), serde_json::from_slice(&part.bytes).expect("JSON")))
        .collect();
    assert!(shards.len() > 3, "{}", shards.len());
    assert_eq!(shards.len(), index.first_terms.len());
    let mut before = String::new();
    for ((name, shard), first) in shards.iter().zip(&index.first_terms) {
        assert_eq!(shard.keys().next(), Some(first), "{name}");
        for term in shard.keys() {
            assert!(*term > before, "{term} follows {before}");
            before.clone_from(term);
        }
    }
    let all: BTreeSet<&String> = shards.iter().flat_map(|(_, shard)| shard.keys()).collect();
    assert_eq!(all.len(), 5_000 + 7 + 3, "every term is in one file");
    for part in index.parts.iter().filter(|part| part.name.starts_with("terms-")) {
        assert!(
            part.bytes.len() <= (32 << 10) + 3 || part.bytes.iter().filter(|byte| **byte == b'\n').count() < 3,
            "{}",
            part.name
        );
    }
}

#[test]
fn numbers_lead_to_the_file_that_holds_the_entry() {
    let index = index(5_000);
    let part = |name: &str| {
        let part = index.parts.iter().find(|part| part.name == name).unwrap_or_else(|| panic!("no {name}"));
        serde_json::from_slice::<Vec<Value>>(&part.bytes).expect("a list")
    };
    assert_eq!(part(&format!("entries-{}.json", 4_321 / 16))[4_321 % 16], json!({"title": "4321"}));
    assert_eq!(part(&format!("facets-{}.json", 2_000 / 1024))[2_000 % 1024], json!([["2"]]));
    assert_eq!(part("facets-2.json").len(), 2_500 - 2 * 1024);
}

#[test]
fn the_index_is_the_same_on_any_number_of_threads() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(|| index(3_000)).parts
    };
    assert_eq!(on(1), on(16));
}

#[test]
fn a_word_that_stands_in_several_ranks_counts_in_the_best() {
    let index = SearchIndex::new(1, |_| Entry {
        words: ["Title".to_owned(), "title sum".to_owned(), "sum rest".to_owned()],
        ..Entry::default()
    });
    assert_eq!(
        String::from_utf8_lossy(&index.parts[0].bytes),
        "{\"rest\":[[],[],[0]],\n\"sum\":[[],[0]],\n\"title\":[[0]]}\n"
    );
}

/// The table that holds this program and the theme's script to each other; `tests/browser/search.spec.mjs` reads it too.
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

#[test]
fn a_sites_index_is_made_with_its_edition() {
    let site = SmallSite::new("").site();
    let theme = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    let index = Index::new(&site);
    let edition = Edition::new(&site, &index, &theme, "en").expect("the theme speaks English");
    assert_eq!(edition.search.version.len(), 12);
}
