//! The order of publishing: what is cleared, moved and removed, and when.

use super::super::{Capitals, PublishStep};
use super::{journal, manifest};

/// Its steps, one a line.
fn steps(before: &[(&str, u8)], after: &[(&str, u8)]) -> Vec<String> {
    let line = |step: &PublishStep| match step {
        PublishStep::Clear(path) => format!("clear {path}"),
        PublishStep::Move(path) => format!("move {path}"),
        PublishStep::Remove(path) => format!("remove {path}"),
    };
    journal(before, after).steps.iter().map(line).collect()
}

#[test]
fn new_files_come_before_changed_ones_and_removals_last() {
    let before = [
        ("assets/old.css", 1),
        ("_headers", 1),
        ("claims.json", 1),
        ("index.html", 1),
        ("library/index.html", 1),
        ("logo.svg", 1),
        ("old/index.html", 1),
        ("old/oembed.json", 1),
        ("same.html", 1),
        ("search/index.html", 1),
    ];
    let after = [
        ("assets/new.css", 1),
        ("_headers", 2),
        ("claims.json", 2),
        ("corrections.xml", 1),
        ("index.html", 2),
        ("library/index.html", 2),
        ("library/new.html", 1),
        ("logo.svg", 2),
        ("same.html", 1),
        ("search/abc/terms.json", 1),
        ("search/index.html", 2),
    ];
    let expected = [
        "move assets/new.css",
        "move library/new.html",
        "move corrections.xml",
        "move search/abc",
        "move logo.svg",
        "move index.html",
        "move library/index.html",
        "move search/index.html",
        "move _headers",
        "move claims.json",
        "remove old/index.html",
        "remove assets/old.css",
        "remove old/oembed.json",
    ];
    assert_eq!(steps(&before, &after), expected);
}

#[test]
fn a_folder_in_which_nothing_stood_moves_as_one() {
    let before = [("town/index.html", 1)];
    let after = [
        ("town/claim/embed/index.html", 1),
        ("town/claim/index.html", 1),
        ("town/claim/share.png", 1),
        ("town/index.html", 1),
        ("village/index.html", 1),
    ];
    assert_eq!(steps(&before, &after), ["move town/claim", "move village"]);
    assert_eq!(
        steps(&[], &[("a/b/c.html", 1), ("d.html", 1)]),
        ["move a", "move d.html"]
    );
}

#[test]
fn what_stands_in_the_way_goes_first() {
    let (file, folder) = ([("data", 1), ("z", 1)], [("data/part/one", 1), ("z", 2)]);
    assert_eq!(steps(&file, &folder), ["clear data", "move data", "move z"]);
    assert_eq!(
        steps(&folder, &file),
        ["clear data/part/one", "move data", "move z"]
    );
}

#[test]
fn what_differs_by_capitals_alone_may_be_one_file_and_makes_way() {
    assert_eq!(
        steps(&[("Data.txt", 1)], &[("data.txt", 1)]),
        ["clear Data.txt", "move data.txt"]
    );
    assert_eq!(
        steps(&[("data.txt", 1)], &[("Data.txt", 1)]),
        ["clear data.txt", "move Data.txt"]
    );
    assert_eq!(
        steps(&[("DATA", 1)], &[("data/One", 1)]),
        ["clear DATA", "move data"]
    );
    assert_eq!(
        steps(&[("data", 1)], &[("Data/One", 1)]),
        ["clear data", "move Data"]
    );
    assert_eq!(
        steps(&[("Data/One", 1)], &[("data", 1)]),
        ["clear Data/One", "move data"]
    );
    assert_eq!(
        steps(&[("data/one", 1)], &[("Data", 1)]),
        ["clear data/one", "move Data"]
    );
}

#[test]
fn what_differs_only_in_how_accents_are_written_may_be_one_file_and_makes_way() {
    let (one, two) = ("caf\u{e9}.txt", "cafe\u{301}.txt");
    for (old, new) in [(one, two), (two, one)] {
        let before = manifest(&[(old, 1)]);
        assert!(
            Capitals::of(&before).has_twin(&before, new),
            "{new:?} is a twin of {old:?}"
        );
        assert!(
            !Capitals::of(&before).has_twin(&before, old),
            "{old:?} is no twin of itself"
        );
        assert_eq!(
            steps(&[(old, 1)], &[(new, 1)]),
            [format!("clear {old}"), format!("move {new}")]
        );
    }
    let before = manifest(&[("cafe.txt", 1)]);
    assert!(
        !Capitals::of(&before).has_twin(&before, one),
        "another letter is another file"
    );
}
