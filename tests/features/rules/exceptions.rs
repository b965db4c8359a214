//! A file that sets the level of a rule for itself, with a reason.

use super::{example, shown_as_sites, today};
use crate::small_site::{SmallSite, other_explainer};

const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// A site with an exception in the front matter of one of its files.
fn with_exception(site: SmallSite, file: &str, rule: &str, keys: &str) -> SmallSite {
    let text = site.text(file);
    let lint = format!("---\nlint: {{{rule}: {{{keys}}}}}\n");
    site.with_bytes(file, text.replacen("---\n", &lint, 1))
}

#[test]
fn one_file_sets_the_level_of_a_rule_and_says_why() {
    for rule in shown_as_sites() {
        let bad = example(rule.name, "Bad");
        for file in bad
            .checked()
            .report
            .lines
            .iter()
            .map(|line| line.file.to_string())
        {
            if !file.ends_with(".md") || rule.name == "unexpected-file" {
                continue;
            }
            let keys = |level: &str| format!("level: {level}, because: It is so.");
            let allowed =
                with_exception(bad.clone(), &file, rule.name, &keys("allow")).options(today(true));
            assert_eq!(allowed.report(), "", "{} allowed in {file}", rule.name);
            let denied = with_exception(bad.clone(), &file, rule.name, &keys("deny")).checked();
            assert!(denied.site.is_none(), "{} as an error in {file}", rule.name);
        }
    }
}

#[test]
fn an_exception_holds_for_its_file_alone() {
    let long = "claim: The town closed four libraries in a single year although it had promised to keep all of them";
    let other = other_explainer("pool", "shut").replace("claim: The pool is shut", long);
    let site =
        SmallSite::new(&other).replacing(CLOSED, "claim: The town closed four libraries", long);
    let both = [
        format!("{CLOSED}:2:8 claim-too-long"),
        "content/explainers/pool/claims/shut.md:2:8 claim-too-long".into(),
    ];
    assert_eq!(site.findings(), both);
    let site = with_exception(
        site,
        CLOSED,
        "claim-too-long",
        "level: allow, because: The words are a statute's.",
    );
    assert_eq!(site.findings(), both[1..]);
}

#[test]
fn an_exception_needs_a_reason_and_a_rule_that_there_is() {
    let site =
        |rule: &str, keys: &str| with_exception(SmallSite::new(""), CLOSED, rule, keys).report();
    assert_eq!(
        site(
            "claim-too-long",
            "level: allow, because: It is a statute's."
        ),
        ""
    );
    assert!(site("claim-too-long", "level: allow").contains("the key `because` is missing"));
    assert!(site("claim-too-long", "because: So.").contains("the key `level` is missing"));
    let unknown = site("claim-to-long", "level: allow, because: So.");
    assert!(
        unknown.starts_with(&format!(
            "{CLOSED}:2:8: error: `claim-to-long` is not a rule whose level"
        )),
        "{unknown}"
    );
    assert!(
        unknown.contains("did you mean `claim-too-long`?"),
        "{unknown}"
    );
    let form = site("raw-html", "level: allow, because: So.");
    assert!(
        form.contains("`raw-html` is not a rule whose level you can set"),
        "{form}"
    );
}
