//! Tests of the comparison of quotations.

use super::Wording;

const MINUTES: &str = "The council met in March. One library closes, and three move: “so it was,” she said — ‘at last’.";

fn stands(text: &str, quotation: &str) -> bool {
    Wording::of(text).place(quotation).is_ok()
}

fn nearest(text: &str, quotation: &str) -> Option<String> {
    let text = Wording::of(text);
    text.nearest(&text.place(quotation).expect_err("it does not stand there"))
}

#[test]
fn words_stand_there_exactly_or_not() {
    assert!(stands(MINUTES, "One library closes"));
    assert!(!stands(MINUTES, "one library closes"));
    assert!(!stands(MINUTES, "One library closed"));
    assert!(!stands(MINUTES, "One library closes and three move"));
}

#[test]
fn what_typesetting_does_makes_no_difference() {
    assert!(stands(
        MINUTES,
        "three move: \"so it was,\" she said - 'at last'"
    ));
    assert!(stands("One\n   library\u{a0}closes", "One library closes"));
    assert!(stands(
        "One libra\u{ad}ry\u{200b} closes",
        "One library closes"
    ));
    assert!(stands("une e\u{301}cole", "une \u{e9}cole"));
    assert!(stands("« Une école », dit-elle", "“Une école”, dit-elle"));
    assert!(stands("So...", "So…"));
    assert!(
        !stands("'so'", "\"so\""),
        "double and single marks say who is quoted"
    );
}

#[test]
fn guillemets_lose_the_space_inside_them_whichever_way_they_point() {
    for (text, quotation) in [
        (
            "Er sagte »Alles grün« und ging.",
            "sagte \"Alles grün\" und",
        ),
        ("Er sagte »Alles grün« und ging.", "sagte „Alles grün“ und"),
        (
            "Sie las: »Er rief ›nein!‹ und ging.« Und dann?",
            "las: „Er rief ‚nein!‘ und ging.“ Und",
        ),
        ("»›Nein‹ ist nein« sagt er", "„‚Nein‘ ist nein“ sagt er"),
        ("Hun sagde »ja« og gik", "sagde “ja” og gik"),
        (
            "Er sagte «Alles grün» und ging.",
            "sagte \"Alles grün\" und",
        ),
        ("Er sagte ‹grün› und ging.", "sagte 'grün' und"),
        (
            "Elle dit «\u{a0}tout vert\u{a0}» et part",
            "dit \"tout vert\" et",
        ),
        ("Elle dit « tout vert » et part", "dit “tout vert” et"),
        (
            "l’« affaire » d’hier (« vue »)",
            "l'\"affaire\" d'hier (\"vue\")",
        ),
        ("Powiedział „tak” i wyszedł", "Powiedział \"tak\" i"),
    ] {
        assert!(stands(text, quotation), "{text}: {quotation}");
    }
    assert!(!stands("Er sagte »so« und ging.", "sagte\"so\"und"));
}

#[test]
fn cuts_leave_out_words_and_keep_the_order() {
    for cut in ["…", "...", "[...]", "[…]", "(…)"] {
        assert!(
            stands(MINUTES, &format!("The council met {cut} and three move")),
            "{cut}"
        );
        assert!(
            !stands(MINUTES, &format!("and three move {cut} The council met")),
            "{cut}"
        );
    }
    assert!(stands(MINUTES, "…One library closes…"));
}

#[test]
fn the_nearest_passage_shows_what_differs() {
    assert_eq!(
        nearest(MINUTES, "One library closed, and three move").as_deref(),
        Some("One library [-closed,-] {+closes,+} and three [-move-] {+move:+}")
    );
    assert_eq!(
        nearest(MINUTES, "One small library closes,").as_deref(),
        Some("One [-small-] library closes,")
    );
    assert_eq!(nearest(MINUTES, "Nobody was asked about the pool"), None);
    assert_eq!(nearest("", "Nobody was asked"), None);
}

#[test]
fn long_stretches_that_agree_are_not_shown() {
    let text = "a b c d e f g h i j k l m n o p q r s t";
    assert_eq!(
        nearest(text, &text.replace(" j ", " x ")).as_deref(),
        Some("… g h i [-x-] {+j+} k l m …")
    );
}
