//! A theme over its parent: files, words and styles of its own, and those it takes over.

use std::collections::BTreeMap;

use factpress::theme::Theme;

use super::{file, read, said, themes, with};
use crate::reader::{attributes, texts};
use crate::small_site::{self, SmallSite, broadsheet};

fn printed(theme: &Theme) -> BTreeMap<String, String> {
    small_site::printed(&SmallSite::new("").site(), theme)
}

#[test]
fn a_theme_takes_its_parents_files_where_it_has_none_of_its_own() {
    let root = themes(&[
        (
            "own/theme.yaml",
            "name: own\ncontract: 1\nparent: broadsheet\n",
        ),
        (
            "own/pages/not-found.html",
            "<!DOCTYPE html><title>Gone</title><p>{{ words.not_found.text }}",
        ),
    ]);
    let own = printed(&read(root.path(), "own").expect("the theme loads"));
    let broadsheet = printed(broadsheet());
    assert_eq!(texts(&own["404.html"], "title, p").len(), 2);
    assert!(
        own["404.html"]
            .starts_with("<!DOCTYPE html><title>Gone</title><p>There is no page at this address.")
    );
    let css = |output: &BTreeMap<String, String>| {
        output
            .keys()
            .find(|path| {
                path.ends_with(".css")
                    && ["assets/own.", "assets/broadsheet."]
                        .iter()
                        .any(|name| path.starts_with(name))
            })
            .expect("a stylesheet")
            .clone()
    };
    let (ours, theirs) = (css(&own), css(&broadsheet));
    assert!(ours.starts_with("assets/own."), "{ours}");
    assert_eq!(own[&ours], broadsheet[&theirs]);
    assert_eq!(
        own["index.html"].replace(&ours, &theirs),
        broadsheet["index.html"]
    );
}

#[test]
fn a_theme_can_have_a_parent_that_has_a_parent() {
    let root = themes(&[
        (
            "young/theme.yaml",
            "name: young\ncontract: 1\nparent: old\n",
        ),
        (
            "young/assets/icon.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        (
            "old/theme.yaml",
            "name: old\ncontract: 1\nparent: broadsheet\n",
        ),
        ("old/assets/icon.svg", "not this one"),
        ("old/pages/not-found.html", "<title>Old</title>"),
    ]);
    let output = printed(&read(root.path(), "young").expect("the theme loads"));
    let icon = attributes(&output["index.html"], "link[rel=icon]", "href");
    assert_eq!(
        output[&icon[0][1..]],
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    );
    assert_eq!(output["404.html"], "<title>Old</title>");
    assert_eq!(texts(&output["index.html"], "h1"), ["Town checks"]);
}

#[test]
fn a_theme_says_single_words_in_its_own_way_and_the_rest_as_its_parent_does() {
    let words = "card: {finding: \"Our finding:\"}\ndate: {day: \"{y}, {month} {d}\"}\n";
    let page = &printed(&with(vec![file("words/en.yaml", words)]).expect("the theme loads"))["library/closed/index.html"];
    assert_eq!(
        texts(page, ".card__finding"),
        ["Our finding: One closed and three moved."]
    );
    assert_eq!(texts(page, ".card__date"), ["as of 2024, March 31"]);
    let empty =
        with(vec![file("words/en.yaml", "card:\n  # finding: ours\n")]).expect("the theme loads");
    assert_eq!(
        printed(&empty),
        printed(&with(Vec::new()).expect("the theme loads")),
        "a section without keys"
    );
}

#[test]
fn words_have_the_name_of_a_language() {
    let faults =
        with(vec![file("words/zh-Hans.yaml", "language: 中文\n")]).expect_err("no such language");
    let message = "`zh-Hans` is not a lower-case language tag such as en, fr or pt-br";
    assert_eq!(said(&faults), [("themes/own/words/zh-Hans.yaml", message)]);
}

#[test]
fn a_style_file_of_a_theme_stands_in_for_its_parents_or_beside_them() {
    let own = "@layer tokens { :root { --own: 1px } }";
    let css = |path: &str| with(vec![file(path, own)]).expect("the theme loads").css;
    let (instead, beside) = (css("styles/tokens.css"), css("styles/ours.css"));
    let papers = |css: &str| css.matches("--paper:").count();
    assert!(
        instead.contains("--own:1px") && papers(&instead) < papers(&beside),
        "{}",
        &instead[..200]
    );
    assert!(
        beside.find("--own:1px") > beside.find("--paper:"),
        "{}",
        &beside[..200]
    );
}
