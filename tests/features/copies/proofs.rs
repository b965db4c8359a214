//! Proofs of quotations: a changed letter, place or copy is found out; what typesetting does is none.

use factpress::copy::CopyText;
use factpress::model::kept_copy::{KeptCopy, QuotationProof, quotation_hash};
use factpress::model::source::Sha256;
use factpress::yaml::record::Verbatim;
use proptest::prelude::*;

/// Words of a text, with marks among them.
fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        8 => "[a-zà-öø-ü]{1,9}",
        1 => "\"[a-z]{1,9}\"",
        1 => "[a-z]{1,5}'[a-z]{1,3}",
        1 => "[A-Z][a-z]{1,9}[.,;]",
    ];
    prop::collection::vec(word, 4..60)
}

/// A text, and some of its words in a row.
fn text_and_quotation() -> impl Strategy<Value = (Vec<String>, std::ops::Range<usize>)> {
    words().prop_flat_map(|words| {
        let most = words.len();
        let range =
            (0..most, 1..=most).prop_map(move |(from, length)| from..(from + length).min(most));
        (Just(words), range)
    })
}

fn copy(words: &[String]) -> (Sha256, CopyText) {
    let text = words.join(" ");
    let hash = Sha256::of(text.as_bytes());
    (hash, CopyText::of_one_page(None, text))
}

fn proved(words: &[String], quotation: &str) -> Result<QuotationProof, String> {
    let (hash, text) = copy(words);
    QuotationProof::made(&hash, quotation, &text.wording())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn words_of_a_text_are_proved_and_their_places_are_theirs((words, range) in text_and_quotation()) {
        let quotation = words[range].join(" ");
        let proof = proved(&words, &quotation).expect("it is there");
        let (from, to) = (proof.from as usize, proof.to as usize);
        let text: Vec<char> = words.join(" ").chars().collect();
        prop_assert_eq!(text[from..to].iter().collect::<String>(), quotation);
    }

    #[test]
    fn a_single_changed_letter_is_found_out(
        (words, range) in text_and_quotation(),
        at in any::<prop::sample::Index>(),
        letter in "[a-zA-Zà-öø-ü]",
    ) {
        let mut quotation: Vec<char> = words[range].join(" ").chars().collect();
        let letters: Vec<usize> = (0..quotation.len()).filter(|at| quotation[*at].is_alphabetic()).collect();
        let at = letters[at.index(letters.len())];
        let whole: String = quotation.iter().collect();
        quotation[at] = letter.chars().next().expect("a letter");
        let changed: String = quotation.iter().collect();
        prop_assume!(!words.join(" ").contains(&changed));
        prop_assert!(proved(&words, &changed).is_err());
        prop_assert_ne!(quotation_hash(&changed), quotation_hash(&whole));
    }

    #[test]
    fn what_typesetting_does_changes_nothing(
        (words, range) in text_and_quotation(),
        signs in prop::collection::vec(0..6_usize, 80),
    ) {
        let quotation = words[range].join(" ");
        let mut signs = signs.into_iter().cycle();
        let set: String = quotation.chars().map(|character| {
            let sign = signs.next().expect("a sign");
            match character {
                ' ' => [" ", "\n", "\r\n", "\u{a0}", "  \t", "\u{202f}"][sign].to_owned(),
                '"' => ["\"", "“", "”", "„", "‟", "″"][sign].to_owned(),
                '\'' => ["'", "‘", "’", "‛", "′", "‚"][sign].to_owned(),
                other => other.to_string(),
            }
        }).collect();
        prop_assert_eq!(quotation_hash(&set), quotation_hash(&quotation));
        prop_assert_eq!(proved(&words, &set), proved(&words, &quotation));
    }

    #[test]
    fn a_record_that_was_changed_proves_nothing(
        (words, range) in text_and_quotation(),
        part in 0..8_usize,
    ) {
        let quotation = words[range].join(" ");
        let (hash, text) = copy(&words);
        let proof = QuotationProof::made(&hash, &quotation, &text.wording()).expect("it is there");
        let mut kept = record(&hash, vec![proof.clone()]);
        prop_assert_eq!(kept.proof(&quotation_hash(&quotation)), Some(&proof));
        let entry = &mut kept.quotations[0];
        let longer = |words: &Option<Verbatim>| {
            Some(Verbatim(words.as_ref().map_or("", |words| &words.0).to_owned() + "x"))
        };
        match part {
            0 => entry.quotation = Sha256::of(b"another"),
            1 => entry.page = Some(entry.page.unwrap_or_default() + 1),
            2 => entry.from += 1,
            3 => entry.to += 1,
            4 => entry.before = longer(&entry.before),
            5 => entry.after = longer(&entry.after),
            6 => entry.check = Verbatim("0123456789abcdef".to_owned()),
            _ => kept.sha256 = Sha256::of(b"another copy"),
        }
        prop_assert_eq!(kept.proof(&quotation_hash(&quotation)), None);
        // Somebody who also computes the checksum is found out where the copy is.
        let entry = &mut kept.quotations[0];
        entry.check = Verbatim(entry.checksum(&hash));
        if part != 6 && part != 7 {
            prop_assert!(!entry.holds_in(&hash, &quotation, &text.wording()));
        }
    }
}

fn record(hash: &Sha256, quotations: Vec<QuotationProof>) -> KeptCopy {
    KeptCopy {
        file: Verbatim("copies/a.txt".to_owned()),
        url: None,
        final_url: None,
        status: None,
        media_type: Verbatim("text/plain".to_owned()),
        date: factpress::base::date::Day::parse("2024-03-01").expect("a day"),
        sha256: hash.clone(),
        bytes: 1,
        title: None,
        program: Verbatim("factpress".to_owned()),
        unread: None,
        quotations,
        missing: Vec::new(),
    }
}
