//! Marks and spaces, language by language.

use super::*;
use crate::base::language::typography;

#[test]
fn straight_marks_are_set_as_the_language_sets_them() {
    let text = "\"So\", she said: it's (\"half\") 'so'.";
    assert_eq!(
        COMMON_TYPOGRAPHY.set(text),
        "“So”, she said: it’s (“half”) ‘so’."
    );
    assert_eq!(typography("it"), COMMON_TYPOGRAPHY);
    let text = "\"Oui\", dit-elle : c'est (\"à moitié\") 'vrai'.";
    assert_eq!(
        typography("fr").set(text),
        "«\u{a0}Oui\u{a0}», dit-elle\u{a0}: c’est («\u{a0}à moitié\u{a0}») ‘vrai’."
    );
    assert_eq!(typography("fr-ca"), typography("fr"));
}

#[test]
fn german_marks_open_low_and_close_with_what_opens_in_english() {
    for (typed, set) in [
        (
            "\"So\", sagte sie: \"halb\" ('etwa').",
            "„So“, sagte sie: „halb“ (‚etwa‘).",
        ),
        (
            "\"Er sagte 'nein'\", hieß es.",
            "„Er sagte ‚nein‘“, hieß es.",
        ),
        (
            "'ne Menge, geht's, Hans' Haus, '89",
            "’ne Menge, geht’s, Hans’ Haus, ’89",
        ),
        (
            "das Amt -- es zählte 2019--2020 --- schwieg...",
            "das Amt – es zählte 2019–2020 – schwieg…",
        ),
        ("ein Rohr von 3\" und 6'2\"", "ein Rohr von 3\" und 6’2\""),
        ("\"zwei\" \"Wörter\"", "„zwei“ „Wörter“"),
        ("\"2024\", \"So\"'s", "„2024“, „So“’s"),
        ("„schon“ ‚gesetzt‘ »so«", "„schon“ ‚gesetzt‘ »so«"),
    ] {
        assert_eq!(typography("de").set(typed), set);
    }
    assert_eq!(
        typography("de-ch").set("\"So 'halb'\" --- ja"),
        "«So ‹halb›» – ja"
    );
}

#[test]
fn in_french_a_quotation_may_begin_behind_an_elision() {
    assert_eq!(
        typography("fr").set("l'\"affaire\" d'hier"),
        "l’«\u{a0}affaire\u{a0}» d’hier"
    );
    assert_eq!(
        COMMON_TYPOGRAPHY.set("the Smiths'\" house"),
        "the Smiths’” house"
    );
}

#[test]
fn french_keeps_signs_on_the_line_of_their_word_and_adds_no_space() {
    let french = typography("fr");
    assert_eq!(
        french.set("« Oui » : non ; si ! quoi ?"),
        "«\u{a0}Oui\u{a0}»\u{a0}: non\u{a0}; si\u{a0}! quoi\u{a0}?"
    );
    assert_eq!(
        french.set("Oui! À midi; voir https://a.example/?b:c"),
        "Oui! À midi; voir https://a.example/?b:c"
    );
    assert_eq!(french.set("«\u{a0}Oui\u{a0}»"), "«\u{a0}Oui\u{a0}»");
    assert_eq!(COMMON_TYPOGRAPHY.set("« Oui » : non"), "« Oui » : non");
}

#[test]
fn typographic_marks_stay_as_they_are() {
    for language in ["en", "fr"] {
        assert_eq!(
            typography(language).set("“a” ‘b’ «\u{a0}c\u{a0}» d’e"),
            "“a” ‘b’ «\u{a0}c\u{a0}» d’e"
        );
    }
}

#[test]
fn marks_behind_numbers_and_inside_of_words_open_nothing() {
    for (typed, set) in [
        ("6'2\" tall, a 3\" pipe", "6’2” tall, a 3” pipe"),
        ("צה\"ל and \"צה\"ל\" again", "צה”ל and “צה”ל” again"),
        ("\"in 2024\" and \"6'2\"", "“in 2024” and “6’2”"),
        ("x=\"pond\" (\"a\")-\"b\"", "x=“pond” (“a”)-“b”"),
        ("he said \" hello \" there", "he said “ hello ” there"),
        (
            "\"It's 'so',\" he said—\"yes\".",
            "“It’s ‘so’,” he said—“yes”.",
        ),
        ("'\"So\", he said'", "‘“So”, he said’"),
        ("\"a\" \"b\"", "“a” “b”"),
        ("\"Two paragraphs begin", "“Two paragraphs begin"),
    ] {
        assert_eq!(COMMON_TYPOGRAPHY.set(typed), set);
    }
    let french = typography("fr");
    assert_eq!(
        french.set("un tuyau de 3\" et 6'2\" de haut, צה\"ל"),
        "un tuyau de 3\" et 6’2\" de haut, צה\"ל"
    );
    assert_eq!(french.set("\"en 2024\""), "«\u{a0}en 2024\u{a0}»");
}

#[test]
fn words_and_years_that_begin_with_an_apostrophe_open_nothing() {
    for (typed, set) in [
        ("the log of the '90s", "the log of the ’90s"),
        ("back in '68", "back in ’68"),
        ("rock 'n' roll, 'tis, 'Twas", "rock ’n’ roll, ’tis, ’Twas"),
        ("get 'em 'round here", "get ’em ’round here"),
        ("'24 hours' he said", "‘24 hours’ he said"),
        ("'cause and effect' it says", "‘cause and effect’ it says"),
        (
            "the dogs' bowls, James's, l'été",
            "the dogs’ bowls, James’s, l’été",
        ),
    ] {
        assert_eq!(COMMON_TYPOGRAPHY.set(typed), set);
    }
}

#[test]
fn hyphens_and_stops_become_dashes_and_an_ellipsis() {
    assert_eq!(
        COMMON_TYPOGRAPHY.set("counts -- about... four, 2019--2020 --- or more"),
        "counts – about… four, 2019–2020 — or more"
    );
    assert_eq!(
        COMMON_TYPOGRAPHY.set("a-b ---- c.. d --> e <-- f"),
        "a-b ---- c.. d --> e <-- f"
    );
    assert_eq!(
        COMMON_TYPOGRAPHY.set("see https://a.example/b--c'd...\"e\""),
        "see https://a.example/b--c'd…“e”"
    );
}

#[test]
fn french_keeps_a_day_with_its_month_and_a_title_with_its_name() {
    let french = typography("fr");
    for (typed, set) in [
        ("le 22 mars 2023", "le 22\u{a0}mars 2023"),
        ("du 1er août au 3 mai", "du 1er\u{a0}août au 3\u{a0}mai"),
        ("22-23 mars, (5 juin)", "22-23\u{a0}mars, (5\u{a0}juin)"),
        ("à 21 h 36 min", "à 21\u{a0}h\u{a0}36\u{a0}min"),
        (
            "no 5, p. 12, 3 %, 15 $",
            "no\u{a0}5, p.\u{a0}12, 3\u{a0}%, 15\u{a0}$",
        ),
        ("2 000 pages", "2\u{a0}000 pages"),
        ("Mmes Un et Deux", "Mmes\u{a0}Un et Deux"),
        ("Dre Un", "Dre\u{a0}Un"),
        (
            "M. Un, l'avis de Mme Deux",
            "M.\u{a0}Un, l’avis de Mme\u{a0}Deux",
        ),
    ] {
        assert_eq!(french.set(typed), set);
    }
    for same in [
        "en 2023 mars fut doux, 45 mars, 3 marsouins",
        "en 2023 500 personnes, 10 2000",
        "non, p. ex., et Mme la ministre",
        "https://a.example/?b=22 M.",
    ] {
        assert_eq!(french.set(same), same);
    }
    assert_eq!(COMMON_TYPOGRAPHY.set("22 mars, M. Un"), "22 mars, M. Un");
}
