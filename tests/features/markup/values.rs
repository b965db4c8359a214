//! Markup in the values of front matter and of YAML files.

use super::{CLAIM, in_finding, short};
use crate::small_site::SmallSite;
use crate::table::rows;

#[test]
fn markup_in_a_value_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (finding, expected) in rows(VALUES) {
        let found = in_finding(&finding).join(";");
        if found != expected {
            wrong.push(format!("{finding}: {found} and not {expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

/// Findings as YAML has them, and the places of what is found in them.
const VALUES: &str = r###"
"One [[source:minutes]] closed."
=> 9:15 broken-markup
"One closed.[^1]"
=> 9:22 broken-markup
"One [closed](https://a.example/)."
=> 9:15 broken-markup
"One **closed** and"
=> 9:15 markup-as-typed
"One *closed* and"
=> 9:15 markup-as-typed
"One _closed_ and"
=> 9:15 markup-as-typed
"One `closed` and"
=> 9:15 markup-as-typed
"One ==closed== and"
=> 9:15 markup-as-typed
"One %%closed%% and"
=> 9:15 broken-markup
"One {{ closed }} and"
=> 9:15 markup-as-typed
"One <https://a.example/> and"
=> 9:15 markup-as-typed
"One \\* and"
=> 9:15 markup-as-typed
"## One closed"
=> 9:11 markup-as-typed
"• One closed"
=> 9:11 markup-as-typed
"- [ ] One closed"
=> 9:13 markup-as-typed
|
  - one
  - two
=> 10:3 markup-as-typed
|
  > One closed
=> 10:3 markup-as-typed
|
  – Who?
  – Nobody.
=> 10:3 markup-as-typed
|
  (1) One
  (2) Two
=> 10:3 markup-as-typed
"One ~~closed and"
=> 9:15 markup-as-typed
"One *closed and"
=> 9:15 markup-as-typed
"One `closed and"
=> 9:15 markup-as-typed
"One closed.\\"
=> 9:22 markup-as-typed
"One (closed)[map.png]"
=> 9:15 broken-markup
|
  | a | b |
  |---|---|
=> 11:3 broken-markup
"One <b>closed</b>"
=> 9:15 raw-html
"One&nbsp;closed"
=> 9:14 raw-html
"One&#8217;s closed"
=> 9:14 raw-html
"One &eacute; closed"
=> 9:15 raw-html
"One<br>closed <br/> so <a href='x'>"
=> 9:14 raw-html;9:25 raw-html;9:34 raw-html
"One <!-- why? --> closed"
=> 9:15 raw-html
"###;

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
    for file in PRINTED.trim_matches('\n').split("\n\n") {
        let (file, edits) = file.split_once('\n').expect("a path and its edits");
        for (old, new) in edits
            .split("\n- ")
            .map(|edit| edit.split_once('\n').expect("two lines"))
        {
            let (old, new) = (old.trim_start_matches("- "), new.replace("+ ", ""));
            let findings = SmallSite::new("").replacing(file, old, &new).findings();
            let named = findings
                .iter()
                .filter(|found| found.starts_with(file) && found.ends_with(" markup-as-typed"))
                .count();
            assert_eq!(named, 1, "{new}: {findings:?}");
        }
    }
}

/// Every value that is printed, with markup in it.
const PRINTED: &str = r"
content/site.yaml
- title: Town checks
+ title: A **word** here
- description: Claims about an imaginary town, checked.
+ description: A **word** here
- name: Town Checks
+ name: A **word** here
- label: Unproven
+ label: A **word** here
- definition: The evidence does not decide.
+ definition: A **word** here

content/people.yaml
- name: Ada Example
+ name: A **word** here
-   kind: person
+   kind: person
+   role: A **word** here

content/sources/town.yaml
- title: Minutes of the council
+ title: {en: A **word** here}
- publisher: Town council
+ publisher: A **word** here
- none: Only a paper copy exists.
+ none: A **word** here
-   seen: original
+   seen: original
+   note: A **word** here

content/explainers/library/index.md
- title: The library
+ title: A **word** here
- standfirst: One of four libraries closed; three moved.
+ standfirst: A **word** here

content/explainers/library/claims/closed.md
- claim: The town closed four libraries
+ claim: A **word** here
- date: 2024-03-10
+ date: 2024-03-10
+ place: A **word** here
- kind: statement
+ kind: statement
+ why: A **word** here
- kind: statement
+ kind: statement
+ unknown: A **word** here
- as_of: 2024-03-31
+ as_of: 2024-03-31
+ label: A **word** here
-     stance: undermines
+     stance: undermines
+     note: A **word** here
-     stance: undermines
+     stance: undermines
+     at: A **word** here
- reason: Her words were public and complete.
+ reason: A **word** here
- kind: statement
+ kind: statement
+ corrections: [{date: 2024-04-02, grade: minor, text: A **word** here}]
";

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
    // A rule across the page, and words with a colon, are meant as they are.
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
