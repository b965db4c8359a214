//! The files of the index, and what changes them.

use std::collections::BTreeMap;

use factpress::view::search::terms;
use serde_json::{Value, json};

use super::{CLAIM, below, data, form, index};
use crate::reader::{all, attributes, document, texts};
use crate::search_reader::Index;
use crate::small_site::{SmallSite, broadsheet, printed};

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
fn languages_are_apart_and_each_has_its_own_index() {
    let theme = broadsheet();
    let site = SmallSite::in_two_languages();
    let output = printed(&site.site(), theme);
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
    assert_eq!(
        all(&document, "script").len(),
        3,
        "the form, the data and the script"
    );
    let form = form(&site);
    for html in [&page, &form] {
        assert_eq!(attributes(html, "img, select b", "class"), [""; 0]);
    }
    assert_eq!(
        texts(&form, "select[name=person] option")[1],
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
        serde_json::from_str(include_str!("../search_terms.json")).expect("the table is JSON");
    assert!(table.len() > 20);
    for row in table {
        let text = row["text"].as_str().expect("a text");
        assert_eq!(json!(terms(text)), row["terms"], "{text}");
    }
}
