//! What a renaming writes and moves, and which names it refuses.

use std::ops::Range;
use std::sync::Arc;

use super::super::{Renaming, Workspace};
use super::{CLAIM, INDEX, PEOPLE, SOURCES, typing};

/// What changes when the id at a byte of a text gets another name.
fn rename(workspace: &Workspace, path: &str, byte: usize, new: &str) -> Result<Renaming, String> {
    let (noun, id, _) = workspace.renamable(path, byte)?;
    workspace.rename_id(noun, &id, new)
}

/// What a renaming writes, a line each, and what it moves.
fn renamed(workspace: &Workspace, path: &str, byte: usize, new: &str) -> Vec<String> {
    let renaming = rename(workspace, path, byte, new).expect("it can be renamed");
    let edit = |file: &Arc<str>, (bytes, new): &(Range<usize>, String)| {
        format!(
            "{file}: {} -> {new}",
            &workspace.text(file).expect("a text")[bytes.clone()]
        )
    };
    let edits = renaming
        .edits
        .iter()
        .flat_map(|(file, edits)| edits.iter().map(move |one| edit(file, one)));
    edits
        .chain(
            renaming
                .moves
                .iter()
                .map(|(from, to)| format!("{from} -> {to}")),
        )
        .collect()
}

#[test]
fn a_source_is_renamed_wherever_it_stands() {
    let (workspace, byte) = typing(CLAIM, "source: minutes", "source: min|utes");
    assert_eq!(
        renamed(&workspace, CLAIM, byte, "council-minutes"),
        [
            format!("{CLAIM}: minutes -> council-minutes"),
            format!("{INDEX}: minutes -> council-minutes"),
            format!("{SOURCES}: minutes -> council-minutes"),
        ]
    );
    assert_eq!(
        renamed(&workspace, CLAIM, byte, "2024")[0],
        format!("{CLAIM}: minutes -> \"2024\"")
    );
    assert!(
        rename(&workspace, CLAIM, byte, "The minutes")
            .expect_err("no id")
            .contains("`the-minutes` is")
    );
}

#[test]
fn a_claim_takes_its_files_with_it() {
    let (mut workspace, _) = typing(
        INDEX,
        "The council met.",
        "|[There](/library/closed/#evidence) and [[claim:closed]].",
    );
    workspace.open(
        "content/explainers/library/claims/closed.fr.md",
        "---\nclaim: Fermé\n---\n".to_owned(),
    );
    assert_eq!(
        renamed(&workspace, CLAIM, 0, "four-closed"),
        [
            format!("{INDEX}: closed -> four-closed"),
            format!("{INDEX}: closed -> four-closed"),
            format!("{INDEX}: closed -> four-closed"),
            "content/explainers/library/claims/closed.fr.md -> content/explainers/library/claims/four-closed.fr.md"
                .to_owned(),
            format!("{CLAIM} -> content/explainers/library/claims/four-closed.md"),
        ]
    );
}

#[test]
fn an_explainer_takes_its_folder_with_it() {
    let (workspace, _) = typing(
        INDEX,
        "The council met.",
        "|[There](/library/closed/), [all](/fr/library/), [us](/about/).",
    );
    assert_eq!(
        renamed(&workspace, INDEX, 0, "libraries"),
        [
            format!("{INDEX}: library -> libraries"),
            format!("{INDEX}: library -> libraries"),
            "content/explainers/library -> content/explainers/libraries".to_owned(),
        ]
    );
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let (workspace, byte) = typing(CLAIM, "claimant: ada", "claimant: a|da");
    assert_eq!(
        rename(&workspace, CLAIM, byte, "gazette"),
        Err(format!(
            "there is already a person or organisation `gazette`, in {PEOPLE}"
        ))
    );
    let (workspace, byte) = typing(CLAIM, "claimant: ada", "claimant: ad|d");
    assert!(
        rename(&workspace, CLAIM, byte, "eve").is_err(),
        "nobody has that id"
    );
    assert_eq!(
        workspace
            .suggestion(CLAIM, &(byte - 1..byte))
            .map(|(_, text)| text)
            .as_deref(),
        Some("ada")
    );
    let (workspace, byte) = typing(CLAIM, "One closed and", "One |closed and");
    assert!(
        workspace.renamable(CLAIM, byte).is_err(),
        "words are no ids"
    );
}

#[test]
fn a_name_of_windows_is_refused_without_offering_it() {
    let (workspace, byte) = typing(CLAIM, "claimant: ada", "claimant: a|da");
    assert_eq!(
        rename(&workspace, CLAIM, byte, "con"),
        Err("`con` is not a valid id: Windows reserves this name; choose another".to_owned())
    );
}
