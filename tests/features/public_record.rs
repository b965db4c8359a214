//! The public record: what was ever public, in a chain that shows whether anything was rewritten.

mod days;
mod histories;
mod hosts;
mod schema;

use factpress::Options;
use factpress::base::date::Day;
use factpress::plan::{
    Plan, PublishedEntry, PublishedRecord, RecordedKind, entry_hash, words_hash,
};

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

/// The record after these sites were published one after the other, each on its day.
fn history(states: &[(&str, SmallSite)]) -> PublishedRecord {
    states
        .iter()
        .fold(PublishedRecord::default(), |record, (today, site)| {
            let today = day(today);
            record.followed_by(&PublishedEntry::all_of(&site.site(), today), today)
        })
}

/// The record of these entries, each as its line is but for the hash of the one before.
fn chained(entries: &[String]) -> PublishedRecord {
    let mut lines = Vec::new();
    let mut previous = String::new();
    for entry in entries {
        let (entry, _) = entry.split_once(",\"previous\"").expect("the chain");
        let line = format!("{entry},\"previous\":\"{previous}\"}}");
        previous = entry_hash(&line);
        lines.push(line);
    }
    let lines = lines.join(",\n");
    let text = format!(
        "{{\n\"format\": \"factpress published 1\",\n\"entries\": [\n{lines}\n],\n\"last\": \"{previous}\"\n}}\n"
    );
    PublishedRecord::parse(&text).expect("a whole record")
}

/// Day, kind, id and whether it was withdrawn, of each entry.
fn told(record: &PublishedRecord) -> Vec<String> {
    record
        .entries()
        .map(|entry| {
            let gone = if entry.withdrawn { " withdrawn" } else { "" };
            format!("{} {:?} {}{gone}", entry.day, entry.kind, entry.id)
        })
        .collect()
}

fn small() -> SmallSite {
    SmallSite::new("")
}

fn reworded() -> SmallSite {
    small().replacing(CLAIM, "finding: ", "finding: In short, ")
}

fn held() -> SmallSite {
    small().replacing(CLAIM, "kind: statement", "kind: statement\nhold: Is it?")
}

#[test]
fn a_record_grows_by_what_changed_and_by_nothing_else() {
    let record = history(&[
        ("2024-05-01", small()),
        ("2024-05-02", small()),
        ("2024-05-03", reworded()),
        ("2024-05-04", small()),
    ]);
    assert_eq!(
        told(&record),
        [
            "2024-05-01 Explainer library",
            "2024-05-01 Claim closed",
            "2024-05-03 Claim closed",
            "2024-05-04 Claim closed",
        ]
    );
}

#[test]
fn what_is_held_or_removed_after_publication_is_withdrawn_and_may_come_back() {
    let record = history(&[
        ("2024-05-01", small()),
        ("2024-05-02", held()),
        ("2024-05-03", held()),
        ("2024-05-04", small()),
    ]);
    assert_eq!(
        told(&record)[2..],
        [
            "2024-05-02 Explainer library",
            "2024-05-02 Claim closed withdrawn",
            "2024-05-04 Explainer library",
            "2024-05-04 Claim closed",
        ],
        "the explainer lists it, or not"
    );
}

#[test]
fn nothing_that_is_held_enters_the_record_not_even_as_a_hash() {
    let site = held().options(Options {
        drafts: true,
        ..Options::default()
    });
    let text = history(&[("2024-05-01", site)]).text();
    assert!(!text.contains("closed"), "{text}");
    assert!(
        !text.contains(&words_hash("The town closed four libraries")),
        "{text}"
    );
}

#[test]
fn the_days_of_a_record_never_go_back() {
    let record = history(&[("2024-05-02", small()), ("2024-05-01", reworded())]);
    assert_eq!(told(&record)[2..], ["2024-05-02 Claim closed"]);
}

#[test]
fn an_entry_has_the_hashes_of_what_readers_rely_on() {
    let record = history(&[("2024-05-01", small())]);
    let states = record.last_states();
    let claim = states[&(RecordedKind::Claim, "closed")];
    assert_eq!(claim.addresses, ["/library/closed/"]);
    assert_eq!(claim.verdict.as_deref(), Some("false"));
    let words = &claim.words["en"];
    assert_eq!(words["claim"], words_hash("The town closed four libraries"));
    assert_eq!(words["claim"].len(), 32);
    // It must be the same in later versions, or all days would move at once.
    assert_eq!(claim.shown["en"], "2eb7d63ea0b9106bde33ff5032b9c0d2");
    // printf %s 'abc' | sha256sum
    assert_eq!(words_hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
}

#[test]
fn a_record_is_read_back_as_it_was_written() {
    let record = history(&[("2024-05-01", small()), ("2024-05-03", reworded())]);
    let text = record.text();
    assert_eq!(PublishedRecord::parse(&text), Ok(record.clone()));
    assert_eq!(
        PublishedRecord::parse(&text.replace('\n', "\r\n")),
        Ok(record),
        "as git writes it on Windows"
    );
    let empty = PublishedRecord::default();
    assert_eq!(PublishedRecord::parse(&empty.text()), Ok(empty));
}

#[test]
fn any_change_of_a_record_is_found() {
    let text = history(&[("2024-05-01", small()), ("2024-05-03", reworded())]).text();
    for position in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[position] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else {
            continue;
        };
        assert!(
            PublishedRecord::parse(&changed).is_err(),
            "byte {position}:\n{changed}"
        );
    }
    let lines: Vec<&str> = text.lines().collect();
    let first = 3;
    let last = lines.len() - 4;
    for dropped in first..=last {
        let mut lines = lines.clone();
        lines.remove(dropped);
        let text = lines.join("\n");
        assert!(
            PublishedRecord::parse(&text).is_err(),
            "without line {dropped}"
        );
    }
    for swapped in first..last {
        let mut lines = lines.clone();
        lines.swap(swapped, swapped + 1);
        let text = lines.join("\n");
        assert!(
            PublishedRecord::parse(&text).is_err(),
            "{swapped} and the next"
        );
    }
}

#[test]
fn the_faults_of_a_record_say_where_and_what() {
    let text = history(&[("2024-05-01", small()), ("2024-05-03", reworded())]).text();
    let fault = |text: &str| {
        PublishedRecord::parse(text)
            .expect_err("it is wrong")
            .to_string()
    };
    assert_eq!(fault("{}"), "is not a public record of factpress");
    assert_eq!(fault(""), "is not a public record of factpress");
    assert_eq!(
        fault(&text.replace("published 1", "published 2")),
        "was written by another version of factpress, in another format"
    );
    assert_eq!(
        fault(&text[..text.len() - 3]),
        "is cut off: its last lines are missing"
    );
    assert_eq!(
        fault(&text.replacen("\"library\"", "\"libary\"", 1)),
        "was changed: line 5 does not have the hash of the line before it"
    );
    assert_eq!(
        fault(&text.replacen("\"id\":\"library\"", "\"id\":\"../library\"", 1)),
        "was changed: line 4 is not an entry"
    );
}

#[test]
fn a_build_continues_the_record_that_is_public() {
    let before = history(&[("2024-05-01", small())]);
    let site = reworded().site();
    let plan = Plan::new(&site).continuing(before.clone().into(), Some(day("2024-06-01")));
    let after = plan.published();
    assert!(after.continues(&before));
    assert_eq!(told(&after)[2..], ["2024-06-01 Claim closed"]);
}
