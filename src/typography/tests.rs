//! Marks and spaces, language by language.

use super::*;

#[test]
fn straight_marks_are_set_as_the_language_sets_them() {
    let text = "\"So\", she said: it's (\"half\") 'so'.";
    assert_eq!(COMMON.set(text), "“So”, she said: it’s (“half”) ‘so’.");
    assert_eq!(Typography::of("de"), COMMON);
    let text = "\"Oui\", dit-elle : c'est (\"à moitié\") 'vrai'.";
    assert_eq!(
        Typography::of("fr").set(text),
        "«\u{a0}Oui\u{a0}», dit-elle\u{a0}: c’est («\u{a0}à moitié\u{a0}») ‘vrai’."
    );
    assert_eq!(Typography::of("fr-ca"), Typography::of("fr"));
}

#[test]
fn in_french_a_quotation_may_begin_behind_an_elision() {
    assert_eq!(Typography::of("fr").set("l'\"affaire\" d'hier"), "l’«\u{a0}affaire\u{a0}» d’hier");
    assert_eq!(COMMON.set("the Smiths'\" house"), "the Smiths’” house");
}

#[test]
fn french_keeps_signs_on_the_line_of_their_word_and_adds_no_space() {
    let french = Typography::of("fr");
    assert_eq!(french.set("« Oui » : non ; si ! quoi ?"), "«\u{a0}Oui\u{a0}»\u{a0}: non\u{a0}; si\u{a0}! quoi\u{a0}?");
    assert_eq!(
        french.set("Oui! À 21 h 36; voir https://a.example/?b:c"),
        "Oui! À 21 h 36; voir https://a.example/?b:c"
    );
    assert_eq!(french.set("«\u{a0}Oui\u{a0}»"), "«\u{a0}Oui\u{a0}»");
    assert_eq!(COMMON.set("« Oui » : non"), "« Oui » : non");
}

#[test]
fn typographic_marks_stay_as_they_are() {
    for language in ["en", "fr"] {
        assert_eq!(Typography::of(language).set("“a” ‘b’ «\u{a0}c\u{a0}» d’e"), "“a” ‘b’ «\u{a0}c\u{a0}» d’e");
    }
}
