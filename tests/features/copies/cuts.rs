//! Quotations that begin or end within a sentence of the copy say so.

use super::{CLAIM, MINUTES, quoting};

/// True if a quotation from this text is reported as cut.
fn is_cut(text: &str, quotation: &str) -> bool {
    is_cut_in("copies/minutes.txt", text, quotation)
}

fn is_cut_in(name: &str, text: &str, quotation: &str) -> bool {
    let quotation = format!("'{}'", quotation.replace('\'', "''"));
    let findings = quoting(name, text, &quotation).findings();
    assert!(
        findings
            .iter()
            .all(|found| found.ends_with(" quotation-cut")),
        "{quotation}: {findings:?}"
    );
    !findings.is_empty()
}

#[test]
fn a_cut_without_a_mark_is_shown_in_its_sentence() {
    assert_eq!(
        quoting("copies/minutes.txt", MINUTES, "closes, and three move").report(),
        "\
content/explainers/library/claims/closed.md:13:12: warning: this quotation begins and ends within a sentence of the copy of `minutes` [quotation-cut]
   |
13 |     quote: closes, and three move
   |            ^^^^^^^^^^^^^^^^^^^^^^
   = help: write `[…]` at both ends, or quote the sentence whole
   = note: the sentence in the copy, with the quotation in [- -]: One library [-closes, and three move-] to other buildings.

"
    );
    let one_end = quoting("copies/minutes.txt", MINUTES, "One library closes").report();
    assert!(
        one_end.contains("this quotation ends within a sentence")
            && one_end.contains("write `[…]` after it"),
        "{one_end}"
    );
}

#[test]
fn marks_say_where_something_is_cut() {
    let text = "The clerk reports that one library closes and three move.";
    for marked in [
        "[…] one library closes […]",
        "… one library closes (...)",
        "The clerk reports […] three move.",
        "[…] one library […] three move.",
    ] {
        assert!(!is_cut(text, marked), "{marked}");
    }
    for unmarked in [
        "one library closes […]",
        "[…] one library closes",
        "one library […] three move.",
    ] {
        assert!(is_cut(text, unmarked), "{unmarked}");
    }
}

#[test]
fn whole_sentences_need_no_mark() {
    for (text, quotation) in [
        (
            "It rained. One library closes. Three move.",
            "One library closes",
        ),
        (
            "It rained. One library closes. Three move.",
            "One library closes. Three move.",
        ),
        (
            "Is it true? One library\ncloses! Three move.",
            "One library closes",
        ),
        (
            "She said: \"One library closes.\" Nobody laughed.",
            "One library closes.",
        ),
        (
            "\"One library closes,\" the clerk said.",
            "One library closes",
        ),
        (
            "The clerk spoke of \u{201c}one library\u{201d} and left.",
            "one library",
        ),
        ("Item 4: One library closes.", "One library closes."),
        ("(a) One library closes.", "One library closes."),
        ("- One library closes", "One library closes"),
        ("One library closes.[2] Three move.", "One library closes."),
        (
            "It began at 9 p.m. One library closes.",
            "One library closes.",
        ),
        (
            "Une bibliothèque « ferme ». Trois déménagent.",
            "Trois déménagent.",
        ),
        (
            "Sie sagte: »Eine Bücherei schließt.« Dann ging sie.",
            "Eine Bücherei schließt.",
        ),
    ] {
        assert!(!is_cut(text, quotation), "{text}: {quotation}");
    }
}

#[test]
fn abbreviations_and_days_end_no_sentence() {
    for (text, quotation) in [
        (
            "It rained. Mr. Example closed one library.",
            "Example closed one library.",
        ),
        ("It was said by J. Example in May.", "Example in May."),
        ("Die Sitzung vom 22. März war kurz.", "März war kurz."),
        ("M. Exemple et Mme Exemple ferment.", "Exemple ferment."),
    ] {
        assert!(is_cut(text, quotation), "{text}: {quotation}");
    }
    assert!(!is_cut(
        "It rained. Mr. Example closed one library.",
        "Mr. Example closed one library."
    ));
}

#[test]
fn headings_and_paragraphs_end_sentences() {
    let text = "Libraries: what the council said\nMinutes of a long meeting in the town hall of the town\n\nOne library closes\n\nThree move\n";
    for quotation in [
        "Libraries: what the council said",
        "One library closes",
        "Three move",
    ] {
        assert!(!is_cut(text, quotation), "{quotation}");
    }
    let html = "<h1>What was said</h1><p>One library\ncloses</p><ul><li>three <b>move</b></ul>";
    let markdown = "# What was said\n\nOne library\ncloses\n\n- three *move*\n";
    for quotation in ["What was said", "One library closes", "three move"] {
        assert!(!is_cut_in("copies/minutes.html", html, quotation));
        assert!(!is_cut_in("copies/minutes.md", markdown, quotation));
    }
    assert!(is_cut_in("copies/minutes.html", html, "library closes"));
    assert!(is_cut_in(
        "copies/minutes.html",
        "<p>One<br>library closes</p>",
        "library closes"
    ));
}

#[test]
fn one_place_where_the_words_are_whole_is_enough() {
    let text = "The clerk reports that one library closes today. \"one library closes\"";
    assert!(!is_cut(text, "one library closes"));
    assert!(is_cut(
        &text.replace('"', "she says "),
        "one library closes"
    ));
}

#[test]
fn a_part_of_a_word_and_an_expression_are_no_passages() {
    assert!(!is_cut(
        "The stones are loose. Mark the tone.",
        "Mark the tone."
    ));
    assert!(!is_cut(
        &"They say that so it is today. ".repeat(30),
        "so it is"
    ));
}

#[test]
fn a_file_may_allow_it() {
    let site = quoting("copies/minutes.txt", MINUTES, "closes, and three move").replacing(
        CLAIM,
        "reply:",
        "lint: {quotation-cut: {level: allow, because: The entry of a table.}}\nreply:",
    );
    assert_eq!(site.findings(), [""; 0]);
}
