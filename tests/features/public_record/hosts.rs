//! One record wherever the site is served: at two addresses, in two languages, on a machine without
//! a network, and in the preview of a change.

use std::fs;

use super::{CLAIM, reworded, small};
use crate::published_elsewhere::{Clone, with_record};
use crate::small_site::SmallSite;

const NOWHERE: &str = "http://127.0.0.1:1";

/// Builds on a day, with further arguments; gives what was said.
fn build(clone: &Clone, day: &str, arguments: &[&str]) -> String {
    let (said, code) = clone.told(&[&["build", "--today", day], arguments].concat());
    assert_eq!(code, Some(0), "{said}");
    said
}

fn entries(record: &str) -> usize {
    record
        .lines()
        .filter(|line| line.starts_with("{\""))
        .count()
}

#[test]
fn two_addresses_of_one_publication_have_the_same_record() {
    let both = SmallSite::in_two_languages();
    let record_at = |url: &str| {
        let clone = Clone::of(&both);
        build(&clone, "2024-05-01", &["--base-url", url]);
        clone.record()
    };
    let record = record_at("https://checks.example/");
    for other in [
        "https://verifie.example/",
        "https://checks.example:8443/",
        "https://town.example/checks/",
    ] {
        assert_eq!(record_at(other), record, "{other}");
    }
    // So either may be continued at the other.
    let there = with_record(record.clone());
    let clone = Clone::of(&both);
    let elsewhere = [
        "--base-url",
        "https://verifie.example/",
        "--published",
        &there,
    ];
    build(&clone, "2024-06-02", &elsewhere);
    assert_eq!(clone.record(), record, "nothing has changed");
}

#[test]
fn a_language_that_is_served_at_an_address_of_its_own_is_in_the_one_record() {
    let clone = Clone::of(&SmallSite::in_two_languages());
    build(&clone, "2024-05-01", &[]);
    assert!(!clone.root().join("public/fr/published.json").exists());
    let record = clone.record();
    let addresses = "\"addresses\":[\"/library/closed/\",\"/fr/library/closed/\"]";
    assert!(record.contains(addresses), "{record}");
    // A translation alone is continued, too: only its words are new.
    let french = "content/explainers/library/claims/closed.fr.md";
    let site = SmallSite::in_two_languages().replacing(french, "Une a fermé", "Une seule a fermé");
    site.lay_out(clone.root());
    let said = build(&clone, "2024-06-02", &[]);
    assert!(
        said.contains("closed.fr.md") && said.contains("[words-changed]"),
        "{said}"
    );
    assert_eq!(entries(&clone.record()), entries(&record) + 1);
}

#[test]
fn a_machine_without_a_network_builds_on_its_own_output_or_on_a_copy() {
    let clone = Clone::of(&small());
    build(&clone, "2024-05-01", &[]);
    let record = clone.record();
    reworded().lay_out(clone.root());
    // The site cannot be reached: nothing is published without knowing what was.
    let (said, code) = clone.told(&["build", "--published", NOWHERE]);
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(clone.record(), record);
    // Without the option, nobody is asked.
    build(&clone, "2024-06-02", &[]);
    assert!(clone.record().contains("\"day\":\"2024-06-02\""));
    // A copy of the site's record serves as well as the site.
    let other = Clone::of(&reworded());
    fs::write(other.root().join("copy.json"), &record).expect("a copy");
    build(&other, "2024-06-02", &["--published", "copy.json"]);
    assert_eq!(other.record(), clone.record());
}

#[test]
fn a_preview_of_a_change_compares_with_the_site_and_leaves_no_trace_in_its_record() {
    let live = Clone::of(&small());
    build(&live, "2024-05-01", &[]);
    let url = with_record(live.record());
    let preview = |site: SmallSite, day: &str| {
        let clone = Clone::of(&site);
        let address = ["--base-url", "https://change-7.preview.example/"];
        let said = build(
            &clone,
            day,
            &[&address[..], &["--published", &url]].concat(),
        );
        (said, clone.record())
    };
    let finding = small().replacing(CLAIM, "finding: ", "finding: In short, ");
    let (said, first) = preview(finding, "2024-06-02");
    assert!(said.contains("[words-changed]"), "{said}");
    assert!(first.contains("\"day\":\"2024-06-02\""), "{first}");
    // A second change knows nothing of the first, and neither does the site.
    let (_, second) = preview(reworded(), "2024-06-03");
    assert!(!second.contains("2024-06-02"), "{second}");
    let deployed = Clone::of(&reworded());
    build(&deployed, "2024-06-04", &["--published", &url]);
    assert_eq!(entries(&deployed.record()), entries(&live.record()) + 1);
    assert!(!deployed.record().contains("2024-06-03"));
}
