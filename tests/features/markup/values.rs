//! Markup in the values of front matter and of YAML files.

use super::{CLAIM, EXPLAINER, in_finding, short};
use crate::small_site::SmallSite;

#[test]
fn markup_in_a_value_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (finding, expected) in [
        ("\"One [[source:minutes]] closed.\"", "9:15 broken-markup"),
        ("\"One closed.[^1]\"", "9:22 broken-markup"),
        (
            "\"One [closed](https://a.example/).\"",
            "9:15 broken-markup",
        ),
        ("\"One **closed** and\"", "9:15 markup-as-typed"),
        ("\"One *closed* and\"", "9:15 markup-as-typed"),
        ("\"One _closed_ and\"", "9:15 markup-as-typed"),
        ("\"One `closed` and\"", "9:15 markup-as-typed"),
        ("\"One ==closed== and\"", "9:15 markup-as-typed"),
        ("\"One %%closed%% and\"", "9:15 broken-markup"),
        ("\"One {{ closed }} and\"", "9:15 markup-as-typed"),
        ("\"One <https://a.example/> and\"", "9:15 markup-as-typed"),
        ("\"One \\\\* and\"", "9:15 markup-as-typed"),
        ("\"## One closed\"", "9:11 markup-as-typed"),
        ("\"• One closed\"", "9:11 markup-as-typed"),
        ("\"- [ ] One closed\"", "9:13 markup-as-typed"),
        ("|\n  - one\n  - two", "10:3 markup-as-typed"),
        ("|\n  > One closed", "10:3 markup-as-typed"),
        ("|\n  – Who?\n  – Nobody.", "10:3 markup-as-typed"),
        ("|\n  (1) One\n  (2) Two", "10:3 markup-as-typed"),
        ("\"One ~~closed and\"", "9:15 markup-as-typed"),
        ("\"One *closed and\"", "9:15 markup-as-typed"),
        ("\"One `closed and\"", "9:15 markup-as-typed"),
        ("\"One closed.\\\\\"", "9:22 markup-as-typed"),
        ("\"One (closed)[map.png]\"", "9:15 broken-markup"),
        ("|\n  | a | b |\n  |---|---|", "11:3 broken-markup"),
        ("\"One <b>closed</b>\"", "9:15 raw-html;9:24 raw-html"),
        ("\"One&nbsp;closed\"", "9:14 raw-html"),
        ("\"One&#8217;s closed\"", "9:14 raw-html"),
        ("\"One &eacute; closed\"", "9:15 raw-html"),
        (
            "\"One<br>closed <br/> so <a href='x'>\"",
            "9:14 raw-html;9:25 raw-html;9:34 raw-html",
        ),
        ("\"One <!-- why? --> closed\"", "9:15 raw-html"),
    ] {
        let found = in_finding(finding).join(";");
        if found != expected {
            wrong.push(format!("{finding}: {found} and not {expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn honest_values_hold_signs() {
    for finding in [
        "2 * 3 * 4 is 24, 5 > 3 and 3 < 5; AT&T; R&D; 50 % of 10 %",
        "'#metoo, C#, C++, snake_case_word, $5_000, f***'",
        "'[The keeper] said […] [sic] so [1]'",
        "'a <placeholder> and <3 and a&b; and x = y'",
        "https://a.example/a_b_c?x=1&copy=2 says so",
        "about ~50 of ~60; 10~20",
        "'He said: well * so.'",
    ] {
        assert_eq!(in_finding(finding), [""; 0], "{finding}");
    }
}

#[test]
fn every_printed_value_is_looked_at() {
    let marked = "A **word** here";
    for (file, old, new) in [
        (
            "content/site.yaml",
            "title: Town checks",
            format!("title: {marked}"),
        ),
        (
            "content/site.yaml",
            "description: Claims about an imaginary town, checked.",
            format!("description: {marked}"),
        ),
        (
            "content/site.yaml",
            "name: Town Checks",
            format!("name: {marked}"),
        ),
        (
            "content/site.yaml",
            "label: Unproven",
            format!("label: {marked}"),
        ),
        (
            "content/site.yaml",
            "definition: The evidence does not decide.",
            format!("definition: {marked}"),
        ),
        (
            "content/people.yaml",
            "name: Ada Example",
            format!("name: {marked}"),
        ),
        (
            "content/people.yaml",
            "  kind: person",
            format!("  kind: person\n  role: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "title: Minutes of the council",
            format!("title: {{en: {marked}}}"),
        ),
        (
            "content/sources/town.yaml",
            "publisher: Town council",
            format!("publisher: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "none: Only a paper copy exists.",
            format!("none: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "  seen: original",
            format!("  seen: original\n  note: {marked}"),
        ),
        (EXPLAINER, "title: The library", format!("title: {marked}")),
        (
            EXPLAINER,
            "standfirst: One of four libraries closed; three moved.",
            format!("standfirst: {marked}"),
        ),
        (
            CLAIM,
            "claim: The town closed four libraries",
            format!("claim: {marked}"),
        ),
        (
            CLAIM,
            "date: 2024-03-10",
            format!("date: 2024-03-10\nplace: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!("kind: statement\nwhy: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!("kind: statement\nunknown: {marked}"),
        ),
        (
            CLAIM,
            "as_of: 2024-03-31",
            format!("as_of: 2024-03-31\nlabel: {marked}"),
        ),
        (
            CLAIM,
            "    stance: undermines",
            format!("    stance: undermines\n    note: {marked}"),
        ),
        (
            CLAIM,
            "    stance: undermines",
            format!("    stance: undermines\n    at: {marked}"),
        ),
        (
            CLAIM,
            "reason: Her words were public and complete.",
            format!("reason: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!(
                "kind: statement\ncorrections: [{{date: 2024-04-02, grade: minor, text: {marked}}}]"
            ),
        ),
    ] {
        let findings = SmallSite::new("").replacing(file, old, &new).findings();
        let named = findings
            .iter()
            .filter(|found| found.starts_with(file) && found.ends_with(" markup-as-typed"))
            .count();
        assert_eq!(named, 1, "{new}: {findings:?}");
    }
}

#[test]
fn exact_words_hold_any_sign_and_notes_to_the_desk_are_not_printed() {
    let quote = |words: &str| {
        let site = SmallSite::new("").replacing(
            CLAIM,
            "quote: One library closes.",
            &format!("quote: \"{words}\""),
        );
        short(&site.checked().report, CLAIM, 0)
    };
    assert_eq!(
        quote("f*** this **really** #metoo @ada <3 {{x}} ==a== `b` | [sic] [1] > x"),
        [""; 0]
    );
    assert_eq!(quote("See [[source:minutes]]"), ["13:17 broken-markup"]);
    assert_eq!(quote("See it.[^1]"), ["13:20 broken-markup"]);
    assert_eq!(quote("A&nbsp;word"), ["13:14 markup-as-typed"]);
    let hold = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement",
        "kind: statement\nhold: Ask **Ada** about [[source:minutes]] [^1] <b>",
    );
    let marks: Vec<String> = hold
        .findings()
        .into_iter()
        .filter(|found| found.contains("mark") || found.contains("html"))
        .collect();
    assert_eq!(marks, [""; 0]);
}

#[test]
fn front_matter_that_a_line_of_hyphens_cuts_is_an_error_at_that_line() {
    let cut = |old: &str, new: &str| {
        let site = SmallSite::new("").replacing(CLAIM, old, new);
        short(&site.checked().report, CLAIM, 0)
    };
    let quote = "    quote: One library closes.";
    assert_eq!(
        cut(
            quote,
            "    quote: |\n      Four ducks\n---\n      were counted.\n    at: page 2"
        ),
        ["15:1 front-matter"]
    );
    assert_eq!(
        cut(
            quote,
            "    quote: >-\n      Four ducks\n\n---\n\n      were counted.\n    at: page 2"
        ),
        ["16:1 front-matter"]
    );
    assert_eq!(cut("as_of: 2024", "---\nas_of: 2024"), ["8:1 front-matter"]);
    // A rule across the page, and words with a colon, are honest.
    assert_eq!(
        cut(
            "The minutes list them.",
            "The minutes list them.\n\n---\n\nnote: this is all."
        ),
        [""; 0]
    );
    assert_eq!(
        cut(
            "The minutes list them.",
            "note: this is all.\n\nThe minutes list them.\n\n---\n\nMore."
        ),
        [""; 0]
    );
}
