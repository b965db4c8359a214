//! The twins of pages in Markdown, and `llms.txt`: what programs take from there never parts a claim
//! from its verdict, its day and its address.

use crate::small_site::{SmallSite, quoted};

const CLAIM: &str = "content/explainers/library/claims/closed.md";

#[test]
fn the_whole_twin_of_a_claim() {
    let expected = "\
# False: The town closed four libraries

<https://checks.example/library/closed/>

Town Gazette, Town checks, 1 April 2024

**False (as of 31 March 2024).** One closed and three moved.

Claimed by Ada Example, 10 March 2024

## The evidence

### Undermines the claim

- [Town council: Minutes of the council](<https://town.example/minutes>) (1 March 2024)

  > One library closes.

## What the evidence shows

The minutes list them.

## Their side

No comment was sought

Her words were public and complete.
";
    assert_eq!(SmallSite::new("").file("library/closed/index.md"), expected);
}

#[test]
fn the_whole_twin_of_an_explainer() {
    let expected = "\
# The library

<https://checks.example/library/>

Town Gazette, Town checks, 1 April 2024

**One of four libraries closed; three moved.**

- [False: The town closed four libraries](<https://checks.example/library/closed/>)

  **False (as of 31 March 2024).** One closed and three moved.

The council met.[\\[1\\]](<https://checks.example/library/#cite-1>)
";
    assert_eq!(SmallSite::new("").file("library/index.md"), expected);
}

#[test]
fn a_body_keeps_its_form() {
    let body = "The *minutes* and **more**: `a|b`.\n\n## A heading\n\n1. One\n2. Two\n   - Deep\n\n> Said.\n\n\
                | A | B |\n| --- | --- |\n| 1 | 2 |\n\nSee [[claim:closed]].";
    let site = SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "The council met.[[source:minutes]]",
        body,
    );
    let twin = site.file("library/index.md");
    for part in [
        "The *minutes* and **more**: `a|b`.",
        "\n\n## A heading\n\n1. One\n2. Two\n   - Deep\n\n> Said.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n",
        "See [The town closed four libraries](<https://checks.example/library/closed/>) (False, as of 31 March 2024).",
    ] {
        assert!(twin.contains(part), "{part} in {twin}");
    }
}

#[test]
fn evidence_says_who_speaks_and_where_it_was_read() {
    let twin = SmallSite::new("")
        .replacing(
            CLAIM,
            "stance: undermines",
            "stance: undermines\n    by: gazette\n    as: finding\n    via: copied",
        )
        .replacing(
            "content/sources/town.yaml",
            "minutes:",
            "copied:\n  title: A copy of the minutes\n  publisher: Town Post\n  kind: news-report\n  date: 2024-03-04\n  \
             url: https://post.example/copy\n  primary: false\n  basis: documents\n  archive: {none: Taken down.}\n  \
             seen: original\nminutes:",
        )
        .file("library/closed/index.md");
    let expected = "- Town Gazette, in a finding\n\n  [Town council: Minutes of the council](<https://town.example/minutes>) \
                    (1 March 2024)\n\n  As quoted in [Town Post: A copy of the minutes](<https://post.example/copy>) \
                    (4 March 2024)\n\n  > One library closes.\n";
    assert!(twin.contains(expected), "{twin}");
}

#[test]
fn a_claim_of_nobody_in_particular_has_a_day_and_no_name() {
    let twin = SmallSite::new("")
        .replacing(CLAIM, "claimant: ada\n", "")
        .file("library/closed/index.md");
    assert!(twin.contains("\n\n10 March 2024\n\n"), "{twin}");
    assert!(!twin.contains("Claimed by"), "{twin}");
}

#[test]
fn no_text_becomes_markup() {
    let hostile = "# *x* [y](z) <b> `c` \\ | ~ & _e_";
    let site = SmallSite::new("").in_spite_of_marks().replacing(
        CLAIM,
        "The town closed four libraries",
        &quoted(hostile),
    );
    let twin = site.file("library/closed/index.md");
    let title = "# False: \\# \\*x\\* \\[y\\](z) \\<b\\> \\`c\\` \\\\ \\| \\~ \\& \\_e\\_\n";
    assert!(twin.starts_with(title), "{twin}");
}

#[test]
fn pages_name_their_twins() {
    let output = SmallSite::new("").output();
    for (page, twin) in [
        ("library/index.html", "/library/index.md"),
        ("library/closed/index.html", "/library/closed/index.md"),
    ] {
        let link = "head link[rel=alternate][type='text/markdown']";
        assert_eq!(
            crate::reader::attributes(&output[page], link, "href"),
            [twin]
        );
        assert!(output.contains_key(&twin[1..]));
    }
}

#[test]
fn llms_txt_leads_to_the_twins_and_tells_each_outcome() {
    let text = SmallSite::new("").file("llms.txt");
    for part in [
        "# Town checks\n\n> Claims about an imaginary town, checked.\n\nQuote no claim without its verdict, the date of that \
         verdict and its address.\n",
        "- [The library](<https://checks.example/library/index.md>): One of four libraries closed; three moved.\n",
        "- [False: The town closed four libraries](<https://checks.example/library/closed/index.md>): False (as of 31 March 2024). \
         One closed and three moved.\n",
        "- [claims.ndjson](<https://checks.example/claims.ndjson>)\n",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_llms_txt_of_the_authors_own_takes_its_place() {
    let site = SmallSite::new("").with_asset("content/static/llms.txt");
    assert_eq!(site.findings(), Vec::<String>::new());
    assert!(!site.output().contains_key("llms.txt"));
}
