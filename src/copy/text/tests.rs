//! Tests of the places of quotations in copies.

use super::{CopyText, without_odd};
use crate::copy::lines::join_divided;

#[test]
fn a_place_is_counted_in_characters_from_the_beginning_of_its_page() {
    let pages = [
        "«\u{a0}Été\u{a0}» à la mairie.",
        "One library closes, and three move.",
        "The end.",
    ];
    let text = CopyText::of_pages(None, pages.map(str::to_owned).to_vec());
    let place = text
        .wording()
        .place("library […] move. The")
        .expect("a place");
    assert_eq!((place.page, place.from, place.to), (Some(2), 4, 39));
    assert_eq!(place.before, "\"Été\" à la mairie. One");
    assert_eq!(place.after, "end.");
    let first = text.wording().place("mairie").expect("a place");
    assert_eq!((first.page, first.from, first.to), (Some(1), 11, 17));
    let one = CopyText::of_one_page(None, pages[1].to_owned());
    assert_eq!(one.wording().place("One").map(|place| place.page), Ok(None));
}

#[test]
fn twelve_words_are_kept_on_each_side() {
    let words: Vec<String> = (1..40).map(|word| word.to_string()).collect();
    let text = CopyText::of_one_page(None, words.join(" "));
    let place = text.wording().place("20").expect("a place");
    assert_eq!(place.before, "8 9 10 11 12 13 14 15 16 17 18 19");
    assert_eq!(place.after, "21 22 23 24 25 26 27 28 29 30 31 32");
}

#[test]
fn a_hyphen_at_the_end_of_a_line_may_divide_a_word_or_belong_to_it() {
    let text = CopyText::of_one_page(None, join_divided("a li-\nbrary in a well-\nknown town"));
    let wording = text.wording();
    assert!(wording.place("a library in").is_ok());
    assert!(wording.place("a well-known town").is_ok());
    assert!(wording.place("a wellknown town").is_ok());
    assert!(wording.place("a lib rary").is_err());
}

#[test]
fn only_whole_words_are_found() {
    let of = |text: &str| CopyText::of_one_page(None, text.to_owned()).wording();
    let wording = of("Three move[2] in 12024, l'école moves2. 図書館は閉館します。ห้องสมุดปิด");
    for found in ["Three move", "école", "moves", "図書館", "閉館", "ห้องสมุด"]
    {
        assert!(wording.place(found).is_ok(), "{found}");
    }
    for part in ["Three mov", "hree move", "2024", "cole"] {
        assert!(wording.place(part).is_err(), "{part}");
    }
    assert!(
        of("removed moves, and move").place("move").is_ok(),
        "a later place is whole"
    );
    assert!(of("a").place("…").is_err(), "a cut alone quotes nothing");
}

#[test]
fn words_from_copies_can_be_written_into_the_record() {
    assert_eq!(
        without_odd("a\u{202e}b \u{200b}c\u{7}").as_deref(),
        Some("ab c")
    );
    assert_eq!(without_odd("\u{202e}\u{2066}"), None);
    assert_eq!(without_odd(" a\n b "), Some("a b".to_owned()));
}
