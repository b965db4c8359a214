//! The record of copies: what `content/copies.yaml` proves, on machines with and without the copies.

use std::fmt::Write as _;

use factpress::copy::Payload;
use factpress::model::kept_copy::{KeptCopy, QuotationProof};
use factpress::model::proof::{NotProved, Proof, ProofCounts};
use factpress::model::source::Sha256;
use factpress::yaml::record::Verbatim;

use super::{CLAIM, MINUTES, SOURCES};
use crate::small_site::SmallSite;

const RECORD: &str = "content/copies.yaml";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// The record of a copy with the proofs of these quotations.
fn record(name: &str, bytes: &[u8], quotations: &[&str]) -> String {
    let payload = Payload::of_file(name, bytes.to_vec());
    let hash = Sha256::of(payload.as_ref().map_or(bytes, |payload| &payload.bytes));
    let text = payload.and_then(|payload| payload.text());
    let kept = KeptCopy {
        file: Verbatim(name.to_owned()),
        url: None,
        final_url: None,
        status: None,
        media_type: Verbatim("text/plain".to_owned()),
        date: factpress::base::date::Day::parse("2024-03-12").expect("a day"),
        sha256: hash,
        bytes: 1,
        title: None,
        program: Verbatim("factpress".to_owned()),
        unread: None,
        quotations: Vec::new(),
        missing: Vec::new(),
    };
    yaml(&kept.proved(&text, quotations.iter().copied(), std::iter::empty()))
}

fn yaml(kept: &KeptCopy) -> String {
    let quoted = |words: &Verbatim| format!("'{}'", words.0.replace('\'', "''"));
    let mut text = format!(
        "minutes:\n  file: {}\n  type: {}\n  date: {}\n  sha256: '{}'\n  bytes: 1\n  program: factpress\n",
        kept.file.0,
        kept.media_type.0,
        kept.date,
        kept.sha256.as_str()
    );
    if let Some(unread) = &kept.unread {
        let _ = writeln!(text, "  unread: {}", quoted(unread));
    }
    if !kept.missing.is_empty() {
        text.push_str("  missing:\n");
    }
    for missing in &kept.missing {
        let _ = writeln!(text, "    - '{}'", missing.as_str());
    }
    if !kept.quotations.is_empty() {
        text.push_str("  quotations:\n");
    }
    for proof in &kept.quotations {
        let QuotationProof { from, to, .. } = proof;
        let _ = writeln!(text, "    - quotation: '{}'", proof.quotation.as_str());
        if let Some(page) = proof.page {
            let _ = writeln!(text, "      page: {page}");
        }
        let _ = writeln!(text, "      from: {from}\n      to: {to}");
        for (key, words) in [("before", &proof.before), ("after", &proof.after)] {
            if let Some(words) = words {
                let _ = writeln!(text, "      {key}: {}", quoted(words));
            }
        }
        let _ = writeln!(text, "      check: {}", quoted(&proof.check));
    }
    text
}

/// The small site with a copy on record, and the copy on this machine.
fn on_record(name: &str, bytes: &[u8], quotations: &[&str]) -> SmallSite {
    SmallSite::new("")
        .with_bytes(RECORD, record(name, bytes, quotations))
        .with_bytes(name, bytes.to_vec())
}

fn quoting(quotation: &str) -> SmallSite {
    proved().replacing(
        CLAIM,
        "quote: One library closes",
        &format!("quote: {quotation}"),
    )
}

/// The names of the rules that are broken.
fn broken(site: &SmallSite) -> Vec<String> {
    let rule = |found: String| found.rsplit(' ').next().unwrap_or_default().to_owned();
    let all = site.findings().into_iter().map(rule);
    all.filter(|rule| rule != "quotation-cut").collect()
}

const PROVED: &[&str] = &["One library closes"];

fn proved() -> SmallSite {
    on_record("copies/minutes.txt", MINUTES.as_bytes(), PROVED).replacing(
        CLAIM,
        "quote: One library closes.",
        "quote: One library closes",
    )
}

#[test]
fn a_quotation_on_record_is_proved_with_and_without_the_copy() {
    assert_eq!(broken(&proved()), [""; 0]);
    assert_eq!(broken(&proved().without("copies/minutes.txt")), [""; 0]);
    let site = proved().site();
    let (_, source) = site.sources.iter().next().expect("a source");
    let Proof::Proved { place, copy, .. } = Proof::of(source, "One  library\ncloses") else {
        panic!("it is proved");
    };
    assert_eq!((place.from, place.to), (8, 26));
    assert_eq!(copy.date.to_string(), "2024-03-12");
}

#[test]
fn a_quotation_that_was_changed_since_is_a_warning_and_one_that_is_not_there_an_error() {
    let here = quoting("and three move");
    assert_eq!(broken(&here), ["quotation-unproved"]);
    let elsewhere = here.without("copies/minutes.txt");
    assert_eq!(broken(&elsewhere), ["quotation-unproved"]);
    assert!(
        elsewhere
            .report()
            .contains("nothing is on record of these words in the copy of `minutes`"),
        "{}",
        elsewhere.report()
    );
    assert_eq!(broken(&quoting("and four move")), ["quotation-not-in-copy"]);
}

#[test]
fn a_machine_without_the_copy_knows_which_quotations_are_not_in_it() {
    let words = "and four move";
    let site = on_record("copies/minutes.txt", MINUTES.as_bytes(), &[words])
        .replacing(
            CLAIM,
            "quote: One library closes.",
            &format!("quote: {words}"),
        )
        .without("copies/minutes.txt");
    assert_eq!(broken(&site), ["quotation-not-in-copy"]);
    let report = site.report();
    let note = "the copy is not on this machine; they were looked for in the one of 2024-03-12";
    assert!(report.contains(note), "{report}");
}

#[test]
fn an_entry_that_was_changed_by_hand_proves_nothing() {
    let site = proved();
    for (from, to) in [
        ("from: 8", "from: 9"),
        ("to: 26", "to: 27"),
        ("before: 'Item", "before: 'Point"),
    ] {
        let changed = site.clone().replacing(RECORD, from, to);
        assert_eq!(broken(&changed), ["quotation-unproved"], "{to}");
    }
    let other = "0".repeat(64);
    let digits = Sha256::of(MINUTES.as_bytes());
    let hash = site.replacing(RECORD, digits.as_str(), &other);
    assert_eq!(broken(&hash), ["copy-differs", "quotation-unproved"]);
}

#[test]
fn another_place_with_a_right_checksum_is_found_out_where_the_copy_is() {
    let text = "One library closes. One library closes.";
    let right = record("copies/minutes.txt", text.as_bytes(), PROVED);
    let hash = Sha256::of(text.as_bytes());
    let mut second = QuotationProof {
        quotation: factpress::model::kept_copy::quotation_hash(PROVED[0]),
        page: None,
        from: 20,
        to: 38,
        before: Some(Verbatim("One library closes.".to_owned())),
        after: Some(Verbatim(".".to_owned())),
        check: Verbatim(String::new()),
    };
    second.check = Verbatim(second.checksum(&hash));
    let at = right.find("  quotations:").expect("there are proofs");
    let entry = format!(
        "  quotations:\n    - quotation: '{}'\n      from: 20\n      to: 38\n      before: One library closes.\n      after: .\n      check: '{}'\n",
        second.quotation.as_str(),
        second.check.0
    );
    let site = proved()
        .with_bytes(RECORD, format!("{}{entry}", &right[..at]))
        .with_bytes("copies/minutes.txt", text);
    assert_eq!(broken(&site), ["quotation-unproved"]);
    assert!(
        site.report()
            .contains("at another place than the record says"),
        "{}",
        site.report()
    );
    assert_eq!(broken(&site.without("copies/minutes.txt")), [""; 0]);
}

#[test]
fn a_copy_that_cannot_be_read_says_why_and_is_no_fault() {
    let site = on_record("copies/minutes.png", b"\x89PNG", &[]).without("copies/minutes.png");
    assert_eq!(broken(&site), [""; 0]);
    let site = site.site();
    let (_, source) = site.sources.iter().next().expect("a source");
    let proof = Proof::of(source, "One");
    let Proof::NotProved(NotProved::NoText { why, .. }) = proof else {
        panic!("{proof:?}");
    };
    assert_eq!(why, "It is a picture.");
    let mut counts = ProofCounts::default();
    counts.add(&proof);
    assert_eq!((counts.total(), counts.unproved), (1, 1));
}

#[test]
fn what_is_on_record_counts_and_what_the_source_says_is_left_over() {
    let copy = format!(
        "seen: original\n  copy: {{sha256: {}, date: 2024-03-12}}",
        "0".repeat(64)
    );
    let site = proved().replacing(SOURCES, "seen: original", &copy);
    assert_eq!(broken(&site), ["copy-recorded-twice"]);
}

#[test]
fn a_copy_on_record_that_is_gone_is_named() {
    let site = proved()
        .without("copies/minutes.txt")
        .with_bytes("copies/letter.txt", "Another.");
    assert_eq!(broken(&site), ["copy-missing"]);
    assert!(site.report().contains(RECORD), "{}", site.report());
}

#[test]
fn quotations_in_texts_with_a_citation_are_looked_for() {
    let saying =
        |words: &str| proved().replacing(EXPLAINER, "The council met.[[source:minutes]]", words);
    assert_eq!(
        broken(&saying(
            "It says: \"One library closes\".[[source:minutes]]"
        )),
        [""; 0]
    );
    let new = saying("It says: \"three move to other buildings\".[[source:minutes]]");
    assert_eq!(broken(&new), ["quotation-unproved"]);
    let wrong = saying("> Four move to other buildings.\n>\n> — The minutes [[source:minutes]]");
    assert_eq!(broken(&wrong), ["quotation-not-in-copy"]);
    assert!(wrong.report().contains("[-Four-]"), "{}", wrong.report());
    let foreign = wrong.replacing(SOURCES, "kind: document", "language: fr\n  kind: document");
    assert_eq!(
        broken(&foreign),
        [""; 0],
        "what is quoted from another language is a translation"
    );
}

#[test]
fn a_page_that_shows_a_source_depends_on_its_record() {
    let fingerprint = |site: &SmallSite| {
        let site = site.site();
        let (_, source) = site.sources.iter().next().expect("a source");
        factpress::base::fingerprint::fingerprint(source)
    };
    let without = proved().replacing(RECORD, "date: 2024-03-12", "date: 2024-03-13");
    assert_ne!(fingerprint(&proved()), fingerprint(&without));
}
