//! Names of files: any script will do, but a name that some system cannot store, or would confuse
//! with another, is refused.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization as _;

use crate::small_site::SmallSite;

/// The paths at which the static files of a site are published.
fn published(names: &[&str]) -> Result<Vec<String>, Vec<String>> {
    let site = names.iter().fold(SmallSite::new(""), |site, name| {
        site.with_asset(&format!("content/static/{name}"))
    });
    match site.checked().site {
        Some(site) => Ok(site
            .assets
            .iter()
            .map(|asset| asset.output.clone())
            .collect()),
        None => Err(site.findings()),
    }
}

#[test]
fn every_script_can_name_a_file() {
    for name in [
        "تقرير.pdf",
        "報告.pdf",
        "отчёт.pdf",
        "דוח.pdf",
        "प्रतिवेदन.pdf",
        "👩‍👩‍👧.png",
        "Straße.txt",
        "e\u{301}.txt",
    ] {
        assert_eq!(published(&[name]), Ok(vec![name.to_owned()]));
    }
}

#[test]
fn a_name_that_some_system_cannot_hold_is_refused() {
    for name in [
        "a.",
        "a ",
        "a./b",
        "a /b",
        "con",
        "CON.txt",
        "con .txt",
        "lpt1.pdf",
        "a:b",
        "a?",
        "a*",
        "a\"b",
        "a<b",
        "a|b",
        "a\\b",
        "a\u{1b}[2Jb",
        "a\nb",
        "a\u{7f}",
        "a/../b",
        "..",
        "a//b",
        "./a",
    ] {
        assert_eq!(
            published(&[name]),
            Err(vec![format!("content/static/{name} file-name")]),
            "{name:?}"
        );
    }
}

#[test]
fn names_that_some_disk_takes_for_one_are_refused() {
    for (first, second) in [
        ("Map.png", "map.png"),
        ("ÉTÉ.txt", "été.txt"),
        ("cafe\u{301}.txt", "caf\u{e9}.txt"),
        ("CAFE\u{301}.txt", "caf\u{e9}.txt"),
        ("\u{212b}.txt", "\u{e5}.txt"),
        ("data/one.txt", "DATA"),
        ("cafe\u{301}/one.txt", "caf\u{e9}"),
    ] {
        let found = published(&[first, second])
            .expect_err(&format!("{first:?} and {second:?} are told apart"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with(" duplicate-address"), "{found:?}");
    }
}

#[test]
fn a_page_cannot_have_a_name_that_is_no_address() {
    for name in [
        "تقرير",
        "été",
        "👩",
        "Map",
        "a b",
        "a.b.c",
        "con",
        "-a",
        "a--b",
        "..",
        "%2e%2e",
    ] {
        let page =
            format!("-- content/pages/{name}.md --\n---\ntitle: A\ndescription: B.\n---\nWords.\n");
        assert_eq!(
            SmallSite::new(&page).findings(),
            [format!("content/pages/{name}.md file-name")],
            "{name:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_lies_below_the_output_and_nothing_lies_there_twice(
        names in vec(vec(select(vec![
            "a", "A", "é", "e\u{301}", "É", "ß", "SS", "ı", "I", "/", "..", ".", " ", "con", "東", "👩", "\u{202e}", "\u{200d}",
            "~", "%2e", "\\", ":", ".txt", "index.html",
        ]), 1..6).prop_map(|parts| parts.concat()), 1..5),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let Ok(published) = published(&names) else { return Ok(()) };
        let mut seen = BTreeSet::new();
        for path in published {
            let is_plain = path.split('/').all(|part| !["", ".", ".."].contains(&part) && !part.ends_with(['.', ' ']));
            prop_assert!(is_plain && !path.contains('\\'), "{:?}", path);
            let place: String = path.to_lowercase().nfc().collect();
            prop_assert!(seen.insert(place), "{:?} is there twice", path);
        }
    }
}
