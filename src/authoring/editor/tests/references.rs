//! Where an id is defined, and where else it is written.

use super::super::{FileSpan, Workspace};
use super::{CLAIM, INDEX, PEOPLE, typing};

/// The text that bytes of a place hold.
fn shown(workspace: &Workspace, place: &FileSpan) -> String {
    format!(
        "{}: {}",
        place.file,
        &workspace.text(&place.file).expect("a text")[place.bytes.clone()]
    )
}

#[test]
fn definitions_and_references_are_found() {
    let (workspace, byte) = typing(
        CLAIM,
        "The minutes list",
        "See [[person:a|da]] and [the page](/people/ada/): they list",
    );
    assert_eq!(
        workspace
            .definition(CLAIM, byte)
            .map(|place| shown(&workspace, &place)),
        Some(format!("{PEOPLE}: ada"))
    );
    let places = |with_own| -> Vec<String> {
        workspace
            .references(CLAIM, byte, with_own)
            .iter()
            .map(|place| shown(&workspace, place))
            .collect()
    };
    assert_eq!(
        places(false),
        [
            format!("{CLAIM}: ada"),
            format!("{CLAIM}: ada"),
            format!("{CLAIM}: ada")
        ]
    );
    assert_eq!(places(true).last(), Some(&format!("{PEOPLE}: ada")));
    let (workspace, byte) = typing(INDEX, "claims: [closed]", "claims: [clo|sed]");
    assert_eq!(
        workspace
            .definition(INDEX, byte)
            .map(|place| shown(&workspace, &place)),
        Some(format!("{CLAIM}: claim"))
    );
}
