//! Wording: how long a claim may be, and which words are hedges.

use super::small_site::{CLAIM_FILE, found, places};
use crate::base::diagnostic::At;
use crate::base::language;
use crate::check::words::{Phrases, own_words};
use crate::trail;

#[test]
fn a_claim_has_at_most_seventy_five_characters() {
    let exactly = "é".repeat(75);
    assert_eq!(
        found(&[(CLAIM_FILE, "The town closed four libraries", &exactly)]),
        []
    );
    let faults = found(&[(
        CLAIM_FILE,
        "The town closed four libraries",
        &format!("{exactly}s"),
    )]);
    assert_eq!(
        places(&faults),
        [("claim-too-long", CLAIM_FILE, &At::Value(trail!["claim"]))]
    );
    assert_eq!(
        faults[0].message,
        "this claim has 76 characters, but only 75 are shown everywhere"
    );
}

#[test]
fn every_hedge_is_found_where_it_is_a_word_of_its_own() {
    for hedges in language::ALL.iter().map(|language| language.hedges) {
        let phrases = Phrases::new(hedges);
        for hedge in hedges {
            for words in [
                format!("so {hedge} it was"),
                format!("{hedge} it was"),
                format!("so {hedge}"),
            ] {
                assert_eq!(phrases.first(&words), Some(*hedge), "{words}");
            }
            for words in [
                format!("un{hedge} it was"),
                format!("so {hedge}er"),
                String::new(),
            ] {
                assert_eq!(phrases.first(&words), None, "{words}");
            }
        }
    }
}

#[test]
fn our_own_words_stand_outside_of_quotations_in_every_print() {
    for text in [
        "Er nennt es „scheint so“, ja",
        "Er nennt es »scheint so«, ja",
        "Er nennt es «scheint so», ja",
        "Er nennt es “scheint so”, ja",
        "Er nennt es „scheint so”, ja",
        "Er nennt es ”scheint so”, ja",
        "Er nennt es »scheint so», ja",
        "Er nennt es «\u{a0}scheint so\u{a0}», ja",
        "Er nennt es « scheint so », ja",
        "Er nennt es „so »scheint« es“, ja",
        "Er nennt es „so ‚scheint‘ es“, ja",
        "Er nennt es “so «scheint» es”, ja",
        "Er nennt es (»scheint so«), ja",
    ] {
        assert_eq!(own_words(text), "er nennt es ja", "{text}");
    }
    for (text, words) in [
        ("„Eine“ scheint „zwei“ zu sein", "scheint zu sein"),
        ("»Eine« scheint »zwei« zu sein", "scheint zu sein"),
        ("”Yksi” scheint ”kaksi” zu sein", "scheint zu sein"),
        ("ein Rohr von 3” scheint neu", "ein rohr von 3 scheint neu"),
        ("mehr » scheint so", "mehr scheint so"),
        ("it’s ‘so’", "it s so"),
        ("“Two paragraphs begin", ""),
    ] {
        assert_eq!(own_words(text), words, "{text}");
    }
}
