//! Unseen and misleading characters in texts: their number, their place, their fix.

use super::{CLAIM, site, told};

#[test]
fn an_override_is_an_error_at_its_own_column_wherever_it_stands() {
    for (old, new, place) in [
        ("claim: The town", "claim: The \u{202e}town", "2:12"),
        ("finding: One", "finding: O\u{202e}ne", "9:11"),
        ("quote: One", "quote: One\u{202e}", "13:15"),
        (
            "The minutes list",
            "The minutes\n\nare \u{202e}list",
            "18:5",
        ),
        ("The minutes list them.", "`a\u{202e}b`", "16:3"),
        ("The minutes list them.", "```\na\u{202e}b\n```", "17:2"),
        ("kind: statement", "kind: statement # \u{202e}", "6:19"),
    ] {
        let found = told(&site().replacing(CLAIM, old, new));
        assert!(
            found.contains(&format!("{place} error U+202E RIGHT-TO-LEFT OVERRIDE")),
            "{new:?}: {found:#?}"
        );
    }
}

#[test]
fn what_only_disturbs_is_a_warning_and_can_be_taken_out() {
    let site = site().replacing(CLAIM, "claim: The town", "claim: The to\u{200b}wn");
    assert_eq!(told(&site), ["2:14 warning U+200B ZERO WIDTH SPACE"]);
    let report = site.checked().report;
    assert!(
        report.fixes[0].after.contains("claim: The town closed"),
        "{}",
        report.fixes[0].after
    );
}

#[test]
fn what_escapes_and_references_stand_for_is_told_too() {
    for (old, new) in [
        (
            "claim: The town closed four libraries",
            "claim: \"The \\u202Etown closed four\"",
        ),
        ("The minutes list them.", "The &#x202E;minutes."),
        (
            "The minutes list them.",
            "The [minutes](https://a.example/ \"a&#8238;b\").",
        ),
    ] {
        let found = told(&site().replacing(CLAIM, old, new));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            found[0].contains("error U+202E RIGHT-TO-LEFT OVERRIDE"),
            "{found:#?}"
        );
    }
}

#[test]
fn isolates_close_in_their_own_text() {
    let clean = site()
        .replacing(
            CLAIM,
            "finding: One closed",
            "finding: \u{2068}One\u{2069} closed",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "The \u{2067}minutes\u{2069}\nlist \u{2066}*them\u{2069}*.",
        );
    assert_eq!(told(&clean), Vec::<String>::new());
    for (site, places) in [
        (
            site().replacing(CLAIM, "finding: One", "finding: \u{2067}One"),
            vec!["9:10"],
        ),
        // One opens in a value, the other closes in the next.
        (
            site()
                .replacing(CLAIM, "finding: One", "finding: \u{2067}One")
                .replacing(CLAIM, "quote: One", "quote: \u{2069}One"),
            vec!["9:10", "13:12"],
        ),
        (
            site().replacing(
                CLAIM,
                "The minutes list",
                "- \u{2067}a\n- b\u{2069}\n\nThe minutes list",
            ),
            vec!["16:3", "17:4"],
        ),
        (
            site().replacing(CLAIM, "The minutes", "\u{2067}The minutes"),
            vec!["16:1"],
        ),
    ] {
        let found = told(&site);
        let found: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert_eq!(found, places);
    }
}

#[test]
fn a_control_character_is_told_at_its_place_with_what_it_was() {
    let found = told(&site().replacing(CLAIM, "The minutes list", "It\u{92}s in the minutes"));
    assert_eq!(found, ["16:3 error U+0092 CONTROL"]);
    let report = site()
        .replacing(CLAIM, "The minutes list", "It\u{92}s in the minutes")
        .report();
    assert!(
        report.contains("it was probably `\u{2019}` in Windows-1252")
            && report.contains("It<U+0092>s"),
        "{report}"
    );
}

#[test]
fn text_that_was_decoded_twice_is_told_with_what_it_was() {
    let site = site().replacing(
        CLAIM,
        "finding: One closed",
        "finding: La bibliothÃ¨que, itâ€™s closed",
    );
    let report = site.checked().report;
    let first = &report.lines[0];
    assert_eq!(report.lines.len(), 2);
    assert_eq!((first.line, first.column), (Some(9), Some(21)));
    assert!(
        first.message.starts_with("`Ã¨` is probably `è`"),
        "{}",
        first.message
    );
    assert!(
        report.fixes[0]
            .after
            .contains("La bibliothèque, it’s closed")
    );
}

#[test]
fn numbers_among_words_that_run_from_right_to_left_may_have_marks_of_direction() {
    let hebrew = |text: &str| {
        site()
            .replacing(
                CLAIM,
                "finding: One closed",
                "finding: אחת נסגרה\nwhy: \"\u{200e}03-1234567\u{200e}\"\nunknown: One closed",
            )
            .replacing(
                CLAIM,
                "The minutes list them.",
                &format!("הפרוטוקול.\n\n{text}\n\nעוד."),
            )
    };
    assert_eq!(told(&hebrew("\u{200e}+972-3-1234567\u{200e}")), [""; 0]);
    assert_eq!(told(&hebrew("(2024)&rlm; &#x200E;1-2")), [""; 0]);
    assert_eq!(told(&hebrew("|אחת|\n|---|\n|1\u{200f}|")), [""; 0]);
    let english = site().replacing(
        CLAIM,
        "The minutes list them.",
        "The minutes.\n\n03-1234567\u{200e}",
    );
    assert_eq!(told(&english), ["18:11 warning U+200E LEFT-TO-RIGHT MARK"]);
}

#[test]
fn no_report_prints_what_turns_words_round() {
    let site = site().replacing(CLAIM, "verdict: \"false\"", "verdict: \"fa\u{202e}lse\"");
    let report = site.checked().report;
    for text in [
        report.human(true),
        report.json(),
        report.github(""),
        report.sarif(""),
    ] {
        assert!(!text.contains('\u{202e}'), "{text}");
    }
    assert!(
        report.human(false).contains("\"fa<U+202E>lse\""),
        "{}",
        report.human(false)
    );
    assert!(report.json().contains("fa\\u202else"), "{}", report.json());
    assert!(
        report
            .lines
            .iter()
            .all(|line| !line.in_full().contains('\u{202e}'))
    );
    let human = report.human(false);
    let carets: Vec<usize> = human
        .lines()
        .map(|line| line.matches('^').count())
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(
        carets,
        ["\"fa<U+202E>lse\"".len(), "<U+202E>".len()],
        "{human}"
    );
}

#[test]
fn what_languages_need_is_clean() {
    let site = site()
        .replacing(
            CLAIM,
            "finding: One closed",
            "finding: می\u{200c}خواهم (2024)\u{200f}, 👩\u{200d}🚒 ❤\u{fe0f}, क्\u{200d}ष closed",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "\u{2067}قال (2024)\u{2069} and PDF\u{200c}ها, 12\u{202f}500 « à\u{a0}» Tiếng Việt.",
        );
    assert_eq!(told(&site), Vec::<String>::new());
}

#[test]
fn honest_signs_beside_each_other_were_decoded_once() {
    for honest in [
        "The plank was 1×½×¼ inch.",
        "«Ya no está»—dijo el alcalde.",
        "«Å»en",
        "Fra Å–en",
        "eV/Å·atom",
    ] {
        assert_eq!(
            told(&site().replacing(CLAIM, "The minutes list them.", honest)),
            [""; 0],
            "{honest}"
        );
    }
}
