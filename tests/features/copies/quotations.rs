//! Quotations are looked for in the copies of their sources.

use tempfile::TempDir;

use super::{CLAIM, MINUTES, SOURCES, check, quoting, sha256, with_copy};
use crate::small_site::SmallSite;

/// True if the words are in the copy, whole or cut.
fn is_found(site: &SmallSite) -> bool {
    let findings = site.findings();
    findings
        .iter()
        .all(|found| found.ends_with(" quotation-cut"))
}

#[test]
fn a_quotation_that_is_not_there_is_shown_beside_the_nearest_passage() {
    assert_eq!(
        quoting("copies/minutes.txt", MINUTES, "One library closed, and three move").report(),
        "\
content/explainers/library/claims/closed.md:13:12: error: these words are not in the copy of `minutes`, `copies/minutes.txt` [quotation-not-in-copy]
   |
13 |     quote: One library closed, and three move
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: quote word for word; write `…` or `[…]` where you leave something out
   = note: closest passage, the quotation's words in [- -], the copy's in {+ +}: One library [-closed,-] {+closes,+} and three move

"
    );
    let report = quoting("copies/minutes.txt", MINUTES, "Nobody spoke.").report();
    assert!(
        report.contains("note: nothing close to “Nobody spoke.” was found in it"),
        "{report}"
    );
}

#[test]
fn words_that_stand_there_are_found_through_typesetting_and_cuts() {
    for quotation in [
        "One library closes, and three",
        "One library […] three move",
        "\"… closes ... other buildings.\"",
    ] {
        assert!(
            is_found(&quoting("copies/minutes.txt", MINUTES, quotation)),
            "{quotation}"
        );
    }
}

#[test]
fn markdown_and_html_are_read_as_readers_see_them() {
    let markdown =
        "## Item 4\n\nOne *library*\n**closes**, [and three](https://town.example/) move.\n";
    let html = "<!doctype html><title>Minutes</title><style>p { color: red }</style><script>var a = 'One <b>';</script>\
                <p>Item&nbsp;4.<div>One <b>lib</b>rary<br>closes, and&#32;three &ldquo;move&rdquo;.</div><!-- not this -->";
    let found =
        |name: &str, bytes: &str, quotation: &str| is_found(&quoting(name, bytes, quotation));
    assert!(found(
        "copies/minutes.md",
        markdown,
        "One library closes, and three move."
    ));
    assert!(found(
        "copies/minutes.MARKDOWN",
        markdown,
        "Item 4 One library"
    ));
    assert!(found(
        "copies/minutes.html",
        html,
        "'Item 4. One library closes, and three \"move\".'"
    ));
    let own = "<p><x-link>Ellery</x-link>, the <label>mayor</label></p>";
    assert!(
        found("copies/minutes.html", own, "Ellery, the mayor"),
        "elements that nobody knows stand in a line"
    );
    for hidden in ["Minutes", "color", "var a", "not this"] {
        assert!(!found("copies/minutes.htm", html, hidden), "{hidden}");
    }
}

#[test]
fn other_forms_say_nothing() {
    for name in [
        "copies/minutes.pdf",
        "copies/minutes",
        "copies/minutes.docx",
    ] {
        assert_eq!(
            quoting(name, "%PDF", "Nobody spoke.").report(),
            "",
            "{name}"
        );
    }
}

#[test]
fn texts_in_other_encodings_are_read() {
    let latin = b"Le proc\xe8s-verbal du conseil".to_vec();
    assert!(is_found(&quoting(
        "copies/minutes.txt",
        latin.clone(),
        "procès-verbal"
    )));
    assert!(!is_found(&quoting(
        "copies/minutes.txt",
        latin,
        "proces-verbal"
    )));
    let page = b"<meta charset=windows-1251><p>\xcf\xf0\xee\xf2\xee\xea\xee\xeb".to_vec();
    assert!(is_found(&quoting("copies/minutes.html", page, "Протокол")));
}

#[test]
fn the_words_of_the_claim_itself_are_looked_for_where_one_source_has_them() {
    let appearing = |sources: &str| {
        let own = format!(
            "quote: Nobody spoke.\nappearances: [{sources}]\nevidence:\n  - source: minutes"
        );
        with_copy("copies/minutes.txt", "One library closes.").replacing(
            CLAIM,
            "evidence:\n  - source: minutes",
            &own,
        )
    };
    let both = "minutes, budget";
    let budget = SmallSite::new("")
        .text(SOURCES)
        .replace("minutes:", "budget:");
    assert_eq!(
        appearing("minutes").findings(),
        [format!("{CLAIM}:10:8 quotation-not-in-copy")]
    );
    let several = appearing(both).with_bytes("content/sources/budget.yaml", budget);
    assert_eq!(several.findings(), [""; 0]);
}

#[test]
fn a_copy_with_other_bytes_is_not_the_one_on_record() {
    let site = with_copy("copies/minutes.txt", MINUTES)
        .with_bytes("copies/minutes.txt", "Nobody spoke.\n");
    assert_eq!(
        site.findings(),
        [format!("{SOURCES}:11:18 copy-differs")],
        "and proves nothing of the quotation"
    );
    let report = site.report();
    assert!(
        report.contains("`copies/minutes.txt` is not the same file as the copy on record"),
        "{report}"
    );
    assert!(
        report.contains(&format!(
            "the SHA-256 of this file is {}",
            sha256("Nobody spoke.\n")
        )),
        "{report}"
    );
}

#[test]
fn a_copy_that_is_not_here_says_nothing() {
    assert_eq!(
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .without("copies/minutes.txt")
            .report(),
        ""
    );
}

#[test]
fn quotations_that_nobody_could_compare_are_counted() {
    for (name, bytes, what) in [
        ("copies/minutes.pdf", b"%PDF-1.7".to_vec(), "a damaged PDF"),
        (
            "copies/minutes.docx",
            b"PK\x03\x04".to_vec(),
            "an office document",
        ),
        ("copies/minutes.pdf", b"No PDF".to_vec(), "a PDF"),
        ("copies/minutes.png", b"\x89PNG".to_vec(), "a picture"),
    ] {
        let folder = TempDir::new().expect("a folder");
        with_copy(name, bytes).lay_out(folder.path());
        let checked = check(folder.path());
        assert_eq!(checked.status.code(), Some(0), "{name}");
        let said = String::from_utf8(checked.stdout).expect("UTF-8");
        let unread = format!("1 quotation was not compared: the copy of `minutes` is {what}\n");
        assert!(said.starts_with(&unread), "{said}");
    }
}

#[test]
fn words_that_readers_of_a_page_do_not_see_prove_nothing() {
    let found = |name: &str, markup: &str| {
        let bytes = format!("<!doctype html><p>Item 4.</p>{markup}<p>Nobody spoke.</p>");
        is_found(&quoting(name, bytes, "One library closes."))
    };
    for hidden in [
        "<p hidden>One library closes.</p>",
        "<div aria-hidden=true><p>One library closes.</p></div>",
        "<p style=\"display: none\">One library closes.</p>",
        "<p style='visibility:hidden'>One library closes.</p>",
        "<template><p>One library closes.</p></template>",
        "<noscript><p>One library closes.</p></noscript>",
        "<!-- One library closes. -->",
        "<p>One library <span hidden>closes.</span></p>",
    ] {
        assert!(!found("copies/minutes.html", hidden), "{hidden}");
    }
    let markdown = "Item 4.\n\n<div hidden>\n\nOne library closes.\n\n</div>\n";
    assert!(!is_found(&quoting(
        "copies/minutes.md",
        markdown,
        "One library closes."
    )));
    for shown in [
        "<details><summary>Item 5</summary>One library closes.</details>",
        "<p>One library<span hidden> never</span> closes.</p>",
        "<p hidden>Item 5<p>One library closes.",
    ] {
        assert!(found("copies/minutes.html", shown), "{shown}");
    }
}
