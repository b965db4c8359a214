//! Whatever is written can be read again, by the reader that reads content.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{scalar, written};
use crate::base::date::Day;
use crate::base::text::Id;
use crate::content::{Content, ContentFile, Given};
use crate::model::kept_copy::{KeptCopy, QuotationProof};
use crate::model::reading::Reading;
use crate::model::source::Sha256;
use crate::yaml::record::{OutsideUrl, Verbatim};

fn copy(title: Option<&str>, words: &str) -> KeptCopy {
    let sha256 = Sha256::of(words.as_bytes());
    let verbatim = |text: &str| Some(Verbatim(text.to_owned()));
    KeptCopy {
        file: Verbatim("copies/minutes.warc.gz".to_owned()),
        url: OutsideUrl::parse("https://town.example/minutes?a=b: c#d"),
        final_url: OutsideUrl::parse("https://www.town.example/minutes"),
        status: Some(200),
        media_type: Verbatim("text/html".to_owned()),
        date: Day::parse("2026-03-01").unwrap(),
        sha256: sha256.clone(),
        bytes: 48213,
        title: title.and_then(verbatim),
        program: Verbatim("factpress 0.1.0".to_owned()),
        unread: None,
        quotations: vec![QuotationProof {
            quotation: sha256.clone(),
            page: Some(12),
            from: 0,
            to: 4,
            before: verbatim(words),
            after: None,
            check: Verbatim("12345678e1234567".to_owned()),
        }],
        missing: vec![sha256],
    }
}

/// What the reader of content says of a file, and what it finds wrong with it.
fn read(text: &str) -> (BTreeMap<Id, KeptCopy>, Vec<String>) {
    let file = ContentFile {
        path: "content/copies.yaml".to_owned(),
        given: Given::Bytes(text.as_bytes().to_vec()),
    };
    let (content, _) = Content::new(vec![file]);
    let base = crate::base::address::BaseUrl::parse("https://site.example").unwrap();
    let reading = Reading::new(&content, &content, &base, "en").unwrap();
    let faults = reading.diagnostics.iter();
    let faults = faults.map(|fault| fault.message.clone()).collect();
    let copies = reading.copies.into_iter();
    let copies = copies
        .filter_map(|read| Some((read.id, *read.raw?)))
        .collect();
    (copies, faults)
}

#[test]
fn a_record_is_one_key_a_line() {
    let copies = BTreeMap::from([(
        Id::new("minutes").unwrap(),
        copy(Some("Minutes: 4"), "read out"),
    )]);
    let text = written(&copies);
    let (again, faults) = read(&text);
    assert_eq!(faults, [""; 0], "{text}");
    assert_eq!(written(&again), text);
    for line in [
        "minutes:\n  file: copies/minutes.warc.gz\n",
        "  status: 200\n  type: text/html\n  date: 2026-03-01\n  sha256: ",
        "  title: \"Minutes: 4\"\n  program: factpress 0.1.0\n  quotations:\n    - quotation: ",
        "      check: \"12345678e1234567\"\n  missing:\n    - ",
    ] {
        assert!(text.contains(line), "{line:?} is not in {text}");
    }
}

#[test]
fn an_empty_record_can_be_read() {
    let (copies, faults) = read(&written(&BTreeMap::new()));
    assert_eq!((copies.len(), faults), (0, Vec::new()));
}

#[test]
fn texts_are_quoted_only_where_they_must_be() {
    for plain in [
        "text/html",
        "Minutes of the council",
        "https://a.example/b?c=d#e",
        "9f86d081884c7d65",
    ] {
        assert_eq!(scalar(plain), plain);
    }
    for quoted in [
        "",
        "no",
        "1e5",
        "12",
        "2026-03-01",
        "12:30",
        "a: b",
        "a #b",
        "- a",
        "[a]",
        "0x12",
        "0b1",
        "1_000",
        "&a",
        "a:",
        "12345678e1234567",
    ] {
        assert_eq!(scalar(quoted), format!("\"{quoted}\""));
    }
}

proptest! {
    #[test]
    fn any_words_come_back(title in "[ -~äßéżд中’“”–…]{1,60}", words in "[ -~\\n\\t]{1,40}") {
        let copies = BTreeMap::from([(Id::new("minutes").unwrap(), copy(Some(&title), &words))]);
        let (again, _) = read(&written(&copies));
        if title.trim().is_empty() || words.trim().is_empty() {
            return Ok(());
        }
        let again = &again[&Id::new("minutes").unwrap()];
        let before = again.quotations[0].before.as_ref().map(|before| before.0.as_str());
        prop_assert_eq!(again.title.as_ref().map(|title| title.0.as_str()), Some(title.trim()));
        prop_assert_eq!(before, Some(words.trim()));
    }

    #[test]
    fn any_digits_come_back(digits in "[0-9a-f]{16}|[0-9]{3,16}|[0-9e]{2,8}|0x[0-9a-f]{1,5}|[0-9_.:+-]{2,9}") {
        let mut copy = copy(None, "words");
        copy.program = Verbatim(digits.clone());
        let copies = BTreeMap::from([(Id::new("minutes").unwrap(), copy)]);
        let (again, _) = read(&written(&copies));
        prop_assert_eq!(&again[&Id::new("minutes").unwrap()].program.0, &digits);
    }
}
