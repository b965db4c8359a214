//! Names of files, keys and ids, and the texts of settings and themes.

use std::collections::BTreeMap;

use factpress::theme::Theme;

use super::{CLAIM, site, told};

const SITE: &str = "content/site.yaml";
const INDEX: &str = "content/explainers/library/index.md";

#[test]
fn names_of_files_obey_too() {
    for name in [
        "a\u{202e}gpj.exe",
        "a\u{200b}.pdf",
        "a\u{fffd}.pdf",
        "folder\u{2066}/a.pdf",
    ] {
        let path = format!("content/static/{name}");
        let report = site().with_asset(&path).checked().report;
        assert_eq!(
            report
                .lines
                .iter()
                .map(|line| line.rule)
                .collect::<Vec<_>>(),
            ["bad-character"],
            "{name:?}"
        );
        assert!(
            !report
                .human(false)
                .contains(['\u{202e}', '\u{200b}', '\u{2066}']),
            "{}",
            report.human(false)
        );
    }
    let registry = site().with_bytes("content/sources/a\u{202e}b.yaml", "{}");
    assert_eq!(
        registry.checked().report.errors(),
        1,
        "{}",
        registry.report()
    );
}

#[test]
fn keys_and_ids_are_told_with_what_they_should_be() {
    let site = site()
        .replacing(CLAIM, "kind: statement", "ki\u{200b}nd: statement")
        .replacing(INDEX, "claims: [closed]", "claims: [clo\u{200b}sed]");
    let report = site.checked().report;
    assert!(report.errors() >= 2, "{}", report.human(false));
    let after: BTreeMap<&str, &str> = report
        .fixes
        .iter()
        .map(|fix| (&*fix.file, &*fix.after))
        .collect();
    assert!(
        after[CLAIM].contains("\nkind: statement"),
        "{}",
        after[CLAIM]
    );
    assert!(
        after[INDEX].contains("claims: [closed]"),
        "{}",
        after[INDEX]
    );
}

#[test]
fn site_yaml_and_the_words_of_a_theme_obey() {
    let found = told(&site().replacing(SITE, "title: Town", "title: \u{202e}Town"));
    assert_eq!(found, ["1:8 error U+202E RIGHT-TO-LEFT OVERRIDE"]);
    let files = factpress::theme::built_in().into_iter().map(|mut file| {
        if file.path == "words/en.yaml" {
            let text = String::from_utf8(file.bytes.to_vec()).expect("words are text");
            file.bytes = text
                .replace("Claimed by", "Claimed \u{202e}by")
                .into_bytes();
        }
        file
    });
    let faults =
        Theme::new("themes/broadsheet", files.collect()).expect_err("its words turn round");
    assert!(
        format!("{faults:?}").contains("RIGHT-TO-LEFT OVERRIDE"),
        "{faults:?}"
    );
}

#[test]
fn ids_that_are_offered_keep_their_letters() {
    let report = site()
        .replacing(
            INDEX,
            "claims: [closed]",
            "claims: [closed]\ntags: [Économie]",
        )
        .report();
    assert!(report.contains("as in `economie`"), "{report}");
    let report = site()
        .with_bytes("content/pages/élection-à-québec.md", "---\ntitle: A\n---\n")
        .report();
    assert!(report.contains("as in `election-a-quebec`"), "{report}");
}
