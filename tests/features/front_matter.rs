//! Mistakes in front matter, and what the author reads about them.

use crate::small_site::SmallSite;

const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// The report on the small site with a piece of its claim replaced.
fn report(old: &str, new: &str) -> String {
    SmallSite::new("").replacing(CLOSED, old, new).report()
}

#[test]
fn the_small_site_is_in_order() {
    assert_eq!(SmallSite::new("").report(), "");
}

#[test]
fn a_colon_in_a_value_is_shown_at_the_colon() {
    assert_eq!(
        report("finding: One closed", "finding: What we found: one closed"),
        "\
content/explainers/library/claims/closed.md:9:23: error: a value without quotes cannot contain a colon followed by a space [yaml-syntax]
  |
9 | finding: What we found: one closed and three moved.
  |                       ^
   = help: put the whole value in double quotes

"
    );
}

#[test]
fn a_quotation_that_is_never_closed_is_shown_where_it_begins() {
    assert_eq!(
        report("finding: One closed", "finding: \"One closed"),
        "\
content/explainers/library/claims/closed.md:9:10: error: this quotation mark is never closed [yaml-syntax]
  |
9 | finding: \"One closed and three moved.
  |          ^
   = help: close it with the same mark, at the end of the value

"
    );
}

#[test]
fn a_tab_is_shown_in_its_own_line() {
    assert_eq!(
        report("    stance:", "\tstance:"),
        "\
content/explainers/library/claims/closed.md:12:1: error: YAML does not allow tabs for indentation [yaml-syntax]
   |
12 |     stance: undermines
   | ^^^^
   = help: indent with two spaces per level

"
    );
}

#[test]
fn a_value_that_begins_with_a_sign_of_yaml_is_shown_at_the_sign() {
    assert_eq!(
        report("quote: One library", "quote: @mayor, one library"),
        "\
content/explainers/library/claims/closed.md:13:12: error: a value cannot begin with `@` [yaml-syntax]
   |
13 |     quote: @mayor, one library closes.
   |            ^
   = help: put the whole value in double quotes

"
    );
}

#[test]
fn a_key_that_is_spelt_wrong_is_named_with_the_right_one() {
    assert_eq!(
        report("claimant: ada", "claimnat: ada"),
        "\
content/explainers/library/claims/closed.md:3:1: error: `claimnat` is not a known key [unknown-key]
  |
3 | claimnat: ada
  | ^^^^^^^^
   = help: did you mean `claimant`?

"
    );
}

#[test]
fn a_key_without_a_value_and_a_key_that_is_not_there_are_two_mistakes() {
    assert_eq!(
        report("claim: The town closed four libraries\n", "").to_string()
            + &report("kind: statement", "kind:"),
        "\
content/explainers/library/claims/closed.md:2:1: error: the key `claim` is missing [missing-key]
  |
2 | claimant: ada
  | ^^^^^^^^^^^^^
   = help: for example `claim: The town closed four libraries`

content/explainers/library/claims/closed.md:6:1: error: `kind` has no value [missing-key]
  |
6 | kind:
  | ^^^^
   = help: one of: allegation, denial, statement, quotation, event, number, context

"
    );
}

#[test]
fn a_key_twice_is_shown_where_it_stands_again() {
    assert_eq!(
        report("kind: statement", "kind: statement\nclaimant: gazette"),
        "\
content/explainers/library/claims/closed.md:7:1: error: `claimant` is given twice [duplicate-key]
  |
7 | claimant: gazette
  | ^^^^^^^^
   = help: keep one of the two

"
    );
}

#[test]
fn a_verdict_that_yaml_takes_for_false_is_told_to_be_quoted() {
    assert_eq!(
        report("verdict: \"false\"", "verdict: false"),
        "\
content/explainers/library/claims/closed.md:7:10: error: expected an id, found true or false [wrong-type]
  |
7 | verdict: false
  |          ^^^^^
   = help: write \"false\", with the quotation marks

"
    );
}

#[test]
fn a_date_in_another_form_is_told_the_form() {
    assert_eq!(
        report("date: 2024-03-10", "date: 10/03/2024"),
        "\
content/explainers/library/claims/closed.md:5:7: error: `10/03/2024` is not a date in the form YYYY-MM-DD [bad-value]
  |
5 | date: 10/03/2024
  |       ^^^^^^^^^^
   = help: did you mean 2024-03-10 or 2024-10-03?

"
    );
}

#[test]
fn a_word_that_is_none_of_a_list_is_told_the_list() {
    assert_eq!(
        report("kind: statement", "kind: opinion"),
        "\
content/explainers/library/claims/closed.md:6:7: error: `opinion` is not an allowed value [bad-value]
  |
6 | kind: opinion
  |       ^^^^^^^
   = help: one of: allegation, denial, statement, quotation, event, number, context

"
    );
}

#[test]
fn front_matter_that_never_ends_is_shown_where_it_begins() {
    let site =
        SmallSite::new("").with_bytes(CLOSED, "---\nclaim: The town closed four libraries\n");
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.md:1:1: error: the front matter that begins here is never closed [front-matter]
  |
1 | ---
  | ^^^
   = help: write a line of `---` between the keys and the text

"
    );
}

#[test]
fn carets_stand_under_wide_and_accented_letters() {
    assert_eq!(
        report("about: [gazette]", "about: [gazette, \"東京\", ada]"),
        "\
content/explainers/library/claims/closed.md:4:18: error: `東京` cannot be an id [bad-value]
  |
4 | about: [gazette, \"東京\", ada]
  |                  ^^^^^^
   = help: one of: ada, gazette; or add it to content/people.yaml with an id such as `a-name`, and write the id here

"
    );
}
