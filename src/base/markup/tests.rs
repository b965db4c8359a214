//! Words and the marks in them: where each begins and ends, and how long the search takes.

use super::*;

/// What is found: the words that are meant, and what they would be when they are fixed.
fn found(words: &str, place: TextContext) -> Vec<(String, Option<String>)> {
    let fixed = |mark: &MarkupFault| {
        let (range, to) = mark.edit.clone()?;
        Some(format!(
            "{}{to}{}",
            &words[..range.start],
            &words[range.end..]
        ))
    };
    find(words, place)
        .iter()
        .map(|mark| (words[mark.range.clone()].to_owned(), fixed(mark)))
        .collect()
}

#[test]
fn a_mark_is_meant_from_its_first_sign_to_its_last() {
    for (words, meant, fixed) in [
        (
            "So [source:minutes] it is",
            "[source:minutes]",
            Some("So [[source:minutes]] it is"),
        ),
        (
            "So ![claim:closed|words]] it is",
            "![claim:closed|words]]",
            Some("So ![[claim:closed|words]] it is"),
        ),
        (
            "So [a b](https://a.example/x",
            "[a b](https://a.example/x",
            Some("So [a b](https://a.example/x)"),
        ),
        ("é **a **b", "**", None),
        ("{{< x >}} b", "{{< x >}}", None),
        ("\u{2022} a\n\u{2022} b", "\u{2022}", Some("- a\n- b")),
    ] {
        assert_eq!(
            found(words, TextContext::Body),
            [(meant.to_owned(), fixed.map(str::to_owned))],
            "{words}"
        );
    }
}

#[test]
fn a_sign_that_was_escaped_is_meant() {
    for words in [
        "\u{1}[claim:a]]",
        "\u{1}\u{1}a\u{1}\u{1}",
        "\u{1}# a",
        "\u{1}{ a }}",
    ] {
        assert_eq!(found(words, TextContext::Body), [], "{words:?}");
    }
}

#[test]
fn words_without_signs_are_looked_at_once() {
    for words in [
        "",
        "Four ducks were counted.",
        "One line\nand another",
        "It\u{2019}s (so) \u{2013} yes: no; 3, 4.",
    ] {
        assert!(!may_hold_marks(words), "{words}");
    }
}

#[test]
fn a_text_has_at_most_so_many_marks() {
    let notes: Vec<String> = (0..1_000).map(|number| format!("a[^{number}] ")).collect();
    assert_eq!(find(&notes.concat(), TextContext::Body).len(), MAX_FAULTS);
}

#[test]
fn any_signs_in_any_order_are_taken() {
    let signs =
        "[]()!*_#|:-=~^%{}<>&;$+`\\ \n.a1\u{2022}\u{3010}\u{ff3b}\u{ff01}\u{91cd}\u{1}\u{2}"
            .chars()
            .collect::<Vec<_>>();
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0)
    };
    for _ in 0..3_000 {
        let words: String = (0..next() % 40)
            .map(|_| signs[next() % signs.len()])
            .collect();
        for place in [
            TextContext::Body,
            TextContext::Value,
            TextContext::Quotation,
        ] {
            for mark in find(&words, place) {
                assert!(words.get(mark.range.clone()).is_some(), "{words:?}");
                assert!(
                    mark.edit
                        .is_none_or(|(range, _)| words.get(range).is_some()),
                    "{words:?}"
                );
            }
        }
    }
}
