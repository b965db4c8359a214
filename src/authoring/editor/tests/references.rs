//! Where an id is defined, and where else it is written.

use super::super::{FileSpan, Workspace};
use super::{CLAIM, INDEX, PEOPLE, typing, workspace};

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

#[test]
fn a_document_is_referred_to_where_its_id_is_written() {
    let workspace = workspace();
    let places = |path: &str| -> Vec<String> {
        let places = workspace.references(path, 1, true);
        places
            .iter()
            .map(|place| shown(&workspace, place))
            .collect()
    };
    assert_eq!(places(CLAIM), [format!("{INDEX}: closed")]);
    assert_eq!(workspace.references(CLAIM, 8, true), []);
}

#[test]
fn what_was_meant_is_found_in_references_and_addresses() {
    for (written, bytes, meant) in [
        ("[[person:|adda]]", 16, "ada"),
        ("[[source:|minute]]", 18, "minutes"),
        ("[[claim:|close]]", 16, "closed"),
        ("[her](/people/|adda/)", 20, "ada"),
        ("[it](/library/|close/)", 21, "closed"),
    ] {
        let (workspace, byte) = typing(CLAIM, "The minutes list", &format!("{written} list"));
        let text = workspace.text(CLAIM).expect("a text");
        let start = text.find(&written.replace('|', "")).expect("it is written");
        let suggestion = workspace.suggestion(CLAIM, &(start..start + bytes));
        let (replaced, suggested) = suggestion.expect("something is meant");
        assert_eq!(
            (replaced.start, suggested.as_str()),
            (byte, meant),
            "{written}"
        );
    }
}
