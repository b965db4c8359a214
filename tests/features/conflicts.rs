//! Conflict marks that a merge leaves: reported at their line, and nothing else with them.

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn with(old: &str, new: &str) -> Vec<String> {
    let site = SmallSite::new("").replacing(CLAIM, old, new);
    let own = site
        .findings()
        .into_iter()
        .filter(|found| found.starts_with(CLAIM));
    own.map(|found| found[CLAIM.len() + 1..].to_owned())
        .collect()
}

fn body(text: &str) -> Vec<String> {
    with("The minutes list them.", text)
}

#[test]
fn a_conflict_in_a_body_is_named_once_where_it_begins() {
    for text in [
        "<<<<<<< HEAD\nFour ducks.\n\n=======\n\nNine ducks.\n>>>>>>> branch",
        "<<<<<<< HEAD\nFour ducks.\n=======\nNine ducks.\n>>>>>>> branch",
        "<<<<<<< HEAD\nFour.\n||||||| base\nFive.\n=======\nNine.\n>>>>>>> branch",
        "<<<<<<< local\nFour.\n=======\nNine.\n>>>>>>> other",
        "<<<<<<< working copy: 1234\nFour.\n=======\nNine.\n>>>>>>> merge rev: 5678",
        "<<<<<<< Conflict 1 of 1\n%%%%%%% Changes from base\nFour.\n+++++++ Contents of side\nNine.\n>>>>>>> Conflict 1 of 1 ends",
        "```\n<<<<<<< HEAD\nFour.\n=======\nNine.\n>>>>>>> branch\n```",
    ] {
        let line = if text.starts_with('`') { 17 } else { 16 };
        assert_eq!(body(text), [format!("{line}:1 conflict-marker")], "{text}");
    }
    assert_eq!(
        body("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n\nText.\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b"),
        ["16:1 conflict-marker", "24:1 conflict-marker"]
    );
}

#[test]
fn what_is_left_of_a_conflict_is_named_too() {
    assert_eq!(
        body("<<<<<<< HEAD\n\nFour ducks."),
        ["16:1 conflict-marker"]
    );
    assert_eq!(
        body("Four ducks.\n>>>>>>> branch"),
        ["17:1 conflict-marker"]
    );
    assert_eq!(
        body("Four ducks.\n||||||| base\nFive."),
        ["17:1 conflict-marker"]
    );
    assert_eq!(
        body("Four ducks.\n\n=======\n\nNine."),
        ["18:1 conflict-marker"]
    );
}

#[test]
fn a_conflict_in_yaml_comes_before_what_it_breaks() {
    let finding = "finding: One closed and three moved.";
    assert_eq!(
        with(
            finding,
            "<<<<<<< HEAD\nfinding: One closed.\n=======\nfinding: Two closed.\n>>>>>>> branch"
        ),
        ["9:1 conflict-marker"]
    );
    assert_eq!(
        with(
            finding,
            "finding: One closed.\n=======\nfinding: Two closed."
        ),
        ["10:1 conflict-marker"]
    );
    assert_eq!(
        with(
            "---\nclaim:",
            "<<<<<<< HEAD\n---\n=======\n---\n>>>>>>> b\nclaim:"
        ),
        ["1:1 conflict-marker"]
    );
    for (file, old) in [
        ("content/site.yaml", "title: Town checks"),
        ("content/people.yaml", "  name: Ada Example"),
        ("content/sources/town.yaml", "  publisher: Town council"),
    ] {
        let conflict = format!("<<<<<<< HEAD\n{old}\n=======\n{old} too\n>>>>>>> branch");
        let findings = SmallSite::new("")
            .replacing(file, old, &conflict)
            .findings();
        let own: Vec<&String> = findings
            .iter()
            .filter(|found| found.starts_with(file))
            .collect();
        assert!(
            matches!(&own[..], [only] if only.ends_with(":1 conflict-marker")),
            "{findings:?}"
        );
    }
}

#[test]
fn signs_that_no_merge_leaves_are_honest() {
    for text in [
        "> > > > > > > Seven quotations.",
        "A line of ======= inside.",
        "```\n<<<<<<< HEAD\n```",
        "```\n =======\n >>>>>>> x\n```",
        "`<<<<<<<`",
    ] {
        assert_eq!(body(text), [""; 0], "{text}");
    }
}
